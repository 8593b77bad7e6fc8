//! What was asked for.

mod convert;
mod dataset;

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use lexopt::prelude::*;
use standpoint_annotation::LabelId;
use standpoint_engine::Thresholds;

use crate::help;
pub(crate) use convert::{Convert, Language, Map};
pub(crate) use dataset::{Aim, Dataset};

/// A command with its options.
#[derive(Debug, PartialEq)]
pub(crate) enum Request {
    Mark(Mark),
    Validate(Vec<Input>),
    Evaluate {
        gold: PathBuf,
        predicted: PathBuf,
        json: bool,
    },
    Agree(Agree),
    Convert(Convert),
    Dataset(Box<Dataset>),
    Help(&'static str),
    Version,
}

/// Options of `mark`.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Mark {
    pub(crate) inputs: Vec<Input>,
    pub(crate) jsonl: bool,
    pub(crate) pretty: bool,
    /// Lines that say why, instead of documents.
    pub(crate) why: bool,
    pub(crate) thresholds: Thresholds,
    pub(crate) layer: Option<Layer>,
    pub(crate) engine: Which,
    /// The deep reader's weights, where they are not in their usual place.
    pub(crate) model: Option<PathBuf>,
    pub(crate) jobs: Option<NonZeroUsize>,
    pub(crate) output: Option<PathBuf>,
}

/// Options of `agree`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Agree {
    /// A file or folder for each annotator, at least two.
    pub(crate) annotators: Vec<PathBuf>,
    pub(crate) suggested: bool,
    pub(crate) json: bool,
}

/// Which engine reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Which {
    #[default]
    Instant,
    Deep,
}

/// What a learned layer looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layer {
    Attribution,
    Names,
    Uncertainty,
    Actors,
    Stance,
}

impl Layer {
    fn of(name: &str) -> Option<Self> {
        match name {
            "attribution" => Some(Self::Attribution),
            "names" => Some(Self::Names),
            "uncertainty" => Some(Self::Uncertainty),
            "actors" => Some(Self::Actors),
            "stance" => Some(Self::Stance),
            _ => None,
        }
    }
}

/// More threads than any machine has processors would only take memory.
const MOST_JOBS: NonZeroUsize = match NonZeroUsize::new(512) {
    Some(jobs) => jobs,
    None => NonZeroUsize::MIN,
};

/// Where to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Input {
    Standard,
    File(PathBuf),
}

/// Why it is not understood.
#[derive(Debug, thiserror::Error)]
pub(crate) enum UsageError {
    #[error(
        "there is no command “{0}”; the commands are mark, validate, evaluate, agree, convert and dataset"
    )]
    NoCommand(String),
    #[error("{0}")]
    Argument(#[from] lexopt::Error),
    #[error("there is no format “{0}”; the formats are {1}")]
    NoFormat(String, String),
    #[error("“{0}” is written for people and networks, and cannot be read")]
    OnlyWritten(&'static str),
    #[error("{0} needs one of {1}, not “{2}”")]
    NotOneOf(&'static str, String, String),
    #[error("--jobs needs a number from 1 to {MOST_JOBS}, not “{0}”")]
    Jobs(String),
    #[error("{0} needs {1}, not “{2}”")]
    Not(&'static str, &'static str, String),
    #[error("“{command}” needs {what}")]
    Missing {
        command: &'static str,
        what: &'static str,
    },
    #[error(
        "--threshold needs a label and the least confidence from 0 to 1, like position=0.7, not “{0}”"
    )]
    Threshold(String),
    #[error("there is no engine “{0}”; the engines are instant and deep")]
    NoEngine(String),
    #[error("--model names the weights of the deep reader: add --engine deep")]
    ModelOfInstant,
    #[error(
        "there is no layer “{0}”; the layers are attribution, names, uncertainty, stance and, of the deep reader, actors"
    )]
    NoLayer(String),
    #[error("--layer actors is of the deep reader alone: add --engine deep")]
    ActorsOfInstant,
    #[error(
        "--layer writes one line for each text, so the texts have to come that way: add --jsonl"
    )]
    LayerLines,
    #[error(
        "--why writes lines for reading instead of documents: leave --jsonl, --layer and --pretty out"
    )]
    WhyLines,
    #[error("--pretty writes many lines for one document; with --jsonl each has to be on one line")]
    PrettyLines,
    #[error("--pretty writes many lines for one document, so several need a folder: add -o FOLDER")]
    PrettySeveral,
}

/// Reads the arguments that follow the program's name.
pub(crate) fn read(arguments: Vec<OsString>) -> Result<Request, UsageError> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let Some(first) = parser.next()? else {
        return Ok(Request::Help(help::GENERAL));
    };
    match first {
        Short('h') | Long("help") => Ok(Request::Help(help::GENERAL)),
        Short('V') | Long("version") => Ok(Request::Version),
        Value(command) => match command.to_string_lossy().as_ref() {
            "mark" => mark(&mut parser),
            "validate" => validate(&mut parser),
            "evaluate" => evaluate(&mut parser),
            "agree" => agree(&mut parser),
            "convert" => convert::convert(&mut parser),
            "dataset" => dataset::dataset(&mut parser),
            "help" => Ok(Request::Help(help_for(&mut parser)?)),
            other => Err(UsageError::NoCommand(other.to_owned())),
        },
        _ => Err(first.unexpected().into()),
    }
}

fn help_for(parser: &mut lexopt::Parser) -> Result<&'static str, UsageError> {
    Ok(match parser.next()? {
        Some(Value(command)) if command == "mark" => help::MARK,
        Some(Value(command)) if command == "validate" => help::VALIDATE,
        Some(Value(command)) if command == "evaluate" => help::EVALUATE,
        Some(Value(command)) if command == "agree" => help::AGREE,
        Some(Value(command)) if command == "convert" => help::CONVERT,
        Some(Value(command)) if command == "dataset" => help::DATASET,
        _ => help::GENERAL,
    })
}

fn mark(parser: &mut lexopt::Parser) -> Result<Request, UsageError> {
    let mut mark = Mark::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Request::Help(help::MARK)),
            Long("jsonl") => mark.jsonl = true,
            Long("pretty") => mark.pretty = true,
            Long("all") => mark.thresholds = Thresholds::none(),
            Long("why") => mark.why = true,
            Long("threshold") => {
                let pair = parser.value()?.to_string_lossy().into_owned();
                let (label, least) = threshold(&pair).ok_or(UsageError::Threshold(pair))?;
                mark.thresholds = mark.thresholds.with(label, least);
            }
            Long("layer") => {
                let name = parser.value()?.to_string_lossy().into_owned();
                mark.layer = Some(Layer::of(&name).ok_or(UsageError::NoLayer(name))?);
            }
            Long("engine") => {
                mark.engine = match parser.value()?.to_string_lossy().as_ref() {
                    "instant" => Which::Instant,
                    "deep" => Which::Deep,
                    other => return Err(UsageError::NoEngine(other.to_owned())),
                }
            }
            Long("model") => mark.model = Some(parser.value()?.into()),
            Short('j') | Long("jobs") => {
                let number = parser.value()?.to_string_lossy().into_owned();
                let jobs = number.parse().ok().filter(|jobs| *jobs <= MOST_JOBS);
                mark.jobs = Some(jobs.ok_or(UsageError::Jobs(number))?);
            }
            Short('o') | Long("output") => mark.output = Some(parser.value()?.into()),
            Value(path) => mark.inputs.push(input(path)),
            _ => return Err(argument.unexpected().into()),
        }
    }
    if mark.inputs.is_empty() {
        mark.inputs.push(Input::Standard);
    }
    check(&mark)?;
    Ok(Request::Mark(mark))
}

/// Whether the options of `mark` go together.
fn check(mark: &Mark) -> Result<(), UsageError> {
    if mark.model.is_some() && mark.engine != Which::Deep {
        return Err(UsageError::ModelOfInstant);
    }
    if mark.layer == Some(Layer::Actors) && mark.engine != Which::Deep {
        return Err(UsageError::ActorsOfInstant);
    }
    if mark.layer.is_some() && !mark.jsonl {
        return Err(UsageError::LayerLines);
    }
    if mark.why && (mark.jsonl || mark.pretty || mark.layer.is_some()) {
        return Err(UsageError::WhyLines);
    }
    if mark.pretty && mark.jsonl {
        return Err(UsageError::PrettyLines);
    }
    if mark.pretty && mark.inputs.len() > 1 && mark.output.is_none() {
        return Err(UsageError::PrettySeveral);
    }
    Ok(())
}

/// A label and its threshold, as in `position=0.7`.
fn threshold(pair: &str) -> Option<(LabelId, f64)> {
    let (label, least) = pair.split_once('=')?;
    let least = least
        .parse()
        .ok()
        .filter(|least| (0.0..=1.0).contains(least))?;
    (!label.is_empty()).then(|| (label.into(), least))
}

fn validate(parser: &mut lexopt::Parser) -> Result<Request, UsageError> {
    let mut inputs = Vec::new();
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Request::Help(help::VALIDATE)),
            Value(path) => inputs.push(input(path)),
            _ => return Err(argument.unexpected().into()),
        }
    }
    if inputs.is_empty() {
        let what = "at least one FILE, or - for standard input";
        return Err(UsageError::Missing {
            command: "validate",
            what,
        });
    }
    Ok(Request::Validate(inputs))
}

fn evaluate(parser: &mut lexopt::Parser) -> Result<Request, UsageError> {
    let (mut gold, mut predicted, mut json) = (None, None, false);
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Request::Help(help::EVALUATE)),
            Long("gold") => gold = Some(parser.value()?.into()),
            Long("pred") => predicted = Some(parser.value()?.into()),
            Long("json") => json = true,
            _ => return Err(argument.unexpected().into()),
        }
    }
    let missing = |what| UsageError::Missing {
        command: "evaluate",
        what,
    };
    Ok(Request::Evaluate {
        gold: gold.ok_or(missing("--gold with a file or folder"))?,
        predicted: predicted.ok_or(missing("--pred with a file or folder"))?,
        json,
    })
}

fn agree(parser: &mut lexopt::Parser) -> Result<Request, UsageError> {
    let mut agree = Agree::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Request::Help(help::AGREE)),
            Long("suggested") => agree.suggested = true,
            Long("json") => agree.json = true,
            Value(path) => agree.annotators.push(path.into()),
            _ => return Err(argument.unexpected().into()),
        }
    }
    if agree.annotators.len() < 2 {
        return Err(UsageError::Missing {
            command: "agree",
            what: "a file or folder for each annotator, at least two",
        });
    }
    Ok(Request::Agree(agree))
}

fn input(path: OsString) -> Input {
    if path == "-" {
        Input::Standard
    } else {
        Input::File(path.into())
    }
}

#[cfg(test)]
mod tests;
