//! Names of people, organisations and places.

mod measure;

use std::path::Path;

use standpoint_engine::learned::Models;
use standpoint_engine::learned::chain::{OUTSIDE, begin};
use standpoint_engine::learned::gazetteer::Gazetteer;
use standpoint_engine::learned::names::{Context, LABELS, Names, OTHER, WIDTH};
use standpoint_engine::learned::passage::Passage;
use standpoint_engine::learned::tagger::Tagger;
use standpoint_text::Span;

use crate::calibrate::calibrate;
use crate::corpora::labelled::Labelled;
use crate::corpora::names::Spans;
use crate::corpora::{CorpusError, Part, gazetteers, names};
use crate::learn::crf::{Crf, Settings};
use crate::learn::sequence::{Alphabet, Raw, Sequence, numbered};

use measure::Compared;

const SETTINGS: Settings = Settings {
    epochs: 6,
    rate: 0.05,
    lasso: 7e-5,
    ridge: 0.0,
    costs: (0.0, 0.0),
    dropout: 0.0,
    seed: 6,
};
const LEAST: u32 = 2;
const ROWS: usize = 250_000;
/// How often a gold sequence is seen for each time a silver one is.
const COPIES: usize = 4;
/// The only feature of a word that the engine does not look at.
const CANNOT: u64 = 1;

/// Learns the layer and prints how good it is.
///
/// It learns twice: what is measured and calibrated is learned without the tuning parts, what is
/// written with them.
///
/// # Errors
/// When a corpus cannot be read.
pub fn train(data: &Path, models: &Models) -> Result<Names, CorpusError> {
    let gazetteer = Gazetteer::new(gazetteers::phrases(data)?);
    let raw = |labelled: &Labelled| raws(labelled, models, &gazetteer);
    let part = |part: Part| -> Result<_, CorpusError> {
        let gold = gold(data, part)?;
        Ok(gold.iter().flatten().flat_map(raw).collect::<Vec<Raw>>())
    };
    let people = names::Voices::of(gold(data, Part::Train)?.iter().flatten());
    let silver = |part: Part| names::gmb(data, part, &people);
    let mut sources = Sources {
        gold: part(Part::Train)?,
        silver: silver(Part::Train)?.iter().flat_map(raw).collect(),
    };
    let tagger = sources.learn();
    let tune = [
        ("gmb", silver(Part::Tune)?),
        ("gum", names::gum(data, Part::Tune)?),
        ("crossner", names::crossner(data, Part::Tune)?),
        ("re3d", names::re3d(data, Part::Tune, Spans::Measured)?),
    ];
    sources.gold.extend(part(Part::Tune)?);
    sources.silver.extend(tune[0].1.iter().flat_map(raw));
    let mut names = Names {
        gazetteer,
        tagger,
        calibrations: Default::default(),
    };
    let judged = tune.map(|(set, documents)| {
        let compared = Compared::new(&names, models, &documents);
        println!("names tune {set}: {}", compared.figures());
        compared.judged()
    });
    names.calibrations = std::array::from_fn(|kind| {
        let sets = judged.iter().map(|set| set[kind].clone());
        calibrate(&sets.collect::<Vec<_>>())
    });
    names.tagger = sources.learn();
    Ok(names)
}

/// What people annotated.
fn gold(data: &Path, part: Part) -> Result<Vec<Vec<Labelled>>, CorpusError> {
    let mut sets = vec![
        names::gum(data, part)?,
        names::crossner(data, part)?,
        names::re3d(data, part, Spans::Names)?,
    ];
    if part == Part::Train {
        sets.insert(2, names::wikigold(data)?);
    }
    Ok(sets)
}

/// What is learned from.
struct Sources {
    gold: Vec<Raw>,
    silver: Vec<Raw>,
}

impl Sources {
    /// Learns the chain.
    fn learn(&self) -> Tagger<WIDTH> {
        // What people annotated counts more.
        let all = || (0..COPIES).flat_map(|_| &self.gold).chain(&self.silver);
        let features = all().flat_map(|raw| raw.features.iter().copied());
        let alphabet = Alphabet::new(features, LEAST);
        let sequences: Vec<Sequence> = all().map(|raw| numbered(&alphabet, raw)).collect();
        let count = alphabet.features.len();
        let learned = Crf::<WIDTH>::learn(count, LABELS, &sequences, SETTINGS);
        let tagger = learned.quantise(&alphabet, ROWS);
        println!("names: {count} features, {} rows", tagger.table.len());
        tagger
    }
}

/// The features and labels of a text's paragraphs.
fn raws(labelled: &Labelled, models: &Models, gazetteer: &Gazetteer) -> Vec<Raw> {
    let raw = |passage: Passage| {
        let context = Context::new(&passage, gazetteer);
        let mut raw = Raw::default();
        for (index, label) in labels(&passage, &labelled.spans).into_iter().enumerate() {
            if context.may_be_name(index) {
                context.features(index, &mut raw.features);
            } else {
                raw.features.push(CANNOT);
            }
            raw.end_place(label);
        }
        raw
    };
    passages(labelled, models).into_iter().map(raw).collect()
}

fn passages(labelled: &Labelled, models: &Models) -> Vec<Passage> {
    let paragraphs = standpoint_text::paragraphs(&labelled.text).into_iter();
    paragraphs
        .map(|span| models.passage(&labelled.text, span))
        .collect()
}

/// The label of each word: that of the span that holds most of it.
pub fn labels(passage: &Passage, spans: &[(Span, u8)]) -> Vec<u8> {
    let mut labels = vec![OUTSIDE; passage.len()];
    for (span, kind) in spans {
        let mut is_first = true;
        for index in passage.touched(*span) {
            let word = passage.spans[index];
            let shared = word.intersection(*span).map_or(0, Span::len);
            if 2 * shared > word.len() && labels[index] == OUTSIDE {
                let inside = !is_first && *kind != OTHER;
                labels[index] = begin(*kind) + u8::from(inside);
                is_first = false;
            }
        }
    }
    labels
}
