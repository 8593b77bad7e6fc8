//! Why a file cannot be read.

/// Why a Parquet file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParquetError {
    /// It does not begin and end as Parquet files do.
    #[error("it is no Parquet file, or is cut off")]
    NotParquet,
    /// Its footer is encrypted.
    #[error("it is encrypted")]
    Encrypted,
    /// What it says of itself does not fit its bytes.
    #[error("the Parquet file is damaged: {0}")]
    Broken(&'static str),
    /// It uses something that is not read.
    #[error("it is packed or written with {0}, which Standpoint does not read")]
    Unsupported(String),
    /// It claims more than can be worked with.
    #[error("it claims {0}")]
    TooMuch(String),
}
