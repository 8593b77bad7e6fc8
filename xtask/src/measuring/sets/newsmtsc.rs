//! `NewsMTSC`: what a news sentence says of a target, good, bad or neither (Hamborg and Donnay, EACL
//! 2021). `rw` is sentences as they come in the news, `mt` those with several targets.

use std::path::Path;

use serde_json::Value;

use super::compressed;
use super::stance::{Polarity, Question, Relation};
use crate::failure::Outcome;

/// The sentences of `devtest_rw` or `devtest_mt`, one question for each target.
pub fn devtest(data: &Path, part: &str) -> Outcome<Vec<Question>> {
    let rows = compressed::json_lines(data, &format!("newsmtsc/devtest_{part}.jsonl.gz"))?;
    Ok(rows
        .iter()
        .enumerate()
        .flat_map(|(n, row)| questions(n, row))
        .collect())
}

fn questions(number: usize, row: &Value) -> Vec<Question> {
    let text = row["sentence_normalized"].as_str().unwrap_or_default();
    let targets = row["targets"].as_array().into_iter().flatten();
    let questions = targets.enumerate().filter_map(|(target_number, target)| {
        let offset = |name: &str| usize::try_from(target[name].as_u64()?).ok();
        Some(Question {
            id: format!("s{number}-{target_number}"),
            text: text.to_owned(),
            one: None,
            other: (offset("from")?, offset("to")?),
            relation: relation(target["polarity"].as_f64()?)?,
        })
    });
    questions.collect()
}

/// 2 is negative, 4 neutral, 6 positive.
fn relation(polarity: f64) -> Option<Relation> {
    let is = |value: f64| (polarity - value).abs() < 0.5;
    if is(2.0) {
        Some(Relation::OfOther(Polarity::Negative))
    } else if is(4.0) {
        Some(Relation::None)
    } else if is(6.0) {
        Some(Relation::OfOther(Polarity::Positive))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_target_is_a_question() {
        let target = |from: usize, to: usize, polarity: f64| serde_json::json!({"from": from, "to": to, "polarity": polarity});
        let row = serde_json::json!({"sentence_normalized": "Ada beat Bo.",
            "targets": [target(0, 3, 6.0), target(9, 11, 2.0), target(0, 3, 3.2)]});
        let questions = questions(7, &row);
        assert_eq!(questions.len(), 2);
        assert_eq!(questions[0].relation, Relation::OfOther(Polarity::Positive));
        assert_eq!(
            (questions[1].other, questions[1].id.as_str()),
            ((9, 11), "s7-1")
        );
    }
}
