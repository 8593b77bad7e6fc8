//! A file of weights: a header, a manifest in JSON, and tensors that are read where they lie.

mod error;
mod manifest;
mod tensor;

pub use error::WeightsError;
pub use manifest::{Manifest, Shape};
pub use tensor::{Int4, Int8, Tensors};

/// The first eight bytes of every file.
const MAGIC: [u8; 8] = *b"STNDDEEP";
/// Raised whenever the file's shape changes.
const VERSION: u32 = 1;
/// Magic, version and the manifest's length.
const HEADER: usize = 16;

/// The manifest of a file of weights.
///
/// # Errors
/// When it is no such file, of another version, or cut.
pub fn manifest(file: &[u8]) -> Result<Manifest, WeightsError> {
    if !file.starts_with(&MAGIC) {
        return Err(WeightsError::NotWeights);
    }
    let word = |at: usize| {
        let bytes = file.get(at..at + 4)?;
        Some(u32::from_le_bytes(bytes.try_into().ok()?))
    };
    let version = word(8).ok_or(WeightsError::Short)?;
    if version != VERSION {
        return Err(WeightsError::Version(version));
    }
    let length = word(12).ok_or(WeightsError::Short)?;
    let json = usize::try_from(length).ok();
    let json = json.and_then(|length| file.get(HEADER..HEADER.checked_add(length)?));
    let json = json.ok_or(WeightsError::Short)?;
    serde_json::from_slice(json).map_err(|error| WeightsError::Manifest(error.to_string()))
}
