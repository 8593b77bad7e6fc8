//! Character references: `&amp;`, `&#8220;`, `&#x201C;`.

use std::borrow::Cow;

/// Name and code point in hexadecimal, a line each.
const NAMES: &str = include_str!("../../data/entities.txt");

/// Names that are understood without their semicolon too, as browsers do.
const WITHOUT_SEMICOLON: [&str; 6] = ["amp", "lt", "gt", "quot", "nbsp", "copy"];

/// The longest name or number that is looked for, in bytes.
const LONGEST: usize = 32;

/// The text with its character references resolved; what is none stays as it is.
pub(crate) fn resolve(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find('&') else {
        return Cow::Borrowed(text);
    };
    let mut resolved = text[..first].to_owned();
    let mut rest = &text[first..];
    while let Some(after) = rest.strip_prefix('&') {
        let (character, length) = reference(after).unwrap_or(('&', 0));
        resolved.push(character);
        rest = &after[length..];
        let next = rest.find('&').unwrap_or(rest.len());
        resolved.push_str(&rest[..next]);
        rest = &rest[next..];
    }
    Cow::Owned(resolved)
}

/// The character that is meant after an `&`, and how many bytes name it.
fn reference(after: &str) -> Option<(char, usize)> {
    if let Some(number) = after.strip_prefix('#') {
        let (character, length) = numbered(number)?;
        return Some((character, length + 1));
    }
    let end = after
        .bytes()
        .take(LONGEST)
        .position(|b| !b.is_ascii_alphanumeric());
    let end = end.unwrap_or(after.len().min(LONGEST));
    let name = after.get(..end)?;
    if after[end..].starts_with(';') {
        return Some((named(name)?, end + 1));
    }
    let is_known = WITHOUT_SEMICOLON.contains(&name) && !after[end..].starts_with('=');
    is_known.then(|| Some((named(name)?, end)))?
}

fn named(name: &str) -> Option<char> {
    let lines = NAMES.lines().filter(|line| !line.starts_with('#'));
    let mut pairs = lines.filter_map(|line| line.split_once(' '));
    let (_, point) = pairs.find(|(known, _)| *known == name)?;
    char::from_u32(u32::from_str_radix(point, 16).ok()?)
}

/// The character with the number after `&#`, and how many bytes the number has with its semicolon.
fn numbered(number: &str) -> Option<(char, usize)> {
    let (digits, radix, prefix) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16, 1),
        None => (number, 10, 0),
    };
    let end = digits
        .find(|c: char| !c.is_digit(radix))
        .unwrap_or(digits.len());
    if end == 0 {
        return None;
    }
    let point = u32::from_str_radix(&digits[..end], radix).unwrap_or(u32::MAX);
    let semicolon = usize::from(digits[end..].starts_with(';'));
    Some((character(point), prefix + end + semicolon))
}

/// Numbers from 80 to 9F are meant in windows-1252 (HTML Living Standard, 13.2.5.84).
fn character(point: u32) -> char {
    match u8::try_from(point) {
        Ok(0) => char::REPLACEMENT_CHARACTER,
        Ok(byte @ 0x80..=0x9F) => {
            let (text, _) = crate::Encoding::Windows1252.read(&[byte]);
            text.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        _ => char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_resolved_and_all_else_stays() {
        let table = [
            ("no reference", "no reference"),
            ("Q&amp;A &lt;b&gt;", "Q&A <b>"),
            ("&ldquo;no&rdquo; &#8211; &#x2014;", "“no” – —"),
            ("&eacute;t&eacute;", "été"),
            (
                "AT&T, R & D, &; &nosuch; &#; &#x;",
                "AT&T, R & D, &; &nosuch; &#; &#x;",
            ),
            ("a &amp b &copy2 ?a=1&copy=2", "a & b &copy2 ?a=1&copy=2"),
            (
                "&#146;s &#0; &#xD800; &#99999999999;",
                "’s \u{FFFD} \u{FFFD} \u{FFFD}",
            ),
            ("&", "&"),
            ("&amp;amp;", "&amp;"),
            ("&é", "&é"),
        ];
        for (text, resolved) in table {
            assert_eq!(resolve(text), resolved);
        }
    }

    #[test]
    fn every_line_of_the_table_is_a_character() {
        let names = NAMES.lines().filter(|line| !line.starts_with('#'));
        for line in names {
            let (name, _) = line.split_once(' ').unwrap();
            assert!(named(name).is_some(), "{line}");
        }
    }
}
