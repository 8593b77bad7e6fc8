//! From a key on the keyboard to a command.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use crate::commands::chord::Press;
use crate::commands::{Chord, CommandId};
use crate::desk::Desk;
use crate::listener::Listener;
use crate::state::update::applies;
use crate::state::update::coding::codebook_key;
use crate::state::{Action, Dialog};

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
    let Some(chord) = chord_of(desk, event) else {
        return;
    };
    let command = state.keymap.command(&chord);
    // A dialog has its own keys; what was changed on the codebook's page can be taken back there.
    if let Some(dialog) = &state.dialog {
        let here = matches!(command, Some(CommandId::Undo | CommandId::Redo));
        if !here || *dialog != Dialog::Codebook {
            return;
        }
    }
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
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

/// Whether a key is the focused element's own: letters in a field, Enter on a button.
fn belongs_to(target: &Element, chord: &Chord, command: Option<CommandId>) -> bool {
    let is = |selector: &str| target.closest(selector).ok().flatten().is_some();
    if is("input, textarea, select, [contenteditable]") {
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
