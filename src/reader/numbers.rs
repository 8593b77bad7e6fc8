//! The numbers of the marks that a link may lead to, each at its mark, while the other end is picked.

use standpoint_annotation::MarkId;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::{Html, NodeRef, Properties, component, html, use_effect, use_node_ref};

use super::place::rectangles;
use super::placing::{Move, place, within_page};
use crate::desk::View;
use crate::state::Article;

/// What the numbers are drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The desk.
    pub view: View,
    /// The open article.
    pub article: std::rc::Rc<Article>,
}

/// The numbers. They are for the eye: the nearest are said when picking begins.
#[component]
pub fn Numbers(props: &Props) -> Html {
    let node = use_node_ref();
    let state = &props.view.state;
    let numbered = state
        .picking
        .as_ref()
        .map(|_| state.marking.numbered.clone());
    {
        let (node, numbered, article) = (node.clone(), numbered.clone(), props.article.clone());
        use_effect(move || {
            if let Some(numbered) = numbered {
                place(move || above(&node, &numbered, &article));
            }
        });
    }
    let Some(numbered) = numbered else {
        return Html::default();
    };
    let typed = state.marking.typed;
    let signs = numbered.iter().map(|(number, mark)| {
        let fits = typed.is_none_or(|ten| number / 10 == ten);
        html! { <kbd key={mark.to_string()} class="number" data-number={number.to_string()} hidden={!fits}>{ *number }</kbd> }
    });
    html! { <div ref={node} class="numbers" aria-hidden="true">{ for signs }</div> }
}

/// Each number above the start of its mark; one whose mark is not drawn yet stays away.
fn above(node: &NodeRef, numbered: &[(u8, MarkId)], article: &Article) -> Option<Vec<Move>> {
    let mut moves = Vec::new();
    let mut next = node.cast::<Element>()?.first_element_child();
    for (_, mark) in numbered {
        let sign = next?.dyn_into::<HtmlElement>().ok()?;
        let piece = article.document.mark(mark)?.spans.pieces().first().copied();
        let lines = piece.map(|piece| rectangles(&article.document.text, piece));
        let line = lines.iter().flatten().next();
        if let Some((left, top)) = line.and_then(|l| within_page(&sign, l.left(), l.top())) {
            moves.push((sign.clone(), "left", left));
            moves.push((sign.clone(), "top", top));
        }
        next = sign.next_element_sibling();
    }
    Some(moves)
}
