//! A project out of its file.

use standpoint_annotation::json::to_json_line;
use standpoint_annotation::project::{self, Project, ProjectError};
use standpoint_annotation::summary::{self, About as Row};
use standpoint_annotation::{Document, Summary};
use standpoint_formats::project::archive::ArchiveError;
use standpoint_formats::project::{OpenedProject, ProjectFileError, read_project};
use standpoint_protocol::formats::project::{About, Article, Said, Unpacked};
use standpoint_protocol::formats::{Failure, File, Outcome};

use super::super::{Ended, Watch};
use super::{known, progress};

/// Reads a project and says what is known of it and of the one that it is to be merged into; `now`
/// is RFC 3339 in UTC.
pub(in crate::formats) async fn unpack(
    file: &File,
    about: &About,
    now: &str,
    watch: &impl Watch,
) -> Result<Outcome, Ended> {
    watch.done(progress(0, 2)).await?;
    let opened = read(file)?;
    watch.done(progress(1, 2)).await?;
    let (both, differing) = project::merge(&known(about), &opened.project);
    let differs = |name: &String| Said::new("merge-field", [("name", name)]);
    Ok(Outcome::Unpacked(Box::new(Unpacked {
        name: opened.project.name.clone(),
        project: project::to_json(&Project {
            documents: Vec::new(),
            ..both
        }),
        codebook: opened.codebook,
        articles: opened
            .documents
            .iter()
            .map(|loaded| article(&loaded.document, now))
            .collect(),
        refused: opened
            .refused
            .into_iter()
            .map(|(path, error)| (path, error.to_string()))
            .collect(),
        disagreements: differing.iter().map(differs).collect(),
    })))
}

/// Reads a project's file.
pub(in crate::formats) fn read(file: &File) -> Result<OpenedProject, Failure> {
    read_project(&file.bytes.0).map_err(|error| Failure::NoProject {
        file: file.name.clone(),
        why: why(&error),
    })
}

/// A document as it is stored; `now` is RFC 3339 in UTC.
pub(in crate::formats) fn article(document: &Document, now: &str) -> Article {
    let text = document.text.as_str();
    let key = match document.id.as_str() {
        "" => summary::name_for(&document.details.title, text, ""),
        id => id.to_owned(),
    };
    let row = Row {
        key: &key,
        added: now,
        now,
        read: document.marks().len() > 0,
        entries: 0,
        before: None,
    };
    Article {
        row: Summary::of(document, &row),
        beside: summary::name_for(&key, text, ""),
        base: to_json_line(document),
    }
}

/// Why a file cannot be opened as a project.
fn why(error: &ProjectFileError) -> Said {
    match error {
        ProjectFileError::Archive(error) => not_unpacked(error),
        ProjectFileError::Project(ProjectError::Broken {
            line,
            column,
            detail,
        }) => Said::new(
            "why-not-json",
            [
                ("line", &line.to_string()),
                ("column", &column.to_string()),
                ("detail", detail),
            ],
        ),
        ProjectFileError::Project(ProjectError::NotAProject) => Said::new("why-no-project", []),
        ProjectFileError::Project(ProjectError::NewerVersion { found }) => {
            Said::new("why-newer-version", [("found", found)])
        }
    }
}

fn not_unpacked(error: &ArchiveError) -> Said {
    match error {
        ArchiveError::Broken { detail } => Said::new("why-archive-broken", [("detail", detail)]),
        ArchiveError::TooMany { .. } | ArchiveError::TooLarge => {
            Said::new("why-archive-too-large", [])
        }
        ArchiveError::Path { path } | ArchiveError::Twice { path } => {
            Said::new("why-archive-path", [("path", path)])
        }
        ArchiveError::Packing { path } => Said::new("why-archive-packing", [("path", path)]),
    }
}
