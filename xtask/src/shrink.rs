//! The app's WebAssembly made small for its way to the browser.

use std::fs;
use std::path::{Path, PathBuf};

use crate::commands::size::gzip;
use crate::failure::{Doing, Failure, Outcome};
use crate::{places, shell, tools};

/// What wasm-opt does while the functions have their names: by name it brings instances of one
/// generic function together, where gzip sees how much alike they are.
const WITH_NAMES: [&str; 11] = [
    "--debuginfo",
    "-Oz",
    "--dae2",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--code-folding",
    // What is called once is left where it is: alike functions stay alike.
    "--one-caller-inline-max-function-size=30",
    // Rust keeps the stack at the bottom of the memory: nothing else lies below 1024.
    "--low-memory-unused",
    "--reorder-functions-by-name",
];

/// What it takes away at the end.
const NAMES: [&str; 2] = ["--strip-debug", "--strip-producers"];

/// Shrinks the app in `dist/` in its place, and says by how much.
pub fn shrink() -> Outcome {
    let app = app()?;
    let before = weight(&app)?;
    optimise(&app, &WITH_NAMES)?;
    optimise(&app, &NAMES)?;
    println!("    {before} bytes after gzip, now {}", weight(&app)?);
    Ok(())
}

fn app() -> Outcome<PathBuf> {
    let doing = "look for the app in dist/";
    for entry in fs::read_dir(places::dist()).doing(doing)? {
        let path = entry.doing(doing)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with("standpoint-app") && name.ends_with(".wasm") {
            return Ok(path);
        }
    }
    Err(Failure::new("There is no standpoint-app*.wasm in dist/."))
}

fn optimise(file: &Path, passes: &[&str]) -> Outcome {
    let mut command = shell::command(tools::WASM_OPT.path()?);
    command.args(passes).arg(file).arg("-o").arg(file);
    shell::run(&mut command)
}

fn weight(file: &Path) -> Outcome<usize> {
    let bytes = fs::read(file).doing(format!("read {}", file.display()))?;
    gzip(&bytes).doing("compress with gzip")
}
