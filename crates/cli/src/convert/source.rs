//! What is to be converted: files and folders, each in the format that it is in.

mod listing;

use std::collections::BTreeMap;
use std::fmt::Display;
use std::io::{BufReader, Read as _};
use std::path::Path;

use standpoint_annotation::Document;
use standpoint_annotation::json::LoadError;
use standpoint_formats::exchange::{
    Choices, Format, Input as Foreign, Intake, Mapping, ReadError, Stopped, recognise,
};
use standpoint_formats::{Opened, open_with, reader_view};
use standpoint_text::Text;

pub(super) use listing::{Source, files};

use super::Read;
use super::ahead::Take;
use crate::arguments::{Convert, Language, Map};
use crate::documents;
use crate::failure::Failure;

/// How much of a file is looked at for its format, in bytes.
const HEAD: u64 = 65_536;

/// How much of a file is read at once, in bytes.
const AT_ONCE: usize = 131_072;

/// Reads files into documents. All files share a mapping; labels without one make one codebook for
/// each file.
pub(super) struct Sources<'o> {
    options: &'o Convert,
    ended: Ended,
}

/// What is known once all is read.
pub(super) struct Ended {
    /// What was mapped.
    pub(super) mapping: Mapping,
    /// How many files were recognised as each format, by its name.
    pub(super) recognised: BTreeMap<&'static str, usize>,
}

impl<'o> Sources<'o> {
    pub(super) fn new(options: &'o Convert, mapping: Mapping) -> Self {
        let recognised = BTreeMap::new();
        Self {
            options,
            ended: Ended {
                mapping,
                recognised,
            },
        }
    }

    /// What is known by now.
    pub(super) fn end(self) -> Ended {
        self.ended
    }

    /// Hands over the documents of a file. What cannot be read is handed over as a sentence.
    pub(super) fn read(&mut self, source: &Source, take: &mut Take<'_>) -> Result<(), Failure> {
        let path = source.path();
        let mut reader = match source.open() {
            Ok(reader) => reader,
            Err(failure) => return take(refused(&path, &failure)),
        };
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
                if self.options.from.is_none() {
                    *self.ended.recognised.entry(format.name).or_default() += 1;
                }
                let mut bytes = BufReader::with_capacity(AT_ONCE, whole);
                let choices = &self.options.choices;
                let input = Foreign {
                    name: &name,
                    bytes: &mut bytes,
                    beside: &|name| source.beside(name),
                    choices,
                };
                self.foreign(&path, format, input, take)
            }
            Some(Language::Own) => own(&path, whole, take),
            None | Some(Language::Report(_)) => text(&path, whole, take),
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
        let mut intake = Intake::new(
            stem,
            unit,
            std::mem::take(&mut self.ended.mapping),
            proposes,
        );
        let mut failure = None;
        let ended = (format.read)(&mut input, &mut |found| {
            let mut remarks: Vec<String> = found.flaws.iter().map(ToString::to_string).collect();
            let document = found.example.and_then(|example| {
                let taken = intake.take(example).map_err(|error| error.to_string())?;
                remarks.extend(taken.flaws.iter().map(ToString::to_string));
                Ok(taken.document)
            });
            let is_quiet = remarks.is_empty() && document.is_ok();
            let place = (!is_quiet).then(|| format!("{}: {}", path.display(), found.place));
            take(Read {
                place: place.unwrap_or_default(),
                document,
                remarks,
            })
            .map_err(|error| {
                failure = Some(error);
                Stopped
            })
        });
        self.ended.mapping = intake.mapping().clone();
        match (failure, ended) {
            (Some(failure), _) => Err(failure),
            (None, Ok(())) => Ok(()),
            (None, Err(why @ ReadError::NoText(_))) => {
                let why = format!("{why}: --text-field NAME");
                take(refused(path, &why))
            }
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

/// A text, page or Markdown without annotations. Of a page, the article that a reader view shows.
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
    take(match open_with(Some(&name), &bytes, reader_view) {
        Ok(Opened::Text {
            text,
            title,
            source,
            remarks,
        }) => {
            let mut document = Document::new(id, Text::new(text));
            document.details.title = title;
            document.details.source = source;
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

/// What was written to a file, read back in the order of writing.
pub(super) fn read_back(
    path: &Path,
    bytes: impl std::io::Read,
    format: &Format,
    each: &mut dyn FnMut(standpoint_formats::exchange::Found) -> Result<(), Stopped>,
) -> Result<(), ReadError> {
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let mut input = Foreign {
        name: &name,
        bytes: &mut BufReader::with_capacity(AT_ONCE, bytes),
        beside: &|name| listing::beside(path, name),
        choices: &Choices::default(),
    };
    (format.read)(&mut input, each)
}
