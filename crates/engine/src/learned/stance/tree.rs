//! What the tree over a sentence says of those who are asked about.

use std::ops::Range;

use super::clause;
use super::features::{Sink, cluster, is_name, letters};
use crate::learned::hash::pair;
use crate::learned::passage::Passage;

/// How far away what hangs on a word is looked for.
const FAR: usize = 30;
/// The template of the first feature of [`between`].
const BETWEEN: u64 = 100;

fn relation(passage: &Passage, index: usize) -> u64 {
    passage.relations.get(index).copied().map_or(0, u64::from)
}

/// What a stretch hangs on up to the root, what else hangs on the nearest of these, and what hangs on
/// the stretch itself.
pub fn around(passage: &Passage, words: &Range<usize>, first: u64, sink: &mut Sink<'_>) {
    let head = clause::head(passage, words);
    let way = clause::above(passage, head);
    let own = relation(passage, head);
    sink.put(first, own);
    for (depth, step) in way.windows(2).enumerate() {
        let (below, above) = (step[0], step[1]);
        let negated = u64::from(clause::is_negated(passage, above));
        let (letters, cluster) = (letters(passage, above), cluster(passage, above));
        let role = pair(own, negated);
        let place = pair(role, pair(depth.min(3) as u64, relation(passage, below)));
        sink.put(first + 1, pair(letters, place));
        sink.put(first + 2, pair(cluster, place));
        sink.put(first + 3, pair(letters, role));
        sink.put(first + 4, pair(cluster, role));
        sink.put(first + 5, pair(cluster.div_ceil(16), role));
        sink.put_sense(first + 6, letters, role);
    }
    if let Some(above) = way.get(1) {
        for index in hanging(passage, *above).filter(|index| *index != head) {
            let place = own << 8 | relation(passage, index);
            sink.put(first + 8, pair(passage.words[index].lower, place));
            sink.put(first + 9, pair(cluster(passage, index), place));
        }
    }
    for index in hanging(passage, head).filter(|index| !words.contains(index)) {
        let relation = relation(passage, index);
        sink.put(first + 10, pair(passage.words[index].lower, relation));
        sink.put(first + 11, pair(cluster(passage, index), relation));
    }
}

/// The words near by that hang on a word and are no names.
fn hanging(passage: &Passage, above: usize) -> impl Iterator<Item = usize> {
    let near = above.saturating_sub(FAR)..passage.len().min(above + FAR);
    near.filter(move |index| {
        let hangs = passage
            .heads
            .get(*index)
            .is_some_and(|head| *head as usize == above);
        hangs && *index != above && !is_name(passage, *index)
    })
}

/// The way through the tree from the holder to the target: up to the word that is above both, and
/// down again.
pub fn between(
    passage: &Passage,
    holder: &Range<usize>,
    target: &Range<usize>,
    sink: &mut Sink<'_>,
) {
    let order = u64::from(holder.start < target.start);
    let gap = holder
        .start
        .max(target.start)
        .saturating_sub(holder.end.min(target.end));
    sink.put_once(BETWEEN, order << 8 | gap.min(20) as u64);
    let up = clause::above(passage, clause::head(passage, holder));
    let down = clause::above(passage, clause::head(passage, target));
    let Some(top) = up.iter().position(|word| down.contains(word)) else {
        return;
    };
    let peak = up[top];
    let bottom = down
        .iter()
        .position(|word| *word == peak)
        .unwrap_or_default();
    let (up, down) = (&up[..top], &down[..bottom]);
    let relations = |way: &[usize]| {
        way.iter()
            .fold(1, |sum, word| pair(sum, relation(passage, *word)))
    };
    let shape = pair(relations(up), relations(down));
    let negated = u64::from(clause::is_negated(passage, peak));
    let (shaped, ordered) = (pair(shape, negated), pair(order, negated));
    let (letters, group) = (letters(passage, peak), cluster(passage, peak));
    sink.put_once(BETWEEN + 1, shape);
    sink.put_once(BETWEEN + 2, pair(letters, shaped));
    sink.put_once(BETWEEN + 3, pair(group, shaped));
    sink.put_once(BETWEEN + 4, pair(letters, ordered));
    sink.put_once(BETWEEN + 5, pair(group, ordered));
    sink.put_once(
        BETWEEN + 6,
        (up.len().min(7) << 8 | down.len().min(7)) as u64,
    );
    sink.put_sense(BETWEEN + 7, letters, shaped);
    sink.put_sense(BETWEEN + 9, letters, ordered);
    for (side, way) in [(0, up), (1, down)] {
        for word in way.iter().skip(1).filter(|word| !is_name(passage, **word)) {
            sink.put_once(BETWEEN + 11, pair(passage.words[*word].lower, side));
            sink.put_once(BETWEEN + 12, pair(cluster(passage, *word), side));
        }
    }
}
