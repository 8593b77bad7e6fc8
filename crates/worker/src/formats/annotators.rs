//! Annotators' files, opened.

use standpoint_agreement::Counted;
use standpoint_agreement::adjudication::{Adjudication, AdjudicationError};
use standpoint_agreement::annotators::{Annotator as Side, Article, Pairing};
use standpoint_annotation::Document;
use standpoint_formats::{Opened, open};
use standpoint_protocol::formats::comparing::{Annotator, Comparison};
use standpoint_protocol::formats::{Failure, File, Progress};

use super::{Ended, Watch, project};

/// The annotators of a comparison with their documents.
pub(super) struct Annotated<'a> {
    comparison: &'a Comparison,
    /// By annotator.
    documents: Vec<Vec<Document>>,
}

/// Opens the files of all, a part of the errand each; `after` parts follow.
pub(super) async fn open_all<'a>(
    comparison: &'a Comparison,
    after: u32,
    watch: &impl Watch,
) -> Result<Annotated<'a>, Ended> {
    let annotators = &comparison.annotators;
    let files: usize = annotators.iter().map(|a| a.files.len()).sum();
    let of = u32::try_from(files)
        .unwrap_or(u32::MAX)
        .saturating_add(after);
    let mut done = 0;
    let mut documents = Vec::with_capacity(annotators.len());
    for Annotator { files, .. } in annotators {
        let mut theirs = Vec::with_capacity(files.len());
        for file in files {
            theirs.extend(documents_of(file)?);
            done += 1;
            watch.done(Progress { done, of }).await?;
        }
        documents.push(theirs);
    }
    Ok(Annotated {
        comparison,
        documents,
    })
}

impl Annotated<'_> {
    /// Which marks count.
    pub(super) fn counted(&self) -> Counted {
        if self.comparison.suggested {
            Counted::Standing
        } else {
            Counted::Accepted
        }
    }

    /// The annotators as they are compared.
    pub(super) fn sides(&self) -> Vec<Side<'_>> {
        let annotators = self.comparison.annotators.iter();
        let sides = annotators
            .zip(&self.documents)
            .map(|(annotator, theirs)| Side {
                name: &annotator.name,
                documents: theirs.iter().collect(),
            });
        sides.collect()
    }

    /// An article, by its place.
    pub(super) fn article(&self, place: usize) -> Result<Article<'_>, Failure> {
        let mut articles = Pairing::of(&self.sides()).articles;
        if place < articles.len() {
            return Ok(articles.swap_remove(place));
        }
        let detail = format!("there is no article number {place}");
        Err(Failure::Refused { detail })
    }

    /// Where the annotators differ on an article.
    pub(super) fn adjudication(&self, article: &Article) -> Result<Adjudication, Failure> {
        let annotators = self.comparison.annotators.iter();
        let sides = annotators
            .map(|annotator| annotator.name.as_str())
            .zip(article.documents.iter().copied());
        let sides: Vec<(&str, &Document)> = sides.collect();
        Adjudication::of(&sides, self.counted()).map_err(|error| refused(&error))
    }
}

/// Why an article's documents cannot be brought together.
pub(super) fn refused(error: &AdjudicationError) -> Failure {
    let detail = error.to_string();
    Failure::Refused { detail }
}

/// What a file begins with that is a zip archive, as a project's is.
const ARCHIVE: &[u8] = b"PK";

/// The documents of a file: one, or those of a project.
fn documents_of(file: &File) -> Result<Vec<Document>, Failure> {
    let name = || file.name.clone();
    if file.bytes.0.starts_with(ARCHIVE) {
        let opened = project::read(file)?;
        // To compare what is left would hide what is missing.
        if let Some((path, error)) = opened.refused.first() {
            return Err(Failure::Unreadable {
                file: format!("{}: {path}", file.name),
                detail: error.to_string(),
            });
        }
        let documents = opened.documents.into_iter();
        return Ok(documents.map(|loaded| loaded.document).collect());
    }
    match open(Some(&file.name), &file.bytes.0) {
        Ok(Opened::Document(loaded)) => Ok(vec![loaded.document]),
        Ok(Opened::Text { .. } | Opened::Codebook(_)) => Err(Failure::NoMarks { file: name() }),
        Err(error) => Err(Failure::Unreadable {
            file: name(),
            detail: error.to_string(),
        }),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// An annotator with one file: `text` with these marks, each a label and the words it is on.
    pub(crate) fn annotator(name: &str, text: &str, marks: &[(&str, &str)]) -> Annotator {
        let marks = marks.iter().enumerate().map(|(number, (label, quote))| {
            let at = text.find(quote).unwrap();
            let start = text[..at].chars().count();
            let end = start + quote.chars().count();
            serde_json::json!({
                "id": format!("m{number}"), "label": label, "state": "accepted",
                "spans": [{"start": start, "end": end, "quote": quote}],
            })
        });
        let json = serde_json::json!({
            "format": "standpoint/1", "id": "dam", "title": "The dam", "offsets": "code_points",
            "text": text, "marks": marks.collect::<Vec<_>>(),
        });
        let file = File {
            name: format!("{name}.json"),
            bytes: json.to_string().into_bytes().into(),
        };
        Annotator {
            name: name.to_owned(),
            files: vec![file],
        }
    }

    pub(crate) fn comparison(annotators: Vec<Annotator>) -> Comparison {
        Comparison {
            annotators,
            suggested: false,
        }
    }
}
