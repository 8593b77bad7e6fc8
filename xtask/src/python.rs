//! Python, where there is one: found, and given an environment with the packages of a list.

use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::failure::{Doing, Failure, Outcome};
use crate::fingerprint::{START, fnv1a};
use crate::steps::step;
use crate::{places, shell};

/// The versions that packages with compiled parts are published for, at those versions of theirs that
/// the lists name.
const VERSIONS: std::ops::RangeInclusive<(u32, u32)> = (3, 10)..=(3, 13);

/// What Python may be called on PATH, the likeliest first.
const PROGRAMS: [&str; 6] = [
    "python3",
    "python",
    "python3.13",
    "python3.12",
    "python3.11",
    "python3.10",
];

/// Prints its version if it can make environments, which Debian has in a package of its own.
const PROBE: &str = "import ensurepip, sys, venv; print(*sys.version_info[:2])";

/// What pip says of a package of which it cannot see any version: nobody answers.
const NOBODY_ANSWERS: &str = "(from versions: none)";

/// Packages of Python, or why they cannot be had here.
#[derive(Debug, PartialEq, Eq)]
pub enum Environment {
    /// The program that finds them.
    Ready(PathBuf),
    /// What is missing, in a sentence.
    Missing(String),
}

/// An environment with the packages that `requirements` names, made if it is not there yet; `name` is
/// what it is called among the tools.
///
/// # Errors
/// When the packages' registry answers and one of them can still not be installed.
pub fn environment(name: &str, requirements: &Path) -> Outcome<Environment> {
    let list = fs::read(requirements).doing(format!("read {}", requirements.display()))?;
    let Some(found) = find() else {
        return Ok(Environment::Missing(format!(
            "Python {} to {}, with its venv module, is not on PATH (Debian: apt-get install python3-venv).",
            dotted(*VERSIONS.start()),
            dotted(*VERSIONS.end())
        )));
    };
    let made_of = fnv1a(dotted(found.version).as_bytes(), fnv1a(&list, START));
    let home = places::tools()?.join(format!("{name}-{made_of:016x}"));
    let python = python_in(&home);
    // Written last: an installation that broke off has none.
    let note = home.join("installed");
    if note.is_file() {
        return Ok(Environment::Ready(python));
    }
    let what = "Installing Python packages (1 to 3 minutes, once)";
    let missing = step(what, || install(&found.program, &home, requirements))?;
    if let Some(why) = missing {
        return Ok(Environment::Missing(why));
    }
    fs::write(&note, list).doing(format!("write {}", note.display()))?;
    Ok(Environment::Ready(python))
}

/// A Python on this machine.
struct Found {
    program: PathBuf,
    version: (u32, u32),
}

fn find() -> Option<Found> {
    let on_path = PROGRAMS
        .iter()
        .filter_map(|name| shell::find_on_path(&[name]));
    on_path
        .filter_map(|program| {
            let printed = shell::capture(shell::command(&program).args(["-c", PROBE])).ok()?;
            let version = version(&printed)?;
            Some(Found { program, version })
        })
        .find(|found| VERSIONS.contains(&found.version))
}

/// Reads "3 11".
fn version(printed: &str) -> Option<(u32, u32)> {
    let (major, minor) = printed.trim().split_once(' ')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}

fn dotted((major, minor): (u32, u32)) -> String {
    format!("{major}.{minor}")
}

/// Why the packages are out of reach, if they are.
fn install(python: &Path, home: &Path, requirements: &Path) -> Outcome<Option<String>> {
    shell::capture(
        shell::command(python)
            .args(["-m", "venv", "--clear"])
            .arg(home),
    )?;
    let installed = shell::capture(
        shell::command(python_in(home))
            .args(["-m", "pip", "install", "--quiet", "--retries", "2"])
            .args(["--disable-pip-version-check", "--requirement"])
            .arg(requirements),
    );
    match installed {
        Ok(_) => Ok(None),
        Err(failure) if is_out_of_reach(&failure) => Ok(Some(
            "the registry of Python packages cannot be reached.".to_owned(),
        )),
        Err(failure) => Err(failure),
    }
}

/// A package that has no version for this Python shows none either, but says that there are others.
fn is_out_of_reach(failure: &Failure) -> bool {
    let said = failure.to_string();
    said.contains(NOBODY_ANSWERS) && !said.contains("require a different python version")
}

fn python_in(home: &Path) -> PathBuf {
    let programs = if cfg!(windows) { "Scripts" } else { "bin" };
    home.join(programs)
        .join(format!("python{}", env::consts::EXE_SUFFIX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_and_compared_as_numbers() {
        assert_eq!(version("3 9\n"), Some((3, 9)));
        assert_eq!(version("Python 3.11"), None);
        let fits = |minor| VERSIONS.contains(&(3, minor));
        assert!(!fits(9) && fits(10) && fits(13) && !fits(14));
    }

    #[test]
    fn a_wrong_pin_is_not_taken_for_a_missing_network() {
        let failure = |said: &str| Failure::new(format!("`pip install` ended with 1.\n{said}"));
        let unseen = "ERROR: Could not find a version that satisfies the requirement spacy==3.8.18 (from versions: none)";
        assert!(is_out_of_reach(&failure(unseen)));
        let wrong = "ERROR: Could not find a version that satisfies the requirement spacy==99 (from versions: 3.8.17, 3.8.18)";
        assert!(!is_out_of_reach(&failure(wrong)));
        let old = format!(
            "ERROR: Ignored the following versions that require a different python version: 3.8.18\n{unseen}"
        );
        assert!(!is_out_of_reach(&failure(&old)));
    }
}
