//! What the dialogs for formats have in common.

use standpoint_protocol::formats::Progress;
use web_sys::HtmlInputElement;
use yew::{Callback, Event, Html, TargetCast, html};

use crate::desk::View;
use crate::i18n::words;
use crate::shell::select::Select;
use crate::state::Action;
use crate::state::exchange::ExchangeAction;

/// A select with its words beside it; its name is the id of the message, too.
pub(super) fn choice(
    name: &'static str,
    now: &str,
    options: Vec<(String, String)>,
    onchoose: Callback<String>,
) -> Html {
    let select = Select {
        name,
        label: String::new(),
        now,
        options,
        disabled: false,
        onchoose,
    };
    html! { <label class="exchange-choice"><span>{ words(name) }</span>{ select.html() }</label> }
}

/// A box to tick; its name is the id of the message, too.
pub(super) fn tick(
    view: &View,
    name: &'static str,
    on: bool,
    action: impl Fn(bool) -> ExchangeAction + 'static,
) -> Html {
    let desk = view.desk.clone();
    let toggle = Callback::from(move |event: Event| {
        let on = event.target_unchecked_into::<HtmlInputElement>().checked();
        desk.send(Action::Exchange(action(on)));
    });
    html! {
        <label class="check">
            <input type="checkbox" name={name} checked={on} onchange={toggle} />
            { words(name) }
        </label>
    }
}

/// How far the worker is, and a way to stop it.
pub(super) fn work(view: &View, progress: Progress, stop: fn() -> ExchangeAction) -> Html {
    html! {
        <div class="exchange-work">
            <progress aria-label={words("exchange-working")} max={progress.of.max(1).to_string()} value={progress.done.to_string()} />
            <button type="button" class="small" data-action="stop" onclick={view.act(move || Action::Exchange(stop()))}>
                { words("exchange-stop") }
            </button>
        </div>
    }
}

/// Values with their words: the message of each is called after it.
pub(super) fn options(beginning: &str, values: &[&str]) -> Vec<(String, String)> {
    let option = |value: &&str| ((*value).to_owned(), words(&format!("{beginning}-{value}")));
    values.iter().map(option).collect()
}
