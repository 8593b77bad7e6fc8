//! Every reader on damaged files: whatever comes in ends in a text or in a sentence.
//!
//! One test a reader, called after it: `cargo xtask fuzz READER` runs it over and over.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;

use crate::exchange::properties::{documents, write};
use crate::exchange::{Choices, Format, Intake, Mapping, MemoryFiles, by_id, recognise};
use crate::project::archive::{Packed, pack, paths, unpack};
use crate::{open_with, reader_view};

/// What moves readers off their way.
const HOSTILE: [&str; 24] = [
    "9223372036854775808",
    "-9223372036854775809",
    "-1",
    "1e999",
    "\\ud83d",
    "\u{FEFF}",
    "\0",
    "\"",
    "\\",
    "{}",
    "null",
    "true",
    "\"\"",
    "\r",
    "\r\n",
    "\n\n",
    "\t",
    "\u{202E}",
    "😀",
    "e\u{301}",
    "=1+1",
    "-DOCSTART-",
    "\u{2028}",
    ";",
];

/// Something that happens to a file; places are shares of it.
#[derive(Clone, Debug)]
enum Damage {
    Set(u16, u8),
    Cut(u16),
    Insert(u16, usize),
    Repeat(u16, u8, u8),
    Nest(u16, u8),
}

fn damages() -> impl Strategy<Value = Vec<Damage>> {
    let damage = prop_oneof![
        4 => (any::<u16>(), any::<u8>()).prop_map(|(place, byte)| Damage::Set(place, byte)),
        1 => any::<u16>().prop_map(Damage::Cut),
        4 => (any::<u16>(), 0..HOSTILE.len()).prop_map(|(place, what)| Damage::Insert(place, what)),
        2 => any::<(u16, u8, u8)>().prop_map(|(place, length, times)| Damage::Repeat(place, length, times)),
        1 => any::<(u16, u8)>().prop_map(|(place, depth)| Damage::Nest(place, depth)),
    ];
    vec(damage, 0..6)
}

fn damage(bytes: &mut Vec<u8>, damages: &[Damage]) {
    for damage in damages {
        let place = |share: u16| usize::from(share) * bytes.len() / (usize::from(u16::MAX) + 1);
        match *damage {
            Damage::Set(at, byte) => {
                let at = place(at);
                if let Some(old) = bytes.get_mut(at) {
                    *old = byte;
                }
            }
            Damage::Cut(at) => bytes.truncate(place(at)),
            Damage::Insert(at, what) => {
                let at = place(at);
                bytes.splice(at..at, HOSTILE[what].bytes());
            }
            Damage::Repeat(at, length, times) => {
                let at = place(at);
                let end = (at + usize::from(length)).min(bytes.len());
                let again = bytes[at..end].repeat(usize::from(times));
                bytes.splice(at..at, again);
            }
            Damage::Nest(at, depth) => {
                let at = place(at);
                bytes.splice(at..at, "[".repeat(usize::from(depth)).into_bytes());
            }
        }
    }
}

/// Reads all of it as this format, and makes documents of what comes.
fn read(format: &Format, files: &MemoryFiles) {
    let mut intake = Intake::new("a", format.unit, Mapping::default(), true);
    let _ = files.read(format, &Choices::default(), &mut |found| {
        if let Ok(example) = found.example {
            let _ = intake.take(example);
        }
        Ok(())
    });
}

macro_rules! formats {
    ($($name:ident)*) => {
        /// The formats that are tried.
        const TRIED: &[&str] = &[$(stringify!($name)),*];

        proptest! {
            $(
                #[test]
                fn $name(
                    documents in vec(documents(), 1..3),
                    damages in damages(),
                    which in any::<prop::sample::Index>(),
                ) {
                    let format = by_id(stringify!($name)).unwrap();
                    let mut files = write(format, &Choices::default(), &documents);
                    let count = files.0.len();
                    let file = files.0.values_mut().nth(which.index(count));
                    damage(file.unwrap(), &damages);
                    for bytes in files.0.values() {
                        let _ = recognise("a", bytes);
                    }
                    read(format, &files);
                }
            )*
        }
    };
}

#[test]
fn every_format_is_tried() {
    for format in crate::exchange::FORMATS {
        assert!(TRIED.contains(&format.id), "{}", format.id);
    }
}

formats! {
    doccano labelstudio prodigy spacy docbin brat conll webannotation pubannotation huggingface parquet table
}

/// Marks of HTML and Markdown, whole and broken.
const MARKUP: [&str; 30] = [
    "<p>",
    "</p>",
    "<div class=\"comments\">",
    "</div>",
    "<article>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<li>",
    "<a href='",
    "<table><tr><td>",
    "</td>",
    "&amp",
    "&#x110000;",
    "<br/>",
    "<",
    ">",
    "# ",
    "- ",
    "> ",
    "*",
    "**",
    "```\n",
    "[a](",
    ")",
    "|---|\n",
    "\n\n",
    "    ",
    "Ministers of Kessia, they say, stall on the dam. ",
];

fn markup() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        4 => (0..MARKUP.len()).prop_map(|piece| MARKUP[piece].to_owned()),
        1 => (0..MARKUP.len(), 1_usize..80).prop_map(|(piece, times)| MARKUP[piece].repeat(times)),
        1 => (0..HOSTILE.len()).prop_map(|piece| HOSTILE[piece].to_owned()),
        1 => ".{0,8}",
    ];
    vec(piece, 0..40).prop_map(|pieces| pieces.concat().into_bytes())
}

proptest! {
    #[test]
    fn html(page in markup(), damages in damages()) {
        let mut page = [b"<!DOCTYPE html><html><body>", &*page].concat();
        damage(&mut page, &damages);
        let _ = open_with(Some("a.html"), &page, reader_view);
    }

    #[test]
    fn markdown(text in markup(), damages in damages()) {
        let mut text = text;
        damage(&mut text, &damages);
        let _ = open_with(Some("a.md"), &text, reader_view);
    }

    #[test]
    fn plain(bytes in vec(any::<u8>(), 0..400)) {
        let _ = open_with(None, &bytes, reader_view);
    }

    #[test]
    fn standpoint(document in documents(), damages in damages()) {
        let mut json = standpoint_annotation::json::to_json(&document).into_bytes();
        damage(&mut json, &damages);
        let _ = open_with(Some("a.json"), &json, reader_view);
    }

    #[test]
    fn zip(files in vec(("[a-z./]{1,12}", vec(any::<u8>(), 0..60)), 0..5), damages in damages()) {
        let files = files.into_iter().map(|(path, bytes)| Packed { path, bytes });
        let mut bytes = pack(files).unwrap_or_default();
        damage(&mut bytes, &damages);
        let unpacked = unpack(&bytes, |_| true).unwrap_or_default();
        let safe = unpacked.iter().all(|file| !file.path.split('/').any(|part| part == ".."));
        prop_assert!(safe);
        let _ = paths(&bytes);
        let _ = crate::project::read_project(&bytes);
    }

    /// Files of nothing but bytes, whatever they are taken for.
    #[test]
    fn any_format(bytes in vec(any::<u8>(), 0..300)) {
        let files = MemoryFiles(BTreeMap::from([
            (String::new(), bytes.clone()),
            ("a.ann".to_owned(), bytes),
            ("a.txt".to_owned(), b"text".to_vec()),
        ]));
        for format in crate::exchange::FORMATS {
            read(format, &files);
        }
    }
}
