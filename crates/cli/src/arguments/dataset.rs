//! The options of `dataset`.

use std::path::PathBuf;

use lexopt::prelude::*;
use standpoint_formats::dataset::{Format, Order, Recipe, Shares, Task, Window};
use standpoint_formats::exchange::Scheme;

use super::convert::{one_of, words};
use super::{Request, UsageError};
use crate::help;

/// Options of `dataset`.
#[derive(Debug, PartialEq)]
pub(crate) struct Dataset {
    pub(crate) inputs: Vec<PathBuf>,
    pub(crate) recipe: Recipe,
    /// The file of a frozen test set.
    pub(crate) frozen: Option<PathBuf>,
    /// Whether the engine is asked for what it would mark.
    pub(crate) doubts: bool,
    pub(crate) aim: Aim,
}

/// What is to come of it.
#[derive(Debug, PartialEq)]
pub(crate) enum Aim {
    Preview,
    Files {
        format: Format,
        folder: PathBuf,
        licence: String,
        name: Option<String>,
        agreement: Option<PathBuf>,
        scheme: Scheme,
        /// Whether rows of a Hugging Face folder are in Parquet, rather than JSON Lines.
        parquet: bool,
    },
}

/// What was said, before it is known whether it is enough.
#[derive(Default)]
struct Said {
    inputs: Vec<PathBuf>,
    task: Option<Task>,
    format: Option<Format>,
    folder: Option<PathBuf>,
    licence: Option<String>,
    name: Option<String>,
    agreement: Option<PathBuf>,
    scheme: Scheme,
    parquet: bool,
    frozen: Option<PathBuf>,
    window: Option<Window>,
    unlabelled: Option<f64>,
    doubts: bool,
    preview: bool,
}

/// Reads the arguments behind `dataset`.
pub(super) fn dataset(parser: &mut lexopt::Parser) -> Result<Request, UsageError> {
    let mut said = Said::default();
    // The task, on which what is usual depends, may come last.
    let mut recipe = Recipe::new(Task::Tokens);
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Request::Help(help::DATASET)),
            Value(path) => said.inputs.push(path.into()),
            Short('o') => said.folder = Some(parser.value()?.into()),
            Long(option) => {
                let option = option.to_owned();
                let is_known = aim(&option, parser, &mut said)?
                    || rows(&option, parser, &mut said, &mut recipe)?
                    || parts(&option, parser, &mut recipe)?;
                if !is_known {
                    return Err(lexopt::Error::UnexpectedOption(format!("--{option}")).into());
                }
            }
            Short(_) => return Err(argument.unexpected().into()),
        }
    }
    if recipe.plan.folds.is_some() && recipe.plan.order == Order::Date {
        let what = "either --folds or --by-date: folds have no order of days";
        return Err(UsageError::Missing {
            command: "dataset",
            what,
        });
    }
    said.request(recipe)
}

/// Options that say what is to come of it; whether this is one.
fn aim(option: &str, parser: &mut lexopt::Parser, said: &mut Said) -> Result<bool, UsageError> {
    match option {
        "format" => {
            let names = Format::ALL.map(Format::id);
            said.format = Some(one_of(parser, "--format", &names, Format::of)?);
        }
        "output" => said.folder = Some(parser.value()?.into()),
        "license" => said.licence = Some(words(parser)?),
        "name" => said.name = Some(words(parser)?),
        "agreement" => said.agreement = Some(parser.value()?.into()),
        "scheme" => {
            let names = Scheme::ALL.map(Scheme::id);
            said.scheme = one_of(parser, "--scheme", &names, Scheme::of)?;
        }
        "rows" => {
            let is_parquet = |name: &str| match name {
                "jsonl" => Some(false),
                "parquet" => Some(true),
                _ => None,
            };
            said.parquet = one_of(parser, "--rows", &["jsonl", "parquet"], is_parquet)?;
        }
        "frozen" => said.frozen = Some(parser.value()?.into()),
        "doubts" => said.doubts = true,
        "preview" => said.preview = true,
        _ => return Ok(false),
    }
    Ok(true)
}

/// Options that say what rows are; whether this is one.
fn rows(
    option: &str,
    parser: &mut lexopt::Parser,
    said: &mut Said,
    recipe: &mut Recipe,
) -> Result<bool, UsageError> {
    match option {
        "task" => {
            said.task = Some(one_of(
                parser,
                "--task",
                &Task::ALL.map(Task::id),
                Task::of,
            )?);
        }
        "window" => {
            let wanted = "sentence, paragraph, article, tokens:N or tokens:N:OVERLAP";
            said.window = Some(read(parser, "--window", wanted, Window::of)?);
        }
        "labels" => recipe.labels = list(parser)?,
        "links" => recipe.links = list(parser)?,
        "silver" => recipe.evidence.silver = Some(rate(parser, "--silver")?),
        "negatives" => recipe.evidence.negatives = true,
        "unlabelled" => said.unlabelled = Some(rate(parser, "--unlabelled")?),
        "sure" => recipe.sure = rate(parser, "--sure")?,
        _ => return Ok(false),
    }
    Ok(true)
}

/// Options that say how articles are divided; whether this is one.
fn parts(
    option: &str,
    parser: &mut lexopt::Parser,
    recipe: &mut Recipe,
) -> Result<bool, UsageError> {
    let plan = &mut recipe.plan;
    match option {
        "shares" => {
            let wanted = "three numbers, the first above 0, such as 80,10,10";
            plan.shares = read(parser, "--shares", wanted, shares)?;
        }
        "by-date" => plan.order = Order::Date,
        "folds" => {
            let wanted = "a number from 2 to 100";
            let folds = |words: &str| words.parse().ok().filter(|folds| (2..=100).contains(folds));
            plan.folds = Some(read(parser, "--folds", wanted, folds)?);
        }
        "seed" => {
            let wanted = "a whole number of at least 0";
            plan.seed = read(parser, "--seed", wanted, |words| words.parse().ok())?;
        }
        _ => return Ok(false),
    }
    Ok(true)
}

impl Said {
    fn request(self, mut recipe: Recipe) -> Result<Request, UsageError> {
        let missing = |what| UsageError::Missing {
            command: "dataset",
            what,
        };
        if self.inputs.is_empty() {
            return Err(missing("a project, document or folder"));
        }
        recipe.task = self
            .task
            .ok_or(missing("--task with what is to be learned"))?;
        recipe.window = self.window.unwrap_or(recipe.task.usual_window());
        recipe.unlabelled = self.unlabelled.unwrap_or(recipe.task.usual_unlabelled());
        let aim = if self.preview {
            Aim::Preview
        } else {
            Aim::Files {
                format: self.format.ok_or(missing("--format, or --preview"))?,
                licence: self
                    .licence
                    .filter(|licence| !licence.trim().is_empty())
                    .ok_or(missing(
                        "--license with the licence under which the set may be used",
                    ))?,
                folder: self.folder.ok_or(missing("-o with a folder"))?,
                name: self.name,
                agreement: self.agreement,
                scheme: self.scheme,
                parquet: self.parquet,
            }
        };
        Ok(Request::Dataset(Box::new(Dataset {
            inputs: self.inputs,
            recipe,
            frozen: self.frozen,
            doubts: self.doubts,
            aim,
        })))
    }
}

fn read<T>(
    parser: &mut lexopt::Parser,
    option: &'static str,
    wanted: &'static str,
    of: impl Fn(&str) -> Option<T>,
) -> Result<T, UsageError> {
    let words = words(parser)?;
    of(&words).ok_or(UsageError::Not(option, wanted, words))
}

fn rate(parser: &mut lexopt::Parser, option: &'static str) -> Result<f64, UsageError> {
    let rate = |words: &str| {
        let rate: Option<f64> = words.parse().ok();
        rate.filter(|rate| (0.0..=1.0).contains(rate))
    };
    read(parser, option, "a number from 0 to 1", rate)
}

fn list(parser: &mut lexopt::Parser) -> Result<Vec<String>, UsageError> {
    let words = words(parser)?;
    let names = words.split(',').filter(|name| !name.is_empty());
    Ok(names.map(str::to_owned).collect())
}

fn shares(words: &str) -> Option<Shares> {
    let numbers: Result<Vec<f64>, _> = words.split(',').map(str::parse).collect();
    match numbers.ok()?[..] {
        [train, validation, test] => Shares::new(train, validation, test),
        _ => None,
    }
}
