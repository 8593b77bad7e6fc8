//! A whole project: into a file, out of one, and into another.

mod pack;
mod search;
mod unite;
mod unpack;

#[cfg(test)]
mod tests;

use standpoint_annotation::project::{self, Project};
use standpoint_annotation::{Document, History, json};
use standpoint_protocol::formats::Progress;
use standpoint_protocol::formats::project::{About, Kept};

pub(super) use pack::pack;
pub(super) use search::make_searchable;
pub(super) use unite::unite;
pub(super) use unpack::{article as article_of, read, unpack};

/// A stored document with its journal played back, as far as it can be, and whether that is all of
/// it; `None` where it cannot be read at all.
pub(super) fn replayed(kept: &Kept) -> Option<(Document, bool)> {
    let mut document = json::from_json(&kept.base).ok()?.document;
    let mut history = History::default();
    for (expected, (number, entry)) in (0..).zip(&kept.journal) {
        let entry = (*number == expected).then(|| serde_json::from_str(entry));
        let Some(Ok(entry)) = entry else {
            return Some((document, false));
        };
        if history.play(&mut document, entry).is_err() {
            return Some((document, false));
        }
    }
    Some((document, true))
}

/// The project without its documents.
fn known(about: &About) -> Project {
    let stored = about.project.as_deref().map(project::from_json);
    let mut known = stored.and_then(Result::ok).unwrap_or_default();
    if known.id.is_empty() {
        known.id.clone_from(&about.id);
    }
    if !about.name.is_empty() {
        known.name.clone_from(&about.name);
    }
    known
}

/// So many of all parts.
pub(super) fn progress(done: usize, of: usize) -> Progress {
    let count = |number| u32::try_from(number).unwrap_or(u32::MAX);
    Progress {
        done: count(done),
        of: count(of),
    }
}
