//! How much there is in each set, to be held against what its makers say.

use standpoint_agreement::layer::LayerDocument;

use super::sets::{LayerSet, Sets};
use super::speed::words;

/// A line for each set.
pub fn of(sets: &Sets) -> Vec<String> {
    let layers = sets.layers.iter().map(layer);
    let sentences = sets.sentences.iter().map(|(name, sentences)| {
        let uncertain = sentences.iter().filter(|sentence| sentence.is_uncertain);
        let (all, uncertain) = (sentences.len(), uncertain.count());
        format!("{name}: {all} sentences, {uncertain} uncertain")
    });
    let stances = sets.stances.iter();
    let stances = stances.map(|(name, questions)| format!("{name}: {} questions", questions.len()));
    let mut lines: Vec<String> = layers.chain(sentences).chain(stances).collect();
    let entities = sets.entities.iter().flat_map(|text| &text.entities);
    let (entities, mentions) = entities.fold((0, 0), |(e, m), entity| (e + 1, m + entity.len()));
    let texts = sets.entities.len();
    lines.push(format!(
        "GUM test: {texts} texts, {entities} actors, {mentions} mentions"
    ));
    lines
}

fn layer(set: &LayerSet) -> String {
    let (documents, words) = (set.documents.len(), words(&set.documents));
    let of_label = |label: &str| -> usize {
        let spans = |document: &LayerDocument| document.pieces(label).len();
        set.documents.iter().map(spans).sum()
    };
    let spans = set
        .labels
        .iter()
        .map(|label| format!("{} {label}", of_label(label)));
    let attributions = set.documents.iter().map(|d| d.attributions.len()).sum();
    let attributions = (0_usize < attributions).then(|| format!("{attributions} attributions"));
    let counted: Vec<String> = spans.chain(attributions).collect();
    let counted = counted.join(", ");
    format!(
        "{}: {documents} documents, {words} words, {counted}",
        set.name
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measuring::sets::Layer;
    use standpoint_agreement::layer::Attribution;

    #[test]
    fn a_set_is_counted() {
        let mut document = LayerDocument::new("d", "Kessia said no.");
        document.attribute(Attribution {
            source: vec![(0, 6)],
            cue: vec![(7, 11)],
            content: Vec::new(),
        });
        let set = LayerSet {
            name: "sample",
            layer: Layer::Attribution,
            labels: &["source", "cue"],
            calibrates: true,
            documents: vec![document],
        };
        let expected = "sample: 1 documents, 3 words, 1 source, 1 cue, 1 attributions";
        assert_eq!(layer(&set), expected);
    }
}
