//! Which source and contents belong to which cue, learned on the right pieces.

use standpoint_engine::learned::attribution::{Piece, Role, stretches};
use standpoint_engine::learned::linker::{Linker, cues, features, sources};
use standpoint_engine::learned::passage::Passage;
use standpoint_text::Span;

use super::Read;
use crate::corpora::polnear::Attributed;
use crate::learn::perceptron::Perceptron;
use crate::learn::random::Random;

const ROUNDS: usize = 5;
const ROWS: usize = 6_000;

/// The pieces that labels draw, with nothing said of how sure they are.
pub fn pieces(labels: &[u8]) -> Vec<Piece> {
    let piece = |(words, role)| Piece {
        words,
        role,
        confidence: 1.0,
    };
    stretches(labels).into_iter().map(piece).collect()
}

/// Learns from the right pieces of articles.
pub fn train(articles: &[Read]) -> Linker {
    let mut perceptron = Perceptron::<1>::default();
    let mut order: Vec<usize> = (0..articles.len()).collect();
    let mut random = Random::new(5);
    for _ in 0..ROUNDS {
        random.shuffle(&mut order);
        for number in &order {
            let article = &articles[*number];
            for (passage, labels) in article.passages.iter().zip(&article.labels) {
                see(
                    &mut perceptron,
                    passage,
                    &pieces(labels),
                    &article.attributions,
                );
            }
        }
    }
    Linker::new(perceptron.quantise(ROWS).0)
}

fn see(
    perceptron: &mut Perceptron<1>,
    passage: &Passage,
    pieces: &[Piece],
    attributions: &[Attributed],
) {
    let span = |piece: usize| passage.cover(pieces[piece].words.clone());
    for of in 0..pieces.len() {
        let own = pieces[of].role;
        let candidates: Vec<Option<usize>> = match own {
            Role::Cue => sources(passage, pieces, of),
            Role::Content => cues(pieces, of).into_iter().map(Some).collect(),
            Role::Source => continue,
        };
        let wanted = if own == Role::Cue {
            Role::Source
        } else {
            Role::Cue
        };
        let mut all = attributions.iter();
        let Some(gold) = all.find(|gold| touches(&gold.spans[own as usize], span(of))) else {
            continue;
        };
        let is_right = |candidate: Option<usize>| match candidate {
            Some(piece) => touches(&gold.spans[wanted as usize], span(piece)),
            None => gold.spans[wanted as usize].is_empty(),
        };
        decide(perceptron, passage, pieces, of, &candidates, is_right);
    }
}

fn touches(spans: &[Span], span: Span) -> bool {
    spans.iter().any(|other| other.overlaps(span))
}

fn decide(
    perceptron: &mut Perceptron<1>,
    passage: &Passage,
    pieces: &[Piece],
    of: usize,
    candidates: &[Option<usize>],
    is_right: impl Fn(Option<usize>) -> bool,
) {
    let seen = |candidate: Option<usize>| {
        let mut sink = Vec::new();
        features(passage, pieces, of, candidate, &mut sink);
        sink
    };
    let best = |wanted: &dyn Fn(Option<usize>) -> bool| {
        let mut best: Option<(Vec<u64>, f32, Option<usize>)> = None;
        for candidate in candidates.iter().filter(|candidate| wanted(**candidate)) {
            let features = seen(*candidate);
            let score = perceptron.scores(&features)[0];
            if best.as_ref().is_none_or(|(_, highest, _)| score > *highest) {
                best = Some((features, score, *candidate));
            }
        }
        best
    };
    let (Some(chosen), Some(right)) = (best(&|_| true), best(&is_right)) else {
        return;
    };
    perceptron.tick();
    if !is_right(chosen.2) {
        perceptron.raise(&right.0, 1.0);
        perceptron.raise(&chosen.0, -1.0);
    }
}

/// The attributions that linked pieces draw.
pub fn drawn(passage: &Passage, pieces: &[Piece], linker: &Linker) -> Vec<Attributed> {
    let span = |piece: usize| passage.cover(pieces[piece].words.clone());
    let attributions = linker.link(passage, pieces).into_iter();
    attributions
        .filter(|linked| linked.cue.is_some())
        .map(|linked| Attributed {
            spans: [
                linked.source.into_iter().map(span).collect(),
                linked.cue.into_iter().map(span).collect(),
                linked.contents.into_iter().map(span).collect(),
            ],
        })
        .collect()
}
