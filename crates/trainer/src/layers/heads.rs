//! Heads and relations.

use std::path::Path;

use standpoint_engine::learned::Models;
use standpoint_engine::learned::heads::{Heads, STEPS, State, Step, WIDTH, features, relation};
use standpoint_engine::learned::passage::Passage;
use standpoint_engine::learned::weights::Table;

use super::pos::passages;
use crate::corpora::trees::{Tree, trees};
use crate::corpora::{CorpusError, Part};
use crate::learn::perceptron::Perceptron;
use crate::learn::random::Random;

const ROUNDS: usize = 8;
const STEP_ROWS: usize = 150_000;
const RELATION_ROWS: usize = 30_000;

/// Learns the layer.
///
/// # Errors
/// When a corpus cannot be read.
pub fn train(data: &Path, models: &Models) -> Result<Heads, CorpusError> {
    let train = trees(data, Part::Train)?;
    let mut read = passages(&train, &models.words);
    for passage in &mut read {
        models.parse(passage);
    }
    let heads = Heads {
        steps: steps(&read, &train),
        relations: relations(&mut read, &train),
    };
    for part in [Part::Tune, Part::Report] {
        report(&heads, &trees(data, part)?, models, part);
    }
    Ok(heads)
}

/// Heads as the parser counts them: the number of words stands for the root.
fn gold(tree: &Tree) -> Vec<usize> {
    let heads = tree.heads.iter().enumerate();
    heads
        .map(|(index, head)| {
            if *head == index {
                tree.heads.len()
            } else {
                *head
            }
        })
        .collect()
}

fn steps(read: &[Passage], trees: &[Tree]) -> Table<STEPS> {
    let mut perceptron = Perceptron::<STEPS>::default();
    let mut order: Vec<usize> = (0..read.len()).collect();
    let mut random = Random::new(3);
    let mut sink = Vec::new();
    for round in 0..ROUNDS {
        random.shuffle(&mut order);
        for sentence in &order {
            let (passage, gold) = (&read[*sentence], gold(&trees[*sentence]));
            let mut state = State::new(gold.len());
            while !state.is_done() {
                sink.clear();
                features::step(passage, 0, &state, &mut sink);
                let scores = perceptron.scores(&sink);
                let allowed: Vec<Step> = Step::ALL
                    .into_iter()
                    .filter(|step| state.may(*step))
                    .collect();
                let costs: Vec<usize> = allowed
                    .iter()
                    .map(|step| state.cost(*step, &gold))
                    .collect();
                let least = costs.iter().min().copied().unwrap_or(0);
                let best = |of: &dyn Fn(usize) -> bool| {
                    let steps = allowed.iter().zip(&costs).filter(|(_, cost)| of(**cost));
                    let steps = steps.map(|(step, _)| *step);
                    steps.fold(None, |best: Option<Step>, step| match best {
                        Some(best) if scores[best as usize] >= scores[step as usize] => Some(best),
                        _ => Some(step),
                    })
                };
                let (Some(chosen), Some(right)) = (best(&|_| true), best(&|cost| cost == least))
                else {
                    break;
                };
                perceptron.tick();
                let is_wrong = state.cost(chosen, &gold) > least;
                if is_wrong {
                    perceptron.correct(&sink, right as usize, chosen as usize);
                }
                // After the first rounds the parser mostly goes where its own mistakes lead.
                let follow = round < 2 || random.below(10) == 0;
                state.take(if is_wrong && follow { right } else { chosen });
            }
        }
    }
    perceptron.quantise(STEP_ROWS).0
}

fn relations(read: &mut [Passage], trees: &[Tree]) -> Table<WIDTH> {
    let mut perceptron = Perceptron::<WIDTH>::default();
    let mut order: Vec<usize> = (0..read.len()).collect();
    let mut random = Random::new(4);
    let mut sink = Vec::new();
    for (passage, tree) in read.iter_mut().zip(trees) {
        passage.heads = tree.heads.iter().map(|head| *head as u32).collect();
    }
    for _ in 0..4 {
        random.shuffle(&mut order);
        for sentence in &order {
            for (index, name) in trees[*sentence].relations.iter().enumerate() {
                sink.clear();
                features::relation(&read[*sentence], index, &mut sink);
                let scores = perceptron.scores(&sink);
                let chosen =
                    (0..WIDTH).fold(0, |best, n| if scores[n] > scores[best] { n } else { best });
                let right = usize::from(relation(name));
                perceptron.tick();
                if chosen != right {
                    perceptron.correct(&sink, right, chosen);
                }
            }
        }
    }
    perceptron.quantise(RELATION_ROWS).0
}

fn report(heads: &Heads, trees: &[Tree], models: &Models, part: Part) {
    let (mut unlabelled, mut labelled, mut all) = (0_u32, 0_u32, 0_u32);
    for (mut passage, tree) in passages(trees, &models.words).into_iter().zip(trees) {
        models.parse(&mut passage);
        heads.read(&mut passage);
        for index in 0..tree.words.len() {
            if tree.relations[index] == "punct" {
                continue;
            }
            let is_right = passage.heads[index] as usize == tree.heads[index];
            let is_named = passage.relations[index] == relation(&tree.relations[index]);
            unlabelled += u32::from(is_right);
            labelled += u32::from(is_right && is_named);
            all += 1;
        }
    }
    let share = |count: u32| 100.0 * f64::from(count) / f64::from(all.max(1));
    println!(
        "heads {part:?}: {:.2} % of {all} words, {:.2} % with relation; {} and {} rows",
        share(unlabelled),
        share(labelled),
        heads.steps.len(),
        heads.relations.len()
    );
}
