//! Texts with labelled spans, from corpora in columns.

use standpoint_text::{Printed, Span, Text};

/// A text, mostly one sentence, with the spans in it.
#[derive(Clone, Debug)]
pub struct Labelled {
    /// The text; words of corpora in columns are joined as one prints them.
    pub text: Text,
    /// Spans with the number of their kind, sorted.
    pub spans: Vec<(Span, u8)>,
}

/// A sentence in columns under way.
#[derive(Debug, Default)]
pub struct Columns {
    text: Printed,
    spans: Vec<(Span, u8)>,
    last: Option<u8>,
}

impl Columns {
    /// Adds a word: its letters, its kind, and whether a span begins with it.
    pub fn word(&mut self, letters: &str, kind: Option<u8>, begins: bool) {
        let own = self.text.add(letters);
        if let Some(kind) = kind {
            match self.spans.last_mut() {
                Some((span, _)) if self.last == Some(kind) && !begins => *span = span.cover(own),
                _ => self.spans.push((own, kind)),
            }
        }
        self.last = kind;
    }

    /// The sentence; none if it has no words.
    pub fn finish(self) -> Option<Labelled> {
        (!self.text.is_empty()).then(|| Labelled {
            text: Text::new(self.text.into_string()),
            spans: self.spans,
        })
    }
}

/// Of spans that lie over one another the longest, in text order.
pub fn longest(mut spans: Vec<(Span, u8)>) -> Vec<(Span, u8)> {
    spans.sort_by_key(|(span, _)| (std::cmp::Reverse(span.len()), span.start()));
    let mut kept: Vec<(Span, u8)> = Vec::new();
    for (span, kind) in spans {
        if kept.iter().all(|(other, _)| !other.overlaps(span)) {
            kept.push((span, kind));
        }
    }
    kept.sort();
    kept
}

/// Sentences that follow one another as one text.
pub fn joined(sentences: &[Labelled]) -> Labelled {
    let mut string = String::new();
    let mut spans = Vec::new();
    for sentence in sentences {
        if !string.is_empty() {
            string.push(' ');
        }
        let start = string.len();
        let moved =
            |span: Span| Span::from_bytes(start + span.start().get(), start + span.end().get());
        spans.extend(
            sentence
                .spans
                .iter()
                .map(|(span, kind)| (moved(*span), *kind)),
        );
        string.push_str(sentence.text.as_str());
    }
    Labelled {
        text: Text::new(string),
        spans,
    }
}

/// Reads sentences in columns, divided by empty lines; `word` gives of a line the letters, the kind
/// and whether a span begins.
pub fn columns<'l>(
    content: &'l str,
    mut word: impl FnMut(&'l str) -> Option<(&'l str, Option<u8>, bool)>,
) -> Vec<Labelled> {
    let mut sentences = Vec::new();
    let mut sentence = Columns::default();
    for line in content.lines() {
        if line.trim().is_empty() {
            sentences.extend(std::mem::take(&mut sentence).finish());
        } else if let Some((letters, kind, begins)) = word(line) {
            sentence.word(letters, kind, begins);
        }
    }
    sentences.extend(sentence.finish());
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_become_spans() {
        let content = "Ada B-P\nBrandt I-P\nmet O\n\nKessia B-L\nVessa B-L\n";
        let sentences = columns(content, |line| {
            let (letters, label) = line.split_once(' ')?;
            let kind = (label != "O").then(|| u8::from(label.ends_with('L')));
            Some((letters, kind, label.starts_with('B')))
        });
        let spans: Vec<Vec<(&str, u8)>> = sentences
            .iter()
            .map(|s| {
                s.spans
                    .iter()
                    .map(|(span, kind)| (s.text.slice(*span), *kind))
                    .collect()
            })
            .collect();
        assert_eq!(
            spans,
            [vec![("Ada Brandt", 0)], vec![("Kessia", 1), ("Vessa", 1)]]
        );
    }

    #[test]
    fn joined_sentences_keep_their_spans() {
        let sentences = columns("Ærø x\n\nKessia x\n", |line| {
            let (letters, _) = line.split_once(' ')?;
            Some((letters, Some(2), true))
        });
        let text = joined(&sentences);
        assert_eq!(text.text.as_str(), "Ærø Kessia");
        let names: Vec<&str> = text
            .spans
            .iter()
            .map(|(span, _)| text.text.slice(*span))
            .collect();
        assert_eq!(names, ["Ærø", "Kessia"]);
    }
}
