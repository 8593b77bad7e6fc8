//! What was not as expected in something that was opened, in sentences, and what can be done.

use std::mem::{Discriminant, discriminant};
use std::rc::Rc;

use standpoint_annotation::json::{Loaded, Problem};
use standpoint_formats::Remark;

use super::super::notice::Remedy;
use super::Update;
use crate::i18n::Message;
use crate::wording;

/// A file as it came, kept while it may have to be read again in another way.
#[derive(Clone, Debug, PartialEq)]
pub struct Raw {
    /// What it was called.
    pub name: Option<String>,
    /// What was in it.
    pub bytes: Rc<Vec<u8>>,
}

impl Update<'_> {
    /// Says what was assumed or changed about a text. Line ends are not worth a sentence.
    pub(super) fn remark(&mut self, remarks: &[Remark], raw: Option<&Raw>) {
        for remark in remarks {
            match remark {
                Remark::Assumed {
                    encoding,
                    alternatives,
                } => {
                    let message =
                        Message::new("notice-encoding-assumed").with("encoding", encoding.name());
                    let remedies = raw.map(|raw| {
                        let again = |encoding| Remedy::Decode {
                            raw: raw.clone(),
                            encoding,
                        };
                        alternatives.iter().copied().map(again).collect()
                    });
                    self.warn(message, remedies.unwrap_or_default());
                }
                Remark::Replaced(count) => {
                    self.warn(
                        Message::new("notice-characters-replaced").with("count", *count),
                        vec![],
                    );
                }
                Remark::Controls(count) => {
                    self.inform(Message::new("notice-controls-removed").with("count", *count));
                }
                Remark::Columns => self.warn(Message::new("notice-columns"), vec![]),
                Remark::LineEnds(_) => {}
            }
        }
    }
}

/// The problems of a document that was opened: one sentence for each kind, with how many there are
/// and the first one in full.
pub fn problems(loaded: &Loaded) -> Vec<Message> {
    let mut kinds: Vec<(Discriminant<Problem>, &Problem, usize)> = Vec::new();
    for problem in &loaded.problems {
        match kinds
            .iter_mut()
            .find(|(kind, ..)| *kind == discriminant(problem))
        {
            Some((_, _, count)) => *count += 1,
            None => kinds.push((discriminant(problem), problem, 1)),
        }
    }
    let said = |(_, first, count): (_, &Problem, usize)| {
        let id = match first {
            Problem::OutsideText { .. } => "notice-marks-outside",
            Problem::Backwards { .. } => "notice-marks-backwards",
            Problem::InsideCharacter { .. } => "notice-marks-inside-character",
            Problem::QuoteMismatch { .. } => "notice-quotes-differ",
            Problem::OtherUnit { .. } => "notice-other-unit",
            Problem::NoSpans { .. } => "notice-marks-without-place",
            Problem::DuplicateId { .. } => "notice-ids-twice",
            Problem::DanglingLink { .. } => "notice-links-to-nothing",
            Problem::UnknownEntity { .. } => "notice-entities-unknown",
            Problem::LoneSurrogates { count } => {
                return Message::new("notice-surrogates").with("count", *count);
            }
        };
        Message::new(id)
            .with("count", count)
            .with("first", wording::first_of(first).words())
    };
    kinds.into_iter().map(said).collect()
}

/// What can be done about them: moving marks to where their quotes are.
pub fn remedies(loaded: &Loaded) -> Vec<Remedy> {
    loaded
        .reanchored()
        .map(|step| Remedy::Reanchor(Rc::new(step)))
        .into_iter()
        .collect()
}
