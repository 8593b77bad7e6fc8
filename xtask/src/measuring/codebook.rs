//! Annotated articles as layers: a mark is a span under its label, a position an attribution.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use standpoint_agreement::Piece;
use standpoint_agreement::layer::{Attribution, LabelledSpan, LayerDocument};

use crate::failure::{Doing, Outcome};

/// The codebook's labels.
pub const LABELS: [&str; 4] = ["actor", "cue", "position", "uncertainty"];

/// The `standpoint/1` documents in a folder, by file name.
pub fn articles(folder: &Path) -> Outcome<Vec<Value>> {
    let entries = fs::read_dir(folder).doing(format!("read {}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .collect();
    files.sort();
    let mut documents = Vec::new();
    for file in files {
        let json = fs::read_to_string(&file).doing(format!("read {}", file.display()))?;
        let document: Value =
            serde_json::from_str(&json).doing(format!("read {}", file.display()))?;
        if document["format"] == "standpoint/1" {
            documents.push(document);
        }
    }
    Ok(documents)
}

/// A document's marks, each from its first to its last piece, and its positions with their cues and
/// holders; the rejected are left out.
pub fn layer_of(document: &Value) -> LayerDocument {
    let text = |key: &str| document[key].as_str().unwrap_or_default();
    let mut layer = LayerDocument::new(text("id"), text("text"));
    let marks: Vec<&Value> = (document["marks"].as_array().into_iter().flatten())
        .filter(|mark| mark["state"] != "rejected")
        .collect();
    for mark in &marks {
        let pieces = pieces(mark);
        if let (Some((start, _)), Some((_, end))) = (pieces.first(), pieces.last()) {
            let label = mark["label"].as_str().unwrap_or_default();
            layer.spans.push(LabelledSpan::new(*start, *end, label));
        }
    }
    let linked = |from: &Value, kind: &str| -> Vec<Piece> {
        let links = document["links"].as_array().into_iter().flatten();
        let ends = links.filter(|link| link["from"] == *from && link["type"] == kind);
        let ends = ends.filter_map(|link| marks.iter().find(|mark| mark["id"] == link["to"]));
        ends.flat_map(|mark| pieces(mark)).collect()
    };
    for position in marks.iter().filter(|mark| mark["label"] == "position") {
        layer.attributions.push(Attribution {
            source: linked(&position["id"], "held_by"),
            cue: linked(&position["id"], "signalled_by"),
            content: pieces(position),
        });
    }
    layer
}

fn pieces(mark: &Value) -> Vec<Piece> {
    let place = |span: &Value, key: &str| usize::try_from(span[key].as_u64()?).ok();
    let spans = mark["spans"].as_array().into_iter().flatten();
    spans
        .filter_map(|span| Some((place(span, "start")?, place(span, "end")?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_spans_and_positions_attributions() {
        let mark = |id: &str, label: &str, spans: Value| serde_json::json!({"id": id, "label": label, "spans": spans, "state": "accepted"});
        let span = |start: usize, end: usize| serde_json::json!({"start": start, "end": end});
        let mut rejected = mark("m4", "actor", serde_json::json!([span(0, 2)]));
        rejected["state"] = "rejected".into();
        let document = serde_json::json!({
            "id": "d", "text": "Kessia said no, not now.",
            "marks": [
                mark("m1", "actor", serde_json::json!([span(0, 6)])),
                mark("m2", "cue", serde_json::json!([span(7, 11)])),
                mark("m3", "position", serde_json::json!([span(12, 14), span(16, 23)])),
                rejected,
            ],
            "links": [
                {"type": "held_by", "from": "m3", "to": "m1"},
                {"type": "signalled_by", "from": "m3", "to": "m2"},
            ],
        });
        let layer = layer_of(&document);
        assert_eq!(layer.pieces("actor"), [(0, 6)]);
        assert_eq!(layer.pieces("position"), [(12, 23)]);
        let expected = Attribution {
            source: vec![(0, 6)],
            cue: vec![(7, 11)],
            content: vec![(12, 14), (16, 23)],
        };
        assert_eq!(layer.attributions, [expected]);
    }
}
