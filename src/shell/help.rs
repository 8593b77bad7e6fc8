//! Every key, and how to change it.

use web_sys::HtmlInputElement;
use yew::{
    Callback, Event, Html, KeyboardEvent, MouseEvent, Properties, TargetCast, classes, component,
    html, use_state_eq,
};

use super::dialog::{Frame, leaving};
use super::naming::command_name;
use super::palette::group;
use crate::commands::{Chord, CommandId, Entry, Group, Keymap, TABLE};
use crate::desk::{Desk, View};
use crate::i18n::{Message, words};
use crate::keys::chord_of;
use crate::state::{Action, Workspace};

/// What the keys are drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The desk.
    pub view: View,
}

/// A command that waits for its new key, and the key that it cannot simply have.
#[derive(Clone, PartialEq)]
struct Waiting {
    command: CommandId,
    taken: Option<Chord>,
}

/// Every command with its keys, by group.
#[component]
pub fn Help(props: &Props) -> Html {
    let view = &props.view;
    let waiting = use_state_eq(|| None::<Waiting>);
    let wait = {
        let waiting = waiting.clone();
        Callback::from(move |next: Option<Waiting>| waiting.set(next))
    };
    let pressed = {
        let (desk, wait, now) = (view.desk.clone(), wait.clone(), (*waiting).clone());
        Callback::from(move |event: KeyboardEvent| {
            if let Some(Waiting {
                command,
                taken: None,
            }) = &now
            {
                event.prevent_default();
                event.stop_propagation();
                if event.key() == "Escape" {
                    wait.emit(None);
                } else if let Some(chord) = chord_of(&desk, &event) {
                    wait.emit(given(&desk, *command, chord));
                }
            }
        })
    };
    let groups = [
        Group::Review,
        Group::Marking,
        Group::Links,
        Group::Caret,
        Group::Articles,
        Group::View,
        Group::Comparison,
    ];
    let groups = groups.into_iter().map(|kind| {
        let lines = TABLE.iter().filter(|entry| entry.group == kind);
        let lines = lines.filter_map(|entry| line(view, entry, waiting.as_ref(), &wait));
        html! { <section key={group(kind)}><h3>{ words(group(kind)) }</h3><ul>{ for lines }</ul></section> }
    });
    html! {
        <Frame desk={view.desk.clone()} title={words("help-title")} class={classes!("wide")}>
            <div class="dialog-body keys" onkeydown={pressed} tabindex="0" role="region" aria-label={words("help-title")}>
                <p>{ words("help-how") }</p>
                { single(view) }
                { for groups }
            </div>
            <div class="dialog-actions">
                <button type="button" data-action="reset-keys" onclick={reset(view)}>{ words("help-reset") }</button>
                <button type="button" class="primary" autofocus=true onclick={leaving(&view.desk)}>{ words("dialog-done") }</button>
            </div>
        </Frame>
    }
}

/// Keys of one letter can be in the way of speech input and screen readers: they can be switched off.
pub fn single(view: &View) -> Html {
    let (desk, on) = (view.desk.clone(), view.state.keymap.settings().single);
    let changed = Callback::from(move |event: Event| {
        let on = event.target_unchecked_into::<HtmlInputElement>().checked();
        keep(&desk, &desk.state().keymap.with_single(on));
    });
    html! {
        <label class="check">
            <input type="checkbox" data-setting="single-keys" checked={on} onchange={changed} />
            { words("help-single") }
        </label>
    }
}

fn reset(view: &View) -> Callback<MouseEvent> {
    let desk = view.desk.clone();
    Callback::from(move |_| keep(&desk, &Keymap::default()))
}

fn line(
    view: &View,
    entry: &'static Entry,
    waiting: Option<&Waiting>,
    wait: &Callback<Option<Waiting>>,
) -> Option<Html> {
    let name = command_name(&view.state, entry)?;
    let waiting = waiting.filter(|waiting| waiting.command == entry.id);
    let ask = {
        let (wait, command) = (wait.clone(), entry.id);
        Callback::from(move |_: MouseEvent| {
            wait.emit(Some(Waiting {
                command,
                taken: None,
            }));
        })
    };
    let label = Message::new("help-change")
        .with("command", name.as_str())
        .with("keys", shown(&view.state, entry.id));
    let button = if waiting.is_some_and(|waiting| waiting.taken.is_none()) {
        let keyless = {
            let (desk, wait, id) = (view.desk.clone(), wait.clone(), entry.id);
            Callback::from(move |_: MouseEvent| {
                keep(&desk, &desk.state().keymap.with(id, None));
                wait.emit(None);
            })
        };
        html! {
            <>
                <button type="button" class="small recording" onclick={ask}>{ words("help-press") }</button>
                <button type="button" class="small" data-action="no-key" onclick={keyless}>{ words("help-none") }</button>
            </>
        }
    } else {
        let keys = view
            .state
            .keymap
            .keys(entry.id)
            .map(|chord| html! { <><kbd>{ chord.shown(view.state.platform) }</kbd>{ " " }</> });
        let keyless = view.state.keymap.keys(entry.id).next().is_none();
        html! {
            <button type="button" class="small plain" data-key-of={entry.name} aria-label={label.words()} onclick={ask}>
                { for keys }
                if keyless { <span class="quiet">{ words("help-no-key") }</span> }
            </button>
        }
    };
    let clash = waiting.and_then(|waiting| Some(clash(view, entry, waiting.taken.as_ref()?, wait)));
    Some(html! { <li key={entry.name}><span>{ name }</span>{ button }{ clash }</li> })
}

fn shown(state: &Workspace, id: CommandId) -> String {
    let keys: Vec<String> = state
        .keymap
        .keys(id)
        .map(|chord| chord.shown(state.platform))
        .collect();
    if keys.is_empty() {
        words("help-no-key")
    } else {
        keys.join(" ")
    }
}

/// Says whose the key is, and offers to take it.
fn clash(
    view: &View,
    entry: &'static Entry,
    chord: &Chord,
    wait: &Callback<Option<Waiting>>,
) -> Html {
    let owner = view.state.keymap.clash(entry.id, chord);
    let owner_name = owner
        .and_then(|owner| command_name(&view.state, owner))
        .unwrap_or_default();
    let said = Message::new("help-clash")
        .with("key", chord.shown(view.state.platform))
        .with("command", owner_name);
    let take = {
        let (desk, wait, chord, id) = (view.desk.clone(), wait.clone(), chord.clone(), entry.id);
        Callback::from(move |_: MouseEvent| {
            keep(&desk, &taken(&desk.state().keymap, id, &chord));
            wait.emit(None);
        })
    };
    let stop = {
        let wait = wait.clone();
        Callback::from(move |_: MouseEvent| wait.emit(None))
    };
    html! {
        <div class="clash" role="alert">
            <span class="complaint">{ said.words() }</span>
            <button type="button" class="small" data-action="take-key" onclick={take}>{ words("help-take") }</button>
            <button type="button" class="small" onclick={stop}>{ words("dialog-cancel") }</button>
        </div>
    }
}

/// Gives a command a key; where it is another's, it waits for a decision.
fn given(desk: &Desk, command: CommandId, chord: Chord) -> Option<Waiting> {
    let state = desk.state();
    if state.keymap.clash(command, &chord).is_some() {
        return Some(Waiting {
            command,
            taken: Some(chord),
        });
    }
    keep(desk, &state.keymap.with(command, Some(&chord)));
    None
}

/// The keymap in which a command has a key that was another's, which keeps its other keys.
fn taken(keymap: &Keymap, command: CommandId, chord: &Chord) -> Keymap {
    let mut settings = keymap.with(command, Some(chord)).settings().clone();
    if let Some(owner) = keymap.clash(command, chord) {
        let rest = keymap
            .owned(owner.id)
            .filter(|key| *key != chord)
            .map(ToString::to_string)
            .collect();
        settings.keys.insert(owner.name.to_owned(), rest);
    }
    Keymap::new(settings)
}

fn keep(desk: &Desk, keymap: &Keymap) {
    desk.send(Action::Keys(keymap.settings().clone()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_is_taken_leaves_its_owner_the_other_keys() {
        let keymap = Keymap::default();
        let chord = Chord::parse("p").unwrap();
        let taken = taken(&keymap, CommandId::PickHolder, &chord);
        assert_eq!(taken.command(&chord), Some(CommandId::PickHolder));
        let rest: Vec<String> = taken
            .keys(CommandId::PreviousSuggestion)
            .map(ToString::to_string)
            .collect();
        assert_eq!(rest, ["Shift+n"]);
    }
}
