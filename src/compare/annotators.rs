//! Who is compared: names, files, and what counts.

use web_sys::HtmlInputElement;
use yew::{Callback, Event, Html, TargetCast, html};

use super::act;
use crate::desk::View;
use crate::i18n::{Message, words};
use crate::state::Action;
use crate::state::comparing::{CompareAction, Side};

/// The list of annotators, to be added to and renamed.
pub(super) fn page(view: &View) -> Html {
    let comparing = &view.state.comparing;
    let rows = comparing.sides.iter().enumerate();
    let rows = rows.map(|(place, side)| row(view, place, side));
    let has_own = comparing.sides.iter().any(|side| side.files.is_none());
    let pick = act(view, || CompareAction::Pick);
    let start = act(view, || CompareAction::Start);
    html! {
        <>
        <div class="dialog-body">
            <p>{ words("compare-how") }</p>
            <ul class="compare-sides">{ for rows }</ul>
            <p><button type="button" data-action="add-annotator" onclick={pick}>{ words("compare-add") }</button></p>
            if has_own && view.state.articles.len() > 1 {
                { tick(view, "compare-whole-project", comparing.whole_project, CompareAction::WholeProject) }
            }
            { tick(view, "compare-suggested", comparing.suggested, CompareAction::Suggested) }
        </div>
        <div class="dialog-actions">
            <button type="button" class="primary" data-action="compare" disabled={comparing.work.is_some()} onclick={start}>
                { words("compare-start") }
            </button>
        </div>
        </>
    }
}

fn row(view: &View, place: usize, side: &Side) -> Html {
    let rename = changed(view, move |input| {
        CompareAction::Rename(place, input.value())
    });
    let what = match &side.files {
        None => Message::new("compare-own"),
        Some(files) => {
            let names: Vec<&str> = files
                .iter()
                .take(3)
                .map(|file| file.name.as_str())
                .collect();
            Message::new("compare-files")
                .with("count", files.len())
                .with("names", names.join(", "))
        }
    };
    let name = Message::new("compare-name")
        .with("number", place + 1)
        .words();
    let leave_out = Message::new("compare-remove")
        .with("name", side.name.as_str())
        .words();
    html! {
        <li key={place}>
            <input type="text" name={format!("annotator-{place}")} aria-label={name} value={side.name.clone()} onchange={rename} />
            <span class="quiet" dir="auto">{ what.words() }</span>
            <button type="button" class="plain small" aria-label={leave_out} onclick={act(view, move || CompareAction::Remove(place))}>
                { words("sign-close") }
            </button>
        </li>
    }
}

fn tick(view: &View, name: &'static str, on: bool, action: fn(bool) -> CompareAction) -> Html {
    let toggle = changed(view, move |input| action(input.checked()));
    html! {
        <label class="check">
            <input type="checkbox" name={name} checked={on} onchange={toggle} />
            { words(name) }
        </label>
    }
}

/// Does what follows from a field's new content.
fn changed(
    view: &View,
    action: impl Fn(&HtmlInputElement) -> CompareAction + 'static,
) -> Callback<Event> {
    let desk = view.desk.clone();
    Callback::from(move |event: Event| {
        let input = event.target_unchecked_into::<HtmlInputElement>();
        desk.send(Action::Compare(action(&input)));
    })
}
