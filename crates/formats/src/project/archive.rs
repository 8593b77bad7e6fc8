//! Zip archives in memory: files in, bytes out, and back.
//!
//! What comes from elsewhere is bounded before it is unpacked. A path that leads out of the archive
//! is refused even though nothing here is written to a disk: whoever made one meant no good.

use std::collections::BTreeSet;
use std::io::{Read, Write};

use flate2::Compression;
use flate2::bufread::DeflateDecoder;
use flate2::write::DeflateEncoder;
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveWriter, ZipSliceArchive};

/// The most files that an archive may hold.
pub const MOST_FILES: u64 = 20_000;

/// The most bytes that an archive may hold unpacked, all files together.
pub const LARGEST_UNPACKED: usize = 400_000_000;

/// Why an archive cannot be unpacked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ArchiveError {
    /// It is cut off or damaged.
    #[error("the archive is damaged: {detail}")]
    Broken {
        /// What is wrong.
        detail: String,
    },
    /// It holds more files than are unpacked.
    #[error("it holds {files} files, and the most that are unpacked is {MOST_FILES}")]
    TooMany {
        /// How many.
        files: u64,
    },
    /// Unpacked it would be larger than what can be opened.
    #[error("unpacked it has more than {} MB", LARGEST_UNPACKED / 1_000_000)]
    TooLarge,
    /// A path that leads elsewhere, or is no name of a file.
    #[error("“{path}” is no path inside an archive")]
    Path {
        /// The path.
        path: String,
    },
    /// Two files of one name, of which one would hide the other.
    #[error("“{path}” is in it twice")]
    Twice {
        /// Their name.
        path: String,
    },
    /// A file that is encrypted, or packed in a way that this program does not know.
    #[error("“{path}” is packed in a way that Standpoint cannot read")]
    Packing {
        /// The file.
        path: String,
    },
}

/// A file of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    /// Its path, parts parted by `/`.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Packs files into an archive. The same files give the same bytes: no time is written.
///
/// # Errors
/// [`ArchiveError::Broken`] when a path is longer than the format allows.
pub fn pack(files: impl IntoIterator<Item = Packed>) -> Result<Vec<u8>, ArchiveError> {
    let mut bytes = Vec::new();
    let mut archive = ZipArchiveWriter::new(&mut bytes);
    for file in files {
        let new = archive.new_file(file.path.as_str());
        let (mut entry, config) = new
            .compression_method(CompressionMethod::DEFLATE)
            .start()
            .map_err(|error| broken(&error))?;
        let mut packing = config.wrap(DeflateEncoder::new(&mut entry, Compression::default()));
        packing
            .write_all(&file.bytes)
            .map_err(|error| broken(&error))?;
        let (encoder, sums) = packing.finish().map_err(|error| broken(&error))?;
        encoder.finish().map_err(|error| broken(&error))?;
        entry.finish(sums).map_err(|error| broken(&error))?;
    }
    archive.finish().map_err(|error| broken(&error))?;
    Ok(bytes)
}

/// The paths of all files in an archive, as they are written; nothing is unpacked.
///
/// # Errors
/// [`ArchiveError::Broken`] or [`ArchiveError::TooMany`].
pub fn paths(bytes: &[u8]) -> Result<Vec<String>, ArchiveError> {
    let archive = open(bytes)?;
    let mut entries = archive.entries();
    let mut paths = Vec::new();
    while let Some(entry) = entries.next_entry().map_err(|error| broken(&error))? {
        paths.push(String::from_utf8_lossy(entry.file_path().as_bytes()).into_owned());
    }
    Ok(paths)
}

/// Unpacks the files whose paths are wanted, in the order in which they are listed.
///
/// # Errors
/// When the archive is damaged, too large, or not what an archive of documents is: see
/// [`ArchiveError`].
pub fn unpack(bytes: &[u8], wanted: impl Fn(&str) -> bool) -> Result<Vec<Packed>, ArchiveError> {
    let room = Room {
        packed: bytes.len(),
        unpacked: LARGEST_UNPACKED,
    };
    unpack_into(room, bytes, wanted)
}

fn unpack_into(
    mut room: Room,
    bytes: &[u8],
    wanted: impl Fn(&str) -> bool,
) -> Result<Vec<Packed>, ArchiveError> {
    let archive = open(bytes)?;
    let mut names = BTreeSet::new();
    let mut entries = archive.entries();
    let mut files = Vec::new();
    while let Some(entry) = entries.next_entry().map_err(|error| broken(&error))? {
        let path = safe_path(entry.file_path().as_bytes())?;
        if entry.is_dir() {
            continue;
        }
        if !names.insert(path.clone()) {
            return Err(ArchiveError::Twice { path });
        }
        if !wanted(&path) {
            continue;
        }
        if entry.flags().is_encrypted() {
            return Err(ArchiveError::Packing { path });
        }
        let method = entry.compression_method();
        let local = archive
            .get_entry(entry.wayfinder())
            .map_err(|error| broken(&error))?;
        room.take_packed(local.data().len())?;
        let bytes = match method {
            CompressionMethod::STORE => room.read(local.verifying_reader(local.data()))?,
            CompressionMethod::DEFLATE => {
                room.read(local.verifying_reader(DeflateDecoder::new(local.data())))?
            }
            _ => return Err(ArchiveError::Packing { path }),
        };
        files.push(Packed { path, bytes });
    }
    Ok(files)
}

fn open(bytes: &[u8]) -> Result<ZipSliceArchive<&[u8]>, ArchiveError> {
    let archive = ZipArchive::from_slice(bytes).map_err(|error| broken(&error))?;
    let files = archive.entries_hint();
    if files > MOST_FILES {
        return Err(ArchiveError::TooMany { files });
    }
    Ok(archive)
}

/// What may still be unpacked.
struct Room {
    /// Packed bytes that no file has had yet: two files that share theirs are a bomb.
    packed: usize,
    unpacked: usize,
}

impl Room {
    fn take_packed(&mut self, bytes: usize) -> Result<(), ArchiveError> {
        let overlap = || broken(&"files share their bytes");
        self.packed = self.packed.checked_sub(bytes).ok_or_else(overlap)?;
        Ok(())
    }

    /// Reads to the end, whatever length the archive claims, and no further than there is room.
    fn read(&mut self, from: impl Read) -> Result<Vec<u8>, ArchiveError> {
        let mut bytes = Vec::new();
        let most = u64::try_from(self.unpacked)
            .unwrap_or(u64::MAX)
            .saturating_add(1);
        let read = from.take(most).read_to_end(&mut bytes);
        let room = self.unpacked.checked_sub(bytes.len());
        self.unpacked = room.ok_or(ArchiveError::TooLarge)?;
        read.map_err(|error| broken(&error))?;
        Ok(bytes)
    }
}

/// A path as it may stand in an archive: relative, without parts that climb, without what other
/// systems take for a drive or a separator.
fn safe_path(path: &[u8]) -> Result<String, ArchiveError> {
    let shown = || ArchiveError::Path {
        path: String::from_utf8_lossy(path).into_owned(),
    };
    let name = std::str::from_utf8(path).map_err(|_| shown())?;
    let inside = name.strip_suffix('/').unwrap_or(name);
    let mut parts = inside.split('/');
    let is_safe =
        |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['\\', ':', '\0']);
    if parts.all(is_safe) {
        Ok(name.to_owned())
    } else {
        Err(shown())
    }
}

fn broken(error: &impl ToString) -> ArchiveError {
    ArchiveError::Broken {
        detail: error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Half a megabyte of nothing in half a kilobyte.
    fn bomb() -> Vec<u8> {
        let file = |path: &str| Packed {
            path: path.to_owned(),
            bytes: vec![0; 250_000],
        };
        let bytes = pack([file("a"), file("b")]).unwrap();
        assert!(bytes.len() < 1_000);
        bytes
    }

    fn into(room: (usize, usize), wanted: impl Fn(&str) -> bool) -> Result<usize, ArchiveError> {
        let (packed, unpacked) = room;
        let files = unpack_into(Room { packed, unpacked }, &bomb(), wanted)?;
        Ok(files.iter().map(|file| file.bytes.len()).sum())
    }

    #[test]
    fn a_bomb_goes_off_at_the_limit_and_not_before() {
        assert_eq!(into((1_000, 500_000), |_| true), Ok(500_000));
        assert_eq!(
            into((1_000, 499_999), |_| true),
            Err(ArchiveError::TooLarge)
        );
        assert_eq!(into((1_000, 1_000), |_| true), Err(ArchiveError::TooLarge));
        assert_eq!(into((1_000, 1_000), |_| false), Ok(0), "what nobody wants");
    }

    #[test]
    fn files_that_together_have_more_bytes_than_the_archive_share_them() {
        let error = into((300, 500_000), |_| true).unwrap_err();
        assert!(matches!(error, ArchiveError::Broken { .. }), "{error}");
    }
}
