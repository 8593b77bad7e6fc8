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

mod corpora;
mod layers;
mod learn;
mod options;
mod score;
mod store;

use std::process::ExitCode;
use std::time::Instant;

use options::Options;
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
    match train(&options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("standpoint-trainer: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Learns the wanted layers in the order in which they build on one another; what is not wanted is
/// read from the files of an earlier run.
fn train(options: &Options) -> Result<(), StoreError> {
    let start = Instant::now();
    let mut store = Store::new(&options.output);
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
