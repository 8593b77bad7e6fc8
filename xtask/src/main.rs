//! The one door to building, running and testing Standpoint: `cargo xtask <command>`.

mod browser;
mod commands;
mod counts;
mod deep;
mod failure;
mod fingerprint;
mod install;
mod lockfile;
mod measuring;
mod places;
mod precache;
mod python;
mod server;
mod shell;
mod shrink;
mod split;
mod steps;
mod tools;

use std::process::ExitCode;

use failure::Outcome;

const HELP: &str = "\
cargo xtask <command>

  run       install what is missing, build the release, serve it   [--port N]
  build     build the release into dist/, for any web server
  serve     serve dist/ as it is                                   [--port N]
  check     fast: format, clippy, native tests
  test      everything, ending in `N passed, N failed`
  consumers let the tools that people train with read what Standpoint writes
  size      what a visitor downloads, and whether it is within budget
  bench     words per second natively and in Chromium, paste to marks
            or of the deep reader alone, beside spaCy              --deep
  evaluate  score the engine against annotated articles            [--gold DIR]
            and on the sets of the trained layers, beside peers    [--data DIR] [--peers | --no-peers]
            or list the commonest errors, on what is for tuning    --errors LAYER [--data DIR] [--engine deep]
  fuzz      try a crate, or a reader of files, on random inputs   TARGET [--seconds N]
  train     learn the engine's weights again, into models/
            --data DIR [--without polnear] [--only LAYER] [--output DIR]
            or measure how sure it may be of its marks             --marks tests/golden [--engine deep]
            or learn the deep reader's                             --deep --data DIR [--teachers N]
            (PyTorch; a GPU if there is one)                       [--larger N] [--student N] [--minutes M]
            or go on from weights that there are                   --deep --data DIR --onward FILE
  schema    write www/schema/ again from the types
  audit     known vulnerabilities among the dependencies (needs the network)";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    match dispatch(&command, &rest) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("\nxtask {command}: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(command: &str, rest: &[String]) -> Outcome<ExitCode> {
    match command {
        "run" => commands::run::run(rest)?,
        "build" => commands::build::build()?,
        "serve" => commands::serve::serve(rest)?,
        "check" => return Ok(commands::check::check()),
        "test" => return Ok(commands::test::test()),
        "consumers" => return Ok(commands::consumers::consumers()),
        "size" => commands::size::size()?,
        "bench" => commands::bench::bench(rest)?,
        "evaluate" => commands::evaluate::evaluate(rest)?,
        "fuzz" => commands::fuzz::fuzz(rest)?,
        "train" => commands::train::train(rest)?,
        "schema" => commands::schema::schema()?,
        "audit" => commands::audit::audit()?,
        "" | "help" | "--help" | "-h" => println!("{HELP}"),
        _ => {
            eprintln!("There is no command `{command}`.\n\n{HELP}");
            return Ok(ExitCode::from(2));
        }
    }
    Ok(ExitCode::SUCCESS)
}
