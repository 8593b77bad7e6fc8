//! Parts of speech.

use std::path::Path;

use standpoint_engine::learned::Models;
use standpoint_engine::learned::passage::Passage;
use standpoint_engine::learned::pos::{Pos, TAGS, WIDTH, features, tag};
use standpoint_engine::learned::weights::Lexemes;

use crate::corpora::trees::{Tree, trees};
use crate::corpora::{CorpusError, Part};
use crate::learn::perceptron::Perceptron;
use crate::learn::random::Random;
use crate::learn::sequence::FeatureMap;

const ROUNDS: usize = 6;
const ROWS: usize = 60_000;

/// The words of trees as passages, a passage a sentence.
pub fn passages(trees: &[Tree], clusters: &Lexemes) -> Vec<Passage> {
    let passage = |tree: &Tree| {
        let words = tree.words.iter().map(String::as_str).collect();
        Passage::of_words(&[words], clusters)
    };
    trees.iter().map(passage).collect()
}

/// The right tags of a tree.
pub fn gold(tree: &Tree) -> Vec<u8> {
    tree.tags
        .iter()
        .map(|(upos, xpos)| tag(upos, xpos))
        .collect()
}

/// Learns the layer.
///
/// # Errors
/// When a corpus cannot be read.
pub fn train(data: &Path, models: &Models) -> Result<Pos, CorpusError> {
    let clusters = &models.words;
    let train = trees(data, Part::Train)?;
    let read = passages(&train, clusters);
    let golds: Vec<Vec<u8>> = train.iter().map(gold).collect();
    let dictionary = dictionary(&read, &golds);
    let mut perceptron = Perceptron::<WIDTH>::default();
    let mut order: Vec<usize> = (0..read.len()).collect();
    let mut random = Random::new(2);
    let mut sink = Vec::new();
    for _ in 0..ROUNDS {
        random.shuffle(&mut order);
        for sentence in &order {
            let (passage, gold) = (&read[*sentence], &golds[*sentence]);
            let mut tags: Vec<u8> = Vec::with_capacity(gold.len());
            for (index, right) in gold.iter().enumerate() {
                let known = dictionary.of(passage.words[index].lower);
                if known > 0 {
                    tags.push(known as u8);
                    continue;
                }
                sink.clear();
                features(passage, index, 0, &tags, &mut sink);
                let chosen = best(&perceptron.scores(&sink));
                perceptron.tick();
                if chosen != usize::from(*right) {
                    perceptron.correct(&sink, usize::from(*right), chosen);
                }
                tags.push(chosen as u8);
            }
        }
    }
    let (table, _) = perceptron.quantise(ROWS);
    let pos = Pos { dictionary, table };
    for part in [Part::Tune, Part::Report] {
        report(&pos, &trees(data, part)?, clusters, part);
    }
    Ok(pos)
}

fn best(scores: &[f32; WIDTH]) -> usize {
    let mut best = 0;
    for (index, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = index;
        }
    }
    best
}

/// Words that are common and have nearly always the same tag.
fn dictionary(read: &[Passage], golds: &[Vec<u8>]) -> Lexemes {
    let mut counts: FeatureMap<[u32; WIDTH]> = FeatureMap::default();
    let mut order = Vec::new();
    for (passage, gold) in read.iter().zip(golds) {
        for (word, tag) in passage.words.iter().zip(gold) {
            let counts = counts.entry(word.lower).or_insert_with(|| {
                order.push(word.lower);
                [0; WIDTH]
            });
            counts[usize::from(*tag)] += 1;
        }
    }
    let mut rows = Vec::new();
    for lower in order {
        let counts = counts.get(&lower).copied().unwrap_or([0; WIDTH]);
        let all: u32 = counts.iter().sum();
        let (tag, most) = counts
            .iter()
            .enumerate()
            .max_by_key(|(_, n)| **n)
            .unwrap_or((0, &0));
        if all >= 20 && u64::from(*most) * 1000 >= u64::from(all) * 993 {
            rows.push((lower, tag as u16));
        }
    }
    Lexemes::new(&rows)
}

fn report(pos: &Pos, trees: &[Tree], clusters: &Lexemes, part: Part) {
    let (mut right, mut all) = (0, 0);
    for (mut passage, tree) in passages(trees, clusters).into_iter().zip(trees) {
        pos.read(&mut passage);
        let gold = gold(tree);
        right += passage
            .tags
            .iter()
            .zip(&gold)
            .filter(|(a, b)| a == b)
            .count();
        all += gold.len();
    }
    let share = 100.0 * f64::from(right as u32) / f64::from(all.max(1) as u32);
    println!(
        "pos {part:?}: {share:.2} % of {all} words, {} tags, {} rows",
        TAGS.len(),
        pos.table.len()
    );
}
