//! Stance towards somebody in a sentence.

mod decide;
mod tone;

use std::path::Path;

use standpoint_agreement::classes::{Answer, accuracy, by_majority, macro_f1};
use standpoint_engine::learned::Models;
use standpoint_engine::learned::passage::Passage;
use standpoint_engine::learned::stance::{Question, Side, Stance, Tones, WIDTH, features};

use crate::corpora::stances::{Example, dse_stance, newsmtsc};
use crate::corpora::{CorpusError, Part};
use crate::learn::crf::Settings;
use crate::learn::maxent::{learn, number};
use decide::{Scored, decisions, relation};

const SETTINGS: Settings = Settings {
    epochs: 5,
    rate: 0.05,
    lasso: 2e-5,
    ridge: 1e-5,
    costs: (0.0, 0.0),
    dropout: 0.3,
    seed: 8,
};
/// A feature that comes less often is left out.
const LEAST: u32 = 3;
const ROWS: usize = 28_000;

/// A passage, what is asked of it, and the right side.
type Asked = (Passage, Question, Side);

/// Learns the layer and prints how good it is.
///
/// # Errors
/// When a corpus cannot be read.
pub fn train(data: &Path, models: &Models) -> Result<Stance, CorpusError> {
    let singles = asked(&newsmtsc::train(data, Part::Train)?, models);
    let pairs = asked(dse_stance::pairs(data, Part::Train)?.as_flattened(), models);
    let tones = tone::train(data, &singles)?;
    let seen = |(passage, question, side): &Asked| (seen(passage, question, &tones), *side as u8);
    let raws: Vec<(Vec<u64>, u8)> = pairs.iter().chain(&singles).map(seen).collect();
    let (alphabet, examples) = number(&raws, LEAST);
    let count = alphabet.features.len();
    let learned = learn::<WIDTH>(count, &examples, SETTINGS);
    let (table, unit) = learned.quantise(&alphabet, ROWS);
    println!(
        "stance: {} examples, {count} features, {} rows",
        raws.len(),
        table.len()
    );
    let mut stance = Stance::new(tones, table, unit);
    tune(&mut stance, unit, data, models)?;
    report(&stance, data, models)?;
    Ok(stance)
}

fn asked(examples: &[Example], models: &Models) -> Vec<Asked> {
    let ask = |example: &Example| {
        let asked = models.question(&example.text, example.target, example.holder);
        asked.map(|(passage, question)| (passage, question, example.side))
    };
    examples.iter().filter_map(ask).collect()
}

/// The features of a question, each once.
fn seen(passage: &Passage, question: &Question, tones: &Tones) -> Vec<u64> {
    let mut sink = Vec::new();
    features(passage, question, tones, &mut sink);
    sink.sort_unstable();
    sink.dedup();
    sink
}

/// Chooses how scores become answers.
fn tune(stance: &mut Stance, unit: f32, data: &Path, models: &Models) -> Result<(), CorpusError> {
    let singles = scored(stance, models, &newsmtsc::train(data, Part::Tune)?);
    let pairs = scored_pairs(stance, models, &dse_stance::pairs(data, Part::Tune)?);
    stance.decisions = decisions(unit, &singles, &pairs);
    print("NewsMTSC Tune", &answers(stance, &singles));
    print("DSE Tune", &answers_of_pairs(stance, &pairs));
    Ok(())
}

fn report(stance: &Stance, data: &Path, models: &Models) -> Result<(), CorpusError> {
    for which in ["rw", "mt"] {
        let singles = scored(stance, models, &newsmtsc::devtest(data, which)?);
        print(
            &format!("NewsMTSC {which} Report"),
            &answers(stance, &singles),
        );
    }
    let known = dse_stance::sentences(data)?;
    let all = dse_stance::pairs(data, Part::Report)?;
    let (old, new): (Vec<_>, Vec<_>) = all
        .iter()
        .cloned()
        .partition(|pair| known.has(pair[0].text.as_str()));
    for (name, pairs) in [("", all), (", sentences of Train", old), (", others", new)] {
        let pairs = scored_pairs(stance, models, &pairs);
        print(
            &format!("DSE Report{name}"),
            &answers_of_pairs(stance, &pairs),
        );
    }
    Ok(())
}

fn scored(stance: &Stance, models: &Models, examples: &[Example]) -> Vec<Scored> {
    let score = |(passage, question, side): &Asked| Scored {
        scores: stance.scores(passage, question),
        side: *side,
    };
    asked(examples, models).iter().map(score).collect()
}

fn scored_pairs(stance: &Stance, models: &Models, pairs: &[dse_stance::Pair]) -> Vec<[Scored; 2]> {
    let both = |pair: &dse_stance::Pair| scored(stance, models, pair).try_into().ok();
    pairs.iter().filter_map(both).collect()
}

fn answers(stance: &Stance, scored: &[Scored]) -> Vec<Answer<Side>> {
    let answer = |s: &Scored| (s.side, stance.decisions[0].answer(s.scores).side);
    scored.iter().map(answer).collect()
}

fn answers_of_pairs(stance: &Stance, pairs: &[[Scored; 2]]) -> Vec<Answer<(Side, Side)>> {
    let answer = |pair: &[Scored; 2]| {
        let gold = (pair[0].side, pair[1].side);
        (gold, relation(&stance.decisions[1], pair))
    };
    pairs.iter().map(answer).collect()
}

fn print<L: Ord + Clone>(name: &str, answers: &[Answer<L>]) {
    let percent = |answers: &[Answer<L>]| 100.0 * macro_f1(answers);
    let (ours, majority) = (percent(answers), percent(&by_majority(answers)));
    let right = accuracy(answers);
    let (right, compared) = (right.right, right.compared);
    println!(
        "stance {name}: macro F1 {ours:.1}, majority {majority:.1}, right {right} of {compared}"
    );
}
