//! Organisations: short forms, acronyms, and the nouns by which they are called.

use super::{Memory, joined};
use crate::actors::{NamedActor, short_name};
use crate::draft::{EntityKey, Kind};
use crate::lexicon::{Lexicon, Role};
use crate::sentence::{Sentence, Shape};

/// An acronym has at least so many letters: two are too many things.
const SHORTEST: usize = 3;

impl Memory {
    /// The entity of an organisation's name. `before` are the names before it in the sentence.
    pub(super) fn organisation(
        &mut self,
        sentence: &Sentence<'_>,
        name: &NamedActor,
        before: &[(usize, EntityKey)],
    ) -> EntityKey {
        let text = joined(sentence, name);
        let lower = text.to_lowercase();
        let known = bracketed_owner(sentence, name, before)
            .or_else(|| self.by_name.get(&lower).copied())
            .or_else(|| self.organisation_in_part(&text));
        let Some(key) = known else {
            let key = self.called(&text, Kind::Organisation);
            self.learn_short_forms(&text, key);
            return key;
        };
        self.by_name.insert(lower, key);
        key
    }

    /// An organisation that was called by a part of this name, or of whose name this is a part.
    fn organisation_in_part(&mut self, text: &str) -> Option<EntityKey> {
        let is_body = |key: &EntityKey| self.known[key.0].kind == Kind::Organisation;
        let short = self.by_short_form.get(&text.to_lowercase()).copied();
        let long = || {
            let mut parts = short_forms(text);
            parts.find_map(|part| self.by_name.get(&part).copied().filter(is_body))
        };
        let key = short.or_else(long)?;
        if self.known[key.0].name.len() < text.len() {
            text.clone_into(&mut self.known[key.0].name);
            self.changed.insert(key);
            self.learn_short_forms(text, key);
        }
        Some(key)
    }

    /// By which short forms an organisation can be called from now on.
    fn learn_short_forms(&mut self, text: &str, key: EntityKey) {
        for form in short_forms(text) {
            self.by_short_form.entry(form).or_insert(key);
        }
    }

    /// Remembers by which of its words a body can be called whose name is like a person's.
    pub(crate) fn learn_short_name(&mut self, sentence: &Sentence<'_>, name: &NamedActor) {
        if let Some(short) = short_name(name) {
            let key = self.called(&joined(sentence, name), Kind::Organisation);
            let short = sentence.words[short].iter().map(|word| &*word.lower);
            self.by_short_form.entry(short.collect()).or_insert(key);
        }
    }

    /// Remembers by which nouns for bodies an organisation can be called.
    pub(super) fn note_words(
        &mut self,
        sentence: &Sentence<'_>,
        lexicon: &Lexicon,
        name: &NamedActor,
        key: EntityKey,
    ) {
        for word in &sentence.words[name.words.clone()] {
            if lexicon
                .roles
                .role(&word.lower)
                .is_some_and(|(role, _)| matches!(role, Role::Body | Role::LooseBody))
            {
                self.by_word.insert(word.lower.to_string(), key);
            }
        }
    }
}

/// Whom an acronym in brackets abbreviates: "River Farmers' Union (RFU)".
fn bracketed_owner(
    sentence: &Sentence<'_>,
    name: &NamedActor,
    before: &[(usize, EntityKey)],
) -> Option<EntityKey> {
    let words = &sentence.words[name.words.clone()];
    let short = words.len() == 1 && words[0].shape == Shape::Capitals;
    let bracket = name.words.start.checked_sub(1)?;
    let (_, owner) = before.last()?;
    (short && sentence.lower(bracket) == "(").then_some(*owner)
}

/// What else a name of several words can be: its initials, and its beginnings and ends of two words
/// and more, in lower case.
fn short_forms(name: &str) -> impl Iterator<Item = String> {
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let initials: String = name
        .split(' ')
        .filter(capital)
        .filter_map(|word| word.chars().next())
        .collect();
    let is_acronym = initials.len() >= SHORTEST && initials.is_ascii();
    let blanks = || name.match_indices(' ').map(|(blank, _)| blank);
    let ends = blanks().map(|blank| &name[blank + 1..]);
    let starts = blanks().map(|blank| &name[..blank]);
    let ends = ends.filter(move |end| end.contains(' ') && capital(end));
    let starts = starts.filter(|start| {
        // "Bank of" is no name.
        let last = start.rsplit_once(' ').map(|(_, last)| last);
        last.is_some_and(|last| last.starts_with(char::is_uppercase))
    });
    let parts: Vec<String> = ends.chain(starts).map(str::to_lowercase).collect();
    is_acronym
        .then(|| initials.to_lowercase())
        .into_iter()
        .chain(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_initials_beginnings_and_ends() {
        let forms = |name: &str| short_forms(name).collect::<Vec<_>>().join(", ");
        assert_eq!(
            forms("Orlen Foundation for Rivers"),
            "ofr, foundation for rivers, orlen foundation"
        );
        assert_eq!(
            forms("Vessa State Department"),
            "vsd, state department, vessa state"
        );
        assert_eq!(forms("Basin Authority"), "");
        assert_eq!(forms(""), "");
    }
}
