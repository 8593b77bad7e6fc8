//! Descriptions: "the Belarusian leader", "the water minister", "the union".

use super::{Memory, sentence_text};
use crate::actors::{Description, NamedActor, NamedWho};
use crate::draft::{EntityKey, Kind};
use crate::lexicon::{Clue, Lexicon, Name, Role, StateNumber};
use crate::sentence::Sentence;
use crate::tag::Tag;

impl Memory {
    /// The entity of a description.
    pub(super) fn description(
        &mut self,
        sentence: &Sentence<'_>,
        lexicon: &Lexicon,
        description: &Description,
        names: &[NamedActor],
        keys: &[(usize, EntityKey)],
        latest: Option<EntityKey>,
    ) -> EntityKey {
        let text = sentence_text(sentence, description.words.start, description.words.end);
        let person = description.kind() == Kind::Person;
        if person && description.definite {
            let state = state_of(sentence, lexicon, description);
            let word = sentence.lower(description.head).to_owned();
            if let Some(key) = beside(sentence, description, names, keys) {
                self.note_role(key, &word, description.role);
                if state.is_some() {
                    self.known[key.0].state = state;
                }
                return key;
            }
            let plain = !says_more(sentence, description);
            if plain && let Some(key) = self.with_role(&word, description.role, state) {
                return key;
            }
            if let Some(key) = judged(sentence, lexicon, description, keys, latest) {
                return key;
            }
        }
        let alone = description.words.len() == 2 && description.kind() == Kind::Organisation;
        if alone && let Some(key) = self.by_word.get(sentence.lower(description.head)) {
            return *key;
        }
        self.called(&text, description.kind())
    }

    /// The latest person of whom this role was said, and who stands for this state.
    fn with_role(&self, word: &str, role: Role, state: Option<StateNumber>) -> Option<EntityKey> {
        let fits = |key: &&EntityKey| {
            let Some(known) = self.known.get(key.0) else {
                return false;
            };
            let same_state = state.is_none() || known.state == state;
            let same_role = known.roles.iter().any(|known| known == word)
                || (role == Role::Head && known.heads && (state.is_some() || word == "leader"));
            same_role && same_state
        };
        self.recent.iter().rev().find(fits).copied()
    }
}

/// The person beside whose name the description is set off by a comma.
fn beside(
    sentence: &Sentence<'_>,
    description: &Description,
    names: &[NamedActor],
    keys: &[(usize, EntityKey)],
) -> Option<EntityKey> {
    let comma = |index: usize| sentence.lower(index) == ",";
    let before = description.words.start.checked_sub(1).filter(|i| comma(*i));
    let after = comma(description.words.end).then_some(description.words.end + 1);
    let person = names.iter().find(|name| {
        name.who == NamedWho::Person
            && (Some(name.words.end) == before || Some(name.words.start) == after)
    })?;
    keys.iter()
        .find(|(start, _)| *start == person.words.start)
        .map(|(_, key)| *key)
}

/// "The longtime ally" at the start of a sentence is the person last spoken of.
fn judged(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    description: &Description,
    keys: &[(usize, EntityKey)],
    latest: Option<EntityKey>,
) -> Option<EntityKey> {
    let judging = lexicon
        .clues
        .has(sentence.lower(description.head), Clue::Judging);
    let named_inside = |key: EntityKey| {
        keys.iter()
            .any(|(start, other)| *other == key && description.words.contains(start))
    };
    let opens = description.words.start == 0 && sentence.lower(0) == "the";
    latest.filter(|key| judging && opens && !named_inside(*key))
}

/// Whether nouns before the head or a phrase behind it say of what it is: "the opposition leader",
/// "the leader of the union".
fn says_more(sentence: &Sentence<'_>, description: &Description) -> bool {
    let before = description.words.start..description.head;
    description.words.end > description.head + 1
        || before.into_iter().any(|i| sentence.tag(i) == Tag::Noun)
}

/// The state that a description names: "the Belarusian leader", "Thailand's foreign minister".
fn state_of(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    description: &Description,
) -> Option<StateNumber> {
    sentence.words[description.words.clone()]
        .iter()
        .find_map(|word| match lexicon.names.word(word.text) {
            Some(Name::Nationality(state) | Name::State(state)) => Some(state),
            _ => None,
        })
}
