//! The engine of rules and word lists: layer after layer, batch by batch.

use standpoint_text::{Span, Text};

use crate::assemble::{VERSION, VERSION_OF_RULES};
use crate::engine::{Analysis, Engine};
use crate::learned::weights::Layer;
use crate::learned::{self, Models};
use crate::reading::{Reading, Sizes};
use crate::sureness::Sureness;
use crate::why::{self, Learned};

/// A longer text comes in several batches, the first of about five hundred words, which is more than
/// a screen shows.
const SIZES: Sizes = Sizes {
    whole: 20_000,
    first: 3_000,
    next: 8_000,
};

/// Reads with rules and word lists, and with what was learned where there are weights.
#[derive(Clone, Debug, Default)]
pub struct InstantEngine {
    models: Models,
    /// Whether marks are as sure as the rule or the layer that made them says.
    uncalibrated: bool,
}

impl InstantEngine {
    /// The layers whose weights it marks with, each behind those that it builds on. Names and
    /// uncertainties are left to its rules, which know the codebook better; weights of other layers
    /// would only cost time at every paragraph.
    pub const LAYERS: [Layer; 4] = [Layer::Words, Layer::Pos, Layer::Heads, Layer::Attribution];

    /// The engine with these weights. The word lists are read when the first text is.
    pub const fn new(models: Models) -> Self {
        Self {
            models,
            uncalibrated: false,
        }
    }

    /// The engine as its calibration is measured: how sure a mark is, is what its rule or layer
    /// says, and not how often such marks were right.
    pub const fn uncalibrated(models: Models) -> Self {
        Self {
            models,
            uncalibrated: true,
        }
    }

    /// Its weights.
    pub const fn models(&self) -> &Models {
        &self.models
    }

    /// The engine without weights.
    pub fn of_rules() -> Self {
        Self::default()
    }
}

impl Engine for InstantEngine {
    fn version(&self) -> &str {
        version(&self.models)
    }

    fn analyse<'engine>(&'engine self, text: &Text) -> Box<dyn Analysis + 'engine> {
        let sureness = if self.uncalibrated {
            Sureness::none()
        } else {
            Sureness::standard()
        };
        let learner = learned::Reading::new(&self.models, text);
        Box::new(Reading::new(learner, self.version(), sureness, text, SIZES))
    }

    fn why(&self, text: &Text, cue: Span) -> Option<Learned> {
        why::why(&self.models, text, cue)
    }
}

/// An engine without weights finds less, and says so in what it marks.
fn version(models: &Models) -> &'static str {
    if models.is_empty() {
        VERSION_OF_RULES
    } else {
        VERSION
    }
}
