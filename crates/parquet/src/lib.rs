//! Parquet files, in and out: rows of JSON values, without C and without Arrow.
//!
//! [`File`] reads what pyarrow, `datasets`, pandas, Polars and Spark write: nested columns, pages of
//! both versions, dictionaries and the delta encodings, packed with Snappy, Zstandard or gzip.
//! [`Writer`] writes what they read: plain pages packed with Snappy, a row group at a time.
//!
//! Source: the Apache Parquet format (`parquet.thrift`, Encodings.md, LogicalTypes.md), and the
//! Dremel paper (Melnik et al., 2010) for repetition and definition levels.
//!
//! A file is never believed: what it claims is checked against the bytes that are there, and a page
//! is unpacked only as far as [`LARGEST_PAGE`]. One page a column is in memory at a time.

mod bytes;
mod codec;
mod column;
mod error;
mod field;
mod footer;
mod levels;
mod page;
mod record;
mod schema;
mod shred;
mod thrift;
mod time;
mod values;
mod write;

pub use column::MOST_IN_PAGE;
pub use error::ParquetError;
pub use field::{Field, Kind};
pub use page::LARGEST_PAGE;
pub use record::{File, MOST_IN_ROW, MOST_ROWS, Rows};
pub use write::Writer;

/// What a file begins and ends with.
const MAGIC: &[u8; 4] = b"PAR1";
