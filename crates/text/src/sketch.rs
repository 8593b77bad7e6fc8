//! How much two texts have in common, without comparing them word by word.
//!
//! A text is the set of its shingles: every run of [`RUN`] words. The resemblance of two texts is
//! the share of runs that they have in common of all that either has (Jaccard). It is estimated from
//! sketches of a fixed size: the smallest hashes of each set (Broder, "On the resemblance and
//! containment of documents", 1997, the sketch that is called `MIN_s` there).

use serde::{Deserialize, Serialize};

/// Words in a run. Longer ones let a change of a word cost more; five is what is usual for news and
/// for training data (Lee et al., "Deduplicating training data makes language models better", 2022).
const RUN: usize = 5;

/// Hashes kept. The estimate's standard error is at most `0.5 / √128`, 0.044.
const KEPT: usize = 128;

/// The resemblance from which on two articles are as good as one, 0 to 1: a story that was shortened
/// by a third, or in which every twentieth word was changed, is above it.
pub const NEAR: f64 = 0.5;

/// The smallest hashes of a text's runs of words, in order. Letters' case and everything that is no
/// word are left out of it, so it does not see another layout or other quotation marks.
///
/// Written as a string of hexadecimal digits, eight for each hash.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Sketch(Vec<u32>);

/// A string that is no sketch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoSketch;

impl std::fmt::Display for NoSketch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a sketch is eight hexadecimal digits for each hash, in order")
    }
}

impl std::error::Error for NoSketch {}

impl Sketch {
    /// The sketch of a text. A text of fewer words than a run is one run; one without words has an
    /// empty sketch.
    pub fn of(text: &str) -> Self {
        let words = word_hashes(text);
        let mut sketch = Self(Vec::with_capacity(KEPT + 1));
        match words.len() {
            0 => {}
            1..RUN => sketch.keep(run_hash(&words)),
            _ => words
                .windows(RUN)
                .for_each(|run| sketch.keep(run_hash(run))),
        }
        sketch
    }

    /// Keeps a hash if it is among the smallest so far. Of a long text hardly any is.
    fn keep(&mut self, hash: u32) {
        if self.0.len() == KEPT && self.0.last() <= Some(&hash) {
            return;
        }
        if let Err(place) = self.0.binary_search(&hash) {
            self.0.insert(place, hash);
            self.0.truncate(KEPT);
        }
    }

    /// The hashes that are kept, in order: two sketches without a common one have no resemblance.
    pub fn hashes(&self) -> &[u32] {
        &self.0
    }

    /// The estimated resemblance of the two texts, 0 to 1; exact where both together have no more
    /// runs than a sketch keeps. A text without words resembles nothing.
    pub fn resemblance(&self, other: &Self) -> f64 {
        let (mut mine, mut theirs) = (self.0.iter().peekable(), other.0.iter().peekable());
        let (mut seen, mut common) = (0_u32, 0_u32);
        while (seen as usize) < KEPT {
            let next = match (mine.peek(), theirs.peek()) {
                (Some(a), Some(b)) => **a.min(b),
                // What is behind the end of a full sketch is not known; it is not reached here,
                // since a full one has enough.
                (Some(a), None) => **a,
                (None, Some(b)) => **b,
                (None, None) => break,
            };
            let in_mine = mine.next_if(|hash| **hash == next).is_some();
            let in_theirs = theirs.next_if(|hash| **hash == next).is_some();
            seen += 1;
            common += u32::from(in_mine && in_theirs);
        }
        if seen == 0 {
            0.0
        } else {
            f64::from(common) / f64::from(seen)
        }
    }
}

/// FNV-1a, 64 bits, over each word in small letters. A word is what stands between anything else
/// than letters and digits; in scripts without blanks each character is one. That is coarser than
/// Unicode's word boundaries, whose tables would be the larger part of this, and as good here.
fn word_hashes(text: &str) -> Vec<u64> {
    const EMPTY: u64 = 0xcbf2_9ce4_8422_2325;
    let mut words = Vec::new();
    let mut word = EMPTY;
    let mut end = |word: &mut u64| {
        if *word != EMPTY {
            words.push(*word);
        }
        *word = EMPTY;
    };
    for letter in text.chars() {
        let alone = stands_alone(letter);
        if alone || !letter.is_alphanumeric() {
            end(&mut word);
        }
        if letter.is_alphanumeric() {
            for small in letter.to_lowercase() {
                word = (word ^ u64::from(u32::from(small))).wrapping_mul(0x0100_0000_01b3);
            }
        }
        if alone {
            end(&mut word);
        }
    }
    end(&mut word);
    words
}

/// Whether this is a character of a script without blanks between words: Thai to Khmer, kana, Han.
fn stands_alone(letter: char) -> bool {
    matches!(letter, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
}

/// The hash of a run. The smallest of many must be random in all bits, which FNV is not: the last
/// mixing is that of `MurmurHash3` (Appleby).
fn run_hash(words: &[u64]) -> u32 {
    let run = words.iter().fold(0_u64, |hash, word| {
        (hash.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    });
    let mixed = (run ^ (run >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    let mixed = (mixed ^ (mixed >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    // The upper half: the lower one is as good, and one of them is enough.
    u32::try_from(mixed >> 32).unwrap_or_default()
}

impl From<Sketch> for String {
    fn from(sketch: Sketch) -> Self {
        let digits = |hash: &u32| {
            let hash = *hash;
            let digit = move |place: u32| char::from_digit((hash >> (4 * place)) & 15, 16);
            (0..8).rev().filter_map(digit)
        };
        sketch.0.iter().flat_map(digits).collect()
    }
}

impl TryFrom<String> for Sketch {
    type Error = NoSketch;

    fn try_from(hex: String) -> Result<Self, NoSketch> {
        let digits = hex.as_bytes();
        if !digits.len().is_multiple_of(8) || !digits.iter().all(u8::is_ascii_hexdigit) {
            return Err(NoSketch);
        }
        let hash = |at: usize| u32::from_str_radix(&hex[at..at + 8], 16).map_err(|_| NoSketch);
        let hashes: Vec<u32> = (0..hex.len())
            .step_by(8)
            .map(hash)
            .collect::<Result<_, _>>()?;
        if hashes.len() <= KEPT && hashes.is_sorted_by(|a, b| a < b) {
            Ok(Self(hashes))
        } else {
            Err(NoSketch)
        }
    }
}
