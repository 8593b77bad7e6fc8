//! Which source and which contents belong to which cue.
//!
//! Each cue takes one of the sources around it or none, each content one of the cues: whichever
//! pair scores highest. A content without a cue in its paragraph goes on with what was said last.

use std::ops::Range;

use super::attribution::{Piece, Role};
use super::hash::{feature, pair};
use super::passage::Passage;
use super::weights::{Reader, Table, WeightsError, Writer};

/// The weights of the layer.
#[derive(Clone, Debug)]
pub struct Linker {
    table: Table<1>,
}

/// Pieces of a passage that are one attribution, by their places in the list of pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Linked {
    /// The source, if there is one.
    pub source: Option<usize>,
    /// The cue; none where contents go on from the passage before.
    pub cue: Option<usize>,
    /// The contents, in text order.
    pub contents: Vec<usize>,
}

impl Linker {
    /// From a table of weights.
    pub const fn new(table: Table<1>) -> Self {
        Self { table }
    }

    fn score(&self, features: &[u64]) -> i32 {
        let rows = features
            .iter()
            .filter_map(|feature| self.table.get(*feature));
        rows.map(|row| i32::from(row[0])).sum()
    }

    /// Links the pieces of a passage, which are in text order.
    pub fn link(&self, passage: &Passage, pieces: &[Piece]) -> Vec<Linked> {
        let of = |role: Role| (0..pieces.len()).filter(move |piece| pieces[*piece].role == role);
        let mut linked: Vec<Linked> = of(Role::Cue)
            .map(|cue| Linked {
                source: self.source_of(passage, pieces, cue),
                cue: Some(cue),
                contents: Vec::new(),
            })
            .collect();
        let mut going_on = Linked::default();
        for content in of(Role::Content) {
            match self.cue_of(passage, pieces, content) {
                Some(cue) => {
                    let own = linked.iter_mut().filter(|linked| linked.cue == Some(cue));
                    own.for_each(|linked| linked.contents.push(content));
                }
                None => going_on.contents.push(content),
            }
        }
        if !going_on.contents.is_empty() {
            linked.insert(0, going_on);
        }
        linked
    }

    fn source_of(&self, passage: &Passage, pieces: &[Piece], cue: usize) -> Option<usize> {
        let mut sink = Vec::new();
        let mut best = (None, 0);
        for (number, candidate) in sources(passage, pieces, cue).into_iter().enumerate() {
            sink.clear();
            features(passage, pieces, cue, candidate, &mut sink);
            let score = self.score(&sink);
            if number == 0 || score > best.1 {
                best = (candidate, score);
            }
        }
        best.0
    }

    fn cue_of(&self, passage: &Passage, pieces: &[Piece], content: usize) -> Option<usize> {
        let mut sink = Vec::new();
        let mut best: Option<(usize, i32)> = None;
        for candidate in cues(pieces, content) {
            sink.clear();
            features(passage, pieces, content, Some(candidate), &mut sink);
            let score = self.score(&sink);
            if best.is_none_or(|(_, highest)| score > highest) {
                best = Some((candidate, score));
            }
        }
        best.map(|(cue, _)| cue)
    }

    /// Writes the weights.
    pub fn write(&self, writer: &mut Writer) {
        self.table.write(1, writer);
    }

    /// Reads what [`Linker::write`] wrote.
    ///
    /// # Errors
    /// When the file is cut or damaged.
    pub fn read(reader: &mut Reader<'_>) -> Result<Self, WeightsError> {
        Table::read(reader).map(Self::new)
    }
}

/// How many sentences away a source may be.
const FAR: usize = 1;

fn sentence_of(passage: &Passage, word: usize) -> usize {
    passage.sentences.partition_point(|range| range.end <= word)
}

/// The sources that a cue can have: none, and those of its own and the neighbouring sentences.
pub fn sources(passage: &Passage, pieces: &[Piece], cue: usize) -> Vec<Option<usize>> {
    let own = sentence_of(passage, pieces[cue].words.start);
    let near = |piece: &usize| {
        pieces[*piece].role == Role::Source
            && sentence_of(passage, pieces[*piece].words.start).abs_diff(own) <= FAR
    };
    let found = (0..pieces.len()).filter(near).map(Some);
    std::iter::once(None).chain(found).collect()
}

/// The cues that a content can have: all of the passage.
pub fn cues(pieces: &[Piece], content: usize) -> Vec<usize> {
    let near = |piece: &usize| pieces[*piece].role == Role::Cue && *piece != content;
    (0..pieces.len()).filter(near).collect()
}

/// The features of a pair: a cue with its source, or a content with its cue.
pub fn features(
    passage: &Passage,
    pieces: &[Piece],
    of: usize,
    candidate: Option<usize>,
    sink: &mut Vec<u64>,
) {
    let own = &pieces[of];
    let role = own.role as u64;
    let mut put = |template: u64, value: u64| {
        sink.push(feature(400 + template, pair(role, value)));
    };
    let Some(candidate) = candidate else {
        let sentence = sentence_of(passage, own.words.start);
        let others = pieces.iter().filter(|piece| {
            piece.role == Role::Source && sentence_of(passage, piece.words.start) == sentence
        });
        let others = others.count().min(3) as u64;
        put(1, others);
        put(2, pair(others, first_word(passage, &own.words)));
        put(3, u64::from(passage.tag(own.words.start)));
        return;
    };
    let other = &pieces[candidate];
    let is_before = u64::from(candidate < of);
    let between = &pieces[candidate.min(of) + 1..candidate.max(of)];
    let count = |role: Role| {
        between
            .iter()
            .filter(|piece| piece.role == role)
            .count()
            .min(2) as u64
    };
    let crossed = count(Role::Source) << 4 | count(Role::Cue) << 2 | count(Role::Content);
    let gap = if candidate < of {
        other.words.end..own.words.start
    } else {
        own.words.end..other.words.start
    };
    let length = gap.len().min(12) as u64 / 2;
    let sentences = sentence_of(passage, own.words.start)
        .abs_diff(sentence_of(passage, other.words.start))
        .min(3) as u64;
    put(4, is_before << 8 | crossed);
    put(5, pair(is_before << 8 | length, sentences));
    put(6, sentences << 1 | is_before);
    put(7, pair(is_before, gap.len().min(3) as u64));
    put(8, pair(is_before << 8 | crossed, sentences));
    put(9, pair(is_before, first_word(passage, &own.words)));
    put(10, pair(is_before, first_word(passage, &other.words)));
    if let Some(word) = passage.words.get(gap.start).filter(|_| !gap.is_empty()) {
        put(11, pair(is_before, word.lower));
    }
    put(
        12,
        is_before << 8
            | u64::from(hangs(passage, &other.words, &own.words)) << 1
            | u64::from(hangs(passage, &own.words, &other.words)),
    );
    // Sources on both sides: which of them touches.
    let touches = u64::from(between.is_empty());
    put(
        13,
        is_before << 8 | touches << 4 | u64::from(passage.tag(own.words.start)),
    );
}

fn first_word(passage: &Passage, words: &Range<usize>) -> u64 {
    passage.words.get(words.start).map_or(0, |word| word.lower)
}

/// Whether a word of `some` hangs on a word of `others`.
fn hangs(passage: &Passage, some: &Range<usize>, others: &Range<usize>) -> bool {
    let heads = passage.heads.get(some.clone()).unwrap_or_default();
    heads.iter().any(|head| others.contains(&(*head as usize)))
}

#[cfg(test)]
mod tests {
    use super::super::weights::{Lexemes, Row};
    use super::*;

    fn piece(words: Range<usize>, role: Role) -> Piece {
        Piece {
            words,
            role,
            confidence: 1.0,
        }
    }

    /// Weights that like what is near.
    fn linker() -> Linker {
        let near = |role: Role, gap: u64, before: u64| Row {
            feature: feature(407, pair(role as u64, pair(before, gap))),
            weights: [50 - 10 * gap as i8],
        };
        let rows: Vec<Row<1>> = [Role::Cue, Role::Content]
            .into_iter()
            .flat_map(|role| (0..4).flat_map(move |gap| [near(role, gap, 0), near(role, gap, 1)]))
            .collect();
        Linker::new(Table::new(&rows).0)
    }

    #[test]
    fn each_cue_has_its_own() {
        let words = "Kessia said it waits , and Vessa denied that it lied .";
        let words = words.split(' ').collect();
        let passage = Passage::of_words(&[words], &Lexemes::default());
        let pieces = [
            piece(0..1, Role::Source),
            piece(1..2, Role::Cue),
            piece(2..4, Role::Content),
            piece(6..7, Role::Source),
            piece(7..8, Role::Cue),
            piece(9..11, Role::Content),
        ];
        let linked = linker().link(&passage, &pieces);
        let expected = |source, cue, content| Linked {
            source: Some(source),
            cue: Some(cue),
            contents: vec![content],
        };
        assert_eq!(linked, [expected(0, 1, 2), expected(3, 4, 5)]);
    }

    #[test]
    fn a_content_alone_goes_on() {
        let passage = Passage::of_words(&[vec!["“", "We", "wait", ".", "”"]], &Lexemes::default());
        let linked = linker().link(&passage, &[piece(0..5, Role::Content)]);
        assert_eq!(linked.len(), 1);
        assert_eq!(
            (linked[0].cue, linked[0].contents.as_slice()),
            (None, &[0][..])
        );
    }
}
