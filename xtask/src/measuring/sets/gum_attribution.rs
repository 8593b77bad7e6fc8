//! Attributions from GUM's discourse relations: source and cue of the test documents.
//!
//! Of the content only the first discourse unit is known, so contents are not compared; relations
//! without an explicit cue say nothing of where they are signalled and are left out.

use std::collections::HashMap;
use std::path::Path;

use serde_json::Value;
use standpoint_agreement::Piece;
use standpoint_agreement::layer::{Attribution, LayerDocument};

use super::compressed;
use super::gum::{self, GumText};
use crate::failure::Outcome;

/// The test texts with their attributions.
pub fn test(data: &Path) -> Outcome<Vec<LayerDocument>> {
    let relations = compressed::json_lines(data, "gum_open/gum_attribution.jsonl.gz")?;
    Ok(documents(&gum::test(data)?, &relations))
}

fn documents(texts: &[GumText], relations: &[Value]) -> Vec<LayerDocument> {
    let mut by_text: HashMap<&str, Vec<&Value>> = HashMap::new();
    for relation in relations {
        let id = relation["doc"].as_str().unwrap_or_default();
        by_text.entry(id).or_default().push(relation);
    }
    let documents = texts.iter().map(|text| {
        let mut document = LayerDocument::new(&text.id, &text.text);
        for relation in by_text.get(text.id.as_str()).into_iter().flatten() {
            let attribution = Attribution {
                source: pieces(text, &relation["source_tokens"]),
                cue: pieces(text, &relation["cue_tokens"]),
                content: Vec::new(),
            };
            if !attribution.cue.is_empty() {
                document.attribute(attribution);
            }
        }
        document
    });
    documents.collect()
}

/// Runs of tokens, which the relations count from 1, as pieces of the text.
fn pieces(text: &GumText, tokens: &Value) -> Vec<Piece> {
    let numbers = tokens.as_array().into_iter().flatten();
    let numbers = numbers.filter_map(|n| usize::try_from(n.as_u64()?).ok()?.checked_sub(1));
    let mut runs: Vec<Piece> = Vec::new();
    for token in numbers.filter(|token| *token < text.tokens.len()) {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == token => *last = token,
            _ => runs.push((token, token)),
        }
    }
    runs.into_iter()
        .map(|(first, last)| text.stretch(first, last))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relations_become_attributions_of_their_text() {
        let texts = gum::texts(gum::tests::SAMPLE);
        let relation = |cue: &[usize]| serde_json::json!({"doc": "GUM_news_kessia", "source_tokens": [4, 5, 9], "cue_tokens": cue});
        let found = documents(&texts, &[relation(&[6]), relation(&[])]);
        assert_eq!(found[0].attributions.len(), 1);
        assert_eq!(found[0].attributions[0].source, [(10, 17), (27, 30)]);
        assert_eq!(found[0].pieces("cue"), [(18, 22)]);
    }
}
