//! Why a command cannot go on.

use std::io;
use std::path::{Path, PathBuf};

use standpoint_annotation::json::LoadError;
use standpoint_engine::learned::weights::WeightsError;
use standpoint_formats::OpenError;
use standpoint_formats::dataset::{DatasetError, WriteError};
use standpoint_formats::exchange::Stopped;

/// Something that stops a command, or one of its inputs.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error("{}: cannot be read: {error}", path.display())]
    Read { path: PathBuf, error: io::Error },
    #[error("{}: cannot be written: {error}", path.display())]
    Write { path: PathBuf, error: io::Error },
    #[error("{place}: {error}")]
    Open { place: String, error: OpenError },
    #[error("{place}: {error}")]
    Load { place: String, error: LoadError },
    #[error("{place}: {what}")]
    Line { place: String, what: String },
    #[error(transparent)]
    Stopped(#[from] Stopped),
    #[error("the weights of this program cannot be read: {0}")]
    Weights(#[from] WeightsError),
    #[error("{}: {error}", path.display())]
    DeepWeights {
        path: PathBuf,
        error: standpoint_deep::WeightsError,
    },
    #[error("{}: has no head for actors; weights that are learned now have one (cargo xtask train --deep)", .0.display())]
    NoHead(PathBuf),
    #[error(
        "the deep reader's weights are not there: {} cannot be read ({error}); name their file with --model",
        path.display()
    )]
    NoDeepWeights { path: PathBuf, error: io::Error },
    #[error("{}: holds one text a line; add --jsonl", .0.display())]
    Lines(PathBuf),
    #[error("{}: is a folder; name the files in it", .0.display())]
    Folder(PathBuf),
    #[error("{}: has no file in it that could hold a text", .0.display())]
    NoTexts(PathBuf),
    #[error("{}: is a folder; with --pretty, give -o a folder, too", .0.display())]
    PrettyFolder(PathBuf),
    #[error(
        "{} and {} would both be written to {}; give one of them another name",
        first.display(), second.display(), output.display()
    )]
    SameOutput {
        first: PathBuf,
        second: PathBuf,
        output: PathBuf,
    },
    #[error(
        "{} holds one document, and there are more; give -o a NAME.jsonl or a folder",
        .0.display()
    )]
    OneDocument(PathBuf),
    #[error("{} is an input; it would be overwritten, so choose another -o", .0.display())]
    OverInput(PathBuf),
    #[error("{}: is not empty; choose another -o, so that no older file is taken for a new one", .0.display())]
    NotEmpty(PathBuf),
    #[error(transparent)]
    Dataset(#[from] DatasetError),
    #[error(transparent)]
    NotWritten(WriteError),
    #[error("{}: has no standpoint/1 document in it", .0.display())]
    NoDocuments(PathBuf),
    #[error(
        "no document of {} has the id of one of {}, so there is nothing to compare",
        predicted.display(), gold.display()
    )]
    NoPairs { gold: PathBuf, predicted: PathBuf },
    #[error("there is no text that all of them annotated, so there is nothing to compare")]
    NoCommonText,
}

impl Failure {
    pub(crate) fn read(path: &Path, error: io::Error) -> Self {
        Self::Read {
            path: path.to_owned(),
            error,
        }
    }

    pub(crate) fn write(path: &Path, error: io::Error) -> Self {
        Self::Write {
            path: path.to_owned(),
            error,
        }
    }

    /// Whether the reader of our output has gone away, which is its right.
    pub(crate) fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Write { error, .. } if error.kind() == io::ErrorKind::BrokenPipe)
    }
}
