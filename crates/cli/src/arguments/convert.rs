//! The options of `convert`.

use std::path::PathBuf;

use lexopt::prelude::*;
use standpoint_formats::exchange::{Choices, FORMATS, Format, Overlap, Scheme, Split, Unit, by_id};
use standpoint_formats::report::{self, REPORTS, Report};

use super::{Input, Request, UsageError, input};
use crate::help;

/// Options of `convert`.
#[derive(Debug, PartialEq)]
pub(crate) struct Convert {
    pub(crate) inputs: Vec<Input>,
    /// The format of the inputs; told from their content where none is named.
    pub(crate) from: Option<Language>,
    pub(crate) to: Language,
    pub(crate) output: Option<PathBuf>,
    pub(crate) map: Map,
    pub(crate) save_map: Option<PathBuf>,
    pub(crate) unit: Option<Unit>,
    pub(crate) choices: Choices,
    /// Whether only what would be lost is said.
    pub(crate) dry_run: bool,
    /// Whether nothing is written where something would be lost.
    pub(crate) lossless: bool,
}

/// What a file is written in.
#[derive(Clone, Copy)]
pub(crate) enum Language {
    /// `standpoint/1`.
    Own,
    /// A format of others.
    Foreign(&'static Format),
    /// An output that is not read back.
    Report(&'static Report),
}

/// Where labels get their meaning from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Map {
    /// They keep their names.
    None,
    /// They become what they likely mean.
    Proposed,
    /// A file says it; what it does not name keeps its name.
    File(PathBuf),
}

impl Language {
    fn of(name: &str) -> Option<Self> {
        match name {
            "standpoint" => Some(Self::Own),
            name => by_id(name)
                .map(Self::Foreign)
                .or_else(|| report::by_id(name).map(Self::Report)),
        }
    }

    /// Its name on the command line.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Own => "standpoint",
            Self::Foreign(format) => format.id,
            Self::Report(report) => report.id,
        }
    }

    /// What people call it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Own => "standpoint/1",
            Self::Foreign(format) => format.name,
            Self::Report(report) => report.name,
        }
    }

    /// Whether it is written as a folder of files.
    fn is_folder(self) -> bool {
        matches!(self, Self::Foreign(format) if format.is_folder)
    }
}

impl PartialEq for Language {
    fn eq(&self, other: &Self) -> bool {
        self.id() == other.id()
    }
}

impl std::fmt::Debug for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id())
    }
}

/// The names of all formats.
pub(super) fn formats() -> String {
    let formats = FORMATS.iter().map(|format| format.id);
    let names: Vec<&str> = formats
        .chain(REPORTS.iter().map(|report| report.id))
        .collect();
    format!("standpoint, {}", names.join(", "))
}

/// Reads the arguments behind `convert`.
pub(super) fn convert(parser: &mut lexopt::Parser) -> Result<Request, UsageError> {
    let (mut inputs, mut from, mut to, mut output) = (Vec::new(), None, None, None);
    let (mut map, mut save_map, mut unit) = (None, None, None);
    let (mut dry_run, mut lossless) = (false, false);
    let mut choices = Choices::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Request::Help(help::CONVERT)),
            Long("from") => from = Some(readable(parser)?),
            Long("to") => to = Some(language(parser)?),
            Short('o') | Long("output") => output = Some(parser.value()?.into()),
            Long("map") => map = Some(map_of(parser)?),
            Long("save-map") => save_map = Some(parser.value()?.into()),
            Long("unit") => {
                unit = Some(one_of(
                    parser,
                    "--unit",
                    &Unit::ALL.map(Unit::id),
                    Unit::of,
                )?);
            }
            Long("scheme") => {
                choices.scheme =
                    one_of(parser, "--scheme", &Scheme::ALL.map(Scheme::id), Scheme::of)?;
            }
            Long("split") => {
                choices.split = one_of(parser, "--split", &["pieces", "whole"], split_of)?;
            }
            Long("overlap") => choices.overlap = overlap_of(&words(parser)?),
            Long("accepted") => choices.accepted_only = true,
            Long("negatives") => choices.negatives = true,
            Long("text-field") => choices.text_field = Some(words(parser)?),
            Long("dry-run") => dry_run = true,
            Long("lossless") => lossless = true,
            Value(path) => inputs.push(input(path)),
            _ => return Err(argument.unexpected().into()),
        }
    }
    let missing = |what| UsageError::Missing {
        command: "convert",
        what,
    };
    if inputs.is_empty() {
        return Err(missing(
            "at least one FILE or folder, or - for standard input",
        ));
    }
    let to = to.ok_or(missing("--to with a format"))?;
    if lossless && inputs.contains(&Input::Standard) {
        return Err(missing("files for --lossless, since it reads them twice"));
    }
    if to.is_folder() && output.is_none() && !dry_run {
        return Err(missing(
            "-o with a folder, since the format has several files",
        ));
    }
    // Between formats of others, names stay as they are.
    let map = map.unwrap_or(match to {
        Language::Foreign(_) => Map::None,
        Language::Own | Language::Report(_) => Map::Proposed,
    });
    Ok(Request::Convert(Convert {
        inputs,
        from,
        to,
        output,
        map,
        save_map,
        unit,
        choices,
        dry_run,
        lossless,
    }))
}

pub(super) fn words(parser: &mut lexopt::Parser) -> Result<String, UsageError> {
    Ok(parser.value()?.to_string_lossy().into_owned())
}

fn language(parser: &mut lexopt::Parser) -> Result<Language, UsageError> {
    let name = words(parser)?;
    Language::of(&name).ok_or_else(|| UsageError::NoFormat(name, formats()))
}

/// A format that can be read.
fn readable(parser: &mut lexopt::Parser) -> Result<Language, UsageError> {
    match language(parser)? {
        Language::Report(report) => Err(UsageError::OnlyWritten(report.id)),
        language => Ok(language),
    }
}

fn map_of(parser: &mut lexopt::Parser) -> Result<Map, UsageError> {
    let value = parser.value()?;
    Ok(match value.to_string_lossy().as_ref() {
        "none" => Map::None,
        "proposed" => Map::Proposed,
        _ => Map::File(value.into()),
    })
}

pub(super) fn one_of<T>(
    parser: &mut lexopt::Parser,
    option: &'static str,
    names: &[&str],
    of: impl Fn(&str) -> Option<T>,
) -> Result<T, UsageError> {
    let name = words(parser)?;
    of(&name).ok_or_else(|| UsageError::NotOneOf(option, names.join(", "), name))
}

fn split_of(name: &str) -> Option<Split> {
    match name {
        "pieces" => Some(Split::Pieces),
        "whole" => Some(Split::Whole),
        _ => None,
    }
}

fn overlap_of(name: &str) -> Overlap {
    match name {
        "longest" => Overlap::Longest,
        "per-label" => Overlap::FilePerLabel,
        labels => Overlap::ByLabel(labels.split(',').map(str::to_owned).collect()),
    }
}
