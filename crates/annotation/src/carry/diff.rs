//! Which words of one sequence are which of another.

use std::collections::HashMap;

/// A stretch whose words have no unique one in common is compared word by word up to this many
/// pairs; beyond, it counts as replaced.
const PAIRS: usize = 250_000;

/// Part of both sequences, still to be compared: `[from, to)` in each.
#[derive(Clone, Copy)]
struct Part {
    old: (usize, usize),
    new: (usize, usize),
}

/// For each word of `old` the place in `new` of the one that it is matched with, if it is. Matches
/// are in order: they never cross.
pub(super) fn matches(old: &[u32], new: &[u32]) -> Vec<Option<usize>> {
    let mut matched = vec![None; old.len()];
    let mut open = vec![Part {
        old: (0, old.len()),
        new: (0, new.len()),
    }];
    while let Some(part) = open.pop() {
        let part = match_ends(old, new, part, &mut matched);
        if part.old.0 == part.old.1 || part.new.0 == part.new.1 {
            continue;
        }
        let anchors = anchors(old, new, part);
        if anchors.is_empty() {
            match_pairs(old, new, part, &mut matched);
        } else {
            split(part, &anchors, &mut open, &mut matched);
        }
    }
    matched
}

/// Matches what a part begins and ends with on both sides; what is left of it.
fn match_ends(old: &[u32], new: &[u32], mut part: Part, matched: &mut [Option<usize>]) -> Part {
    let is_open = |part: &Part| part.old.0 < part.old.1 && part.new.0 < part.new.1;
    while is_open(&part) && old[part.old.0] == new[part.new.0] {
        matched[part.old.0] = Some(part.new.0);
        part.old.0 += 1;
        part.new.0 += 1;
    }
    while is_open(&part) && old[part.old.1 - 1] == new[part.new.1 - 1] {
        part.old.1 -= 1;
        part.new.1 -= 1;
        matched[part.old.1] = Some(part.new.1);
    }
    part
}

/// The words that occur once on each side, as many of them as stand in the same order.
fn anchors(old: &[u32], new: &[u32], part: Part) -> Vec<(usize, usize)> {
    // How often a word occurs on each side, and where last.
    let mut seen: HashMap<u32, [(usize, usize); 2]> = HashMap::new();
    for (side, (words, (from, to))) in [(old, part.old), (new, part.new)].into_iter().enumerate() {
        for (at, word) in words.iter().enumerate().take(to).skip(from) {
            let count = &mut seen.entry(*word).or_default()[side];
            *count = (count.0 + 1, at);
        }
    }
    let once = seen.into_values().filter(|[a, b]| a.0 == 1 && b.0 == 1);
    let mut pairs: Vec<(usize, usize)> = once.map(|[a, b]| (a.1, b.1)).collect();
    pairs.sort_unstable();
    longest_rise(&pairs)
}

/// The longest run of pairs in which the second numbers rise too: patience sorting.
fn longest_rise(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // The last pair of the best run of each length, and before each pair the one it follows.
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, pair) in pairs.iter().enumerate() {
        let length = tails.partition_point(|tail| pairs[*tail].1 < pair.1);
        before.push(length.checked_sub(1).map(|shorter| tails[shorter]));
        tails.truncate(tails.len().max(length));
        match tails.get_mut(length) {
            Some(tail) => *tail = at,
            None => tails.push(at),
        }
    }
    let mut run = Vec::with_capacity(tails.len());
    let mut next = tails.last().copied();
    while let Some(at) = next {
        run.push(pairs[at]);
        next = before[at];
    }
    run.reverse();
    run
}

/// Matches the anchors, and leaves what lies between them to be compared.
fn split(
    part: Part,
    anchors: &[(usize, usize)],
    open: &mut Vec<Part>,
    matched: &mut [Option<usize>],
) {
    let (mut old, mut new) = (part.old.0, part.new.0);
    for (at, here) in anchors.iter().copied() {
        matched[at] = Some(here);
        open.push(Part {
            old: (old, at),
            new: (new, here),
        });
        (old, new) = (at + 1, here + 1);
    }
    open.push(Part {
        old: (old, part.old.1),
        new: (new, part.new.1),
    });
}

/// The longest common subsequence of a small part.
fn match_pairs(old: &[u32], new: &[u32], part: Part, matched: &mut [Option<usize>]) {
    let (rows, columns) = (part.old.1 - part.old.0, part.new.1 - part.new.0);
    if rows.saturating_mul(columns) > PAIRS {
        return;
    }
    let same = |row: usize, column: usize| old[part.old.0 + row] == new[part.new.0 + column];
    let width = columns + 1;
    // How long the common subsequence of what follows a place is.
    let mut length = vec![0_u32; (rows + 1) * width];
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            length[row * width + column] = if same(row, column) {
                length[(row + 1) * width + column + 1] + 1
            } else {
                length[(row + 1) * width + column].max(length[row * width + column + 1])
            };
        }
    }
    let (mut row, mut column) = (0, 0);
    while row < rows && column < columns {
        if same(row, column) {
            matched[part.old.0 + row] = Some(part.new.0 + column);
            row += 1;
            column += 1;
        } else if length[(row + 1) * width + column] >= length[row * width + column + 1] {
            row += 1;
        } else {
            column += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<u32> {
        text.chars().map(u32::from).collect()
    }

    /// The matched letters, in order.
    fn kept(old: &str, new: &str) -> String {
        let (a, b) = (words(old), words(new));
        let matched = matches(&a, &b);
        let pairs: Vec<(usize, usize)> = matched
            .iter()
            .enumerate()
            .filter_map(|(at, to)| Some((at, (*to)?)))
            .collect();
        assert!(
            pairs.windows(2).all(|two| two[0].1 < two[1].1),
            "{old} and {new} do not cross"
        );
        assert!(
            pairs.iter().all(|(at, to)| a[*at] == b[*to]),
            "{old} and {new} match what is equal"
        );
        let letters: Vec<char> = old.chars().collect();
        pairs.iter().map(|(at, _)| letters[*at]).collect()
    }

    #[test]
    fn what_stayed_is_matched() {
        let table = [
            ("", "", ""),
            ("abc", "", ""),
            ("abc", "abc", "abc"),
            ("abcd", "abXcd", "abcd"),
            ("abXcd", "abcd", "abcd"),
            ("abcabc", "abcXabc", "abcabc"),
            ("aabbaa", "aaYbaa", "aabaa"),
            ("xaybzc", "1a2b3c", "abc"),
            ("abcdefgh", "efghabcd", "efgh"),
            ("ababab", "bababa", "babab"),
        ];
        for (old, new, expected) in table {
            assert_eq!(kept(old, new).len(), expected.len(), "{old} → {new}");
        }
    }

    #[test]
    fn long_texts_without_anything_in_common_are_not_compared_pair_by_pair() {
        let old: Vec<u32> = (0..200_000).map(|n| n % 7).collect();
        let new: Vec<u32> = (0..200_000).map(|n| 10 + n % 7).collect();
        assert!(matches(&old, &new).iter().all(Option::is_none));
    }

    #[test]
    fn a_long_text_with_a_change_in_it_is_matched_around_it() {
        let old: Vec<u32> = (0..100_000).map(|n| n % 5_000).collect();
        let mut new = old.clone();
        new.splice(40_000..40_010, 90_000..90_300);
        let matched = matches(&old, &new);
        assert_eq!(matched.iter().flatten().count(), 99_990);
        assert_eq!(matched[99_999], Some(100_289));
    }
}
