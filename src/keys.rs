//! From a key on the keyboard to a command.

use standpoint_annotation::MarkId;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use crate::commands::chord::Press;
use crate::commands::{Chord, CommandId};
use crate::desk::Desk;
use crate::listener::Listener;
use crate::shell::dialog::leave;
use crate::shell::{ahead, choose};
use crate::state::marking::MarkingAction;
use crate::state::update::applies;
use crate::state::update::coding::codebook_key;
use crate::state::{Action, Dialog, Workspace};

/// Listens to the keys of the whole window for as long as what it gives back is held.
pub fn listen(desk: &Desk) -> Option<Listener> {
    let desk = desk.clone();
    let window = web_sys::window()?;
    Some(Listener::new(&window, "keydown", move |event| {
        if let Ok(event) = event.dyn_into::<KeyboardEvent>() {
            pressed(&desk, &event);
        }
    }))
}

/// The chord that a key event makes.
pub fn chord_of(desk: &Desk, event: &KeyboardEvent) -> Option<Chord> {
    let press = Press {
        key: &event.key(),
        code: &event.code(),
        control: event.ctrl_key(),
        meta: event.meta_key(),
        alt: event.alt_key(),
        shift: event.shift_key(),
    };
    Chord::pressed(press, desk.state().platform)
}

fn pressed(desk: &Desk, event: &KeyboardEvent) {
    let state = desk.state();
    // A word that is being composed is nobody's command.
    if event.is_composing() || event.default_prevented() {
        return;
    }
    let chord = chord_of(desk, event);
    if let Some(said) = chord
        .as_ref()
        .and_then(|chord| choose::picked(&state, chord))
    {
        event.prevent_default();
        leave(desk);
        desk.send(said);
        return;
    }
    let command = chord.as_ref().and_then(|chord| command_of(&state, chord));
    let belongs = state.dialog.is_some() && command.is_some();
    if !belongs && ahead::keep(&state, event) {
        event.prevent_default();
        return;
    }
    let Some(chord) = chord else { return };
    if state.dialog.is_some() && command.is_none() {
        return;
    }
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    if let Some(digit) = number_key(&state, &chord).filter(|_| !in_field(target.as_ref())) {
        event.prevent_default();
        desk.send(Action::Marking(MarkingAction::Digit(digit)));
        return;
    }
    let line = target.as_ref().and_then(mention_line);
    if let Some(mark) = line.filter(|_| command == Some(CommandId::Who)) {
        event.prevent_default();
        desk.send(Action::Ask(Dialog::Who(vec![mark])));
        return;
    }
    if target.is_some_and(|target| belongs_to(&target, &chord, command)) {
        return;
    }
    if let Some(action) = codebook_key(&state, &chord) {
        event.prevent_default();
        desk.send(action);
        return;
    }
    let Some(command) = command else { return };
    if applies(&state, command) {
        event.prevent_default();
        desk.send(Action::Run(command));
        if matches!(
            command,
            CommandId::NextSuggestion | CommandId::PreviousSuggestion
        ) {
            // The next key decides on the suggestion; on a button that was pressed last, Enter
            // would press it again.
            crate::reader::article::focus();
        }
    } else if command == CommandId::Save {
        // The browser would offer to save the app's own page.
        event.prevent_default();
    }
}

/// The command of a key: annotators that are compared have keys of their own, and what was changed
/// on the codebook's page can be taken back there. All other dialogs have no commands.
fn command_of(state: &Workspace, chord: &Chord) -> Option<CommandId> {
    let keymap = &state.keymap;
    match &state.dialog {
        None => keymap.command(chord),
        Some(Dialog::Compare) => keymap.command_of_comparison(chord),
        Some(Dialog::Codebook) => keymap
            .command(chord)
            .filter(|command| matches!(command, CommandId::Undo | CommandId::Redo)),
        Some(_) => None,
    }
}

/// A digit of the number of a mark, while the other end of a link is picked.
fn number_key(state: &Workspace, chord: &Chord) -> Option<u8> {
    let wanted = state.picking.is_some() && state.keymap.settings().single;
    let bare = chord.is_single_sign() && !chord.shift;
    chord.key.parse().ok().filter(|_| wanted && bare)
}

/// Whether letters go into what has the focus.
fn in_field(target: Option<&Element>) -> bool {
    let field = |target: &Element| target.closest("input, textarea, select, [contenteditable]");
    target.is_some_and(|target| field(target).ok().flatten().is_some())
}

/// The mention whose line in a list has the focus.
fn mention_line(target: &Element) -> Option<MarkId> {
    let line = target.closest("[data-mention]").ok()??;
    line.get_attribute("data-mention").map(MarkId::new)
}

/// Whether a key is the focused element's own: letters in a field, Enter on a button.
fn belongs_to(target: &Element, chord: &Chord, command: Option<CommandId>) -> bool {
    let is = |selector: &str| target.closest(selector).ok().flatten().is_some();
    if in_field(Some(target)) {
        let everywhere = matches!(
            command,
            Some(CommandId::Save | CommandId::Palette | CommandId::Open)
        );
        return !(chord.command && everywhere);
    }
    let moves = matches!(
        chord.key.as_str(),
        "Enter" | " " | "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" | "Home" | "End"
    );
    // Enter with Shift presses nothing.
    moves
        && !chord.command
        && !(chord.shift && chord.key == "Enter")
        && is("button, a[href], summary, [role=tab], [role=row], [role=option], aside, nav")
}
