//! Reading back what was written, on a thread of its own while more is written.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use standpoint_formats::exchange::{Choices, Comparison, Format, Overlap, fingerprint, part_file};

use super::disk::{Disk, OnDisk};
use super::growing::{Followed, Growth};
use super::source::read_back;

/// What the examples in files say, in their order: eight bytes each. Or why they cannot be read.
type Fingerprints = Result<Vec<u64>, String>;

/// A file that is being read back.
pub(super) struct Follower {
    path: PathBuf,
    thread: JoinHandle<Fingerprints>,
}

impl Follower {
    /// Whether an export is one file that can be followed from its beginning.
    fn fits(format: &Format, choices: &Choices) -> bool {
        !format.names_files && choices.overlap != Overlap::FilePerLabel
    }

    /// Begins to read a file that exists. `None` where it or a thread cannot be had, or where it is a
    /// pipe, out of which others read; what can be read of it then is, when all is written.
    fn begin(path: PathBuf, format: &'static Format, growth: Arc<Growth>) -> Option<Self> {
        if !fs::metadata(&path).ok()?.is_file() {
            return None;
        }
        let file = File::open(&path).ok()?;
        let place = path.clone();
        let follow = move || read(&place, Followed { file, growth }, format);
        let thread = thread::Builder::new().spawn(follow).ok()?;
        Some(Self { path, thread })
    }

    /// What was in it, once the growth has ended.
    fn finish(self) -> Fingerprints {
        let ended = self.thread.join();
        ended.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    }
}

/// Reads back the file that holds the examples, from now on, if it is there and can be followed.
pub(super) fn followed(
    format: &'static Format,
    choices: &Choices,
    disk: &Disk,
) -> Option<Follower> {
    let Disk::Files(files) = disk else {
        return None;
    };
    if !Follower::fits(format, choices) {
        return None;
    }
    let mut written = files.written();
    let (_, path) = written.find(|(name, _)| is_of_part(format, "", name))?;
    Follower::begin(path, format, Arc::clone(files.growth()))
}

/// What differs when all parts are read back.
pub(super) fn difference(
    format: &'static Format,
    files: &OnDisk,
    parts: BTreeMap<String, Comparison>,
    mut follower: Option<Follower>,
) -> Option<String> {
    let written: Vec<(&str, PathBuf)> = files.written().collect();
    let mut difference = None;
    for (part, comparison) in parts {
        let paths = written
            .iter()
            .filter(|(name, _)| is_of_part(format, &part, name));
        let paths: Vec<&PathBuf> = paths.map(|(_, path)| path).collect();
        let is_followed = |follower: &mut Follower| paths == [&follower.path];
        let read = match follower.take_if(is_followed) {
            Some(follower) => follower.finish(),
            None => fingerprints(&paths, format),
        };
        difference = difference.or(compared(read, comparison));
    }
    difference
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

/// What differs between what was read back and what was written.
fn compared(read: Fingerprints, mut comparison: Comparison) -> Option<String> {
    match read {
        Ok(fingerprints) => {
            for fingerprint in fingerprints {
                comparison.read(fingerprint);
            }
            comparison.difference()
        }
        Err(why) => Some(why),
    }
}

/// What is in files that are whole.
fn fingerprints(paths: &[&PathBuf], format: &Format) -> Fingerprints {
    let mut all = Vec::new();
    for path in paths {
        let file = File::open(path).map_err(|error| unreadable(path, &error))?;
        all.extend(read(path, file, format)?);
    }
    Ok(all)
}

fn read(path: &Path, bytes: impl Read, format: &Format) -> Fingerprints {
    let mut found = Vec::new();
    let mut refused = None;
    let ended = read_back(path, bytes, format, &mut |read| {
        match read.example {
            Ok(example) => found.push(fingerprint(&example)),
            Err(why) => refused = Some(why),
        }
        Ok(())
    });
    match refused.or(ended.err().map(|error| error.to_string())) {
        Some(why) => Err(unreadable(path, &why)),
        None => Ok(found),
    }
}

fn unreadable(path: &Path, why: &dyn Display) -> String {
    format!("{} cannot be read back: {why}", path.display())
}
