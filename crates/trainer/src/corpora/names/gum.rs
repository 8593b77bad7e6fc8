//! The names of GUM: mentions whose head is a proper noun.

use std::path::Path;

use standpoint_text::Span;

use super::super::gum::{Document, Mention, Row, documents, mentions};
use super::super::labelled::{Labelled, longest};
use super::super::{CorpusError, Part};
use super::{ORGANISATION, OTHER, PERSON, PLACE, is_title, without_titles};

/// What may stand between the proper nouns of the name of an organisation or a place.
const JOINING: [&str; 10] = ["of", "and", "&", "for", "-", "–", "'s", "’s", "de", "la"];

/// The documents of one part of GUM, a paragraph on each line.
///
/// # Errors
/// When the file cannot be read.
pub fn gum(data: &Path, part: Part) -> Result<Vec<Labelled>, CorpusError> {
    let documents = documents(data, part)?;
    Ok(without_titles(documents.iter().map(names).collect()))
}

fn names(document: &Document) -> Labelled {
    let mut spans: Vec<(Span, u8)> = Vec::new();
    for mention in mentions(&document.rows) {
        if let Some((first, last)) = name(&document.rows, &mention) {
            let span = document.place(first, last);
            if !is_title(document.text.slice(span)) {
                spans.push((span, kind(&mention)));
            }
        }
    }
    Labelled {
        text: document.text.clone(),
        spans: longest(spans),
    }
}

fn kind(mention: &Mention) -> u8 {
    match mention.kind.as_str() {
        "person" => PERSON,
        "organization" => ORGANISATION,
        "place" => PLACE,
        _ => OTHER,
    }
}

/// The first and the last word of the name in a mention: the proper nouns around its head, if that
/// is one, and in organisations and places also those behind "of", "and" and the like.
fn name(rows: &[Row], mention: &Mention) -> Option<(usize, usize)> {
    let is_proper = |index: usize| rows.get(index).is_some_and(Row::is_proper);
    let form = |index: usize| rows.get(index).map_or("", |row| row.fields[1].as_str());
    let joins = |index: usize| {
        mention.kind != "person" && JOINING.contains(&form(index).to_lowercase().as_str())
    };
    let the = |index: usize| form(index) == "the";
    if !is_proper(mention.head) {
        return None;
    }
    let (mut first, mut last) = (mention.head, mention.head);
    while first > mention.first {
        first = match first - mention.first {
            _ if is_proper(first - 1) => first - 1,
            2.. if joins(first - 1) && is_proper(first - 2) => first - 2,
            3.. if the(first - 1) && joins(first - 2) && is_proper(first - 3) => first - 3,
            _ => break,
        };
    }
    while last < mention.last {
        last = match mention.last - last {
            _ if is_proper(last + 1) => last + 1,
            2.. if joins(last + 1) && is_proper(last + 2) => last + 2,
            3.. if joins(last + 1) && the(last + 2) && is_proper(last + 3) => last + 3,
            _ => break,
        };
    }
    Some((first, last))
}

#[cfg(test)]
mod tests {
    use super::super::super::gum::tests::sample;
    use super::*;

    #[test]
    fn names_are_mentions_with_a_proper_noun() {
        let document = sample(&[
            ("The", "DET", "DT", 2, "det", "(1-person-new-n-cf1-2-sgl"),
            ("mayor", "NOUN", "NN", 0, "root", "1)"),
            ("of", "ADP", "IN", 5, "case", "_"),
            (
                "Old",
                "PROPN",
                "NNP",
                5,
                "compound",
                "(2-place-new-n-cf1-2-sgl(3-person-new-n-cf1-1-sgl)",
            ),
            ("Kessia", "PROPN", "NNP", 2, "nmod", "2)"),
        ]);
        let names = names(&document);
        let (span, kind) = names.spans[0];
        assert_eq!((names.text.slice(span), kind), ("Old Kessia", PLACE));
        assert_eq!(names.spans.len(), 1);
    }
}
