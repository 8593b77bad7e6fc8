//! Words as pieces that have a number each (`WordPiece` as BERT has it, Devlin et al. 2019), word by
//! word: accents are taken off, letters are small, marks of punctuation stand alone, and of each part
//! the longest piece of the list is taken, then the longest of the rest.

mod capitals;
mod characters;
mod table;

use unicode_normalization::UnicodeNormalization;

pub use capitals::{WAYS, capitals};
use characters::{is_accent, is_control, stands_alone};
pub use table::Table;

/// What stands for a part that the list has no pieces for.
pub const UNKNOWN: u32 = 1;
/// What a window starts with.
pub const START: u32 = 2;
/// What a window ends with.
pub const END: u32 = 3;
/// A part of more characters is not looked up.
const LONGEST: usize = 100;

impl Table {
    /// Appends the pieces of a word, at least one. `file` holds the list.
    pub fn cut(&self, file: &[u8], word: &str, pieces: &mut Vec<u32>) {
        let before = pieces.len();
        let mut part = String::new();
        for letter in plain(word).chars() {
            if stands_alone(letter) {
                self.cut_part(file, &part, pieces);
                part.clear();
                self.cut_part(file, letter.encode_utf8(&mut [0; 4]), pieces);
            } else {
                part.push(letter);
            }
        }
        self.cut_part(file, &part, pieces);
        if pieces.len() == before {
            pieces.push(UNKNOWN);
        }
    }

    fn cut_part(&self, file: &[u8], part: &str, pieces: &mut Vec<u32>) {
        if part.is_empty() {
            return;
        }
        let before = pieces.len();
        let mut rest = part.as_bytes();
        let is_short = part.chars().nth(LONGEST).is_none();
        while is_short && !rest.is_empty() {
            let Some((piece, length)) = self.longest(file, rest, rest.len() < part.len()) else {
                break;
            };
            pieces.push(piece);
            rest = &rest[length..];
        }
        if !rest.is_empty() {
            pieces.truncate(before);
            pieces.push(UNKNOWN);
        }
    }
}

/// A word in small letters, without accents and control characters.
fn plain(word: &str) -> String {
    if word.is_ascii() {
        let letters = word.chars().filter(|letter| !letter.is_ascii_control());
        return letters.map(|letter| letter.to_ascii_lowercase()).collect();
    }
    let letters = word.nfd();
    let seen = letters.filter(|letter| !is_accent(*letter) && !is_control(*letter));
    seen.collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "[PAD]\n[UNK]\n[CLS]\n[SEP]\ntalk\n##ing\n##s\ncafe\n.\nu\n水\n“\nin\n##g\n";

    fn cut(word: &str) -> Vec<u32> {
        let table = Table::read(LIST.as_bytes(), 0..LIST.len(), 14).unwrap();
        let mut pieces = Vec::new();
        table.cut(LIST.as_bytes(), word, &mut pieces);
        pieces
    }

    #[test]
    fn the_longest_pieces_are_taken() {
        assert_eq!(cut("Talking"), [4, 5]);
        assert_eq!(cut("talks"), [4, 6]);
        assert_eq!(
            cut("ing"),
            [12, 13],
            "a piece that goes on does not begin a word"
        );
        assert_eq!(cut("talker"), [UNKNOWN], "all of a part or nothing");
    }

    #[test]
    fn accents_go_and_marks_stand_alone() {
        assert_eq!(cut("CAFÉ"), [7]);
        assert_eq!(
            cut("Cafe\u{301}\u{200b}"),
            [7],
            "accents apart, and what is not seen"
        );
        assert_eq!(cut("u.u."), [9, 8, 9, 8]);
        assert_eq!(cut("“talk水"), [11, 4, 10]);
        assert_eq!(cut("\u{301}"), [UNKNOWN], "a word has a piece");
        assert_eq!(
            cut(&"talks".repeat(21)),
            [UNKNOWN],
            "more than a hundred characters"
        );
    }
}
