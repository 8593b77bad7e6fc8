//! Clean text as it flows out of markup: words with single blanks, lines, paragraphs, list items.

/// What lies between what was written and what comes next.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Gap {
    None,
    Blank,
    Tab,
    Line,
    Paragraph,
}

/// Collects words; what separates them is written when the next word comes, so nothing is doubled
/// and nothing trails.
#[derive(Debug)]
pub(crate) struct Flow {
    text: String,
    gap: Gap,
    /// A list item has begun and has no words yet.
    item: bool,
}

impl Flow {
    pub(crate) fn new() -> Self {
        Self {
            text: String::new(),
            gap: Gap::None,
            item: false,
        }
    }

    /// How many bytes are written: a place to come back to with [`Self::since`].
    pub(crate) fn place(&self) -> usize {
        self.text.len()
    }

    /// What was written after a place.
    pub(crate) fn since(&self, place: usize) -> &str {
        self.text.get(place..).unwrap_or_default().trim()
    }

    /// Words; any white space in them, no-break spaces included, is one blank.
    pub(crate) fn words(&mut self, words: &str) {
        for character in words.chars() {
            if character.is_whitespace() {
                self.widen(Gap::Blank);
            } else if !is_invisible(character) {
                self.write(character);
            }
        }
    }

    /// Preformatted words: their line ends and blanks stay.
    pub(crate) fn verbatim(&mut self, words: &str) {
        for (number, line) in words.split('\n').enumerate() {
            if number > 0 {
                self.close_gap();
                self.text.push('\n');
            }
            for character in line.chars().filter(|c| *c != '\r') {
                self.write(character);
            }
        }
    }

    /// What comes next stands in the next column of the same line, if the line has words.
    pub(crate) fn cell(&mut self) {
        self.widen(Gap::Tab);
    }

    /// What comes next begins a line.
    pub(crate) fn line(&mut self) {
        self.widen(Gap::Line);
    }

    /// What comes next begins a paragraph; in a list item without words yet, it is the item.
    pub(crate) fn paragraph(&mut self) {
        if !self.item {
            self.widen(Gap::Paragraph);
        }
    }

    /// What comes next begins a line with `- `.
    pub(crate) fn item(&mut self) {
        self.line();
        self.item = true;
    }

    /// The list item is over, even if it had no words.
    pub(crate) fn end_item(&mut self) {
        self.item = false;
        self.line();
    }

    /// All that was written, without blanks at its ends.
    pub(crate) fn finish(self) -> String {
        let end = self.text.trim_end().len();
        let mut text = self.text;
        text.truncate(end);
        text
    }

    fn widen(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
    }

    fn close_gap(&mut self) {
        let at_line_start = self.text.is_empty() || self.text.ends_with('\n');
        match self.gap {
            Gap::Blank if !at_line_start => self.text.push(' '),
            Gap::Tab if !at_line_start => self.text.push('\t'),
            Gap::Line if !at_line_start => self.text.push('\n'),
            Gap::Paragraph if !self.text.is_empty() => {
                let missing = if at_line_start { "\n" } else { "\n\n" };
                self.text.push_str(if self.text.ends_with("\n\n") {
                    ""
                } else {
                    missing
                });
            }
            _ => {}
        }
        self.gap = Gap::None;
        if std::mem::take(&mut self.item) {
            self.text.push_str("- ");
        }
    }

    fn write(&mut self, character: char) {
        self.close_gap();
        self.text.push(character);
    }
}

/// Characters that only say where a word may be broken, and byte order marks.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{200B}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_single_and_never_trail() {
        let mut flow = Flow::new();
        flow.words("  two \n\u{A0} wor\u{AD}ds ");
        flow.line();
        flow.words(" ");
        flow.paragraph();
        flow.words(" next ");
        assert_eq!(flow.finish(), "two words\n\nnext");
    }

    #[test]
    fn items_begin_with_a_dash_and_hold_paragraphs() {
        let mut flow = Flow::new();
        flow.words("list");
        flow.paragraph();
        for words in ["one", "", "two"] {
            flow.item();
            flow.paragraph();
            flow.words(words);
            flow.end_item();
        }
        flow.paragraph();
        flow.words("after");
        assert_eq!(flow.finish(), "list\n\n- one\n- two\n\nafter");
    }

    #[test]
    fn cells_are_apart_by_tabs() {
        let mut flow = Flow::new();
        for row in [["a", "b"], ["", "c"]] {
            flow.line();
            for cell in row {
                flow.cell();
                flow.words(cell);
            }
        }
        assert_eq!(flow.finish(), "a\tb\nc");
    }

    #[test]
    fn verbatim_keeps_lines() {
        let mut flow = Flow::new();
        flow.words("code:");
        flow.paragraph();
        flow.verbatim("a  b\n\n  c\n");
        flow.paragraph();
        flow.words("after");
        assert_eq!(flow.finish(), "code:\n\na  b\n\n  c\n\nafter");
    }
}
