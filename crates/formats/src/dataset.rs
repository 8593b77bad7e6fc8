//! Data sets that classifiers are trained with, made of annotated documents.
//!
//! [`Dataset::build`] turns documents into rows by a [`Recipe`]: a [`Task`], a [`Window`] of text for
//! each row, and whose marks count. It divides the articles (never rows) into parts, and counts what
//! is in them and what is not in a [`Report`]. [`Dataset::write`] writes them as a [`Format`] that
//! people train with. Nothing here asks a clock or a source of chance: the same documents and the same
//! recipe give the same bytes.
//!
//! A table of rows is [`Column`]s and [`Cell`]s; a kind of file for such a table is a [`RowFormat`].
//!
//! What an engine would say is asked for by an [`Opinion`], so that nothing here knows of one.

mod build;
mod column;
mod doubt;
mod duplicates;
mod fate;
mod frozen;
mod gather;
mod preview;
mod random;
mod recipe;
mod report;
mod sample;
mod sha256;
mod split;
mod stratify;
mod task;
mod window;
mod write;

#[cfg(test)]
mod tests;

pub use build::{Dataset, DatasetError, Part, Source};
pub use column::{Cell, Column, Kind, cells, classes, columns};
pub use doubt::{Difference, Doubt, Opinion};
pub use fate::{Fate, Fates};
pub use frozen::{Frozen, FrozenError};
pub use preview::{Preview, PreviewRow};
pub use recipe::{Evidence, Recipe, Trust};
pub use report::{PartCount, Report};
pub use sample::{Content, Labelled, Sample, Tie, Tokens};
pub use split::{Order, Place, Plan, Shares};
pub use task::Task;
pub use window::{TokenWindow, Window};
#[cfg(feature = "parquet")]
pub use write::PARQUET;
pub use write::{
    Agreement, CardDetails, Format, JSON_LINES, Layout, RowFormat, RowWriter, WriteError,
};
