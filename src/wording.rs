//! The errors of other rooms as messages: what a person reads stands in `www/locales` alone.

use standpoint_annotation::json::{LoadError, Problem};
use standpoint_annotation::{CommandError, EditError, RecodeError};
use standpoint_formats::{BinaryKind, DecodeError, OpenError};
use standpoint_protocol::formats::Failure;
use standpoint_protocol::formats::comparing::{Left, WhyLeft};
use standpoint_protocol::formats::project::Said;

use crate::engine_client::EngineProblem;
use crate::files::FileError;
use crate::formats_client::Problem as NoErrand;
use crate::i18n::Message;

/// Why a document could not be compared.
pub fn not_compared(left: &Left) -> Message {
    let id = match left.why {
        WhyLeft::OtherText => "left-other-text",
        WhyLeft::NotByAll => "left-not-by-all",
        WhyLeft::Twice => "left-twice",
    };
    Message::new(id)
        .with("id", left.id.as_str())
        .with("annotator", left.annotator.as_str())
        .with("other", left.other.as_str())
        .with("at", left.at)
}

/// Why something cannot be opened.
pub fn not_opened(error: &OpenError) -> Message {
    match error {
        OpenError::Empty => Message::new("why-empty"),
        OpenError::TooLarge { bytes, limit } => too_large(*bytes, *limit),
        OpenError::Decode(error) => not_decoded(error),
        OpenError::Load(error) => not_loaded(error),
    }
}

fn too_large(bytes: usize, limit: usize) -> Message {
    // Rounded up, so that what is over the limit never looks as if it fits.
    let megabytes = |bytes: usize| bytes.div_ceil(1_000_000);
    Message::new("why-too-large")
        .with("size", megabytes(bytes))
        .with("limit", megabytes(limit))
}

fn not_decoded(error: &DecodeError) -> Message {
    match error {
        DecodeError::Binary { kind } => {
            let id = if kind.has_words() {
                "why-binary-with-words"
            } else {
                "why-binary"
            };
            Message::new(id).with("kind", binary(*kind))
        }
        DecodeError::UnknownEncoding { byte, at, .. } => Message::new("why-unknown-encoding")
            .with("byte", format!("{byte:02X}"))
            .with("at", *at),
    }
}

/// Which of the kinds that the message tells apart.
fn binary(kind: BinaryKind) -> &'static str {
    match kind {
        BinaryKind::Pdf => "pdf",
        BinaryKind::Word => "word",
        BinaryKind::Spreadsheet => "spreadsheet",
        BinaryKind::Presentation => "presentation",
        BinaryKind::OpenDocumentText => "open-document",
        BinaryKind::Epub => "epub",
        BinaryKind::RichText => "rich-text",
        BinaryKind::OldOffice => "old-office",
        BinaryKind::Zip | BinaryKind::Archive => "archive",
        BinaryKind::Picture => "picture",
        BinaryKind::Sound => "sound",
        BinaryKind::Film => "film",
        BinaryKind::Program => "program",
        BinaryKind::Database => "database",
        BinaryKind::Utf32 => "utf32",
        BinaryKind::Unknown => "other",
    }
}

/// Why a file is no document of ours.
pub fn not_loaded(error: &LoadError) -> Message {
    match error {
        LoadError::NotJson {
            line,
            column,
            detail,
        } => Message::new("why-not-json")
            .with("line", *line)
            .with("column", *column)
            .with("detail", detail.as_str()),
        LoadError::NotADocument => Message::new("why-not-a-document"),
        LoadError::ACodebook => Message::new("why-a-codebook"),
        LoadError::AProject => Message::new("why-a-project"),
        LoadError::SeveralDocuments { count } => {
            Message::new("why-several-documents").with("count", *count)
        }
        LoadError::OtherTool { tool } => {
            Message::new("why-other-tool").with("tool", tool.to_string())
        }
        LoadError::NewerVersion { found } => {
            Message::new("why-newer-version").with("found", found.as_str())
        }
        LoadError::UnknownUnit { found } => {
            Message::new("why-unknown-unit").with("found", found.as_str())
        }
        LoadError::Missing { field, at } => Message::new("why-missing")
            .with("field", field.as_str())
            .with("at", at.as_str()),
        LoadError::WrongType { at, detail } => Message::new("why-wrong-type")
            .with("at", at.as_str())
            .with("detail", detail.as_str()),
    }
}

/// Why something that was picked, dropped or pasted could not be taken in.
pub fn not_taken_in(error: &FileError) -> Message {
    match error {
        FileError::TooLarge { why, .. } => not_opened(why),
        FileError::Unreadable { detail, .. } => {
            Message::new("why-unreadable").with("detail", detail.as_str())
        }
    }
}

/// Why a text is not read.
pub fn not_read(problem: &EngineProblem) -> Message {
    match problem {
        EngineProblem::Died { detail } => Message::new("why-died").with("detail", detail.as_str()),
        EngineProblem::BadRequest { detail } => {
            Message::new("why-bad-request").with("detail", detail.as_str())
        }
    }
}

/// Why an errand came to nothing.
pub fn no_errand(problem: &NoErrand) -> Message {
    match problem {
        NoErrand::Failed(Failure::NoProject { why, .. }) => said(why),
        NoErrand::Failed(Failure::NoMarks { file }) => {
            Message::new("why-no-marks").with("file", file.as_str())
        }
        NoErrand::Failed(Failure::NoCommonText { left }) if !left.is_empty() => {
            not_compared(&left[0])
        }
        NoErrand::Failed(failure) => {
            Message::new("why-errand-failed").with("detail", failure.to_string())
        }
        NoErrand::Cancelled => Message::new("why-errand-cancelled"),
        NoErrand::Outdated => Message::new("why-errand-outdated"),
        NoErrand::Died { detail } | NoErrand::Unavailable { detail } => {
            Message::new("why-no-errands").with("detail", detail.as_str())
        }
    }
}

/// What the sentences that errands bring back are filled in with.
const ARGUMENTS: [&str; 12] = [
    "column", "detail", "field", "found", "id", "line", "mine", "name", "path", "quote", "theirs",
    "what",
];

/// A sentence that an errand has brought back.
pub fn said(said: &Said) -> Message {
    let known = |name: &String| ARGUMENTS.into_iter().find(|known| known == name);
    let arguments = said.with.iter();
    let arguments =
        arguments.filter_map(|(name, value)| Some((known(name)?, value.as_str().into())));
    Message {
        id: said.id.clone().into(),
        arguments: arguments.collect(),
    }
}

/// Why a change cannot be made.
pub fn not_done(error: &CommandError) -> Message {
    match error {
        CommandError::NoMark(id) => Message::new("why-no-mark").with("id", id.as_str()),
        CommandError::NoLink(id) => Message::new("why-no-link").with("id", id.as_str()),
        CommandError::NoEntity(id) => Message::new("why-no-entity").with("id", id.as_str()),
        CommandError::NoLabel(id) => Message::new("why-no-label").with("id", id.as_str()),
        CommandError::NoLinkType(id) => Message::new("why-no-link-type").with("id", id.as_str()),
        CommandError::Unlinkable { kind, from, to } => Message::new("why-unlinkable")
            .with("kind", kind.as_str())
            .with("from", from.as_str())
            .with("to", to.as_str()),
        CommandError::NoAttribute {
            label,
            attribute,
            value,
        } => Message::new("why-no-attribute")
            .with("label", label.as_str())
            .with("attribute", attribute.as_str())
            .with("value", value.as_str()),
        CommandError::OutsideText => Message::new("why-outside-text"),
        CommandError::NoLost => Message::new("why-no-lost"),
        CommandError::Taken(id) => Message::new("why-taken").with("id", id.as_str()),
        CommandError::Retired(label) => Message::new("why-retired").with("label", label.as_str()),
        CommandError::NothingToDo => Message::new("why-nothing-to-do"),
    }
}

/// Why a codebook cannot be changed so.
pub fn not_recoded(error: &RecodeError) -> Message {
    match error {
        RecodeError::Command(error) => not_done(error),
        RecodeError::NoSuchAttribute { label, attribute } => Message::new("why-no-such-attribute")
            .with("label", label.as_str())
            .with("attribute", attribute.as_str()),
        RecodeError::InCodebook(id) => Message::new("why-in-codebook").with("id", id.as_str()),
        RecodeError::InUse { label, count } => Message::new("why-in-use")
            .with("label", label.as_str())
            .with("count", *count),
        RecodeError::NoId => Message::new("why-no-id"),
    }
}

/// Why a step does not fit.
pub fn not_fitting(error: &EditError) -> Message {
    match error {
        EditError::Stale { id } => Message::new("why-stale").with("id", id.as_str()),
        EditError::Empty => Message::new("why-empty-step"),
    }
}

/// What is wrong with the first of the things in a file that do not fit.
pub fn first_of(problem: &Problem) -> Message {
    let place = |id: &'static str, mark: &str, start: i64, end: i64| {
        Message::new(id)
            .with("mark", mark)
            .with("start", start.to_string())
            .with("end", end.to_string())
    };
    match problem {
        Problem::OutsideText {
            mark,
            start,
            end,
            length,
            ..
        } => place("first-outside", mark.as_str(), *start, *end).with("length", length.to_string()),
        Problem::Backwards {
            mark, start, end, ..
        } => place("first-backwards", mark.as_str(), *start, *end),
        Problem::InsideCharacter {
            mark, start, end, ..
        } => place("first-inside-character", mark.as_str(), *start, *end),
        Problem::QuoteMismatch {
            mark, quote, found, ..
        } => Message::new("first-quote")
            .with("mark", mark.as_str())
            .with("quote", quote.as_str())
            .with("found", found.as_str()),
        Problem::OtherUnit { unit } => Message::new("first-unit").with("unit", unit.to_string()),
        Problem::NoSpans { mark } => Message::new("first-no-place").with("mark", mark.as_str()),
        Problem::DuplicateId { id } => Message::new("first-twice").with("id", id.as_str()),
        Problem::DanglingLink { link, missing } => Message::new("first-dangling")
            .with("link", link.as_str())
            .with("missing", missing.as_str()),
        Problem::UnknownEntity { mark, entity } => Message::new("first-entity")
            .with("mark", mark.as_str())
            .with("entity", entity.as_str()),
        Problem::LoneSurrogates { count } => {
            Message::new("notice-surrogates").with("count", *count)
        }
    }
}
