//! What one of the learned layers says of a text, in its corpus' own edges.

use serde_json::{Value, json};
use standpoint_annotation::Document;
use standpoint_engine::learned::attribution::Role;
use standpoint_engine::learned::layers::{Attributed, Found};
use standpoint_engine::learned::names::Named;
use standpoint_engine::learned::uncertainty::Uncertain;
use standpoint_engine::learned::weights::WeightsError;
use standpoint_engine::learned::{Layers, Models, read};
use standpoint_text::{Span, Text};

use crate::arguments::Layer;

/// The weights that come with the program.
const WEIGHTS: [&[u8]; 6] = [
    include_bytes!("../../../../models/words.weights"),
    include_bytes!("../../../../models/pos.weights"),
    include_bytes!("../../../../models/heads.weights"),
    include_bytes!("../../../../models/attribution.weights"),
    include_bytes!("../../../../models/names.weights"),
    include_bytes!("../../../../models/uncertainty.weights"),
];

/// Reads the weights.
///
/// # Errors
/// When the program was built with weights of another version of the engine.
pub(super) fn models() -> Result<Models, WeightsError> {
    Models::read(WEIGHTS)
}

/// The layer's spans as one line of JSON: `id`, `text`, `spans` with start, end and label, and for
/// attributions which spans belong together. Offsets are code points, ends exclusive.
pub(super) fn line(document: &Document, layer: Layer, models: &Models) -> String {
    let text = &document.text;
    let layers = read(models, text);
    let spans = match layer {
        Layer::Attribution => spans(text, &layers.roles, Role::name),
        Layer::Names => spans(text, &layers.names, Named::name),
        Layer::Uncertainty => spans(text, &layers.uncertainties, Uncertain::name),
    };
    let attributions = match layer {
        Layer::Attribution => attributions(text, &layers),
        Layer::Names | Layer::Uncertainty => Vec::new(),
    };
    json!({
        "id": document.id,
        "text": text.as_str(),
        "spans": spans,
        "attributions": attributions,
    })
    .to_string()
}

fn spans<K: Copy>(text: &Text, found: &[Found<K>], name: impl Fn(K) -> &'static str) -> Vec<Value> {
    let one = |found: &Found<K>| {
        json!({
            "start": text.to_code_point(found.span.start()),
            "end": text.to_code_point(found.span.end()),
            "label": name(found.kind),
            "confidence": (f64::from(found.confidence) * 1000.0).round() / 1000.0,
        })
    };
    found.iter().map(one).collect()
}

fn attributions(text: &Text, layers: &Layers) -> Vec<Value> {
    let pairs = |spans: &[Span]| -> Vec<[usize; 2]> {
        let pair = |span: &Span| [span.start(), span.end()].map(|end| text.to_code_point(end));
        spans.iter().map(pair).collect()
    };
    let one = |attributed: &Attributed| {
        json!({
            "source": pairs(attributed.source.as_slice()),
            "cue": pairs(attributed.cue.as_slice()),
            "content": pairs(&attributed.contents),
        })
    };
    layers.attributions.iter().map(one).collect()
}
