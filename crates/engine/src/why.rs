//! Why something was suggested, in more than the words that stand in its origin: which reader found
//! it, and on what a learned cue rests. Computed when it is asked for.

use serde::{Deserialize, Serialize};
use standpoint_annotation::{Document, Mark};
use standpoint_text::{Span, Text};

use crate::assemble::names_a_model;
use crate::learned::Models;
use crate::learned::attribution::occlusion::{Hidden, Rest, explain};
use crate::learned::attribution::second::Memory;
use crate::learned::passage::Passage;

/// Whether a mark is the deep reader's, so that nobody else can say on what it rests.
pub fn is_deep(mark: &Mark) -> bool {
    let version = mark
        .origin
        .as_ref()
        .and_then(|origin| origin.version.as_deref());
    mark.is_by_engine() && version.is_some_and(names_a_model)
}

/// How the reason of a mark begins that rests on learned weights.
pub const LEARNED: &str = "learned cue";

/// How the reason of an actor begins whose name a learned layer found, or changed.
pub const LEARNED_NAME: &str = "learned name";

/// The reason of a name that a rule finds because a layer knew it elsewhere in the text.
pub const LEARNED_BEFORE: &str = "learned name, used in the text";

/// The reason of a name that a rule found and the layer knows to be a body's.
pub const LEARNED_BODY: &str = "learned name of an organisation";

/// The reason of a name of which the rules have only a part.
pub const LEARNED_EDGES: &str = "learned name, longer than a rule has it";

/// How the reason of an actor begins whose description a learned layer found, or changed.
pub const LEARNED_DESCRIPTION: &str = "learned description";

/// The reason of an uncertainty that a learned layer found: a belief for which nobody in particular
/// stands.
pub const LEARNED_BELIEF: &str = "learned word of belief, vague source";

/// The parts of a text that are named at most.
pub const MOST: usize = 3;

/// How much of the text before a paragraph is read for it, in bytes: of it only who was a source
/// there before plays a part.
const BEFORE: usize = 40_000;

/// What the learned attribution layer says of a cue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Learned {
    /// How sure it is that this is a cue, from 0 to 1.
    pub confidence: f32,
    /// What it rests on, what is missed most first; at most three.
    pub rests_on: Vec<Evidence>,
}

/// A part of the text without which the layer is less sure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// Where it stands.
    pub place: Place,
    /// Its words; blank for quotation marks.
    pub words: String,
    /// How sure the layer is without it, from 0 to 1. Where it then finds no cue, the instant engine
    /// says 0, the deep reader how likely one would still be.
    pub without: f32,
}

/// Where evidence stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// It is the cue itself.
    Itself,
    /// Before the cue.
    Before,
    /// Behind the cue.
    After,
    /// The quotation marks of the paragraph.
    Quotation,
}

/// Where the cue stands that a mark has to do with: its own place, or that of the cue which signals
/// the position. `None` for what has no cue.
pub fn cue_of(document: &Document, mark: &Mark) -> Option<Span> {
    match mark.label.as_str() {
        "cue" => Some(mark.spans.hull()),
        "position" => {
            let mut links = document.links_from(&mark.id);
            let signal = links.find(|link| link.kind.as_str() == "signalled_by")?;
            Some(document.mark(&signal.to)?.spans.hull())
        }
        _ => None,
    }
}

/// What the learned layer says of the cue at `cue`; `None` without weights, or where it finds none.
pub fn why(models: &Models, text: &Text, cue: Span) -> Option<Learned> {
    let attribution = models.attribution.as_ref()?;
    let paragraphs = standpoint_text::paragraphs(text);
    let own = paragraphs
        .iter()
        .position(|paragraph| paragraph.contains_span(cue))?;
    let mut memory = Memory::default();
    let start = paragraphs[own].start().get().saturating_sub(BEFORE);
    for paragraph in &paragraphs[..own] {
        if paragraph.start().get() >= start {
            attribution.read(&models.passage(text, *paragraph), &mut memory);
        }
    }
    let passage = models.passage(text, paragraphs[own]);
    if passage.is_empty() {
        return None;
    }
    let words = passage.touched(cue);
    let (confidence, rests) = explain(attribution, &passage, &memory, &words)?;
    let evidence = rests.into_iter().take(MOST);
    Some(Learned {
        confidence,
        rests_on: evidence
            .map(|rest| evidence_of(text, &passage, words.start, rest))
            .collect(),
    })
}

fn evidence_of(text: &Text, passage: &Passage, cue: usize, rest: Rest) -> Evidence {
    let (place, words) = match rest.hidden {
        Hidden::Quotation => (Place::Quotation, String::new()),
        Hidden::Words(words) => {
            let place = match words.start.cmp(&cue) {
                std::cmp::Ordering::Less => Place::Before,
                std::cmp::Ordering::Equal => Place::Itself,
                std::cmp::Ordering::Greater => Place::After,
            };
            (place, text.slice(passage.cover(words)).to_owned())
        }
    };
    Evidence {
        place,
        words,
        without: rest.without,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assemble::{VERSION, VERSION_OF_RULES};
    use standpoint_annotation::Origin;

    #[test]
    fn marks_of_the_deep_reader_are_told_by_their_version() {
        let marked = |by: &str, version: &str| {
            let mut mark = Mark::new("s1", "cue", Span::from_bytes(0, 4));
            mark.origin = Some(Origin {
                by: by.to_owned(),
                version: Some(version.to_owned()),
                ..Origin::default()
            });
            is_deep(&mark)
        };
        assert!(marked("engine", &format!("{VERSION}+deep-1")));
        assert!(!marked("engine", VERSION));
        assert!(!marked("engine", VERSION_OF_RULES));
        assert!(!marked("me", "1.0+deep-1"));
    }
}
