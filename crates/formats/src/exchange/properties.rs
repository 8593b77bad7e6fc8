//! What holds for every format.

use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;
use standpoint_annotation::{
    Change, Document, ENGINE, Edit, Entity, Link, Mark, Origin, Spans, State,
};
use standpoint_text::{Span, Text};

use super::choice::{Choices, Overlap, Scheme, Split};
use super::drawing::canonical;
use super::example::Example;
use super::flaw::Flaw;
use super::format::{FORMATS, Format};
use super::loss::Losses;
use super::memory::MemoryFiles;
use super::of_document::example_of;
use super::reduce::reduce;
use super::{Export, Intake, Mapping};

/// What texts are made of: letters of several scripts and widths, and what moves offsets.
const PIECES: [&str; 18] = [
    "Kessia ",
    "stalls",
    " ",
    "\n",
    "\r\n",
    "😀",
    "e\u{301}",
    "שלום ",
    "\u{202E}x",
    "👩\u{200D}🚒",
    ". ",
    "“no”",
    "\t",
    "=1+1",
    "中文",
    "O",
    "\u{A0}",
    "-DOCSTART-",
];

const LABELS: [&str; 5] = ["actor", "position", "cue", "an odd label", "x\ty:|;"];

/// A mark before the text's length is known: label, pieces as shares of the text, state, and what
/// is said of it.
type Drawn = (usize, Vec<(u16, u16)>, u8, Option<String>, bool, bool);

pub(crate) fn documents() -> impl Strategy<Value = Document> {
    let text = vec(0..PIECES.len(), 0..24).prop_map(|pieces| {
        pieces
            .into_iter()
            .map(|piece| PIECES[piece])
            .collect::<String>()
    });
    let mark = (
        0..LABELS.len(),
        vec((any::<u16>(), 0_u16..12), 1..3),
        0_u8..6,
        proptest::option::of("[a-zA-Z \n😀|,]{0,12}"),
        any::<bool>(),
        any::<bool>(),
    );
    let links = vec((0_usize..8, 0_usize..8, 0_usize..3), 0..5);
    let details = (
        any::<bool>(),
        any::<bool>(),
        proptest::option::of("[a-z/ ]{1,6}"),
    );
    (text, vec(mark, 0..8), links, details)
        .prop_map(|(text, marks, links, details)| document(&text, marks, &links, details))
}

fn document(
    text: &str,
    marks: Vec<Drawn>,
    links: &[(usize, usize, usize)],
    (tagged, noted, id): (bool, bool, Option<String>),
) -> Document {
    let mut document = Document::new(id.unwrap_or_default(), Text::new(text));
    document.details.title = if noted {
        "A title".to_owned()
    } else {
        String::new()
    };
    document.details.note = noted.then(|| "Seen\ntwice".to_owned());
    document.details.tags = if tagged {
        vec!["news".to_owned(), "two words".to_owned()]
    } else {
        vec![]
    };
    let mut edits = vec![Edit::Entity(Change::add(Entity::new("e1", "The Kessians")))];
    let count = marks.len();
    for (number, (label, pieces, state, said, mentions, noted)) in marks.into_iter().enumerate() {
        let spans: Vec<Span> = pieces
            .into_iter()
            .map(|(start, length)| span(text, start, length))
            .collect();
        let mut mark = Mark::new(
            format!("m{number}"),
            LABELS[label],
            Spans::new(spans).unwrap(),
        );
        mark.state = [State::Accepted, State::Suggested, State::Rejected][usize::from(state) % 3];
        if mark.state != State::Accepted {
            let confidence = Some(0.25).filter(|_| state > 2);
            mark.origin = Some(Origin {
                by: ENGINE.to_owned(),
                confidence,
                ..Origin::default()
            });
        }
        if let Some(said) = said {
            mark.attributes
                .insert("stance".to_owned(), Value::from(said));
            mark.attributes
                .insert("sure".to_owned(), Value::from(noted));
            mark.attributes
                .insert("odd name".to_owned(), serde_json::json!([1, "a"]));
        }
        mark.entity = mentions.then(|| "e1".into());
        mark.note = noted.then(|| "a note\twith =1".to_owned());
        edits.push(Edit::Mark(Change::add(mark)));
    }
    for (number, (from, to, kind)) in links
        .iter()
        .enumerate()
        .filter(|(_, l)| l.0 < count && l.1 < count)
    {
        let kind = ["held_by", "signalled_by", "odd link"][*kind];
        let link = Link::new(
            format!("l{number}"),
            kind,
            format!("m{from}"),
            format!("m{to}"),
        );
        edits.push(Edit::Link(Change::add(Arc::new(link))));
    }
    document.apply_all(&edits).unwrap();
    document
}

/// A stretch that begins at a share of the text and has at most so many bytes, on whole characters.
fn span(text: &str, start: u16, length: u16) -> Span {
    let start = text.floor_char_boundary(usize::from(start) * text.len() / usize::from(u16::MAX));
    let end = text.floor_char_boundary((start + usize::from(length)).min(text.len()));
    Span::from_bytes(start, end)
}

fn choices() -> impl Strategy<Value = Choices> {
    let overlap = prop_oneof![
        Just(Overlap::Longest),
        Just(Overlap::ByLabel(vec!["actor".to_owned(), "cue".to_owned()])),
    ];
    let split = prop_oneof![Just(Split::Pieces), Just(Split::Whole)];
    let scheme = proptest::sample::select(&Scheme::ALL[..]);
    (overlap, split, scheme, any::<bool>(), any::<bool>()).prop_map(
        |(overlap, split, scheme, accepted_only, negatives)| Choices {
            overlap,
            split,
            scheme,
            accepted_only,
            negatives,
            text_field: None,
        },
    )
}

/// What a format keeps of documents, in one order.
fn kept(format: &Format, choices: &Choices, documents: &[Document]) -> Vec<String> {
    let mut kept = Vec::new();
    for document in documents {
        let example = example_of(document, format.unit, &mut Losses::default());
        let parts = reduce(example, format, choices, &[], &mut Losses::default());
        kept.extend(
            parts
                .into_iter()
                .map(|part| without_file_name(format, part.example)),
        );
    }
    kept.sort();
    kept
}

/// Where texts are called after their files, these have names of their own.
fn without_file_name(format: &Format, mut example: Example) -> String {
    if format.names_files {
        example.id = None;
    }
    canonical(&example)
}

pub(crate) fn write(
    format: &'static Format,
    choices: &Choices,
    documents: &[Document],
) -> MemoryFiles {
    let mut files = MemoryFiles::default();
    let mut export = Export::new(format, choices.clone());
    for document in documents {
        export.add(document, &mut files).unwrap();
    }
    export.finish(&mut files).unwrap();
    files
}

fn read_back(format: &'static Format, files: &MemoryFiles) -> Vec<Example> {
    let mut read = Vec::new();
    let ended = files.read(format, &Choices::default(), &mut |found| {
        assert!(found.flaws.is_empty(), "{}: {:?}", format.id, found.flaws);
        read.push(found.example.unwrap());
        Ok(())
    });
    ended.unwrap();
    read
}

proptest! {
    /// Write and read keep all that the loss report does not name.
    #[test]
    fn what_is_written_reads_back(documents in vec(documents(), 0..3), choices in choices()) {
        for &format in FORMATS {
            let files = write(format, &choices, &documents);
            let read = read_back(format, &files);
            let mut read: Vec<String> = read.into_iter().map(|e| without_file_name(format, e)).collect();
            read.sort();
            prop_assert_eq!(read, kept(format, &choices, &documents), "{}", format.id);
        }
    }

    /// What is read becomes a document that is written just so again.
    #[test]
    fn documents_keep_what_examples_say(document in documents(), choices in choices()) {
        for &format in FORMATS {
            let files = write(format, &choices, std::slice::from_ref(&document));
            for example in read_back(format, &files) {
                let mut intake = Intake::new("a", format.unit, Mapping::default(), false);
                let taken = intake.take(example.clone()).unwrap();
                // Marks at random places may look as if they were counted otherwise.
                let is_flaw = |flaw: &Flaw| !matches!(flaw, Flaw::OtherUnit { .. });
                prop_assert!(!taken.flaws.iter().any(is_flaw), "{}: {:?}", format.id, taken.flaws);
                let mut again = example_of(&taken.document, format.unit, &mut Losses::default());
                again.id = example.id.clone();
                prop_assert_eq!(canonical(&again), canonical(&example), "{}", format.id);
            }
        }
    }
}

#[test]
fn a_file_of_each_format_is_recognised() {
    let mut document = document(
        "Kessia stalls. Ode said so.",
        vec![
            (0, vec![(0, 6)], 0, None, false, false),
            (2, vec![(20_000, 6)], 0, None, false, false),
        ],
        &[],
        (false, false, Some("one".to_owned())),
    );
    document.details.title = "Dam".to_owned();
    for &format in FORMATS {
        let files = write(format, &Choices::default(), std::slice::from_ref(&document));
        let name = files.0.keys().find(|name| {
            name.is_empty()
                || format
                    .extensions
                    .iter()
                    .any(|e| name.ends_with(&format!(".{e}")))
        });
        let bytes = &files.0[name.unwrap()];
        let recognised = super::recognise("one", bytes).map(|(format, _)| format.id);
        assert_eq!(
            recognised,
            Some(format.id),
            "{}",
            String::from_utf8_lossy(bytes)
        );
    }
    assert!(super::recognise("a.txt", b"Ministers stall on the dam.").is_none());
}
