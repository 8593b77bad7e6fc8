//! `test`: everything that must hold before a change is merged.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde_json::json;

use super::{build, check, consumers, size};
use crate::counts::Counts;
use crate::failure::{Failure, Outcome};
use crate::steps::Tally;
use crate::{browser, install, places, shell, tools};

/// Runs every check; a step that fails hides none that comes after it.
pub fn test() -> ExitCode {
    let mut tally = Tally::default();
    check::native(&mut tally);
    tally.hold(
        "Checking licences, bans and sources of the dependencies",
        deny,
    );
    consumers::count(&mut tally);
    tally.count("Running the WebAssembly tests in Chromium", wasm_tests);
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

/// Tests that need a browser's own database: compiled to WebAssembly, run by wasm-bindgen's runner.
fn wasm_tests() -> Outcome<Counts> {
    install::ensure_wasm_target()?;
    install::ensure(&[tools::WASM_BINDGEN])?;
    let chromium = browser::CHROMIUM.ensure()?;
    let driver = browser::CHROMEDRIVER.ensure()?;
    let mut cargo = shell::cargo();
    cargo
        .args(["test", "--target", tools::WASM_TARGET, "-p", "standpoint"])
        .args(["--", "browser_tests"])
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            "wasm-bindgen-test-runner",
        )
        .env(browser::CHROMEDRIVER.variable, driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", webdriver(&chromium)?);
    let tests = shell::watch(shell::with_path(&mut cargo, &[tools::WASM_BINDGEN.bin()?])?)?;
    Ok(Counts::from_cargo(&tests.output).ended(tests.success))
}

/// Where it is written how `ChromeDriver` starts Chromium: without a window, and as root too.
fn webdriver(chromium: &Path) -> Outcome<PathBuf> {
    let options = json!({
        "goog:chromeOptions": {
            "binary": chromium,
            "args": [
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync"
            ]
        }
    });
    let file = places::target().join("webdriver.json");
    fs::write(&file, options.to_string()).map_err(|error| {
        Failure::new(format!("{} could not be written: {error}.", file.display()))
    })?;
    Ok(file)
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
