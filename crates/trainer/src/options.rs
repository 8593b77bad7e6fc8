//! What was asked for.

use std::path::PathBuf;

use lexopt::prelude::*;
use standpoint_engine::learned::weights::Layer;

/// How the program is used.
pub const HELP: &str = "\
standpoint-trainer --data DIR [--output DIR] [--without polnear] [--only LAYER]
standpoint-trainer --marks DIR [--engine ENGINE] [--output DIR]
standpoint-trainer --data DIR --examples FILE [--without polnear]

  --data DIR         the folder of the corpora
  --output DIR       where weights are written, and read for layers that are not trained (models)
  --without polnear  leave out PolNeAR, which states no licence
  --only LAYER       words, pos, heads, attribution, names, uncertainty or stance
  --marks DIR        learn no layer, but measure on the annotated articles in DIR how sure the
                     engine may be of its marks, and where F1 is best
  --engine ENGINE    which engine: instant (if nothing is said), or deep, whose weights are to be
                     in the folder of the output
  --examples FILE    learn no layer, but write to FILE, packed with gzip, what the deep reader learns
                     from";

/// The options of a run.
#[derive(Debug)]
pub struct Options {
    /// The folder of the weights.
    pub output: PathBuf,
    /// What is to be done.
    pub task: Task,
}

/// What is to be done.
#[derive(Debug)]
pub enum Task {
    /// Learn layers.
    Layers(Layers),
    /// Measure on the annotated articles of this folder how sure the engine may be.
    Marks(PathBuf, Reader),
    /// Write what the deep reader learns from.
    Examples {
        /// The folder of the corpora.
        data: PathBuf,
        /// Whether PolNeAR is among them.
        polnear: bool,
        /// Where to.
        file: PathBuf,
    },
}

/// Which engine is measured.
#[derive(Clone, Copy, Debug, Default)]
pub enum Reader {
    /// The instant one.
    #[default]
    Instant,
    /// The deep reader.
    Deep,
}

/// What to learn.
#[derive(Debug)]
pub struct Layers {
    /// The folder of the corpora.
    pub data: PathBuf,
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
    /// There is no such engine.
    #[error("there is no engine “{0}”: instant and deep")]
    Engine(String),
    /// Only PolNeAR can be left out.
    #[error("only polnear can be left out, not “{0}”")]
    Without(String),
    /// An engine is measured, nothing else is done with it.
    #[error("--engine says whose marks are measured: give --marks DIR as well")]
    NoMarks,
    /// Nothing can be learned from nothing.
    #[error("say what to learn from: either --data DIR or --marks DIR")]
    NoTask,
}

impl Options {
    /// Reads the program's arguments.
    ///
    /// # Errors
    /// When they are not understood.
    pub fn read() -> Result<Self, OptionsError> {
        let mut parser = lexopt::Parser::from_env();
        let (mut data, mut marks, mut output) = (None, None, PathBuf::from("models"));
        let (mut polnear, mut only, mut examples, mut reader) = (true, None, None, None);
        while let Some(argument) = parser.next()? {
            match argument {
                Long("data") => data = Some(parser.value()?.into()),
                Long("marks") => marks = Some(parser.value()?.into()),
                Long("examples") => examples = Some(parser.value()?.into()),
                Long("output") => output = parser.value()?.into(),
                Long("engine") => match parser.value()?.to_string_lossy().as_ref() {
                    "instant" => reader = Some(Reader::Instant),
                    "deep" => reader = Some(Reader::Deep),
                    other => return Err(OptionsError::Engine(other.to_owned())),
                },
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
        let task = match (data, marks, examples) {
            (None, Some(gold), None) => Task::Marks(gold, reader.unwrap_or_default()),
            // What learns is no engine yet.
            _ if reader.is_some() => return Err(OptionsError::NoMarks),
            (Some(data), None, None) => Task::Layers(Layers {
                data,
                polnear,
                only,
            }),
            (Some(data), None, Some(file)) => Task::Examples {
                data,
                polnear,
                file,
            },
            _ => return Err(OptionsError::NoTask),
        };
        Ok(Self { output, task })
    }
}
