//! Escapes of half a character (`\ud83d` without its other half), as some scripts write them.
//!
//! JSON's grammar allows them, Unicode strings cannot hold them. One code point takes the place of
//! each, so that offsets in code points still fit.

/// The same JSON with U+FFFD in the place of each lone half, and how many there were.
pub fn mend(json: &str) -> (String, usize) {
    let mut mended = String::with_capacity(json.len());
    let mut count = 0;
    let mut rest = json;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        mended.push_str(before);
        let (written, length) = match (half(escape), escape.get(6..).and_then(half)) {
            (Some(Half::High), Some(Half::Low)) => (&escape[..12], 12),
            (Some(_), _) => {
                count += 1;
                ("\\ufffd", 6)
            }
            (None, _) => {
                let length = escape.chars().take(2).map(char::len_utf8).sum();
                (&escape[..length], length)
            }
        };
        mended.push_str(written);
        rest = &escape[length..];
    }
    mended.push_str(rest);
    (mended, count)
}

/// Which half of a pair.
#[derive(PartialEq)]
enum Half {
    High,
    Low,
}

/// The half that is escaped at the start of `escape`.
fn half(escape: &str) -> Option<Half> {
    let digits = escape.strip_prefix("\\u")?.get(..4)?;
    match u16::from_str_radix(digits, 16).ok()? {
        0xD800..0xDC00 => Some(Half::High),
        0xDC00..0xE000 => Some(Half::Low),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::mend;

    #[test]
    fn halves_become_the_replacement_character_and_pairs_stay() {
        let table = [
            (r#""plain""#, r#""plain""#, 0),
            (r#""\ud83d\ude00""#, r#""\ud83d\ude00""#, 0),
            (r#""\ud83d!""#, r#""\ufffd!""#, 1),
            (r#""\uDE00\ud83d""#, r#""\ufffd\ufffd""#, 2),
            (r#""\ud83d\ud83d\ude00""#, r#""\ufffd\ud83d\ude00""#, 1),
            (r#""\\ud83d""#, r#""\\ud83d""#, 0),
            (r#""\ud83""#, r#""\ud83""#, 0),
            ("\"\\é\\", "\"\\é\\", 0),
        ];
        for (json, expected, count) in table {
            assert_eq!(mend(json), (expected.to_owned(), count), "{json}");
        }
    }
}
