//! How good the layer is on a set, counted as `cargo xtask evaluate` counts.

use standpoint_agreement::Counts;
use standpoint_agreement::layer::{ANY, LabelledSpan, LayerDocument, compare_layers, names};
use standpoint_engine::learned::Models;
use standpoint_engine::learned::names::{Memory, Named, Names};
use standpoint_text::{Span, Text};

use super::passages;
use crate::corpora::labelled::Labelled;

/// Prints precision, recall and F1 of exact names: typed, by kind, and without types.
pub fn report(set: &str, names: &Names, models: &Models, documents: &[Labelled]) {
    let found = documents.iter().enumerate().map(|(number, labelled)| {
        let found = found(number, names, models, labelled);
        names::comparable(&gold(number, labelled), &found)
    });
    let (gold, found): (Vec<_>, Vec<_>) = found.unzip();
    let kinds = Named::ALL.map(Named::name);
    let typed = compare_layers(&gold, &found, &kinds).total();
    let flat = |side: &[LayerDocument]| -> Vec<LayerDocument> {
        side.iter().map(LayerDocument::untyped).collect()
    };
    let untyped = compare_layers(&flat(&gold), &flat(&found), &[ANY]).total();
    let by_kind: Vec<String> = typed
        .labels
        .iter()
        .map(|(kind, counts)| format!("{kind} {}", show(counts.exact)))
        .collect();
    println!(
        "names tune {set}: typed {}  untyped {}  {}",
        show(typed.all().exact),
        show(untyped.all().exact),
        by_kind.join(" | ")
    );
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
            let labelled = labelled_span(&labelled.text, span, name.named.name());
            document.spans.push(labelled);
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
