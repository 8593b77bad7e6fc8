//! HTML, pasted or opened, to clean paragraphs.
//!
//! What a reader of the article reads is kept: headings, paragraphs, lists (each item a line with
//! `- `), tables (each row a line, cells apart by tabs). What surrounds it is not: scripts, styles,
//! navigation, menus, forms, what is hidden. Where a page has an article, or a main part, it is
//! taken. The result is text; nothing in it is ever markup again.

mod element;
mod entity;
mod page;
#[cfg(feature = "reader-view")]
mod reader;
mod token;

pub(crate) use entity::resolve;
#[cfg(feature = "reader-view")]
pub use reader::reader_view;

use serde::{Deserialize, Serialize};
use standpoint_annotation::Source;

use crate::html::page::{Forms, Page};
use crate::title::shortened;

/// An article taken out of a page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct HtmlText {
    /// Its words.
    pub text: String,
    /// What the page calls itself: by `og:title`, its headline, or its `title`.
    pub title: Option<String>,
    /// Where it says that it comes from; only a reader view looks for that.
    #[serde(default)]
    pub source: Source,
}

/// The article in some HTML. Any input gives a result; one without words gives an empty text.
pub fn html_to_text(html: &str) -> HtmlText {
    let page = Page::read(html, Forms::LeftOut);
    let mut article = page.article();
    if article.trim().is_empty() {
        // Some sites put all of a page into one form.
        article = Page::read(html, Forms::Kept).article();
    }
    let title = page
        .title()
        .map(shortened)
        .filter(|title| !title.is_empty());
    HtmlText {
        text: article,
        title,
        source: Source::default(),
    }
}

/// Whether a text is most likely a page: it begins as pages do.
pub(crate) fn is_page(text: &str) -> bool {
    let mut rest = text.trim_start_matches('\u{FEFF}').trim_start();
    while let Some(comment) = rest
        .strip_prefix("<!--")
        .or_else(|| rest.strip_prefix("<?"))
    {
        let end = if rest.starts_with("<?") { "?>" } else { "-->" };
        rest = comment
            .split_once(end)
            .map_or("", |(_, rest)| rest)
            .trim_start();
    }
    let beginning: String = rest
        .chars()
        .take(14)
        .collect::<String>()
        .to_ascii_lowercase();
    ["<!doctype html", "<html", "<head>", "<body"]
        .iter()
        .any(|b| beginning.starts_with(b))
}
