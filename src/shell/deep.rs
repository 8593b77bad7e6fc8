//! The deep reader's dialog: what it is, what it costs, how far it is.

use web_sys::HtmlInputElement;
use yew::{Callback, Event, Html, TargetCast, html};

use super::dialog::{Frame, leaving};
use crate::desk::View;
use crate::i18n::{Message, words};
use crate::state::Action;
use crate::state::deep::{Deep, DeepAction, Reading, Size, Stage};

/// Bytes of a megabyte, as networks count it.
const MEGABYTE: f64 = 1e6;

/// The dialog.
pub fn deep(view: &View) -> Html {
    let deep = view.state.deep.as_deref().cloned().unwrap_or_default();
    html! {
        <Frame desk={view.desk.clone()} title={words("deep-title")} class="deep">
            <div class="dialog-body">
                <p>{ words("deep-what") }</p>
                <div role="status">{ stage(view, &deep) }</div>
                if let Some(problem) = &deep.problem { <p class="complaint" role="alert">{ problem.words() }</p> }
            </div>
            <div class="dialog-actions">
                <button type="button" class="primary" onclick={leaving(&view.desk)}>{ words("dialog-close") }</button>
            </div>
        </Frame>
    }
}

fn stage(view: &View, deep: &Deep) -> Html {
    match deep.stage {
        Stage::Unknown => html! { <p>{ words("deep-looking") }</p> },
        Stage::Unsupported => html! { <p>{ words("deep-unsupported") }</p> },
        Stage::Part(size) => part(view, size),
        Stage::Fetching(size) => html! {
            <div class="deep-fetching">
                { bar(size.here, size.of, &fetched(size)) }
                { button(view, "deep-pause", || DeepAction::Pause) }
            </div>
        },
        Stage::Whole(size) => whole(view, deep, size),
    }
}

/// What is to be fetched, once more or for the first time.
fn part(view: &View, size: Size) -> Html {
    let said = Message::new("deep-offer").with("size", megabytes(size.of));
    html! {
        <>
            if size.here > 0 { { bar(size.here, size.of, &fetched(size)) } }
            else { <p>{ said.words() }</p> }
            <p class="deep-actions">
                { button(view, if size.here > 0 { "deep-resume" } else { "deep-fetch" }, || DeepAction::Fetch) }
                if size.here > 0 { { button(view, "deep-remove", || DeepAction::Remove) } }
            </p>
        </>
    }
}

fn whole(view: &View, deep: &Deep, size: Size) -> Html {
    let here = Message::new("deep-here").with("size", megabytes(size.of));
    let desk = view.desk.clone();
    let toggle = Callback::from(move |event: Event| {
        let used = event.target_unchecked_into::<HtmlInputElement>().checked();
        desk.send(Action::Deep(DeepAction::Use(used)));
    });
    let is_open = view.state.article.is_some();
    html! {
        <>
            <p>{ here.words() }</p>
            <label class="check">
                <input type="checkbox" name="deep-used" checked={deep.used} onchange={toggle} />
                { words("deep-use") }
            </label>
            if let Some(reading) = &deep.reading { { progress(view, reading) } }
            <p class="deep-actions">
                if is_open && deep.reading.is_none() { { button(view, "deep-read", || DeepAction::Read) } }
                { button(view, "deep-remove", || DeepAction::Remove) }
            </p>
        </>
    }
}

/// How far the deep reader is in the open article, with a way to stop it.
pub fn progress(view: &View, reading: &Reading) -> Html {
    let length = view
        .state
        .article
        .as_ref()
        .map_or(0, |a| a.document.text.len());
    html! {
        <span data-deep="reading">
            { bar(reading.read, length, &words("deep-reading")) }
            { button(view, "deep-stop", || DeepAction::Stop) }
        </span>
    }
}

fn bar(here: usize, of: usize, said: &str) -> Html {
    html! {
        <label class="deep-bar">
            <span>{ said.to_owned() }</span>
            <progress max={of.max(1).to_string()} value={here.to_string()} />
        </label>
    }
}

fn button(view: &View, name: &'static str, action: fn() -> DeepAction) -> Html {
    html! {
        <button type="button" class="small" data-action={name} onclick={view.act(move || Action::Deep(action()))}>
            { words(name) }
        </button>
    }
}

fn fetched(size: Size) -> String {
    Message::new("deep-fetched")
        .with("here", megabytes(size.here))
        .with("of", megabytes(size.of))
        .words()
}

/// Megabytes, to a tenth.
#[expect(
    clippy::cast_precision_loss,
    reason = "a model has fewer bytes than a float counts exactly"
)]
fn megabytes(bytes: usize) -> String {
    format!("{:.1}", bytes as f64 / MEGABYTE)
}
