//! Where links lead to, which is not part of the words.
//!
//! After `CommonMark` 0.31, sections 4.7 and 6.3.

/// How deep brackets may nest in an address (as in `CommonMark`'s own parsers).
const DEEPEST: usize = 32;

/// How long a link's address in round brackets is, with its title; none where it is no address.
pub(super) fn address_end(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('(')?.trim_start();
    let after = match inside.strip_prefix('<') {
        Some(angled) => angled.split_once('>')?.1,
        None => &inside[bare_address(inside)?..],
    };
    let title = after.trim_start();
    let after_title = match title.chars().next()? {
        ')' => title,
        _ if title.len() == after.len() => return None,
        quote @ ('"' | '\'') => title[1..].split_once(quote)?.1.trim_start(),
        '(' => title[1..].split_once(')')?.1.trim_start(),
        _ => return None,
    };
    let after_link = after_title.strip_prefix(')')?;
    Some(rest.len() - after_link.len())
}

/// How long an address without angle brackets is; its own brackets are in pairs.
fn bare_address(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut characters = text.char_indices();
    while let Some((place, character)) = characters.next() {
        match character {
            '\\' => {
                characters.next();
            }
            '(' if depth == DEEPEST => return None,
            '(' => depth += 1,
            ')' if depth == 0 => return Some(place),
            ')' => depth -= 1,
            _ if character.is_whitespace() => return (depth == 0).then_some(place),
            _ => {}
        }
    }
    None
}

/// A label as labels are compared: without case, blanks single.
pub(super) fn normal_label(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    words.join(" ").to_lowercase()
}
