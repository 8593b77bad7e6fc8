//! Sources, cues and contents.

use std::path::Path;

use standpoint_engine::learned::attribution::features::Context;
use standpoint_engine::learned::attribution::lexicon::Cues;
use standpoint_engine::learned::attribution::{Attribution, LABELS, WIDTH};
use standpoint_engine::learned::chain::{OUTSIDE, begin, kind};
use standpoint_engine::learned::passage::Passage;
use standpoint_engine::learned::weights::{Row, Table};
use standpoint_engine::learned::words::Clusters;
use standpoint_text::Span;

use crate::corpora::polnear::{self, Article};
use crate::corpora::{CorpusError, Part};
use crate::learn::crf::{Crf, Settings};
use crate::learn::sequence::{FeatureMap, Raw, number};
use crate::score::Scores;

/// An article, read: its passages, the right labels of their words, and all right spans.
pub struct Read {
    passages: Vec<Passage>,
    labels: Vec<Vec<u8>>,
    spans: Vec<(Span, u8)>,
}

fn read(article: &Article, clusters: &Clusters) -> Read {
    let mut spans: Vec<(Span, u8)> = Vec::new();
    for attributed in &article.attributions {
        for (role, pieces) in attributed.spans.iter().enumerate() {
            spans.extend(pieces.iter().map(|span| (*span, role as u8)));
        }
    }
    spans.sort();
    spans.dedup();
    let paragraphs = standpoint_text::paragraphs(&article.text);
    let passages: Vec<Passage> = paragraphs
        .iter()
        .map(|span| Passage::new(&article.text, *span, clusters))
        .collect();
    let labels = passages.iter().map(|passage| labels(passage, &spans)).collect();
    Read {
        passages,
        labels,
        spans,
    }
}

/// The label of each word: that of the span that holds its middle.
fn labels(passage: &Passage, spans: &[(Span, u8)]) -> Vec<u8> {
    let mut labels = vec![OUTSIDE; passage.len()];
    for (span, role) in spans {
        let mut is_first = true;
        for (index, word) in passage.spans.iter().enumerate() {
            let shared = word.intersection(*span).map_or(0, Span::len);
            if 2 * shared > word.len() && labels[index] == OUTSIDE {
                labels[index] = begin(*role) + u8::from(!is_first);
                is_first = false;
            }
        }
    }
    labels
}

/// The spans that labels draw.
fn drawn(passage: &Passage, labels: &[u8]) -> Vec<(Span, u8)> {
    let mut spans = Vec::new();
    let mut start = 0;
    for index in 0..labels.len() {
        let Some((role, begins)) = kind(labels[index]) else {
            continue;
        };
        if begins {
            start = index;
        }
        let goes_on = labels.get(index + 1).is_some_and(|next| kind(*next) == Some((role, false)));
        if !goes_on {
            spans.push((passage.cover(start..index + 1), role));
        }
    }
    spans
}

/// Counts which words are cues.
fn cues(articles: &[Read]) -> Cues {
    let mut counts: FeatureMap<(u32, u32)> = FeatureMap::default();
    let mut order = Vec::new();
    for (passage, labels) in articles.iter().flat_map(|a| a.passages.iter().zip(&a.labels)) {
        for (word, label) in passage.words.iter().zip(labels) {
            let entry = counts.entry(word.lower).or_insert_with(|| {
                order.push(word.lower);
                (0, 0)
            });
            entry.0 += 1;
            entry.1 += u32::from(matches!(kind(*label), Some((1, _))));
        }
    }
    let mut rows = Vec::new();
    for lower in order {
        let (all, cue) = counts.get(&lower).copied().unwrap_or_default();
        if cue < 2 {
            continue;
        }
        let share = f64::from(cue) / (f64::from(all) + 1.0);
        let class = match share {
            s if s < 0.02 => 0,
            s if s < 0.08 => 1,
            s if s < 0.2 => 2,
            s if s < 0.4 => 3,
            s if s < 0.6 => 4,
            s if s < 0.8 => 5,
            _ => 6,
        };
        if class > 0 {
            rows.push(Row {
                feature: Cues::feature(lower),
                weights: [class],
            });
        }
    }
    Cues::new(Table::new(&rows).0)
}

/// Learns the layer and prints how good it is on the tuning articles.
///
/// # Errors
/// When a corpus cannot be read.
pub fn train(data: &Path) -> Result<Attribution, CorpusError> {
    let clusters = Clusters::default();
    let load = |part| -> Result<Vec<Read>, CorpusError> {
        Ok(polnear::articles(data, part)?.iter().map(|a| read(a, &clusters)).collect())
    };
    let train = load(Part::Train)?;
    let tune = load(Part::Tune)?;
    let cues = cues(&train);
    let mut raws = Vec::new();
    for (passage, labels) in train.iter().flat_map(|a| a.passages.iter().zip(&a.labels)) {
        let context = Context::new(passage, &cues);
        let mut raw = Raw::default();
        for (index, label) in labels.iter().enumerate() {
            context.features(index, &mut raw.features);
            raw.end_place(*label);
        }
        raws.push(raw);
    }
    let (alphabet, sequences) = number(raws, 2);
    eprintln!("{} features", alphabet.features.len());
    let var = |name: &str, or: f32| std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(or);
    let settings = Settings {
        epochs: var("EPOCHS", 8.0) as usize,
        rate: var("RATE", 0.1),
        lasso: var("LASSO", 1e-5),
        ridge: var("RIDGE", 0.0),
        costs: (var("MISS", 0.0), var("ADD", 0.0)),
        seed: 1,
    };
    let start = std::time::Instant::now();
    let learned = Crf::<WIDTH>::learn(alphabet.features.len(), LABELS, &sequences, settings, |epoch, loss| {
        eprintln!("{epoch}: loss {loss:.0}  {:.1?}", start.elapsed());
    });
    let (chain, table) = learned.quantise(&alphabet, var("ROWS", 3e5) as usize);
    eprintln!("{} rows, unit {}", table.len(), chain.unit);
    let attribution = Attribution { cues, table, chain };
    report("train", &attribution, &train[..80]);
    report("tune", &attribution, &tune);
    Ok(attribution)
}

fn report(name: &str, attribution: &Attribution, articles: &[Read]) {
    let mut scores = Scores::default();
    let mut ceiling = Scores::default();
    for article in articles {
        let mut found = Vec::new();
        let mut ideal = Vec::new();
        for (passage, labels) in article.passages.iter().zip(&article.labels) {
            let best = attribution.chain.best(&attribution.scores(passage));
            found.extend(drawn(passage, &best));
            ideal.extend(drawn(passage, labels));
        }
        scores.add(&article.spans, &found);
        ceiling.add(&article.spans, &ideal);
    }
    show(&format!("{name} ceiling"), &ceiling);
    show(name, &scores);
}

fn show(name: &str, scores: &Scores) {
    for (label, counts) in scores.labels.iter().enumerate() {
        let [(p, r, f), (_, _, m)] = [counts[0].prf(), counts[1].prf()];
        println!("{name} {label}: exact {p:.1} {r:.1} {f:.1}  matched {m:.1}");
    }
    let total = scores.total();
    println!("{name} all: exact {:.2} matched {:.2}", total[0].prf().2, total[1].prf().2);
}
