//! `check`: what one runs while working.

use std::process::ExitCode;

use crate::counts::Counts;
use crate::steps::Tally;
use crate::{deep, install, shell, tools};

/// Format, clippy and native tests.
pub fn check() -> ExitCode {
    let mut tally = Tally::default();
    native(&mut tally);
    tally.finish()
}

/// The steps that `check` and `test` share.
pub fn native(tally: &mut Tally) {
    tally.hold("Checking the format of all Rust files", || {
        shell::run(shell::cargo().args(["fmt", "--all", "--check"]))
    });
    tally.hold("Linting all crates and their tests", || {
        shell::run(
            shell::cargo()
                .args(["clippy", "--workspace", "--all-targets"])
                .args(["--", "-D", "warnings"]),
        )
    });
    tally.hold(
        "Linting the app and its workers as the browser gets them",
        || {
            install::ensure_wasm_target()?;
            shell::run(
                shell::cargo()
                    .args(["clippy", "--target", tools::WASM_TARGET])
                    .args(["-p", "standpoint", "-p", "standpoint-worker"])
                    .args(["--", "-D", "warnings"]),
            )
        },
    );
    tally.hold("Linting the deep reader's worker", || {
        shell::run(
            shell::cargo()
                .args(["clippy", "--target", tools::WASM_TARGET])
                .args(["--config", deep::WITH_SIMD])
                .args(["-p", "standpoint-worker", "--features", "deep"])
                .args(["--", "-D", "warnings"]),
        )
    });
    tally.count("Running the native tests", || {
        let tests = shell::watch(shell::cargo().args(["test", "--workspace", "--no-fail-fast"]))?;
        Ok(Counts::from_cargo(&tests.output).ended(tests.success))
    });
}
