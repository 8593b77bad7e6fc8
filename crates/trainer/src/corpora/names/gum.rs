//! The names of GUM: mentions whose head is a proper noun.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use standpoint_text::{Span, Text};

use super::super::labelled::Labelled;
use super::super::{CorpusError, Part, read};
use super::{ORGANISATION, OTHER, PERSON, PLACE, is_title, without_titles};

/// What may stand between the proper nouns of the name of an organisation or a place.
const JOINING: [&str; 10] = ["of", "and", "&", "for", "-", "–", "'s", "’s", "de", "la"];

/// A word of GUM: its columns, and where it stands in the text.
struct Row<'r> {
    fields: Vec<&'r str>,
    place: Range<usize>,
}

impl Row<'_> {
    fn is_proper(&self) -> bool {
        self.fields[3] == "PROPN"
    }
}

/// A mention that has begun: its first word, its kind, and which of its words is the head.
struct Open {
    first: usize,
    kind: u8,
    head: usize,
}

/// A mention as words, first and last, with its head and kind.
struct Mention {
    first: usize,
    last: usize,
    head: usize,
    kind: u8,
}

/// The documents of one part of GUM, a paragraph on each line.
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
    let documents = content.split("# newdoc id = ").skip(1);
    Ok(without_titles(documents.map(document).collect()))
}

fn document(content: &str) -> Labelled {
    let (text, rows) = rows(content);
    let mut spans: Vec<(Span, u8)> = Vec::new();
    for mention in mentions(&rows) {
        if let Some((first, last)) = name(&rows, &mention) {
            let span = Span::from_bytes(rows[first].place.start, rows[last].place.end);
            if !is_title(text.slice(span)) {
                spans.push((span, mention.kind));
            }
        }
    }
    // Of names that lie over one another the longest counts.
    spans.sort_by_key(|(span, _)| (std::cmp::Reverse(span.len()), span.start()));
    let mut kept: Vec<(Span, u8)> = Vec::new();
    for (span, kind) in spans {
        if kept.iter().all(|(other, _)| !other.overlaps(span)) {
            kept.push((span, kind));
        }
    }
    kept.sort();
    Labelled { text, spans: kept }
}

/// The text of a document and its words.
fn rows(content: &str) -> (Text, Vec<Row<'_>>) {
    let mut string = String::new();
    let mut rows: Vec<Row<'_>> = Vec::new();
    let mut space = "";
    let mut written_as_one: Option<(usize, &str)> = None;
    for line in content.lines() {
        if line.starts_with("# newpar") && !line.starts_with("# newpar_") && !rows.is_empty() {
            space = "\n";
        }
        let fields: Vec<&str> = line.split('\t').collect();
        let [number, form, .., misc] = fields.as_slice() else {
            continue;
        };
        let behind = space_behind(misc);
        // "7-8" stands for two words that are written as one: "don't".
        if let Some((_, last)) = number.split_once('-') {
            written_as_one = last.parse().ok().map(|last| (last, behind));
        }
        let Ok(number) = number.parse::<usize>() else {
            continue;
        };
        string.push_str(space);
        let start = string.len();
        string.push_str(form);
        space = match written_as_one {
            Some((last, _)) if number < last => "",
            Some((last, behind)) if number == last => behind,
            _ => behind,
        };
        written_as_one.take_if(|(last, _)| number >= *last);
        rows.push(Row {
            fields,
            place: start..string.len(),
        });
    }
    (Text::new(string), rows)
}

/// What stands behind a word whose last column is `misc`.
fn space_behind(misc: &str) -> &'static str {
    if misc.split('|').any(|field| field == "SpaceAfter=No") {
        ""
    } else {
        " "
    }
}

fn mentions(rows: &[Row<'_>]) -> Vec<Mention> {
    let mut open: BTreeMap<&str, Vec<Open>> = BTreeMap::new();
    let mut mentions = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let entity = row.fields[9]
            .split('|')
            .find_map(|field| field.strip_prefix("Entity="));
        for part in parts(entity.unwrap_or_default()) {
            let (id, closes) = match part.strip_prefix('(') {
                Some(begun) => {
                    let whole = begun.strip_suffix(')');
                    let id = begin(whole.unwrap_or(begun), index, &mut open);
                    (id, whole.is_some())
                }
                None => (part.trim_end_matches(')'), true),
            };
            if closes && let Some(begun) = open.get_mut(id).and_then(Vec::pop) {
                mentions.push(Mention {
                    first: begun.first,
                    last: index,
                    head: begun.first + begun.head.saturating_sub(1),
                    kind: begun.kind,
                });
            }
        }
    }
    mentions
}

/// The first and the last word of the name in a mention: the proper nouns around its head, if that
/// is one, and in organisations and places also those behind "of", "and" and the like.
fn name(rows: &[Row<'_>], mention: &Mention) -> Option<(usize, usize)> {
    let is_proper = |index: usize| rows.get(index).is_some_and(Row::is_proper);
    let form = |index: usize| rows.get(index).map_or("", |row| row.fields[1]);
    let joins = |index: usize| {
        mention.kind != PERSON && JOINING.contains(&form(index).to_lowercase().as_str())
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
        let document = document(&block.concat());
        let (span, kind) = document.spans[0];
        assert_eq!((document.text.slice(span), kind), ("Old Kessia", PLACE));
        assert_eq!(document.spans.len(), 1);
    }
}
