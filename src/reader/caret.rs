//! The caret, drawn by ourselves: a browser shows none outside of what can be edited.

use std::rc::Rc;

use web_sys::{Element, HtmlElement};
use yew::{Html, NodeRef, Properties, component, html, use_effect, use_node_ref};

use super::place;
use crate::desk::View;
use crate::state::Article;

/// What the caret is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The desk.
    pub view: View,
    /// The open article.
    pub article: Rc<Article>,
}

/// The caret.
#[component]
pub fn CaretView(props: &Props) -> Html {
    let node = use_node_ref();
    let shown = props.view.state.caret.filter(|caret| caret.is_collapsed());
    {
        let (node, text) = (node.clone(), props.article.document.text.clone());
        // After every drawing, since the lines may have moved.
        use_effect(move || {
            if let Some(caret) = shown {
                put(&node, &text, caret.head);
            }
        });
    }
    html! { <div ref={node} class="caret" hidden={shown.is_none()} aria-hidden="true" /> }
}

fn put(node: &NodeRef, text: &standpoint_text::Text, at: standpoint_text::Offset) -> Option<()> {
    let bar = node.cast::<HtmlElement>()?;
    let rectangle = place::caret_rectangle(text, at)?;
    let (left, top) = within_page(&bar, rectangle.left(), rectangle.top())?;
    set(&bar, "left", left);
    set(&bar, "top", top);
    set(&bar, "height", rectangle.height());
    Some(())
}

/// Window coordinates as coordinates inside the element that scrolls.
pub fn within_page(element: &HtmlElement, x: f64, y: f64) -> Option<(f64, f64)> {
    let page: Element = element.offset_parent()?;
    let origin = page.get_bounding_client_rect();
    let scrolled = (f64::from(page.scroll_left()), f64::from(page.scroll_top()));
    Some((
        x - origin.left() + scrolled.0,
        y - origin.top() + scrolled.1,
    ))
}

/// Sets a length through the object model, which the content security policy allows, unlike a
/// style attribute.
pub fn set(element: &HtmlElement, property: &str, pixels: f64) {
    // Refused only for a property that is read-only; these are not.
    let _ = element
        .style()
        .set_property(property, &format!("{pixels:.1}px"));
}
