//! Two annotations of the same texts, compared.
//!
//! [`compare`] pairs the documents of two sides by their id and counts, for each label of the
//! codebook, how many marks are the same exactly, matched (one to one, at least half of the union
//! of their characters) and by any overlap; how often the attributes of matched marks agree; and
//! how many links join the same two matched marks. Counts are summed over all marks of all
//! documents (micro-averaged); a [`Report`] holds them, adds up with others, and prints itself.
//!
//! *Matched* is the figure to steer by. Overlap alone can be met by marking everything.

mod compare;
mod counts;
mod extent;
mod matching;
mod report;
mod table;
mod tally;

pub use compare::compare;
pub use counts::{Answers, Counts, Score};
pub use report::{LabelCounts, Report};
pub use tally::Tally;
