//! Errors counted: how many of which kind, and on which words.

use std::collections::BTreeMap;

use super::{ErrorKind, SpanError, errors, touch};
use crate::extent::Piece;
use crate::layer::LayerDocument;

/// A span of more words is told by one of them.
const SHORT: usize = 3;
/// Code points of context on each side of an example.
const CONTEXT: usize = 30;
/// An example shows at most so many code points of a span.
const SHOWN: usize = 60;

/// Errors of one kind, under one label, on the same words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// In what way they are wrong.
    pub kind: ErrorKind,
    /// The label.
    pub label: String,
    /// A short span's own words, a content's cue, otherwise the last word; in lower case.
    pub words: String,
    /// How many there are.
    pub count: usize,
    /// The first of them in its text, the span in brackets.
    pub example: String,
}

/// The errors of any number of documents.
#[derive(Clone, Debug, Default)]
pub struct ErrorTable {
    rows: BTreeMap<(ErrorKind, String, String), (usize, String)>,
}

impl ErrorTable {
    /// Adds the errors of a prediction for one document over these labels.
    pub fn add(&mut self, gold: &LayerDocument, predicted: &LayerDocument, labels: &[&str]) {
        let text: Vec<char> = gold.text.chars().collect();
        for error in errors(gold, predicted, labels) {
            let words = words(&text, &error, [gold, predicted]);
            let row = self.rows.entry((error.kind, error.label, words));
            let (count, _) = row.or_insert_with(|| (0, example(&text, error.place)));
            *count += 1;
        }
    }

    /// How many errors there are of each kind and label that has any.
    pub fn totals(&self) -> BTreeMap<(ErrorKind, &str), usize> {
        let mut totals = BTreeMap::new();
        for ((kind, label, _), (count, _)) in &self.rows {
            *totals.entry((*kind, label.as_str())).or_default() += count;
        }
        totals
    }

    /// The commonest errors, at most so many, kind by kind and the commonest first.
    pub fn commonest(&self, most: usize) -> Vec<Row> {
        let mut rows: Vec<Row> = (self.rows.iter())
            .map(|((kind, label, words), (count, example))| Row {
                kind: *kind,
                label: label.clone(),
                words: words.clone(),
                count: *count,
                example: example.clone(),
            })
            .collect();
        // Both sorts are stable, so that equal counts stay in the order of their words.
        rows.sort_by_key(|row| std::cmp::Reverse(row.count));
        rows.truncate(most);
        rows.sort_by_key(|row| row.kind);
        rows
    }
}

/// The words by which an error is counted.
fn words(text: &[char], error: &SpanError, sides: [&LayerDocument; 2]) -> String {
    let cue = (error.label == "content").then(|| {
        let mut all = sides.iter().flat_map(|side| &side.attributions);
        let whose = all.find(|a| touch(&a.content, &[error.place]) && !a.cue.is_empty())?;
        whose.cue.first().copied()
    });
    let place = cue.flatten().unwrap_or(error.place);
    let written = slice(text, place).to_lowercase();
    let words: Vec<&str> = written.split_whitespace().collect();
    match words.as_slice() {
        [.., last] if words.len() > SHORT => (*last).to_owned(),
        _ => words.join(" "),
    }
}

fn slice(text: &[char], (start, end): Piece) -> String {
    let end = end.min(text.len());
    text[start.min(end)..end].iter().collect()
}

/// A span in brackets between the words around it, on one line.
fn example(text: &[char], (start, end): Piece) -> String {
    let before = slice(text, (start.saturating_sub(CONTEXT), start));
    let after = slice(text, (end, end + CONTEXT));
    let mut span = slice(text, (start, end));
    if end - start > SHOWN {
        span = format!("{}…", slice(text, (start, start + SHOWN)));
    }
    let line = format!("{before}[{span}]{after}");
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}
