//! The commonest errors of a layer, by kind: on texts for tuning, never on those that are reported
//! on, since whoever reads them learns from them.

use std::collections::HashMap;
use std::path::Path;

use serde_json::Value;
use standpoint_agreement::errors::ErrorTable;
use standpoint_agreement::layer::LayerDocument;

use super::codebook;
use super::layers::comparable;
use super::ours::{Ours, Reader};
use super::sets::{self, Layer, LayerSet};
use crate::failure::{Failure, Outcome};
use crate::steps::step;

/// How many of the commonest errors are listed.
const MOST: usize = 100;

/// Whose errors are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A layer's, on the tuning parts of its corpora.
    Layer(Layer),
    /// The whole engine's, on annotated articles.
    Codebook,
}

impl Asked {
    /// By its name on the command line.
    pub fn named(name: &str) -> Option<Self> {
        let layers = [Layer::Attribution, Layer::Names, Layer::Uncertainty];
        let layer = layers.into_iter().find(|layer| layer.name() == name);
        let codebook = (name == "codebook").then_some(Self::Codebook);
        layer.map(Self::Layer).or(codebook)
    }
}

/// Prints the errors of a reader's layer on the tuning sets in `data`, or of its marks in the articles in
/// `gold`.
pub fn errors(
    asked: Asked,
    reader: Reader,
    data: Option<&Path>,
    gold: &Path,
    work: &Path,
) -> Outcome {
    let sets = match (asked, data) {
        (Asked::Codebook, _) => Vec::new(),
        (Asked::Layer(layer), Some(data)) => {
            step("Reading the tuning sets", || sets::tuning(data, layer))?
        }
        (Asked::Layer(_), None) => {
            let why = "`--errors` of a layer needs the folder of its sets: `--data DIR`.";
            return Err(Failure::new(why));
        }
    };
    let ours = step("Building the command line tool", || Ours::build(work))?.with(reader);
    if asked == Asked::Codebook {
        let table = step("Marking the articles", || articles(gold, &ours))?;
        return show("annotated articles", &table);
    }
    for set in &sets {
        let table = step("Marking a tuning set", || layer(set, &ours))?;
        show(set.name, &table)?;
    }
    Ok(())
}

fn layer(set: &LayerSet, ours: &Ours) -> Outcome<ErrorTable> {
    let Some(found) = ours.layer(set.layer, &set.documents)? else {
        return Err(Failure::new(
            "The command standpoint does not know this layer.",
        ));
    };
    let (gold, found) = comparable(set, &found);
    Ok(table(&gold, &found, set.labels))
}

fn articles(folder: &Path, ours: &Ours) -> Outcome<ErrorTable> {
    let gold = codebook::articles(folder)?;
    let texts: Vec<LayerDocument> = gold.iter().map(codebook::layer_of).collect();
    let found: Vec<Value> = ours.documents(&texts)?;
    let found: Vec<LayerDocument> = found.iter().map(codebook::layer_of).collect();
    Ok(table(&texts, &found, &codebook::LABELS))
}

/// The errors of documents paired by their ids.
fn table(gold: &[LayerDocument], found: &[LayerDocument], labels: &[&str]) -> ErrorTable {
    let by_id: HashMap<&str, &LayerDocument> = found.iter().map(|d| (d.id.as_str(), d)).collect();
    let nothing = LayerDocument::default();
    let mut table = ErrorTable::default();
    for gold in gold {
        let found = by_id.get(gold.id.as_str()).copied();
        table.add(gold, found.unwrap_or(&nothing), labels);
    }
    table
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "what is shown last is what the command comes to"
)]
fn show(name: &str, table: &ErrorTable) -> Outcome {
    for line in lines(name, table) {
        println!("{line}");
    }
    Ok(())
}

/// Totals by kind and label, then the commonest errors, each with an example.
fn lines(name: &str, table: &ErrorTable) -> Vec<String> {
    let totals = table.totals();
    let all: usize = totals.values().sum();
    let mut lines = vec![String::new(), format!("{name}: {all} errors")];
    lines.extend(
        totals
            .iter()
            .map(|((kind, label), count)| format!("{count:6}  {:12} {label}", kind.name())),
    );
    lines.push(format!("the {MOST} commonest, by kind:"));
    lines.extend(table.commonest(MOST).iter().map(|row| {
        let (kind, label) = (row.kind.name(), &row.label);
        let words = format!("“{}”", row.words);
        format!(
            "{:6}  {kind:12} {label:14} {words:28} {}",
            row.count, row.example
        )
    }));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use standpoint_agreement::layer::LabelledSpan;

    #[test]
    fn errors_are_listed_under_their_totals() {
        let mut gold = LayerDocument::new("d", "It may well rain.");
        gold.spans = vec![LabelledSpan::new(3, 6, "epistemic")];
        let table = table(&[gold], &[], &["epistemic"]);
        let lines = lines("sample", &table);
        assert_eq!(lines.len(), 5);
        assert_eq!(lines[1], "sample: 1 errors");
        assert_eq!(lines[2], "     1  missed       epistemic");
        assert!(lines[4].contains("“may”"), "{}", lines[4]);
        assert!(lines[4].ends_with("It [may] well rain."), "{}", lines[4]);
    }

    #[test]
    fn layers_are_asked_for_by_name() {
        assert_eq!(Asked::named("names"), Some(Asked::Layer(Layer::Names)));
        assert_eq!(Asked::named("codebook"), Some(Asked::Codebook));
        assert_eq!(Asked::named("stance"), None);
    }
}
