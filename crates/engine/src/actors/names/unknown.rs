//! Names that no list has: whose they seem to be.

use std::ops::Range;

use super::{Named, PLACE, Scan, TITLED, Who};
use crate::lexicon::{Clue, Name};
use crate::sentence::{Shape, Word};
use crate::tag::Tag;

impl Scan<'_, '_> {
    /// A name that no list has.
    pub(super) fn unknown(&self, words: Range<usize>, titled: bool, names: &mut Vec<Named>) {
        let mut words = words;
        while words.len() > 1 && self.sentence.words[words.end - 1].is_hyphen() {
            words.end -= 1;
        }
        if self.sentence.words[words.start].is_hyphen() {
            words.start += 1;
        }
        if words.is_empty() {
            return;
        }
        let Some((who, confidence, reason)) = self.judge(&words, titled) else {
            return;
        };
        if matches!(who, Who::Person | Who::Land)
            && let Some(end) = self.government_end(words.end)
        {
            let reason = match who {
                Who::Land => "state and its government",
                _ => "leader and government",
            };
            names.push(Named {
                words: words.start..end,
                who: Who::Organisation,
                confidence: 0.82,
                reason,
            });
            return;
        }
        let end = words.end;
        names.push(Named {
            words,
            who,
            confidence,
            reason,
        });
        if who == Who::Organisation {
            self.abbreviation(end, names);
        }
    }

    /// Who bears a name that no list has, how sure that is, and why.
    pub(super) fn judge(
        &self,
        words: &Range<usize>,
        titled: bool,
    ) -> Option<(Who, f64, &'static str)> {
        let first = self.word(words.start)?;
        if titled {
            return Some((Who::Person, 0.95, TITLED));
        }
        if words.len() == 1 && self.knowledge.is_state(first.text) {
            return Some((Who::Land, 0.75, "name that has a government in this text"));
        }
        if let Some(known) = self.knowledge.longest(&self.sentence.words, words.start)
            && known.words == words.len()
        {
            let known = known.named(words.start, 0.9, "name used before");
            return Some((known.who, known.confidence, known.reason));
        }
        if self.is_dateline(words) {
            return None;
        }
        if self.is_land(words) {
            return Some((Who::Land, 0.6, "ending of a country's name"));
        }
        if self.is_place(words) {
            return Some((Who::Organisation, 0.2, PLACE));
        }
        if words.len() > 1 {
            return Some(self.judge_long(words));
        }
        let ordinary = self.lexicon.words.is_ordinary(&first.lower);
        let starts = self.starts_clause(words.start);
        if first.text.trim_end_matches('.').chars().count() < 2
            || (starts && (ordinary || self.knowledge.is_lower(&first.lower)))
        {
            return None;
        }
        if self.lexicon.roles.role(&first.lower).is_some()
            || first.text.chars().all(|c| "IVXLC".contains(c))
        {
            return None;
        }
        if first.text.trim_end_matches('.').contains('.') && first.shape != Shape::Capitals {
            return Some((Who::Organisation, 0.52, "name of a site"));
        }
        let next = self.word(words.end);
        // "Jan 5", "Chapter 3", "Flight 12".
        if next.is_some_and(|w| w.tag == Tag::Number) {
            return None;
        }
        let before = words
            .start
            .checked_sub(1)
            .map_or("", |i| self.sentence.lower(i));
        if first.shape == Shape::Capitals && self.knowledge.has_surname(first) {
            return Some((Who::Person, 0.85, "surname in capitals"));
        }
        if first.shape == Shape::Capitals && first.text.len() <= 6 {
            let known = self.knowledge.abbreviates(first.text);
            return Some((
                Who::Organisation,
                if known { 0.85 } else { 0.55 },
                "abbreviation",
            ));
        }
        if next.is_some_and(|w| self.speaks(w))
            || self.word(words.end + 1).is_some_and(|w| self.speaks(w))
                && next.is_some_and(|w| w.tag == Tag::Adverb)
        {
            return Some((Who::Person, 0.75, "name before a verb of saying"));
        }
        if words.start > 0
            && self.word(words.start - 1).is_some_and(|w| self.speaks(w))
            && !ordinary
        {
            return Some((Who::Person, 0.65, "name behind a verb of saying"));
        }
        if matches!(
            before,
            "in" | "at" | "near" | "from" | "outside" | "across" | "into" | "around" | "to" | "the"
        ) || ordinary
        {
            return Some((Who::Organisation, 0.3, "capitalised word"));
        }
        if self.lexicon.names.first_name(&first.lower).is_some() {
            return Some((Who::Person, 0.6, "first name"));
        }
        if next.is_some_and(|w| w.tag == Tag::Genitive || w.tag.is_finite()) {
            return Some((
                Who::Person,
                0.55,
                "capitalised word that has or does something",
            ));
        }
        Some((Who::Person, 0.45, "capitalised word"))
    }

    /// "VARN, May 4 (Northwire) —" at the start of a report, "D-Mass." behind a senator.
    fn is_dateline(&self, words: &Range<usize>) -> bool {
        let opens = words.start == 0
            && matches!(self.sentence.lower(words.end), "," | "(" | "—" | "–" | "-")
            && self.sentence.words[words.clone()]
                .iter()
                .all(|w| w.shape == Shape::Capitals);
        let first = &self.sentence.words[words.start];
        let party = first.shape == Shape::Initial
            && self.word(words.start + 1).is_some_and(Word::is_hyphen);
        opens || party
    }

    /// Whether one word ends like the name of a country and is nobody's first name.
    fn is_land(&self, words: &Range<usize>) -> bool {
        let word = self.sentence.lower(words.start);
        let ends = ["land", "stan", "ia"]
            .iter()
            .any(|ending| word.ends_with(ending));
        words.len() == 1
            && ends
            && word.len() > 5
            && !self.lexicon.words.is_ordinary(word)
            && self.lexicon.names.first_name(word).is_none()
    }

    /// Whether an unknown name is that of a place: by what stands before it, by the place that it
    /// lies in ("Nashua, N.H."), by its first word, or because it was one before.
    pub(super) fn is_place(&self, words: &Range<usize>) -> bool {
        let before = words
            .start
            .checked_sub(1)
            .map_or("", |i| self.sentence.lower(i));
        let first = self.sentence.lower(words.start);
        if self.lexicon.names.first_name(first).is_some() && words.len() > 1 {
            return false;
        }
        let within = self.sentence.lower(words.end) == ","
            && matches!(
                self.lexicon
                    .names
                    .longest(&self.sentence.words, words.end + 1, false),
                Some((Name::Place | Name::State(_), _))
            );
        let located = matches!(before, "in" | "near" | "outside")
            && !self.word(words.end).is_some_and(|w| self.speaks(w));
        let saint = words.len() > 1 && self.clue(first, Clue::Saint);
        within || located || saint || self.knowledge.is_place(&self.sentence.words[words.clone()])
    }

    /// Who bears a name of several words.
    pub(super) fn judge_long(&self, words: &Range<usize>) -> (Who, f64, &'static str) {
        let slice = &self.sentence.words[words.clone()];
        let first = &slice[0];
        if self.lexicon.names.first_name(&first.lower).is_some() {
            return (Who::Person, 0.93, "first name and surname");
        }
        if slice
            .iter()
            .any(|w| w.shape == Shape::Initial || (w.text.ends_with('.') && w.text.len() == 2))
            && slice.len() < 5
        {
            return (Who::Person, 0.85, "name with an initial");
        }
        let ordinary = slice
            .iter()
            .filter(|w| w.shape != Shape::Lower && self.lexicon.words.is_ordinary(&w.lower))
            .count();
        let the = words
            .start
            .checked_sub(1)
            .is_some_and(|i| self.sentence.lower(i) == "the");
        let next = self.word(words.end);
        if ordinary == 0 && slice.len() <= 4 && !the {
            let speaking = next.is_some_and(|w| self.speaks(w));
            return (
                Who::Person,
                if speaking { 0.85 } else { 0.7 },
                "two names without a list",
            );
        }
        if next.is_some_and(|w| self.speaks(w)) {
            return (
                if the { Who::Organisation } else { Who::Person },
                0.6,
                "name before a verb of saying",
            );
        }
        let has = next.is_some_and(|w| w.tag == Tag::Genitive || w.tag.is_finite());
        (
            Who::Organisation,
            if the && has && ordinary < slice.len() {
                0.55
            } else {
                0.35
            },
            "capitalised words",
        )
    }
}
