//! Parts of speech, greedily from left to right with an averaged perceptron (Collins 2002).
//!
//! The tags are those of the Penn Treebank, a few of them put together, and subordinating
//! conjunctions apart from prepositions.

use super::hash::{feature, pair};
use super::passage::Passage;
use super::weights::{Lexemes, Reader, Table, WeightsError, Writer};

/// The columns of the table: one for each tag.
pub const WIDTH: usize = 32;

/// The tags by number.
pub const TAGS: [&str; WIDTH] = [
    "X", "NN", "NNS", "NNP", "NNPS", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD", "JJ", "JJR",
    "RB", "RBR", "RP", "IN", "SCONJ", "TO", "DT", "PRP", "PRP$", "WP", "WRB", "CC", "CD", "EX",
    "POS", "UH", "PUNCT", "SYM",
];

/// The tag of a noun or name, singular or plural.
pub const fn is_nominal(tag: u8) -> bool {
    matches!(tag, 1..=4)
}

/// The tag of a form of a verb, modals among them.
pub const fn is_verb(tag: u8) -> bool {
    matches!(tag, 5..=11)
}

/// The tag of a form that makes a clause finite.
pub const fn is_finite(tag: u8) -> bool {
    matches!(tag, 6 | 9..=11)
}

/// The number of the tag for a universal and a Penn tag.
pub fn tag(upos: &str, xpos: &str) -> u8 {
    let name = match (upos, xpos) {
        ("SCONJ", "IN") => "SCONJ",
        ("PUNCT", _) => "PUNCT",
        (_, "JJS") => "JJR",
        (_, "RBS") => "RBR",
        (_, "PDT") => "DT",
        (_, "WDT" | "WP$") => "WP",
        (_, "$" | "#") => "SYM",
        (_, other) => other,
    };
    let found = TAGS.iter().position(|tag| *tag == name);
    found.map_or(0, |tag| tag as u8)
}

/// The weights of the layer.
#[derive(Clone, Debug)]
pub struct Pos {
    /// Words that need no thought.
    pub dictionary: Lexemes,
    /// The weights of the features of all others.
    pub table: Table<WIDTH>,
}

impl Pos {
    /// Gives each word of a passage its tag.
    pub fn read(&self, passage: &mut Passage) {
        let mut tags: Vec<u8> = Vec::with_capacity(passage.len());
        let mut features = Vec::with_capacity(32);
        for sentence in passage.sentences.clone() {
            for index in sentence.clone() {
                let known = self.dictionary.of(passage.words[index].lower);
                if known > 0 {
                    tags.push(known as u8);
                    continue;
                }
                features.clear();
                self::features(passage, index, sentence.start, &tags, &mut features);
                tags.push(self.best(&features));
            }
        }
        passage.tags = tags;
    }

    fn best(&self, features: &[u64]) -> u8 {
        let scores = self.table.sum(features);
        let mut best = 0;
        for (tag, score) in scores.iter().enumerate() {
            if *score > scores[best] {
                best = tag;
            }
        }
        best as u8
    }

    /// Writes the weights.
    pub fn write(&self, writer: &mut Writer) {
        self.dictionary.write(writer);
        self.table.write(WIDTH, writer);
    }

    /// Reads what [`Pos::write`] wrote.
    ///
    /// # Errors
    /// When the file is cut or damaged.
    pub fn read_weights(reader: &mut Reader<'_>) -> Result<Self, WeightsError> {
        let dictionary = Lexemes::read(reader)?;
        let table = Table::read(reader)?;
        Ok(Self { dictionary, table })
    }
}

/// The features of word `index` in a sentence that begins at `start`, with the tags of all words
/// before it.
pub fn features(passage: &Passage, index: usize, start: usize, tags: &[u8], sink: &mut Vec<u64>) {
    let near = |by: isize| {
        let other = index.checked_add_signed(by).filter(|other| *other >= start);
        other.and_then(|other| passage.words.get(other))
    };
    let lower = |by: isize| near(by).map_or((by as i64).cast_unsigned(), |word| word.lower);
    let before = |by: usize| {
        let other = index.checked_sub(by).filter(|other| *other >= start);
        other.map_or(99, |other| u64::from(tags[other]))
    };
    let word = &passage.words[index];
    let (one, two) = (before(1), before(2));
    let first = u64::from(index == start);
    sink.extend([
        feature(1, 0),
        feature(2, word.lower),
        feature(3, pair(word.form as u64, first)),
        feature(4, word.suffixes[0]),
        feature(5, word.suffixes[1]),
        feature(6, word.suffixes[2]),
        feature(7, word.prefix),
        feature(8, word.shape),
        feature(9, one),
        feature(10, two << 8 | one),
        feature(11, pair(one, word.lower)),
        feature(12, lower(-1)),
        feature(13, lower(-2)),
        feature(14, lower(1)),
        feature(15, lower(2)),
        feature(16, near(-1).map_or(1, |w| w.suffixes[1])),
        feature(17, near(1).map_or(1, |w| w.suffixes[1])),
        feature(18, u64::from(word.cluster)),
        feature(19, near(1).map_or(1, |w| u64::from(w.cluster))),
        feature(20, pair(one, word.suffixes[1])),
        feature(21, pair(word.lower, lower(1))),
        feature(22, pair(lower(-1), word.lower)),
        feature(
            23,
            pair(word.form as u64, near(1).map_or(99, |w| w.form as u64)),
        ),
        feature(24, pair(one, near(1).map_or(1, |w| w.suffixes[0]))),
        feature(25, near(-1).map_or(1, |w| u64::from(w.cluster))),
        feature(26, pair(word.letters, first)),
    ]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_the_treebanks() {
        let table = [
            (("VERB", "VBD"), "VBD"),
            (("SCONJ", "IN"), "SCONJ"),
            (("ADP", "IN"), "IN"),
            (("PUNCT", "-LRB-"), "PUNCT"),
            (("DET", "WDT"), "WP"),
            (("X", "FW"), "X"),
        ];
        for ((upos, xpos), name) in table {
            assert_eq!(TAGS[usize::from(tag(upos, xpos))], name, "{upos} {xpos}");
        }
    }

    #[test]
    fn kinds_of_tags() {
        let all = |is: fn(u8) -> bool| {
            let tags = (0..WIDTH as u8).filter(|tag| is(*tag));
            tags.map(|tag| TAGS[usize::from(tag)]).collect::<Vec<_>>()
        };
        assert_eq!(all(is_nominal), ["NN", "NNS", "NNP", "NNPS"]);
        assert_eq!(
            all(is_verb),
            ["VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"]
        );
        assert_eq!(all(is_finite), ["VBD", "VBP", "VBZ", "MD"]);
    }
}
