//! `standpoint-trainer`: corpora in, weights for the engine out.

mod corpora;
mod layers;
mod learn;
mod score;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use corpora::CorpusError;

fn main() -> ExitCode {
    let data = PathBuf::from(std::env::args().nth(1).unwrap_or_default());
    match train(&data) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("standpoint-trainer: {error}");
            ExitCode::FAILURE
        }
    }
}

fn train(data: &Path) -> Result<(), CorpusError> {
    let start = std::time::Instant::now();
    let clusters = layers::words::train(data)?;
    eprintln!("words {:.1?}", start.elapsed());
    let pos = layers::pos::train(data, &clusters)?;
    eprintln!("pos {:.1?}", start.elapsed());
    let heads = layers::heads::train(data, &clusters, &pos)?;
    eprintln!("heads {:.1?}", start.elapsed());
    layers::attribution::train(data, &clusters, &pos, &heads)?;
    Ok(())
}
