//! Runs the command as a person would.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

/// What came of it.
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub errors: String,
}

/// Runs it in a folder, with nothing on standard input.
pub fn run(folder: &Path, arguments: &[&str]) -> Ran {
    run_with(folder, arguments, b"")
}

/// Runs it in a folder with these bytes on standard input.
pub fn run_with(folder: &Path, arguments: &[&str], input: &[u8]) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_standpoint"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut standard = child.stdin.take().unwrap();
    let ended = thread::scope(|scope| {
        scope.spawn(move || {
            // A command that does not want its input may have ended.
            let _ = standard.write_all(input);
        });
        child.wait_with_output().unwrap()
    });
    Ran {
        code: ended.status.code().unwrap(),
        out: String::from_utf8(ended.stdout).unwrap(),
        errors: String::from_utf8(ended.stderr).unwrap(),
    }
}
