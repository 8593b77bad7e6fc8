//! Sentences that are certain or not, whatever the word that says so.
//!
//! - Findings in science news and abstracts (Pei and Jurgens 2021): MIT. Uncertain is what is said to be
//!   so in one of the aspects that words of the sentence express.
//! - It-Happened, version 2 (Rudinger, White and Van Durme 2018): CC BY-SA 4.0. A sentence is uncertain
//!   if readers could not tell of an event in it whether it happened, certain if they could of all.

use std::path::Path;

use serde_json::Value;
use standpoint_text::{Printed, Text};

use super::{CorpusError, read};

/// An event that readers place nearer to 0 than this, of −3 to 3, is uncertain.
const UNCERTAIN: f64 = 1.0;
/// Nearer than this it is not certain either.
const CERTAIN: f64 = 1.5;

/// A sentence that is certain or not.
pub struct Doubted {
    /// The sentence.
    pub text: Text,
    /// Whether something in it is less than plain fact.
    pub is_uncertain: bool,
}

/// The findings that are learned from; none are for tuning.
///
/// # Errors
/// When the file cannot be read.
pub fn findings(data: &Path) -> Result<Vec<Doubted>, CorpusError> {
    let path = data
        .join("certainty_science")
        .join("aspect-level-certainty.jsonl.gz");
    let own = values(&path)?
        .into_iter()
        .filter(|row| row["split"] == "train");
    Ok(own.filter_map(|row| finding(&row)).collect())
}

/// The sentences with events that are learned from; none are for tuning.
///
/// # Errors
/// When the file cannot be read.
pub fn events(data: &Path) -> Result<Vec<Doubted>, CorpusError> {
    let rows = values(&data.join("uds_factuality").join("train.jsonl.gz"))?;
    Ok(rows.iter().filter_map(event).collect())
}

fn values(path: &Path) -> Result<Vec<Value>, CorpusError> {
    let value = |(number, line): (usize, &str)| {
        serde_json::from_str(line).map_err(|error| CorpusError::Shape {
            path: path.to_owned(),
            line: number + 1,
            what: error.to_string(),
        })
    };
    read(path)?.lines().enumerate().map(value).collect()
}

/// A finding; none if nobody said how probable it is.
fn finding(row: &Value) -> Option<Doubted> {
    let aspects = row["aspect-level-certainty"].as_object()?;
    let is_uncertain = ["Probability", "Condition"].iter().any(|aspect| {
        aspects
            .get(*aspect)
            .is_some_and(|level| level == "Uncertain")
    });
    if !is_uncertain && aspects.get("Probability")? != "Certain" {
        return None;
    }
    Some(Doubted {
        text: Text::new(row["finding"].as_str()?),
        is_uncertain,
    })
}

/// A sentence with events; none if one of them is neither certain nor uncertain, or if it asks.
fn event(row: &Value) -> Option<Doubted> {
    let string = row["text"].as_str()?;
    let events = row["targets"].as_array()?.iter();
    let surest: Vec<f64> = events
        .filter_map(|event| Some(event["label"].as_f64()?.abs()))
        .collect();
    let is_uncertain = surest.iter().any(|sure| *sure < UNCERTAIN);
    let is_certain = !surest.is_empty() && surest.iter().all(|sure| *sure >= CERTAIN);
    // A question is no plain fact, and needs no word for that.
    if is_uncertain == is_certain || string.contains('?') {
        return None;
    }
    let mut printed = Printed::default();
    for token in string.split_whitespace() {
        printed.add(token);
    }
    Some(Doubted {
        text: Text::new(printed.into_string()),
        is_uncertain,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_event(string: &str, labels: &[f64]) -> Option<bool> {
        let targets: Vec<Value> = labels
            .iter()
            .map(|label| serde_json::json!({"label": label}))
            .collect();
        event(&serde_json::json!({"text": string, "targets": targets})).map(|own| own.is_uncertain)
    }

    #[test]
    fn events_make_sentences_uncertain() {
        assert_eq!(of_event("It may rain .", &[3.0, 0.5]), Some(true));
        assert_eq!(of_event("It rained .", &[3.0, -2.0]), Some(false));
        assert_eq!(of_event("It will rain .", &[1.2]), None);
        assert_eq!(of_event("Did it rain ?", &[0.0]), None);
        assert_eq!(of_event("Rain .", &[]), None);
    }

    #[test]
    fn findings_are_uncertain_by_their_aspects() {
        let of = |probability: &str, condition: &str| {
            let row = serde_json::json!({
                "finding": "It works.",
                "aspect-level-certainty": {"Probability": probability, "Condition": condition}
            });
            finding(&row).map(|own| own.is_uncertain)
        };
        assert_eq!(of("Uncertain", "NotPresent"), Some(true));
        assert_eq!(of("Certain", "Uncertain"), Some(true));
        assert_eq!(of("Certain", "NotPresent"), Some(false));
        assert_eq!(of("NotPresent", "NotPresent"), None);
    }
}
