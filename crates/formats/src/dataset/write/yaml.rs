//! As much YAML as a card's head needs.

/// Lines of YAML.
#[derive(Default)]
pub(super) struct Yaml(String);

impl Yaml {
    /// Adds a line behind so many blanks.
    pub(super) fn line(&mut self, indent: usize, words: &str) {
        self.0.extend(std::iter::repeat_n(' ', indent));
        self.0.push_str(words);
        self.0.push('\n');
    }

    /// What was added.
    pub(super) fn finished(self) -> String {
        self.0
    }
}

/// Words as a YAML scalar that is read back to the letter: a double-quoted one, whose escapes are
/// those of JSON (YAML 1.2, 5.7), plain where nothing could be taken for anything else.
pub(super) fn quoted(words: &str) -> String {
    let mut letters = words.chars();
    let begins = letters
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic());
    let is_plain = begins && letters.all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c));
    // Words that YAML 1.1, which Python reads, takes for booleans, nothing or numbers.
    let small = words.to_ascii_lowercase();
    let is_other = ["y", "n", "yes", "no", "true", "false", "on", "off", "null"].contains(&&*small);
    if is_plain && !is_other {
        words.to_owned()
    } else {
        serde_json::Value::from(words).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_words_stand_plain() {
        for (words, written) in [
            ("cc-by-4.0", "cc-by-4.0"),
            ("no", "\"no\""),
            ("4", "\"4\""),
            ("a: b", "\"a: b\""),
            ("say \"x\"\n", "\"say \\\"x\\\"\\n\""),
            ("", "\"\""),
        ] {
            assert_eq!(quoted(words), written);
        }
    }
}
