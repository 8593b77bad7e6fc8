//! What stands beside the text: the mark that is looked at, and lists of what was found.

pub mod actors;
pub mod attributes;
pub mod card;
pub mod check;
pub mod doubt;
pub mod entity;
pub mod entry;
pub mod history;
pub mod links;
pub mod lost;
pub mod map;
pub mod notes;
pub mod origin;
pub mod positions;
pub mod reading;
pub mod refused;
pub mod review;
pub mod settled;
pub mod side;
pub mod slip;
pub mod thresholds;
pub mod why;

pub use side::Side;
