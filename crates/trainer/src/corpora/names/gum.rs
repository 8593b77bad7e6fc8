//! The names of GUM: mentions whose head is a proper noun.

use std::collections::BTreeMap;
use std::path::Path;

use standpoint_text::{Span, Text};

use super::super::labelled::Labelled;
use super::super::{CorpusError, Part, read};
use super::{ORGANISATION, OTHER, PERSON, PLACE, without_titles};

/// A mention that has begun: its first word, its kind, and which of its words is the head.
struct Open {
    first: usize,
    kind: u8,
    head: usize,
}

/// The sentences of one part of GUM.
///
/// # Errors
/// When the file cannot be read.
pub fn gum(data: &Path, part: Part) -> Result<Vec<Labelled>, CorpusError> {
    let name = match part {
        Part::Train => "train",
        Part::Tune => "dev",
        Part::Report => "test",
    };
    let path = data
        .join("gum_open")
        .join(format!("gum_open-{name}.conllu.gz"));
    let content = read(&path)?;
    Ok(without_titles(
        content.split("\n\n").filter_map(sentence).collect(),
    ))
}

fn sentence(block: &str) -> Option<Labelled> {
    let rows: Vec<Vec<&str>> = block
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect::<Vec<_>>())
        .filter(|row| row.len() == 10 && row[0].parse::<usize>().is_ok())
        .collect();
    let mut string = String::new();
    let mut places = Vec::new();
    for row in &rows {
        let start = string.len();
        string.push_str(row[1]);
        places.push(start..string.len());
        if !row[9].contains("SpaceAfter=No") {
            string.push(' ');
        }
    }
    let mut open: BTreeMap<&str, Vec<Open>> = BTreeMap::new();
    let mut mentions: Vec<(usize, usize, u8)> = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let entity = row[9]
            .split('|')
            .find_map(|field| field.strip_prefix("Entity="));
        let mut close = |id: &str, open: &mut BTreeMap<&str, Vec<Open>>| {
            let Some(mention) = open.get_mut(id).and_then(Vec::pop) else {
                return;
            };
            let head = mention.first + mention.head.saturating_sub(1);
            let is_name = rows.get(head).is_some_and(|row| row[3] == "PROPN");
            if is_name {
                let (first, last) = name_around(&rows, mention.first, head, index);
                mentions.push((first, last, mention.kind));
            }
        };
        for part in parts(entity.unwrap_or_default()) {
            match part.strip_prefix('(') {
                Some(begun) => {
                    let (begun, is_whole) = match begun.strip_suffix(')') {
                        Some(begun) => (begun, true),
                        None => (begun, false),
                    };
                    let id = begin(begun, index, &mut open);
                    if is_whole {
                        close(id, &mut open);
                    }
                }
                None => close(part.trim_end_matches(')'), &mut open),
            }
        }
    }
    // Of names in names the outermost counts.
    mentions.sort_by_key(|(first, last, _)| (*first, std::cmp::Reverse(*last)));
    let mut spans: Vec<(Span, u8)> = Vec::new();
    for (first, last, kind) in mentions {
        let span = Span::from_bytes(places[first].start, places[last].end);
        if spans
            .last()
            .is_none_or(|(before, _)| !before.overlaps(span))
        {
            spans.push((span, kind));
        }
    }
    (!string.is_empty()).then(|| Labelled {
        text: Text::new(string.trim_end()),
        spans,
    })
}

/// The name in a mention: the proper nouns around its head, small words between them included.
fn name_around(rows: &[Vec<&str>], first: usize, head: usize, last: usize) -> (usize, usize) {
    let is_proper = |index: usize| rows[index][3] == "PROPN" || rows[index][3] == "NUM";
    let joins = |index: usize| matches!(rows[index][1], "of" | "the" | "and" | "for" | "-" | "&");
    let (mut start, mut end) = (head, head);
    for index in (first..head).rev() {
        if is_proper(index) {
            start = index;
        } else if !joins(index) {
            break;
        }
    }
    for index in head + 1..=last {
        if is_proper(index) {
            end = index;
        } else if !joins(index) {
            break;
        }
    }
    (start, end)
}

fn begin<'r>(fields: &'r str, first: usize, open: &mut BTreeMap<&'r str, Vec<Open>>) -> &'r str {
    let fields: Vec<&str> = fields.split('-').collect();
    let id = fields.first().copied().unwrap_or_default();
    let kind = match fields.get(1).copied() {
        Some("person") => PERSON,
        Some("organization") => ORGANISATION,
        Some("place") => PLACE,
        _ => OTHER,
    };
    // The words of the smallest span that stands for the mention, the head first.
    let head = fields.get(5).and_then(|span| span.split(',').next());
    open.entry(id).or_default().push(Open {
        first,
        kind,
        head: head.and_then(|head| head.parse().ok()).unwrap_or(1),
    });
    id
}

/// `(1-person-…`, `(2-place-…)` and `1)` one by one.
fn parts(entity: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (place, letter) in entity.char_indices() {
        let end = match letter {
            '(' => place,
            ')' => place + 1,
            _ => continue,
        };
        if end > start {
            parts.push(&entity[start..end]);
        }
        start = end;
    }
    if start < entity.len() {
        parts.push(&entity[start..]);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_mentions_with_a_proper_noun() {
        let row = |id: usize, form: &str, upos: &str, entity: &str| {
            format!("{id}\t{form}\t_\t{upos}\t_\t_\t0\troot\t_\tEntity={entity}\n")
        };
        let block = [
            row(1, "The", "DET", "(1-person-new-n-cf1-2-sgl"),
            row(2, "mayor", "NOUN", "1)"),
            row(3, "of", "ADP", "_"),
            row(
                4,
                "Old",
                "PROPN",
                "(2-place-new-n-cf1-2-sgl(3-person-new-n-cf1-1-sgl)",
            ),
            row(5, "Kessia", "PROPN", "2)"),
        ];
        let sentence = sentence(&block.concat()).unwrap();
        let (span, kind) = sentence.spans[0];
        assert_eq!((sentence.text.slice(span), kind), ("Old Kessia", PLACE));
        assert_eq!(sentence.spans.len(), 1);
    }
}
