//! A drawing that is being made: text and lines, as SVG.

use std::fmt::{Arguments, Write};

/// A drawing under way.
pub struct Canvas(String);

impl Canvas {
    /// A white sheet of this size in pixels, with a title for who cannot see it.
    pub fn new(width: usize, height: usize, title: &str) -> Self {
        let mut canvas = Self(String::new());
        canvas.push(format_args!(
            r##"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="Inter, system-ui, sans-serif" font-size="13" fill="#1d1f23"><title>{}</title><rect width="{width}" height="{height}" fill="#ffffff"/>"##,
            escaped(title),
        ));
        canvas
    }

    /// Words that begin here, or lie as `look` says: further attributes of the element.
    pub fn text(&mut self, x: usize, y: usize, look: &str, words: &str) {
        let words = escaped(words);
        self.push(format_args!(
            r#"<text x="{x}" y="{y}" {look}>{words}</text>"#
        ));
    }

    /// A thin line across.
    pub fn rule(&mut self, from: usize, to: usize, y: usize) {
        self.push(format_args!(
            r##"<path d="M{from} {y}H{to}" stroke="#e4e1d9"/>"##
        ));
    }

    /// Any element.
    pub fn push(&mut self, element: Arguments<'_>) {
        // Writing into a string never fails.
        let _ = self.0.write_fmt(element);
    }

    /// The drawing as a file.
    pub fn finish(mut self) -> String {
        self.0.push_str("</svg>");
        self.0
    }
}

/// Words as they may stand in markup; what XML cannot say is left out.
fn escaped(words: &str) -> String {
    let mut safe = String::with_capacity(words.len());
    for sign in words.chars() {
        match sign {
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '"' => safe.push_str("&quot;"),
            '\t' | '\n' | '\r' => safe.push(' '),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            sign => safe.push(sign),
        }
    }
    safe
}

/// At most so many letters, with an ellipsis where some are left out.
pub fn shortened(words: &str, letters: usize) -> String {
    if words.chars().count() <= letters {
        return words.to_owned();
    }
    let kept: String = words.chars().take(letters.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// Words in lines of at most so many letters, the last line shortened where they do not fit.
pub fn wrapped(words: &str, letters: usize, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if lines_full(line, word, letters) => {
                lines.push(word.to_owned());
            }
            Some(line) => {
                line.push(' ');
                line.push_str(word);
            }
            None => lines.push(word.to_owned()),
        }
    }
    if lines.len() > most {
        let rest = lines.split_off(most - 1).join(" ");
        lines.push(rest);
    }
    lines.iter().map(|line| shortened(line, letters)).collect()
}

/// Whether a word has no room any more in a line.
fn lines_full(line: &str, word: &str, letters: usize) -> bool {
    line.chars().count() + 1 + word.chars().count() > letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_wrapped_and_what_is_too_long_is_shortened() {
        let table: &[(&str, &[&str])] = &[
            ("", &[]),
            ("dam", &["dam"]),
            ("the lower Vessa dam", &["the lower", "Vessa dam"]),
            (
                "one two three four five six seven",
                &["one two", "three four", "five six…"],
            ),
            ("Donaudampfschifffahrt", &["Donaudamp…"]),
            (
                "検査 水坝安全检查制度改革",
                &["検査", "水坝安全检查制度改革"],
            ),
        ];
        for (words, lines) in table {
            assert_eq!(wrapped(words, 10, 3), *lines, "{words}");
        }
    }

    #[test]
    fn control_characters_are_left_out_and_signs_of_markup_written_otherwise() {
        assert_eq!(escaped("a\u{0}<b>\n&\"\u{ffff}"), "a&lt;b&gt; &amp;&quot;");
    }
}
