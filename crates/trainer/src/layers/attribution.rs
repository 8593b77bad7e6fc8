//! Sources, cues and contents.

use std::path::Path;

use standpoint_engine::learned::Models;
use standpoint_engine::learned::attribution::features::Context;
use standpoint_engine::learned::attribution::{Attribution, LABELS, WIDTH};
use standpoint_engine::learned::chain::{OUTSIDE, begin, kind};
use standpoint_engine::learned::passage::Passage;
use standpoint_engine::learned::weights::Lexemes;
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

fn read(article: &Article, models: &Models) -> Read {
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
        .map(|span| models.passage(&article.text, *span))
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

/// How often words are part of cues.
#[derive(Default)]
struct CueCounts {
    counts: FeatureMap<(u32, u32)>,
    order: Vec<u64>,
}

impl CueCounts {
    fn add(&mut self, article: &Read) {
        for (passage, labels) in article.passages.iter().zip(&article.labels) {
            for (word, label) in passage.words.iter().zip(labels) {
                let entry = self.counts.entry(word.lower).or_insert_with(|| {
                    self.order.push(word.lower);
                    (0, 0)
                });
                entry.0 += 1;
                entry.1 += u32::from(matches!(kind(*label), Some((1, _))));
            }
        }
    }

    fn of(&self, word: u64) -> (u32, u32) {
        self.counts.get(&word).copied().unwrap_or_default()
    }

    fn lexemes(&self) -> Lexemes {
        let classes = self.order.iter().map(|word| (*word, u16::from(class(self.of(*word)))));
        Lexemes::new(&classes.filter(|(_, class)| *class > 0).collect::<Vec<_>>())
    }
}

/// The class of a word that came `all` times, `cue` of them in a cue.
fn class((all, cue): (u32, u32)) -> u8 {
    if cue < 2 {
        return 0;
    }
    let share = f64::from(cue) / (f64::from(all) + 1.0);
    let edges = [0.02, 0.08, 0.2, 0.4, 0.6, 0.8];
    edges.iter().filter(|edge| share >= **edge).count() as u8
}

/// Learns the layer and prints how good it is on the tuning articles.
///
/// # Errors
/// When a corpus cannot be read.
pub fn train(data: &Path, models: &Models) -> Result<Attribution, CorpusError> {
    let load = |part| -> Result<Vec<Read>, CorpusError> {
        Ok(polnear::articles(data, part)?.iter().map(|a| read(a, models)).collect())
    };
    let train = load(Part::Train)?;
    let tune = load(Part::Tune)?;
    let mut counts = CueCounts::default();
    train.iter().for_each(|article| counts.add(article));
    let cues = counts.lexemes();
    let mut raws = Vec::new();
    for article in &train {
        // What an article itself says of a word may not be known when it is read.
        let mut own = CueCounts::default();
        own.add(article);
        let class = |word| {
            let ((all, cue), (own_all, own_cue)) = (counts.of(word), own.of(word));
            class((all - own_all, cue - own_cue))
        };
        for (passage, labels) in article.passages.iter().zip(&article.labels) {
            let context = Context::new(passage, class);
            let mut raw = Raw::default();
            for (index, label) in labels.iter().enumerate() {
                context.features(index, &mut raw.features);
                raw.end_place(*label);
            }
            raws.push(raw);
        }
    }
    let (alphabet, sequences) = number(raws, std::env::var("LEAST").ok().and_then(|v| v.parse().ok()).unwrap_or(2));
    eprintln!("{} features", alphabet.features.len());
    let var = |name: &str, or: f32| std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(or);
    let settings = Settings {
        epochs: var("EPOCHS", 8.0) as usize,
        rate: var("RATE", 0.1),
        lasso: var("LASSO", 1e-5),
        ridge: var("RIDGE", 0.0),
        costs: (var("MISS", 0.0), var("ADD", 0.0)),
        dropout: var("DROP", 0.0),
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
    if std::env::var("DEV").is_ok() {
        report("dev", &attribution, &load(Part::Report)?);
    }
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
