//! `standpoint mark`: texts in, documents with suggestions out.

mod input;
mod layer;
mod output;
mod question;
mod reader;
mod suggest;
mod why;

use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::thread::available_parallelism;

use standpoint_annotation::json::{to_json, to_json_line};
use standpoint_engine::InstantEngine;
use standpoint_engine::learned::weights::WeightsError;

use crate::arguments::Mark;
use crate::failure::Failure;
use crate::ordered::ordered;
use crate::progress::Progress;
use crate::say::say;
use input::{Job, Source};
use output::{Output, Target};
use reader::Reader;

/// A document, or what there is to say of it, as it is to be written.
struct Marked {
    source: Source,
    json: String,
    /// What is to be said about it.
    remarks: Vec<String>,
}

/// The engine that marks documents.
///
/// # Errors
/// When the program was built with weights of another version of the engine.
pub(crate) fn engine() -> Result<InstantEngine, WeightsError> {
    layer::models(None).map(InstantEngine::new)
}

/// Marks what the options name; whether all of it could be.
pub(crate) fn mark(options: &Mark) -> Result<bool, Failure> {
    let files = if options.jsonl {
        options.inputs.clone()
    } else {
        input::files(&options.inputs)?
    };
    let target = Target::of(options, &files)?;
    let reader = Reader::of(options)?;
    let mut output = Output::open(&target)?;
    let jobs = options
        .jobs
        .unwrap_or_else(|| available_parallelism().unwrap_or(NonZeroUsize::MIN));
    let mut progress = Progress::new();
    let mut all_well = true;
    let mut stopped = Ok(());
    let inputs = input::jobs(&files, options.jsonl);
    ordered(
        inputs,
        jobs,
        |job| marked(job, options, &reader),
        |result| {
            let written = result.and_then(|marked| {
                if !marked.remarks.is_empty() {
                    progress.clear();
                }
                for remark in &marked.remarks {
                    say(format_args!("{}: {remark}", marked.source.place()));
                }
                output.write(&marked.source, &marked.json)
            });
            progress.step();
            match written {
                Ok(()) => ControlFlow::Continue(()),
                Err(failure @ Failure::Write { .. }) => {
                    stopped = Err(failure);
                    ControlFlow::Break(())
                }
                Err(failure) => {
                    progress.clear();
                    say(failure);
                    all_well = false;
                    ControlFlow::Continue(())
                }
            }
        },
    );
    progress.clear();
    stopped.map(|()| all_well)
}

fn marked(job: Job, options: &Mark, reader: &Reader) -> Result<Marked, Failure> {
    let read = job.read()?;
    if let Some(layer) = options.layer {
        let line = layer::line(&read.document, layer, read.question, reader);
        let line = line.map_err(|what| Failure::Line {
            place: read.source.place(),
            what,
        });
        return Ok(Marked {
            json: line?,
            source: read.source,
            remarks: read.remarks,
        });
    }
    let suggested = suggest::suggest(reader.engine(), read.document, &options.thresholds);
    let mut remarks = read.remarks;
    if !options.jsonl && !suggested.is_english {
        remarks.push("seems not to be in English, so nothing is suggested".to_owned());
    }
    let document = &suggested.document;
    let json = if options.why {
        why::lines(reader.engine(), document)
    } else if options.pretty {
        to_json(document)
    } else {
        to_json_line(document)
    };
    Ok(Marked {
        source: read.source,
        json,
        remarks,
    })
}
