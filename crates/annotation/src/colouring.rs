//! Which value colours a mark.

use crate::codebook::Channel;
use crate::document::Document;
use crate::mark::Mark;

/// The attribute and the value that colour a mark: what it says in the first attribute of its label
/// that has a list of values. What signals a tinted mark is coloured like that one.
pub fn colouring<'d>(document: &'d Document, mark: &'d Mark) -> Option<(&'d str, &'d str)> {
    own(document, mark).or_else(|| {
        channel(document, mark).filter(|channel| *channel == Channel::Weight)?;
        let mut signalled = document
            .links_to(&mark.id)
            .filter_map(|link| document.mark(&link.from))
            .filter(|from| channel(document, from) == Some(Channel::Tint));
        signalled.find_map(|from| own(document, from))
    })
}

fn own<'d>(document: &'d Document, mark: &'d Mark) -> Option<(&'d str, &'d str)> {
    let label = document.codebook.label(&mark.label)?;
    let listed = label.attributes.iter().find(|a| !a.values.is_empty())?;
    Some((&listed.id, mark.attribute(&listed.id)?))
}

fn channel(document: &Document, mark: &Mark) -> Option<Channel> {
    let label = document.codebook.label(&mark.label);
    label.map(|label| label.channel)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Change, Edit, Link};
    use standpoint_text::{Span, Text};

    #[test]
    fn a_mark_has_the_colour_of_what_it_says_and_a_cue_that_of_its_position() {
        let mut document = Document::new("d", Text::new("abcd"));
        let at = |id: &str, label: &str, at| Mark::new(id, label, Span::from_bytes(at, at + 1));
        for mark in [
            at("p", "position", 0).with("stance", "opposes"),
            at("c", "cue", 1),
            at("a", "actor", 2).with("kind", "state"),
            at("u", "uncertainty", 3),
        ] {
            document.apply(&Edit::Mark(Change::add(mark))).unwrap();
        }
        for (id, to) in [("l", "c"), ("k", "u")] {
            let link = Link::new(id, "signalled_by", "p", to);
            document.apply(&Edit::Link(Change::add(link))).unwrap();
        }
        let of = |id: &str| colouring(&document, document.mark(&id.into()).unwrap());
        assert_eq!(of("p"), Some(("stance", "opposes")));
        assert_eq!(of("c"), Some(("stance", "opposes")));
        assert_eq!(of("a"), Some(("kind", "state")));
        assert_eq!(of("u"), None, "only heavier words signal");
    }
}
