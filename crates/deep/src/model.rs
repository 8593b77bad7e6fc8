//! A model: the bytes of its file, and where in them everything is.

use crate::encoder::Encoder;
use crate::heads::Heads;
use crate::kernels::Kernel;
use crate::pieces::Table;
use crate::weights::{Tensors, WeightsError, manifest};

/// A model; what is large is read where it lies in the file.
#[derive(Clone, Debug)]
pub struct Model {
    file: Vec<u8>,
    name: String,
    table: Table,
    encoder: Encoder,
    heads: Heads,
}

impl Model {
    /// Takes a file of weights, for the best instructions that there are here.
    ///
    /// # Errors
    /// When it is no such file, of another version, damaged, or of a size that there are no kernels
    /// for.
    pub fn read(file: Vec<u8>) -> Result<Self, WeightsError> {
        Self::with_kernel(file, Kernel::best())
    }

    /// [`Model::read`] for other instructions.
    ///
    /// # Errors
    /// As [`Model::read`].
    pub fn with_kernel(file: Vec<u8>, kernel: Kernel) -> Result<Self, WeightsError> {
        let manifest = manifest(&file)?;
        let tensors = Tensors::new(&file, &manifest);
        let list = manifest.pieces;
        let end = list.offset.checked_add(list.length);
        let place = list.offset..end.ok_or(WeightsError::Short)?;
        let table = Table::read(&file, place, list.count)?;
        let encoder = Encoder::read(&tensors, manifest.encoder, list.count, kernel)?;
        let heads = Heads::read(&tensors, &manifest)?;
        Ok(Self {
            name: manifest.name.clone(),
            table,
            encoder,
            heads,
            file,
        })
    }

    /// The model's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The file.
    pub fn file(&self) -> &[u8] {
        &self.file
    }

    /// The list of pieces.
    pub const fn table(&self) -> &Table {
        &self.table
    }

    /// The encoder.
    pub const fn encoder(&self) -> &Encoder {
        &self.encoder
    }

    /// The heads.
    pub const fn heads(&self) -> &Heads {
        &self.heads
    }
}
