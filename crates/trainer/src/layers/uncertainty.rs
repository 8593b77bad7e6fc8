//! Uncertainty cues and their types.

use std::collections::BTreeSet;
use std::path::Path;

use standpoint_engine::learned::Models;
use standpoint_engine::learned::calibration::Calibration;
use standpoint_engine::learned::chain::{OUTSIDE, begin, kind};
use standpoint_engine::learned::passage::Passage;
use standpoint_engine::learned::uncertainty::{LABELS, Uncertainty, WIDTH, features};
use standpoint_engine::learned::weights::Lexemes;
use standpoint_text::Span;

use crate::corpora::labelled::Labelled;
use crate::corpora::{CorpusError, Part, szeged};
use crate::learn::crf::{Crf, Settings};
use crate::learn::sequence::{Raw, number};
use crate::score::{Count, Judgements, is_match};

const SETTINGS: Settings = Settings {
    epochs: 20,
    rate: 0.1,
    lasso: 2e-5,
    ridge: 0.0,
    costs: (1.0, 0.0),
    dropout: 0.0,
    seed: 7,
};
const LEAST: u32 = 3;
const ROWS: usize = 60_000;
/// What a cue is worth more than its weights say, in the exponent.
const BIAS: f32 = 0.7;

/// Learns the layer and prints how good it is.
///
/// # Errors
/// When a corpus cannot be read.
pub fn train(data: &Path, models: &Models) -> Result<Uncertainty, CorpusError> {
    // Settings were chosen on the tuning part while it was left out; the weights learn from both,
    // and sureness is measured on the tuning part by weights that have not seen it.
    let tune = szeged::sentences(data, Part::Tune)?;
    let mut sentences = szeged::sentences(data, Part::Train)?;
    let half = learn(&sentences, models);
    report("tune", &half, models, &tune);
    let mut judgements = Judgements::default();
    for labelled in &tune {
        judge(&half, models, labelled, &mut judgements);
    }
    sentences.extend(tune);
    let mut uncertainty = learn(&sentences, models);
    uncertainty.calibration = judgements.calibration();
    let set = szeged::sentences(data, Part::Report)?;
    report("report", &uncertainty, models, &set);
    let mut judgements = Judgements::default();
    for labelled in &set {
        judge(&uncertainty, models, labelled, &mut judgements);
    }
    println!(
        "uncertainty report: calibration error {:.3}",
        judgements.error()
    );
    Ok(uncertainty)
}

fn learn(sentences: &[Labelled], models: &Models) -> Uncertainty {
    let mut raws = Vec::new();
    let (mut seen, mut stems) = (BTreeSet::new(), Vec::new());
    for labelled in sentences {
        for passage in passages(labelled, models) {
            let mut raw = Raw::default();
            for (index, label) in labels(&passage, &labelled.spans).into_iter().enumerate() {
                if label != OUTSIDE && seen.insert(passage.words[index].stem) {
                    stems.push((passage.words[index].stem, 1));
                }
                features(&passage, index, &mut raw.features);
                raw.end_place(label);
            }
            raws.push(raw);
        }
    }
    let (alphabet, sequences) = number(raws, LEAST);
    let count = alphabet.features.len();
    let learned = Crf::<WIDTH>::learn(count, LABELS, &sequences, SETTINGS);
    let mut tagger = learned.quantise(&alphabet, ROWS);
    // The measure wants as many cues missed as set too many.
    tagger.chain.raise(&[1, 3, 5, 7], BIAS);
    println!("uncertainty: {count} features, {} rows", tagger.table.len());
    Uncertainty {
        stems: Lexemes::new(&stems),
        tagger,
        calibration: Calibration::default(),
    }
}

fn judge(
    uncertainty: &Uncertainty,
    models: &Models,
    labelled: &Labelled,
    judgements: &mut Judgements,
) {
    for passage in passages(labelled, models) {
        for cue in uncertainty.read(&passage) {
            let span = passage.cover(cue.words);
            let is_right = labelled
                .spans
                .iter()
                .any(|(gold, kind)| *kind == cue.uncertain as u8 && is_match(*gold, span));
            judgements.add(cue.confidence, is_right);
        }
    }
}

fn passages(labelled: &Labelled, models: &Models) -> Vec<Passage> {
    let paragraphs = standpoint_text::paragraphs(&labelled.text).into_iter();
    paragraphs
        .map(|span| models.passage(&labelled.text, span))
        .collect()
}

fn labels(passage: &Passage, spans: &[(Span, u8)]) -> Vec<u8> {
    let label = |word: &Span| {
        let own = spans.iter().find(|(span, _)| span.overlaps(*word));
        own.map_or(OUTSIDE, |(_, kind)| begin(*kind))
    };
    passage.spans.iter().map(label).collect()
}

/// Words in cues, whatever their type, and how many of the right ones have the right type.
fn report(name: &str, uncertainty: &Uncertainty, models: &Models, set: &[Labelled]) {
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
    println!("uncertainty {name}: words {p:.1} {r:.1} {f:.1}, type right {share:.1}");
}
