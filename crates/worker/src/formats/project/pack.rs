//! A project into one file.

use standpoint_annotation::{DocumentEntry, json};
use standpoint_formats::project::write_project;
use standpoint_protocol::formats::project::{About, Kept, Packed};
use standpoint_protocol::formats::{Failure, Outcome};

use super::super::{Ended, Watch};
use super::{known, progress, replayed};

/// Writes a project with its articles, in their order.
pub(in crate::formats) async fn pack(
    about: &About,
    articles: &[Kept],
    watch: &impl Watch,
) -> Result<Outcome, Ended> {
    let (mut documents, mut codebook, mut incomplete) = (Vec::new(), about.codebook.clone(), 0);
    for (done, kept) in articles.iter().enumerate() {
        watch.done(progress(done, articles.len() + 1)).await?;
        let Some((mut document, whole)) = replayed(kept) else {
            incomplete += 1;
            continue;
        };
        incomplete += u32::from(!whole);
        // Names that are given once in this project, whatever the articles were called before.
        document.id.clone_from(&kept.key);
        codebook.get_or_insert_with(|| json::codebook_to_json(&document.codebook));
        let entry = DocumentEntry {
            id: kept.key.clone(),
            title: document.details.title.clone(),
            ..DocumentEntry::default()
        };
        documents.push((entry, json::to_json(&document)));
    }
    let bytes = write_project(&known(about), &codebook.unwrap_or_default(), documents);
    let bytes = bytes.map_err(|error| Failure::Unwritable {
        detail: error.to_string(),
    })?;
    Ok(Outcome::Packed(Packed {
        bytes: bytes.into(),
        incomplete,
    }))
}
