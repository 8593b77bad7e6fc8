//! One text and what a layer says of it.

use serde::{Deserialize, Serialize};

use crate::extent::Piece;

/// The one label of spans whose types are left out of account.
pub const ANY: &str = "any";

/// One line of the JSON Lines in which layers are exchanged. All offsets are code points of `text`,
/// ends excluded.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LayerDocument {
    /// By which gold and prediction are paired.
    pub id: String,
    /// The text; a prediction may leave it out.
    #[serde(default)]
    pub text: String,
    /// Every labelled span, those of the attributions among them. One that stands twice counts once.
    #[serde(default)]
    pub spans: Vec<LabelledSpan>,
    /// Which spans belong to one attribution.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attributions: Vec<Attribution>,
}

/// A stretch of text under a label.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LabelledSpan {
    /// The first code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The layer's own label: `source`, `PER`, `epistemic`.
    pub label: String,
    /// How probable the engine thinks it is that the span is right, from 0 to 1, where it says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
}

/// Somebody (the source) says (the cue) something (the content); each may be in pieces or missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribution {
    /// Who holds it.
    #[serde(default)]
    pub source: Vec<Piece>,
    /// What signals it.
    #[serde(default)]
    pub cue: Vec<Piece>,
    /// What is held.
    #[serde(default)]
    pub content: Vec<Piece>,
}

impl LabelledSpan {
    /// A span without a confidence.
    pub fn new(start: usize, end: usize, label: impl Into<String>) -> Self {
        Self {
            start,
            end,
            label: label.into(),
            confidence: None,
        }
    }

    /// Where it lies.
    pub fn piece(&self) -> Piece {
        (self.start, self.end)
    }
}

impl LayerDocument {
    /// A text of which nothing is said yet.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            text: text.into(),
            ..Self::default()
        }
    }

    /// The spans under `label`, in text order, each once.
    pub fn pieces(&self, label: &str) -> Vec<Piece> {
        let labelled = self.spans.iter().filter(|span| span.label == label);
        let mut pieces: Vec<Piece> = labelled.map(LabelledSpan::piece).collect();
        pieces.sort_unstable();
        pieces.dedup();
        pieces
    }

    /// The same spans, each under the label [`ANY`].
    #[must_use]
    pub fn untyped(&self) -> Self {
        let mut document = self.clone();
        for span in &mut document.spans {
            ANY.clone_into(&mut span.label);
        }
        document
    }

    /// Adds an attribution and the spans it is made of.
    pub fn attribute(&mut self, attribution: Attribution) {
        let roles = [
            ("source", &attribution.source),
            ("cue", &attribution.cue),
            ("content", &attribution.content),
        ];
        for (label, pieces) in roles {
            let spans = pieces.iter().map(|(s, e)| LabelledSpan::new(*s, *e, label));
            self.spans.extend(spans);
        }
        self.attributions.push(attribution);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_and_written_with_pairs_as_lists() {
        let line = r#"{"id":"d","text":"Kessia said no.","spans":[{"start":0,"end":6,"label":"source"}],"attributions":[{"source":[[0,6]],"cue":[],"content":[]}]}"#;
        let document: LayerDocument = serde_json::from_str(line).unwrap();
        assert_eq!(document.attributions[0].source, [(0, 6)]);
        assert_eq!(serde_json::to_string(&document).unwrap(), line);
        let bare: LayerDocument = serde_json::from_str(r#"{"id":"d"}"#).unwrap();
        assert_eq!(bare, LayerDocument::new("d", ""));
    }

    #[test]
    fn an_attributions_parts_are_spans_too() {
        let mut document = LayerDocument::new("d", "Kessia said no.");
        document.attribute(Attribution {
            source: vec![(0, 6)],
            cue: vec![(7, 11)],
            content: vec![(12, 14)],
        });
        assert_eq!(document.pieces("cue"), [(7, 11)]);
        assert_eq!(document.spans.len(), 3);
    }
}
