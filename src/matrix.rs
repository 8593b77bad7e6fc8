//! The matrix of who stands where, in words, as a table and as a drawing. Pure.

mod picture;
mod sheet;
mod words;

pub use picture::picture;
pub use sheet::sheet;
pub use words::Names;

use standpoint_annotation::{Document, Matrix};

use crate::state::Workspace;
use crate::state::views::Scope;

/// The documents that the matrix is made from, each with its article's key. The open article is
/// taken as it is now, wherever it stands in the project.
pub fn sources(state: &Workspace) -> Vec<(&str, &Document)> {
    let open = state.article.as_deref();
    let open = open.map(|article| (article.key.as_str(), &article.document));
    if state.map.scope == Scope::Article {
        return open.into_iter().collect();
    }
    let others = state.project_documents.iter();
    let others = others.map(|(key, document)| (key.as_str(), &**document));
    let others = others.filter(|(key, _)| open.is_none_or(|(open, _)| open != *key));
    open.into_iter().chain(others).collect()
}

/// The matrix as it is chosen to be shown.
pub fn of(state: &Workspace) -> Matrix {
    let documents = sources(state).into_iter().map(|(_, document)| document);
    Matrix::of(documents, state.map.counted)
}
