//! Whole pages, of which an article is still to be taken out.

use std::rc::Rc;

use crate::html::{HtmlText, is_page};
use crate::open::{OpenError, Opened, of_article};
use crate::remark::Remark;

/// What pages have in them that programs make of what somebody has copied: where that begins, as
/// browsers and Word say it, or who made the page.
const COPIED: [&str; 3] = [
    "<!--StartFragment",
    "content=\"LibreOffice",
    "content=\"OpenOffice",
];

/// A page as it was saved or copied, all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WholePage {
    html: Rc<str>,
    remarks: Vec<Remark>,
}

impl WholePage {
    pub(crate) fn new(html: String, remarks: Vec<Remark>) -> Self {
        let html = html.into();
        Self { html, remarks }
    }

    /// A page from the clipboard. `None` for anything else, as what somebody has copied out of a page or
    /// a document: some systems wrap that in a page of its own.
    pub fn pasted(html: &str) -> Option<Self> {
        let whole = is_page(html) && !COPIED.iter().any(|sign| html.contains(sign));
        whole.then(|| Self::new(html.to_owned(), Vec::new()))
    }

    /// Its markup.
    pub fn html(&self) -> &Rc<str> {
        &self.html
    }

    /// What was opened, given what was taken out of it.
    ///
    /// # Errors
    /// When there are no words in that.
    pub fn opened(&self, article: HtmlText) -> Result<Opened, OpenError> {
        of_article(article, self.remarks.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_told_from_what_was_copied_out_of_one() {
        let page = "<!DOCTYPE html><html><body><p>Ode waits.";
        assert_eq!(&**WholePage::pasted(page).unwrap().html(), page);
        for fragment in [
            "<html><body><!--StartFragment--><p>Ode waits.</p><!--EndFragment--></body></html>",
            "<!DOCTYPE html><html><head><meta name=\"generator\" content=\"LibreOffice 24.2 (Linux)\"/><p>Ode waits.",
            "<meta charset='utf-8'><p>Ode waits.",
            "Ode waits.",
            "",
        ] {
            assert_eq!(WholePage::pasted(fragment), None, "{fragment}");
        }
    }
}
