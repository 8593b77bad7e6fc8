//! Ways in which a file writes characters as bytes.

mod single_byte;

use std::fmt;

/// How characters are written as bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8. What is not UTF-8 in it becomes U+FFFD.
    Utf8,
    /// UTF-16, the lower byte first.
    Utf16Le,
    /// UTF-16, the higher byte first.
    Utf16Be,
    /// Windows, Western Europe.
    Windows1252,
    /// Windows, Central Europe.
    Windows1250,
    /// Windows, Cyrillic.
    Windows1251,
    /// ISO Latin 9, Western Europe.
    Iso8859_15,
    /// Macintosh before Unicode, Western Europe.
    MacRoman,
}

impl Encoding {
    /// All of them, the likelier first.
    pub const ALL: [Self; 8] = [
        Self::Utf8,
        Self::Utf16Le,
        Self::Utf16Be,
        Self::Windows1252,
        Self::Windows1250,
        Self::Windows1251,
        Self::Iso8859_15,
        Self::MacRoman,
    ];

    /// Its name as registered with IANA, which is also what people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Windows1252 => "windows-1252",
            Self::Windows1250 => "windows-1250",
            Self::Windows1251 => "windows-1251",
            Self::Iso8859_15 => "ISO-8859-15",
            Self::MacRoman => "macintosh",
        }
    }

    /// The encoding that a web page means by a name; the labels of the WHATWG Encoding Standard
    /// that name one of ours.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.trim().to_ascii_lowercase();
        Some(match name.as_str() {
            "utf-8" | "utf8" => Self::Utf8,
            "utf-16" | "utf-16le" => Self::Utf16Le,
            "utf-16be" => Self::Utf16Be,
            "windows-1252" | "cp1252" | "iso-8859-1" | "latin1" | "ascii" | "us-ascii" => {
                Self::Windows1252
            }
            "windows-1250" | "cp1250" => Self::Windows1250,
            "windows-1251" | "cp1251" => Self::Windows1251,
            "iso-8859-15" | "latin9" => Self::Iso8859_15,
            "macintosh" | "mac" | "x-mac-roman" => Self::MacRoman,
            _ => return None,
        })
    }

    /// The characters of the bytes 80 to FF, where each character is one byte.
    fn upper_half(self) -> Option<&'static str> {
        Some(match self {
            Self::Utf8 | Self::Utf16Le | Self::Utf16Be => return None,
            Self::Windows1252 => single_byte::WINDOWS_1252,
            Self::Windows1250 => single_byte::WINDOWS_1250,
            Self::Windows1251 => single_byte::WINDOWS_1251,
            Self::Iso8859_15 => single_byte::ISO_8859_15,
            Self::MacRoman => single_byte::MAC_ROMAN,
        })
    }

    /// The bytes as characters, and how many of them could not be read and became U+FFFD.
    pub(crate) fn read(self, bytes: &[u8]) -> (String, usize) {
        match (self, self.upper_half()) {
            (Self::Utf16Le, _) => utf16(bytes, u16::from_le_bytes),
            (Self::Utf16Be, _) => utf16(bytes, u16::from_be_bytes),
            (_, Some(upper)) => single_bytes(bytes, upper),
            (_, None) => utf8(bytes),
        }
    }

    /// Where the first byte is that this encoding gives no character; none where each has one.
    /// Only for encodings in which each character is one byte; `None` for the others.
    pub(crate) fn first_undefined(self, bytes: &[u8]) -> Option<usize> {
        let upper: Vec<char> = self.upper_half()?.chars().collect();
        bytes.iter().position(|byte| {
            let place = usize::from(*byte).checked_sub(0x80);
            place.is_some_and(|place| upper.get(place) == Some(&char::REPLACEMENT_CHARACTER))
        })
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

fn single_bytes(bytes: &[u8], upper: &str) -> (String, usize) {
    let upper: Vec<char> = upper.chars().collect();
    let mut lost = 0;
    let mut text = String::with_capacity(bytes.len());
    for byte in bytes {
        let character = match usize::from(*byte).checked_sub(0x80) {
            None => char::from(*byte),
            Some(place) => upper
                .get(place)
                .copied()
                .unwrap_or(char::REPLACEMENT_CHARACTER),
        };
        lost += usize::from(character == char::REPLACEMENT_CHARACTER);
        text.push(character);
    }
    (text, lost)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> (String, usize) {
    let pairs = bytes.chunks_exact(2);
    let odd = pairs.remainder().len();
    let mut lost = odd;
    let units = pairs.map(|pair| unit([pair[0], pair[1]]));
    let mut text: String = char::decode_utf16(units)
        .map(|character| {
            character.unwrap_or_else(|_| {
                lost += 1;
                char::REPLACEMENT_CHARACTER
            })
        })
        .collect();
    if odd > 0 {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    (text, lost)
}

/// UTF-8 as some programs write it: the halves of a surrogate pair, each as three bytes of its own,
/// become the character that they stand for; alone, U+FFFD.
fn utf8(bytes: &[u8]) -> (String, usize) {
    let mut text = String::with_capacity(bytes.len());
    let mut lost = 0;
    let mut rest = bytes;
    while !rest.is_empty() {
        let valid = match std::str::from_utf8(rest) {
            Ok(all) => all,
            Err(error) => {
                let (valid, _) = rest.split_at(error.valid_up_to());
                std::str::from_utf8(valid).unwrap_or_default()
            }
        };
        text.push_str(valid);
        rest = &rest[valid.len()..];
        let length = match rest {
            [] => break,
            _ if pair(rest).is_some() => {
                text.extend(pair(rest));
                6
            }
            _ => {
                lost += 1;
                text.push(char::REPLACEMENT_CHARACTER);
                if surrogate(rest).is_some() {
                    3
                } else {
                    broken_length(rest)
                }
            }
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    (text, lost)
}

/// How many bytes the broken character has that `bytes` begins with.
fn broken_length(bytes: &[u8]) -> usize {
    let error = std::str::from_utf8(bytes).err();
    error.map_or(1, |error| error.error_len().unwrap_or(bytes.len()))
}

/// The surrogate that the next three bytes write.
pub(crate) fn surrogate(bytes: &[u8]) -> Option<u32> {
    match bytes {
        [0xED, b @ 0xA0..=0xBF, c @ 0x80..=0xBF, ..] => {
            Some(0xD000 | u32::from(b & 0x3F) << 6 | u32::from(c & 0x3F))
        }
        _ => None,
    }
}

/// The character whose surrogates the next six bytes write.
fn pair(bytes: &[u8]) -> Option<char> {
    let high = surrogate(bytes).filter(|half| *half < 0xDC00)?;
    let low = surrogate(bytes.get(3..)?).filter(|half| *half >= 0xDC00)?;
    char::from_u32(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_has_128_characters() {
        for encoding in Encoding::ALL {
            if let Some(upper) = encoding.upper_half() {
                assert_eq!(upper.chars().count(), 128, "{encoding}");
            }
        }
    }

    #[test]
    fn names_are_understood() {
        for encoding in Encoding::ALL {
            assert_eq!(Encoding::named(encoding.name()), Some(encoding));
        }
        assert_eq!(Encoding::named(" Latin1 "), Some(Encoding::Windows1252));
        assert_eq!(Encoding::named("EBCDIC"), None);
    }

    #[test]
    fn words_come_out_of_each_encoding() {
        let table: [(Encoding, &[u8], &str); 9] = [
            (Encoding::Utf8, "Łódź – “no”".as_bytes(), "Łódź – “no”"),
            (Encoding::Utf16Le, b"n\0o\0", "no"),
            (Encoding::Utf16Be, b"\0n\0o", "no"),
            (Encoding::Windows1252, b"\x93Caf\xE9\x94 \x80", "“Café” €"),
            (Encoding::Windows1250, b"\xA3\xF3d\x9F", "Łódź"),
            (Encoding::Windows1251, b"\xCC\xE8\xF0", "Мир"),
            (Encoding::Iso8859_15, b"5 \xA4", "5 €"),
            (Encoding::MacRoman, b"\xD2Caf\x8E\xD3", "“Café”"),
            (Encoding::Utf8, b"\xED\xA0\xBD\xED\xB8\x80", "😀"),
        ];
        for (encoding, bytes, words) in table {
            assert_eq!(encoding.read(bytes), (words.to_owned(), 0), "{encoding}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_counted() {
        let table: [(Encoding, &[u8], &str, usize); 6] = [
            (Encoding::Utf8, b"a\xED\xA0\xBDb", "a\u{FFFD}b", 1),
            (Encoding::Utf8, b"caf\xE9 x", "caf\u{FFFD} x", 1),
            (Encoding::Utf8, b"cut \xE2\x80", "cut \u{FFFD}", 1),
            (Encoding::Utf16Le, b"a\0\x00\xD8b\0", "a\u{FFFD}b", 1),
            (Encoding::Utf16Le, b"a\0b", "a\u{FFFD}", 1),
            (Encoding::Windows1252, b"a\x81", "a\u{FFFD}", 1),
        ];
        for (encoding, bytes, words, lost) in table {
            assert_eq!(encoding.read(bytes), (words.to_owned(), lost), "{bytes:?}");
        }
    }

    #[test]
    fn undefined_bytes_are_found() {
        assert_eq!(Encoding::Windows1252.first_undefined(b"ab\x81"), Some(2));
        assert_eq!(Encoding::Windows1252.first_undefined(b"ab\xE9"), None);
        assert_eq!(Encoding::Windows1251.first_undefined(b"\x98"), Some(0));
    }
}
