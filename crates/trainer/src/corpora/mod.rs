//! The corpora: one file each, which names its licence and what it may be used for.

pub mod actors;
pub mod doubts;
pub mod gazetteers;
pub mod glove;
pub mod gum;
pub mod gum_attribution;
pub mod labelled;
pub mod names;
pub mod polnear;
pub mod qasrl;
pub mod stances;
pub mod szeged;
pub mod trees;

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Why a corpus cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum CorpusError {
    /// A file cannot be read.
    #[error("{}: cannot be read: {error}; give the folder of the corpora with --data", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// A file is not of the shape that its corpus has.
    #[error("{}:{line}: {what}; fetch the corpus again", path.display())]
    Shape {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong there.
        what: String,
    },
}

/// What an article is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// To learn from.
    Train,
    /// To choose settings and calibrate by.
    Tune,
    /// To report figures on, and nothing else.
    Report,
}

/// The whole of a file as text; unpacked if its name ends in `.gz`. Bytes that are not UTF-8 are
/// read as Windows-1252's neighbours in Latin-1.
///
/// # Errors
/// When it cannot be read.
pub fn read(path: &Path) -> Result<String, CorpusError> {
    let failed = |error| CorpusError::Read {
        path: path.to_owned(),
        error,
    };
    let mut bytes = Vec::new();
    let mut file = File::open(path).map_err(failed)?;
    if path.extension().is_some_and(|ending| ending == "gz") {
        let mut unpacked = flate2::read::GzDecoder::new(file);
        unpacked.read_to_end(&mut bytes).map_err(failed)?;
    } else {
        file.read_to_end(&mut bytes).map_err(failed)?;
    }
    Ok(match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => error
            .into_bytes()
            .iter()
            .map(|byte| char::from(*byte))
            .collect(),
    })
}
