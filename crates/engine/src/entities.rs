//! Who is who: the entities met so far, and which one a mention belongs to.

use std::collections::{HashMap, HashSet};

use crate::actors::{Description, Knowledge, NamedActor, NamedWho};
use crate::draft::{Actor, EntityKey, Kind, Mention};
use crate::lexicon::{Clue, Gender, Lexicon, Name, Role, StateNumber};
use crate::sentence::{Sentence, Shape};
use crate::tag::Tag;

/// The entities met so far in a text.
#[derive(Debug, Default)]
pub struct Memory {
    known: Vec<Known>,
    /// Entities by what they are called, in lower case: full names, surnames, abbreviations.
    by_name: HashMap<String, EntityKey>,
    by_state: HashMap<StateNumber, EntityKey>,
    by_body: HashMap<usize, EntityKey>,
    /// Organisations by a word of their names in lower case, the latest with it: "church".
    by_word: HashMap<String, EntityKey>,
    /// Persons in the order of their last mention, the latest last.
    recent: Vec<EntityKey>,
    changed: HashSet<EntityKey>,
    /// Which names the text uses.
    pub(crate) knowledge: Knowledge,
}

/// An entity of the memory.
#[derive(Debug)]
pub struct Known {
    /// Its fullest name so far.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Words that were said of a person: titles and roles, in lower case.
    roles: Vec<String>,
    /// Whether one of them is that of the head of a state or government.
    heads: bool,
    /// The state that a person stands for.
    state: Option<StateNumber>,
    /// What a person's first name or title says, `None` where neither says anything.
    pub gender: Option<Gender>,
}

impl Known {
    /// Whether this pronoun, in lower case, can stand for it.
    pub fn fits_pronoun(&self, pronoun: &str) -> bool {
        let person = self.kind == Kind::Person;
        match pronoun {
            "he" | "him" | "his" | "himself" => person && self.gender != Some(Gender::Female),
            "she" | "her" | "hers" | "herself" => person && self.gender != Some(Gender::Male),
            "it" | "its" | "itself" => matches!(self.kind, Kind::State | Kind::Organisation),
            "they" | "them" | "their" | "theirs" | "themselves" => !person,
            _ => true,
        }
    }
}

impl Memory {
    /// The entity with this key.
    pub fn get(&self, key: EntityKey) -> Option<&Known> {
        self.known.get(key.0)
    }

    /// A new entity.
    fn add(&mut self, name: &str, kind: Kind) -> EntityKey {
        let key = EntityKey(self.known.len());
        let name = name.to_owned();
        self.known.push(Known {
            name,
            kind,
            roles: Vec::new(),
            heads: false,
            gender: None,
            state: None,
        });
        self.changed.insert(key);
        key
    }

    /// Gives a draft without an entity the one that its words name, or a new one.
    pub fn settle(&mut self, actor: &mut Actor, words: &str) -> EntityKey {
        let key = match actor.entity {
            Some(key) => key,
            None if actor.mention == Mention::Pronoun => self.add(words, actor.kind),
            None => self.called(words, actor.kind),
        };
        actor.entity = Some(key);
        key
    }

    /// The entities that changed since this was last asked.
    pub fn take_changed(&mut self) -> Vec<EntityKey> {
        let mut changed: Vec<EntityKey> = self.changed.drain().collect();
        changed.sort_unstable();
        changed
    }

    /// The entity that is called so, or a new one.
    fn called(&mut self, name: &str, kind: Kind) -> EntityKey {
        let name = without_article(name);
        let lower = name.to_lowercase();
        if let Some(key) = self.by_name.get(&lower) {
            return *key;
        }
        let key = self.add(name, kind);
        self.by_name.insert(lower, key);
        key
    }

    /// Gives every mention of a sentence its entity. `actors` are the drafts of its names and
    /// descriptions.
    pub(crate) fn recognise(
        &mut self,
        sentence: &Sentence<'_>,
        lexicon: &Lexicon,
        names: &[NamedActor],
        descriptions: &[Description],
        actors: &mut [Actor],
    ) {
        let latest = self.recent.last().copied();
        let mut keys: Vec<(usize, EntityKey)> = Vec::with_capacity(names.len());
        for name in names {
            let key = self.name(sentence, lexicon, name, &keys);
            keys.push((name.words.start, key));
            assign(actors, sentence, &name.words, key);
        }
        for description in descriptions {
            let key = self.description(sentence, lexicon, description, names, &keys, latest);
            assign(actors, sentence, &description.words, key);
        }
        for (name, (_, key)) in names.iter().zip(&keys) {
            match name.who.kind() {
                Kind::Person => self.mention(*key),
                Kind::Organisation => self.note_words(sentence, lexicon, name, *key),
                _ => {}
            }
        }
    }

    /// Remembers by which nouns for bodies an organisation can be called.
    fn note_words(
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

    /// Makes a person the latest.
    fn mention(&mut self, key: EntityKey) {
        self.recent.retain(|other| *other != key);
        self.recent.push(key);
        if self.recent.len() > 30 {
            self.recent.remove(0);
        }
    }

    /// The entity of a name.
    fn name(
        &mut self,
        sentence: &Sentence<'_>,
        lexicon: &Lexicon,
        name: &NamedActor,
        before: &[(usize, EntityKey)],
    ) -> EntityKey {
        let words = &sentence.words[name.words.clone()];
        match name.who {
            NamedWho::State(number) => {
                if let Some(key) = self.by_state.get(&number) {
                    return *key;
                }
                let key = self.called(lexicon.names.state(number), Kind::State);
                self.by_state.insert(number, key);
                key
            }
            NamedWho::Body(number, kind) => {
                if let Some(key) = self.by_body.get(&number) {
                    return *key;
                }
                let key = self.called(lexicon.names.body(number), kind);
                self.by_body.insert(number, key);
                key
            }
            NamedWho::Person => {
                let key = self.person(sentence, name);
                self.learn_gender(sentence, lexicon, name, key);
                self.learn_titles(sentence, lexicon, name, key);
                key
            }
            NamedWho::Organisation => {
                let text = joined(sentence, name);
                let short = words.len() == 1 && words[0].shape == Shape::Capitals;
                let bracket = name
                    .words
                    .start
                    .checked_sub(1)
                    .is_some_and(|i| sentence.lower(i) == "(");
                let owner = before
                    .last()
                    .filter(|_| bracket && short)
                    .map(|(_, key)| *key);
                if let Some(key) = owner {
                    self.by_name.insert(text.to_lowercase(), key);
                    return key;
                }
                self.called(&text, Kind::Organisation)
            }
            NamedWho::People | NamedWho::Land => {
                self.called(&joined(sentence, name), name.who.kind())
            }
        }
    }

    /// The entity of a person's name: the full one, or that of the surname.
    fn person(&mut self, sentence: &Sentence<'_>, name: &NamedActor) -> EntityKey {
        let full = joined(sentence, name);
        let lower = full.to_lowercase();
        let words = &sentence.words[name.words.clone()];
        let last = words.last().map_or("", |word| &*word.lower);
        let one = words.len() == 1;
        if let Some(key) = self.by_name.get(&lower).copied() {
            return key;
        }
        if !one && let Some(key) = self.by_name.get(last).copied() {
            // A surname met before gets its full name, unless it is that of somebody else.
            let known = &mut self.known[key.0];
            let first = words.first().map_or("", |word| word.text);
            if known.kind == Kind::Person
                && (!known.name.contains(' ') || known.name.starts_with(first))
            {
                if known.name.len() < full.len() {
                    known.name.clone_from(&full);
                    self.changed.insert(key);
                }
                self.by_name.insert(lower, key);
                return key;
            }
        }
        let key = self.add(&full, Kind::Person);
        if !one {
            self.by_name.insert(last.to_owned(), key);
        }
        self.by_name.insert(lower, key);
        key
    }

    /// What the words before a person's name say of the person: "Belarusian President".
    fn learn_titles(
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
    fn learn_gender(
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

    fn note_role(&mut self, key: EntityKey, word: &str, role: Role) {
        let Some(known) = self.known.get_mut(key.0) else {
            return;
        };
        known.heads |= role == Role::Head || word == "minister";
        if !known.roles.iter().any(|known| known == word) {
            known.roles.push(word.to_owned());
        }
    }

    /// The entity of a description.
    fn description(
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

/// Gives the draft that covers these words its entity.
fn assign(
    actors: &mut [Actor],
    sentence: &Sentence<'_>,
    words: &std::ops::Range<usize>,
    key: EntityKey,
) {
    let span = sentence.cover(words.start, words.end);
    for actor in actors
        .iter_mut()
        .filter(|actor| actor.span == span && actor.entity.is_none())
    {
        actor.entity = Some(key);
    }
}

/// The words of a name as they are written.
fn joined(sentence: &Sentence<'_>, name: &NamedActor) -> String {
    sentence_text(sentence, name.words.start, name.words.end)
}

/// The words of a stretch, parted by blanks where the text has any.
fn sentence_text(sentence: &Sentence<'_>, from: usize, to: usize) -> String {
    let mut text = String::new();
    for index in from..to.min(sentence.words.len()) {
        if index > from && !sentence.joined(index) {
            text.push(' ');
        }
        text.push_str(sentence.words[index].text);
    }
    text
}

/// A name without the article before it.
fn without_article(name: &str) -> &str {
    name.strip_prefix("the ")
        .or_else(|| name.strip_prefix("The "))
        .unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(kind: Kind, gender: Option<Gender>) -> Known {
        Known {
            name: String::new(),
            kind,
            roles: Vec::new(),
            heads: false,
            state: None,
            gender,
        }
    }

    #[test]
    fn pronouns_fit_kind_and_gender() {
        let woman = known(Kind::Person, Some(Gender::Female));
        assert!(
            woman.fits_pronoun("she") && !woman.fits_pronoun("he") && !woman.fits_pronoun("they")
        );
        let somebody = known(Kind::Person, None);
        assert!(
            somebody.fits_pronoun("he")
                && somebody.fits_pronoun("her")
                && !somebody.fits_pronoun("it")
        );
        let state = known(Kind::State, None);
        assert!(
            state.fits_pronoun("it") && state.fits_pronoun("they") && !state.fits_pronoun("he")
        );
    }

    #[test]
    fn a_name_is_the_same_with_and_without_its_article() {
        let mut memory = Memory::default();
        let key = memory.called("The government", Kind::Organisation);
        assert_eq!(memory.called("the government", Kind::Organisation), key);
        assert_ne!(memory.called("the opposition", Kind::Organisation), key);
        assert_eq!(memory.take_changed().len(), 2);
        assert!(memory.take_changed().is_empty(), "nothing is new twice");
    }
}
