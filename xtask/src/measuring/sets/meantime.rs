//! MEANTIME's factuality: how sure each event of a Wikinews sentence is, from -3 to 3 (Minard and
//! others, LREC 2016; unified by Stanovsky and others, ACL 2017).
//!
//! A sentence is uncertain if it holds an event between -1.5 and 1.5.

use std::path::Path;

use serde_json::Value;

use super::{Sentence, compressed, rebuilt};
use crate::failure::Outcome;

/// Events nearer to 0 than this are not certain.
const CERTAIN: f64 = 1.5;

/// The test sentences.
pub fn test(data: &Path) -> Outcome<Vec<Sentence>> {
    let rows = compressed::json_lines(data, "meantime_factuality/test.jsonl.gz")?;
    Ok(rows
        .iter()
        .enumerate()
        .map(|(n, row)| sentence(n, row))
        .collect())
}

fn sentence(number: usize, row: &Value) -> Sentence {
    let events = row["targets"].as_array().into_iter().flatten();
    let mut factualities = events.filter_map(|event| event["label"].as_f64());
    let tokens = row["text"].as_str().unwrap_or_default().split_whitespace();
    Sentence {
        id: format!("s{number}"),
        text: rebuilt::sentence(tokens).0,
        is_uncertain: factualities.any(|factuality| factuality.abs() < CERTAIN),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_unsure_event_makes_a_sentence_uncertain() {
        for (labels, is_uncertain) in [([3.0, -1.0], true), ([3.0, -3.0], false)] {
            let targets = labels.map(|label| serde_json::json!({"label": label}));
            let row = serde_json::json!({"text": "It may rain .", "targets": targets});
            let sentence = sentence(4, &row);
            assert_eq!(sentence.is_uncertain, is_uncertain);
            assert_eq!(
                (sentence.id.as_str(), sentence.text.as_str()),
                ("s4", "It may rain.")
            );
        }
    }
}
