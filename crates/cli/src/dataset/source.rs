//! The documents that a set is made of: projects, folders, files.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use standpoint_annotation::Document;
use standpoint_formats::project::read_project;

use crate::documents::read_all;
use crate::evaluate::warn;
use crate::failure::Failure;
use crate::say::say;

/// What a zip archive begins with.
const ZIP: &[u8] = b"PK";

/// All documents of these files and folders, in their order, and whether all could be read: what
/// cannot be in a project is said, and the rest comes in.
pub(super) fn read(inputs: &[PathBuf]) -> Result<(Vec<Document>, bool), Failure> {
    let mut documents = Vec::new();
    let mut all_read = true;
    for input in inputs {
        if is_zip(input)? {
            let bytes = fs::read(input).map_err(|error| Failure::read(input, error))?;
            all_read &= from_project(input, &bytes, &mut documents)?;
        } else {
            let found = read_all(&unpacked(input))?;
            found.iter().for_each(warn);
            documents.extend(found.into_iter().map(|found| found.loaded.document));
        }
    }
    Ok((documents, all_read))
}

/// Where the documents of a folder lie: in a project that was unpacked, in one of its own.
fn unpacked(input: &Path) -> PathBuf {
    let documents = input.join("documents");
    if input.join("project.json").is_file() && documents.is_dir() {
        documents
    } else {
        input.to_owned()
    }
}

fn is_zip(input: &Path) -> Result<bool, Failure> {
    if input.is_dir() {
        return Ok(false);
    }
    let mut head = Vec::new();
    let read =
        File::open(input).and_then(|file| file.take(ZIP.len() as u64).read_to_end(&mut head));
    read.map_err(|error| Failure::read(input, error))?;
    Ok(head == ZIP)
}

fn from_project(
    input: &Path,
    bytes: &[u8],
    documents: &mut Vec<Document>,
) -> Result<bool, Failure> {
    let place = input.display().to_string();
    let project = read_project(bytes).map_err(|error| Failure::Line {
        place: place.clone(),
        what: error.to_string(),
    })?;
    for (name, error) in &project.refused {
        say(format_args!("{place}: {name}: {error}; it is left out"));
    }
    if project.documents.is_empty() {
        return Err(Failure::NoDocuments(input.to_owned()));
    }
    documents.extend(project.documents.into_iter().map(|loaded| loaded.document));
    Ok(project.refused.is_empty())
}
