//! A project in one file: a zip archive of `project.json` (`standpoint-project/1`), `codebook.json`
//! and `documents/*.json` (`standpoint/1`).

pub mod archive;

use standpoint_annotation::json::{LoadError, Loaded, from_json};
use standpoint_annotation::project::{self, ProjectError};
use standpoint_annotation::{DocumentEntry, Project};

use archive::{ArchiveError, Packed, pack, paths, unpack};

/// Where the project itself stands.
const PROJECT: &str = "project.json";
/// Where the codebook of new documents stands.
const CODEBOOK: &str = "codebook.json";
/// The folder of the documents.
const DOCUMENTS: &str = "documents/";

/// A project that was opened.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenedProject {
    /// What holds for all documents.
    pub project: Project,
    /// The codebook of new documents, as its file has it.
    pub codebook: Option<String>,
    /// The documents that can be opened, in the order of the project's list.
    pub documents: Vec<Loaded>,
    /// The files that hold no document, with why: the others are opened all the same.
    pub refused: Vec<(String, LoadError)>,
}

/// Why a file cannot be opened as a project.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProjectFileError {
    /// The archive cannot be unpacked.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// What stands in `project.json` is no project.
    #[error(transparent)]
    Project(#[from] ProjectError),
}

/// The folder that the project lies in: the archive itself, or the one that a person packed.
fn folder(paths: &[String]) -> Option<&str> {
    let folders = paths.iter().filter_map(|path| path.strip_suffix(PROJECT));
    // On macOS a packed folder has a shadow of itself beside it.
    let mut folders = folders.filter(|folder| !folder.starts_with("__MACOSX"));
    folders.find(|folder| folder.is_empty() || folder.find('/') == Some(folder.len() - 1))
}

/// Writes a project: `documents` are `standpoint/1` files with their ids and titles, in the order of
/// the list, which replaces the list of `project`.
///
/// # Errors
/// When the archive cannot be put together.
pub fn write_project(
    project: &Project,
    codebook: &str,
    documents: Vec<(DocumentEntry, String)>,
) -> Result<Vec<u8>, ArchiveError> {
    let (list, jsons): (Vec<DocumentEntry>, Vec<String>) = documents.into_iter().unzip();
    let whole = Project {
        documents: list,
        ..project.clone()
    };
    let about = [
        packed(PROJECT, project::to_json(&whole)),
        packed(CODEBOOK, codebook.to_owned()),
    ];
    let named = whole.documents.iter().enumerate().zip(jsons);
    let documents = named.map(|((number, entry), json)| packed(&path_of(number, entry), json));
    pack(about.into_iter().chain(documents))
}

fn packed(path: &str, text: String) -> Packed {
    Packed {
        path: path.to_owned(),
        bytes: text.into_bytes(),
    }
}

/// The numbers keep the order, and apart what is called alike.
fn path_of(number: usize, entry: &DocumentEntry) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    let name: String = entry.id.chars().take(60).map(plain).collect();
    format!("{DOCUMENTS}{:04}-{name}.json", number + 1)
}

/// Reads a project.
///
/// # Errors
/// When the archive or `project.json` cannot be read. A document that cannot be is listed instead.
pub fn read_project(bytes: &[u8]) -> Result<OpenedProject, ProjectFileError> {
    let all = paths(bytes)?;
    let folder = folder(&all).ok_or(ProjectError::NotAProject)?;
    let is_ours = |path: &str| {
        path.strip_prefix(folder)
            .is_some_and(|path| path == PROJECT || path == CODEBOOK || is_document(path))
    };
    let mut files = unpack(bytes, is_ours)?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let mut opened = OpenedProject {
        project: Project::default(),
        codebook: None,
        documents: Vec::new(),
        refused: Vec::new(),
    };
    for file in files {
        let text = String::from_utf8_lossy(&file.bytes);
        match file.path.strip_prefix(folder).unwrap_or_default() {
            PROJECT => opened.project = project::from_json(&text)?,
            CODEBOOK => opened.codebook = Some(text.into_owned()),
            _ => match from_json(&text) {
                Ok(loaded) => opened.documents.push(loaded),
                Err(error) => opened.refused.push((file.path, error)),
            },
        }
    }
    Ok(opened)
}

fn is_document(path: &str) -> bool {
    let name = path.strip_prefix(DOCUMENTS);
    let name = name.and_then(|name| name.strip_suffix(".json"));
    name.is_some_and(|name| !name.contains('/'))
}
