//! Persons: full names, surnames, first names, and what titles say.

use super::{Memory, joined};
use crate::actors::NamedActor;
use crate::draft::{EntityKey, Kind};
use crate::lexicon::{Gender, Lexicon, Name, Role};
use crate::sentence::Sentence;
use crate::tag::Tag;

impl Memory {
    /// The entity of a person's name: the full one, or that of a part of it.
    pub(super) fn person(&mut self, sentence: &Sentence<'_>, name: &NamedActor) -> EntityKey {
        let full = joined(sentence, name);
        let lower = full.to_lowercase();
        let known = self.by_name.get(&lower).copied();
        if let Some(key) = known.or_else(|| self.person_in_part(&full)) {
            self.by_name.insert(lower, key);
            return key;
        }
        let key = self.add(&full, Kind::Person);
        self.by_name.insert(lower, key);
        self.learn_parts(&full, key);
        key
    }

    /// Somebody of whom only a part of this name was known, or who alone has this first name.
    fn person_in_part(&mut self, full: &str) -> Option<EntityKey> {
        let Some((first, rest)) = full.split_once(' ') else {
            return self.by_first_name.get(full).copied().flatten();
        };
        let last = rest.rsplit(' ').next().unwrap_or(rest);
        let known = |name: &str| self.by_name.get(&name.to_lowercase()).copied();
        let key = known(last).filter(|key| self.may_be(*key, first));
        let key = key.or_else(|| known(first).filter(|key| self.is_called(*key, first)))?;
        if self.known[key.0].name.len() < full.len() {
            full.clone_into(&mut self.known[key.0].name);
            self.changed.insert(key);
            self.learn_parts(full, key);
        }
        Some(key)
    }

    /// Whether somebody known by surname may have this first name.
    fn may_be(&self, key: EntityKey, first: &str) -> bool {
        self.get(key).is_some_and(|known| {
            let is_bare = !known.name.contains(' ');
            known.kind == Kind::Person && (is_bare || known.name.starts_with(first))
        })
    }

    /// Whether this name is all that is known of a person.
    fn is_called(&self, key: EntityKey, name: &str) -> bool {
        self.get(key)
            .is_some_and(|known| known.kind == Kind::Person && known.name == name)
    }

    /// By which parts of a full name a person can be called. What ends a name stays with whom it was
    /// first said of, mostly whom the text is about; a first name that two have is nobody's.
    fn learn_parts(&mut self, full: &str, key: EntityKey) {
        let Some((first, _)) = full.split_once(' ') else {
            return;
        };
        for (blank, _) in full.match_indices(' ') {
            let part = full[blank + 1..].to_lowercase();
            self.by_name.entry(part).or_insert(key);
        }
        let only = self.by_first_name.entry(first.to_owned());
        only.and_modify(|owner| *owner = owner.filter(|owner| *owner == key))
            .or_insert(Some(key));
    }

    /// What the words before a person's name say of the person: "Belarusian President".
    pub(super) fn learn_titles(
        &mut self,
        sentence: &Sentence<'_>,
        lexicon: &Lexicon,
        name: &NamedActor,
        key: EntityKey,
    ) {
        let mut at = name.words.start;
        while at > 0 && at + 6 > name.words.start {
            at -= 1;
            let word = &sentence.words[at];
            if let Some((role, false)) = lexicon.roles.role(&word.lower) {
                self.note_role(key, &word.lower, role);
            } else if let Some(Name::Nationality(state) | Name::State(state)) =
                lexicon.names.word(word.text)
            {
                self.known[key.0].state = Some(state);
                return;
            } else if !matches!(word.tag, Tag::ProperNoun | Tag::Adjective | Tag::Noun) {
                return;
            }
        }
    }

    /// What a first name or the title before it says of a person.
    pub(super) fn learn_gender(
        &mut self,
        sentence: &Sentence<'_>,
        lexicon: &Lexicon,
        name: &NamedActor,
        key: EntityKey,
    ) {
        let title = name
            .words
            .start
            .checked_sub(1)
            .map_or("", |i| sentence.lower(i));
        let first = sentence.lower(name.words.start);
        let gender = match title {
            "mr" | "mr." | "sir" | "lord" | "king" | "prince" | "pope" => Some(Gender::Male),
            "mrs" | "mrs." | "ms" | "ms." | "miss" | "lady" | "dame" | "queen" | "princess" => {
                Some(Gender::Female)
            }
            _ if name.words.len() > 1 => lexicon
                .names
                .first_name(first)
                .filter(|gender| *gender != Gender::Either),
            _ => None,
        };
        if let Some(known) = self.known.get_mut(key.0) {
            known.gender = gender.or(known.gender);
        }
    }

    pub(super) fn note_role(&mut self, key: EntityKey, word: &str, role: Role) {
        let Some(known) = self.known.get_mut(key.0) else {
            return;
        };
        known.heads |= role == Role::Head || word == "minister";
        if !known.roles.iter().any(|known| known == word) {
            known.roles.push(word.to_owned());
        }
    }
}
