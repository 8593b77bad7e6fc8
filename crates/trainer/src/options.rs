//! What was asked for.

use std::path::PathBuf;

use lexopt::prelude::*;
use standpoint_engine::learned::weights::Layer;

/// How the program is used.
pub const HELP: &str = "\
standpoint-trainer --data DIR [--output DIR] [--without polnear] [--only LAYER]

  --data DIR         the folder of the corpora
  --output DIR       where weights are written, and read for layers that are not trained (models)
  --without polnear  leave out PolNeAR, which states no licence
  --only LAYER       words, pos, heads, attribution, names, uncertainty or stance";

/// The options of a run.
#[derive(Debug)]
pub struct Options {
    /// The folder of the corpora.
    pub data: PathBuf,
    /// The folder of the weights.
    pub output: PathBuf,
    /// Whether PolNeAR is learned from.
    pub polnear: bool,
    /// The only layer to train.
    pub only: Option<Layer>,
}

/// Why options are not understood.
#[derive(Debug, thiserror::Error)]
pub enum OptionsError {
    /// An option is unknown or lacks its value.
    #[error("{0}")]
    Argument(#[from] lexopt::Error),
    /// There is no such layer.
    #[error("there is no layer “{0}”")]
    Layer(String),
    /// Only PolNeAR can be left out.
    #[error("only polnear can be left out, not “{0}”")]
    Without(String),
    /// Nothing can be learned from nothing.
    #[error("the folder of the corpora is missing: add --data DIR")]
    NoData,
}

impl Options {
    /// Reads the program's arguments.
    ///
    /// # Errors
    /// When they are not understood.
    pub fn read() -> Result<Self, OptionsError> {
        let mut parser = lexopt::Parser::from_env();
        let (mut data, mut output) = (None, PathBuf::from("models"));
        let (mut polnear, mut only) = (true, None);
        while let Some(argument) = parser.next()? {
            match argument {
                Long("data") => data = Some(parser.value()?.into()),
                Long("output") => output = parser.value()?.into(),
                Long("without") => match parser.value()?.to_string_lossy().as_ref() {
                    "polnear" => polnear = false,
                    other => return Err(OptionsError::Without(other.to_owned())),
                },
                Long("only") => {
                    let name = parser.value()?.to_string_lossy().into_owned();
                    let layer = Layer::ALL.into_iter().find(|layer| layer.name() == name);
                    only = Some(layer.ok_or(OptionsError::Layer(name))?);
                }
                _ => return Err(argument.unexpected().into()),
            }
        }
        Ok(Self {
            data: data.ok_or(OptionsError::NoData)?,
            output,
            polnear,
            only,
        })
    }
}
