//! Likely slips of whoever marks: what the codebook's rules or the document's own practice speak
//! against. Each can be mended or dismissed; a dismissal stands on the mark, so it is saved with it.

mod edges;
mod links;
mod words;

use serde_json::Value;

use crate::command::Command;
use crate::document::Document;
use crate::id::{LabelId, LinkId, LinkTypeId, MarkId};
use crate::index::SpanIndex;
use crate::mark::{Mark, State};

/// The field of a mark that names the slips that are none.
pub const DISMISSED: &str = "dismissed_slips";

/// Something that is likely not as it should be.
#[derive(Clone, Debug, PartialEq)]
pub struct Slip {
    /// The mark that it is found at: the way into the text.
    pub mark: MarkId,
    /// What it is.
    pub what: What,
    /// What most likely puts it right, where that is plain.
    pub mend: Option<Command>,
}

/// One of the two ends of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Where it starts.
    From,
    /// Where it ends.
    To,
}

/// The kinds of slips.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A blank, or a mark of punctuation that belongs outside, at an edge of a piece.
    Edge,
    /// A quotation that begins or ends within the mark only.
    OpenQuotation,
    /// Another mark with this label has the same pieces.
    Doubled,
    /// The same words have another label elsewhere.
    OtherLabel {
        /// The label that they mostly have.
        usual: LabelId,
    },
    /// The same words, under the same label, have another value elsewhere.
    OtherValue {
        /// The attribute's id.
        attribute: String,
        /// The value that they mostly have.
        usual: String,
    },
    /// A link is missing that the codebook asks for, or that nearly all marks of this label have.
    Missing {
        /// The type of the link.
        link: LinkTypeId,
        /// The end at which this mark should be.
        end: End,
    },
    /// A link starts here that the codebook does not let join these labels.
    WrongEnd {
        /// Which.
        link: LinkId,
    },
    /// Another entity has the name of the one that is mentioned here first.
    EntityTwice {
        /// The name.
        name: String,
    },
}

impl Slip {
    /// Names the slip among those of its mark, as [`Command::Dismiss`] takes it. What depends on
    /// the mark's words names them, so that it is found anew when they change.
    pub fn key(&self, document: &Document) -> String {
        let words = || document.mark(&self.mark).map(|mark| document.quote(mark));
        let words = || words().unwrap_or_default();
        match &self.what {
            What::Edge => format!("edge {}", words()),
            What::OpenQuotation => format!("open-quotation {}", words()),
            What::Doubled => "doubled".to_owned(),
            What::OtherLabel { usual } => format!("other-label {usual}"),
            What::OtherValue { attribute, usual } => format!("other-value {attribute} {usual}"),
            What::Missing { link, end } => format!("missing {link} {end:?}"),
            What::WrongEnd { link } => format!("wrong-end {link}"),
            What::EntityTwice { name } => format!("entity-twice {name}"),
        }
    }
}

/// The names of the slips of a mark that somebody said are none.
pub fn dismissed(mark: &Mark) -> impl Iterator<Item = &str> {
    let kept = mark.unknown.get(DISMISSED).and_then(Value::as_array);
    kept.into_iter().flatten().filter_map(Value::as_str)
}

/// The likely slips of a document in the order of reading, and those among them that were
/// dismissed. Rejected marks have none.
pub fn slips(document: &Document) -> (Vec<Slip>, Vec<Slip>) {
    let index = SpanIndex::of(document);
    let mut slips = Vec::new();
    for mark in live(document) {
        edges::check(document, mark, &mut slips);
        links::check(document, &index, mark, &mut slips);
    }
    words::check(document, &mut slips);
    slips.sort_by_cached_key(|slip| {
        let mark = document.mark(&slip.mark);
        mark.map(|mark| (mark.spans.start(), slip.mark.clone()))
    });
    for slip in &mut slips {
        // What cannot be done (a label that is retired, say) mends nothing.
        slip.mend = slip.mend.take().filter(|mend| mend.plan(document).is_ok());
    }
    slips.into_iter().partition(|slip| {
        let mark = document.mark(&slip.mark);
        let key = slip.key(document);
        mark.is_none_or(|mark| dismissed(mark).all(|known| known != key))
    })
}

/// The marks that count, in the order of reading.
fn live(document: &Document) -> impl Iterator<Item = &Mark> {
    let marks = document.marks_in_order().map(AsRef::as_ref);
    marks.filter(|mark| mark.state != State::Rejected)
}

#[cfg(test)]
mod tests;
