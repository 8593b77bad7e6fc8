//! `standpoint-trainer`: corpora in, weights for the engine out.
//!
//! `cargo xtask train` starts it. The same corpora give the same bytes: every order is fixed, and
//! so is the seed of each number that looks random.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "what is counted in a corpus is far below where numbers of 32 bits end"
)]

mod calibrate;
mod corpora;
mod examples;
mod layers;
mod learn;
mod marks;
mod options;
mod score;
mod store;

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use marks::Files;
use options::{Layers, Options, Reader, Task};
use standpoint_deep::{DeepEngine, Model};
use standpoint_engine::InstantEngine;
use standpoint_engine::learned::weights::Layer;
use store::{Store, StoreError};

fn main() -> ExitCode {
    let options = match Options::read() {
        Ok(options) => options,
        Err(error) => {
            eprintln!("standpoint-trainer: {error}\n\n{}", options::HELP);
            return ExitCode::from(2);
        }
    };
    let done = match &options.task {
        Task::Layers(layers) => train(layers, &options.output),
        Task::Marks(gold, Reader::Instant) => marks(gold, &options.output),
        Task::Marks(gold, Reader::Deep) => deep_marks(gold, &options.output),
        Task::Examples {
            data,
            polnear,
            file,
        } => examples::write(data, *polnear, file),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("standpoint-trainer: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Measures how sure the engine may be of its marks, with the weights that are there.
fn marks(gold: &Path, output: &Path) -> Result<(), StoreError> {
    let store = Store::of(output, &InstantEngine::LAYERS)?;
    let files = Files {
        sureness: &output.join("sureness.tsv"),
        thresholds: Some(&output.join("thresholds.tsv")),
    };
    let engine = InstantEngine::uncalibrated(store.models);
    Ok(marks::measure(gold, &engine, files)?)
}

/// The same of the deep reader. The thresholds stay: a label has one, whoever reads.
fn deep_marks(gold: &Path, output: &Path) -> Result<(), StoreError> {
    let store = Store::of(output, &DeepEngine::CHAINS)?;
    let path = output.join("deep.weights");
    let file = std::fs::read(&path).map_err(|error| StoreError::File {
        path: path.clone(),
        error,
    })?;
    let model = Model::read(file).map_err(|error| StoreError::Deep { path, error })?;
    let files = Files {
        sureness: &output.join("deep-sureness.tsv"),
        thresholds: None,
    };
    Ok(marks::measure(
        gold,
        &DeepEngine::uncalibrated(model, store.models),
        files,
    )?)
}

/// Learns the wanted layers in the order in which they build on one another; what is not wanted is
/// read from the files of an earlier run.
fn train(options: &Layers, output: &Path) -> Result<(), StoreError> {
    let start = Instant::now();
    let mut store = Store::new(output);
    for layer in Layer::ALL {
        if options.only.is_none_or(|only| only == layer) {
            layers::train(layer, options, &mut store)?;
            eprintln!("{}: done after {:.0?}", layer.name(), start.elapsed());
            if options.only == Some(layer) {
                break;
            }
        } else if matches!(layer, Layer::Words | Layer::Pos | Layer::Heads) {
            // The layers that others build on.
            store.load(layer)?;
        }
    }
    Ok(())
}
