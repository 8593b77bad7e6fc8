//! Accepting together what the engine is sure of: how sure, which label, and each one that it would
//! be, to be left out or gone to.

use std::sync::Arc;

use standpoint_annotation::{Document, LabelId, Mark, MarkId};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::{
    Callback, Event, Html, InputEvent, MouseEvent, Properties, TargetCast, classes, component,
    html, use_state_eq,
};

use super::dialog::{Frame, leave, leaving};
use crate::desk::View;
use crate::i18n::{Message, words};
use crate::panels::reading::{colours, label_name, surroundings};
use crate::state::thresholds::{confidence, percent};
use crate::state::{Action, Article, review};

/// How sure the engine has to be at first, in percent.
const AT_FIRST: u8 = 90;

/// How many are listed; all are accepted.
const SHOWN: usize = 200;

/// What the list is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The desk.
    pub view: View,
}

/// The threshold, and the suggestions that are at or above it.
#[component]
pub fn Sure(props: &Props) -> Html {
    let view = &props.view;
    let percent = use_state_eq(|| AT_FIRST);
    let label = use_state_eq(String::new);
    let left_out = use_state_eq(Vec::<MarkId>::new);
    let Some(article) = &view.state.article else {
        return Html::default();
    };
    let document = &article.document;
    let only = Some(LabelId::from(label.as_str())).filter(|id| !id.as_str().is_empty());
    let sure = review::sure_enough(document, confidence(*percent), only.as_ref());
    let accepted: Vec<MarkId> = sure
        .iter()
        .map(|mark| mark.id.clone())
        .filter(|id| !left_out.contains(id))
        .collect();
    let slide = {
        let percent = percent.clone();
        Callback::from(move |event: InputEvent| {
            let value = event.target_unchecked_into::<HtmlInputElement>().value();
            percent.set(value.parse().unwrap_or(AT_FIRST).min(100));
        })
    };
    let narrow = {
        let label = label.clone();
        Callback::from(move |event: Event| {
            label.set(event.target_unchecked_into::<HtmlSelectElement>().value());
        })
    };
    let toggle = {
        let left_out = left_out.clone();
        Callback::from(move |id: MarkId| {
            let mut next = (*left_out).clone();
            match next.iter().position(|left_out| *left_out == id) {
                Some(place) => drop(next.remove(place)),
                None => next.push(id),
            }
            left_out.set(next);
        })
    };
    let count = accepted.len();
    let accept = {
        let desk = view.desk.clone();
        Callback::from(move |_: MouseEvent| {
            leave(&desk);
            desk.send(Action::AcceptAll(accepted.clone()));
        })
    };
    let rows = sure
        .iter()
        .take(SHOWN)
        .map(|mark| row(document, mark, !left_out.contains(&mark.id), &toggle));
    html! {
        <Frame desk={view.desk.clone()} title={words("sure-title")} class="wide">
            <div class="dialog-body">
                <div class="sure-choice">
                    <label class="sure-threshold">
                        <span>{ Message::new("sure-threshold").with("percent", usize::from(*percent)).words() }</span>
                        <input type="range" name="threshold" min="0" max="100" step="1" autofocus=true value={percent.to_string()} oninput={slide} />
                    </label>
                    <label>
                        <span class="heard">{ words("sure-label") }</span>
                        <select name="label" onchange={narrow}>
                            <option key="" value="" selected={label.is_empty()}>{ words("sure-all-labels") }</option>
                            { for labels(article, &label) }
                        </select>
                    </label>
                </div>
                <p role="status">{ Message::new("sure-count").with("count", count).words() }</p>
                <ul class="options sure-list" aria-label={words("sure-title")}>{ for rows }</ul>
                if sure.len() > SHOWN {
                    <p class="quiet">{ Message::new("sure-more").with("count", sure.len() - SHOWN).words() }</p>
                }
            </div>
            <div class="dialog-actions">
                <button type="button" onclick={leaving(&view.desk)}>{ words("dialog-cancel") }</button>
                <button type="button" class="primary" data-action="accept-sure" disabled={count == 0} onclick={accept}>
                    { Message::new("sure-accept").with("count", count).words() }
                </button>
            </div>
        </Frame>
    }
}

fn labels<'a>(article: &'a Article, chosen: &'a str) -> impl Iterator<Item = Html> + 'a {
    article.document.codebook.labels.iter().map(move |label| {
        html! {
            <option key={label.id.to_string()} value={label.id.to_string()} selected={label.id.as_str() == chosen}>
                { &label.name }
            </option>
        }
    })
}

/// A suggestion among its words, with how sure the engine is; ticked where it is accepted.
fn row(document: &Document, mark: &Arc<Mark>, on: bool, toggle: &Callback<MarkId>) -> Html {
    let (before, after) = surroundings(&document.text, mark.spans.hull());
    let (toggle, id) = (toggle.clone(), mark.id.clone());
    let changed = Callback::from(move |_: Event| toggle.emit(id.clone()));
    let sure = percent(mark.confidence().unwrap_or_default());
    let sure = Message::new("sure-percent").with("percent", usize::from(sure));
    html! {
        <li key={mark.id.to_string()}>
            <label class="holder">
                <input type="checkbox" data-sure={mark.id.to_string()} checked={on} onchange={changed} />
                <span class={classes!("chip", colours(document, mark))}>{ label_name(document, &mark.label) }</span>
                <span class="context" dir="auto">{ before }<b>{ document.quote(mark) }</b>{ after }</span>
                <small>{ sure.words() }</small>
            </label>
        </li>
    }
}
