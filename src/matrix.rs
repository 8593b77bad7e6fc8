//! The matrix of who stands where, in words, as a table and as a drawing. Pure.

mod picture;
mod sheet;
mod words;

pub use picture::picture;
pub use sheet::sheet;
pub use words::{Names, actor_name, issue_name};

use standpoint_annotation::{Document, Matrix};

use crate::state::views::{MapView, Scope};
use crate::state::workspace::Others;
use crate::state::{Article, Workspace};

/// The documents that the matrix is made from, each with its article's key. The open article is
/// taken as it is now, wherever it stands in the project.
pub fn sources<'s>(
    open: Option<&'s Article>,
    others: &'s Others,
    scope: Scope,
) -> Vec<(&'s str, &'s Document)> {
    let mut sources = Vec::new();
    let mut take = |key: &'s str, document: &'s Document| sources.push((key, document));
    if let Some(article) = open {
        take(&article.key, &article.document);
    }
    if scope == Scope::Project {
        let others = others.iter();
        for (key, document) in others.filter(|(key, _)| open.is_none_or(|open| open.key != *key)) {
            take(key, document);
        }
    }
    sources
}

/// The matrix of these documents, as it is chosen to be shown.
pub fn of(sources: &[(&str, &Document)], view: &MapView) -> Matrix {
    let documents = sources.iter().map(|(_, document)| *document);
    Matrix::of(documents, view.counted)
}

/// The matrix as it is chosen to be shown now.
pub fn now(state: &Workspace) -> Matrix {
    let open = state.article.as_deref();
    let sources = sources(open, &state.project_documents, state.map.scope);
    of(&sources, &state.map)
}
