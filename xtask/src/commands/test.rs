//! `test`: everything that must hold before a change is merged.

use std::process::ExitCode;

use super::{build, check, size};
use crate::counts::Counts;
use crate::failure::{Failure, Outcome};
use crate::steps::Tally;
use crate::{browser, install, shell, tools};

/// Runs every check; a step that fails hides none that comes after it.
pub fn test() -> ExitCode {
    let mut tally = Tally::default();
    check::native(&mut tally);
    tally.hold(
        "Checking licences, bans and sources of the dependencies",
        deny,
    );
    let mut built = false;
    tally.hold("Building the release", || {
        build::build()?;
        built = true;
        Ok(())
    });
    if built {
        tally.hold("Weighing what a visitor downloads", size::size);
        tally.count("Running the browser tests", browser_tests);
    }
    tally.finish()
}

fn deny() -> Outcome {
    install::ensure(&[tools::CARGO_DENY])?;
    let mut cargo = shell::cargo();
    cargo.args(["deny", "check", "licenses", "bans", "sources"]);
    shell::run(shell::with_path(&mut cargo, &[tools::CARGO_DENY.bin()?])?)
}

fn browser_tests() -> Outcome<Counts> {
    let chromium = browser::CHROMIUM.ensure()?;
    let firefox = browser::FIREFOX.ensure()?;
    browser::ensure_packages()?;
    let files = browser::test_files();
    if files.is_empty() {
        return Err(Failure::new(
            "There are no *.test.mjs files in tests/browser.",
        ));
    }
    let tests = shell::watch(
        shell::command("node")
            .args(["--test", "--test-reporter=spec"])
            .args(files)
            .env(browser::CHROMIUM.variable, chromium)
            .env(browser::FIREFOX.variable, firefox),
    )?;
    Ok(Counts::from_node(&tests.output).ended(tests.success))
}
