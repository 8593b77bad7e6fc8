//! The one way in: bytes or a paste become a text to annotate, or a document.

use standpoint_annotation::json::{LoadError, Loaded, codebook_from_json, from_json};
use standpoint_annotation::{Codebook, Source};

use crate::decode::{DecodeError, Decoded, decode, decode_as};
use crate::encoding::Encoding;
use crate::exchange::conll::likeness::is_columns;
use crate::html::{HtmlText, html_to_text, is_page};
use crate::markdown::markdown_to_text;
use crate::plain::clean;
use crate::recognise::{Kind, recognise};
use crate::remark::Remark;
use crate::title::title_of;
use crate::whole_page::WholePage;

/// The longest text that is opened, in bytes of UTF-8, or of a file that is a text.
pub const LARGEST_TEXT: usize = 20_000_000;

/// The largest file of annotations that is opened, in bytes: a text of the largest size with a mark
/// for every few words.
pub const LARGEST_DOCUMENT: usize = 400_000_000;

/// What was opened.
#[derive(Clone, Debug)]
pub enum Opened {
    /// A text without annotations.
    Text {
        /// The words: line feeds as line ends, no control characters, no markup.
        text: String,
        /// What it is called: as it calls itself, else its first line.
        title: String,
        /// Where it comes from, as far as it says so itself.
        source: Source,
        /// What was assumed or changed while it was read.
        remarks: Vec<Remark>,
    },
    /// A document with its annotations, and what in it does not fit.
    Document(Box<Loaded>),
    /// A codebook: what may be marked, and no text.
    Codebook(Box<Codebook>),
}

/// What was opened, but for whole pages: an article may be taken out of one elsewhere.
#[derive(Clone, Debug)]
pub enum Coming {
    /// Anything else.
    Opened(Opened),
    /// A whole page.
    Page(WholePage),
}

/// Why nothing can be opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// There are no words in it.
    #[error("there are no words in it")]
    Empty,
    /// It is too long to work with.
    #[error(
        "it has {} MB, and the most that can be opened is {} MB; split it into parts",
        megabytes(*bytes),
        megabytes(*limit)
    )]
    TooLarge {
        /// Its length in bytes.
        bytes: usize,
        /// The largest length in bytes.
        limit: usize,
    },
    /// Its bytes are no text, or in an encoding that cannot be told.
    #[error(transparent)]
    Decode(#[from] DecodeError),
    /// It is JSON, but no document of ours that can be opened.
    #[error(transparent)]
    Load(#[from] LoadError),
}

/// Megabytes with one decimal, rounded up, so that what is over a limit never looks as if it fits.
fn megabytes(bytes: usize) -> String {
    let tenths = bytes.div_ceil(100_000);
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        tenth => format!("{}.{tenth}", tenths / 10),
    }
}

/// Opens a file by its name, if it has one, and its bytes.
///
/// # Errors
/// When it is empty, too large, no text, in an encoding that cannot be told, or JSON that is broken
/// or not ours.
pub fn open(name: Option<&str>, bytes: &[u8]) -> Result<Opened, OpenError> {
    open_with(name, bytes, html_to_text)
}

/// Opens a file; of a whole page, what this takes out of it.
///
/// # Errors
/// As [`open`].
pub fn open_with(
    name: Option<&str>,
    bytes: &[u8],
    article: fn(&str) -> HtmlText,
) -> Result<Opened, OpenError> {
    match open_but_pages(name, bytes, None)? {
        Coming::Opened(opened) => Ok(opened),
        Coming::Page(page) => page.opened(article(page.html())),
    }
}

/// Opens a file, in the encoding that a person has chosen or in the likeliest. A whole page is only
/// decoded.
///
/// # Errors
/// As [`open`], but for the encoding where one was chosen.
pub fn open_but_pages(
    name: Option<&str>,
    bytes: &[u8],
    encoding: Option<Encoding>,
) -> Result<Coming, OpenError> {
    refuse_larger(bytes.len(), LARGEST_DOCUMENT)?;
    let decoded = match encoding {
        Some(encoding) => decode_as(bytes, encoding),
        None => decode(bytes)?,
    };
    read(name, bytes.len(), decoded)
}

/// Takes over plain text from the clipboard.
///
/// # Errors
/// When there are no words in it, or it is too large.
pub fn paste_text(text: &str) -> Result<Opened, OpenError> {
    refuse_larger(text.len(), LARGEST_TEXT)?;
    plain(text, None, Vec::new())
}

/// Takes over HTML from the clipboard, as clean paragraphs.
///
/// # Errors
/// When there are no words in it, or it is too large.
pub fn paste_html(html: &str) -> Result<Opened, OpenError> {
    refuse_larger(html.len(), LARGEST_TEXT)?;
    of_article(html_to_text(html), Vec::new())
}

/// Text taken out of HTML, as a text to annotate.
pub(crate) fn of_article(article: HtmlText, remarks: Vec<Remark>) -> Result<Opened, OpenError> {
    let mut opened = plain(&article.text, article.title, remarks)?;
    if let Opened::Text { source, .. } = &mut opened {
        *source = article.source;
    }
    Ok(opened)
}

fn read(name: Option<&str>, bytes: usize, decoded: Decoded) -> Result<Coming, OpenError> {
    let kind = recognise(name, &decoded.text);
    if matches!(kind, Kind::Json | Kind::PerhapsJson) {
        if decoded.text.trim().is_empty() {
            return Err(OpenError::Empty);
        }
        match (kind, document(&decoded.text)) {
            // A text may well begin with a bracket.
            (Kind::PerhapsJson, Err(OpenError::Load(error))) if is_no_document(&error) => {}
            (_, result) => return result.map(Coming::Opened),
        }
    }
    refuse_larger(bytes, LARGEST_TEXT)?;
    let remarks = remarks_on(&decoded);
    let opened = match kind {
        Kind::Html if is_page(&decoded.text) => {
            return Ok(Coming::Page(WholePage::new(decoded.text, remarks)));
        }
        Kind::Html => of_article(html_to_text(&decoded.text), remarks),
        Kind::Markdown => {
            let (text, changes) = clean(&decoded.text);
            let article = markdown_to_text(&text);
            plain(&article.text, article.title, [remarks, changes].concat())
        }
        Kind::Text | Kind::Json | Kind::PerhapsJson => {
            let mut remarks = remarks;
            remarks.extend(is_columns(&decoded.text).then_some(Remark::Columns));
            plain(&decoded.text, None, remarks)
        }
    };
    opened.map(Coming::Opened)
}

fn document(json: &str) -> Result<Opened, OpenError> {
    let loaded = match from_json(json) {
        Err(LoadError::ACodebook) => {
            let book = codebook_from_json(json)?;
            return Ok(Opened::Codebook(Box::new(book)));
        }
        loaded => loaded?,
    };
    refuse_larger(loaded.document.text.len(), LARGEST_TEXT)?;
    Ok(Opened::Document(Box::new(loaded)))
}

fn is_no_document(error: &LoadError) -> bool {
    matches!(error, LoadError::NotJson { .. } | LoadError::NotADocument)
}

fn plain(text: &str, title: Option<String>, remarks: Vec<Remark>) -> Result<Opened, OpenError> {
    let (text, changes) = clean(text);
    let title = title.unwrap_or_else(|| title_of(&text));
    if text.trim().is_empty() {
        return Err(OpenError::Empty);
    }
    let remarks = [remarks, changes].concat();
    Ok(Opened::Text {
        text,
        title,
        source: Source::default(),
        remarks,
    })
}

fn remarks_on(decoded: &Decoded) -> Vec<Remark> {
    let mut remarks = Vec::new();
    if decoded.assumed {
        remarks.push(Remark::Assumed {
            encoding: decoded.encoding,
            alternatives: decoded.alternatives.clone(),
        });
    }
    if decoded.replaced > 0 {
        remarks.push(Remark::Replaced(decoded.replaced));
    }
    remarks
}

fn refuse_larger(bytes: usize, limit: usize) -> Result<(), OpenError> {
    if bytes > limit {
        Err(OpenError::TooLarge { bytes, limit })
    } else {
        Ok(())
    }
}
