//! What is to be converted: files and folders, each in the format that it is in.

use std::fmt::Display;
use std::fs::{self, File};
use std::io::{BufReader, Read as _, stdin};
use std::path::{Path, PathBuf};

use standpoint_annotation::Document;
use standpoint_annotation::json::LoadError;
use standpoint_formats::exchange::{
    Choices, Format, Input as Foreign, Intake, Mapping, ReadError, Stopped, recognise,
};
use standpoint_formats::{Opened, open};
use standpoint_text::Text;

use super::Read;
use crate::arguments::{Convert, Input, Language, Map};
use crate::documents;
use crate::failure::Failure;

/// A file.
pub(super) enum Source {
    Standard,
    File(PathBuf),
}

/// How much of a file is looked at for its format, in bytes.
const HEAD: u64 = 65_536;

/// Endings of files that lie beside those with the annotations.
const BESIDE: [&str; 4] = ["conf", "xml", "cfg", "md"];

/// The files that the inputs name. In a folder, what lies beside annotations is no input itself.
pub(super) fn files(inputs: &[Input]) -> Result<Vec<Source>, Failure> {
    let mut files = Vec::new();
    for input in inputs {
        match input {
            Input::Standard => files.push(Source::Standard),
            Input::File(path) if path.is_dir() => {
                files.extend(in_folder(path)?.into_iter().map(Source::File));
            }
            Input::File(path) => files.push(Source::File(path.clone())),
        }
    }
    Ok(files)
}

fn in_folder(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let failed = |error| Failure::read(folder, error);
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let is_beside = BESIDE
            .iter()
            .any(|ending| name.ends_with(&format!(".{ending}")));
        if path.is_file() && !name.starts_with('.') && !is_beside {
            files.push(path);
        }
    }
    files.sort();
    let annotated: Vec<PathBuf> = files
        .iter()
        .filter(|path| !ends(path, "txt"))
        .cloned()
        .collect();
    files.retain(|path| {
        let has_annotations = annotated
            .iter()
            .any(|other| other.with_extension("txt") == *path);
        !(ends(path, "txt") && has_annotations)
    });
    Ok(files)
}

fn ends(path: &Path, ending: &str) -> bool {
    path.extension()
        .is_some_and(|extension| extension == ending)
}

/// Reads files into documents. All files share a mapping; labels without one make one codebook for
/// each file.
pub(super) struct Sources<'o> {
    options: &'o Convert,
    mapping: Mapping,
}

/// Takes what is read.
type Take<'t> = dyn FnMut(Read) -> Result<(), Failure> + 't;

impl<'o> Sources<'o> {
    pub(super) fn new(options: &'o Convert, mapping: Mapping) -> Self {
        Self { options, mapping }
    }

    /// What was mapped so far.
    pub(super) fn mapping(&self) -> &Mapping {
        &self.mapping
    }

    /// Hands over the documents of a file. What cannot be read is handed over as a sentence.
    pub(super) fn read(&mut self, source: &Source, take: &mut Take<'_>) -> Result<(), Failure> {
        let (path, reader): (PathBuf, Box<dyn std::io::Read>) = match source {
            Source::Standard => ("standard input".into(), Box::new(stdin())),
            Source::File(path) => match File::open(path) {
                Ok(file) => (path.clone(), Box::new(file)),
                Err(error) => return take(refused(path, &Failure::read(path, error))),
            },
        };
        let mut reader = reader;
        let mut head = Vec::new();
        if let Err(error) = (&mut reader).take(HEAD).read_to_end(&mut head) {
            return take(refused(&path, &Failure::read(&path, error)));
        }
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let language = self.options.from.or_else(|| likely(&name, &head));
        let whole = head.as_slice().chain(reader);
        match language {
            Some(Language::Foreign(format)) => {
                let mut bytes = BufReader::new(whole);
                let choices = &self.options.choices;
                let folder = path.parent().unwrap_or(Path::new("")).to_owned();
                let beside = move |name: &str| beside(&folder, name);
                let input = Foreign {
                    name: &name,
                    bytes: &mut bytes,
                    beside: &beside,
                    choices,
                };
                self.foreign(&path, format, input, take)
            }
            Some(Language::Own) => own(&path, whole, take),
            None => text(&path, whole, take),
        }
    }

    fn foreign(
        &mut self,
        path: &Path,
        format: &Format,
        mut input: Foreign<'_>,
        take: &mut Take<'_>,
    ) -> Result<(), Failure> {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let unit = self.options.unit.unwrap_or(format.unit);
        let proposes = self.options.map == Map::Proposed;
        let mut intake = Intake::new(stem, unit, std::mem::take(&mut self.mapping), proposes);
        let mut failure = None;
        let ended = (format.read)(&mut input, &mut |found| {
            let place = format!("{}: {}", path.display(), found.place);
            let mut remarks: Vec<String> = found.flaws.iter().map(ToString::to_string).collect();
            let document = found.example.and_then(|example| {
                let taken = intake.take(example).map_err(|error| error.to_string())?;
                remarks.extend(taken.flaws.iter().map(ToString::to_string));
                Ok(taken.document)
            });
            take(Read {
                place,
                document,
                remarks,
            })
            .map_err(|error| {
                failure = Some(error);
                Stopped
            })
        });
        self.mapping = intake.mapping().clone();
        match (failure, ended) {
            (Some(failure), _) => Err(failure),
            (None, Ok(())) => Ok(()),
            (None, Err(error)) => take(refused(path, &error)),
        }
    }
}

/// What a file most likely is; none where it is a text without annotations.
fn likely(name: &str, head: &[u8]) -> Option<Language> {
    let text = String::from_utf8_lossy(head);
    if text.contains("\"standpoint/") && text.contains("\"format\"") {
        return Some(Language::Own);
    }
    recognise(name, head).map(|(format, _)| Language::Foreign(format))
}

/// A file of the same folder; no name leads out of it.
fn beside(folder: &Path, name: &str) -> Option<Vec<u8>> {
    let is_plain = !name.is_empty() && !name.contains(['/', '\\']) && name != "..";
    is_plain.then(|| fs::read(folder.join(name)).ok()).flatten()
}

/// Documents of our own, one on each line or one in the file.
fn own(path: &Path, reader: impl std::io::Read, take: &mut Take<'_>) -> Result<(), Failure> {
    let mut stopped = Ok(());
    documents::read_from(path, BufReader::new(reader), &mut |found| {
        if stopped.is_err() {
            return;
        }
        stopped = take(match found {
            Ok(found) => Read {
                place: found.place,
                remarks: found
                    .loaded
                    .problems
                    .iter()
                    .map(ToString::to_string)
                    .collect(),
                document: Ok(found.loaded.document),
            },
            Err(failure) => Read {
                place: "not read".to_owned(),
                document: Err(failure.to_string()),
                remarks: Vec::new(),
            },
        });
    });
    stopped
}

/// A text, page or Markdown without annotations.
fn text(path: &Path, mut reader: impl std::io::Read, take: &mut Take<'_>) -> Result<(), Failure> {
    let mut bytes = Vec::new();
    if let Err(error) = reader.read_to_end(&mut bytes) {
        return take(refused(path, &Failure::read(path, error)));
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let id = path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let place = path.display().to_string();
    take(match open(Some(&name), &bytes) {
        Ok(Opened::Text {
            text,
            title,
            remarks,
        }) => {
            let mut document = Document::new(id, Text::new(text));
            document.details.title = title;
            let remarks = remarks.iter().map(ToString::to_string).collect();
            Read {
                place,
                document: Ok(document),
                remarks,
            }
        }
        Ok(Opened::Document(loaded)) => Read {
            place,
            document: Ok(loaded.document),
            remarks: Vec::new(),
        },
        Ok(Opened::Codebook(_)) => refused(path, &LoadError::ACodebook),
        Err(error) => refused(path, &error),
    })
}

fn refused(path: &Path, why: &dyn Display) -> Read {
    let place = path.display().to_string();
    let why = why.to_string();
    let why = why
        .strip_prefix(&format!("{place}: "))
        .unwrap_or(&why)
        .to_owned();
    Read {
        place,
        document: Err(why),
        remarks: Vec::new(),
    }
}

/// What was written, read back in the order of writing.
pub(super) fn read_back(
    path: &Path,
    format: &Format,
    each: &mut dyn FnMut(standpoint_formats::exchange::Found) -> Result<(), Stopped>,
) -> Result<(), ReadError> {
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let folder = path.parent().unwrap_or(Path::new("")).to_owned();
    let mut input = Foreign {
        name: &name,
        bytes: &mut BufReader::new(File::open(path)?),
        beside: &|name| beside(&folder, name),
        choices: &Choices::default(),
    };
    (format.read)(&mut input, each)
}
