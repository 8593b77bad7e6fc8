//! Annotators' files, opened.

use standpoint_annotation::Document;
use standpoint_formats::{Opened, open};
use standpoint_protocol::formats::{Annotator, Failure, Progress};

use super::{Ended, Watch};

/// An annotator's documents.
pub(super) struct Annotated<'a> {
    pub(super) name: &'a str,
    pub(super) documents: Vec<Document>,
}

/// Opens the files of all, a part of the errand each; `after` parts follow.
pub(super) async fn open_all<'a>(
    annotators: &'a [Annotator],
    after: u32,
    watch: &impl Watch,
) -> Result<Vec<Annotated<'a>>, Ended> {
    let files: usize = annotators.iter().map(|a| a.files.len()).sum();
    let of = u32::try_from(files)
        .unwrap_or(u32::MAX)
        .saturating_add(after);
    let mut done = 0;
    let mut all = Vec::with_capacity(annotators.len());
    for annotator in annotators {
        let mut documents = Vec::with_capacity(annotator.files.len());
        for file in &annotator.files {
            documents.push(document(&file.name, &file.bytes.0)?);
            done += 1;
            watch.done(Progress { done, of }).await?;
        }
        all.push(Annotated {
            name: &annotator.name,
            documents,
        });
    }
    Ok(all)
}

fn document(name: &str, bytes: &[u8]) -> Result<Document, Failure> {
    match open(Some(name), bytes) {
        Ok(Opened::Document(loaded)) => Ok(loaded.document),
        Ok(Opened::Text { .. }) => Err(Failure::NoMarks {
            file: name.to_owned(),
        }),
        Err(error) => Err(Failure::Unreadable {
            file: name.to_owned(),
            detail: error.to_string(),
        }),
    }
}
