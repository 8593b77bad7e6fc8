//! What the parser sees.

use super::super::hash::{feature, pair};
use super::super::passage::Passage;
use super::State;

/// A word as the parser sees it.
#[derive(Clone, Copy)]
struct Seen {
    word: u64,
    tag: u64,
    cluster: u64,
}

const NOBODY: Seen = Seen {
    word: 1,
    tag: 99,
    cluster: 2000,
};

fn seen(passage: &Passage, place: Option<usize>) -> Seen {
    let found = place.and_then(|place| Some((passage.words.get(place)?, passage.tag(place))));
    found.map_or(NOBODY, |(word, tag)| Seen {
        word: word.lower,
        tag: u64::from(tag),
        cluster: u64::from(word.cluster),
    })
}

/// The features of a state of the sentence that begins at word `start`.
pub fn step(passage: &Passage, start: usize, state: &State, sink: &mut Vec<u64>) {
    let see = |place: Option<usize>| seen(passage, place.map(|place| start + place));
    let child = |word: Option<usize>| word.map_or((None, None), |word| state.children(word));
    let (top, next) = (state.stacked(0), state.ahead(0));
    let (s0, s1, s2) = (see(top), see(state.stacked(1)), see(state.stacked(2)));
    let (b0, b1, b2) = (see(next), see(state.ahead(1)), see(state.ahead(2)));
    let (left, right) = child(top);
    let (s0l, s0r) = (see(left), see(right));
    let (s1l, s1r) = child(state.stacked(1));
    let (s1l, s1r) = (see(s1l), see(s1r));
    let b0l = see(child(next).0);
    let gap = match (top, next) {
        (Some(top), Some(next)) => (next - top).min(6) as u64,
        _ => 7,
    };
    sink.extend([
        feature(1, 0),
        feature(2, s0.tag << 8 | b0.tag),
        feature(3, pair(s0.word, s0.tag)),
        feature(4, pair(b0.word, b0.tag)),
        feature(5, pair(s1.word, s1.tag)),
        feature(6, pair(b1.word, b1.tag)),
        feature(7, b2.tag << 8 | b1.tag),
        feature(8, pair(s0.word, b0.word)),
        feature(9, pair(s0.word, b0.tag)),
        feature(10, pair(s0.tag, b0.word)),
        feature(11, s1.tag << 8 | s0.tag),
        feature(12, pair(s1.word, s0.tag)),
        feature(13, pair(s1.tag, s0.word)),
        feature(14, pair(s1.word, s0.word)),
        feature(15, s1.tag << 16 | s0.tag << 8 | b0.tag),
        feature(16, s0.tag << 16 | b0.tag << 8 | b1.tag),
        feature(17, s2.tag << 16 | s1.tag << 8 | s0.tag),
        feature(18, b0.tag << 16 | b1.tag << 8 | b2.tag),
        feature(19, s0.tag << 16 | s0l.tag << 8 | b0.tag),
        feature(20, s0.tag << 16 | s0r.tag << 8 | b0.tag),
        feature(21, s1.tag << 16 | s0.tag << 8 | s0l.tag),
        feature(22, s1.tag << 16 | s1r.tag << 8 | s0.tag),
        feature(23, s0.tag << 16 | b0l.tag << 8 | b0.tag),
        feature(24, gap << 16 | s0.tag << 8 | b0.tag),
        feature(25, pair(s0.cluster, b0.cluster)),
        feature(26, pair(s1.cluster, s0.cluster)),
        feature(27, pair(s0.cluster, b0.tag)),
        feature(28, pair(s0.tag, b0.cluster)),
        feature(29, s1.tag << 24 | s0.tag << 16 | b0.tag << 8 | b1.tag),
        feature(30, pair(s1.word, s0.tag << 8 | b0.tag)),
        feature(31, pair(s0.word, b0.tag << 8 | b1.tag)),
        feature(32, pair(s0.tag << 8 | b0.tag, b1.word)),
        feature(33, s1.tag << 16 | s1l.tag << 8 | s0.tag),
        feature(34, pair(s0.word, s0r.tag << 8 | b0.tag)),
        feature(35, pair(s0r.word, s0.tag << 8 | b0.tag)),
        feature(36, s2.tag << 24 | s1.tag << 16 | s0.tag << 8 | b0.tag),
        feature(37, pair(s0l.word, s0.tag << 8 | b0.tag)),
    ]);
}

/// The features of how word `index` hangs on its head.
pub fn relation(passage: &Passage, index: usize, sink: &mut Vec<u64>) {
    let head = passage
        .heads
        .get(index)
        .map_or(index, |head| *head as usize);
    let own = seen(passage, Some(index));
    let (above, is_root) = (seen(passage, Some(head)), head == index);
    let above = if is_root { NOBODY } else { above };
    let gap = index.abs_diff(head).min(7) as u64;
    let side = u64::from(head < index) * 8 + gap;
    let near = |by: isize| seen(passage, index.checked_add_signed(by));
    let after_head = seen(passage, Some(head + 1));
    sink.extend([
        feature(65, u64::from(is_root)),
        feature(66, own.tag << 16 | above.tag << 8 | side),
        feature(67, pair(own.word, above.tag << 1 | side >> 3)),
        feature(68, pair(own.tag << 1 | side >> 3, above.word)),
        feature(69, pair(own.word, above.word)),
        feature(70, pair(own.cluster, above.tag << 1 | side >> 3)),
        feature(71, pair(own.tag << 1 | side >> 3, above.cluster)),
        feature(72, pair(own.cluster, above.cluster)),
        feature(
            73,
            near(-1).tag << 24 | own.tag << 16 | near(1).tag << 8 | side >> 3,
        ),
        feature(74, pair(near(-1).word, own.tag << 8 | above.tag)),
        feature(75, pair(near(1).word, own.tag << 8 | above.tag)),
        feature(
            76,
            near(-2).tag << 24 | near(-1).tag << 16 | own.tag << 8 | above.tag,
        ),
        feature(77, own.tag << 16 | above.tag << 8 | after_head.tag),
        feature(78, pair(own.tag << 1 | side >> 3, after_head.word)),
        feature(
            79,
            own.tag << 24 | near(1).tag << 16 | near(2).tag << 8 | above.tag,
        ),
    ]);
}
