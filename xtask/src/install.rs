//! Puts missing tools onto the machine, or names the command that does.

use std::process::Command;

use crate::failure::{Doing, Failure, Outcome};
use crate::steps::step;
use crate::tools::{NODE_MAJOR, Source, Tool, WASM_TARGET};
use crate::{places, shell};

/// Installs those of `tools` that are missing.
pub fn ensure(tools: &[Tool]) -> Outcome {
    let missing = missing(tools)?;
    for tool in &missing {
        let version = tool.version()?;
        let what = format!("Installing {} {version} ({})", tool.program, tool.takes);
        step(&what, || install(tool, &version))?;
    }
    if !missing.is_empty() {
        // Half a gigabyte that nobody needs again; that it was never there is as good.
        let _ = std::fs::remove_dir_all(places::tools()?.join("target"));
    }
    Ok(())
}

fn missing(tools: &[Tool]) -> Outcome<Vec<Tool>> {
    let mut missing = Vec::new();
    for tool in tools {
        if !tool.is_there()? {
            missing.push(*tool);
        }
    }
    Ok(missing)
}

fn install(tool: &Tool, version: &str) -> Outcome {
    match tool.source {
        Source::Crate(name) => install_crate(tool, name, version),
        Source::Npm(name) => {
            node()?;
            let folder = tool.folder()?;
            shell::run(
                shell::npm()
                    .args(["install", "--global", "--no-fund", "--no-audit", "--prefix"])
                    .arg(folder)
                    .arg(format!("{name}@{version}")),
            )
        }
    }
}

/// With the tool's own lock file, as its makers tested it; without it where a registry lacks
/// a crate at exactly the locked version.
fn install_crate(tool: &Tool, name: &str, version: &str) -> Outcome {
    let locked = shell::run(cargo_install(tool, name, version)?.arg("--locked"));
    let Err(first) = locked else { return Ok(()) };
    println!("    {first} Once more without its lock file.");
    shell::run(&mut cargo_install(tool, name, version)?).map_err(|_| {
        Failure::new(format!(
            "{name} {version} could not be built. Try by hand: cargo install {name} --version {version} --root {}",
            tool.folder().map(|f| f.display().to_string()).unwrap_or_default()
        ))
    })
}

fn cargo_install(tool: &Tool, name: &str, version: &str) -> Outcome<Command> {
    let folder = tool.folder()?;
    // One target folder for all tools: they share many crates.
    let target = places::tools()?.join("target");
    let mut cargo = shell::cargo();
    cargo
        .args(["install", name, "--version", version, "--force", "--root"])
        .arg(folder)
        .env("CARGO_TARGET_DIR", target)
        // The tools run for seconds and are built once: half the optimisation is the better bargain.
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0");
    Ok(cargo)
}

/// The WebAssembly target for the pinned toolchain.
pub fn ensure_wasm_target() -> Outcome {
    let libraries = shell::capture(
        Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
            .current_dir(places::root())
            .args(["--print", "target-libdir", "--target", WASM_TARGET]),
    )?;
    if std::path::Path::new(libraries.trim()).is_dir() {
        return Ok(());
    }
    if shell::find_on_path(&["rustup"]).is_none() {
        return Err(Failure::new(format!(
            "The Rust target {WASM_TARGET} is missing and there is no rustup to add it. Install rustup \
             (https://rustup.rs), or add the target with your system's packages, and try again."
        )));
    }
    step(&format!("Adding the Rust target {WASM_TARGET}"), || {
        shell::run(shell::command("rustup").args(["target", "add", WASM_TARGET]))
    })
}

/// Node.js, new enough.
pub fn node() -> Outcome {
    let advice =
        format!("Install Node.js {NODE_MAJOR} or newer (https://nodejs.org) and try again.");
    let version = shell::capture(shell::command("node").arg("--version"))
        .map_err(|_| Failure::new(format!("Node.js is missing. {advice}")))?;
    let major: u32 = version
        .trim()
        .trim_start_matches('v')
        .split('.')
        .next()
        .unwrap_or_default()
        .parse()
        .doing("read the version of Node.js")?;
    if major < NODE_MAJOR {
        return Err(Failure::new(format!(
            "Node.js {} is too old. {advice}",
            version.trim()
        )));
    }
    Ok(())
}
