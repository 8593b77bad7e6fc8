//! Parts of which each has its share of every label.
//!
//! Iterative stratification (Sechidis, Tsoumakas and Vlahavas, "On the stratification of multi-label
//! data", 2011). There an example has a label or has not; here what is given out is a block of rows
//! that stay together, which has a label so many times, and wishes are counted in rows.

use super::random::Random;

/// Rows that stay together: those of an article and of its near-duplicates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Block {
    /// How many rows.
    pub(super) rows: usize,
    /// How many of each label, by the label's number.
    pub(super) labels: Vec<usize>,
}

/// How much each part still wishes for.
struct Wishes {
    labels: Vec<Vec<f64>>,
    rows: Vec<f64>,
    blocks: Vec<f64>,
}

/// The number of the part that each block goes to. `shares` add up to 1; a part without a share gets
/// nothing. Where there are as many blocks as parts, each part gets one.
pub(super) fn stratify(blocks: &[Block], shares: &[f64], random: &mut Random) -> Vec<usize> {
    let labels = blocks.iter().map(|block| block.labels.len()).max();
    let labels = labels.unwrap_or_default();
    let mut wishes = Wishes::of(blocks, shares, labels);
    // What is equal otherwise is given out in an order of the seed.
    let mut waiting: Vec<usize> = (0..blocks.len()).collect();
    random.shuffle(&mut waiting);
    let mut places = vec![0; blocks.len()];
    while let Some(label) = rarest(blocks, &waiting, labels) {
        let has = |block: &usize| count(&blocks[*block], label) > 0;
        let mut next: Vec<usize> = waiting.iter().copied().filter(has).collect();
        // Large blocks first, while there is a part that wishes for all of one.
        next.sort_by_key(|block| std::cmp::Reverse(count(&blocks[*block], label)));
        for block in next {
            places[block] = wishes.greatest(Some(label), shares);
            wishes.grant(&blocks[block], places[block]);
        }
        waiting.retain(|block| !has(block));
    }
    for block in waiting {
        places[block] = wishes.greatest(None, shares);
        wishes.grant(&blocks[block], places[block]);
    }
    fill_empty(blocks, shares, &mut places);
    places
}

fn count(block: &Block, label: usize) -> usize {
    block.labels.get(label).copied().unwrap_or_default()
}

/// The label with the fewest rows among those that are still to be given out.
fn rarest(blocks: &[Block], waiting: &[usize], labels: usize) -> Option<usize> {
    let left = |label: usize| {
        waiting
            .iter()
            .map(move |block| count(&blocks[*block], label))
    };
    let present = (0..labels).filter(|label| left(*label).sum::<usize>() > 0);
    present.min_by_key(|label| left(*label).sum::<usize>())
}

impl Wishes {
    fn of(blocks: &[Block], shares: &[f64], labels: usize) -> Self {
        let of_all = |all: usize| shares.iter().map(|share| share * real(all)).collect();
        let of_label = |label| of_all(blocks.iter().map(|block| count(block, label)).sum());
        Self {
            labels: (0..labels).map(of_label).collect(),
            rows: of_all(blocks.iter().map(|block| block.rows).sum()),
            blocks: of_all(blocks.len()),
        }
    }

    /// The part that wishes most for this label; of several for most rows, then for most blocks.
    fn greatest(&self, label: Option<usize>, shares: &[f64]) -> usize {
        let wish = |part: usize| {
            let label = label.map_or(0.0, |label| self.labels[label][part]);
            [label, self.rows[part], self.blocks[part]]
        };
        let parts = (0..shares.len()).filter(|part| shares[*part] > 0.0);
        let more = |one: &usize, other: &usize| {
            let pairs = wish(*one).into_iter().zip(wish(*other));
            let mut orders = pairs.map(|(one, other)| one.total_cmp(&other));
            let differs = orders.find(|order| order.is_ne());
            // The first of several that wish for as much.
            differs
                .unwrap_or(std::cmp::Ordering::Equal)
                .then(other.cmp(one))
        };
        parts.max_by(more).unwrap_or_default()
    }

    fn grant(&mut self, block: &Block, part: usize) {
        for (label, wishes) in self.labels.iter_mut().enumerate() {
            wishes[part] -= real(count(block, label));
        }
        self.rows[part] -= real(block.rows);
        self.blocks[part] -= 1.0;
    }
}

/// A part with a share that got no rows takes the smallest block of the part that has most.
fn fill_empty(blocks: &[Block], shares: &[f64], places: &mut [usize]) {
    for part in (0..shares.len()).filter(|part| shares[*part] > 0.0) {
        let full = |place: usize, places: &[usize]| {
            let here = (0..blocks.len()).filter(move |block| places[*block] == place);
            here.filter(|block| blocks[*block].rows > 0)
                .collect::<Vec<_>>()
        };
        if !full(part, places).is_empty() {
            continue;
        }
        let richest = (0..shares.len()).max_by_key(|part| full(*part, places).len());
        let rich = richest.map(|part| full(part, places)).unwrap_or_default();
        let smallest = rich.iter().min_by_key(|block| blocks[**block].rows);
        if let (Some(block), true) = (smallest, rich.len() > 1) {
            places[*block] = part;
        }
    }
}

/// A count to reckon with.
pub(super) fn real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(labels: &[usize]) -> Block {
        Block {
            rows: labels.iter().sum(),
            labels: labels.to_vec(),
        }
    }

    fn label_in(blocks: &[Block], places: &[usize], part: usize, label: usize) -> usize {
        let here = blocks
            .iter()
            .zip(places)
            .filter(|(_, place)| **place == part);
        here.map(|(block, _)| count(block, label)).sum()
    }

    #[test]
    fn each_part_gets_its_share_of_a_rare_label() {
        // Ten of a hundred blocks have the rare label, one row each.
        let blocks: Vec<Block> = (0..100)
            .map(|number| block(&[3, usize::from(number % 10 == 0)]))
            .collect();
        let places = stratify(&blocks, &[0.8, 0.1, 0.1], &mut Random::new(1));
        let rare = [0, 1, 2].map(|part| label_in(&blocks, &places, part, 1));
        assert_eq!(rare, [8, 1, 1]);
        let common = [0, 1, 2].map(|part| label_in(&blocks, &places, part, 0));
        assert_eq!(common, [240, 30, 30]);
    }

    #[test]
    fn no_part_stays_empty_while_there_are_blocks() {
        let blocks = [block(&[50]), block(&[2]), block(&[1])];
        let mut places = stratify(&blocks, &[0.8, 0.1, 0.1], &mut Random::new(0));
        places.sort_unstable();
        assert_eq!(places, [0, 1, 2]);
        // With two blocks the second goes to one of them; a part without a share gets none.
        let places = stratify(&blocks[..2], &[0.5, 0.5, 0.0], &mut Random::new(0));
        assert_ne!(places[0], places[1]);
        assert!(places.iter().all(|place| *place < 2));
        assert!(stratify(&[], &[1.0], &mut Random::new(0)).is_empty());
    }
}
