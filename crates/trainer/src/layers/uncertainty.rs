//! Uncertainty cues and their types.

use std::path::Path;

use standpoint_engine::learned::Models;
use standpoint_engine::learned::chain::{OUTSIDE, begin, kind};
use standpoint_engine::learned::passage::Passage;
use standpoint_engine::learned::uncertainty::{LABELS, Uncertainty, WIDTH, features};
use standpoint_text::Span;

use crate::corpora::labelled::Labelled;
use crate::corpora::{CorpusError, Part, szeged};
use crate::learn::crf::{Crf, Settings};
use crate::learn::sequence::{Raw, number};
use crate::score::Count;

const SETTINGS: Settings = Settings {
    epochs: 8,
    rate: 0.05,
    lasso: 1e-5,
    ridge: 0.0,
    costs: (0.0, 0.0),
    dropout: 0.0,
    seed: 7,
};
const LEAST: u32 = 2;
const ROWS: usize = 60_000;

/// Learns the layer and prints how good it is.
///
/// # Errors
/// When a corpus cannot be read.
pub fn train(data: &Path, models: &Models) -> Result<Uncertainty, CorpusError> {
    let mut raws = Vec::new();
    for labelled in &szeged::sentences(data, Part::Train)? {
        for passage in passages(labelled, models) {
            let mut raw = Raw::default();
            for (index, label) in labels(&passage, &labelled.spans).into_iter().enumerate() {
                features(&passage, index, &mut raw.features);
                raw.end_place(label);
            }
            raws.push(raw);
        }
    }
    let (alphabet, sequences) = number(raws, LEAST);
    let count = alphabet.features.len();
    let learned = Crf::<WIDTH>::learn(count, LABELS, &sequences, SETTINGS, |_, _| {});
    let tagger = learned.quantise(&alphabet, ROWS);
    println!("uncertainty: {count} features, {} rows", tagger.table.len());
    let uncertainty = Uncertainty { tagger };
    for part in [Part::Tune, Part::Report] {
        report(&uncertainty, models, &szeged::sentences(data, part)?, part);
    }
    Ok(uncertainty)
}

fn passages(labelled: &Labelled, models: &Models) -> Vec<Passage> {
    let paragraphs = standpoint_text::paragraphs(&labelled.text).into_iter();
    paragraphs.map(|span| models.passage(&labelled.text, span)).collect()
}

fn labels(passage: &Passage, spans: &[(Span, u8)]) -> Vec<u8> {
    let label = |word: &Span| {
        let own = spans.iter().find(|(span, _)| span.overlaps(*word));
        own.map_or(OUTSIDE, |(_, kind)| begin(*kind))
    };
    passage.spans.iter().map(label).collect()
}

/// Words in cues, whatever their type, and how many of the right ones have the right type.
fn report(uncertainty: &Uncertainty, models: &Models, set: &[Labelled], part: Part) {
    let (mut words, mut types) = (Count::default(), 0);
    for labelled in set {
        for passage in passages(labelled, models) {
            let gold = labels(&passage, &labelled.spans);
            let mut found = vec![OUTSIDE; gold.len()];
            for cue in uncertainty.read(&passage) {
                found[cue.words].fill(begin(cue.uncertain as u8));
            }
            for (gold, found) in gold.iter().zip(&found) {
                words.wanted += usize::from(*gold != OUTSIDE);
                words.predicted += usize::from(*found != OUTSIDE);
                let is_right = *gold != OUTSIDE && *found != OUTSIDE;
                words.right += usize::from(is_right);
                types += usize::from(is_right && kind(*gold) == kind(*found));
            }
        }
    }
    let (p, r, f) = words.prf();
    let share = 100.0 * types as f64 / words.right.max(1) as f64;
    println!("uncertainty {part:?}: words {p:.1} {r:.1} {f:.1}, type right {share:.1}");
}
