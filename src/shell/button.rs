//! The button of a command: its words, its key, and whether it applies.

use yew::{Html, classes, html};

use super::naming::keyshortcuts;
use crate::commands::{CommandId, entry};
use crate::desk::View;
use crate::i18n::words;
use crate::state::Action;
use crate::state::update::applies;

/// The button of a command, of this class if it is not blank.
pub fn command_button(view: &View, id: CommandId, class: &'static str) -> Html {
    named_button(view, id, class, words(&entry(id).message()))
}

/// The button of a command under another name than the command's own.
pub fn named_button(view: &View, id: CommandId, class: &'static str, name: String) -> Html {
    let state = &view.state;
    html! {
        <button
            type="button"
            class={classes!(class)}
            data-command={entry(id).name}
            disabled={!applies(state, id)}
            aria-keyshortcuts={keyshortcuts(state, id)}
            onclick={view.act(move || Action::Run(id))}
        >
            { name }{ key_hint(view, id) }
        </button>
    }
}

/// A command's key as it is shown on its button; nothing where it has none.
pub fn key_hint(view: &View, id: CommandId) -> Html {
    let chord = view.state.keymap.keys(id).next();
    chord.map_or_else(Html::default, |chord| {
        html! { <kbd aria-hidden="true">{ chord.shown(view.state.platform) }</kbd> }
    })
}
