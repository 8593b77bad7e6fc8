//! `CrossNER`, politics: names in sentences of Wikipedia (Liu and others, AAAI 2021).
//!
//! Tokens with IOB tags, sentences apart. Politicians are people, parties organisations, countries
//! places; elections, events and the rest are no names of the layer.

use std::path::Path;

use standpoint_agreement::layer::{LayerDocument, names};

use super::{compressed, rebuilt, tagged};
use crate::failure::Outcome;

/// The test sentences.
pub fn test(data: &Path) -> Outcome<Vec<LayerDocument>> {
    part(data, "crossner_politics/test.txt")
}

/// The development sentences, for tuning.
pub fn tuning(data: &Path) -> Outcome<Vec<LayerDocument>> {
    part(data, "crossner_politics/dev.txt")
}

fn part(data: &Path, file: &str) -> Outcome<Vec<LayerDocument>> {
    let file = compressed::text(data, file)?;
    let sentences = file.split("\n\n").filter(|block| !block.trim().is_empty());
    Ok(sentences
        .enumerate()
        .map(|(n, block)| sentence(n, block))
        .collect())
}

fn sentence(number: usize, block: &str) -> LayerDocument {
    let rows = block
        .lines()
        .filter_map(|line| line.split_once(['\t', ' ']));
    let (tokens, tags): (Vec<&str>, Vec<&str>) = rows.unzip();
    let (text, places) = rebuilt::sentence(tokens);
    let mut document = LayerDocument::new(format!("s{number}"), text);
    document.spans = tagged::spans(places.into_iter().zip(tags), label);
    document
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "every type here is a name or another type's"
)]
fn label(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "person" | "politician" => "PER",
        "organisation" | "politicalparty" => "ORG",
        "location" | "country" => "LOC",
        _ => names::OTHER,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use standpoint_agreement::layer::LabelledSpan;

    #[test]
    fn types_become_the_layers_or_another() {
        let document = sentence(
            3,
            "Ada\tB-politician\nØrn\tI-politician\nwon\tO\n2019\tB-election\n.\tO",
        );
        assert_eq!(
            (document.id.as_str(), document.text.as_str()),
            ("s3", "Ada Ørn won 2019.")
        );
        let expected = [
            LabelledSpan::new(0, 7, "PER"),
            LabelledSpan::new(12, 16, names::OTHER),
        ];
        assert_eq!(document.spans, expected);
    }
}
