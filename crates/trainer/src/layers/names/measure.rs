//! How good the layer is on a set, counted as `cargo xtask evaluate` counts.

use standpoint_agreement::Counts;
use standpoint_agreement::calibration::of_spans;
use standpoint_agreement::layer::{ANY, LabelledSpan, LayerDocument, compare_layers, names};
use standpoint_engine::learned::Models;
use standpoint_engine::learned::names::{Memory, Named, Names};
use standpoint_text::{Span, Text};

use super::passages;
use crate::calibrate::Judged;
use crate::corpora::labelled::Labelled;

/// A set's names beside those that the layer finds, made comparable.
pub struct Compared {
    gold: Vec<LayerDocument>,
    found: Vec<LayerDocument>,
}

impl Compared {
    /// Reads all documents of a set.
    pub fn new(names: &Names, models: &Models, documents: &[Labelled]) -> Self {
        let compared = documents.iter().enumerate().map(|(number, labelled)| {
            let found = found(number, names, models, labelled);
            names::comparable(&gold(number, labelled), &found)
        });
        let (gold, found) = compared.unzip();
        Self { gold, found }
    }

    /// Precision, recall and F1 of exact names in percent: typed, without types, and by kind.
    pub fn figures(&self) -> String {
        let kinds = Named::ALL.map(Named::name);
        let typed = compare_layers(&self.gold, &self.found, &kinds).total();
        let flat = |side: &[LayerDocument]| -> Vec<LayerDocument> {
            side.iter().map(LayerDocument::untyped).collect()
        };
        let untyped = compare_layers(&flat(&self.gold), &flat(&self.found), &[ANY]).total();
        let by_kind: Vec<String> = typed
            .labels
            .iter()
            .map(|(kind, counts)| format!("{kind} {}", show(counts.exact)))
            .collect();
        format!(
            "typed {}  untyped {}  {}",
            show(typed.all().exact),
            show(untyped.all().exact),
            by_kind.join(" | ")
        )
    }

    /// How sure the layer is of each name it finds, and whether it is right, kind by kind.
    pub fn judged(&self) -> [Vec<Judged>; 3] {
        Named::ALL.map(|kind| {
            let texts = self.gold.iter().zip(&self.found);
            let judged = texts.flat_map(|(gold, found)| of_spans(gold, found, kind.name()));
            judged.map(Judged::new).collect()
        })
    }
}

fn show(counts: Counts) -> String {
    let score = counts.score();
    let percent = |share: f64| 100.0 * share;
    format!(
        "{:.1} {:.1} {:.1}",
        percent(score.precision),
        percent(score.recall),
        percent(score.f1)
    )
}

fn found(number: usize, names: &Names, models: &Models, labelled: &Labelled) -> LayerDocument {
    let mut document = LayerDocument::new(number.to_string(), labelled.text.as_str());
    let mut memory = Memory::default();
    for passage in passages(labelled, models) {
        for name in names.read(&passage, &mut memory) {
            let span = passage.cover(name.words);
            let mut span = labelled_span(&labelled.text, span, name.named.name());
            span.confidence = Some(f64::from(name.confidence));
            document.spans.push(span);
        }
    }
    document
}

fn gold(number: usize, labelled: &Labelled) -> LayerDocument {
    let mut document = LayerDocument::new(number.to_string(), labelled.text.as_str());
    let spans = labelled.spans.iter().map(|(span, kind)| {
        let named = Named::ALL.get(usize::from(*kind));
        labelled_span(
            &labelled.text,
            *span,
            named.map_or(names::OTHER, |named| named.name()),
        )
    });
    document.spans = spans.collect();
    document
}

fn labelled_span(text: &Text, span: Span, label: &str) -> LabelledSpan {
    let point = |offset| text.to_code_point(offset);
    LabelledSpan::new(point(span.start()), point(span.end()), label)
}
