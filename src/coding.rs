//! The codebook's page: what may be marked, changed with the marks carried along; and its guidelines
//! beside the text.

mod attribute;
mod book;
mod colour;
mod editor;
mod fate;
mod faults;
mod fields;
mod guide;
mod label;
mod link;
mod order;
mod split;
mod take;
mod versions;

pub use editor::Editor;
pub use guide::guide;
pub use take::take;
