//! The deep reader as an engine: the assembly of the instant engine, with what the model learned.

use standpoint_engine::assemble::VERSION;
use standpoint_engine::reading::{Reading, Sizes};
use standpoint_engine::sureness::Sureness;
use standpoint_engine::{Analysis, Engine, Learned};
use standpoint_text::{Offset, Span, Text};

use crate::model::Model;
use crate::reading::DeepReading;

/// Batches in bytes. What a screen shows first should not wait for more than a window or two; on the
/// golden articles, larger batches find nothing else.
const SIZES: Sizes = Sizes {
    whole: 0,
    first: 600,
    next: 3_000,
};

/// Reads with a model, and with the instant engine's rules what the model has no head for.
#[derive(Clone, Debug)]
pub struct DeepEngine {
    model: Model,
    version: String,
}

impl DeepEngine {
    /// The engine with this model.
    pub fn new(model: Model) -> Self {
        Self {
            version: format!("{VERSION}+{}", model.name()),
            model,
        }
    }

    /// The model.
    pub const fn model(&self) -> &Model {
        &self.model
    }
}

impl Engine for DeepEngine {
    fn version(&self) -> &str {
        &self.version
    }

    fn analyse<'engine>(&'engine self, text: &Text) -> Box<dyn Analysis + 'engine> {
        self.analyse_from(text, Offset::ZERO)
    }

    fn analyse_from<'engine>(
        &'engine self,
        text: &Text,
        from: Offset,
    ) -> Box<dyn Analysis + 'engine> {
        let learner = DeepReading::new(&self.model, text);
        let sureness = Sureness::standard();
        let reading = Reading::new(learner, &self.version, sureness, text, SIZES);
        Box::new(reading.starting(from))
    }

    /// Nothing: a transformer does not say on which words it rests.
    fn why(&self, _: &Text, _: Span) -> Option<Learned> {
        None
    }
}
