//! Positions that the attribution layer found: from the edges of its corpus to the codebook's.

use std::ops::Range;

use standpoint_text::Span;

use super::lexicon::{ADJECTIVE_TABLE, Entry, Frames, NOUN_TABLE, VERB_TABLE};
use super::proposal::{Holder, Made, Proposal};
use super::reading::Reading;
use super::stance::negated;
use crate::draft::Stance;
use crate::learned::layers::Attributed;
use crate::tag::Tag;
use crate::uncertainty::is_epistemic;
use crate::why::LEARNED;

/// What opens a content in the corpus and stands outside it in the codebook.
const OPENERS: &[&str] = &["that", ",", ":", ";", "—", "–", "-"];
/// What closes one there.
const CLOSERS: &[&str] = &[",", ".", ":", ";", "—", "–", "-"];

/// How sure the layer has to be to know better than the rules how far a content reaches: of the
/// content, or of its cue where it cannot tell how sure it is of the content.
const KNOWS_BETTER: f32 = 0.3;

/// Adds what was learned to what the rules propose for a sentence, in the order of the cues. Where
/// both have the same cue, the rules know who holds what and how, and the layer, mostly, how far it
/// reaches.
pub(super) fn add(
    reading: &Reading<'_, '_>,
    attributions: &[Attributed],
    proposed: &mut Vec<Proposal>,
) {
    let here = reading.sentence.span;
    let starts_here = |attributed: &&Attributed| {
        let cue = attributed.cue.map(Span::start);
        cue.is_some_and(|start| here.start() <= start && start < here.end())
    };
    let rules = proposed.len();
    for attributed in attributions.iter().filter(starts_here) {
        let Some(learned) = reading.attributed(attributed) else {
            continue;
        };
        let mut known = proposed[..rules].iter_mut();
        match known.find(|known| share_a_word(known, &learned)) {
            None => proposed.push(learned),
            Some(known) if knows_better(attributed, &learned, known) => {
                known.content = learned.content;
            }
            Some(_) => {}
        }
    }
    proposed.sort_by_key(|proposal| proposal.cue.first().map(|cue| cue.start));
}

/// Whether the layer knows better than the rules how far a content reaches. The object of a verb or
/// noun the corpus draws wider than the codebook, above all by whoever is addressed ("urged
/// governments to publish"): there, only where it ends, and only a layer that can tell how sure it is
/// of that.
fn knows_better(attributed: &Attributed, learned: &Proposal, known: &Proposal) -> bool {
    let start = |proposal: &Proposal| proposal.content.first().map(|piece| piece.start());
    if known.made == Made::Phrase {
        let sure = attributed.extent.is_some_and(|sure| sure >= KNOWS_BETTER);
        return sure && start(learned) == start(known);
    }
    attributed.extent.unwrap_or(attributed.confidence) >= KNOWS_BETTER
}

/// Whether two proposals have a word of their cues in common.
fn share_a_word(one: &Proposal, other: &Proposal) -> bool {
    let mut pairs = one
        .cue
        .iter()
        .flat_map(|a| other.cue.iter().map(move |b| (a, b)));
    pairs.any(|(a, b)| a.start < b.end && b.start < a.end)
}

impl Reading<'_, '_> {
    /// The position that an attribution is, if its cue and a content of it stand in this sentence.
    pub(crate) fn attributed(&self, attributed: &Attributed) -> Option<Proposal> {
        let mut cue = self.cue_words(attributed.cue?)?;
        if self.only_doubts(&cue) {
            return None;
        }
        let hearsay = attributed.source.is_none() && self.is_hearsay(&mut cue);
        let content: Vec<Span> = attributed
            .contents
            .iter()
            .filter_map(|content| self.content_words(*content))
            .map(|words| self.sentence.cover(words.start, words.end))
            .collect();
        if content.is_empty() {
            return None;
        }
        let holder = match attributed.source {
            Some(source) => self.holder_at(self.sentence.words_in(source)),
            None => Holder::Nobody,
        };
        let first = self.sentence.words_in(*content.first()?).start;
        let quoted = first > 0 && self.is_opening_mark(first - 1) || self.is_quote_mark(first);
        let kind = if quoted { "quotation" } else { "content" };
        let side = if first > cue.start { "after" } else { "before" };
        Some(Proposal {
            made: if quoted {
                Made::Quotation
            } else {
                Made::Clause
            },
            stance: self.stance_of_cue(&cue),
            reason: format!(
                "{LEARNED} “{}”, {kind} {side} it",
                (cue.clone())
                    .map(|i| self.lower(i))
                    .collect::<Vec<_>>()
                    .join(" ")
            ),
            cue: std::iter::once(cue).collect(),
            content,
            holder,
            about: Vec::new(),
            hearsay,
            confidence: f64::from(attributed.confidence),
        })
    }

    /// A cue without auxiliaries that carry no meaning of their own; a negation takes the one before
    /// it along.
    fn cue_words(&self, cue: Span) -> Option<Range<usize>> {
        let inside = self.sentence.span.contains_span(cue);
        let mut words = inside.then(|| self.sentence.words_in(cue))?;
        let negated = words.clone().any(|i| self.is_negation(i));
        let skipped =
            |i: usize| self.is_auxiliary(i) || self.is_adverb(i) || self.tag(i) == Tag::Punctuation;
        while !negated && words.len() > 1 && skipped(words.start) {
            words.start += 1;
        }
        while words.len() > 1 && self.tag(words.end - 1) == Tag::Punctuation {
            words.end -= 1;
        }
        let says = |i: usize| self.tag(i) != Tag::Punctuation;
        (!words.is_empty() && words.clone().any(says)).then_some(words)
    }

    /// Whether a cue is nothing but a word of uncertainty: "appears".
    fn only_doubts(&self, cue: &Range<usize>) -> bool {
        let known = cue.clone().any(|i| self.listed(i).is_some());
        !known && cue.clone().any(|i| is_epistemic(self.lower(i)))
    }

    /// Whether a cue is an agentless passive of saying or believing, which takes its "is" along.
    fn is_hearsay(&self, cue: &mut Range<usize>) -> bool {
        let told = |i: &usize| {
            let entry = self.listed(*i);
            entry.is_some_and(|entry| entry.takes(Frames::HEARSAY))
        };
        let be = cue.clone().find(told).and_then(|verb| self.be_before(verb));
        if let Some(be) = be {
            cue.start = cue.start.min(be);
        }
        be.is_some()
    }

    /// What of a content stands in this sentence, without what opens and closes it.
    fn content_words(&self, content: Span) -> Option<Range<usize>> {
        let mut words = self.sentence.words_in(content);
        while !words.is_empty() && self.is(words.start, OPENERS) {
            words.start += 1;
        }
        while !words.is_empty() && self.is(words.end - 1, CLOSERS) {
            words.end -= 1;
        }
        (!words.is_empty()).then_some(words)
    }

    /// Who stands at these words.
    fn holder_at(&self, source: Range<usize>) -> Holder {
        let inside = |words: &Range<usize>| words.start < source.end && source.start < words.end;
        let mut actors: Vec<_> = self.actors.iter().filter(|a| inside(&a.words)).collect();
        // The widest one that starts first is the source itself; what lies in it only describes it.
        actors.sort_by_key(|actor| (actor.words.start, std::cmp::Reverse(actor.words.end)));
        let Some(first) = actors.first() else {
            let lone = source.len() == 1;
            return if lone && matches!(self.tag(source.start), Tag::Pronoun | Tag::Possessive) {
                Holder::Pronoun(source.start)
            } else {
                Holder::Phrase(source)
            };
        };
        let mut holders = vec![first.index];
        let mut end = first.words.end;
        for actor in &actors[1..] {
            let joined = actor.words.start == end + 1 && self.is(end, &["and", ","]);
            if joined {
                holders.push(actor.index);
                end = actor.words.end;
            }
        }
        Holder::Actors(holders)
    }

    /// The stance of the first word of the cue that the word lists know.
    fn stance_of_cue(&self, cue: &Range<usize>) -> Stance {
        let entry = cue.clone().find_map(|i| self.listed(i));
        let stance = entry.map_or(Stance::States, |entry| entry.stance);
        if cue.clone().any(|i| self.is_negation(i)) {
            negated(stance)
        } else {
            stance
        }
    }

    fn listed(&self, i: usize) -> Option<&'static Entry> {
        let word = self.lower(i);
        let verb = VERB_TABLE
            .starting_with(word)
            .find(|(entry, _)| entry.particles.is_empty());
        let noun = || NOUN_TABLE.starting_with(word).next();
        let adjective = || ADJECTIVE_TABLE.starting_with(word).next();
        let found = verb.or_else(noun).or_else(adjective);
        found.map(|(entry, _)| entry)
    }
}

#[cfg(test)]
mod tests {
    use standpoint_text::Text;

    use super::super::tests::found_with;
    use super::*;

    /// An attribution of a text: who, by which words, what.
    type Learned<'a> = (Option<&'a str>, &'a str, &'a str);

    fn attributed(text: &Text, learned: &Learned<'_>) -> Attributed {
        let place = |words: &str| {
            let at = text.as_str().find(words).unwrap_or_default();
            Span::from_bytes(at, at + words.len())
        };
        Attributed {
            source: learned.0.map(place),
            cue: Some(place(learned.1)),
            contents: vec![place(learned.2)],
            goes_on: false,
            confidence: 0.7,
            extent: None,
        }
    }

    /// Each position as `holders <cue> content`, and the uncertainties, each in brackets.
    fn drawn(text: &str, learned: &[Learned<'_>]) -> Vec<String> {
        drawn_by(text, learned, None)
    }

    /// The same of a layer that is this sure of contents.
    fn drawn_by(text: &str, learned: &[Learned<'_>], extent: Option<f32>) -> Vec<String> {
        let text = Text::new(text);
        let learned = learned.iter().map(|one| Attributed {
            extent,
            ..attributed(&text, one)
        });
        let learned: Vec<_> = learned.collect();
        let found = found_with(&text, &learned);
        let quote = |spans: &[Span]| -> String {
            let pieces: Vec<&str> = spans.iter().map(|span| text.slice(*span)).collect();
            pieces.join(" … ")
        };
        let position = |position: &crate::draft::Position| {
            let holders = position.held_by.iter().map(|i| found.actors[*i].span);
            let cues = position.signalled_by.iter();
            let cues = cues.flat_map(|i| found.cues[*i].spans.pieces().to_vec());
            format!(
                "{} <{}> {}",
                quote(&holders.collect::<Vec<_>>()),
                quote(&cues.collect::<Vec<_>>()),
                quote(position.spans.pieces())
            )
        };
        let doubts = found.uncertainties.iter();
        let doubts = doubts.map(|doubt| format!("[{}]", quote(doubt.spans.pieces())));
        found.positions.iter().map(position).chain(doubts).collect()
    }

    #[test]
    fn what_no_rule_finds_becomes_a_position_in_the_codebooks_edges() {
        let text = "The dam is sound, Ada Brandt has blogged.";
        assert_eq!(drawn(text, &[]), Vec::<String>::new());
        let learned = (Some("Ada Brandt"), "has blogged", "The dam is sound,");
        assert_eq!(
            drawn(text, &[learned]),
            ["Ada Brandt <blogged> The dam is sound"]
        );
        let text = "NATO and Belgium did not whine that the talks failed.";
        let learned = (
            Some("NATO and Belgium"),
            "did not whine",
            "that the talks failed",
        );
        assert_eq!(
            drawn(text, &[learned]),
            ["NATO … Belgium <did not whine> the talks failed"]
        );
    }

    #[test]
    fn a_clause_reaches_as_far_as_was_learned_and_an_object_as_the_rules_say() {
        let text = "Ada Brandt said the dam was safe after the melt had begun.";
        let learned = (Some("Ada Brandt"), "said", "the dam was safe");
        assert_eq!(
            drawn(text, &[learned]),
            ["Ada Brandt <said> the dam was safe"]
        );
        let text = "Germany rejected a joint inspection on Monday.";
        let learned = (Some("Germany"), "rejected", "a joint inspection on Monday");
        assert_eq!(
            drawn(text, &[learned]),
            ["Germany <rejected> a joint inspection"]
        );
    }

    #[test]
    fn a_layer_that_knows_how_sure_it_is_of_a_content_says_where_an_object_ends() {
        let text = "Germany rejected a joint inspection of the dam before the talks.";
        let learned = [(
            Some("Germany"),
            "rejected",
            "a joint inspection of the dam before the talks",
        )];
        let wide = "Germany <rejected> a joint inspection of the dam before the talks";
        assert_eq!(drawn_by(text, &learned, Some(0.9)), [wide]);
        for unsure in [Some(0.2), None] {
            assert_ne!(drawn_by(text, &learned, unsure), [wide]);
        }
        let text = "Germany urged Belgium to publish the plan.";
        let learned = [(Some("Germany"), "urged", "Belgium to publish the plan")];
        assert_eq!(
            drawn_by(text, &learned, Some(0.9)),
            ["Germany <urged> to publish the plan"]
        );
    }

    #[test]
    fn a_clause_of_which_the_layer_is_unsure_stays_the_rules() {
        let text = "Ada Brandt said the dam was safe after the melt had begun.";
        let learned = [(Some("Ada Brandt"), "said", "the dam was safe")];
        let by_rule = drawn(text, &[]);
        assert_eq!(drawn_by(text, &learned, Some(0.2)), by_rule);
        assert_ne!(drawn_by(text, &learned, Some(0.9)), by_rule);
    }

    #[test]
    fn a_passive_without_an_agent_is_hearsay_and_a_mere_doubt_is_no_cue() {
        let text = "The new dam is widely surmised to be unsafe, it was rumoured in Basel.";
        let learned = (
            None,
            "rumoured",
            "The new dam is widely surmised to be unsafe",
        );
        let found = drawn(text, &[learned]);
        assert!(found[0].contains("<was rumoured>"), "{found:?}");
        assert!(found.contains(&"[was rumoured]".to_owned()), "{found:?}");
        let text = "Support for the plan appears to be crumbling.";
        let learned = (None, "appears", "to be crumbling");
        let found = drawn(text, &[learned]);
        assert!(
            !found.iter().any(|line| line.contains("<appears>")),
            "{found:?}"
        );
    }

    #[test]
    fn no_span_breaks_the_step() {
        let text = "“Go,” she said. Wait…";
        for (cue, content) in [
            ("“", "“"),
            (".", "…"),
            ("”", "she said. Wait"),
            ("said", "said"),
        ] {
            drawn(text, &[(Some("”"), cue, content), (None, cue, content)]);
        }
    }
}
