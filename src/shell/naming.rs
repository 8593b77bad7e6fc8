//! What commands and keys are called, with the codebook's own names in them.

use std::sync::Arc;

use standpoint_annotation::Codebook;
use standpoint_annotation::codebook::{Attribute, Label, Value};

use crate::commands::{Adjudicate, Chord, CommandId, Entry, Platform, capital};
use crate::i18n::{Message, words};
use crate::state::Workspace;
use crate::state::update::coding::in_force;
use crate::state::update::picked_by;

/// The codebook of the open article, or the one that a new article would have.
pub fn codebook(state: &Workspace) -> Arc<Codebook> {
    in_force(state)
}

/// A command's name; `None` for one that the codebook gives no meaning to.
pub fn command_name(state: &Workspace, entry: &Entry) -> Option<String> {
    let named = |id: &'static str, label: &str| Message::new(id).with("label", label).words();
    match entry.id {
        CommandId::Label(number) => {
            label_name(state, number).map(|name| named("command-as-label", &name))
        }
        CommandId::LabelExactly(number) => {
            label_name(state, number).map(|name| named("command-as-label-exactly", &name))
        }
        CommandId::Adjudicate(Adjudicate::Take(number)) => Some(take_name(state, number)),
        CommandId::Value(number) => value_name(state, entry, number, 0),
        CommandId::SecondValue(number) => value_name(state, entry, number, 1),
        CommandId::Choose(_) | CommandId::ChooseWords => Some(choice_name(state, entry)),
        CommandId::PickHolder
        | CommandId::PickCue
        | CommandId::PickQualifier
        | CommandId::PickAbout => link_name(state, entry),
        _ => Some(words(&entry.message())),
    }
}

fn label_name(state: &Workspace, number: u8) -> Option<String> {
    let index = usize::from(number).checked_sub(1)?;
    let book = codebook(state);
    let label = book.labels_in_use().nth(index);
    label.map(|label| label.name.clone())
}

/// The key that marks with a label, as it is shown: its own, or the number of its place.
pub fn label_key(state: &Workspace, label: &Label) -> Option<String> {
    if let Some(key) = label
        .key
        .as_ref()
        .filter(|_| state.keymap.settings().single)
    {
        return Some(capital(key));
    }
    let book = codebook(state);
    let place = book
        .labels_in_use()
        .position(|other| other.id == label.id)?;
    let number = u8::try_from(place + 1).ok().filter(|number| *number <= 9)?;
    let chord = state.keymap.keys(CommandId::Label(number)).next()?;
    Some(chord.shown(state.platform))
}

/// The default codebook's links have messages of their own.
fn link_name(state: &Workspace, entry: &Entry) -> Option<String> {
    let id = picked_by(state, entry.id)?;
    if Codebook::standard().link(&id).is_some() {
        return Some(words(&entry.message()));
    }
    let book = codebook(state);
    let message = Message::new("command-as-link").with("link", book.link(&id)?.name.as_str());
    Some(message.words())
}

/// By the annotator's name, where there is one of this number.
fn take_name(state: &Workspace, number: u8) -> String {
    let message = match state.comparing.annotator(number) {
        Some(name) => Message::new("command-take").with("name", name),
        None => Message::new("command-take-nth").with("number", usize::from(number)),
    };
    message.words()
}

/// Without a mark to look at, a value's key is named by its number alone.
fn value_name(state: &Workspace, entry: &Entry, number: u8, which: usize) -> Option<String> {
    let Some(mark) = state.inspected_mark() else {
        return Some(words(&entry.message()));
    };
    let book = codebook(state);
    let (attribute, value) = listed(&book, mark.label.as_str(), number, which)?;
    let message = Message::new("command-as-value");
    Some(
        message
            .with("attribute", attribute.name.as_str())
            .with("value", value.name.as_str())
            .words(),
    )
}

/// What the inspected mark's attribute is called; without a mark, the command's own name.
fn choice_name(state: &Workspace, entry: &Entry) -> String {
    let attribute = attribute_of(state, entry.id);
    attribute.map_or_else(
        || words(&entry.message()),
        |name| {
            Message::new("command-as-choice")
                .with("attribute", name)
                .words()
        },
    )
}

/// The name of the attribute that a command asks for.
pub fn attribute_of(state: &Workspace, id: CommandId) -> Option<String> {
    let book = codebook(state);
    let label = book.label(&state.inspected_mark()?.label)?;
    let mut listed = label.attributes.iter().filter(|a| !a.values.is_empty());
    let attribute = match id {
        CommandId::Choose(number) => listed.nth(usize::from(number).checked_sub(1)?),
        _ => label.attributes.iter().find(|a| a.values.is_empty()),
    };
    attribute.map(|attribute| attribute.name.clone())
}

fn listed<'b>(
    book: &'b Codebook,
    label: &str,
    number: u8,
    which: usize,
) -> Option<(&'b Attribute, &'b Value)> {
    let label = book.labels.iter().find(|l| l.id.as_str() == label)?;
    let attribute = label
        .attributes
        .iter()
        .filter(|a| !a.values.is_empty())
        .nth(which)?;
    let value = attribute.values.get(usize::from(number).checked_sub(1)?)?;
    Some((attribute, value))
}

/// A command's keys in the words of `aria-keyshortcuts`; `None` where it has none.
pub fn keyshortcuts(state: &Workspace, id: CommandId) -> Option<String> {
    let keys: Vec<String> = state
        .keymap
        .keys(id)
        .map(|chord| written(chord, state.platform))
        .collect();
    (!keys.is_empty()).then(|| keys.join(" "))
}

fn written(chord: &Chord, platform: Platform) -> String {
    let command = match platform {
        Platform::Apple => "Meta",
        Platform::Other => "Control",
    };
    let modifiers = [
        (chord.command, command),
        (chord.alt, "Alt"),
        (chord.shift, "Shift"),
    ];
    let mut parts: Vec<&str> = modifiers
        .iter()
        .filter(|(on, _)| *on)
        .map(|(_, name)| *name)
        .collect();
    let key = match chord.key.as_str() {
        " " => "Space",
        "+" => "Plus",
        key => key,
    };
    let key = capital(key);
    parts.push(&key);
    parts.join("+")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_written_as_aria_wants_them() {
        let table = [
            ("Mod+Shift+z", Platform::Other, "Control+Shift+Z"),
            ("Mod+s", Platform::Apple, "Meta+S"),
            ("+", Platform::Other, "Plus"),
            ("Alt+ArrowUp", Platform::Other, "Alt+ArrowUp"),
        ];
        for (text, platform, expected) in table {
            assert_eq!(
                Chord::parse(text).map(|c| written(&c, platform)).as_deref(),
                Ok(expected)
            );
        }
    }

    #[test]
    fn labels_are_called_as_the_codebook_calls_them() {
        let state = Workspace::new(Platform::Other);
        let name = |id| command_name(&state, crate::commands::entry(id));
        assert!(name(CommandId::Label(2)).is_some_and(|name| name.contains("Position")));
        assert_eq!(name(CommandId::Label(9)), None);
    }
}
