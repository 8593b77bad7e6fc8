//! Where marked documents go.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{BufWriter, Write, stdout};
use std::path::{Path, PathBuf};

use super::input::Source;
use crate::arguments::{Input, Mark};
use crate::failure::Failure;

/// Where to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    Standard,
    File(PathBuf),
    /// One file for each document.
    Folder(PathBuf),
}

impl Target {
    /// Where the options want what becomes of these files.
    ///
    /// # Errors
    /// When an input would be overwritten, one output by another, or documents on many lines would
    /// follow one another.
    pub(super) fn of(options: &Mark, files: &[Input]) -> Result<Self, Failure> {
        let mut folders = options.inputs.iter().filter_map(|input| match input {
            Input::File(path) if path.is_dir() => Some(path),
            Input::File(_) | Input::Standard => None,
        });
        let folder = folders.next();
        let Some(output) = &options.output else {
            return match folder {
                Some(folder) if options.pretty => Err(Failure::PrettyFolder(folder.clone())),
                _ => Ok(Self::Standard),
            };
        };
        let is_folder = output.is_dir() || output.to_string_lossy().ends_with(['/', '\\']);
        if options.jsonl && is_folder {
            return Err(Failure::Folder(output.clone()));
        }
        let is_one = files.len() == 1 && folder.is_none();
        let files = files.iter().filter_map(|input| match input {
            Input::Standard => None,
            Input::File(path) => Some(path),
        });
        if options.jsonl || (is_one && !is_folder) {
            for file in files {
                refuse_same(file, output)?;
            }
            return Ok(Self::File(output.clone()));
        }
        let mut sources: HashMap<PathBuf, &Path> = HashMap::new();
        for file in files {
            let path = in_folder(output, &Source::File(file.clone()));
            refuse_same(file, &path)?;
            if let Some(first) = sources.insert(path.clone(), file) {
                let (first, second) = (first.to_owned(), file.clone());
                return Err(Failure::SameOutput {
                    first,
                    second,
                    output: path,
                });
            }
        }
        Ok(Self::Folder(output.clone()))
    }
}

/// The file of a document in a folder.
fn in_folder(folder: &Path, source: &Source) -> PathBuf {
    let stem = match source {
        Source::File(path) | Source::Line(path, _) => path.file_stem(),
        Source::Standard => None,
    };
    let mut name = stem.unwrap_or("stdin".as_ref()).to_owned();
    name.push(".json");
    folder.join(name)
}

fn refuse_same(input: &Path, output: &Path) -> Result<(), Failure> {
    let same = fs::canonicalize(input)
        .ok()
        .zip(fs::canonicalize(output).ok());
    match same {
        Some((input_file, output_file)) if input_file == output_file => {
            Err(Failure::OverInput(output.to_owned()))
        }
        _ => Ok(()),
    }
}

/// Takes documents as they come.
pub(super) enum Output {
    /// All in one stream, a line each, or one on many lines.
    Stream(PathBuf, Box<dyn Write>),
    Folder(PathBuf),
}

impl Output {
    pub(super) fn open(target: &Target) -> Result<Self, Failure> {
        Ok(match target {
            Target::Standard => Self::Stream("standard output".into(), Box::new(stdout().lock())),
            Target::File(path) => {
                let file = File::create(path).map_err(|error| Failure::write(path, error))?;
                Self::Stream(path.clone(), Box::new(BufWriter::new(file)))
            }
            Target::Folder(path) => {
                fs::create_dir_all(path).map_err(|error| Failure::write(path, error))?;
                Self::Folder(path.clone())
            }
        })
    }

    pub(super) fn write(&mut self, source: &Source, json: &str) -> Result<(), Failure> {
        let json = json.trim_end();
        match self {
            Self::Stream(name, stream) => {
                // Each document is passed on at once: its reader may be waiting for it.
                let written = writeln!(stream, "{json}").and_then(|()| stream.flush());
                written.map_err(|error| Failure::write(name, error))
            }
            Self::Folder(folder) => {
                let path = in_folder(folder, source);
                let written = fs::write(&path, format!("{json}\n"));
                written.map_err(|error| Failure::write(&path, error))
            }
        }
    }
}
