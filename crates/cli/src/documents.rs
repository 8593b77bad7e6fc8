//! Annotated documents out of files and folders.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, stdin};
use std::path::{Path, PathBuf};

use serde_json::Value;
use standpoint_annotation::json::{LoadError, Loaded, from_json};
use standpoint_formats::{LONGEST_LINE, Lines, decode};

use crate::arguments::Input;
use crate::failure::Failure;

/// A document with where it was read.
pub(crate) struct Found {
    /// The file, with the line where it holds one document a line.
    pub(crate) place: String,
    pub(crate) loaded: Loaded,
}

/// Gives each document of a file, or why one cannot be read, to `each`; a document without an id
/// gets the file's name without ending.
pub(crate) fn read(input: &Input, mut each: impl FnMut(Result<Found, Failure>)) {
    let (name, reader) = match open(input) {
        Ok(opened) => opened,
        Err(failure) => return each(Err(failure)),
    };
    let is_lines = name
        .extension()
        .is_some_and(|e| e == "jsonl" || e == "ndjson");
    let is_standard = matches!(input, Input::Standard);
    read_opened(&name, reader, is_lines, is_standard, &mut each);
}

/// Gives each document of a file that is open already, whose name need not tell what is in it.
pub(crate) fn read_from<'r>(
    name: &Path,
    reader: impl BufRead + 'r,
    each: &mut impl FnMut(Result<Found, Failure>),
) {
    read_opened(name, Box::new(reader), false, true, each);
}

/// With `is_lines`, there is a document on each line; with `may_be_lines`, the first line tells.
fn read_opened<'r>(
    name: &Path,
    reader: Box<dyn BufRead + 'r>,
    is_lines: bool,
    may_be_lines: bool,
    each: &mut impl FnMut(Result<Found, Failure>),
) {
    let stem = name.file_stem().unwrap_or_default().to_string_lossy();
    let mut each = |found: Result<Found, Failure>| {
        each(found.map(|mut found| {
            let id = &mut found.loaded.document.id;
            if id.is_empty() {
                id.push_str(&stem);
            }
            found
        }));
    };
    if is_lines || may_be_lines {
        read_lines_or_whole(name, reader, is_lines, &mut each);
    } else {
        read_whole(name, reader, &mut each);
    }
}

fn open(input: &Input) -> Result<(PathBuf, Box<dyn BufRead>), Failure> {
    let Input::File(path) = input else {
        return Ok((
            PathBuf::from("standard input"),
            Box::new(BufReader::new(stdin())),
        ));
    };
    if path.is_dir() {
        return Err(Failure::Folder(path.clone()));
    }
    let file = File::open(path).map_err(|error| Failure::read(path, error))?;
    Ok((path.clone(), Box::new(BufReader::new(file))))
}

/// Standard input may be one document on many lines or one on each: the first line tells, since a
/// document on many lines has no whole JSON on its first.
fn read_lines_or_whole<'r>(
    name: &Path,
    mut reader: Box<dyn BufRead + 'r>,
    is_lines: bool,
    each: &mut impl FnMut(Result<Found, Failure>),
) {
    let mut first = Vec::new();
    if !is_lines {
        let begun = (&mut reader)
            .take(LONGEST_LINE as u64)
            .read_until(b'\n', &mut first);
        if let Err(error) = begun {
            return each(Err(Failure::read(name, error)));
        }
        if serde_json::from_slice::<Value>(&first).is_err() {
            return read_whole(name, Box::new(BufReader::new(first.chain(reader))), each);
        }
    }
    for line in Lines::new(first.chain(reader)) {
        let found = match line {
            Err(error) => Err(Failure::read(name, error)),
            Ok(line) => {
                let place = format!("{}:{}", name.display(), line.number);
                match line.bytes {
                    Some(bytes) => document(&place, &bytes),
                    None => Err(too_long(place)),
                }
            }
        };
        each(found);
    }
}

fn too_long(place: String) -> Failure {
    let what = format!("the line is longer than {} MB", LONGEST_LINE / 1_000_000);
    Failure::Line { place, what }
}

fn read_whole(name: &Path, mut reader: impl Read, each: &mut impl FnMut(Result<Found, Failure>)) {
    let mut bytes = Vec::new();
    if let Err(error) = reader.read_to_end(&mut bytes) {
        return each(Err(Failure::read(name, error)));
    }
    let place = name.display().to_string();
    if bytes.trim_ascii_start().starts_with(b"[") {
        // Other tools write arrays; the error says what it is if it is none of ours.
        if let Ok(Value::Array(elements)) = serde_json::from_slice(&bytes)
            && elements
                .iter()
                .any(|element| element.get("format").is_some())
        {
            for (number, element) in elements.iter().enumerate() {
                let place = format!("{place}[{number}]");
                each(document(&place, element.to_string().as_bytes()));
            }
            return;
        }
    }
    each(document(&place, &bytes));
}

fn document(place: &str, bytes: &[u8]) -> Result<Found, Failure> {
    let place = place.to_owned();
    let decoded = match decode(bytes) {
        Ok(decoded) => decoded,
        Err(error) => {
            return Err(Failure::Open {
                place,
                error: error.into(),
            });
        }
    };
    match from_json(&decoded.text) {
        Ok(loaded) => Ok(Found { place, loaded }),
        Err(error) => Err(Failure::Load { place, error }),
    }
}

/// All documents of a file or of the files of a folder. In a folder, what is JSON but no document is
/// passed over.
pub(crate) fn read_all(path: &Path) -> Result<Vec<Found>, Failure> {
    let is_folder = path.is_dir();
    let files = if is_folder {
        files_of(path)?
    } else {
        vec![path.to_owned()]
    };
    let mut documents = Vec::new();
    let mut first_failure = None;
    for file in files {
        read(&Input::File(file), |found| match found {
            Ok(found) => documents.push(found),
            Err(Failure::Load {
                error: LoadError::NotADocument,
                ..
            }) if is_folder => {}
            Err(failure) => {
                first_failure.get_or_insert(failure);
            }
        });
    }
    match first_failure {
        Some(failure) => Err(failure),
        None if documents.is_empty() => Err(Failure::NoDocuments(path.to_owned())),
        None => Ok(documents),
    }
}

fn files_of(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let failed = |error| Failure::read(folder, error);
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let is_wanted = path
            .extension()
            .is_some_and(|e| e == "json" || e == "jsonl");
        if is_wanted && path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
