//! Attributions in GUM's open genres, from its discourse trees (Zeldes 2017): CC BY 4.0, texts
//! partly CC BY-SA 3.0.
//!
//! What there is to learn from without PolNeAR: sources and cues are those of the relation's
//! signals; of the content only the first clause is known. Train to learn from, dev to tune, test
//! to report on.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;
use standpoint_text::{Span, Text};

use super::polnear::{Article, Attributed};
use super::{CorpusError, Part, read};

/// A document of GUM: its text, and where each of its tokens stands.
struct Document {
    text: Text,
    tokens: Vec<Span>,
}

/// Reads the documents of one part that have attributions.
///
/// # Errors
/// When a file cannot be read.
pub fn articles(data: &Path, part: Part) -> Result<Vec<Article>, CorpusError> {
    let name = match part {
        Part::Train => "train",
        Part::Tune => "dev",
        Part::Report => "test",
    };
    let folder = data.join("gum_open");
    let documents = documents(&read(&folder.join(format!("gum_open-{name}.conllu.gz")))?);
    let path = folder.join("gum_attribution.jsonl.gz");
    let mut found: BTreeMap<String, Vec<Attributed>> = BTreeMap::new();
    for (number, line) in read(&path)?.lines().enumerate() {
        let value: Value = serde_json::from_str(line).map_err(|error| CorpusError::Shape {
            path: path.clone(),
            line: number + 1,
            what: error.to_string(),
        })?;
        let id = value["doc"].as_str().unwrap_or_default();
        if let Some(document) = documents.get(id)
            && let Some(attributed) = attributed(document, &value)
        {
            found.entry(id.to_owned()).or_default().push(attributed);
        }
    }
    let article = |(id, attributions): (String, Vec<Attributed>)| {
        let text = documents.get(&id)?.text.clone();
        Some(Article {
            id,
            text,
            attributions,
            part,
        })
    };
    Ok(found.into_iter().filter_map(article).collect())
}

fn documents(content: &str) -> BTreeMap<String, Document> {
    let mut documents = BTreeMap::new();
    for block in content.split("# newdoc id = ").skip(1) {
        let id = block.lines().next().unwrap_or_default().trim().to_owned();
        let (mut string, mut places) = (String::new(), Vec::new());
        for line in block.lines() {
            if line.starts_with("# newpar") && !string.is_empty() && !string.ends_with('\n') {
                string.push('\n');
            }
            let columns: Vec<&str> = line.split('\t').collect();
            if columns.len() != 10 || columns[0].parse::<usize>().is_err() {
                continue;
            }
            let start = string.len();
            string.push_str(columns[1]);
            places.push(Span::from_bytes(start, string.len()));
            if !columns[9].contains("SpaceAfter=No") {
                string.push(' ');
            }
        }
        let document = Document {
            text: Text::new(string),
            tokens: places,
        };
        documents.insert(id, document);
    }
    documents
}

fn attributed(document: &Document, value: &Value) -> Option<Attributed> {
    let numbers = |name: &str| -> Vec<usize> {
        let list = value[name].as_array().into_iter().flatten();
        list.filter_map(|number| usize::try_from(number.as_u64()?).ok()?.checked_sub(1))
            .collect()
    };
    let cue = numbers("cue_tokens");
    let first_of_cue = *cue.first()?;
    let content = content(document, value["nucleus_edu"].as_str()?, first_of_cue)?;
    // A source of many words is a list of authors and the like.
    let source = Some(numbers("source_tokens")).filter(|source| source.len() < 20);
    Some(Attributed {
        spans: [
            runs(document, &source.unwrap_or_default()),
            runs(document, &cue),
            vec![content],
        ],
    })
}

/// Tokens that follow one another are one span.
fn runs(document: &Document, numbers: &[usize]) -> Vec<Span> {
    let mut spans: Vec<(Span, usize)> = Vec::new();
    for number in numbers {
        let Some(token) = document.tokens.get(*number) else {
            continue;
        };
        match spans.last_mut() {
            Some((span, last)) if *last + 1 == *number => {
                (*span, *last) = (span.cover(*token), *number);
            }
            _ => spans.push((*token, *number)),
        }
    }
    spans.into_iter().map(|(span, _)| span).collect()
}

/// Where a clause stands: the place nearest to the cue that has its words, without the comma
/// behind it.
fn content(document: &Document, clause: &str, cue: usize) -> Option<Span> {
    let words: Vec<&str> = clause.split(' ').collect();
    let end = words
        .iter()
        .rposition(|word| word.chars().any(char::is_alphanumeric))?;
    let begin = words
        .iter()
        .position(|word| word.chars().any(char::is_alphanumeric))?;
    let words = &words[begin..=end];
    let fits = |start: &usize| {
        let tokens = document.tokens.get(*start..*start + words.len());
        tokens.is_some_and(|tokens| {
            let mut pairs = tokens.iter().zip(words);
            pairs.all(|(token, word)| document.text.slice(*token) == *word)
        })
    };
    let starts = (0..document.tokens.len()).filter(fits);
    let start = starts.min_by_key(|start| start.abs_diff(cue))?;
    let (first, last) = (
        document.tokens.get(start)?,
        document.tokens.get(start + words.len() - 1)?,
    );
    Some(first.cover(*last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_become_spans() {
        let row = |id: usize, form: &str| format!("{id}\t{form}\t_\t_\t_\t_\t_\t_\t_\t_\n");
        let words = ["Ada", "says", "it", "rains", "."];
        let rows: String = words
            .iter()
            .enumerate()
            .map(|(n, word)| row(n + 1, word))
            .collect();
        let documents = documents(&format!("# newdoc id = rain\n{rows}"));
        let document = &documents["rain"];
        let value = serde_json::json!({
            "source_tokens": [1], "cue_tokens": [2], "nucleus_edu": "it rains ."
        });
        let spans = attributed(document, &value).unwrap().spans;
        let words = spans.map(|spans| document.text.slice(spans[0]).to_owned());
        assert_eq!(words, ["Ada", "says", "it rains"]);
    }
}
