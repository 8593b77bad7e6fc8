//! The annotated formats of others: in and out by one interface.
//!
//! A file becomes [`Example`]s, one a text, in the offsets that the file counts in. [`Intake`] puts
//! each onto its text, checks it against its quotes, and gives its labels a place in a codebook by a
//! [`Mapping`]. The other way, [`Export`] turns a document into an example, takes from it what the
//! format cannot say, counts that in [`Losses`], and writes what is left; so what is written can be
//! read back and compared letter by letter.
//!
//! Each format is one [`Format`] in a file of its own with its reader, writer and tests;
//! [`FORMATS`] is the table of them. Readers hand over one example after the other, so that formats
//! of one example a line take the same memory however long the file.

mod brat;
mod choice;
mod compare;
pub(crate) mod conll;
pub(crate) mod docbin;
mod doccano;
mod example;
mod export;
mod fields;
mod flaw;
mod format;
mod hugging_face;
mod input;
mod intake;
mod label_studio;
mod loss;
mod mapping;
mod memory;
mod of_document;
mod place;
mod prodigy;
mod proposal;
mod pub_annotation;
mod record;
mod reduce;
mod spacy;
mod table;
pub(crate) mod tags;
mod tokens;
mod unit;
mod values;
mod web_annotation;

#[cfg(test)]
mod drawing;
#[cfg(test)]
pub(crate) mod properties;

pub use choice::{Choices, Overlap, Scheme, Split};
pub use compare::{Comparison, fingerprint};
pub use example::{Example, Piece, Region, Relation};
pub use export::{Export, name_in_part, part_file};
pub use flaw::Flaw;
pub use format::{FORMATS, Files, Format, Writer, by_id, recognise};
pub use input::{Each, Found, Input, Place, ReadError, Stopped};
pub use intake::{Intake, Taken};
pub use loss::{Aspect, Losses};
pub use mapping::{LabelTarget, Mapping};
pub use memory::MemoryFiles;
pub use unit::Unit;
