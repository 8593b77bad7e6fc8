//! Actors: whoever can hold a position.
//!
//! Names are read twice: once to learn which names the text uses in full, so that a surname in the
//! headline is known, and once to mark them. Descriptions and groups follow. Of both a learner gives a
//! second opinion.

mod descriptions;
mod knowledge;
mod names;
mod seats;
mod second;
mod statehood;

pub use knowledge::Knowledge;

use crate::draft::{Actor, Found, Ground, Mention};
use crate::entities::Memory;
use crate::learned::{Layers, layers, names as learned};
use crate::lexicon::Lexicon;
use crate::sentence::{Paragraph, Sentence};
use names::{Named, Scan};
use second::Second;

/// Finds the actors of a batch, in text order, each with its entity. `learned` has names and actors
/// of a learner, in text order; without any the rules decide alone.
pub fn find(
    paragraphs: &[Paragraph<'_>],
    lexicon: &Lexicon,
    learned: &Layers,
    memory: &mut Memory,
    found: &mut Found,
) {
    let sentences = || paragraphs.iter().flat_map(|paragraph| &paragraph.sentences);
    let mut knowledge = std::mem::take(&mut memory.knowledge);
    for sentence in sentences() {
        knowledge.listen(sentence);
        statehood::listen(sentence, lexicon, &mut knowledge);
        if !sentence.title_case {
            let names = names(sentence, lexicon, &knowledge, &learned.names);
            for name in &names {
                knowledge.learn(sentence, name);
                memory.learn_short_name(sentence, name);
            }
        }
    }
    for sentence in sentences() {
        let names = names(sentence, lexicon, &knowledge, &learned.names);
        let descriptions = descriptions::find(sentence, lexicon, &names, &learned.actors);
        let start = found.actors.len();
        found
            .actors
            .extend(names.iter().map(|name| named(sentence, name)));
        found.actors.extend(
            descriptions
                .iter()
                .map(|description| description.actor(sentence)),
        );
        let actors = &mut found.actors[start..];
        actors.sort_by_key(|actor| (actor.span.start(), std::cmp::Reverse(actor.span.end())));
        memory.recognise(sentence, lexicon, &names, &descriptions, actors);
    }
    memory.knowledge = knowledge;
}

/// The names of a sentence, in text order, none overlapping.
fn names(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    knowledge: &Knowledge,
    learned: &[layers::Found<learned::Named>],
) -> Vec<Named> {
    let mut names = Scan {
        sentence,
        lexicon,
        knowledge,
    }
    .names();
    let second = Second {
        sentence,
        lexicon,
        knowledge,
    };
    second.weigh(learned, &mut names);
    names
}

/// A name as a draft.
fn named(sentence: &Sentence<'_>, name: &Named) -> Actor {
    Actor {
        span: sentence.cover(name.words.start, name.words.end),
        kind: name.who.kind(),
        mention: Mention::Name,
        entity: None,
        ground: Ground::new(name.confidence, name.reason),
    }
}

pub(crate) use descriptions::Description;
pub(crate) use knowledge::short_name;
pub(crate) use names::{Named as NamedActor, Who as NamedWho};

#[cfg(test)]
mod tests;
