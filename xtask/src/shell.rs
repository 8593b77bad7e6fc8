//! Running other programs.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, thread};

use crate::failure::{Doing, Failure, Outcome};
use crate::places;

/// A command that starts in the repository's root.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(places::root());
    command
}

/// The cargo that started this program, so that the pinned toolchain stays the same.
pub fn cargo() -> Command {
    command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// npm by the name it has on this system.
pub fn npm() -> Command {
    command(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// Runs to the end, output on the terminal.
pub fn run(command: &mut Command) -> Outcome {
    let status = command
        .status()
        .doing(format!("start `{}`", line(command)))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(format!(
            "`{}` ended with {status}.",
            line(command)
        )))
    }
}

/// Runs to the end in silence and gives back what was printed on standard output;
/// what was printed on standard error is part of the sentence if it fails.
pub fn capture(command: &mut Command) -> Outcome<String> {
    let output = command
        .output()
        .doing(format!("start `{}`", line(command)))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(Failure::new(format!(
            "`{}` ended with {}.\n{}",
            line(command),
            output.status,
            String::from_utf8_lossy(&output.stderr).trim()
        )))
    }
}

/// What a program printed, and whether it was content with itself.
pub struct Watched {
    /// Standard output, complete.
    pub output: String,
    /// Whether it ended with status zero.
    pub success: bool,
}

/// Runs to the end, output on the terminal as it comes and kept as well.
pub fn watch(command: &mut Command) -> Outcome<Watched> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .doing(format!("start `{}`", line(command)))?;
    let reader = child.stdout.take().map(|pipe| thread::spawn(|| tee(pipe)));
    let status = child
        .wait()
        .doing(format!("wait for `{}`", line(command)))?;
    let output = reader.and_then(|r| r.join().ok()).unwrap_or_default();
    Ok(Watched {
        output,
        success: status.success(),
    })
}

fn tee(pipe: impl Read) -> String {
    let mut kept = String::new();
    let mut reader = BufReader::new(pipe);
    let mut bytes = Vec::new();
    while reader.read_until(b'\n', &mut bytes).is_ok_and(|n| n > 0) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        print!("{text}");
        // A closed terminal is no reason to lose the counts.
        let _ = std::io::stdout().flush();
        kept.push_str(&text);
        bytes.clear();
    }
    kept
}

/// The command as one would type it.
fn line(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|part| part.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Puts `folders` before everything else on the PATH of `command`.
pub fn with_path<'a>(command: &'a mut Command, folders: &[PathBuf]) -> Outcome<&'a mut Command> {
    let old = env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(env::split_paths(&old));
    let joined = env::join_paths(all).doing("put the tools on PATH")?;
    Ok(command.env("PATH", joined))
}

/// The first of `names` that is a program on PATH.
pub fn find_on_path(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    names.iter().find_map(|name| {
        env::split_paths(&path)
            .map(|folder| executable(&folder, name))
            .find(|file| file.is_file())
    })
}

/// The file of program `name` in `folder`, with the ending this system gives to programs.
pub fn executable(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_command_and_what_it_said() {
        let error = capture(cargo().arg("no-such-command-here")).err().unwrap();
        let sentence = error.to_string();
        assert!(sentence.contains("no-such-command-here` ended with"));
        assert!(sentence.contains("no such command"));
    }

    #[test]
    fn programs_are_found_on_path() {
        assert!(find_on_path(&["no-such-program-here", "cargo"]).is_some());
        assert_eq!(find_on_path(&["no-such-program-here"]), None);
    }

    #[test]
    fn output_is_kept_while_it_is_shown() {
        let watched = watch(cargo().arg("--version")).unwrap();
        assert!(watched.success);
        assert!(watched.output.starts_with("cargo "));
    }
}
