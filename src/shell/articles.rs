//! The list of articles: searched, filtered, ordered, and drawn only where it can be seen.

use std::rc::Rc;

use web_sys::{Element, HtmlElement};
use yew::{
    Callback, Event, Html, Properties, TargetCast, component, html, use_effect_with, use_memo,
    use_node_ref, use_state_eq,
};

use super::article_row::Row;
use crate::desk::Desk;
use crate::i18n::words;
use crate::state::list::{Found, ListView, arranged};
use crate::store::Summary;

/// The height of a row in CSS pixels; `www/styles/articles.css` gives it the same.
const ROW: i32 = 64;

/// Rows that are drawn above and below what can be seen.
const SPARE: usize = 8;

/// Rows that are drawn before the height of the list is known.
const FIRST: usize = 24;

/// What the list is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// Where what is chosen goes.
    pub desk: Desk,
    /// All articles.
    pub articles: Rc<Vec<Rc<Summary>>>,
    /// What is shown of them.
    pub list: Rc<ListView>,
    /// What a search has found.
    pub found: Rc<Found>,
    /// The article that is open.
    pub open: Option<String>,
    /// Called when one is chosen.
    pub onopen: Callback<()>,
}

/// The list. Of a thousand articles as few rows are drawn as of twenty.
#[component]
pub fn Articles(props: &Props) -> Html {
    let shown = use_memo(
        (
            props.articles.clone(),
            props.list.clone(),
            props.found.clone(),
        ),
        |(articles, list, found)| arranged(articles, list, found),
    );
    let window = use_state_eq(|| (0, FIRST));
    let (scroller, rows) = (use_node_ref(), use_node_ref());
    let scrolled = {
        let window = window.clone();
        Callback::from(move |event: Event| {
            window.set(window_of(&event.target_unchecked_into::<Element>()));
        })
    };
    let (from, to) = (window.0.min(shown.len()), window.1.min(shown.len()));
    {
        let (scroller, rows, window) = (scroller.clone(), rows.clone(), window.clone());
        let count = shown.len();
        use_effect_with((from, count), move |_| {
            if let Some(rows) = rows.cast::<HtmlElement>() {
                space_around(&rows, from, count);
            }
            // A shorter list may have moved what can be seen.
            if let Some(scroller) = scroller.cast::<Element>() {
                window.set(window_of(&scroller));
            }
        });
    }
    {
        let scroller = scroller.clone();
        let at = shown
            .iter()
            .position(|row| props.open.as_ref() == Some(&row.id));
        use_effect_with(props.open.clone(), move |_| {
            if let (Some(at), Some(scroller)) = (at, scroller.cast::<Element>()) {
                show_row(&scroller, at);
            }
        });
    }
    if shown.is_empty() {
        let none = if props.articles.is_empty() {
            "sidebar-none"
        } else {
            "list-nothing"
        };
        return html! { <p class="quiet" data-testid="no-articles">{ words(none) }</p> };
    }
    let drawn = shown[from..to].iter().enumerate().map(|(number, row)| {
        let hit = props
            .found
            .hit(&row.id)
            .cloned()
            .filter(|_| !props.list.query.is_empty());
        html! {
            <Row
                key={row.id.clone()}
                desk={props.desk.clone()}
                row={Rc::clone(row)}
                place={from + number + 1}
                of={shown.len()}
                open={props.open.as_ref() == Some(&row.id)}
                {hit}
                onopen={props.onopen.clone()}
            />
        }
    });
    html! {
        <div ref={scroller} class="documents-scroll" onscroll={scrolled}>
            <ul ref={rows} class="documents" data-shown={shown.len().to_string()}>{ for drawn }</ul>
        </div>
    }
}

/// The rows to draw for what can be seen now.
fn window_of(scroller: &Element) -> (usize, usize) {
    let row = |pixels: i32| usize::try_from(pixels / ROW).unwrap_or_default();
    let first = row(scroller.scroll_top());
    let last = row(scroller.scroll_top() + scroller.client_height()) + 1;
    (first.saturating_sub(SPARE), last + SPARE)
}

/// Leaves room for the rows that are not drawn. Set on the element: the page's policy allows no
/// `style` attribute in markup.
fn space_around(rows: &HtmlElement, from: usize, count: usize) {
    let pixels = |rows: usize| format!("{}px", i32::try_from(rows).unwrap_or(i32::MAX / ROW) * ROW);
    let style = rows.style();
    // Known properties with known values are never refused.
    let _ = style.set_property("block-size", &pixels(count));
    let _ = style.set_property("padding-block-start", &pixels(from));
}

/// Scrolls a row into view, if it is not.
fn show_row(scroller: &Element, at: usize) {
    let top = i32::try_from(at).unwrap_or(i32::MAX / ROW) * ROW;
    let (from, height) = (scroller.scroll_top(), scroller.client_height());
    if top < from {
        scroller.set_scroll_top(top);
    } else if top + ROW > from + height {
        scroller.set_scroll_top(top + ROW - height);
    }
}
