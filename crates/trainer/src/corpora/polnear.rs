//! PolNeAR 1.0 (Newell, Margolin and Ruths 2018): political news with attributions.
//!
//! No licence is stated; the articles belong to their publishers. Weights that learned from it say
//! so in `models/MODEL_CARD.md`, and `--without polnear` leaves it out. Every tenth article of the
//! training part, sorted by id, is for tuning; the development part is only reported on.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;
use standpoint_engine::learned::attribution::Role;
use standpoint_text::{Span, Text};

use super::{CorpusError, Part, read};

/// An article with the attributions of its first annotator.
#[derive(Debug)]
pub struct Article {
    /// Its id.
    pub id: String,
    /// Its text.
    pub text: Text,
    /// What is attributed to whom.
    pub attributions: Vec<Attributed>,
    /// What it is for.
    pub part: Part,
}

/// An attribution: for each role, in the order of [`Role::ALL`], the spans that have it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributed {
    /// Spans by role.
    pub spans: [Vec<Span>; 3],
}

/// Reads the articles of one part, sorted by id.
///
/// # Errors
/// When a file is missing or not of PolNeAR's shape.
pub fn articles(data: &Path, part: Part) -> Result<Vec<Article>, CorpusError> {
    let name = match part {
        Part::Train | Part::Tune => "train.jsonl.gz",
        Part::Report => "dev.jsonl.gz",
    };
    let path = data.join("polnear").join(name);
    let mut articles = Vec::new();
    for (number, line) in read(&path)?.lines().enumerate() {
        let article = article(line).map_err(|what| CorpusError::Shape {
            path: path.clone(),
            line: number + 1,
            what,
        })?;
        articles.push(article);
    }
    articles.sort_by(|a, b| a.id.cmp(&b.id));
    for (number, article) in articles.iter_mut().enumerate() {
        article.part = match part {
            Part::Report => Part::Report,
            _ if number % 10 == 9 => Part::Tune,
            _ => Part::Train,
        };
    }
    articles.retain(|article| article.part == part);
    Ok(articles)
}

fn article(line: &str) -> Result<Article, String> {
    let value: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let id = value["doc"].as_str().ok_or("there is no “doc”")?.to_owned();
    let text = Text::new(value["text"].as_str().ok_or("there is no “text”")?);
    let annotators = value["ann"].as_object().ok_or("there is no “ann”")?;
    let first = annotators.iter().min_by_key(|(name, _)| name.as_str());
    let rows = first
        .and_then(|(_, rows)| rows.as_str())
        .unwrap_or_default();
    let attributions = attributions(&text, rows);
    Ok(Article {
        id,
        text,
        attributions,
        part: Part::Train,
    })
}

/// The attributions in brat's lines: `T…` are spans, `E…` events that join them.
fn attributions(text: &Text, rows: &str) -> Vec<Attributed> {
    let mut spans: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
    let rows: Vec<Vec<&str>> = rows
        .split('\n')
        .map(|row| row.split('\t').collect())
        .collect();
    for row in &rows {
        if let [name, place, _, ..] = row.as_slice()
            && name.starts_with('T')
            && let Some((_, places)) = place.split_once(' ')
        {
            spans.insert(
                name,
                places.split(';').filter_map(|p| span(text, p)).collect(),
            );
        }
    }
    let mut found = Vec::new();
    for row in &rows {
        let [name, event, ..] = row.as_slice() else {
            continue;
        };
        if !name.starts_with('E') || !event.starts_with("Attribution") {
            continue;
        }
        let mut attributed = Attributed::default();
        for argument in event.split_whitespace().skip(1) {
            let Some((role, of)) = argument.split_once(':') else {
                continue;
            };
            let role = match role.trim_end_matches(|c: char| c.is_ascii_digit()) {
                "Source" => Role::Source,
                "Cue" => Role::Cue,
                "Content" => Role::Content,
                _ => continue,
            };
            let pieces = spans.get(of).into_iter().flatten();
            attributed.spans[role as usize].extend(pieces);
        }
        for pieces in &mut attributed.spans {
            *pieces = joined(text, std::mem::take(pieces));
        }
        if attributed.spans.iter().any(|pieces| !pieces.is_empty()) {
            found.push(attributed);
        }
    }
    found
}

/// A span in code points as brat writes it, `3 17`.
fn span(text: &Text, place: &str) -> Option<Span> {
    let (start, end) = place.split_once(' ')?;
    let start = text.from_code_point(start.parse().ok()?)?;
    let end = text.from_code_point(end.parse().ok()?)?;
    Some(Span::new(start, end))
}

/// Pieces with only blanks between them are one.
fn joined(text: &Text, mut pieces: Vec<Span>) -> Vec<Span> {
    pieces.sort();
    let mut joined: Vec<Span> = Vec::new();
    for piece in pieces {
        match joined.last_mut() {
            Some(last) if is_blank(text, *last, piece) => *last = last.cover(piece),
            _ => joined.push(piece),
        }
    }
    joined
}

fn is_blank(text: &Text, before: Span, after: Span) -> bool {
    before.end() >= after.start()
        || text
            .slice(Span::new(before.end(), after.start()))
            .trim()
            .is_empty()
}
