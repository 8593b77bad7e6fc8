//! Reading files and strings.

use js_sys::{ArrayBuffer, JsString, Uint8Array};
use standpoint_formats::{LARGEST_TEXT, OpenError};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileList};

use super::{Content, FileError, Incoming, limit};

/// The files of a list.
pub(super) fn files_of(list: Option<&FileList>) -> Vec<File> {
    let Some(list) = list else { return Vec::new() };
    (0..list.length())
        .filter_map(|index| list.get(index))
        .collect()
}

/// Reads a file, if it is not too large.
pub(super) async fn file(file: &File) -> Result<Incoming, FileError> {
    file_within(file, limit(&file.name())).await
}

/// Reads a file of at most so many bytes.
pub(super) async fn file_within(file: &File, limit: usize) -> Result<Incoming, FileError> {
    let name = file.name();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a size is a whole number; one beyond the address space becomes the largest"
    )]
    let bytes = file.size() as usize;
    if bytes > limit {
        let why = too_large(bytes, limit);
        return Err(FileError::TooLarge {
            name: Some(name),
            why,
        });
    }
    match JsFuture::from(file.array_buffer()).await {
        Ok(buffer) => {
            let bytes = Uint8Array::new(buffer.unchecked_ref::<ArrayBuffer>()).to_vec();
            Ok(Incoming {
                name: Some(name),
                content: Content::Bytes(bytes),
                replaced: 0,
            })
        }
        Err(error) => Err(FileError::Unreadable {
            name,
            detail: describe(&error),
        }),
    }
}

fn too_large(bytes: usize, limit: usize) -> OpenError {
    OpenError::TooLarge { bytes, limit }
}

/// A string from the browser, made Unicode.
#[derive(Default)]
pub(super) struct Wording {
    string: String,
    /// Lone surrogates that were replaced.
    replaced: usize,
}

impl Wording {
    pub(super) fn as_str(&self) -> &str {
        &self.string
    }
}

impl From<&JsString> for Wording {
    fn from(raw: &JsString) -> Self {
        // The conversion replaces lone surrogates without a word. Only where it may have done so
        // is the string gone through again.
        let string = String::from(raw);
        let suspicious = string.contains(char::REPLACEMENT_CHARACTER);
        let replaced = if suspicious {
            lone_surrogates(raw.iter())
        } else {
            0
        };
        Self { string, replaced }
    }
}

impl From<String> for Wording {
    fn from(string: String) -> Self {
        Self {
            string,
            replaced: 0,
        }
    }
}

fn lone_surrogates(units: impl IntoIterator<Item = u16>) -> usize {
    char::decode_utf16(units).filter(Result::is_err).count()
}

/// What came in as text, formatted and plain.
pub(super) fn incoming(
    html: Wording,
    plain: Wording,
    use_html: bool,
) -> Result<Incoming, FileError> {
    // Pictures inside the markup may make it far larger than the text that it holds.
    let use_html = use_html && (html.string.len() <= LARGEST_TEXT || plain.string.is_empty());
    let taken = if use_html { &html } else { &plain };
    if taken.string.len() > LARGEST_TEXT {
        let why = too_large(taken.string.len(), LARGEST_TEXT);
        return Err(FileError::TooLarge { name: None, why });
    }
    let replaced = taken.replaced;
    let content = if use_html {
        Content::Html {
            html: html.string,
            plain: plain.string,
        }
    } else {
        Content::Text(plain.string)
    };
    Ok(Incoming {
        name: None,
        content,
        replaced,
    })
}

/// What the browser threw, in its own words.
pub(super) fn describe(error: &JsValue) -> String {
    match error.dyn_ref::<js_sys::Error>() {
        Some(error) => error.message().into(),
        None => format!("{error:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wording(string: &str) -> Wording {
        Wording::from(string.to_owned())
    }

    #[test]
    fn lone_surrogates_are_counted_and_pairs_are_not() {
        let cases: [(&[u16], usize); 5] = [
            (&[0x61, 0x62], 0),
            (&[0xD83D, 0xDE00], 0),
            (&[0xD83D, 0x61], 1),
            (&[0xDE00, 0xD83D], 2),
            (&[0xFFFD], 0),
        ];
        for (units, expected) in cases {
            assert_eq!(
                lone_surrogates(units.iter().copied()),
                expected,
                "{units:x?}"
            );
        }
    }

    #[test]
    fn markup_that_is_too_large_gives_way_to_the_plain_text() {
        let large = " ".repeat(LARGEST_TEXT + 1);
        let taken = incoming(wording(&large), wording("One"), true).unwrap();
        assert_eq!(taken.content, Content::Text("One".to_owned()));
        let refused = incoming(wording(&large), wording(""), true);
        assert!(matches!(
            refused,
            Err(FileError::TooLarge { name: None, .. })
        ));
        let refused = incoming(wording(""), wording(&large), false);
        assert!(matches!(
            refused,
            Err(FileError::TooLarge { name: None, .. })
        ));
    }

    #[test]
    fn nothing_at_all_is_an_empty_text() {
        let taken = incoming(Wording::default(), Wording::default(), false).unwrap();
        assert_eq!(taken.content, Content::Text(String::new()));
    }
}
