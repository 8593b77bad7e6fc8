//! The two handles of the mark that is looked at: its edges, to be dragged by mouse or finger.

use std::rc::Rc;

use standpoint_annotation::MarkId;
use standpoint_text::{Span, Text};
use web_sys::HtmlElement;
use yew::{
    Callback, Html, NodeRef, PointerEvent, Properties, TargetCast, component, html, use_effect,
    use_mut_ref, use_node_ref,
};

use super::place::{offset_at, rectangles};
use super::placing::{Move, place, within_page};
use crate::desk::View;
use crate::state::action::Edge;
use crate::state::{Action, Article};
use crate::store::Access;

/// What the handles are drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The desk.
    pub view: View,
    /// The open article.
    pub article: Rc<Article>,
}

/// The handles, but while a label sticks: they would be in the way of the finger that marks the word
/// below. They are for pointers only: keys and buttons do the same, so they are hidden from
/// the accessibility tree.
#[component]
pub fn Handles(props: &Props) -> Html {
    let Props { view, article } = props;
    let nodes = [use_node_ref(), use_node_ref()];
    let gesture = use_mut_ref(|| 0_u32);
    let mark = view
        .state
        .inspected_mark()
        .filter(|_| article.access == Access::Writer && view.state.marking.sticky.is_none());
    let hull = mark.map(|mark| mark.spans.hull());
    {
        let (nodes, text) = (nodes.clone(), article.document.text.clone());
        use_effect(move || {
            if let Some(hull) = hull {
                place(move || around(&nodes, &text, hull));
            }
        });
    }
    let Some(mark) = mark else {
        return Html::default();
    };
    let handle = |edge: Edge, node: &NodeRef, name: &'static str| {
        html! {
            <div
                ref={node.clone()}
                class={name}
                data-edge={format!("{edge:?}").to_lowercase()}
                aria-hidden="true"
                onpointerdown={grab(&gesture)}
                onpointermove={drag(view, &mark.id, edge, &gesture)}
            />
        }
    };
    html! {
        <>
            { handle(Edge::Start, &nodes[0], "handle handle-start") }
            { handle(Edge::End, &nodes[1], "handle handle-end") }
        </>
    }
}

/// One below the first letter, one below the last.
fn around(nodes: &[NodeRef; 2], text: &Text, hull: Span) -> Option<Vec<Move>> {
    let rectangles = rectangles(text, hull);
    let (first, last) = (rectangles.first()?, rectangles.last()?);
    let places = [
        (first.left(), first.bottom()),
        (last.right(), last.bottom()),
    ];
    let handles = [nodes[0].cast::<HtmlElement>()?, nodes[1].cast()?];
    let mut moves = Vec::new();
    for (handle, (x, y)) in handles.iter().zip(places) {
        let (left, top) = within_page(handle, x, y)?;
        moves.push((handle.clone(), "left", left));
        moves.push((handle.clone(), "top", top));
    }
    Some(moves)
}

fn grab(gesture: &Rc<std::cell::RefCell<u32>>) -> Callback<PointerEvent> {
    let gesture = Rc::clone(gesture);
    Callback::from(move |event: PointerEvent| {
        event.prevent_default();
        *gesture.borrow_mut() += 1;
        if let Some(handle) = event.target_dyn_into::<HtmlElement>() {
            // Without capture the handle is lost when the pointer leaves it; it can be taken again.
            let _ = handle.set_pointer_capture(event.pointer_id());
        }
    })
}

fn drag(
    view: &View,
    mark: &MarkId,
    edge: Edge,
    gesture: &Rc<std::cell::RefCell<u32>>,
) -> Callback<PointerEvent> {
    let (desk, mark, gesture) = (view.desk.clone(), mark.clone(), Rc::clone(gesture));
    Callback::from(move |event: PointerEvent| {
        let held = event
            .target_dyn_into::<HtmlElement>()
            .is_some_and(|handle| handle.has_pointer_capture(event.pointer_id()));
        let state = desk.state();
        let Some(article) = state.article.as_ref().filter(|_| held) else {
            return;
        };
        // The handle hangs below its line; what counts is the line above the pointer.
        #[expect(
            clippy::cast_precision_loss,
            reason = "screen coordinates are far below 2^24"
        )]
        let (x, y) = (event.client_x() as f32, event.client_y() as f32 - LIFT);
        if let Some(to) = offset_at(&article.document.text, x, y) {
            let gesture = *gesture.borrow();
            desk.send(Action::Drag {
                mark: mark.clone(),
                edge,
                to,
                exact: event.alt_key(),
                gesture,
            });
        }
    })
}

/// How far above the pointer the text lies that a handle moves over, in CSS pixels.
const LIFT: f32 = 14.0;
