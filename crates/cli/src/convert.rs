//! `standpoint convert`: from any format that is spoken into any other.

mod ahead;
mod back;
pub(crate) mod disk;
mod growing;
mod source;
mod survey;
mod target;

use std::fs;

use standpoint_annotation::Document;
use standpoint_formats::exchange::{Losses, Mapping};

use crate::arguments::{Convert, Map};
use crate::failure::Failure;
use crate::progress::Progress;
use crate::say::say;
use source::{Ended, Source};
use survey::{Survey, say_losses};
use target::Target;

/// Converts what the options name; whether all of it could be.
pub(crate) fn convert(options: &Convert) -> Result<bool, Failure> {
    let mapping = match &options.map {
        Map::None | Map::Proposed => Mapping::default(),
        Map::File(path) => {
            let json = fs::read_to_string(path).map_err(|error| Failure::read(path, error))?;
            serde_json::from_str(&json).map_err(|error| Failure::Line {
                place: path.display().to_string(),
                what: format!("is no mapping of labels: {error}"),
            })?
        }
    };
    let files = source::files(&options.inputs)?;
    let mut conversion = Conversion::begin(options, &files)?;
    if survey::is_wanted(options, &files) {
        let losses = survey::losses(options, mapping.clone(), &files)?;
        say_losses(options, &losses);
        if options.lossless && !losses.is_empty() {
            say(format_args!(
                "nothing was written, since that would be lost"
            ));
            return Ok(false);
        }
        conversion.said = losses;
    }
    let ended = ahead::read_all(options, mapping, &files, &mut |read| conversion.take(read))?;
    let all_well = conversion.finish(&ended)?;
    if let Some(path) = &options.save_map {
        let json = serde_json::to_string_pretty(&ended.mapping).unwrap_or_default();
        fs::write(path, json + "\n").map_err(|error| Failure::write(path, error))?;
    }
    Ok(all_well)
}

/// A document with remarks on it, or why there is none.
pub(crate) struct Read {
    /// The file, and where in it; empty where nothing is said of it.
    pub(crate) place: String,
    pub(crate) document: Result<Document, String>,
    pub(crate) remarks: Vec<String>,
}

/// A conversion under way.
struct Conversion<'o> {
    options: &'o Convert,
    /// None where nothing is to be written.
    target: Option<Target<'o>>,
    /// What would be lost, where nothing is to be written.
    survey: Survey<'o>,
    /// What was said to be lost before anything was written.
    said: Losses,
    count: usize,
    refused: usize,
    progress: Progress,
}

impl<'o> Conversion<'o> {
    fn begin(options: &'o Convert, files: &[Source]) -> Result<Self, Failure> {
        let target = if options.dry_run {
            None
        } else {
            Some(Target::open(options, files)?)
        };
        Ok(Self {
            options,
            target,
            survey: Survey::new(options),
            said: Losses::default(),
            count: 0,
            refused: 0,
            progress: Progress::new(),
        })
    }

    fn take(&mut self, read: Read) -> Result<(), Failure> {
        if !read.remarks.is_empty() || read.document.is_err() {
            self.progress.clear();
        }
        for remark in &read.remarks {
            say(format_args!("{}: {remark}", read.place));
        }
        match read.document {
            Ok(document) => {
                self.count += 1;
                match &mut self.target {
                    Some(target) => target.add(&document)?,
                    None => self.survey.take(&document),
                }
            }
            Err(why) => {
                self.refused += 1;
                say(format_args!("{}: {why}", read.place));
            }
        }
        self.progress.step();
        Ok(())
    }

    /// Says what became of it; whether all is well.
    fn finish(mut self, ended: &Ended) -> Result<bool, Failure> {
        self.progress.clear();
        say_recognised(ended);
        let mut is_same = true;
        let texts = if self.count == 1 {
            "1 text".to_owned()
        } else {
            format!("{} texts", self.count)
        };
        let name = self.options.to.name();
        let losses = match self.target.take() {
            None => {
                say(format_args!("{texts} would be written as {name}"));
                self.survey.losses
            }
            Some(target) => {
                let done = target.finish()?;
                let back = match done.difference {
                    _ if !done.is_read_back => String::new(),
                    None => ", and read back identically".to_owned(),
                    Some(difference) => {
                        is_same = false;
                        format!("; {difference}")
                    }
                };
                say(format_args!("{texts} written as {name}{back}"));
                done.losses
            }
        };
        // What was said before is not said again.
        if losses != self.said {
            say_losses(self.options, &losses);
        }
        if self.refused > 0 {
            let are = if self.refused == 1 { "is" } else { "are" };
            say(format_args!(
                "{} could not be read and {are} left out",
                self.refused
            ));
        }
        Ok(self.refused == 0 && is_same)
    }
}

/// Says what files were taken for without being told.
fn say_recognised(ended: &Ended) {
    let names = ended.recognised.iter().map(|(name, count)| match count {
        1 => (*name).to_owned(),
        count => format!("{name} ({count} files)"),
    });
    let names: Vec<String> = names.collect();
    if !names.is_empty() {
        let names = names.join(", ");
        say(format_args!("recognised as {names}; --from overrules that"));
    }
}
