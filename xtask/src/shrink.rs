//! The app's WebAssembly made small for its way to the browser, and parted: what the first screen
//! needs, and what follows.

use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::commands::size::gzip;
use crate::failure::{Doing, Failure, Outcome};
use crate::split::{self, Split};
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

/// What it takes away at the end: functions that moved to the other part, and all names.
const AT_THE_END: [&str; 3] = [
    "--remove-unused-module-elements",
    "--strip-debug",
    "--strip-producers",
];

/// With this set the names stay: a stack in the browser then says which function of the first screen
/// has the second part brought, for whoever changes what is in which.
const KEEP_NAMES: &str = "STANDPOINT_NAMES";

/// What brings the second part, as the app exports it.
const LOADER: &str = "bringSecondPart";

/// Where the page names the app's files.
const NAMED: &str = "data-wasm=";

/// Shrinks the app in `dist/` in its place and parts it, and says what came of it.
pub fn shrink() -> Outcome {
    let app = app()?;
    let before = weight(&app)?;
    optimise(&app, &WITH_NAMES)?;
    let whole = fs::read(&app).doing(format!("read {}", app.display()))?;
    let split = split::split(&whole, LOADER, split::rooms::hold)?;
    let second = places::dist().join(format!("second-{}.wasm", split.agreement));
    write(&app, &split.first)?;
    write(&second, &split.second)?;
    for part in [&app, &second] {
        optimise(part, at_the_end())?;
    }
    name_second(&second)?;
    tell(before, &split, &app, &second)
}

fn at_the_end() -> &'static [&'static str] {
    if env::var_os(KEEP_NAMES).is_some() {
        &["--debuginfo", "--remove-unused-module-elements"]
    } else {
        &AT_THE_END
    }
}

fn write(file: &Path, bytes: &[u8]) -> Outcome {
    fs::write(file, bytes).doing(format!("write {}", file.display()))
}

/// Writes into the page what the second part is called; `www/second.js` looks for it there.
fn name_second(second: &Path) -> Outcome {
    let page = places::dist().join("index.html");
    let html = fs::read_to_string(&page).doing(format!("read {}", page.display()))?;
    let name = second.file_name().unwrap_or_default().to_string_lossy();
    if html.matches(NAMED).count() != 1 {
        return Err(Failure::new(format!(
            "dist/index.html does not name the app's files: it should say `{NAMED}` once."
        )));
    }
    let named = html.replace(NAMED, &format!("data-second=\"./{name}\" {NAMED}"));
    write(&page, named.as_bytes())
}

fn tell(before: usize, split: &Split, app: &Path, second: &Path) -> Outcome {
    println!(
        "    {before} bytes after gzip, now {} and {} of a second part, with {} functions, {} of them called from the first",
        weight(app)?,
        weight(second)?,
        split.moved,
        split.trampolines
    );
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
