//! GUM's open genres (Zeldes 2017) as it stands in its files: words in columns, and who or what is
//! mentioned where. CC BY 4.0, texts partly CC BY-SA 3.0.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use standpoint_text::{Span, Text};

use super::{CorpusError, Part, read};

/// A document: its text, and the words that it is made of.
pub struct Document {
    /// The text, a paragraph on each line.
    pub text: Text,
    /// Its words in text order.
    pub rows: Vec<Row>,
}

/// A word of GUM: its columns, and where it stands in the text.
pub struct Row {
    /// The ten columns of CoNLL-U.
    pub fields: Vec<String>,
    /// Its bytes in the text.
    pub place: Range<usize>,
}

impl Row {
    /// Whether it is a proper noun.
    pub fn is_proper(&self) -> bool {
        self.fields[3] == "PROPN"
    }
}

/// A mention that has begun: its first word, its kind, and which of its words is the head.
struct Open {
    first: usize,
    kind: String,
    head: usize,
}

/// A mention as words, first and last, with its head and kind.
pub struct Mention {
    /// The first word.
    pub first: usize,
    /// The last word.
    pub last: usize,
    /// The head.
    pub head: usize,
    /// What is mentioned: `person`, `organization`, `place`, `event` and so on.
    pub kind: String,
}

/// The documents of one part.
///
/// # Errors
/// When the file cannot be read.
pub fn documents(data: &Path, part: Part) -> Result<Vec<Document>, CorpusError> {
    let name = match part {
        Part::Train => "train",
        Part::Tune => "dev",
        Part::Report => "test",
    };
    let path = data
        .join("gum_open")
        .join(format!("gum_open-{name}.conllu.gz"));
    let content = read(&path)?;
    Ok(content
        .split("# newdoc id = ")
        .skip(1)
        .map(document)
        .collect())
}

impl Document {
    /// Where a stretch of words stands, first and last.
    pub fn place(&self, first: usize, last: usize) -> Span {
        Span::from_bytes(self.rows[first].place.start, self.rows[last].place.end)
    }
}

/// The text of a document and its words.
fn document(content: &str) -> Document {
    let mut string = String::new();
    let mut rows: Vec<Row> = Vec::new();
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
            fields: fields.into_iter().map(str::to_owned).collect(),
            place: start..string.len(),
        });
    }
    Document {
        text: Text::new(string),
        rows,
    }
}

/// What stands behind a word whose last column is `misc`.
fn space_behind(misc: &str) -> &'static str {
    if misc.split('|').any(|field| field == "SpaceAfter=No") {
        ""
    } else {
        " "
    }
}

/// Who and what is mentioned, in the order in which mentions end.
pub fn mentions(rows: &[Row]) -> Vec<Mention> {
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

/// Notes that a mention has begun, and gives the name of who or what is mentioned.
fn begin<'r>(fields: &'r str, first: usize, open: &mut BTreeMap<&'r str, Vec<Open>>) -> &'r str {
    let fields: Vec<&str> = fields.split('-').collect();
    let id = fields.first().copied().unwrap_or_default();
    // The words of the smallest span that stands for the mention, the head first.
    let head = fields.get(5).and_then(|span| span.split(',').next());
    open.entry(id).or_default().push(Open {
        first,
        kind: fields.get(1).copied().unwrap_or_default().to_owned(),
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
pub mod tests {
    use super::*;

    /// A document with these words: form, universal part of speech, Penn's, head, relation, mentions.
    pub fn sample(words: &[(&str, &str, &str, usize, &str, &str)]) -> Document {
        let row = |(number, word): (usize, &(&str, &str, &str, usize, &str, &str))| {
            let (form, upos, xpos, head, relation, entity) = word;
            format!(
                "{}\t{form}\t_\t{upos}\t{xpos}\t_\t{head}\t{relation}\t_\tEntity={entity}\n",
                number + 1
            )
        };
        let rows: Vec<String> = words.iter().enumerate().map(row).collect();
        document(&rows.concat())
    }

    #[test]
    fn mentions_nest() {
        let document = sample(&[
            ("The", "DET", "DT", 2, "det", "(1-person-new-n-cf1-2-sgl"),
            ("mayor", "NOUN", "NN", 0, "root", "_"),
            ("of", "ADP", "IN", 4, "case", "_"),
            (
                "Kessia",
                "PROPN",
                "NNP",
                2,
                "nmod",
                "(2-place-new-n-cf1-1-sgl)1)",
            ),
        ]);
        let found: Vec<(&str, &str, usize)> = mentions(&document.rows)
            .iter()
            .map(|m| (document.text.slice(document.place(m.first, m.last)), m.head))
            .zip(["place", "person"])
            .map(|((words, head), kind)| (words, kind, head))
            .collect();
        assert_eq!(
            found,
            [("Kessia", "place", 3), ("The mayor of Kessia", "person", 1)]
        );
    }
}
