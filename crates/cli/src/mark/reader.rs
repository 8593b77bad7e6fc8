//! The engine that was asked for, and what its learned layers say.

use std::fs;
use std::path::{Path, PathBuf};

use standpoint_deep::reading::stance_towards;
use standpoint_deep::{DeepEngine, Model};
use standpoint_engine::learned::stance::Answer;
use standpoint_engine::learned::{Layers, read};
use standpoint_engine::{Engine, InstantEngine};
use standpoint_text::Text;

use super::layer;
use super::question::Question;
use crate::arguments::{Layer, Mark, Which};
use crate::failure::Failure;

/// The engine that reads.
pub(super) enum Reader {
    Instant(Box<InstantEngine>),
    Deep(Box<DeepEngine>),
}

/// Where the deep reader's weights are, beside the program or where it is run.
const WEIGHTS: &str = "models/deep.weights";

impl Reader {
    /// The one that the options name.
    ///
    /// # Errors
    /// When its weights are not there or cannot be used.
    pub(super) fn of(options: &Mark) -> Result<Self, Failure> {
        match options.engine {
            Which::Instant => {
                let models = layer::models(options.layer)?;
                Ok(Self::Instant(Box::new(InstantEngine::new(models))))
            }
            Which::Deep => {
                let path = options.model.clone().unwrap_or_else(usual_place);
                let model = deep(&path)?;
                if options.layer == Some(Layer::Actors) && model.heads().actors.is_none() {
                    return Err(Failure::NoHead(path));
                }
                let chains = layer::chains()?;
                Ok(Self::Deep(Box::new(DeepEngine::new(model, chains))))
            }
        }
    }

    pub(super) fn engine(&self) -> &dyn Engine {
        match self {
            Self::Instant(engine) => &**engine,
            Self::Deep(engine) => &**engine,
        }
    }

    /// What its learned layers find in a text.
    pub(super) fn layers(&self, text: &Text) -> Layers {
        match self {
            Self::Instant(engine) => read(engine.models(), text),
            Self::Deep(engine) => standpoint_deep::read(engine.model(), engine.chains(), text),
        }
    }

    /// What stance the text takes; none where the layer cannot tell.
    pub(super) fn stance(&self, text: &Text, question: Question) -> Option<Answer> {
        let Question { target, holder } = question;
        match self {
            Self::Instant(engine) => engine.models().stance_towards(text, target, holder),
            Self::Deep(engine) => stance_towards(engine.model(), text, target),
        }
    }
}

/// Beside the program, if they are there; else where it is run.
fn usual_place() -> PathBuf {
    let program = std::env::current_exe().ok();
    let beside = program.and_then(|program| Some(program.parent()?.join(WEIGHTS)));
    let beside = beside.filter(|path| path.is_file());
    beside.unwrap_or_else(|| WEIGHTS.into())
}

fn deep(path: &Path) -> Result<Model, Failure> {
    let file = fs::read(path).map_err(|error| Failure::NoDeepWeights {
        path: path.to_owned(),
        error,
    })?;
    Model::read(file).map_err(|error| Failure::DeepWeights {
        path: path.to_owned(),
        error,
    })
}
