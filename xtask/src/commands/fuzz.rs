//! `fuzz`: the tests of a crate, its properties over and over on new random inputs, until the time is up;
//! or those of one reader of files.
//!
//! What breaks is made as small as it gets, printed, and kept beside the tests in a file
//! `*.proptest-regressions`, with which every later run begins: a finding is a test as soon as that
//! is committed.

use std::time::{Duration, Instant};

use crate::failure::{Failure, Outcome};
use crate::shell;
use crate::steps::step;

/// The crates whose property tests can be fuzzed.
const TARGETS: [&str; 6] = [
    "text",
    "annotation",
    "engine",
    "deep",
    "formats",
    "agreement",
];

/// The readers, each with a test of its name in `crates/formats/src/hostile.rs`.
const READERS: [&str; 17] = [
    "doccano",
    "labelstudio",
    "prodigy",
    "spacy",
    "docbin",
    "brat",
    "conll",
    "webannotation",
    "pubannotation",
    "huggingface",
    "parquet",
    "table",
    "html",
    "markdown",
    "plain",
    "standpoint",
    "zip",
];

/// How long, where nothing else is said.
const SECONDS: u64 = 120;

/// Inputs for each property in one round; after each round the clock is looked at.
const ROUND: &str = "4000";

/// `fuzz TARGET [--seconds N]`.
pub fn fuzz(arguments: &[String]) -> Outcome {
    let (target, seconds) = wanted(arguments)?;
    step(&format!("Building the tests of {target}"), || {
        shell::run(tests_of(target).arg("--no-run"))
    })?;
    step(
        &format!("Trying {target} on random inputs for {seconds} s"),
        || until(Duration::from_secs(seconds), || rounds_of(target)),
    )
}

fn wanted(arguments: &[String]) -> Outcome<(&str, u64)> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (target, seconds) = match words[..] {
        [target] => (target, SECONDS),
        [target, "--seconds", seconds] => (
            target,
            seconds.parse().map_err(|_| {
                Failure::new(format!(
                    "`--seconds` wants a whole number, not `{seconds}`."
                ))
            })?,
        ),
        _ => ("", SECONDS),
    };
    if TARGETS.contains(&target) || READERS.contains(&target) {
        Ok((target, seconds))
    } else {
        Err(Failure::new(format!(
            "Say what to try, and for how long: `cargo xtask fuzz TARGET [--seconds N]`, with TARGET a crate ({}) or a reader ({}).",
            TARGETS.join(", "),
            READERS.join(", ")
        )))
    }
}

/// Optimised, with overflows and debug assertions noticed.
fn tests_of(target: &str) -> std::process::Command {
    let mut cargo = shell::cargo();
    cargo.args(["test", "--quiet", "--profile", "fuzz"]);
    if READERS.contains(&target) {
        cargo.args([
            "-p",
            "standpoint-formats",
            "--lib",
            &format!("hostile::{target}"),
        ]);
    } else {
        cargo.args(["-p", &format!("standpoint-{target}")]);
    }
    cargo
}

fn rounds_of(target: &str) -> Outcome {
    shell::run(tests_of(target).env("PROPTEST_CASES", ROUND))
}

/// Again and again until so much time has passed; at least once.
fn until(time: Duration, mut round: impl FnMut() -> Outcome) -> Outcome {
    let start = Instant::now();
    let mut rounds = 0;
    while rounds == 0 || start.elapsed() < time {
        round()?;
        rounds += 1;
    }
    println!("    {rounds} rounds of {ROUND} inputs for each property, nothing found");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::places;

    fn words(line: &str) -> Vec<String> {
        line.split_whitespace().map(str::to_owned).collect()
    }

    /// A name that is no test's would run none, and pass.
    #[test]
    fn every_reader_has_its_test() {
        let tests = places::root().join("crates/formats/src/hostile.rs");
        let tests = std::fs::read_to_string(tests).unwrap();
        let formats = tests.split_once("formats! {").unwrap().1;
        let formats = formats.split_once('}').unwrap().0;
        for reader in READERS {
            let is_there = formats.split_whitespace().any(|name| name == reader)
                || tests.contains(&format!("fn {reader}("));
            assert!(is_there, "{reader}");
        }
        for format in formats.split_whitespace() {
            assert!(READERS.contains(&format), "{format}");
        }
    }

    #[test]
    fn a_target_and_perhaps_a_time_are_wanted() {
        assert_eq!(wanted(&words("engine")).unwrap(), ("engine", SECONDS));
        assert_eq!(wanted(&words("text --seconds 5")).unwrap(), ("text", 5));
        assert_eq!(wanted(&words("brat")).unwrap(), ("brat", SECONDS));
        for wrong in ["", "browser", "engine --seconds soon", "engine 5"] {
            assert!(wanted(&words(wrong)).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_round_that_finds_something_ends_it() {
        let mut rounds = 0;
        let found = until(Duration::MAX, || {
            rounds += 1;
            if rounds == 3 {
                Err(Failure::new("found"))
            } else {
                Ok(())
            }
        });
        assert!(found.is_err());
        assert!(until(Duration::ZERO, || Ok(())).is_ok());
    }
}
