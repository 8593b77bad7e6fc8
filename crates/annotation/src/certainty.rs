//! How certain the holder of a position is, derived from the uncertainties that qualify it.
//!
//! The rule is the codebook's: *could*, *may*, *potential* or a condition make it possible; *appears*,
//! *likely*, a hedge, hearsay or a weasel make it probable; an open question leaves it unknown; of
//! several the weakest counts.

use crate::document::Document;
use crate::id::MarkId;
use crate::mark::{Mark, State};

/// The link from a position to an uncertainty inside it or on it.
pub const QUALIFIED_BY: &str = "qualified_by";

/// The attribute of a position that says how certain its holder is.
pub const CERTAINTY: &str = "certainty";

/// Words that leave a thing possible and no more.
const POSSIBLE: &[&str] = &[
    "can",
    "conceivable",
    "conceivably",
    "could",
    "may",
    "maybe",
    "might",
    "perhaps",
    "possibility",
    "possible",
    "possibly",
    "potential",
    "potentially",
];

/// Degrees from the firmest to the weakest, as the codebook's attribute writes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Degree {
    Certain,
    Probable,
    Possible,
    Unknown,
}

impl Degree {
    fn id(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Probable => "probable",
            Self::Possible => "possible",
            Self::Unknown => "unknown",
        }
    }
}

/// The certainty that follows from the uncertainties linked to a position; `certain` without any.
/// Rejected uncertainties do not count.
pub fn derive(document: &Document, position: &MarkId) -> &'static str {
    let qualifiers = document
        .links_from(position)
        .filter(|link| link.kind.as_str() == QUALIFIED_BY)
        .filter_map(|link| document.mark(&link.to));
    weakest(document, qualifiers.map(AsRef::as_ref))
}

/// Whether one certainty is firmer than another, both as the codebook writes them; what it does not
/// know is the weakest.
pub fn firmer(one: &str, other: &str) -> bool {
    let degrees = [Degree::Certain, Degree::Probable, Degree::Possible];
    let rank = |id: &str| {
        let known = degrees.iter().position(|degree| degree.id() == id);
        known.unwrap_or(degrees.len())
    };
    rank(one) < rank(other)
}

/// The certainty that these uncertainties leave.
pub(crate) fn weakest<'m>(
    document: &Document,
    uncertainties: impl Iterator<Item = &'m Mark>,
) -> &'static str {
    uncertainties
        .filter(|mark| mark.state != State::Rejected)
        .map(|mark| degree(mark.attribute("type"), &document.quote(mark)))
        .max()
        .unwrap_or(Degree::Certain)
        .id()
}

fn degree(kind: Option<&str>, words: &str) -> Degree {
    match kind {
        Some("conditional") => Degree::Possible,
        Some("investigative") => Degree::Unknown,
        Some("doxastic" | "hedge" | "weasel") => Degree::Probable,
        _ if says_possible(words) => Degree::Possible,
        _ => Degree::Probable,
    }
}

fn says_possible(words: &str) -> bool {
    words
        .split(|c: char| !c.is_alphabetic())
        .any(|word| POSSIBLE.contains(&word.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::Link;
    use crate::{Change, Edit};
    use standpoint_text::{Span, Text};

    /// A sentence, its uncertainties with their types, and the certainty that follows.
    type Case = (
        &'static str,
        &'static [(&'static str, &'static str)],
        &'static str,
    );

    /// A position over the whole sentence, qualified by these words of these types.
    fn certainty_of(sentence: &str, doubts: &[(&str, &str)]) -> &'static str {
        let mut document = Document::new("d", Text::new(sentence));
        let mut add = |edit: Edit| document.apply(&edit).unwrap();
        let whole = Span::from_bytes(0, sentence.len());
        add(Edit::Mark(Change::add(Mark::new("p", "position", whole))));
        for (number, (words, kind)) in doubts.iter().enumerate() {
            let start = sentence.find(words).unwrap();
            let span = Span::from_bytes(start, start + words.len());
            let id = format!("u{number}");
            let mark = Mark::new(id.as_str(), "uncertainty", span).with("type", kind);
            add(Edit::Mark(Change::add(mark)));
            let link = Link::new(format!("l{number}"), QUALIFIED_BY, "p", id);
            add(Edit::Link(Change::add(link)));
        }
        derive(&document, &MarkId::from("p"))
    }

    #[test]
    fn the_weakest_uncertainty_decides() {
        let table: &[Case] = &[
            ("the wall holds", &[], "certain"),
            ("the wall may hold", &[("may", "epistemic")], "possible"),
            (
                "a Potential flood",
                &[("Potential", "epistemic")],
                "possible",
            ),
            (
                "it probably holds",
                &[("probably", "epistemic")],
                "probable",
            ),
            (
                "it holds if it freezes",
                &[("if", "conditional")],
                "possible",
            ),
            ("roughly half of it", &[("roughly", "hedge")], "probable"),
            ("critics object", &[("critics", "weasel")], "probable"),
            (
                "it is thought to hold",
                &[("is thought to", "doxastic")],
                "probable",
            ),
            (
                "whether it holds",
                &[("whether", "investigative")],
                "unknown",
            ),
            (
                "it could hold, largely",
                &[("largely", "hedge"), ("could", "epistemic")],
                "possible",
            ),
            (
                "whether it may hold",
                &[("may", "epistemic"), ("whether", "investigative")],
                "unknown",
            ),
        ];
        for (sentence, doubts, expected) in table {
            assert_eq!(certainty_of(sentence, doubts), *expected, "{sentence}");
        }
    }
}
