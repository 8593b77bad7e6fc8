//! `standpoint`: the engine and the formats as a native command.
//!
//! `mark` suggests annotations for texts, `validate` checks annotated documents, `evaluate` scores
//! them against others, `agree` says how annotators agree, `convert` speaks the formats of
//! others, `dataset` makes training sets. See [`help`] for how each is used.

mod agree;
mod arguments;
mod convert;
mod dataset;
mod documents;
mod evaluate;
mod failure;
mod help;
mod listing;
mod mark;
mod ordered;
mod progress;
mod say;
mod validate;

use std::io::{Write, stdout};
use std::path::Path;
use std::process::ExitCode;

use arguments::Request;
use failure::Failure;
use say::say;

/// What the command does not understand.
const MISUNDERSTOOD: u8 = 2;

fn main() -> ExitCode {
    let request = match arguments::read(std::env::args_os().skip(1).collect()) {
        Ok(request) => request,
        Err(error) => {
            say(format_args!(
                "standpoint: {error}\nstandpoint --help says how it is used"
            ));
            return ExitCode::from(MISUNDERSTOOD);
        }
    };
    match answer(&request) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // Who reads our output may stop when it has enough.
        Err(failure) if failure.is_broken_pipe() => ExitCode::SUCCESS,
        Err(failure) => {
            say(format_args!("standpoint: {failure}"));
            ExitCode::FAILURE
        }
    }
}

/// Does as asked; whether all input was well.
fn answer(request: &Request) -> Result<bool, Failure> {
    match request {
        Request::Mark(options) => mark::mark(options),
        Request::Validate(inputs) => validate::validate(inputs),
        Request::Evaluate {
            gold,
            predicted,
            json,
        } => evaluate::evaluate(gold, predicted, *json).map(|()| true),
        Request::Agree(options) => agree::agree(options),
        Request::Convert(options) => convert::convert(options),
        Request::Dataset(options) => dataset::dataset(options),
        Request::Help(text) => print(text),
        Request::Version => print(concat!("standpoint ", env!("CARGO_PKG_VERSION"), "\n")),
    }
}

fn print(text: &str) -> Result<bool, Failure> {
    let written = stdout().lock().write_all(text.as_bytes());
    written.map_err(|error| Failure::write(Path::new("standard output"), error))?;
    Ok(true)
}
