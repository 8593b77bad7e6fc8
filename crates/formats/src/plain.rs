//! Plain text: what is made of it before it becomes a document's text, which never changes again.

use crate::remark::Remark;

/// The text with line feeds as its only line ends and without control characters, and remarks on
/// what was changed.
///
/// CR LF and CR become LF; form feeds and vertical tabs, which are page and line breaks, too. NUL
/// and the other control characters of ASCII and Latin-1 but tab are taken out, a byte order mark
/// at the beginning as well.
pub fn clean(text: &str) -> (String, Vec<Remark>) {
    let mut cleaned = String::with_capacity(text.len());
    let (mut line_ends, mut controls) = (0, 0);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\n' | '\t' => cleaned.push(character),
            '\r' | '\u{B}' | '\u{C}' => {
                if character == '\r' {
                    characters.next_if_eq(&'\n');
                }
                line_ends += 1;
                cleaned.push('\n');
            }
            _ if character.is_control() => controls += 1,
            // At the beginning of what is left, so that what is clean stays as it is.
            '\u{FEFF}' if cleaned.is_empty() => {}
            _ => cleaned.push(character),
        }
    }
    let counts = [
        (line_ends, Remark::LineEnds(line_ends)),
        (controls, Remark::Controls(controls)),
    ];
    let remarks = counts.into_iter().filter(|(count, _)| *count > 0);
    (cleaned, remarks.map(|(_, remark)| remark).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_become_line_feeds_and_controls_go() {
        let table = [
            ("a\nb\tc", "a\nb\tc", vec![]),
            ("a\r\nb\rc\n\rd", "a\nb\nc\n\nd", vec![Remark::LineEnds(3)]),
            ("a\u{C}b\u{B}c", "a\nb\nc", vec![Remark::LineEnds(2)]),
            ("a\0b\u{1}\u{85}\u{7F}", "ab", vec![Remark::Controls(4)]),
            ("\u{FEFF}a", "a", vec![]),
            ("\u{7F}\u{FEFF}a", "a", vec![Remark::Controls(1)]),
            ("👩\u{200D}🚀 \u{202E}x", "👩\u{200D}🚀 \u{202E}x", vec![]),
        ];
        for (text, cleaned, remarks) in table {
            assert_eq!(clean(text), (cleaned.to_owned(), remarks), "{text:?}");
        }
    }
}
