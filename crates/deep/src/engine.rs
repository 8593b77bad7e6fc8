//! The deep reader as an engine: the assembly of the instant engine, with what the model learned.

use std::sync::LazyLock;

use standpoint_engine::assemble::VERSION;
use standpoint_engine::learned::Models;
use standpoint_engine::learned::weights::Layer;
use standpoint_engine::reading::{Reading, Sizes};
use standpoint_engine::sureness::Sureness;
use standpoint_engine::{Analysis, Engine, Learned};
use standpoint_text::{Offset, Span, Text};

use crate::model::Model;
use crate::reading::DeepReading;
use crate::why;

/// Batches in bytes. What a screen shows first should mostly wait for no more than a window.
const SIZES: Sizes = Sizes {
    whole: 0,
    first: 450,
    next: 3_000,
};

/// How sure its marks are, measured as that of the instant engine is.
const MEASURED: &str = include_str!("../../../models/deep-sureness.tsv");

static SURENESS: LazyLock<Sureness> = LazyLock::new(|| Sureness::read(MEASURED));

/// Reads with a model, and with the instant engine's rules what the model has no head for.
#[derive(Clone, Debug)]
pub struct DeepEngine {
    model: Model,
    /// The instant engine's chains, a second opinion on names and uncertainties.
    chains: Models,
    version: String,
    /// Whether marks are as sure as the rule or the model that made them says.
    uncalibrated: bool,
}

impl DeepEngine {
    /// The layers of the instant engine's that the reader has beside its own, each behind those that it builds
    /// on.
    pub const CHAINS: [Layer; 5] = [
        Layer::Words,
        Layer::Pos,
        Layer::Heads,
        Layer::Names,
        Layer::Uncertainty,
    ];

    /// The engine with this model, and with the weights of [`DeepEngine::CHAINS`]; without any of them the
    /// model reads alone.
    pub fn new(model: Model, chains: Models) -> Self {
        Self {
            version: format!("{VERSION}+{}", model.name()),
            model,
            chains,
            uncalibrated: false,
        }
    }

    /// The engine as its calibration is measured: how sure a mark is, is what its rule or the model
    /// says, and not how often such marks were right.
    pub fn uncalibrated(model: Model, chains: Models) -> Self {
        Self {
            uncalibrated: true,
            ..Self::new(model, chains)
        }
    }

    /// The model.
    pub const fn model(&self) -> &Model {
        &self.model
    }

    /// The chains beside it.
    pub const fn chains(&self) -> &Models {
        &self.chains
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
        let learner = DeepReading::new(&self.model, &self.chains, text);
        let sureness = if self.uncalibrated {
            Sureness::none()
        } else {
            &SURENESS
        };
        let reading = Reading::new(learner, &self.version, sureness, text, SIZES);
        Box::new(reading.starting(from))
    }

    fn why(&self, text: &Text, cue: Span) -> Option<Learned> {
        why::why(&self.model, text, cue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_was_measured_and_rises() {
        for label in ["actor", "cue", "position", "uncertainty"] {
            let lines = MEASURED.lines().filter(|line| line.starts_with(label));
            assert!(lines.count() > 2, "{label}");
            assert!(SURENESS.of(label, 0.3) < SURENESS.of(label, 0.9), "{label}");
        }
    }
}
