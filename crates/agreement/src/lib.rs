//! Two annotations of the same texts, compared.
//!
//! [`compare`] pairs the documents of two sides by their id and counts, for each label of the
//! codebook, how many marks are the same exactly, matched (one to one, at least half of the union
//! of their characters) and by any overlap; how often the attributes of matched marks agree; and
//! how many links join the same two matched marks. Counts are summed over all marks of all
//! documents (micro-averaged); a [`Report`] holds them, adds up with others, and prints itself.
//!
//! [`layer`] does the same for what one layer of an engine says in a corpus's own labels, names
//! ([`layer::names`]), attributions and words among it. [`lea`] scores who is who, [`classes`]
//! answers of a fixed set, [`calibration`] confidences; [`errors`] sorts what is wrong into kinds; [`bootstrap`] says how far a figure could
//! have come out otherwise.
//!
//! [`annotators`] compares two or more people who marked the same texts, none of them the gold:
//! F1 between them, [`unitizing`]'s alpha and [`kappa`].
//!
//! [`adjudication`] lists where they differ and makes one document of theirs, settled choice by
//! choice.
//!
//! *Matched* is the figure to steer by. Overlap alone can be met by marking everything.

pub mod adjudication;
pub mod annotators;
pub mod bootstrap;
pub mod calibration;
pub mod classes;
mod compare;
mod counts;
pub mod errors;
mod extent;
pub mod kappa;
pub mod layer;
pub mod lea;
mod matching;
mod report;
mod table;
mod tally;
pub mod unitizing;

pub use compare::{Counted, compare};
pub use counts::{Answers, Counts, Score};
pub use extent::Piece;
pub use report::{LabelCounts, Report};
pub use tally::Tally;
