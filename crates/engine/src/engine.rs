//! The interface of every engine: the rules of today, trained weights later.

use serde::{Deserialize, Serialize};
use standpoint_annotation::{Entity, Link, Mark};
use standpoint_text::{Offset, Span, Text};

use crate::why::Learned;

/// Reads a text and suggests marks.
pub trait Engine {
    /// The version that stands in each suggestion's origin.
    fn version(&self) -> &str;

    /// Starts to read. The work is done batch by batch as the analysis is asked for the next one,
    /// so whoever asks decides about progress, pauses and cancelling.
    fn analyse<'engine>(&'engine self, text: &Text) -> Box<dyn Analysis + 'engine>;

    /// The same, but what is around `from` first: from there to the end, then what is before. What is
    /// before is known then, but for its learned part, as far as a page or two back. An engine that is
    /// quick enough may begin at the start all the same.
    fn analyse_from<'engine>(
        &'engine self,
        text: &Text,
        from: Offset,
    ) -> Box<dyn Analysis + 'engine> {
        let _ = from;
        self.analyse(text)
    }

    /// What its learned part says of a cue that stands at `cue`: how sure it is, and on what that
    /// rests. `None` where it has none, or finds no cue there. Costs a few readings of what
    /// is around it.
    fn why(&self, text: &Text, cue: Span) -> Option<Learned>;
}

/// An analysis under way: an iterator over [`Batch`]es, mostly from the text's start to its end.
pub trait Analysis: Iterator<Item = Batch> {
    /// What the text seems to be written in. Nothing is suggested outside English.
    fn language(&self) -> Language;
}

/// What a text is written in, as far as the engine cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// English, or too short to tell.
    English,
    /// Some other language, by its BCP 47 code.
    Other(LanguageCode),
    /// Another language that the engine cannot name, or no language at all.
    Unknown,
}

/// Two letters of ISO 639-1, in lower case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LanguageCode(pub [char; 2]);

/// What was found in one stretch of the text.
///
/// Ids are unique within the analysis: marks `s1`, `s2` …, links `sl1` …, entities `se1` ….
/// An entity may come again in a later batch under the same id with a fuller name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Batch {
    /// Suggested marks, in text order, each with origin, confidence and reason.
    pub marks: Vec<Mark>,
    /// Links among the marks of this batch.
    pub links: Vec<Link>,
    /// Entities that are new or have a better name now.
    pub entities: Vec<Entity>,
    /// The stretches that have been read for it: it speaks of all that starts in them.
    #[serde(default)]
    pub read: Vec<Span>,
    /// How far the reading has come at most. Of a reading from the start, all before has been read.
    pub read_to: Offset,
    /// How many words this batch has.
    pub words: usize,
}
