//! Which articles are as good as one.

use std::collections::HashMap;

use standpoint_text::{NEAR, Sketch};

/// The number of the group that each article is in: two articles that resemble each other by
/// [`NEAR`] or more are in one, and so are those that one more article joins. Groups are numbered in
/// the order of their first article.
///
/// Only articles that have at least one of the sketches' hashes in common are compared, all others
/// have a resemblance of zero.
pub(super) fn groups(sketches: &[Sketch]) -> Vec<usize> {
    let mut leaders: Vec<usize> = (0..sketches.len()).collect();
    let mut seen: HashMap<u32, Vec<usize>> = HashMap::new();
    let mut compared = vec![usize::MAX; sketches.len()];
    for (article, sketch) in sketches.iter().enumerate() {
        for hash in sketch.hashes() {
            let before = seen.entry(*hash).or_default();
            for other in before.iter().copied() {
                if compared[other] == article {
                    continue;
                }
                compared[other] = article;
                if sketch.resemblance(&sketches[other]) >= NEAR {
                    join(&mut leaders, article, other);
                }
            }
            before.push(article);
        }
    }
    numbered(&mut leaders)
}

/// The first article of the group, found over those that lead to it.
fn leader(leaders: &mut [usize], article: usize) -> usize {
    let mut at = article;
    while leaders[at] != at {
        leaders[at] = leaders[leaders[at]];
        at = leaders[at];
    }
    at
}

fn join(leaders: &mut [usize], one: usize, other: usize) {
    let (one, other) = (leader(leaders, one), leader(leaders, other));
    leaders[one.max(other)] = one.min(other);
}

fn numbered(leaders: &mut [usize]) -> Vec<usize> {
    let mut numbers = HashMap::new();
    (0..leaders.len())
        .map(|article| {
            let leader = leader(leaders, article);
            let next = numbers.len();
            *numbers.entry(leader).or_insert(next)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_near_is_together_also_over_a_third() {
        let words = |range: std::ops::Range<u32>| {
            let words: Vec<String> = range.map(|number| format!("w{number}")).collect();
            Sketch::of(&words.join(" "))
        };
        // Of a run of 100 words and one that begins 20 later, 76 of 116 runs of five are common;
        // 40 later, 56 of 136.
        let (first, third) = (words(0..100), words(40..140));
        assert!(first.resemblance(&third) < NEAR);
        let sketches = [
            first,
            words(500..600),
            third,
            words(20..120),
            Sketch::of(""),
        ];
        assert_eq!(groups(&sketches), [0, 1, 0, 0, 2]);
    }
}
