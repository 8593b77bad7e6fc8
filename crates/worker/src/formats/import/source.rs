//! The files to read: those that came, and those in archives that came.

use std::borrow::Cow;
use std::collections::BTreeSet;

use standpoint_formats::folder;
use standpoint_protocol::formats::{Failure, File};

/// How archives begin.
const ARCHIVE: &[u8] = b"PK\x03\x04";

/// A file with what is in it.
pub(super) struct Source<'f> {
    /// Its path in the archive, or its name.
    path: String,
    pub(super) bytes: Cow<'f, [u8]>,
    /// Whether it came in an archive.
    is_packed: bool,
    /// Whether it is read for itself, and does not only lie beside another.
    pub(super) is_read: bool,
}

impl Source<'_> {
    /// Whether it is in no folder and in no archive.
    pub(super) fn is_bare(&self) -> bool {
        !self.is_packed && !self.path.contains('/')
    }

    /// Its name without folders.
    pub(super) fn name(&self) -> &str {
        self.path
            .rsplit_once('/')
            .map_or(&self.path, |(_, name)| name)
    }

    /// Its name without ending.
    pub(super) fn stem(&self) -> &str {
        let name = self.name();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }
}

/// All files, archives unpacked.
pub(super) fn sources(files: &[File]) -> Result<Vec<Source<'_>>, Failure> {
    let mut all = Vec::new();
    for file in files {
        if !file.bytes.0.starts_with(ARCHIVE) {
            all.push(Source {
                path: file.name.clone(),
                bytes: file.bytes.0.as_slice().into(),
                is_packed: false,
                is_read: false,
            });
            continue;
        }
        let unpacked = folder::unpacked(&file.bytes.0).map_err(|error| Failure::Unreadable {
            file: file.name.clone(),
            detail: error.to_string(),
        })?;
        all.extend(unpacked.into_iter().map(|packed| Source {
            path: packed.path,
            bytes: packed.bytes.into(),
            is_packed: true,
            is_read: false,
        }));
    }
    let paths = all.iter().map(|source| source.path.clone());
    let read: BTreeSet<String> = folder::inputs(paths).into_iter().collect();
    for source in &mut all {
        source.is_read = read.contains(&source.path);
    }
    Ok(all)
}

/// What is in a file that lies beside another.
pub(super) fn beside(of: &Source<'_>, name: &str, all: &[Source<'_>]) -> Option<Vec<u8>> {
    folder::beside(&of.path, name).iter().find_map(|path| {
        let found = all.iter().find(|source| source.path == *path)?;
        Some(found.bytes.to_vec())
    })
}
