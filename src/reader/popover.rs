//! The popover of a selection: the codebook's labels, each with its key.

use std::rc::Rc;

use standpoint_annotation::LabelId;
use standpoint_text::{Span, Text};
use web_sys::HtmlElement;
use yew::{
    Callback, Html, MouseEvent, NodeRef, Properties, classes, component, html, use_effect,
    use_node_ref,
};

use super::place::rectangles;
use super::placing::{Move, place, within_page};
use crate::commands::CommandId;
use crate::desk::View;
use crate::i18n::words;
use crate::panels::reading::channel_class;
use crate::shell::button::named_button;
use crate::shell::naming::label_key;
use crate::state::tones::label_class;
use crate::state::{Action, Article};
use crate::store::Access;

/// What the popover is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The desk.
    pub view: View,
    /// The open article.
    pub article: Rc<Article>,
}

/// The popover, while something is selected.
#[component]
pub fn Popover(props: &Props) -> Html {
    let Props { view, article } = props;
    let node = use_node_ref();
    let writable = article.access == Access::Writer;
    let span = view
        .state
        .selection()
        .filter(|_| writable && !view.state.popover_dismissed);
    {
        let (node, text) = (node.clone(), article.document.text.clone());
        use_effect(move || {
            if let Some(span) = span {
                place(move || beside(&node, &text, span));
            }
        });
    }
    if span.is_none() {
        return Html::default();
    }
    let labels = article
        .document
        .codebook
        .labels_in_use()
        .map(|label| {
            let key = label_key(&view.state, label).map(|key| html! { <kbd>{ key }</kbd> });
            html! {
                <button
                    type="button"
                    data-label={label.id.to_string()}
                    onmousedown={Callback::from(|event: MouseEvent| event.prevent_default())}
                    onclick={tag(view, &label.id)}
                >
                    <span class={classes!("dot", channel_class(label.channel), label_class(&label.id))} aria-hidden="true" />
                    { &label.name }{ key }
                </button>
            }
        });
    html! {
        <div ref={node} class="popover" role="toolbar" aria-label={words("popover-label")}>
            { for labels }
            if view.state.marking.sticky.is_none() {
                { named_button(view, CommandId::Stick, "quiet", words("popover-stick")) }
            }
        </div>
    }
}

fn tag(view: &View, label: &LabelId) -> Callback<MouseEvent> {
    let (desk, label) = (view.desk.clone(), label.clone());
    Callback::from(move |event: MouseEvent| {
        desk.send(Action::Tag {
            label: label.clone(),
            exact: event.alt_key(),
        });
    })
}

/// Below the selection, inside the page; above it where there is no room.
fn beside(node: &NodeRef, text: &Text, span: Span) -> Option<Vec<Move>> {
    let popover = node.cast::<HtmlElement>()?;
    let rectangles = rectangles(text, span);
    let (first, last) = (rectangles.first()?, rectangles.last()?);
    let own = popover.get_bounding_client_rect();
    let page = popover.offset_parent()?.get_bounding_client_rect();
    let below = last.bottom() + GAP;
    let y = if below + own.height() > page.bottom() {
        first.top() - GAP - own.height()
    } else {
        below
    };
    let rightmost = page.right() - own.width() - GAP;
    let x = last.left().min(rightmost).max(page.left() + GAP);
    let (left, top) = within_page(&popover, x, y)?;
    Some(vec![(popover.clone(), "left", left), (popover, "top", top)])
}

/// Between the selection and the popover, in CSS pixels.
const GAP: f64 = 8.0;
