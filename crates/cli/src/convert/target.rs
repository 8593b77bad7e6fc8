//! Where converted documents go.

use std::fs::{self, File};
use std::io::{BufWriter, Write, stdout};
use std::path::{Path, PathBuf};

use standpoint_annotation::Document;
use standpoint_annotation::json::{to_json, to_json_line};
use standpoint_formats::exchange::{Export, Format, Losses};
use standpoint_formats::report::ReportWriter;
use standpoint_formats::{sensible_file_name, title_of};

use super::back::{Follower, difference, followed};
use super::disk::Disk;
use super::source::Source;
use crate::arguments::{Convert, Language};
use crate::failure::Failure;

/// What documents are written to.
pub(super) enum Target<'o> {
    Foreign {
        format: &'static Format,
        export: Box<Export>,
        disk: Box<Disk>,
        output: Option<&'o Path>,
        /// Reads back what is written already, where that can be done.
        follower: Option<Follower>,
    },
    Report {
        writer: Box<dyn ReportWriter>,
        losses: Losses,
        disk: Box<Disk>,
        output: Option<&'o Path>,
    },
    /// One document a line.
    Lines(PathBuf, Box<dyn Write>),
    /// One document, which is there already if the flag says so.
    Single(PathBuf, bool),
    Folder(PathBuf),
}

/// What came of the writing.
pub(super) struct Done {
    pub(super) losses: Losses,
    pub(super) is_read_back: bool,
    pub(super) difference: Option<String>,
}

impl Done {
    /// Written, and not read back.
    fn unread(losses: Losses) -> Self {
        Self {
            losses,
            is_read_back: false,
            difference: None,
        }
    }
}

impl<'o> Target<'o> {
    /// Where the options want it.
    ///
    /// # Errors
    /// When an input would be overwritten, or the output cannot be written.
    pub(super) fn open(options: &'o Convert, sources: &[Source]) -> Result<Self, Failure> {
        let output = options.output.as_deref();
        if let Some(output) = output {
            for source in sources {
                refuse_same(source, output)?;
            }
        }
        match options.to {
            Language::Foreign(format) => {
                let disk = output.map_or_else(Disk::standard, |output| {
                    Disk::files(output, format.is_folder)
                });
                let export = Box::new(Export::new(format, options.choices.clone()));
                let disk = Box::new(disk);
                Ok(Self::Foreign {
                    format,
                    export,
                    disk,
                    output,
                    follower: None,
                })
            }
            Language::Report(report) => Ok(Self::Report {
                writer: (report.writer)(options.choices.accepted_only),
                losses: Losses::default(),
                disk: Box::new(
                    output.map_or_else(Disk::standard, |output| Disk::files(output, false)),
                ),
                output,
            }),
            Language::Own => own(output),
        }
    }

    pub(super) fn add(&mut self, document: &Document) -> Result<(), Failure> {
        match self {
            Self::Foreign {
                format,
                export,
                disk,
                output,
                follower,
            } => {
                let written = export.add(document, &mut **disk);
                written.map_err(|error| Failure::write(named(*output), error))?;
                if follower.is_none()
                    && let Some(part) = export.only_part()
                {
                    *follower = followed(format, part, disk);
                }
                Ok(())
            }
            Self::Report {
                writer,
                losses,
                disk,
                output,
            } => {
                let written = writer.add(document, &mut **disk, losses);
                written.map_err(|error| Failure::write(named(*output), error))
            }
            Self::Lines(path, stream) => {
                let line = to_json_line(&titled(document));
                writeln!(stream, "{line}").map_err(|error| Failure::write(path, error))
            }
            Self::Single(path, true) => Err(Failure::OneDocument(path.clone())),
            Self::Single(path, is_there) => {
                *is_there = true;
                let written = fs::write(&*path, to_json(&titled(document)));
                written.map_err(|error| Failure::write(path, error))
            }
            Self::Folder(folder) => {
                let path = free_name(folder, &document.id);
                let written = fs::write(&path, to_json(&titled(document)));
                written.map_err(|error| Failure::write(&path, error))
            }
        }
    }

    pub(super) fn finish(self) -> Result<Done, Failure> {
        let (format, export, mut disk, output, follower) = match self {
            Self::Foreign {
                format,
                export,
                disk,
                output,
                follower,
            } => (format, export, disk, output, follower),
            Self::Report {
                mut writer,
                losses,
                mut disk,
                output,
            } => {
                let written = writer.finish(&mut *disk).and_then(|()| disk.flush());
                written.map_err(|error| Failure::write(named(output), error))?;
                return Ok(Done::unread(losses));
            }
            Self::Lines(path, mut stream) => {
                stream
                    .flush()
                    .map_err(|error| Failure::write(&path, error))?;
                return Ok(Done::unread(Losses::default()));
            }
            Self::Single(..) | Self::Folder(_) => {
                return Ok(Done::unread(Losses::default()));
            }
        };
        let finished = export
            .finish(&mut *disk)
            .and_then(|done| disk.flush().map(|()| done));
        let (losses, parts) = finished.map_err(|error| Failure::write(named(output), error))?;
        let Disk::Files(files) = &*disk else {
            return Ok(Done::unread(losses));
        };
        files.growth().end();
        Ok(Done {
            losses,
            is_read_back: true,
            difference: difference(format, files, &parts, follower),
        })
    }
}

fn named(output: Option<&Path>) -> &Path {
    output.unwrap_or(Path::new("standard output"))
}

fn own<'o>(output: Option<&Path>) -> Result<Target<'o>, Failure> {
    let Some(output) = output else {
        return Ok(Target::Lines(
            "standard output".into(),
            Box::new(BufWriter::new(stdout())),
        ));
    };
    let path = output.to_owned();
    if output.is_dir() || output.to_string_lossy().ends_with(['/', '\\']) {
        fs::create_dir_all(output).map_err(|error| Failure::write(output, error))?;
        return Ok(Target::Folder(path));
    }
    if output
        .extension()
        .is_some_and(|e| e == "jsonl" || e == "ndjson")
    {
        let file = File::create(output).map_err(|error| Failure::write(output, error))?;
        return Ok(Target::Lines(path, Box::new(BufWriter::new(file))));
    }
    Ok(Target::Single(path, false))
}

/// A document of ours has a title.
fn titled(document: &Document) -> Document {
    let mut document = document.clone();
    if document.details.title.is_empty() {
        document.details.title = title_of(document.text.as_str());
    }
    document
}

/// A file in the folder that is not there yet, called after the document.
fn free_name(folder: &Path, id: &str) -> PathBuf {
    let name = sensible_file_name(id);
    let first = folder.join(format!("{name}.json"));
    let others = (2..).map(|number| folder.join(format!("{name}-{number}.json")));
    let mut free = std::iter::once(first.clone())
        .chain(others)
        .filter(|path| !path.exists());
    free.next().unwrap_or(first)
}

fn refuse_same(source: &Source, output: &Path) -> Result<(), Failure> {
    let Source::File(path) = source else {
        return Ok(());
    };
    let same = fs::canonicalize(path)
        .ok()
        .zip(fs::canonicalize(output).ok());
    match same {
        Some((input, output_file)) if input == output_file => {
            Err(Failure::OverInput(output.to_owned()))
        }
        _ => Ok(()),
    }
}
