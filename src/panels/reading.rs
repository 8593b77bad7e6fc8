//! What is read off a document for cards and lists: names, colours, surroundings.

use std::sync::Arc;

use standpoint_annotation::codebook::{Channel, Label};
use standpoint_annotation::{Document, LabelId, Mark, State};
use standpoint_text::{Span, Text};
use yew::{Classes, classes};

use crate::state::tones::{self, label_class};

/// How much of the sentence is shown on each side of a mention, in characters.
const AROUND: usize = 36;

/// A label's name on the screen; its id where the codebook does not know it.
pub fn label_name(document: &Document, id: &LabelId) -> String {
    document
        .codebook
        .label(id)
        .map_or_else(|| id.to_string(), |label| label.name.clone())
}

/// The name of the value that a mark has in the first attribute of its label that lists values.
pub fn main_value(document: &Document, mark: &Mark) -> Option<String> {
    let label = document.codebook.label(&mark.label)?;
    let attribute = label
        .attributes
        .iter()
        .find(|attribute| !attribute.values.is_empty())?;
    value_name(label, &attribute.id, mark.attribute(&attribute.id)?)
}

/// A value's name on the screen, in small letters: it stands within a line.
pub fn value_name(label: &Label, attribute: &str, value: &str) -> Option<String> {
    let values = &label.attribute(attribute)?.values;
    let named = values.iter().find(|listed| listed.id == value);
    Some(named.map_or_else(|| value.to_owned(), |named| named.name.to_lowercase()))
}

/// The classes that colour what belongs to a mark: its channel, its label and its value.
pub fn colours(document: &Document, mark: &Mark) -> Classes {
    let channel = document
        .codebook
        .label(&mark.label)
        .map(|label| label.channel)
        .unwrap_or_default();
    classes!(
        channel_class(channel),
        label_class(&mark.label),
        tones::value_of(document, mark)
    )
}

/// The class of a channel.
pub fn channel_class(channel: Channel) -> &'static str {
    match channel {
        Channel::Underline => "channel-underline",
        Channel::Tint => "channel-tint",
        Channel::Wave => "channel-wave",
        Channel::Weight => "channel-weight",
    }
}

/// Marks in groups: those of `order` first, the others behind them as they come; none is empty.
pub fn grouped<K: PartialEq>(
    order: impl Iterator<Item = K>,
    marks: impl Iterator<Item = (K, Arc<Mark>)>,
) -> Vec<(K, Vec<Arc<Mark>>)> {
    let mut groups: Vec<(K, Vec<Arc<Mark>>)> = order.map(|key| (key, Vec::new())).collect();
    for (key, mark) in marks {
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, marks)) => marks.push(mark),
            None => groups.push((key, vec![mark])),
        }
    }
    groups.retain(|(_, marks)| !marks.is_empty());
    groups
}

/// The marks that show in a channel, rejected ones left out, in reading order.
pub fn in_channel(document: &Document, channel: Channel) -> impl Iterator<Item = &Arc<Mark>> {
    let shows = move |mark: &&Arc<Mark>| {
        mark.state != State::Rejected
            && document
                .codebook
                .label(&mark.label)
                .is_some_and(|l| l.channel == channel)
    };
    document.marks_in_order().filter(shows)
}

/// How many marks show in a channel, rejected ones left out.
pub fn count_in_channel(document: &Document, channel: Channel) -> usize {
    let labels = document.codebook.labels.iter();
    let shown = labels.filter(|label| label.channel == channel);
    shown
        .flat_map(|label| [State::Suggested, State::Accepted].map(|state| (label, state)))
        .map(|(label, state)| document.count_of(&label.id, state))
        .sum()
}

/// The marks that a mark links to by links of this type, rejected ones left out.
pub fn linked<'d>(document: &'d Document, mark: &'d Mark, kind: &str) -> Vec<&'d Arc<Mark>> {
    let links = document
        .links_from(&mark.id)
        .filter(|link| link.kind.as_str() == kind);
    links
        .filter_map(|link| document.mark(&link.to))
        .filter(|mark| mark.state != State::Rejected)
        .collect()
}

/// What whoever is mentioned is called: the entity's name, or else the words of the mention.
pub fn name_of(document: &Document, mention: &Mark) -> String {
    let entity = mention.entity.as_ref().and_then(|id| document.entity(id));
    entity.map_or_else(|| document.quote(mention), |entity| entity.name.clone())
}

/// What stands before a span and after it within its sentence, cut at words.
pub fn surroundings(text: &Text, span: Span) -> (String, String) {
    let before = Span::new(
        text.sentence_at(span.start()).start().min(span.start()),
        span.start(),
    );
    let last = text.previous_grapheme(span.end()).max(span.start());
    let after = Span::new(span.end(), text.sentence_at(last).end().max(span.end()));
    (
        last_words(text.slice(before)),
        first_words(text.slice(after)),
    )
}

fn last_words(text: &str) -> String {
    let Some((cut, _)) = text.char_indices().rev().nth(AROUND) else {
        return text.to_owned();
    };
    let rest = text[cut..]
        .split_once(char::is_whitespace)
        .map_or(&text[cut..], |(_, rest)| rest);
    format!("… {rest}")
}

fn first_words(text: &str) -> String {
    let Some((cut, _)) = text.char_indices().nth(AROUND) else {
        return text.to_owned();
    };
    let rest = text[..cut]
        .rsplit_once(char::is_whitespace)
        .map_or(&text[..cut], |(rest, _)| rest);
    format!("{rest} …")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surroundings_stay_in_the_sentence_and_are_cut_at_words() {
        let text = Text::new(
            "First one. The talks in the old harbour town of Orlen were put off on Monday by the ministry of water. Next.",
        );
        let start = text.as_str().find("Orlen").unwrap();
        let (before, after) = surroundings(&text, Span::from_bytes(start, start + 5));
        assert_eq!(before, "… talks in the old harbour town of ");
        assert_eq!(after, " were put off on Monday by the …");
        let (before, _) = surroundings(&text, Span::from_bytes(11, 14));
        assert_eq!(before, "");
    }

    #[test]
    fn surroundings_of_anything_do_not_fail() {
        let text = Text::new("é“x”");
        for (start, end) in [(0, 0), (0, 9), (1, 3), (9, 12)] {
            let _ = surroundings(&text, Span::from_bytes(start, end));
        }
    }
}
