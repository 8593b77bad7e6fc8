//! Names of people, organisations and places.

use std::path::Path;

use standpoint_engine::learned::Models;
use standpoint_engine::learned::chain::{OUTSIDE, begin};
use standpoint_engine::learned::gazetteer::Gazetteer;
use standpoint_engine::learned::names::{Context, LABELS, Names, OTHER, WIDTH};
use standpoint_engine::learned::passage::Passage;
use standpoint_text::Span;

use crate::corpora::labelled::Labelled;
use crate::corpora::{CorpusError, Part, gazetteers, names};
use crate::learn::crf::{Crf, Settings};
use crate::learn::sequence::{Raw, number};
use crate::score::{Count, Judgements, Scores, is_match};

const SETTINGS: Settings = Settings {
    epochs: 6,
    rate: 0.05,
    lasso: 2e-5,
    ridge: 0.0,
    costs: (0.0, 0.0),
    dropout: 0.0,
    seed: 6,
};
const LEAST: u32 = 2;
const ROWS: usize = 250_000;

/// Learns the layer and prints how good it is.
///
/// # Errors
/// When a corpus cannot be read.
pub fn train(data: &Path, models: &Models) -> Result<Names, CorpusError> {
    let gazetteer = Gazetteer::new(gazetteers::phrases(data)?);
    let gold = [
        names::gum(data, Part::Train)?,
        names::crossner(data, Part::Train)?,
        names::wikigold(data)?,
        names::re3d(data, Part::Train)?,
    ];
    let silver = names::gmb(data)?;
    let mut raws = Vec::new();
    // What people annotated counts four times.
    let gold = (0..4).flat_map(|_| gold.iter().flatten());
    for labelled in gold.chain(&silver) {
        for passage in passages(labelled, models) {
            let context = Context::new(&passage, &gazetteer);
            let mut raw = Raw::default();
            for (index, label) in labels(&passage, &labelled.spans).into_iter().enumerate() {
                context.features(index, &mut raw.features);
                raw.end_place(label);
            }
            raws.push(raw);
        }
    }
    let (alphabet, sequences) = number(raws, LEAST);
    let count = alphabet.features.len();
    let learned = Crf::<WIDTH>::learn(count, LABELS, &sequences, SETTINGS);
    let tagger = learned.quantise(&alphabet, ROWS);
    println!("names: {count} features, {} rows", tagger.table.len());
    let mut names = Names {
        gazetteer,
        tagger,
        calibrations: Default::default(),
    };
    let mut tune = names::crossner(data, Part::Tune)?;
    tune.extend(names::gum(data, Part::Tune)?);
    names.calibrations = judge(&names, models, &tune).map(|judgements| judgements.calibration());
    let news = judge(&names, models, &names::uner(data, true)?);
    println!(
        "names calibration error on uner news: {:.3?}",
        news.map(|judgements| judgements.error())
    );
    report(
        "tune crossner",
        &names,
        models,
        &names::crossner(data, Part::Tune)?,
    );
    report("tune gum", &names, models, &names::gum(data, Part::Tune)?);
    report(
        "report uner news",
        &names,
        models,
        &names::uner(data, true)?,
    );
    report("report uner", &names, models, &names::uner(data, false)?);
    report(
        "report gum",
        &names,
        models,
        &names::gum(data, Part::Report)?,
    );
    report(
        "report crossner",
        &names,
        models,
        &names::crossner(data, Part::Report)?,
    );
    report(
        "report re3d",
        &names,
        models,
        &names::re3d(data, Part::Report)?,
    );
    Ok(names)
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
        for (index, word) in passage.spans.iter().enumerate() {
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

fn judge(names: &Names, models: &Models, set: &[Labelled]) -> [Judgements; 3] {
    let mut judgements: [Judgements; 3] = Default::default();
    for labelled in set {
        for passage in passages(labelled, models) {
            for name in names.read(&passage) {
                let span = passage.cover(name.words);
                let kind = name.named as u8;
                let is_right = labelled
                    .spans
                    .iter()
                    .any(|(gold, own)| *own == kind && is_match(*gold, span));
                judgements[usize::from(kind)].add(name.confidence, is_right);
            }
        }
    }
    judgements
}

/// Names are counted without titles; those where the set has another kind of name are left out.
fn report(name: &str, names: &Names, models: &Models, set: &[Labelled]) {
    let (mut typed, mut untyped) = (Scores::default(), Scores::default());
    for labelled in set {
        let mut found = Vec::new();
        for passage in passages(labelled, models) {
            for name in names.read(&passage) {
                let span = passage.cover(name.words);
                let others = labelled.spans.iter().filter(|(_, kind)| *kind == OTHER);
                if others.into_iter().all(|(other, _)| !other.overlaps(span)) {
                    let span = names::trimmed(&labelled.text, span);
                    found.extend(span.map(|span| (span, name.named as u8)));
                }
            }
        }
        let gold: Vec<(Span, u8)> = labelled
            .spans
            .iter()
            .copied()
            .filter(|(_, kind)| *kind != OTHER)
            .collect();
        typed.add(&gold, &found);
        let flat =
            |list: &[(Span, u8)]| list.iter().map(|(span, _)| (*span, 0)).collect::<Vec<_>>();
        untyped.add(&flat(&gold), &flat(&found));
    }
    let show = |count: Count| {
        let (p, r, f) = count.prf();
        format!("{p:.1} {r:.1} {f:.1}")
    };
    let kinds: Vec<String> = typed.labels.iter().map(|counts| show(counts[0])).collect();
    println!(
        "names {name}: typed {}  untyped {}  by kind {}",
        show(typed.total()[0]),
        show(untyped.total()[0]),
        kinds.join(" | ")
    );
}
