//! Marking what was found: which label, and each hit, to be left out.

use std::collections::BTreeSet;

use standpoint_annotation::LabelId;
use standpoint_text::Span;
use web_sys::HtmlSelectElement;
use yew::{
    Callback, Event, Html, MouseEvent, Properties, TargetCast, component, html, use_state_eq,
};

use super::dialog::{Frame, leave, leaving};
use crate::desk::View;
use crate::i18n::{Message, words};
use crate::panels::reading::surroundings;
use crate::state::Action;
use crate::state::find::FindAction;

/// How many are listed; all are marked.
const SHOWN: usize = 200;

/// What the list is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The desk.
    pub view: View,
}

/// The label and the hits.
#[component]
pub fn MarkHits(props: &Props) -> Html {
    let view = &props.view;
    let chosen = use_state_eq(|| None::<String>);
    let left_out = use_state_eq(BTreeSet::<Span>::new);
    let Some(article) = &view.state.article else {
        return Html::default();
    };
    let document = &article.document;
    let labels = || document.codebook.labels_in_use();
    let first = labels().next().map(|label| label.id.to_string());
    let label = (*chosen).clone().or(first).unwrap_or_default();
    let hits = &view.state.find.hits;
    let kept: Vec<Span> = hits
        .iter()
        .copied()
        .filter(|hit| !left_out.contains(hit))
        .collect();
    let count = kept.len();
    let options = labels().map(|known| {
        let id = known.id.to_string();
        html! { <option key={id.clone()} value={id.clone()} selected={id == label}>{ &known.name }</option> }
    });
    let choose = Callback::from(move |event: Event| {
        chosen.set(Some(
            event.target_unchecked_into::<HtmlSelectElement>().value(),
        ));
    });
    let mark = {
        let (desk, label) = (view.desk.clone(), LabelId::from(label.as_str()));
        Callback::from(move |_: MouseEvent| {
            leave(&desk);
            desk.send(Action::Finding(FindAction::Mark {
                label: label.clone(),
                hits: kept.clone(),
            }));
        })
    };
    let rows = hits.iter().take(SHOWN).map(|hit| {
        let (before, after) = surroundings(&document.text, *hit);
        let (left_out, hit) = (left_out.clone(), *hit);
        let on = !left_out.contains(&hit);
        let toggle = Callback::from(move |_: Event| {
            let mut next = (*left_out).clone();
            if !next.remove(&hit) {
                next.insert(hit);
            }
            left_out.set(next);
        });
        html! {
            <li key={hit.start().get()}>
                <label class="holder">
                    <input type="checkbox" checked={on} onchange={toggle} />
                    <span class="context" dir="auto">{ before }<b>{ document.text.slice(hit) }</b>{ after }</span>
                </label>
            </li>
        }
    });
    html! {
        <Frame desk={view.desk.clone()} title={words("hits-title")} class="wide">
            <div class="dialog-body">
                <label class="check">
                    { words("hits-label") }
                    <select name="label" autofocus=true onchange={choose}>{ for options }</select>
                </label>
                <p role="status">{ Message::new("hits-count").with("count", count).words() }</p>
                <ul class="options sure-list" aria-label={words("hits-title")}>{ for rows }</ul>
                if hits.len() > SHOWN {
                    <p class="quiet">{ Message::new("hits-more").with("count", hits.len() - SHOWN).words() }</p>
                }
            </div>
            <div class="dialog-actions">
                <button type="button" onclick={leaving(&view.desk)}>{ words("dialog-cancel") }</button>
                <button type="button" class="primary" data-action="mark-hits" disabled={count == 0} onclick={mark}>
                    { Message::new("hits-mark").with("count", count).words() }
                </button>
            </div>
        </Frame>
    }
}
