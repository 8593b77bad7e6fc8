//! How the app looks: every choice at once, each seen as soon as it is made.

use yew::{Callback, Event, Html, TargetCast, html};

use super::button::command_button;
use super::dialog::{Frame, leaving};
use super::help::single;
use crate::commands::CommandId;
use crate::desk::{Desk, View};
use crate::i18n::words;
use crate::state::Action;
use crate::state::look::Look;

/// A group for each choice.
pub fn settings(view: &View) -> Html {
    let now = view.state.look.attributes();
    let groups = Look::choices().into_iter().zip(now);
    let groups =
        groups.map(|((name, options), (_, chosen))| group(&view.desk, name, &options, chosen));
    html! {
        <Frame desk={view.desk.clone()} title={words("settings-title")} class="settings">
            <div class="dialog-body">
                { for groups }
                <div class="choice">
                    { single(view) }
                    { command_button(view, CommandId::Help, "") }
                </div>
                <p class="example">{ words("settings-example") }</p>
            </div>
            <div class="dialog-actions">
                <button type="button" class="primary" autofocus=true onclick={leaving(&view.desk)}>{ words("dialog-done") }</button>
            </div>
        </Frame>
    }
}

/// The options of one choice, of which one is always chosen.
fn group(desk: &Desk, name: &'static str, options: &[&'static str], chosen: &str) -> Html {
    let options = options.iter().map(|option| {
        let id = format!("look-{name}-{option}");
        html! {
            <label key={*option} class="option-chip">
                <input
                    type="radio"
                    name={name}
                    value={*option}
                    checked={*option == chosen}
                    onchange={choosing(desk, name)}
                />
                <span>{ words(&id) }</span>
            </label>
        }
    });
    html! {
        <fieldset key={name} class="choice">
            <legend>{ words(&format!("look-{name}")) }</legend>
            { for options }
        </fieldset>
    }
}

fn choosing(desk: &Desk, name: &'static str) -> Callback<Event> {
    let desk = desk.clone();
    Callback::from(move |event: Event| {
        let option = event
            .target_unchecked_into::<web_sys::HtmlInputElement>()
            .value();
        desk.send(Action::Look(desk.state().look.with(name, &option)));
    })
}
