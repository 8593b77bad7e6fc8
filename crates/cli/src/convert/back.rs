//! Reading back what was written, on a thread of its own while more is written.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use standpoint_formats::exchange::{Comparison, Format, part_file};

use super::disk::{Disk, OnDisk};
use super::growing::Followed;
use super::source::read_back;

/// Whether all of a file could be read back, or why not.
type Back = Result<(), String>;

/// A file that is being read back.
pub(super) struct Follower {
    thread: JoinHandle<Back>,
    comparison: Comparison,
}

impl Follower {
    /// What differs, once the growth of the file has ended.
    fn finish(self) -> Option<String> {
        let back = self.thread.join();
        let back = back.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        back.err().or_else(|| self.comparison.difference())
    }
}

/// Reads back the file that holds all examples, from now on. `None` where it or a thread cannot be
/// had yet, or where it is a pipe, out of which others read.
pub(super) fn followed(
    format: &'static Format,
    comparison: Comparison,
    disk: &Disk,
) -> Option<Follower> {
    let Disk::Files(files) = disk else {
        return None;
    };
    let mut written = files.written();
    let (_, path) = written.find(|(name, _)| is_of_part(format, "", name))?;
    if !fs::metadata(&path).ok()?.is_file() {
        return None;
    }
    let file = File::open(&path).ok()?;
    let growth = Arc::clone(files.growth());
    let same = comparison.clone();
    let follow = move || read(&path, Followed { file, growth }, format, &same);
    let thread = thread::Builder::new().spawn(follow).ok()?;
    Some(Follower { thread, comparison })
}

/// What differs when all parts are read back.
pub(super) fn difference(
    format: &'static Format,
    files: &OnDisk,
    parts: &BTreeMap<String, Comparison>,
    follower: Option<Follower>,
) -> Option<String> {
    if let Some(follower) = follower {
        return follower.finish();
    }
    let written: Vec<(&str, PathBuf)> = files.written().collect();
    let mut differences = parts.iter().filter_map(|(part, comparison)| {
        let mut paths = written
            .iter()
            .filter(|(name, _)| is_of_part(format, part, name));
        let back = paths.try_for_each(|(_, path)| {
            let file = File::open(path).map_err(|error| unreadable(path, &error))?;
            read(path, file, format, comparison)
        });
        back.err().or_else(|| comparison.difference())
    });
    differences.next()
}

/// Whether a file of this name holds examples of a part.
fn is_of_part(format: &Format, part: &str, name: &str) -> bool {
    if format.is_folder {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending);
        ending.is_some_and(|ending| format.extensions.contains(&ending))
    } else {
        name == part_file(format, part, "")
    }
}

fn read(path: &Path, bytes: impl Read, format: &Format, comparison: &Comparison) -> Back {
    let mut refused = None;
    let ended = read_back(path, bytes, format, &mut |read| {
        match read.example {
            Ok(example) => comparison.read(&example),
            Err(why) => refused = Some(why),
        }
        Ok(())
    });
    match refused.or(ended.err().map(|error| error.to_string())) {
        Some(why) => Err(unreadable(path, &why)),
        None => Ok(()),
    }
}

fn unreadable(path: &Path, why: &dyn Display) -> String {
    format!("{} cannot be read back: {why}", path.display())
}
