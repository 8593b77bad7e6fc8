//! Who is who: the entities met so far, and which one a mention belongs to.

mod bodies;
mod described;
mod people;

use std::collections::{HashMap, HashSet};

use crate::actors::{Description, Knowledge, NamedActor, NamedWho};
use crate::draft::{Actor, EntityKey, Kind, Mention};
use crate::lexicon::{Gender, Lexicon, StateNumber};
use crate::sentence::Sentence;

/// The entities met so far in a text.
#[derive(Debug, Default)]
pub struct Memory {
    known: Vec<Known>,
    /// Entities by what they are called, in lower case: full names, surnames, abbreviations.
    by_name: HashMap<String, EntityKey>,
    /// Whose first name this is, as it is written; `None` once two have it.
    by_first_name: HashMap<String, Option<EntityKey>>,
    /// Organisations by their acronyms and by parts of their names, in lower case.
    by_short_form: HashMap<String, EntityKey>,
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
    /// Goes on elsewhere in the text: who is known stays known, but nobody has just been spoken of.
    pub fn go_elsewhere(&mut self) {
        self.recent.clear();
    }

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
            None if actor.mention != Mention::Pronoun => self.called(words, actor.kind),
            None => match author(words) {
                Some(author) => self.called(author, actor.kind),
                None => self.add(words, actor.kind),
            },
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
            NamedWho::Organisation => self.organisation(sentence, name, before),
            NamedWho::People | NamedWho::Land => {
                self.called(&joined(sentence, name), name.who.kind())
            }
        }
    }
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

/// A name without the article before it, a description without what points at it.
fn without_article(name: &str) -> &str {
    let (first, rest) = name.split_once(' ').unwrap_or_default();
    match first {
        "the" | "The" | "this" | "This" | "that" | "That" | "these" | "These" | "those"
        | "Those" => rest,
        _ => name,
    }
}

/// Who speaks in a text, under one name whatever the pronoun's case.
fn author(pronoun: &str) -> Option<&'static str> {
    Some(match pronoun.to_lowercase().as_str() {
        "i" | "me" | "my" | "mine" | "myself" => "I",
        "we" | "us" | "our" | "ours" | "ourselves" => "we",
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
