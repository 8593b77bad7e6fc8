//! The weights that are there already, and the files they are kept in.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use standpoint_engine::learned::Models;
use standpoint_engine::learned::weights::{Layer, WeightsError};

use crate::corpora::CorpusError;
use crate::marks::MarksError;

/// Why training cannot go on.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A corpus cannot be used.
    #[error("{0}")]
    Corpus(#[from] CorpusError),
    /// The engine's marks cannot be measured.
    #[error("{0}")]
    Marks(#[from] MarksError),
    /// A file of weights cannot be read or written.
    #[error("{}: {error}; a layer that others build on is trained by running without --only", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The deep reader's weights are none.
    #[error("{}: {error}", path.display())]
    Deep {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        error: standpoint_deep::WeightsError,
    },
    /// A file of weights is no such file.
    #[error("{}: {error}", path.display())]
    Weights {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        error: WeightsError,
    },
}

/// Weights by layer.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    /// What has been trained or loaded.
    pub models: Models,
}

impl Store {
    /// A store in `folder`, with nothing loaded.
    pub fn new(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            models: Models::default(),
        }
    }

    /// [`Store::new`] with the weights of some layers.
    ///
    /// # Errors
    /// As [`Store::load`].
    pub fn of(folder: &Path, layers: &[Layer]) -> Result<Self, StoreError> {
        let mut store = Self::new(folder);
        for layer in layers {
            store.load(*layer)?;
        }
        Ok(store)
    }

    fn path(&self, layer: Layer) -> PathBuf {
        self.folder.join(format!("{}.weights", layer.name()))
    }

    /// Loads a layer's weights, if there is a file.
    ///
    /// # Errors
    /// When it cannot be read or is damaged.
    pub fn load(&mut self, layer: Layer) -> Result<(), StoreError> {
        let path = self.path(layer);
        let bytes = fs::read(&path).map_err(|error| StoreError::File {
            path: path.clone(),
            error,
        })?;
        let added = self.models.add(&bytes);
        added.map_err(|error| StoreError::Weights { path, error })
    }

    /// Writes a layer's weights, and reads them again as the engine does.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn save(&mut self, layer: Layer, bytes: &[u8]) -> Result<(), StoreError> {
        let path = self.path(layer);
        let failed = |error| StoreError::File {
            path: path.clone(),
            error,
        };
        fs::create_dir_all(&self.folder).map_err(failed)?;
        fs::write(&path, bytes).map_err(failed)?;
        eprintln!("{}: {} bytes", path.display(), bytes.len());
        self.load(layer)
    }
}
