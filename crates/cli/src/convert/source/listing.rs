//! Which files the inputs name.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{Cursor, Read, stdin};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use standpoint_formats::folder;

use crate::arguments::Input;
use crate::failure::Failure;
use crate::listing::in_folder;

/// The largest archive that is unpacked, in bytes.
const LARGEST_ARCHIVE: u64 = 400_000_000;

/// A file.
pub(in crate::convert) enum Source {
    Standard,
    File(PathBuf),
    /// One of the files of an archive.
    Packed(Arc<Archive>, String),
}

/// An archive, unpacked.
pub(in crate::convert) struct Archive {
    path: PathBuf,
    files: BTreeMap<String, Vec<u8>>,
}

/// The files that the inputs name. In a folder or archive, what lies beside annotations is no input
/// itself.
pub(in crate::convert) fn files(inputs: &[Input]) -> Result<Vec<Source>, Failure> {
    let mut files = Vec::new();
    for input in inputs {
        match input {
            Input::Standard => files.push(Source::Standard),
            Input::File(path) if path.is_dir() => {
                for path in in_folder(path)? {
                    add(path, &mut files)?;
                }
            }
            Input::File(path) => add(path.clone(), &mut files)?,
        }
    }
    Ok(files)
}

/// Adds a file, or those of an archive.
fn add(path: PathBuf, files: &mut Vec<Source>) -> Result<(), Failure> {
    if !path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("zip"))
    {
        files.push(Source::File(path));
        return Ok(());
    }
    let refused = |what: String| Failure::Line {
        place: path.display().to_string(),
        what,
    };
    let mut bytes = Vec::new();
    let file = File::open(&path).map_err(|error| Failure::read(&path, error))?;
    let read = file.take(LARGEST_ARCHIVE + 1).read_to_end(&mut bytes);
    read.map_err(|error| Failure::read(&path, error))?;
    if bytes.len() as u64 > LARGEST_ARCHIVE {
        let megabytes = LARGEST_ARCHIVE / 1_000_000;
        return Err(refused(format!(
            "is an archive of more than {megabytes} MB; unpack it first"
        )));
    }
    let unpacked = folder::unpacked(&bytes).map_err(|error| refused(error.to_string()))?;
    let unpacked = unpacked.into_iter().map(|file| (file.path, file.bytes));
    let archive = Arc::new(Archive {
        path: path.clone(),
        files: unpacked.collect(),
    });
    let names = archive.files.keys().cloned();
    let inputs = folder::inputs(names).into_iter();
    files.extend(inputs.map(|name| Source::Packed(Arc::clone(&archive), name)));
    Ok(())
}

impl Source {
    /// Where it is, for sentences and for its name.
    pub(in crate::convert) fn path(&self) -> PathBuf {
        match self {
            Self::Standard => "standard input".into(),
            Self::File(path) => path.clone(),
            Self::Packed(archive, name) => archive.path.join(name),
        }
    }

    /// What is in it.
    pub(in crate::convert) fn open(&self) -> Result<Box<dyn Read + '_>, Failure> {
        Ok(match self {
            Self::Standard => Box::new(stdin()),
            Self::File(path) => {
                let file = File::open(path).map_err(|error| Failure::read(path, error))?;
                Box::new(file)
            }
            Self::Packed(archive, name) => {
                Box::new(Cursor::new(archive.bytes(name).unwrap_or_default()))
            }
        })
    }

    /// How many bytes it has; `None` where that shows only when it is read.
    pub(in crate::convert) fn size(&self) -> Option<u64> {
        match self {
            Self::Standard => None,
            Self::File(path) => fs::metadata(path).ok().map(|about| about.len()),
            Self::Packed(archive, name) => archive.bytes(name).map(|bytes| bytes.len() as u64),
        }
    }

    /// A file of the same folder.
    pub(in crate::convert) fn beside(&self, name: &str) -> Option<Vec<u8>> {
        match self {
            Self::Standard => None,
            Self::File(path) => beside(path, name),
            Self::Packed(archive, own) => {
                let mut places = folder::beside(own, name).into_iter();
                places
                    .find_map(|place| archive.bytes(&place))
                    .map(<[u8]>::to_vec)
            }
        }
    }
}

impl Archive {
    fn bytes(&self, name: &str) -> Option<&[u8]> {
        self.files.get(name).map(Vec::as_slice)
    }
}

/// A file in the folder of another on the disk.
pub(in crate::convert) fn beside(path: &Path, name: &str) -> Option<Vec<u8>> {
    let full = std::path::absolute(path).ok()?;
    let folder = full.parent()?;
    let (root, last) = (folder.parent().unwrap_or(folder), folder.file_name());
    let inner = match last {
        Some(last) => format!("{}/{}", last.to_string_lossy(), "file"),
        None => "file".to_owned(),
    };
    let mut places = folder::beside(&inner, name).into_iter();
    places.find_map(|place| fs::read(root.join(place)).ok())
}
