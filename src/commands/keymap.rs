//! Which key does what: the table's keys, and what a person has changed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::chord::Chord;
use super::table::{CommandId, Entry, TABLE, by_name};

/// What a person has changed about the keys; this is what is stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct KeySettings {
    /// Commands by name, with the keys that replace the table's.
    pub keys: BTreeMap<String, Vec<String>>,
    /// Whether keys of a single letter, digit or sign do anything (WCAG 2.1.4).
    pub single: bool,
}

impl Default for KeySettings {
    fn default() -> Self {
        Self {
            keys: BTreeMap::new(),
            single: true,
        }
    }
}

/// Which key does what.
#[derive(Clone, Debug, PartialEq)]
pub struct Keymap {
    settings: KeySettings,
    chords: Vec<(Chord, CommandId)>,
}

impl Default for Keymap {
    fn default() -> Self {
        Self::new(KeySettings::default())
    }
}

impl Keymap {
    /// The table's keys with these changes.
    pub fn new(settings: KeySettings) -> Self {
        let mut chords = Vec::new();
        for entry in TABLE {
            chords.extend(
                chords_of(&settings, entry)
                    .into_iter()
                    .map(|c| (c, entry.id)),
            );
        }
        Self { settings, chords }
    }

    /// What a person has changed.
    pub fn settings(&self) -> &KeySettings {
        &self.settings
    }

    /// What this key does in the text.
    pub fn command(&self, chord: &Chord) -> Option<CommandId> {
        self.owner(chord, false).filter(|_| self.is_on(chord))
    }

    /// What it does while annotators are compared.
    pub fn command_of_comparison(&self, chord: &Chord) -> Option<CommandId> {
        self.owner(chord, true).filter(|_| self.is_on(chord))
    }

    /// Whose key it is, in the text or while annotators are `compared`, also while it does nothing.
    fn owner(&self, chord: &Chord, compared: bool) -> Option<CommandId> {
        let owners = self.chords.iter().filter(|(c, _)| c == chord);
        let mut owners = owners.map(|(_, id)| *id);
        owners.find(|id| id.is_of_comparison() == compared)
    }

    fn is_on(&self, chord: &Chord) -> bool {
        self.settings.single || !chord.is_single_sign()
    }

    /// The keys of a command, the one to show first.
    pub fn keys(&self, id: CommandId) -> impl Iterator<Item = &Chord> {
        self.owned(id).filter(|chord| self.is_on(chord))
    }

    /// The keys of a command, also those that do nothing while keys of a single sign are off.
    pub fn owned(&self, id: CommandId) -> impl Iterator<Item = &Chord> {
        let own = self.chords.iter().filter(move |(_, c)| *c == id);
        own.map(|(chord, _)| chord)
    }

    /// Which other command has this key, if any: a clash that is named before it is made. Keys of a
    /// single sign count also while they are off, since they may be on again.
    pub fn clash(&self, id: CommandId, chord: &Chord) -> Option<&'static Entry> {
        let other = self.owner(chord, id.is_of_comparison());
        let other = other.filter(|other| *other != id)?;
        Some(super::table::entry(other))
    }

    /// The same keys with this command on that key alone; `None` takes its keys away.
    #[must_use]
    pub fn with(&self, id: CommandId, chord: Option<&Chord>) -> Self {
        let mut settings = self.settings.clone();
        let keys = chord.map(ToString::to_string).into_iter().collect();
        settings
            .keys
            .insert(super::table::entry(id).name.to_owned(), keys);
        Self::new(settings)
    }

    /// The same keys with single-sign keys on or off.
    #[must_use]
    pub fn with_single(&self, single: bool) -> Self {
        Self::new(KeySettings {
            single,
            ..self.settings.clone()
        })
    }
}

/// A key that cannot be read, or of a command that is gone, is left out: an older setting must not
/// stop the app.
fn chords_of(settings: &KeySettings, entry: &Entry) -> Vec<Chord> {
    let read = |key: &str| Chord::parse(key).ok();
    match settings.keys.get(entry.name) {
        Some(keys) if by_name(entry.name).is_some() => {
            keys.iter().filter_map(|k| read(k)).collect()
        }
        _ => entry.keys.iter().filter_map(|k| read(k)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::Adjudicate;

    fn chord(text: &str) -> Chord {
        Chord::parse(text).unwrap()
    }

    #[test]
    fn a_changed_key_replaces_the_tables_and_a_clash_is_named() {
        let keymap = Keymap::default();
        assert_eq!(keymap.command(&chord("n")), Some(CommandId::NextSuggestion));
        let clash = keymap.clash(CommandId::NextSuggestion, &chord("x"));
        assert_eq!(clash.map(|e| e.name), Some("reject"));
        let changed = keymap.with(CommandId::NextSuggestion, Some(&chord("j")));
        assert_eq!(
            changed.command(&chord("j")),
            Some(CommandId::NextSuggestion)
        );
        assert_eq!(changed.command(&chord("n")), None);
        assert_ne!(changed, Keymap::default());
    }

    #[test]
    fn keys_of_the_comparison_are_its_own() {
        let keymap = Keymap::default();
        let one = chord("1");
        assert_eq!(keymap.command(&one), Some(CommandId::Label(1)));
        assert_eq!(
            keymap.command_of_comparison(&one),
            Some(CommandId::Adjudicate(Adjudicate::Take(1)))
        );
        let edges = CommandId::Adjudicate(Adjudicate::OtherEdges);
        assert!(keymap.clash(edges, &chord("a")).is_none());
        let clash = keymap.clash(edges, &one);
        assert_eq!(clash.map(|e| e.name), Some("take-1"));
    }

    #[test]
    fn single_sign_keys_can_be_switched_off() {
        let off = Keymap::default().with_single(false);
        assert_eq!(off.command(&chord("n")), None);
        assert_eq!(off.command(&chord("Mod+z")), Some(CommandId::Undo));
        assert_eq!(off.command(&chord("Enter")), Some(CommandId::Accept));
        assert_eq!(off.keys(CommandId::NextSuggestion).count(), 0);
        let clash = off.clash(CommandId::Accept, &chord("n"));
        assert_eq!(
            clash.map(|e| e.name),
            Some("next-suggestion"),
            "they may be on again"
        );
    }
}
