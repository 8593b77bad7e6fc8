//! What a text and its file are called.

/// How long a title may be, in characters.
const TITLE: usize = 120;

/// How long a file's name may be, in bytes: what every file system allows, with room for an ending.
const FILE_NAME: usize = 120;

/// A title for a text: its first line that is not blank, at most 120 characters, cut at a word.
/// The sign of a list before it is no part of it. Empty where there is no such line.
pub fn title_of(text: &str) -> String {
    let mut lines = text
        .lines()
        .map(|line| line.trim().trim_start_matches(BULLETS).trim_start());
    shortened(lines.find(|line| !line.is_empty()).unwrap_or_default())
}

/// Signs of a list.
const BULLETS: [char; 7] = ['-', '•', '*', '–', '·', '‣', '▪'];

/// A title of at most 120 characters with single blanks, cut at a word and then with an ellipsis.
pub(crate) fn shortened(title: &str) -> String {
    let mut short = String::new();
    let mut count = 0;
    // Stops where there is enough: the first line can be all of a text.
    for word in title.split_whitespace() {
        let blank = if short.is_empty() { "" } else { " " };
        short.push_str(blank);
        short.extend(word.chars().take(TITLE + 1));
        count += blank.len() + word.chars().take(TITLE + 1).count();
        if count > TITLE {
            break;
        }
    }
    match short.char_indices().nth(TITLE) {
        None => short,
        // One character less, for the ellipsis.
        Some((end, _)) => format!("{}…", cut(&short, short.floor_char_boundary(end - 1))),
    }
}

/// The words that end at or before byte `end`; a first word that is longer is cut itself.
fn cut(text: &str, end: usize) -> &str {
    let kept = &text[..end];
    let whole = if text[end..].starts_with(' ') {
        Some(end)
    } else {
        kept.rfind(' ')
    };
    let kept = whole
        .filter(|place| *place > end / 2)
        .map_or(kept, |place| &kept[..place]);
    kept.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '–' | '—'))
}

/// Names that Windows gives to devices, whatever follows the first dot.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// A file's name, without an ending, that every system takes and that a person recognises:
/// the title without the characters that systems refuse, at most 120 bytes, cut at a word.
pub fn sensible_file_name(title: &str) -> String {
    let refused = |c: char| c.is_control() || "/\\:*?\"<>|".contains(c);
    let spaced: String = title
        .chars()
        .map(|c| if refused(c) { ' ' } else { c })
        .collect();
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let name = words.join(" ");
    let end = name.floor_char_boundary(FILE_NAME);
    let name = if end < name.len() {
        cut(&name, end)
    } else {
        &name
    };
    let name = name.trim_matches(|c: char| c == '.' || c.is_whitespace());
    if name.is_empty() {
        return "article".to_owned();
    }
    if is_device(name) {
        format!("{name} (article)")
    } else {
        name.to_owned()
    }
}

fn is_device(name: &str) -> bool {
    let stem = name
        .split('.')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    let stem = stem
        .strip_suffix(|c: char| c.is_ascii_digit())
        .unwrap_or(&stem);
    DEVICES.contains(&stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_the_first_line_that_is_not_blank() {
        assert_eq!(title_of("\n \n  Ministers  stall\nMore"), "Ministers stall");
        assert_eq!(
            title_of("\n- Ministers stall\n- Talks fail"),
            "Ministers stall"
        );
        assert_eq!(title_of(" \n\t"), "");
    }

    #[test]
    fn a_long_title_is_cut_at_a_word() {
        let title = title_of(&"dam ".repeat(60));
        assert!(title.ends_with("dam…"), "{title}");
        assert!(title.chars().count() <= 120);
        let title = title_of(&"ä".repeat(300));
        assert_eq!(title.chars().count(), 120);
    }

    #[test]
    fn file_names_are_taken_by_every_system() {
        let long = "ö".repeat(200);
        let table = [
            (
                "Ministers stall on the Vessa dam",
                "Ministers stall on the Vessa dam",
            ),
            ("Who said: \"no\"? A/B", "Who said no A B"),
            ("...", "article"),
            ("", "article"),
            ("../../etc/passwd", "etc passwd"),
            ("Con", "Con (article)"),
            ("com1.txt", "com1.txt (article)"),
            ("Ends with a dot.", "Ends with a dot"),
            (long.as_str(), &long[..120]),
        ];
        for (title, name) in table {
            assert_eq!(sensible_file_name(title), name);
        }
    }
}
