//! Files as people have them: what is opened, what is refused, and what is said about it.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a helper that fails is a test that fails"
)]

use proptest::prelude::*;
use standpoint_annotation::json::LoadError;
use standpoint_formats::{
    BinaryKind, Coming, DecodeError, Encoding, OpenError, Opened, Remark, clean, decode, open,
    open_but_pages, paste_html, paste_text,
};

/// The text, the title and the remarks of what was opened.
fn text(opened: Result<Opened, OpenError>) -> (String, String, Vec<Remark>) {
    match opened.unwrap() {
        Opened::Text {
            text,
            title,
            remarks,
            ..
        } => (text, title, remarks),
        other => panic!("a text was expected, not {other:?}"),
    }
}

/// A file that is no page, opened in an encoding that a person has chosen.
fn open_as(name: Option<&str>, bytes: &[u8], encoding: Encoding) -> Result<Opened, OpenError> {
    match open_but_pages(name, bytes, Some(encoding))? {
        Coming::Opened(opened) => Ok(opened),
        Coming::Page(page) => panic!("{page:?} is a page"),
    }
}

fn error(opened: Result<Opened, OpenError>) -> OpenError {
    match opened {
        Err(error) => error,
        Ok(opened) => panic!("{opened:?} was opened"),
    }
}

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

/// Two lines with characters outside ASCII.
const WORDS: &str = "Café talks\n“No,” she said — 5 €.";

#[test]
fn texts_are_read_in_the_encoding_that_they_are_in() {
    let marked = |bytes: &[u8], rest: Vec<u8>| [bytes, &rest].concat();
    let table: [(&str, Vec<u8>, Option<Encoding>); 6] = [
        ("UTF-8", WORDS.into(), None),
        (
            "UTF-8 with a mark",
            marked(b"\xEF\xBB\xBF", WORDS.into()),
            None,
        ),
        (
            "UTF-16LE with a mark",
            marked(b"\xFF\xFE", utf16(WORDS, u16::to_le_bytes)),
            None,
        ),
        (
            "UTF-16BE with a mark",
            marked(b"\xFE\xFF", utf16(WORDS, u16::to_be_bytes)),
            None,
        ),
        (
            "UTF-16LE",
            utf16(WORDS, u16::to_le_bytes),
            Some(Encoding::Utf16Le),
        ),
        (
            "UTF-16BE",
            utf16(WORDS, u16::to_be_bytes),
            Some(Encoding::Utf16Be),
        ),
    ];
    for (what, bytes, assumed) in table {
        let (read, title, remarks) = text(open(Some("a.txt"), &bytes));
        assert_eq!(
            (read.as_str(), title.as_str()),
            (WORDS, "Café talks"),
            "{what}"
        );
        let encoding = remarks.iter().find_map(|remark| match remark {
            Remark::Assumed { encoding, .. } => Some(*encoding),
            _ => None,
        });
        assert_eq!(encoding, assumed, "{what}");
    }
}

#[test]
fn utf16_in_another_script_is_told_by_its_blanks() {
    let words = "Переговоры о плотине сорваны, сообщает газета.\n";
    let (read, ..) = text(open(None, &utf16(words, u16::to_le_bytes)));
    assert_eq!(read, words);
}

#[test]
fn other_bytes_are_taken_for_windows_1252_and_the_rest_is_offered() {
    let bytes = b"\x93No,\x94 she said in M\xFCnster \x96 5 \x80";
    let (read, _, remarks) = text(open(Some("a.txt"), bytes));
    assert_eq!(read, "“No,” she said in Münster – 5 €");
    let [
        Remark::Assumed {
            encoding,
            alternatives,
        },
    ] = remarks.as_slice()
    else {
        panic!("{remarks:?}");
    };
    assert_eq!(*encoding, Encoding::Windows1252);
    let expected = [
        Encoding::Utf8,
        Encoding::Windows1250,
        Encoding::Windows1251,
        Encoding::MacRoman,
    ];
    assert_eq!(alternatives, &expected);
    let (read, _, remarks) = text(open_as(Some("a.txt"), bytes, Encoding::Windows1250));
    assert_eq!(read, "“No,” she said in Münster – 5 €");
    assert_eq!(remarks, []);
    let (read, _, remarks) = text(open_as(Some("a.txt"), b"caf\xE9", Encoding::Utf8));
    assert_eq!(
        (read.as_str(), remarks),
        ("caf\u{FFFD}", vec![Remark::Replaced(1)])
    );
}

#[test]
fn a_byte_that_windows_1252_does_not_have_is_an_error_with_a_way_out() {
    let error = error(open(Some("a.txt"), b"caf\x8F \xE9"));
    assert_eq!(
        error.to_string(),
        "the file is neither UTF-8 nor UTF-16, and byte 8F at position 3 is no character in \
         windows-1252 either; choose the encoding that it was written in"
    );
    let OpenError::Decode(DecodeError::UnknownEncoding {
        byte: 0x8F,
        at: 3,
        alternatives,
    }) = error
    else {
        panic!("{error:?}");
    };
    assert!(
        alternatives.contains(&Encoding::MacRoman),
        "{alternatives:?}"
    );
    let (read, ..) = text(open_as(None, b"caf\x8F \xE9", Encoding::MacRoman));
    assert_eq!(read, "cafè È");
}

#[test]
fn a_page_that_names_its_encoding_is_believed() {
    let table: [(&[u8], &str, Encoding); 3] = [
        (
            b"<meta charset=\"windows-1251\"><p>\xCC\xE8\xF0",
            "Мир",
            Encoding::Windows1251,
        ),
        (
            b"<META http-equiv=x content='text/html; charset=utf-16'>a\xE9",
            "a\u{FFFD}",
            Encoding::Utf8,
        ),
        (b"<meta charset=ebcdic>a\xE9", "aé", Encoding::Windows1252),
    ];
    for (page, words, expected) in table {
        let (read, _, remarks) = text(open(Some("a.html"), page));
        assert_eq!(read, words);
        let [Remark::Assumed { encoding, .. }, ..] = &remarks[..] else {
            panic!("{remarks:?}");
        };
        assert_eq!(*encoding, expected);
    }
}

#[test]
fn binary_files_are_named() {
    let random: Vec<u8> = (0..4096_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    let table: [(&[u8], BinaryKind, &str); 5] = [
        (
            b"%PDF-1.7\n",
            BinaryKind::Pdf,
            "the file is a PDF document, not a text; open it in its own program, copy the words \
             and paste them",
        ),
        (
            b"PK\x03\x04\x14\0word/",
            BinaryKind::Word,
            "the file is a Word document, not a text; open it in its own program, copy the words and paste them",
        ),
        (
            b"\x89PNG\r\n\x1A\n",
            BinaryKind::Picture,
            "the file is a picture, not a text",
        ),
        (
            b"\x7FELF\x02\x01\x01\0",
            BinaryKind::Program,
            "the file is a program, not a text",
        ),
        (
            &random,
            BinaryKind::Unknown,
            "the file is data for some program, not a text",
        ),
    ];
    for (bytes, kind, sentence) in table {
        let error = error(open(Some("notes.txt"), bytes));
        assert_eq!(error, OpenError::Decode(DecodeError::Binary { kind }));
        assert_eq!(error.to_string(), sentence);
    }
}

#[test]
fn nothing_to_read_is_said() {
    for bytes in [
        &b""[..],
        b" \n\t\r\n",
        b"\xEF\xBB\xBF",
        b"\xFF\xFE",
        "\u{A0}\u{3000}".as_bytes(),
    ] {
        for name in [
            None,
            Some("a.txt"),
            Some("a.json"),
            Some("a.html"),
            Some("a.md"),
        ] {
            assert_eq!(
                error(open(name, bytes)),
                OpenError::Empty,
                "{name:?} {bytes:?}"
            );
        }
    }
    assert_eq!(error(paste_text(" \n")), OpenError::Empty);
    assert_eq!(error(paste_html("<nav>Menu</nav>")), OpenError::Empty);
}

#[test]
fn what_is_too_large_is_refused() {
    let text = "word ".repeat(4_000_000);
    assert!(open(None, text.as_bytes()).is_ok());
    let larger = format!("{text}!");
    let sentence = "it has 20.1 MB, and the most that can be opened is 20 MB; split it into parts";
    assert_eq!(error(open(None, larger.as_bytes())).to_string(), sentence);
    assert_eq!(error(paste_text(&larger)).to_string(), sentence);
    let document = format!(
        "{{\"format\":\"standpoint/1\",\"offsets\":\"code_points\",\"text\":\"{larger}\"}}"
    );
    assert_eq!(error(open(None, document.as_bytes())).to_string(), sentence);
}

#[test]
fn control_characters_and_line_ends_are_counted() {
    let (read, title, remarks) = text(open(None, b"a\0 title\r\nwords\x07 of\rit"));
    assert_eq!(
        (read.as_str(), title.as_str()),
        ("a title\nwords of\nit", "a title")
    );
    assert_eq!(remarks, [Remark::LineEnds(2), Remark::Controls(2)]);
}

#[test]
fn lone_surrogates_become_replacement_characters() {
    let (read, _, remarks) = text(open(None, b"a\xED\xA0\x80b \xED\xA0\xBD\xED\xB8\x80"));
    assert_eq!(
        (read.as_str(), remarks),
        ("a\u{FFFD}b 😀", vec![Remark::Replaced(1)])
    );
    let words = "Ministers stall on the dam.";
    let bytes = [vec![0x3D, 0xD8], utf16(words, u16::to_le_bytes)];
    let (read, _, remarks) = text(open(None, &bytes.concat()));
    assert_eq!(read, format!("\u{FFFD}{words}"));
    assert!(remarks.contains(&Remark::Replaced(1)), "{remarks:?}");
}

#[test]
fn documents_are_opened_whatever_they_are_called() {
    let document =
        br#" {"format": "standpoint/1", "offsets": "code_points", "text": "Kessia said no."}"#;
    for name in [None, Some("a.json"), Some("a.txt")] {
        let opened = open(name, document).unwrap();
        let Opened::Document(loaded) = opened else {
            panic!("{name:?}")
        };
        assert_eq!(loaded.document.text.as_str(), "Kessia said no.");
    }
}

#[test]
fn codebooks_are_opened_whatever_they_are_called() {
    let book = br#"{"format": "standpoint-codebook/1", "name": "News", "labels": ["PER"]}"#;
    for name in [None, Some("a.json"), Some("a.txt")] {
        let Opened::Codebook(book) = open(name, book).unwrap() else {
            panic!("{name:?}")
        };
        assert_eq!((book.name.as_str(), book.labels.len()), ("News", 1));
    }
}

/// Whether an error is the one that should be.
type IsExpected = fn(&LoadError) -> bool;

#[test]
fn json_that_is_no_document_is_named() {
    let table: [(&str, IsExpected); 5] = [
        ("{\"format\": \"standpoint/1\",\n \"text\": }", |e| {
            matches!(
                e,
                LoadError::NotJson {
                    line: 2,
                    column: 10,
                    ..
                }
            )
        }),
        ("{\"a\": 1}", |e| matches!(e, LoadError::NotADocument)),
        (
            "[{\"data\": {\"text\": \"x\"}, \"annotations\": []}]",
            |e| matches!(e, LoadError::OtherTool { .. }),
        ),
        ("{\"format\": \"standpoint/2\"}", |e| {
            matches!(e, LoadError::NewerVersion { .. })
        }),
        ("not json", |e| {
            matches!(e, LoadError::NotJson { line: 1, .. })
        }),
    ];
    for (json, is_expected) in table {
        let OpenError::Load(error) = error(open(Some("a.json"), json.as_bytes())) else {
            panic!("{json}");
        };
        assert!(is_expected(&error), "{json}: {error}");
    }
}

#[test]
fn a_text_may_begin_with_a_bracket() {
    for words in ["[Updated] Ministers stall", "{sic}", "[1]"] {
        assert_eq!(text(open(Some("a.txt"), words.as_bytes())).0, words);
    }
}

#[test]
fn markup_is_read_by_name_or_by_how_it_begins() {
    let html = b"<!DOCTYPE html><title>T</title><p>a <b>b</b></p>";
    for name in [None, Some("a.txt"), Some("a.htm")] {
        let (read, title, _) = text(open(name, html));
        assert_eq!((read.as_str(), title.as_str()), ("a b", "T"));
    }
    let (read, title, _) = text(open(Some("a.md"), b"# Head\r\n\r\na **b**"));
    assert_eq!((read.as_str(), title.as_str()), ("Head\n\na b", "Head"));
    assert_eq!(text(open(Some("a.txt"), b"# a *b*")).0, "# a *b*");
    let (read, title, _) = text(paste_html("<p>a <b>b</b></p><p>&#0;c"));
    assert_eq!((read.as_str(), title.as_str()), ("a b\n\n\u{FFFD}c", "a b"));
}

#[test]
fn remarks_are_sentences() {
    let alternatives = vec![Encoding::Utf8, Encoding::MacRoman];
    let assumed = Remark::Assumed {
        encoding: Encoding::Windows1252,
        alternatives,
    };
    let sentence = "read as windows-1252, which it seems to be; it could also be UTF-8, macintosh";
    assert_eq!(assumed.to_string(), sentence);
    assert_eq!(
        Remark::Controls(2).to_string(),
        "2 control characters were taken out"
    );
    assert_eq!(
        Remark::Controls(1).to_string(),
        "1 control character was taken out"
    );
}

proptest! {
    #[test]
    fn any_bytes_are_opened_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for name in [None, Some("a.json"), Some("a.html"), Some("a.md")] {
            if let Ok(Opened::Text { text, title, .. }) = open(name, &bytes) {
                prop_assert!(!text.trim().is_empty());
                prop_assert!(!text.contains(|c: char| c.is_control() && c != '\n' && c != '\t'));
                prop_assert!(title.chars().count() <= 120);
            }
        }
    }

    #[test]
    fn what_is_clean_stays_as_it_is(characters in prop::collection::vec(any::<char>(), 0..40)) {
        let text: String = characters.into_iter().collect();
        let (once, _) = clean(&text);
        prop_assert_eq!(clean(&once), (once, vec![]));
    }

    #[test]
    fn text_without_controls_is_opened_as_it_is(words in "\\PC{1,80}") {
        prop_assume!(!words.trim().is_empty() && !words.starts_with('\u{FEFF}'));
        prop_assume!(!words.trim_start().starts_with(['{', '[', '<']));
        let decoded = decode(words.as_bytes()).map(|decoded| decoded.text);
        prop_assert_eq!(decoded.as_deref(), Ok(words.as_str()));
        if let Ok(Opened::Text { text, .. }) = paste_text(&words) {
            prop_assert_eq!(text, words);
        }
    }

    #[test]
    fn words_in_utf16_are_found_without_a_mark(words in "[ -~]{4,60}") {
        for unit in [u16::to_le_bytes, u16::to_be_bytes] {
            let decoded = decode(&utf16(&words, unit)).map(|decoded| decoded.text);
            prop_assert_eq!(decoded.as_deref(), Ok(words.as_str()));
        }
    }
}
