//! What is to be marked: files one by one, or the lines of files.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, stdin};
use std::path::{Path, PathBuf};

use serde_json::Value;
use standpoint_annotation::Document;
use standpoint_annotation::json::{LoadError, from_json};
use standpoint_formats::{
    LARGEST_TEXT, LONGEST_LINE, Line, Lines, OpenError, Opened, Remark, open_with, reader_view,
    title_of,
};
use standpoint_text::Text;

use super::question::Question;
use crate::arguments::Input;
use crate::failure::Failure;
use crate::listing::in_folder;

/// Where a text comes from.
#[derive(Clone, Debug)]
pub(super) enum Source {
    Standard,
    File(PathBuf),
    /// A line of a file, counted from 1.
    Line(PathBuf, u64),
}

impl Source {
    /// As it is named in sentences.
    pub(super) fn place(&self) -> String {
        match self {
            Self::Standard => STANDARD.to_owned(),
            Self::File(path) => path.display().to_string(),
            Self::Line(path, number) => format!("{}:{number}", path.display()),
        }
    }
}

/// What standard input is called.
const STANDARD: &str = "standard input";

/// A text that is still to be read, or why it cannot be.
pub(super) enum Job {
    Whole(Input),
    Line(PathBuf, Line),
    Failed(Failure),
}

/// A document before it is marked.
pub(super) struct Unmarked {
    pub(super) source: Source,
    pub(super) document: Document,
    pub(super) remarks: Vec<String>,
    /// What a line asks of it.
    pub(super) question: Option<Question>,
}

/// The inputs, instead of each folder the files in it.
///
/// # Errors
/// When a folder cannot be listed, or has no file that could hold a text.
pub(super) fn files(inputs: &[Input]) -> Result<Vec<Input>, Failure> {
    let mut files = Vec::with_capacity(inputs.len());
    for input in inputs {
        match input {
            Input::File(path) if path.is_dir() => {
                let inside = in_folder(path)?;
                if inside.is_empty() {
                    return Err(Failure::NoTexts(path.clone()));
                }
                files.extend(inside.into_iter().map(Input::File));
            }
            _ => files.push(input.clone()),
        }
    }
    Ok(files)
}

/// What the inputs hold, each read when its turn comes.
pub(super) fn jobs(inputs: &[Input], lines: bool) -> Box<dyn Iterator<Item = Job> + Send + '_> {
    if lines {
        Box::new(inputs.iter().flat_map(lines_of))
    } else {
        Box::new(inputs.iter().cloned().map(Job::Whole))
    }
}

fn lines_of(input: &Input) -> Box<dyn Iterator<Item = Job> + Send> {
    let (name, reader): (PathBuf, Box<dyn BufRead + Send>) = match input {
        Input::Standard => (STANDARD.into(), Box::new(BufReader::new(stdin()))),
        Input::File(path) => match File::open(path) {
            Ok(file) => (path.clone(), Box::new(BufReader::new(file))),
            Err(error) => {
                return Box::new(std::iter::once(Job::Failed(Failure::read(path, error))));
            }
        },
    };
    let mut is_readable = true;
    let lines = Lines::new(reader).map(move |line| match line {
        Ok(line) => Job::Line(name.clone(), line),
        Err(error) => Job::Failed(Failure::read(&name, error)),
    });
    // What cannot be read once is not tried again and again.
    Box::new(lines.take_while(move |job| {
        let go_on = is_readable;
        is_readable = !matches!(job, Job::Failed(_));
        go_on
    }))
}

impl Job {
    /// The document that is to be marked.
    pub(super) fn read(self) -> Result<Unmarked, Failure> {
        match self {
            Self::Whole(input) => whole(&input),
            Self::Line(path, line) => {
                let source = Source::Line(path, line.number);
                let failed = |what| Failure::Line {
                    place: source.place(),
                    what,
                };
                let (document, question) = of_line(line).map_err(failed)?;
                Ok(Unmarked {
                    source,
                    document,
                    remarks: Vec::new(),
                    question,
                })
            }
            Self::Failed(failure) => Err(failure),
        }
    }
}

fn whole(input: &Input) -> Result<Unmarked, Failure> {
    let (source, name, bytes) = match input {
        Input::Standard => {
            let mut bytes = Vec::new();
            let read = stdin().lock().read_to_end(&mut bytes);
            read.map_err(|error| Failure::read(Path::new(STANDARD), error))?;
            (Source::Standard, None, bytes)
        }
        Input::File(path) => (Source::File(path.clone()), Some(path), bytes_of(path)?),
    };
    let file_name = name
        .and_then(|path| path.file_name())
        .map(|name| name.to_string_lossy());
    let opened = open_with(file_name.as_deref(), &bytes, reader_view);
    let failed = |error| Failure::Open {
        place: source.place(),
        error,
    };
    let opened = opened.map_err(failed)?;
    let stem = name
        .and_then(|path| path.file_stem())
        .map(|stem| stem.to_string_lossy());
    let id = stem.map_or("stdin".to_owned(), Cow::into_owned);
    let (document, remarks) = to_document(opened, id).map_err(failed)?;
    Ok(Unmarked {
        source,
        document,
        remarks,
        question: None,
    })
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, Failure> {
    if path
        .extension()
        .is_some_and(|e| e == "jsonl" || e == "ndjson")
    {
        return Err(Failure::Lines(path.to_owned()));
    }
    fs::read(path).map_err(|error| Failure::read(path, error))
}

fn to_document(opened: Opened, id: String) -> Result<(Document, Vec<String>), OpenError> {
    match opened {
        Opened::Text {
            text,
            title,
            source,
            remarks,
        } => {
            let mut document = Document::new(id, Text::new(text));
            document.details.title = title;
            document.details.source = source;
            // Line ends differ from system to system; that is no news.
            let news = remarks
                .iter()
                .filter(|remark| !matches!(remark, Remark::LineEnds(_)));
            Ok((document, news.map(ToString::to_string).collect()))
        }
        Opened::Document(loaded) => {
            let mut document = loaded.document;
            if document.id.is_empty() {
                document.id = id;
            }
            let problems = loaded.problems.iter().map(ToString::to_string);
            Ok((document, problems.collect()))
        }
        Opened::Codebook(_) => Err(LoadError::ACodebook.into()),
    }
}

/// The document of a line and what it asks: an object with `id` and `text`, or a `standpoint/1` document. The text is
/// taken as it is, so that offsets fit the line's own; without an `id` the line's number is it.
fn of_line(line: Line) -> Result<(Document, Option<Question>), String> {
    let megabytes = LONGEST_LINE / 1_000_000;
    let bytes = line
        .bytes
        .ok_or_else(|| format!("the line is longer than {megabytes} MB"))?;
    let json = str::from_utf8(&bytes).map_err(|error| format!("the line is not UTF-8: {error}"))?;
    let value: Value = serde_json::from_str(json).map_err(|error| bad_json(&error))?;
    if value.get("format").is_some() {
        let mut document = from_json(json).map_err(|error| error.to_string())?.document;
        if document.id.is_empty() {
            document.id = line.number.to_string();
        }
        return Ok((document, None));
    }
    let id = match value.get("id") {
        None | Some(Value::Null) => line.number.to_string(),
        Some(Value::String(id)) => id.clone(),
        Some(Value::Number(id)) => id.to_string(),
        Some(_) => return Err("“id” is neither a string nor a number".to_owned()),
    };
    let text = match value.get("text") {
        Some(Value::String(text)) => text.as_str(),
        Some(_) => return Err("“text” is not a string".to_owned()),
        None if value.is_object() => return Err("“text” is missing".to_owned()),
        None => return Err("the line is no object with “id” and “text”".to_owned()),
    };
    if text.len() > LARGEST_TEXT {
        let error = OpenError::TooLarge {
            bytes: text.len(),
            limit: LARGEST_TEXT,
        };
        return Err(error.to_string());
    }
    let mut document = Document::new(id, Text::new(text));
    let title = value.get("title").and_then(Value::as_str);
    document.details.title = title.map_or_else(|| title_of(text), str::to_owned);
    let question = Question::of_line(&value, &document.text)?;
    Ok((document, question))
}

/// What is wrong with a line's JSON, without the line that `serde_json` counts within it.
fn bad_json(error: &serde_json::Error) -> String {
    let sentence = error.to_string();
    let what = sentence.split(" at line ").next().unwrap_or_default();
    format!(
        "the line is not whole JSON: {what} at column {}",
        error.column()
    )
}
