//! What parts of a codebook are to each other, told from how its labels show and what its links join:
//! an analyst may call them as they like.

use standpoint_annotation::codebook::{Channel, Label, LinkType};
use standpoint_annotation::matrix::{HELD_BY, ISSUE, STANCE};
use standpoint_annotation::{Codebook, Mark};
use standpoint_engine::LABELS;

/// What leads from a tinted mark to whoever stands behind it: `held_by` in the default codebook.
pub fn holder(book: &Codebook) -> Option<&LinkType> {
    role(book, |label| label.entities)
}

/// What leads from a tinted mark to the heavier words that signal it: `signalled_by`.
pub fn signal(book: &Codebook) -> Option<&LinkType> {
    role(book, |label| label.channel == Channel::Weight)
}

/// What leads from a tinted mark to the waves that make it unsure: `qualified_by`.
pub fn doubt(book: &Codebook) -> Option<&LinkType> {
    role(book, |label| label.channel == Channel::Wave)
}

/// The first link type from a tinted label to one of these.
fn role(book: &Codebook, end: impl Fn(&Label) -> bool) -> Option<&LinkType> {
    book.links.iter().find(|kind| {
        let mut to = kind.to.iter().filter_map(|id| book.label(id));
        is_tinted_at(book, kind) && to.any(&end)
    })
}

fn is_tinted_at(book: &Codebook, kind: &LinkType) -> bool {
    let mut from = kind.from.iter().filter_map(|id| book.label(id));
    from.any(|label| label.channel == Channel::Tint)
}

/// Whether a mark shows as a tint: a position, in the default codebook.
pub fn is_tinted(book: &Codebook, mark: &Mark) -> bool {
    let label = book.label(&mark.label);
    label.is_some_and(|label| label.channel == Channel::Tint)
}

/// Whether marks of a label in use show in a channel.
pub fn shows(book: &Codebook, channel: Channel) -> bool {
    book.labels_in_use().any(|label| label.channel == channel)
}

/// Whether who stands where can be made of its marks.
pub fn has_matrix(book: &Codebook) -> bool {
    let Some(kind) = book.links.iter().find(|kind| kind.id.as_str() == HELD_BY) else {
        return false;
    };
    let mut from = kind.from.iter().filter_map(|id| book.label(id));
    from.any(|label| {
        [STANCE, ISSUE]
            .iter()
            .any(|id| label.attribute(id).is_some())
    })
}

/// Whether the engine has anything to suggest.
pub fn has_suggestions(book: &Codebook) -> bool {
    book.labels_in_use()
        .any(|label| LABELS.contains(&label.id.as_str()))
}

/// The nth type of link that may start at a mark, from 0; where no mark is looked at, that the
/// codebook has.
pub fn nth_link<'b>(book: &'b Codebook, mark: Option<&Mark>, n: usize) -> Option<&'b LinkType> {
    let mut links = book.links.iter();
    match mark {
        Some(mark) => links.filter(|kind| kind.from.contains(&mark.label)).nth(n),
        None => links.nth(n),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_codebook_has_every_role() {
        let book = Codebook::standard();
        let id = |kind: Option<&LinkType>| kind.map(|kind| kind.id.to_string());
        assert_eq!(id(holder(&book)).as_deref(), Some("held_by"));
        assert_eq!(id(signal(&book)).as_deref(), Some("signalled_by"));
        assert_eq!(id(doubt(&book)).as_deref(), Some("qualified_by"));
        assert!(has_matrix(&book) && has_suggestions(&book));
    }

    #[test]
    fn a_codebook_of_spans_and_relations_has_none() {
        let ends = |ids: &[&str]| ids.iter().map(|id| (*id).into()).collect();
        let book = Codebook {
            labels: vec![
                Label::new("PER", "Person"),
                Label::new("ORG", "Organisation"),
            ],
            links: vec![LinkType::new(
                "works_for",
                "Works for",
                ends(&["PER"]),
                ends(&["ORG"]),
            )],
            ..Codebook::empty("News")
        };
        assert_eq!([holder(&book), signal(&book), doubt(&book)], [None; 3]);
        assert!(!has_matrix(&book) && !has_suggestions(&book));
        assert_eq!(
            nth_link(&book, None, 0).map(|kind| kind.id.as_str()),
            Some("works_for")
        );
    }
}
