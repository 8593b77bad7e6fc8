//! Bytes to text: which encoding they are in, as far as bytes can tell.

use crate::binary::{self, BinaryKind};
use crate::encoding::{Encoding, surrogate};

/// What bytes were read as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The characters, without a byte order mark.
    pub text: String,
    /// The encoding that they were read in.
    pub encoding: Encoding,
    /// Whether the bytes left room for doubt: the encoding is the likeliest of several.
    pub assumed: bool,
    /// Which other encodings the bytes can be read in, the likelier first.
    pub alternatives: Vec<Encoding>,
    /// How many characters could not be read and became U+FFFD.
    pub replaced: usize,
}

/// Why bytes are not read as text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// They are no text.
    #[error("the file is {kind}, not a text{}", if kind.has_words() {
        "; open it in its own program, copy the words and paste them"
    } else {
        ""
    })]
    Binary {
        /// What they are.
        kind: BinaryKind,
    },
    /// A byte fits no encoding that would be likely.
    #[error(
        "the file is neither UTF-8 nor UTF-16, and byte {byte:02X} at position {at} is no character \
         in windows-1252 either; choose the encoding that it was written in"
    )]
    UnknownEncoding {
        /// The byte.
        byte: u8,
        /// How many bytes stand before it.
        at: usize,
        /// The encodings that it can be read in; UTF-8 with U+FFFD where it is damaged.
        alternatives: Vec<Encoding>,
    },
}

/// Reads bytes in the encoding that they are in, or are likeliest in.
///
/// A byte order mark decides; then a pattern of NULs as UTF-16 has it; then whether they are UTF-8
/// (lone surrogates, as some scripts write them, become U+FFFD); what remains is taken for
/// windows-1252.
///
/// # Errors
/// When the bytes are no text, or a byte is undefined in windows-1252.
pub fn decode(bytes: &[u8]) -> Result<Decoded, DecodeError> {
    if let Some(kind) = binary::by_beginning(bytes) {
        return Err(DecodeError::Binary { kind });
    }
    if let Some((encoding, _)) = marked(bytes) {
        return Ok(certain(bytes, encoding));
    }
    if let Some(encoding) = utf16_by_nulls(bytes) {
        return Ok(assumed(bytes, encoding));
    }
    if binary::is_full_of_controls(bytes) {
        let kind = BinaryKind::Unknown;
        return Err(DecodeError::Binary { kind });
    }
    if is_utf8_but_for_surrogates(bytes) {
        return Ok(certain(bytes, Encoding::Utf8));
    }
    let declared = declared(bytes).filter(|encoding| encoding.first_undefined(bytes).is_none());
    if let Some(encoding) = declared {
        return Ok(assumed(bytes, encoding));
    }
    match Encoding::Windows1252.first_undefined(bytes) {
        None => Ok(assumed(bytes, Encoding::Windows1252)),
        Some(at) => Err(DecodeError::UnknownEncoding {
            byte: bytes[at],
            at,
            alternatives: alternatives(bytes, Encoding::Windows1252),
        }),
    }
}

/// Reads bytes in an encoding that a person has chosen; what it cannot be becomes U+FFFD.
pub fn decode_as(bytes: &[u8], encoding: Encoding) -> Decoded {
    let unmarked = match marked(bytes) {
        Some((marked, length)) if marked == encoding => &bytes[length..],
        _ => bytes,
    };
    let (text, replaced) = encoding.read(unmarked);
    Decoded {
        text,
        encoding,
        assumed: false,
        alternatives: alternatives(bytes, encoding),
        replaced,
    }
}

fn certain(bytes: &[u8], encoding: Encoding) -> Decoded {
    let decoded = decode_as(bytes, encoding);
    Decoded {
        alternatives: Vec::new(),
        ..decoded
    }
}

fn assumed(bytes: &[u8], encoding: Encoding) -> Decoded {
    let decoded = decode_as(bytes, encoding);
    Decoded {
        assumed: true,
        ..decoded
    }
}

/// The encoding that a byte order mark names, and the mark's length in bytes.
fn marked(bytes: &[u8]) -> Option<(Encoding, usize)> {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => Some((Encoding::Utf8, 3)),
        [0xFF, 0xFE, ..] => Some((Encoding::Utf16Le, 2)),
        [0xFE, 0xFF, ..] => Some((Encoding::Utf16Be, 2)),
        _ => None,
    }
}

/// UTF-16 without a mark shows by its NULs: blanks, line breaks and Latin letters have one each,
/// always on the same side. One unit in twenty is enough, if the units then are characters.
fn utf16_by_nulls(bytes: &[u8]) -> Option<Encoding> {
    if !bytes.contains(&0) {
        return None;
    }
    let (pairs, rest) = bytes.as_chunks::<2>();
    let first = pairs.iter().filter(|pair| pair[0] == 0).count();
    let second = pairs.iter().filter(|pair| pair[1] == 0).count();
    let (encoding, many, few) = if second > first {
        (Encoding::Utf16Le, second, first)
    } else {
        (Encoding::Utf16Be, first, second)
    };
    let is_patterned = many * 20 >= pairs.len() && few * 20 <= many;
    // ASCII with a stray NUL looks alike where it is short, but has only the one.
    let is_ascii_like = binary::controls(bytes) * 5 < bytes.len() && str::from_utf8(bytes).is_ok();
    if !rest.is_empty() || !is_patterned || is_ascii_like {
        return None;
    }
    let (text, lost) = encoding.read(bytes);
    let strange = text
        .chars()
        .filter(|c| c.is_control() && !c.is_whitespace())
        .count();
    (lost * 20 <= pairs.len() && strange * 20 <= pairs.len()).then_some(encoding)
}

fn is_utf8_but_for_surrogates(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    while let Err(error) = std::str::from_utf8(rest) {
        rest = &rest[error.valid_up_to()..];
        if surrogate(rest).is_none() {
            return false;
        }
        rest = &rest[3..];
    }
    true
}

/// How far into a file a web page may name its encoding, in bytes (HTML Living Standard, 13.2.3.2).
const DECLARED_WITHIN: usize = 1024;

/// The encoding that a web page says it is in.
fn declared(bytes: &[u8]) -> Option<Encoding> {
    let head = &bytes[..bytes.len().min(DECLARED_WITHIN)];
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let (_, tag) = head.split_once("<meta")?;
    let (_, value) = tag.split_once("charset")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let value = value.trim_start_matches(['"', '\'']);
    let end = value.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
    match Encoding::named(&value[..end.unwrap_or(value.len())])? {
        // The tag itself was not read as UTF-16, so the page is not (13.2.3.3).
        Encoding::Utf16Le | Encoding::Utf16Be => Some(Encoding::Utf8),
        encoding => Some(encoding),
    }
}

/// Which other encodings give each byte a character; UTF-8 with its damage where it is not ASCII.
fn alternatives(bytes: &[u8], but: Encoding) -> Vec<Encoding> {
    if bytes.is_ascii() && but == Encoding::Utf8 {
        return Vec::new();
    }
    let fits = |encoding: &Encoding| match encoding {
        Encoding::Utf8 => true,
        Encoding::Utf16Le | Encoding::Utf16Be => {
            let (_, lost) = encoding.read(bytes);
            bytes.contains(&0) && lost == 0
        }
        _ => encoding.first_undefined(bytes).is_none() && !bytes.contains(&0),
    };
    let others = Encoding::ALL
        .into_iter()
        .filter(|encoding| *encoding != but);
    others.filter(fits).collect()
}
