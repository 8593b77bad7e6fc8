//! The caret, drawn by ourselves: a browser shows none outside of what can be edited.

use std::rc::Rc;

use standpoint_text::{Offset, Text};
use web_sys::HtmlElement;
use yew::{Html, NodeRef, Properties, component, html, use_effect, use_node_ref};

use super::place::caret_rectangle;
use super::placing::{Move, place, within_page};
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
        use_effect(move || {
            if let Some(caret) = shown {
                place(move || at(&node, &text, caret.head));
            }
        });
    }
    html! { <div ref={node} class="caret" hidden={shown.is_none()} aria-hidden="true" /> }
}

/// Where the caret stands, as high as its line.
fn at(node: &NodeRef, text: &Text, offset: Offset) -> Option<Vec<Move>> {
    let bar = node.cast::<HtmlElement>()?;
    let rectangle = caret_rectangle(text, offset)?;
    let (left, top) = within_page(&bar, rectangle.left(), rectangle.top())?;
    let sizes = [("left", left), ("top", top), ("height", rectangle.height())];
    Some(
        sizes
            .map(|(property, pixels)| (bar.clone(), property, pixels))
            .into(),
    )
}
