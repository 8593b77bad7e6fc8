//! The button of a command: its words, its key, and whether it applies.

use yew::{AttrValue, Classes, Html, Properties, component, html};

use super::naming::keyshortcuts;
use crate::commands::{CommandId, entry};
use crate::desk::View;
use crate::i18n::words;
use crate::state::Action;
use crate::state::update::applies;

/// What a command's button is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The desk.
    pub view: View,
    /// The command.
    pub id: CommandId,
    /// Further classes.
    #[prop_or_default]
    pub class: Classes,
    /// Other words than the command's own.
    #[prop_or_default]
    pub label: Option<AttrValue>,
}

/// The button of a command.
#[component]
pub fn CommandButton(props: &Props) -> Html {
    let Props {
        view,
        id,
        class,
        label,
    } = props;
    let (state, id) = (&view.state, *id);
    let label = label
        .clone()
        .unwrap_or_else(|| words(&entry(id).message()).into());
    html! {
        <button
            type="button"
            class={class.clone()}
            data-command={entry(id).name}
            disabled={!applies(state, id)}
            aria-keyshortcuts={keyshortcuts(state, id)}
            onclick={view.act(move || Action::Run(id))}
        >
            { label }{ key_hint(view, id) }
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
