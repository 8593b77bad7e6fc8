//! `standpoint-trainer`: corpora in, weights for the engine out.

mod corpora;
mod layers;
mod learn;
mod score;

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let data = PathBuf::from(std::env::args().nth(1).unwrap_or_default());
    match layers::attribution::train(&data) {
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("standpoint-trainer: {error}");
            ExitCode::FAILURE
        }
    }
}
