//! Whether a file is in columns of `CoNLL`. Prose is taken for it under no circumstances: its lines
//! may be short, and end in “I-95” or “O”.

use super::super::format::Head;
use super::{DOCUMENT, columns, piped, tags};

/// Endings that only such files have.
const OWN: [&str; 5] = [".conll", ".conllx", ".iob", ".iob2", ".bio"];

/// How many lines are looked at.
const LINES: usize = 200;

/// So many tokens have to be there before columns that blanks part are believed without a name
/// that says so.
const ENOUGH: usize = 5;

/// How much speaks for it.
pub(super) fn score(head: &Head<'_>) -> u8 {
    if head.text.starts_with(DOCUMENT) {
        return 95;
    }
    let seen = Seen::of(head.text);
    let is_named = OWN.iter().any(|ending| head.ends(ending));
    if seen.is_certain() || (is_named && seen.is_tagged()) {
        85
    } else {
        0
    }
}

/// Whether a text without any name is `CoNLL`.
pub(crate) fn is_columns(text: &str) -> bool {
    text.trim_start_matches('\u{FEFF}').starts_with(DOCUMENT) || Seen::of(text).is_certain()
}

/// What the first lines are.
#[derive(Default)]
struct Seen {
    lines: usize,
    /// Those that end in a tag.
    tagged: usize,
    /// Those that end in `O`.
    outside: usize,
    /// Those that end in a tag with a label that begins as names do.
    inside: usize,
    /// Those whose columns are parted by tabs, and those that are sentences of tokens with bars.
    tabbed: usize,
    piped: usize,
    /// Those with as many columns as the first.
    even: usize,
    columns: usize,
}

impl Seen {
    fn of(text: &str) -> Self {
        let mut seen = Self::default();
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        for line in lines.take(LINES) {
            seen.line(line);
        }
        seen
    }

    fn line(&mut self, line: &str) {
        self.lines += 1;
        if let Some(tokens) = piped(line).filter(|tokens| tokens.len() > 1) {
            self.piped += 1;
            self.tagged += 1;
            let tags = tokens.iter().filter_map(|token| token.rsplit('\t').next());
            tags.for_each(|tag| self.tag(tag));
            return;
        }
        let columns = columns(line);
        if self.columns == 0 {
            self.columns = columns.len();
        }
        self.even += usize::from(columns.len() == self.columns);
        self.tabbed += usize::from(line.contains('\t'));
        let tag = columns.last().filter(|_| columns.len() > 1);
        if let Some(tag) = tag.filter(|tag| is_tag(tag)) {
            self.tagged += 1;
            self.tag(tag);
        }
    }

    fn tag(&mut self, tag: &str) {
        self.outside += usize::from(tag == "O");
        let label = tag.get(2..).filter(|_| is_tag(tag));
        let is_name = label.is_some_and(|label| label.starts_with(char::is_alphabetic));
        self.inside += usize::from(is_name);
    }

    /// Whether nearly all lines end in tags; the last one may be cut.
    fn is_tagged(&self) -> bool {
        self.lines > 0 && self.tagged * 10 >= self.lines * 9
    }

    /// Whether nothing but columns looks so: each line has as many as the first, and some tokens are
    /// within what is marked and some outside it.
    fn is_certain(&self) -> bool {
        let is_even = (self.even + self.piped + 1) >= self.lines;
        let is_parted = self.tabbed + self.piped == self.lines || self.lines >= ENOUGH;
        let is_marked = self.outside > 0 && self.inside > 0;
        self.lines > 1 && self.is_tagged() && is_even && is_parted && is_marked
    }
}

fn is_tag(tag: &str) -> bool {
    tag == "O" || tags::decode([tag]).0.len() == 1
}

#[cfg(test)]
mod tests {
    use super::super::super::format::recognise;
    use super::*;

    #[test]
    fn columns_are_known_without_a_name() {
        for columns in [
            "JAPAN\tB-LOC\nGET\tO\n",
            "Ode NNP B-NP B-PER\nsaid VBD B-VP O\nso RB B-ADVP O\n. . O O\n\nThe DT B-NP O",
            "Ode|NNP|B-PER rules|VBZ|O\nThe|DT|O dam|NN|O\n",
            "-DOCSTART- -X- O O\n\nOde NNP O B-PER\n",
        ] {
            assert!(is_columns(columns), "{columns}");
            let (format, _) = recognise("article.txt", columns.as_bytes()).unwrap();
            assert_eq!(format.id, "conll", "{columns}");
        }
    }

    #[test]
    fn prose_never_is() {
        for prose in [
            "He drove down the I-95",
            "Route I-95\nRoute I-80\nRoute I-10\nRoute I-5\nRoute I-70\nRoute I-40",
            "Take the S-Bahn\nand then an E-bike\nor the U-Bahn\nor the B-52",
            "Blood\tType O\nKessia\t12\nOrlen\t14\n",
            "Sing, O\nweep, O\nwake, O\nrest, O\nsleep, O\ndream, O\n",
            "Home | News | Sport\n| | |\n",
            "O\nO\nO\nO\nO\nO\n",
            "Who: Ode Karam\nWhat: the dam\nWhen: May\nWhere: Kessia\nWhy: rain\nHow: slowly",
            "",
        ] {
            assert!(!is_columns(prose), "{prose}");
            assert!(
                recognise("article.txt", prose.as_bytes()).is_none(),
                "{prose}"
            );
        }
    }

    #[test]
    fn a_name_makes_less_be_enough() {
        let one = b"Ode B-PER\n";
        assert!(recognise("a.txt", one).is_none());
        assert_eq!(recognise("a.iob", one).unwrap().0.id, "conll");
    }
}
