//! The article: drawn, pointed at, selected, tagged.

pub mod article;
pub mod caret;
pub mod dom;
pub mod drawn;
pub mod handles;
pub mod highlight;
pub mod nearness;
pub mod numbers;
pub mod paragraph;
pub mod place;
pub mod placing;
pub mod popover;
pub mod screen;

pub use article::Reader;
