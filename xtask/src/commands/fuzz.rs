//! `fuzz`: the tests of a crate, its properties over and over on new random inputs, until the time is up.
//!
//! What breaks is made as small as it gets, printed, and kept beside the tests in a file
//! `*.proptest-regressions`, with which every later run begins: a finding is a test as soon as that
//! is committed.

use std::time::{Duration, Instant};

use crate::failure::{Failure, Outcome};
use crate::shell;
use crate::steps::step;

/// The crates whose property tests can be fuzzed.
const TARGETS: [&str; 5] = ["text", "annotation", "engine", "formats", "agreement"];

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
    if TARGETS.contains(&target) {
        Ok((target, seconds))
    } else {
        Err(Failure::new(format!(
            "Say what to try, and for how long: `cargo xtask fuzz TARGET [--seconds N]`, with TARGET one of {}.",
            TARGETS.join(", ")
        )))
    }
}

/// Optimised, with overflows and debug assertions noticed.
fn tests_of(target: &str) -> std::process::Command {
    let mut cargo = shell::cargo();
    cargo
        .args(["test", "--quiet", "--profile", "fuzz"])
        .args(["-p", &format!("standpoint-{target}")]);
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

    fn words(line: &str) -> Vec<String> {
        line.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn a_target_and_perhaps_a_time_are_wanted() {
        assert_eq!(wanted(&words("engine")).unwrap(), ("engine", SECONDS));
        assert_eq!(wanted(&words("text --seconds 5")).unwrap(), ("text", 5));
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
