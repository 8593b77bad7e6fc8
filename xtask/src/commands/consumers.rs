//! `consumers`: the tools that people train with read what Standpoint writes.

use std::path::Path;
use std::process::ExitCode;

use crate::counts::Counts;
use crate::failure::Outcome;
use crate::python::{self, Environment};
use crate::steps::Tally;
use crate::{places, shell};

/// Runs the checks alone.
pub fn consumers() -> ExitCode {
    let mut tally = Tally::default();
    count(&mut tally);
    tally.finish()
}

/// The checks as a step. Without Python, or without a way to its packages, they are skipped and it is
/// said why: what we write is tested by our own readers all the same.
pub fn count(tally: &mut Tally) {
    tally.count(
        "Letting others' tools read what Standpoint writes",
        || match python::environment("consumers", &folder().join("requirements.txt"))? {
            Environment::Missing(why) => {
                println!("    skipped: {why}");
                Ok(Counts::default())
            }
            Environment::Ready(python) => run(&python),
        },
    );
}

/// The scripts, and what they need.
fn folder() -> std::path::PathBuf {
    places::root().join("tests").join("consumers")
}

fn run(python: &Path) -> Outcome<Counts> {
    shell::run(shell::cargo().args(["build", "--quiet", "-p", "standpoint-cli"]))?;
    let program = shell::executable(&places::target().join("debug"), "standpoint");
    let mut checks = shell::command(python);
    checks.arg(folder().join("consumers.py"));
    checks.arg("--standpoint").arg(program);
    checks
        .arg("--work")
        .arg(places::target().join("tmp").join("consumers"));
    let ran = shell::watch(&mut checks)?;
    Ok(Counts::from_last_line(&ran.output).ended(ran.success))
}
