//! A layer's sets, ours and the peers' counted side by side.

use std::collections::HashMap;

use standpoint_agreement::layer::{ANY, LayerDocument, LayerReport, compare_layers, names};

use super::sets::{Layer, LayerSet};

/// What one engine found in a set; nothing where it cannot be asked yet.
pub struct Found {
    /// As it stands in the table.
    pub engine: &'static str,
    /// One document for each text, in any order.
    pub documents: Option<Vec<LayerDocument>>,
}

/// One engine's counts on a set.
pub struct Scored {
    /// As it stands in the table.
    pub engine: &'static str,
    /// The counts, if it could be asked.
    pub report: Option<LayerReport>,
}

/// A set as it stands in the table: all engines under one way of counting.
pub struct Comparison {
    /// The set's name.
    pub set: &'static str,
    /// The layer, and whether types are left out of account.
    pub layer: String,
    /// Whether attributions are compared.
    pub has_links: bool,
    /// Whether labels of matched spans are compared.
    pub has_types: bool,
    /// Ours first.
    pub engines: Vec<Scored>,
}

/// Counts what was found in a set: with types and, where the layer has such, without.
pub fn compare(set: &LayerSet, found: &[Found]) -> Vec<Comparison> {
    let name = set.layer.name();
    let typed = Comparison {
        set: set.name,
        layer: name.to_owned(),
        has_links: set.layer == Layer::Attribution,
        has_types: set.layer != Layer::Attribution,
        engines: found.iter().map(|f| scored(set, f, true)).collect(),
    };
    if set.layer == Layer::Attribution {
        return vec![typed];
    }
    let untyped = Comparison {
        set: set.name,
        layer: format!("{name}, untyped"),
        has_links: false,
        has_types: false,
        engines: found.iter().map(|f| scored(set, f, false)).collect(),
    };
    vec![typed, untyped]
}

fn scored(set: &LayerSet, found: &Found, typed: bool) -> Scored {
    let report = found.documents.as_ref().map(|documents| {
        let (gold, predicted) = comparable(set, documents);
        if typed {
            compare_layers(&gold, &predicted, set.labels)
        } else {
            let untyped = |side: &[LayerDocument]| -> Vec<LayerDocument> {
                side.iter().map(LayerDocument::untyped).collect()
            };
            compare_layers(&untyped(&gold), &untyped(&predicted), &[ANY])
        }
    });
    Scored {
        engine: found.engine,
        report,
    }
}

/// Gold and prediction, documents paired; names normalised on both sides.
pub fn comparable(
    set: &LayerSet,
    found: &[LayerDocument],
) -> (Vec<LayerDocument>, Vec<LayerDocument>) {
    if set.layer != Layer::Names {
        return (set.documents.clone(), found.to_vec());
    }
    let by_id: HashMap<&str, &LayerDocument> = found.iter().map(|d| (d.id.as_str(), d)).collect();
    let pairs = set.documents.iter().map(|gold| {
        let nothing = LayerDocument::new(&gold.id, "");
        let found = by_id.get(gold.id.as_str()).copied().unwrap_or(&nothing);
        names::comparable(gold, found)
    });
    pairs.unzip()
}

#[cfg(test)]
mod tests {
    use super::*;
    use standpoint_agreement::Counts;
    use standpoint_agreement::layer::LabelledSpan;

    #[test]
    fn names_are_counted_with_types_and_without() {
        let mut gold = LayerDocument::new("d", "President Ørn waits");
        gold.spans = vec![LabelledSpan::new(10, 13, "PER")];
        let set = LayerSet {
            name: "sample",
            layer: Layer::Names,
            labels: &["PER", "ORG"],
            calibrates: true,
            documents: vec![gold],
        };
        let mut document = LayerDocument::new("d", "");
        document.spans = vec![LabelledSpan::new(0, 13, "ORG")];
        let right = Found {
            engine: "ours",
            documents: Some(vec![document]),
        };
        let none = Found {
            engine: "peer",
            documents: None,
        };
        let comparisons = compare(&set, &[right, none]);
        let exact = |n: usize| {
            comparisons[n].engines[0]
                .report
                .as_ref()
                .map(|r| r.total().all().exact)
        };
        assert_eq!(exact(0), Some(Counts::one_to_one(0, 1, 1)));
        assert_eq!(exact(1), Some(Counts::one_to_one(1, 1, 1)));
        assert!(comparisons[0].engines[1].report.is_none());
    }
}
