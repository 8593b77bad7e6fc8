//! GUM's mentions as names.
//!
//! GUM marks whole noun phrases, named or not. A name here is the stretch of proper nouns around a
//! mention's head, in organisations and places also across "of", "and" and the like ("Museum of
//! Flight"); a name inside another is left out, as is a title alone. Where the mention is no
//! person, organisation or place, the name is one of another type.

use std::path::Path;

use standpoint_agreement::layer::{LabelledSpan, LayerDocument, names};

use super::gum::{self, GumText, Mention};
use crate::failure::Outcome;

/// What may stand between the proper nouns of one name.
const JOINING: &[&str] = &[
    "of", "and", "&", "for", "-", "–", "'s", "’s", "/", "de", "la",
];

/// The test texts with their names.
pub fn test(data: &Path) -> Outcome<Vec<LayerDocument>> {
    Ok(gum::test(data)?.iter().map(document).collect())
}

/// The development texts with their names, for tuning.
pub fn tuning(data: &Path) -> Outcome<Vec<LayerDocument>> {
    Ok(gum::tuning(data)?.iter().map(document).collect())
}

fn document(text: &GumText) -> LayerDocument {
    let mut document = LayerDocument::new(&text.id, &text.text);
    let characters: Vec<char> = text.text.chars().collect();
    let mut found: Vec<LabelledSpan> = Vec::new();
    for mention in &text.mentions {
        let Some((first, last)) = name(text, mention) else {
            continue;
        };
        let (start, end) = names::normalise(&characters, text.stretch(first, last));
        let written: String = characters[start..end].iter().collect();
        if !names::is_title(&written) {
            found.push(LabelledSpan::new(start, end, label(&mention.kind)));
        }
    }
    let outer = |span: &&LabelledSpan| {
        let inside = |other: &LabelledSpan| {
            other.piece() != span.piece() && other.start <= span.start && span.end <= other.end
        };
        !found.iter().any(inside)
    };
    document.spans = found.iter().filter(outer).cloned().collect();
    document
}

fn label(kind: &str) -> &'static str {
    match kind {
        "person" => "PER",
        "organization" => "ORG",
        "place" => "LOC",
        _ => names::OTHER,
    }
}

/// The first and the last token of the name in a mention, if its head is a proper noun.
fn name(text: &GumText, mention: &Mention) -> Option<(usize, usize)> {
    let head = *mention.heads.first()?;
    let proper = |token: usize| text.tokens.get(token).is_some_and(|t| t.is_proper);
    if !proper(head) {
        return None;
    }
    let is_person = mention.kind == "person";
    let joins = |token: usize| {
        let joining = |t: &gum::Token| JOINING.contains(&t.form.to_lowercase().as_str());
        !is_person && text.tokens.get(token).is_some_and(joining)
    };
    // "of the" joins as "of" does.
    let the = |token: usize| text.tokens.get(token).is_some_and(|t| t.form == "the");
    let (mut first, mut last) = (head, head);
    while first > mention.first {
        first = match first - mention.first {
            _ if proper(first - 1) => first - 1,
            2.. if joins(first - 1) && proper(first - 2) => first - 2,
            3.. if the(first - 1) && joins(first - 2) && proper(first - 3) => first - 3,
            _ => break,
        };
    }
    while last < mention.last {
        last = match mention.last - last {
            _ if proper(last + 1) => last + 1,
            2.. if joins(last + 1) && proper(last + 2) => last + 2,
            3.. if joins(last + 1) && the(last + 2) && proper(last + 3) => last + 3,
            _ => break,
        };
    }
    Some((first, last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measuring::sets::gum::Token;

    /// A text of words; capital ones are proper nouns.
    fn text(words: &str, mentions: Vec<Mention>) -> GumText {
        let mut at = 0;
        let tokens = words.split(' ').map(|form| {
            let place = (at, at + form.len());
            at = place.1 + 1;
            Token {
                place,
                form: form.to_owned(),
                is_proper: form.starts_with(char::is_uppercase),
            }
        });
        GumText {
            id: "d".to_owned(),
            text: words.to_owned(),
            tokens: tokens.collect(),
            mentions,
        }
    }

    fn mention(kind: &str, first: usize, last: usize, head: usize) -> Mention {
        Mention {
            entity: "1".to_owned(),
            kind: kind.to_owned(),
            first,
            last,
            heads: vec![head],
        }
    }

    #[test]
    fn the_proper_nouns_around_the_head_are_the_name() {
        let words = "the Museum of the Kessian Fleet met President Ada Brandt of Orlen in Vessa Treaty talks";
        let found = document(&text(
            words,
            vec![
                mention("organization", 0, 5, 1),
                mention("organization", 3, 5, 5),
                mention("person", 7, 11, 9),
                mention("place", 11, 11, 11),
                mention("event", 13, 14, 14),
                mention("person", 7, 7, 7),
                mention("abstract", 13, 15, 15),
            ],
        ));
        let spans: Vec<(&str, &str)> = (found.spans.iter())
            .map(|span| (&words[span.start..span.end], span.label.as_str()))
            .collect();
        let expected = [
            ("Museum of the Kessian Fleet", "ORG"),
            ("Ada Brandt", "PER"),
            ("Orlen", "LOC"),
            ("Vessa Treaty", names::OTHER),
        ];
        assert_eq!(spans, expected);
    }
}
