//! WebAssembly made small for its way to the browser, and parted: what is needed at once, and what
//! follows.

use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::commands::size::gzip;
use crate::failure::{Doing, Failure, Outcome};
use crate::split::rooms::{self, Rooms};
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

/// What brings the second part, as each program exports it.
const LOADER: &str = "bringSecondPart";

/// A program that comes in two parts.
pub struct Program {
    /// How its file in `dist/` begins; it ends in `.wasm`.
    file: &'static str,
    /// What its second part is called, before its sum.
    second: &'static str,
    /// What is in that.
    rooms: Rooms,
    /// The file in `dist/` that names the second part to whoever fetches it.
    named_in: &'static str,
    /// What stands there once,
    blank: &'static str,
    /// and what is written for it, with the second part's name for `NAME`.
    filled: &'static str,
}

/// The app.
pub const APP: Program = Program {
    file: "standpoint-app",
    second: "second",
    rooms: rooms::APP,
    named_in: "index.html",
    blank: "data-wasm=",
    filled: "data-second=\"./NAME\" data-wasm=",
};

/// The worker for errands.
pub const FORMATS: Program = Program {
    file: "formats",
    second: "formats-second",
    rooms: rooms::FORMATS,
    named_in: "formats_loader.js",
    blank: "const SECOND = \"\";",
    filled: "const SECOND = \"./NAME\";",
};

impl Program {
    /// Shrinks it in `dist/` in its place and parts it, and says what came of it.
    pub fn shrink(&self) -> Outcome {
        let first = self.find()?;
        let before = weight(&first)?;
        optimise(&first, &WITH_NAMES)?;
        let whole = fs::read(&first).doing(format!("read {}", first.display()))?;
        let split = split::split(&whole, LOADER, |name, size| self.rooms.hold(name, size))?;
        let second = format!("{}-{}.wasm", self.second, split.agreement);
        let second = places::dist().join(second);
        write(&first, &split.first)?;
        write(&second, &split.second)?;
        for part in [&first, &second] {
            optimise(part, at_the_end())?;
        }
        self.name_second(&second)?;
        tell(before, &split, &first, &second)
    }

    fn find(&self) -> Outcome<PathBuf> {
        let doing = "look for WebAssembly in dist/";
        for entry in fs::read_dir(places::dist()).doing(doing)? {
            let path = entry.doing(doing)?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if name.starts_with(self.file) && name.ends_with(".wasm") {
                return Ok(path);
            }
        }
        Err(Failure::new(format!(
            "There is no {}*.wasm in dist/.",
            self.file
        )))
    }

    /// Writes what the second part is called where it is looked for.
    fn name_second(&self, second: &Path) -> Outcome {
        let file = places::dist().join(self.named_in);
        let text = fs::read_to_string(&file).doing(format!("read {}", file.display()))?;
        let name = second.file_name().unwrap_or_default().to_string_lossy();
        if text.matches(self.blank).count() != 1 {
            return Err(Failure::new(format!(
                "dist/{} has no place for the second part's name: it should say `{}` once.",
                self.named_in, self.blank
            )));
        }
        let named = text.replace(self.blank, &self.filled.replace("NAME", &name));
        write(&file, named.as_bytes())
    }
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

fn tell(before: usize, split: &Split, first: &Path, second: &Path) -> Outcome {
    println!(
        "    {before} bytes after gzip, now {} and {} of a second part, with {} functions, {} of them called from the first",
        weight(first)?,
        weight(second)?,
        split.moved,
        split.trampolines
    );
    Ok(())
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
