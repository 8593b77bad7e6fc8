//! Everything that comes into Standpoint from a file or the clipboard, and what leaves it in the
//! formats of others.
//!
//! [`open`] takes a file's bytes and gives either a text to annotate or a document with its
//! annotations; [`paste_text`] and [`paste_html`] do so for the clipboard. Of a whole page the article
//! may be taken out elsewhere: then it comes as a [`WholePage`] first. A text is decoded,
//! cleaned of markup and control characters, and given a title; what was assumed or changed on the
//! way is said in [`Remark`]s, what cannot be opened in an [`OpenError`]. Nothing that comes in is
//! ever markup again. A zip archive with a `project.json` is a whole [`project`].
//!
//! [`exchange`] speaks the annotated formats of others, in and out; [`dataset`] makes data sets of
//! documents that classifiers are trained with; [`report`] writes what is only read by people and by
//! network analysis. [`folder`] says what in folders and archives is to be read.

mod binary;
pub mod csv;
pub mod dataset;
mod decode;
mod encoding;
pub mod exchange;
mod flow;
pub mod folder;
#[cfg(test)]
mod hostile;
mod html;
mod lines;
mod markdown;
mod open;
mod plain;
pub mod project;
mod recognise;
mod remark;
pub mod report;
mod title;
mod whole_page;

pub use binary::BinaryKind;
pub use decode::{DecodeError, Decoded, decode, decode_as};
pub use encoding::Encoding;
#[cfg(feature = "reader-view")]
pub use html::reader_view;
pub use html::{HtmlText, html_to_text};
pub use lines::{LONGEST_LINE, Line, Lines};
pub use markdown::{MarkdownText, markdown_to_text};
pub use open::{
    Coming, LARGEST_DOCUMENT, LARGEST_TEXT, OpenError, Opened, open, open_but_pages, open_with,
    paste_html, paste_text,
};
pub use plain::clean;
pub use recognise::{Kind, recognise};
pub use remark::Remark;
pub use title::{sensible_file_name, title_of};
pub use whole_page::WholePage;
