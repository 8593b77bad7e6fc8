//! Caret, scrolling, focus, looks: what a change shows outside of the components.

use std::cell::Cell;

use standpoint_text::Span;
use wasm_bindgen::JsCast;
use web_sys::CssStyleSheet;

use super::Runner;
use super::measuring::on_next_frame;
use crate::commands::table::Motion;
use crate::desk::Desk;
use crate::reader::{article, place, screen};
use crate::state::look::Look;
use crate::state::{Action, Caret};

impl Runner {
    /// Selects in the browser what is selected here. At once, so that an event about an older
    /// selection finds the present one.
    pub(super) fn show_caret(&self, caret: Caret) {
        let state = self.desk.state();
        let Some(article) = &state.article else {
            return;
        };
        let shown = place::select(&article.document.text, caret.anchor, caret.head);
        // Right after opening, nothing is drawn yet; the caret is shown when it is.
        if shown.is_some() {
            reveal(&self.desk, Span::new(caret.head, caret.head));
        }
    }

    /// A motion by lines: only the screen knows where it leads.
    pub(super) fn move_on_screen(&self, motion: Motion, extend: bool) {
        let state = self.desk.state();
        let Some(article) = &state.article else {
            return;
        };
        let caret = state.caret.unwrap_or_default();
        let goal = self.column.get();
        let Some((head, column)) = screen::moved(&article.document.text, caret.head, motion, goal)
        else {
            return;
        };
        let anchor = if extend { caret.anchor } else { head };
        self.desk.send(Action::Caret(Caret { anchor, head }));
        self.show_caret(Caret { anchor, head });
        let by_line = matches!(motion, Motion::Up | Motion::Down);
        self.column.set(by_line.then_some(column));
    }
}

/// Scrolls there once everything is drawn.
pub fn reveal(desk: &Desk, span: Span) {
    let desk = desk.clone();
    on_next_frame(move || {
        let state = desk.state();
        if let Some(article) = &state.article {
            screen::reveal(&article.document.text, span);
        }
    });
}

/// Puts the focus on the article once it is drawn.
pub fn focus_article() {
    on_next_frame(article::focus);
}

/// Puts the focus on the panel's line of the mark that is looked at, once it is drawn.
pub fn focus_line() {
    on_next_frame(|| crate::panels::entry::show_current(true));
}

/// Puts the focus on the search among the articles, whose drawer a narrow window opens for it.
pub fn focus_search() {
    let document = web_sys::window().and_then(|window| window.document());
    let Some(document) = document else { return };
    let found = |selector: &str| document.query_selector(selector).ok().flatten();
    let element = |selector: &str| found(selector)?.dyn_into::<web_sys::HtmlElement>().ok();
    if let Some(button) = element(".drawer-button[aria-expanded=\"false\"]")
        && button.offset_parent().is_some()
    {
        button.click();
    }
    on_next_frame(move || {
        let search = web_sys::window().and_then(|window| window.document());
        let search =
            search.and_then(|page| page.query_selector("[name=\"search\"]").ok().flatten());
        if let Some(search) = search.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
            // Refused only where it cannot have the focus.
            let _ = search.focus();
        }
    });
}

/// Scrolls the list of differences to the one that is looked at, once it is drawn.
pub fn difference() {
    on_next_frame(crate::compare::show_current);
}

/// How the app looks, as attributes of the page that the styles follow.
pub fn look(look: Look) {
    let root = web_sys::window()
        .and_then(|w| w.document())
        .and_then(|d| d.document_element());
    let Some(root) = root else { return };
    for (name, option) in look.attributes() {
        // Refused only for names that are no attribute's.
        let _ = root.set_attribute(&format!("data-{name}"), option);
    }
}

thread_local! {
    /// The place of the rule that `paint` wrote last in the page's last style sheet.
    static PAINTED: Cell<Option<u32>> = const { Cell::new(None) };
}

/// Has the page follow these rules for the colours of the codebook, and no longer the ones before.
/// Written by the style sheet's own interface: the page's policy allows no styles in the markup.
pub fn paint(rules: &str) {
    let sheets = web_sys::window()
        .and_then(|w| w.document())
        .map(|d| d.style_sheets());
    let last = sheets.and_then(|sheets| sheets.item(sheets.length().checked_sub(1)?));
    let Some(sheet) = last.and_then(|sheet| sheet.dyn_into::<CssStyleSheet>().ok()) else {
        return;
    };
    if let Some(place) = PAINTED.take() {
        // Refused only where there is no such rule.
        let _ = sheet.delete_rule(place);
    }
    let place = sheet.css_rules().map_or(0, |rules| rules.length());
    let rule = format!("@media all{{{rules}}}");
    PAINTED.set(sheet.insert_rule_with_index(&rule, place).ok());
}

/// Tells tests and scripts that the app takes what is pressed.
pub fn announce_ready() {
    let root = web_sys::window()
        .and_then(|w| w.document())
        .and_then(|d| d.document_element());
    if let Some(root) = root {
        let _ = root.set_attribute("data-ready", "true");
    }
}

/// Loads the page again.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        // Refused only where there is no page to load.
        let _ = window.location().reload();
    }
}
