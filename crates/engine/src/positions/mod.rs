//! Positions: cues, their sources and what is said.
//!
//! Every word is tried as a cue: verbs ([`verbal`]), nouns ([`nominal`]), adjectives
//! ([`adjectival`]), words that name a source ([`sourced`]) and compounds ([`compound`]). What a rule
//! finds is a proposal; [`settle`] gives it its holder, its links, certainty and issue.

mod about;
mod adjectival;
mod attributed;
mod certainty;
mod complement;
mod compound;
mod extent;
mod headline;
mod holder;
pub(crate) mod inflection;
mod issue;
pub(crate) mod lexicon;
mod links;
mod nominal;
mod phrase;
mod proposal;
mod quotation;
pub(crate) mod reading;
mod salience;
mod settle;
mod sourced;
mod spoken;
mod stance;
mod subject;
mod turn;
mod verb;
mod verbal;
pub(crate) mod words;

use standpoint_text::Text;

use crate::draft::Found;
use crate::entities::Memory;
use crate::learned::Layers;
use crate::sentence::Paragraph;
use crate::tag::Tag;
pub(crate) use issue::Issues;
use proposal::Proposal;
use reading::{Places, Reading};
use settle::Settling;

/// A sentence of more words is a list or a table, and its words are no cues: so the time stays
/// linear in the text, whatever the text.
pub(crate) const LONGEST_SENTENCE: usize = 400;

/// Finds cues and positions of a batch and appends them, with actors for holders that are none yet.
/// Of what was `learned`, attributions, in the order of their cues, are proposals too; `issues` are
/// those of the batches before.
pub(crate) fn find(
    text: &Text,
    paragraphs: &[Paragraph<'_>],
    memory: &Memory,
    learned: &Layers,
    issues: &mut Issues,
    found: &mut Found,
) {
    let mut places = Places::new(&found.actors);
    let mut settling = Settling::new(text, memory, learned, issues, found);
    let interview = turn::is_interview(paragraphs);
    for paragraph in paragraphs {
        let (quotes, flags) = quotation::quotes(paragraph);
        settling.open_paragraph(quotes);
        for (number, (sentence, quoted)) in paragraph.sentences.iter().zip(flags).enumerate() {
            let mut reading = Reading::new(sentence, places.of(sentence));
            reading.quoted = quoted;
            settling.open_sentence(&reading);
            let answer = (interview && number == 0)
                .then(|| turn::answer(&reading, paragraph))
                .flatten();
            let mut proposed = proposals(&reading, interview);
            attributed::add(&reading, &learned.attributions, &mut proposed);
            if interview && number == 0 && turn::opens(paragraph) {
                settling.open_turn(&mut reading, answer);
            }
            for proposal in proposed {
                settling.settle(&mut reading, proposal);
            }
            settling.close_sentence(&reading);
        }
        settling.close_paragraph();
    }
    settling.close();
}

/// What the rules find in a sentence, by where the cue starts.
fn proposals(reading: &Reading<'_, '_>, interview: bool) -> Vec<Proposal> {
    let mut proposals: Vec<Proposal> = Vec::new();
    if reading.len() > LONGEST_SENTENCE {
        return proposals;
    }
    proposals.extend(reading.headline_plan());
    let mut i = 0;
    while i < reading.len() {
        i = match proposal_at(reading, i) {
            Some((proposal, end)) => {
                proposals.push(proposal);
                end.max(i + 1)
            }
            None => i + 1,
        };
    }
    if proposals.is_empty() && !interview {
        proposals.extend(reading.headline_source());
    }
    proposals
}

/// Parts of speech that no cue is of.
const fn is_closed(tag: Tag) -> bool {
    use Tag::{
        Aux, Conjunction, Determiner, Genitive, Modal, Negation, Number, Possessive, Pronoun,
        Punctuation, Symbol, To,
    };
    matches!(
        tag,
        Aux | Conjunction
            | Determiner
            | Genitive
            | Modal
            | Negation
            | Number
            | Possessive
            | Pronoun
            | Punctuation
            | Symbol
            | To
    )
}

/// The proposal of the first rule that takes the word at `i` for a cue, and where its cue ends.
fn proposal_at(reading: &Reading<'_, '_>, i: usize) -> Option<(Proposal, usize)> {
    if is_closed(reading.tag(i)) || !reading.is_plain(i) {
        return None;
    }
    reading
        .sourced(i)
        .or_else(|| reading.compound(i))
        .or_else(|| reading.verbal(i))
        .or_else(|| reading.adjectival(i))
        .or_else(|| reading.nominal(i))
}

#[cfg(test)]
mod tests;
