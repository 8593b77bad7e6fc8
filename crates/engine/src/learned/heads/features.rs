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
    let mut put = |template: u64, value: u64| sink.push(feature(template, value));
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
    put(1, 0);
    put(2, s0.tag << 8 | b0.tag);
    put(3, pair(s0.word, s0.tag));
    put(4, pair(b0.word, b0.tag));
    put(5, pair(s1.word, s1.tag));
    put(6, pair(b1.word, b1.tag));
    put(7, b2.tag << 8 | b1.tag);
    put(8, pair(s0.word, b0.word));
    put(9, pair(s0.word, b0.tag));
    put(10, pair(s0.tag, b0.word));
    put(11, s1.tag << 8 | s0.tag);
    put(12, pair(s1.word, s0.tag));
    put(13, pair(s1.tag, s0.word));
    put(14, pair(s1.word, s0.word));
    put(15, s1.tag << 16 | s0.tag << 8 | b0.tag);
    put(16, s0.tag << 16 | b0.tag << 8 | b1.tag);
    put(17, s2.tag << 16 | s1.tag << 8 | s0.tag);
    put(18, b0.tag << 16 | b1.tag << 8 | b2.tag);
    put(19, s0.tag << 16 | s0l.tag << 8 | b0.tag);
    put(20, s0.tag << 16 | s0r.tag << 8 | b0.tag);
    put(21, s1.tag << 16 | s0.tag << 8 | s0l.tag);
    put(22, s1.tag << 16 | s1r.tag << 8 | s0.tag);
    put(23, s0.tag << 16 | b0l.tag << 8 | b0.tag);
    put(24, gap << 16 | s0.tag << 8 | b0.tag);
    put(25, pair(s0.cluster, b0.cluster));
    put(26, pair(s1.cluster, s0.cluster));
    put(27, pair(s0.cluster, b0.tag));
    put(28, pair(s0.tag, b0.cluster));
    put(29, s1.tag << 24 | s0.tag << 16 | b0.tag << 8 | b1.tag);
    put(30, pair(s1.word, s0.tag << 8 | b0.tag));
    put(31, pair(s0.word, b0.tag << 8 | b1.tag));
    put(32, pair(s0.tag << 8 | b0.tag, b1.word));
    put(33, s1.tag << 16 | s1l.tag << 8 | s0.tag);
    put(34, pair(s0.word, s0r.tag << 8 | b0.tag));
    put(35, pair(s0r.word, s0.tag << 8 | b0.tag));
    put(36, s2.tag << 24 | s1.tag << 16 | s0.tag << 8 | b0.tag);
    put(37, pair(s0l.word, s0.tag << 8 | b0.tag));
}

/// The features of how word `index` hangs on its head.
pub fn relation(passage: &Passage, index: usize, sink: &mut Vec<u64>) {
    let mut put = |template: u64, value: u64| sink.push(feature(template + 64, value));
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
    put(1, u64::from(is_root));
    put(2, own.tag << 16 | above.tag << 8 | side);
    put(3, pair(own.word, above.tag << 1 | side >> 3));
    put(4, pair(own.tag << 1 | side >> 3, above.word));
    put(5, pair(own.word, above.word));
    put(6, pair(own.cluster, above.tag << 1 | side >> 3));
    put(7, pair(own.tag << 1 | side >> 3, above.cluster));
    put(8, pair(own.cluster, above.cluster));
    put(
        9,
        near(-1).tag << 24 | own.tag << 16 | near(1).tag << 8 | side >> 3,
    );
    put(10, pair(near(-1).word, own.tag << 8 | above.tag));
    put(11, pair(near(1).word, own.tag << 8 | above.tag));
    put(
        12,
        near(-2).tag << 24 | near(-1).tag << 16 | own.tag << 8 | above.tag,
    );
    put(13, own.tag << 16 | above.tag << 8 | after_head.tag);
    put(14, pair(own.tag << 1 | side >> 3, after_head.word));
    put(
        15,
        own.tag << 24 | near(1).tag << 16 | near(2).tag << 8 | above.tag,
    );
}
