//! What one of the learned layers says of a text, in its corpus' own edges.

use serde_json::{Value, json};
use standpoint_annotation::Document;
use standpoint_deep::DeepEngine;
use standpoint_engine::InstantEngine;
use standpoint_engine::draft::Kind;
use standpoint_engine::learned::attribution::Role;
use standpoint_engine::learned::layers::{Attributed, Found};
use standpoint_engine::learned::names::Named;
use standpoint_engine::learned::uncertainty::Uncertain;
use standpoint_engine::learned::weights::{self, WeightsError};
use standpoint_engine::learned::{Layers, Models};
use standpoint_text::{Span, Text};

use super::question::Question;
use super::reader::Reader;
use crate::arguments::Layer;

/// The weights that come with the program, in the order of [`weights::Layer::ALL`].
const WEIGHTS: [&[u8]; 7] = [
    include_bytes!("../../../../models/words.weights"),
    include_bytes!("../../../../models/pos.weights"),
    include_bytes!("../../../../models/heads.weights"),
    include_bytes!("../../../../models/attribution.weights"),
    include_bytes!("../../../../models/names.weights"),
    include_bytes!("../../../../models/uncertainty.weights"),
    include_bytes!("../../../../models/stance.weights"),
];

/// Reads the instant engine's weights: all of them for a layer, those that it marks with for documents.
///
/// # Errors
/// When the program was built with weights of another version of the engine.
pub(super) fn models(layer: Option<Layer>) -> Result<Models, WeightsError> {
    match layer {
        Some(_) => read(&weights::Layer::ALL),
        None => read(&InstantEngine::LAYERS),
    }
}

/// Reads the weights that the deep reader has beside its own.
///
/// # Errors
/// As [`models`].
pub(super) fn chains() -> Result<Models, WeightsError> {
    read(&DeepEngine::CHAINS)
}

fn read(layers: &[weights::Layer]) -> Result<Models, WeightsError> {
    let all = weights::Layer::ALL.iter().zip(WEIGHTS);
    let wanted = all.filter(|(kind, _)| layers.contains(kind));
    Models::read(wanted.map(|(_, file)| file))
}

/// What the layer says as one line of JSON with `id` and `text`. Of most layers `spans` with start,
/// end and label, and for attributions which spans belong together; offsets are code points, ends
/// exclusive. Of stance the answer to the question.
///
/// # Errors
/// When stance is asked for, and nothing says towards whom.
pub(super) fn line(
    document: &Document,
    layer: Layer,
    question: Option<Question>,
    reader: &Reader,
) -> Result<String, String> {
    let text = &document.text;
    let mut line = match layer {
        Layer::Stance => stance(text, question, reader)?,
        _ => found(text, layer, reader),
    };
    line["id"] = document.id.clone().into();
    line["text"] = text.as_str().into();
    Ok(line.to_string())
}

fn found(text: &Text, layer: Layer, reader: &Reader) -> Value {
    let layers = reader.layers(text);
    let spans = match layer {
        Layer::Attribution => spans(text, &layers.roles, Role::name),
        Layer::Names => spans(text, &layers.names, Named::name),
        Layer::Uncertainty => spans(text, &layers.uncertainties, Uncertain::name),
        Layer::Actors => spans(text, &layers.actors, Kind::id),
        Layer::Stance => Vec::new(),
    };
    let attributions = match layer {
        Layer::Attribution => attributions(text, &layers),
        _ => Vec::new(),
    };
    json!({"spans": spans, "attributions": attributions})
}

fn stance(text: &Text, question: Option<Question>, reader: &Reader) -> Result<Value, String> {
    let question = question.ok_or("“target” is missing: towards whom the stance is")?;
    let answer = reader.stance(text, question);
    Ok(json!({
        "stance": answer.map_or("neither", |answer| answer.side.name()),
        "confidence": answer.map_or(0.0, |answer| rounded(answer.confidence)),
    }))
}

fn rounded(confidence: f32) -> f64 {
    (f64::from(confidence) * 1000.0).round() / 1000.0
}

fn spans<K: Copy>(text: &Text, found: &[Found<K>], name: impl Fn(K) -> &'static str) -> Vec<Value> {
    let one = |found: &Found<K>| {
        json!({
            "start": text.to_code_point(found.span.start()),
            "end": text.to_code_point(found.span.end()),
            "label": name(found.kind),
            "confidence": rounded(found.confidence),
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
