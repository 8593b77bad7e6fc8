//! `build`: the release, as files that any web server can serve from any path.

use crate::failure::{Failure, Outcome};
use crate::steps::step;
use crate::{deep, install, places, precache, shell, shrink, tools};

/// Installs what building needs and builds the release into `dist/`.
pub fn build() -> Outcome {
    install::ensure_wasm_target()?;
    install::ensure(&tools::FOR_BUILDING)?;
    step("Fetching the crates that Cargo.lock names", fetch)?;
    step("Building the release into dist/", trunk)?;
    step("Making the app smaller and parting it", || {
        shrink::APP.shrink()
    })?;
    step(
        "Making the worker for errands smaller and parting it",
        || shrink::FORMATS.shrink(),
    )?;
    step("Building the deep reader's worker", deep::worker)?;
    step("Parting the deep reader's model", deep::parts)?;
    step("Listing what is kept for use offline", precache::write)
}

/// Trunk itself runs offline: what it needs is on PATH, what cargo needs is fetched before.
fn fetch() -> Outcome {
    shell::run(shell::cargo().args(["fetch", "--target", tools::WASM_TARGET]))
}

fn trunk() -> Outcome {
    let mut path = Vec::new();
    for tool in tools::FOR_BUILDING {
        path.push(tool.bin()?);
    }
    let mut trunk = shell::command(tools::TRUNK.path()?);
    trunk
        .args(["build", "--release", "--offline", "--skip-version-check"])
        // Trunk takes only "true" and "false" here and ends at the "1" that everyone else writes.
        .env_remove("NO_COLOR")
        // The sentence above a backtrace through Trunk says all there is to know.
        .env_remove("RUST_BACKTRACE");
    shell::run(shell::with_path(&mut trunk, &path)?)?;
    let page = places::dist().join("index.html");
    if page.is_file() {
        Ok(())
    } else {
        Err(Failure::new(format!(
            "Trunk ended well but {} is not there.",
            page.display()
        )))
    }
}
