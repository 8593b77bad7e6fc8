//! Sources, cues and contents.

mod linker;

use std::path::Path;

use standpoint_engine::learned::Models;
use standpoint_engine::learned::attribution::features::Context;
use standpoint_engine::learned::attribution::second::{First, Memory, Second};
use standpoint_engine::learned::attribution::{Attribution, LABELS, Role, WIDTH, stretches};
use standpoint_engine::learned::chain::{Chain, OUTSIDE, begin, kind};
use standpoint_engine::learned::passage::Passage;
use standpoint_engine::learned::tagger::Tagger;
use standpoint_engine::learned::weights::Lexemes;
use standpoint_text::Span;

use crate::corpora::polnear::{self, Article, Attributed};
use crate::corpora::{CorpusError, Part, gum_attribution};
use crate::learn::crf::{Crf, Settings};
use crate::learn::sequence::{FeatureMap, Raw, number};
use crate::score::{Count, Judgements, Scores, is_match};

/// An article, read: its passages, the right labels of their words, and all right spans.
pub struct Read {
    pub(super) passages: Vec<Passage>,
    pub(super) labels: Vec<Vec<u8>>,
    spans: Vec<(Span, u8)>,
    pub(super) attributions: Vec<Attributed>,
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
    let labels = passages
        .iter()
        .map(|passage| labels(passage, &spans))
        .collect();
    Read {
        passages,
        labels,
        spans,
        attributions: article.attributions.clone(),
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

    /// The classes of an article's words, from what the other articles say of them.
    fn without(&self, article: &Read) -> Vec<Vec<u8>> {
        let mut own = Self::default();
        own.add(article);
        let class = |word: u64| {
            let ((all, cue), (own_all, own_cue)) = (self.of(word), own.of(word));
            class((all - own_all, cue - own_cue))
        };
        let passages = article.passages.iter();
        passages
            .map(|passage| passage.words.iter().map(|word| class(word.lower)).collect())
            .collect()
    }

    fn lexemes(&self) -> Lexemes {
        let classes = self
            .order
            .iter()
            .map(|word| (*word, u16::from(class(self.of(*word)))));
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

/// Learns the layer, from PolNeAR or else from GUM, and prints how good it is; the figures to
/// report are PolNeAR's in both cases.
///
/// # Errors
/// When a corpus cannot be read.
pub fn train(data: &Path, models: &Models, polnear: bool) -> Result<Attribution, CorpusError> {
    let load = |part| -> Result<Vec<Read>, CorpusError> {
        let articles = if polnear || part == Part::Report {
            polnear::articles(data, part)?
        } else {
            gum_attribution::articles(data, part)?
        };
        Ok(articles
            .iter()
            .map(|article| read(article, models))
            .collect())
    };
    let train = load(Part::Train)?;
    let tune = load(Part::Tune)?;
    let mut counts = CueCounts::default();
    for article in &train {
        counts.add(article);
    }
    let classes: Vec<Vec<Vec<u8>>> = train
        .iter()
        .map(|article| counts.without(article))
        .collect();
    let (firsts, first) = first_readings(&train, &classes);
    let mut second = learn_second(&train, &firsts);
    let share = together(&first.chain, &mut second.chain);
    let mut attribution = Attribution {
        cues: counts.lexemes(),
        first,
        second,
        share,
        linker: linker::train(&train),
        calibrations: Default::default(),
    };
    attribution
        .second
        .chain
        .raise(&[begin(Role::Cue as u8)], BIAS);
    attribution.calibrations =
        report("tune", &attribution, &tune).map(|judgements| judgements.calibration());
    let errors =
        report("report", &attribution, &load(Part::Report)?).map(|judgements| judgements.error());
    println!("attribution report: calibration error {errors:.3?}");
    Ok(attribution)
}

/// Makes the second chain that of both readings, half each, and gives what a unit of the first is
/// worth in units of the second, in 256ths.
fn together(first: &Chain<WIDTH>, second: &mut Chain<WIDTH>) -> i32 {
    let share = (256.0 * first.unit / second.unit).round() as i32;
    let rows = second.steps.iter_mut().zip(&first.steps);
    for (row, other) in rows.chain([(&mut second.start, &first.start)]) {
        for (score, other) in row.iter_mut().zip(other) {
            *score += ((i32::from(*other) * share) >> 8) as i16;
        }
    }
    second.unit /= 2.0;
    share
}

/// How the chains are learned, chosen on the tuning articles.
const SETTINGS: Settings = Settings {
    epochs: 6,
    rate: 0.05,
    lasso: 4e-5,
    ridge: 0.0,
    costs: (0.0, 0.0),
    dropout: 0.0,
    seed: 1,
};
/// Features that come less often are left out.
const LEAST: u32 = 3;
/// How many rows each reading keeps.
const ROWS: [usize; 2] = [100_000, 150_000];
/// What the begin of a cue is worth more than its weights say, in the exponent.
const BIAS: f32 = 0.3;

/// In how many parts the articles are cut for honest first readings.
const FOLDS: usize = 5;

/// What the first reading finds in each training article when it has not learned from it; and the
/// first reading that has learned from all of them.
fn first_readings(articles: &[Read], classes: &[Vec<Vec<u8>>]) -> (Vec<Vec<First>>, Tagger<WIDTH>) {
    let all: Vec<usize> = (0..articles.len()).collect();
    let (folds, whole) = std::thread::scope(|scope| {
        let learn = |fold: usize| {
            let others = all.iter().copied().filter(move |n| n % FOLDS != fold);
            let others: Vec<usize> = others.collect();
            scope.spawn(move || learn_first(articles, classes, &others))
        };
        let folds: Vec<_> = (0..FOLDS).map(learn).collect();
        let whole = learn_first(articles, classes, &all);
        let folds: Vec<_> = folds.into_iter().map(joined).collect();
        (folds, whole)
    });
    let read = |number: &usize| {
        let tagger = &folds[number % FOLDS];
        let passages = articles[*number].passages.iter().zip(&classes[*number]);
        let read = |(passage, classes): (&Passage, &Vec<u8>)| {
            let context = Context::new(passage, classes.clone());
            First::read(tagger, &context, passage.len())
        };
        passages.map(read).collect()
    };
    (all.iter().map(read).collect(), whole)
}

/// What a thread has learned; if it panicked, so do we.
fn joined<T>(thread: std::thread::ScopedJoinHandle<'_, T>) -> T {
    match thread.join() {
        Ok(learned) => learned,
        Err(panic) => std::panic::resume_unwind(panic),
    }
}

fn learn_first(articles: &[Read], classes: &[Vec<Vec<u8>>], which: &[usize]) -> Tagger<WIDTH> {
    let mut raws = Vec::new();
    for number in which {
        let article = &articles[*number];
        let passages = article
            .passages
            .iter()
            .zip(&article.labels)
            .zip(&classes[*number]);
        for ((passage, labels), classes) in passages {
            let context = Context::new(passage, classes.clone());
            raws.push(raw(labels, |index, sink| context.features(index, sink)));
        }
    }
    learn(raws, ROWS[0])
}

fn learn_second(articles: &[Read], firsts: &[Vec<First>]) -> Tagger<WIDTH> {
    let mut raws = Vec::new();
    for (article, firsts) in articles.iter().zip(firsts) {
        let mut memory = Memory::default();
        let passages = article.passages.iter().zip(&article.labels).zip(firsts);
        for ((passage, labels), first) in passages {
            let context = Context::new(passage, Vec::new());
            let seen = Second::new(passage, context, first, &memory);
            raws.push(raw(labels, |index, sink| seen.features(index, sink)));
            memory.learn(passage, first);
        }
    }
    learn(raws, ROWS[1])
}

fn raw(labels: &[u8], mut features: impl FnMut(usize, &mut Vec<u64>)) -> Raw {
    let mut raw = Raw::default();
    for (index, label) in labels.iter().enumerate() {
        features(index, &mut raw.features);
        raw.end_place(*label);
    }
    raw
}

fn learn(raws: Vec<Raw>, most: usize) -> Tagger<WIDTH> {
    let (alphabet, sequences) = number(raws, LEAST);
    let count = alphabet.features.len();
    let learned = Crf::<WIDTH>::learn(count, LABELS, &sequences, SETTINGS);
    let tagger = learned.quantise(&alphabet, most);
    eprintln!("{count} features, {} rows", tagger.table.len());
    tagger
}

/// Prints how good the layer is, and gives how sure it was of what.
fn report(name: &str, attribution: &Attribution, articles: &[Read]) -> [Judgements; 3] {
    let mut first = Scores::default();
    let mut second = Scores::default();
    let mut links = [Links::default(), Links::default()];
    let mut judgements: [Judgements; 3] = Default::default();
    for article in articles {
        let (mut drawn, mut found) = (Vec::new(), Vec::new());
        let (mut by_gold, mut by_found) = (Vec::new(), Vec::new());
        let mut memory = Memory::default();
        for (passage, labels) in article.passages.iter().zip(&article.labels) {
            let reading = attribution.first_reading(passage);
            let one = |(words, role)| (passage.cover(words), role as u8);
            drawn.extend(stretches(&reading.labels).into_iter().map(one));
            let pieces = attribution.read(passage, &mut memory);
            by_gold.extend(linker::drawn(
                passage,
                &linker::pieces(labels),
                &attribution.linker,
            ));
            by_found.extend(linker::drawn(passage, &pieces, &attribution.linker));
            for piece in pieces {
                let span = passage.cover(piece.words);
                let role = piece.role as u8;
                let is_right = article
                    .spans
                    .iter()
                    .any(|(gold, own)| *own == role && is_match(*gold, span));
                judgements[usize::from(role)].add(piece.confidence, is_right);
                found.push((span, role));
            }
        }
        first.add(&article.spans, &drawn);
        second.add(&article.spans, &found);
        links[0].add(&article.attributions, &by_gold);
        links[1].add(&article.attributions, &by_found);
    }
    show(&format!("attribution {name}, first reading"), &first);
    show(&format!("attribution {name}"), &second);
    println!(
        "attribution {name}: linked {:.2} (on right spans {:.2})",
        links[1].f(),
        links[0].f()
    );
    judgements
}

fn show(name: &str, scores: &Scores) {
    for (label, counts) in scores.labels.iter().enumerate() {
        let [(p, r, f), (_, _, m)] = [counts[0].prf(), counts[1].prf()];
        println!("{name} {label}: exact {p:.1} {r:.1} {f:.1}  matched {m:.1}");
    }
    let total = scores.total();
    println!(
        "{name} all: exact {:.2} matched {:.2}",
        total[0].prf().2,
        total[1].prf().2
    );
}

/// Linked attributions as the scorer counts them: right among predicted, found among wanted.
#[derive(Default)]
struct Links {
    predicted: Count,
    wanted: Count,
}

impl Links {
    fn add(&mut self, wanted: &[Attributed], predicted: &[Attributed]) {
        let good =
            |one: &Attributed, others: &[Attributed]| others.iter().any(|other| linked(one, other));
        self.predicted.right += predicted.iter().filter(|one| good(one, wanted)).count();
        self.predicted.predicted += predicted.len();
        self.wanted.right += wanted.iter().filter(|one| good(one, predicted)).count();
        self.wanted.predicted += wanted.len();
    }

    fn f(&self) -> f64 {
        let (p, r) = (self.predicted.prf().0, self.wanted.prf().0);
        2.0 * p * r / (p + r).max(1e-9)
    }
}

fn linked(a: &Attributed, b: &Attributed) -> bool {
    let any = |a: &[Span], b: &[Span]| a.iter().any(|a| b.iter().any(|b| a.overlaps(*b)));
    let has_cues = !a.spans[1].is_empty() && !b.spans[1].is_empty();
    let anchor = usize::from(!has_cues) + 1;
    let anchored = any(&a.spans[anchor], &b.spans[anchor]);
    let (s, t) = (&a.spans[0], &b.spans[0]);
    anchored
        && if s.is_empty() || t.is_empty() {
            s.is_empty() && t.is_empty()
        } else {
            any(s, t)
        }
}
