//! `NewsMTSC`: what a news sentence says of a target (Hamborg and Donnay, EACL 2021): MIT-style
//! terms for the annotations, sentences of third parties.
//!
//! `train` is shared out; `devtest_rw`, sentences as they come in the news, and `devtest_mt`, those
//! with several targets, are only reported on.

use std::path::Path;

use serde_json::Value;
use standpoint_engine::learned::stance::Side;
use standpoint_text::{Span, Text};

use super::super::{CorpusError, Part, read};
use super::{EveryTenth, Example};

/// The sentences of `train` that are for `part`, one example for each target.
///
/// # Errors
/// When the file cannot be read, or a line of it is no JSON.
pub fn train(data: &Path, part: Part) -> Result<Vec<Example>, CorpusError> {
    let mut shares = EveryTenth::default();
    let sentences = sentences(data, "train")?.into_iter();
    let own = sentences.filter(|sentence| shares.part(text(sentence)) == part);
    Ok(own.flat_map(|sentence| examples(&sentence)).collect())
}

/// All of `devtest_rw` or `devtest_mt`.
///
/// # Errors
/// When the file cannot be read, or a line of it is no JSON.
pub fn devtest(data: &Path, which: &str) -> Result<Vec<Example>, CorpusError> {
    let sentences = sentences(data, &format!("devtest_{which}"))?;
    Ok(sentences.iter().flat_map(examples).collect())
}

fn sentences(data: &Path, name: &str) -> Result<Vec<Value>, CorpusError> {
    let path = data.join("newsmtsc").join(format!("{name}.jsonl.gz"));
    let content = read(&path)?;
    let lines = content.lines().enumerate();
    let sentence = |(number, line): (usize, &str)| {
        serde_json::from_str(line).map_err(|error| CorpusError::Shape {
            path: path.clone(),
            line: number + 1,
            what: error.to_string(),
        })
    };
    lines.map(sentence).collect()
}

fn text(sentence: &Value) -> &str {
    sentence["sentence_normalized"].as_str().unwrap_or_default()
}

fn examples(sentence: &Value) -> Vec<Example> {
    let text = Text::new(text(sentence));
    let targets = sentence["targets"].as_array().into_iter().flatten();
    let example = |target: &Value| {
        let place = |name: &str| {
            let characters = usize::try_from(target[name].as_u64()?).ok()?;
            let mut bytes = text.as_str().char_indices().map(|(byte, _)| byte);
            Some(bytes.nth(characters).unwrap_or(text.as_str().len()))
        };
        Some(Example {
            text: text.clone(),
            holder: None,
            target: Span::from_bytes(place("from")?, place("to")?),
            side: side(target["polarity"].as_f64()?)?,
        })
    };
    targets.filter_map(example).collect()
}

/// 2 is negative, 4 neutral, 6 positive.
fn side(polarity: f64) -> Option<Side> {
    let is = |value: f64| (polarity - value).abs() < 0.5;
    let sides = [
        (2.0, Side::Opposes),
        (4.0, Side::Neither),
        (6.0, Side::Supports),
    ];
    sides
        .into_iter()
        .find(|(value, _)| is(*value))
        .map(|(_, side)| side)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_target_is_an_example() {
        let target = |from: usize, to: usize, polarity: f64| serde_json::json!({"from": from, "to": to, "polarity": polarity});
        let sentence = serde_json::json!({"sentence_normalized": "Zoë beat Bo.",
            "targets": [target(0, 3, 6.0), target(9, 11, 2.0), target(0, 3, 3.2)]});
        let examples = examples(&sentence);
        let found: Vec<(&str, Side)> = examples
            .iter()
            .map(|e| (e.text.slice(e.target), e.side))
            .collect();
        assert_eq!(found, [("Zoë", Side::Supports), ("Bo", Side::Opposes)]);
    }
}
