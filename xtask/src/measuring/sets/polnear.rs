//! `PolNeAR` 1.0: who says what in political news (Newell, Margolin and Ruths, LREC 2018).
//!
//! One article a JSON line, with the brat annotation of each annotator; the lexicographically first
//! one is the gold. Pieces with nothing but white space between them are one span.

use std::collections::HashMap;
use std::path::Path;

use serde_json::Value;
use standpoint_agreement::Piece;
use standpoint_agreement::layer::{Attribution, LayerDocument};

use super::compressed;
use crate::failure::Outcome;

/// The development articles.
pub fn dev(data: &Path) -> Outcome<Vec<LayerDocument>> {
    let articles = compressed::json_lines(data, "polnear/dev.jsonl.gz")?;
    Ok(articles.iter().map(article).collect())
}

/// Every tenth training article, sorted by id: what attribution is tuned on.
pub fn tuning(data: &Path) -> Outcome<Vec<LayerDocument>> {
    let articles = compressed::json_lines(data, "polnear/train.jsonl.gz")?;
    let mut documents: Vec<LayerDocument> = articles.iter().map(article).collect();
    documents.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(documents.into_iter().skip(9).step_by(10).collect())
}

fn article(article: &Value) -> LayerDocument {
    let text = article["text"].as_str().unwrap_or_default();
    let mut document = LayerDocument::new(article["doc"].as_str().unwrap_or_default(), text);
    let annotators = article["ann"].as_object();
    let first = annotators.and_then(|all| all.iter().min_by_key(|(name, _)| *name));
    let brat = first
        .and_then(|(_, brat)| brat.as_str())
        .unwrap_or_default();
    let characters: Vec<char> = text.chars().collect();
    for attribution in attributions(brat, &characters) {
        document.attribute(attribution);
    }
    document
}

/// The events of a brat annotation that have any part.
fn attributions(brat: &str, text: &[char]) -> Vec<Attribution> {
    let rows = brat
        .lines()
        .map(|line| line.split('\t').collect::<Vec<_>>());
    let (mut bounds, mut events) = (HashMap::new(), Vec::new());
    for row in rows {
        match row.as_slice() {
            [id, place, _, ..] if id.starts_with('T') => {
                bounds.insert((*id).to_owned(), pieces(place));
            }
            [id, event, ..] if id.starts_with('E') && event.starts_with("Attribution") => {
                events.push((*event).to_owned());
            }
            _ => {}
        }
    }
    let attributions = events.iter().map(|event| attribution(event, &bounds, text));
    attributions
        .filter(|a| *a != Attribution::default())
        .collect()
}

/// `Content 115 290` or, in two pieces, `Content 115 140;150 290`.
fn pieces(place: &str) -> Vec<Piece> {
    let (_, offsets) = place.split_once(' ').unwrap_or_default();
    let pieces = offsets.split(';').filter_map(|piece| {
        let (start, end) = piece.split_once(' ')?;
        Some((start.parse().ok()?, end.parse().ok()?))
    });
    pieces.collect()
}

/// `Attribution:T4 Content:T3 Cue:T2 Source:T1`; a role that comes twice has a number behind it.
fn attribution(event: &str, bounds: &HashMap<String, Vec<Piece>>, text: &[char]) -> Attribution {
    let mut found = Attribution::default();
    for part in event.split_whitespace().skip(1) {
        let (role, id) = part.split_once(':').unwrap_or_default();
        let pieces = match role.trim_end_matches(|c: char| c.is_ascii_digit()) {
            "Source" => &mut found.source,
            "Cue" => &mut found.cue,
            "Content" => &mut found.content,
            _ => continue,
        };
        pieces.extend(bounds.get(id).into_iter().flatten());
    }
    for pieces in [&mut found.source, &mut found.cue, &mut found.content] {
        *pieces = joined(std::mem::take(pieces), text);
    }
    found
}

/// The pieces in order, those with only white space between them made one.
fn joined(mut pieces: Vec<Piece>, text: &[char]) -> Vec<Piece> {
    pieces.sort_unstable();
    let mut joined: Vec<Piece> = Vec::new();
    for (start, end) in pieces {
        match joined.last_mut() {
            Some((_, last)) if is_blank(text, *last, start) => *last = end.max(*last),
            _ => joined.push((start, end)),
        }
    }
    joined
}

/// Whether nothing is written from `start` to `end`, as where the one is behind the other.
fn is_blank(text: &[char], start: usize, end: usize) -> bool {
    let between = text.get(start..end).unwrap_or_default();
    between.iter().all(|character| character.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brat_events_become_attributions() {
        let text = "Kessia said no\n and  yes. Oh.";
        let brat = "T1\tSource 0 6\tKessia\nT2\tCue 7 11\tsaid\nT3\tContent 12 14;16 19\tno and\n\
            T4\tContent 21 24\tyes\nT5\tAttribution 7 11\tsaid\n\
            E1\tAttribution:T5 Source:T1 Cue:T2 Content:T3 Content2:T4\nE2\tAttribution:T5\nbroken";
        let json = serde_json::json!({"doc": "d", "text": text, "ann": {"b": "", "a": brat}});
        let document = article(&json);
        assert_eq!(document.attributions.len(), 1);
        assert_eq!(document.attributions[0].source, [(0, 6)]);
        assert_eq!(document.attributions[0].content, [(12, 24)]);
        assert_eq!(document.spans.len(), 3);
    }

    #[test]
    fn letters_between_pieces_keep_them_apart() {
        let text: Vec<char> = "one and two".chars().collect();
        assert_eq!(joined(vec![(8, 11), (0, 3)], &text), [(0, 3), (8, 11)]);
        assert_eq!(joined(vec![(0, 7), (2, 3), (7, 11)], &text), [(0, 11)]);
    }
}
