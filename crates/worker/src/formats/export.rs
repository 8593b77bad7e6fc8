//! Articles into the formats of others, with what is lost and what reads back.
//!
//! All is written in memory, so that what a file will hold and lose is known before there is one.

use std::collections::BTreeMap;
use std::io;

use standpoint_annotation::Document;
use standpoint_formats::exchange::{
    self, Aspect, Choices, Comparison, Files, Format, Losses, MemoryFiles, name_in_part,
};
use standpoint_formats::project::archive::{self, Packed};
use standpoint_formats::report::{self, Report};
use standpoint_protocol::formats::exchange::{Export, Exported, Offers, ReadBack};
use standpoint_protocol::formats::{Failure, Outcome};

use super::project::{progress, replayed};
use super::second::PARQUET;
use super::{Ended, Watch};

/// What was written, before it is one file.
struct Written {
    files: MemoryFiles,
    losses: Losses,
    read_back: ReadBack,
    extension: &'static str,
    offers: Offers,
}

/// Files, with their names in the order in which they were begun: in that order they are read back.
#[derive(Default)]
struct InOrder {
    files: MemoryFiles,
    names: Vec<String>,
}

impl Files for InOrder {
    fn append(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        if !self.files.0.contains_key(name) {
            self.names.push(name.to_owned());
        }
        self.files.append(name, bytes)
    }
}

/// Writes articles, and reads back what was written.
pub(super) async fn run(export: &Export, watch: &impl Watch) -> Result<Outcome, Ended> {
    // Reading back and packing are the last part.
    let of = export.articles.len() + 1;
    let (mut documents, mut incomplete) = (Vec::new(), 0);
    for (done, kept) in export.articles.iter().enumerate() {
        watch.done(progress(done, of)).await?;
        let Some((document, whole)) = replayed(kept) else {
            incomplete += 1;
            continue;
        };
        incomplete += u32::from(!whole);
        documents.push(document);
    }
    watch.done(progress(of - 1, of)).await?;
    let choices = &export.choices;
    if export.format == PARQUET {
        watch.second_part()?;
    }
    let written = if let Some(format) = exchange::by_id(&export.format) {
        in_format(format, choices, &documents)?
    } else if let Some(report) = report::by_id(&export.format) {
        as_report(report, choices, &documents)?
    } else {
        return Err(unwritable(&format!("there is no format “{}”", export.format)).into());
    };
    finished(written, documents.len(), incomplete)
}

fn in_format(
    format: &'static Format,
    choices: &Choices,
    documents: &[Document],
) -> Result<Written, Failure> {
    let mut files = InOrder::default();
    let mut export = exchange::Export::new(format, choices.clone());
    for document in documents {
        let added = export.add(document, &mut files);
        added.map_err(|error| unwritable(&error))?;
    }
    let (losses, parts) = export
        .finish(&mut files)
        .map_err(|error| unwritable(&error))?;
    let read_back = read_back(format, &files, parts);
    Ok(Written {
        files: files.files,
        losses,
        read_back,
        extension: format.extensions.first().copied().unwrap_or_default(),
        offers: offers(format),
    })
}

/// Whether each part says what was written into it.
fn read_back(format: &Format, written: &InOrder, parts: BTreeMap<String, Comparison>) -> ReadBack {
    for (part, comparison) in parts {
        if let Some(difference) = difference(format, written, &part, &comparison) {
            return ReadBack::Different(difference);
        }
    }
    ReadBack::Same
}

/// What of a part reads back otherwise, in a sentence.
fn difference(
    format: &Format,
    written: &InOrder,
    part: &str,
    comparison: &Comparison,
) -> Option<String> {
    let of_part = |path: &'_ String| {
        let name = name_in_part(format, part, path)?;
        Some((name.to_owned(), written.files.0.get(path)?.clone()))
    };
    let own: Vec<(String, Vec<u8>)> = written.names.iter().filter_map(of_part).collect();
    let names: Vec<String> = own.iter().map(|(name, _)| name.clone()).collect();
    let files = MemoryFiles(own.into_iter().collect());
    let mut refused = None;
    for name in &names {
        let ended = files.read_file(name, format, &Choices::default(), &mut |found| {
            match found.example {
                Ok(example) => comparison.read(&example),
                Err(why) => refused = Some(why),
            }
            Ok(())
        });
        if let Err(error) = ended {
            refused = Some(error.to_string());
        }
    }
    refused.or_else(|| comparison.difference())
}

fn as_report(
    report: &Report,
    choices: &Choices,
    documents: &[Document],
) -> Result<Written, Failure> {
    let (mut files, mut losses) = (MemoryFiles::default(), Losses::default());
    let mut writer = (report.writer)(choices.accepted_only);
    for document in documents {
        let added = writer.add(document, &mut files, &mut losses);
        added.map_err(|error| unwritable(&error))?;
    }
    writer
        .finish(&mut files)
        .map_err(|error| unwritable(&error))?;
    Ok(Written {
        files,
        losses,
        read_back: ReadBack::Unread,
        extension: report.extension,
        offers: Offers {
            accepted_only: true,
            ..Offers::default()
        },
    })
}

/// A choice is offered where the format cannot say what it is about, whatever the articles hold: so
/// the choices stay where they are while one of them is made.
fn offers(format: &Format) -> Offers {
    let has_marks = format.says(Aspect::Marks);
    Offers {
        overlap: has_marks && !format.says(Aspect::Overlaps),
        split: has_marks && !format.says(Aspect::Split),
        // Where marks cannot overlap, each token has one tag.
        scheme: has_marks && !format.says(Aspect::Overlaps),
        negatives: has_marks && format.says(Aspect::Rejected),
        accepted_only: has_marks,
    }
}

/// One file of what was written.
fn finished(written: Written, articles: usize, incomplete: u32) -> Result<Outcome, Ended> {
    let Written {
        files: MemoryFiles(mut files),
        losses,
        read_back,
        extension,
        offers,
    } = written;
    let count = files.len();
    let (bytes, extension) = match files.remove("") {
        Some(alone) if files.is_empty() => (alone, extension),
        alone => {
            let unnamed = alone.map(|bytes| (format!("all.{extension}"), bytes));
            let all = unnamed.into_iter().chain(files);
            let packed = archive::pack(all.map(|(path, bytes)| Packed { path, bytes }));
            (packed.map_err(|error| unwritable(&error))?, "zip")
        }
    };
    Ok(Outcome::Exported(Box::new(Exported {
        bytes: bytes.into(),
        extension: extension.to_owned(),
        files: counted(count),
        articles: counted(articles),
        incomplete,
        lost: losses
            .counts()
            .map(|(aspect, count)| (aspect.id(), counted(count)))
            .collect(),
        read_back,
        offers,
    })))
}

fn counted(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn unwritable(error: &impl ToString) -> Failure {
    Failure::Unwritable {
        detail: error.to_string(),
    }
}

#[cfg(test)]
mod tests;
