//! When a capital stands for its government: "Moscow rejected", but not "in Moscow".

use crate::lexicon::{Clue, Lexicon, Name};
use crate::sentence::{Sentence, Word};
use crate::tag::Tag;

/// How sure it is that the capital in words `from..to` stands for a government; `None` where it is
/// the city.
pub(crate) fn stands_for_government(
    sentence: &Sentence<'_>,
    from: usize,
    to: usize,
    lexicon: &Lexicon,
) -> Option<f64> {
    let before = from.checked_sub(1).map_or("", |i| sentence.lower(i));
    if is_dateline(sentence, from, to) || lexicon.clues.has(before, Clue::Located) {
        return None;
    }
    if sentence.lower(to) == "," && is_state(sentence, to + 1, lexicon) {
        return None;
    }
    let mut next = to;
    while matches!(sentence.tag(next), Tag::Adverb) {
        next += 1;
    }
    if sentence.tag(to) == Tag::Genitive {
        return Some(0.72);
    }
    if sentence.words.get(to).is_some_and(Word::is_hyphen) && sentence.joined(to) {
        return Some(0.72);
    }
    if coordinated(sentence, from, to, lexicon) {
        return Some(0.75);
    }
    if lexicon.clues.has(before, Clue::Towards) {
        let place = from.checked_sub(2).map_or("", |i| sentence.lower(i));
        return (!lexicon.clues.has(place, Clue::Moves) && !nominal_next(sentence, to))
            .then_some(0.58);
    }
    if sentence.tag(next).is_finite() || matches!(sentence.tag(next), Tag::Verb(_)) {
        return Some(0.78);
    }
    let verb_before = from
        .checked_sub(1)
        .is_some_and(|i| sentence.tag(i).is_verb());
    if verb_before && !lexicon.clues.has(before, Clue::Moves) && !nominal_next(sentence, to) {
        return Some(0.62);
    }
    None
}

/// Whether a noun follows that the city only tells the place of: "Moscow talks".
fn nominal_next(sentence: &Sentence<'_>, to: usize) -> bool {
    matches!(
        sentence.tag(to),
        Tag::Noun | Tag::ProperNoun | Tag::Adjective
    )
}

/// "MOSCOW (Reuters)", "KYIV, Ukraine —".
fn is_dateline(sentence: &Sentence<'_>, from: usize, to: usize) -> bool {
    from == 0 && matches!(sentence.lower(to), "(" | "—" | "–" | "--" | ":")
}

/// "Moscow and Kyiv", "between Washington and Beijing", "Moscow and the West".
fn coordinated(sentence: &Sentence<'_>, from: usize, to: usize, lexicon: &Lexicon) -> bool {
    let mut other = to + 1;
    if sentence.lower(other) == "the" {
        other += 1;
    }
    let with_next = sentence.lower(to) == "and" && is_state(sentence, other, lexicon);
    let with_last =
        from >= 2 && sentence.lower(from - 1) == "and" && is_state(sentence, from - 2, lexicon);
    let first = if with_last { from - 2 } else { from };
    let place = first.checked_sub(1).map_or("", |i| sentence.lower(i));
    (with_next || with_last) && !matches!(place, "in" | "at" | "near" | "of")
}

/// Whether the name of a state, a seat or a bloc starts at word `at`.
fn is_state(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> bool {
    let name = lexicon
        .names
        .longest(&sentence.words, at, false)
        .map(|(name, _)| name);
    matches!(
        name,
        Some(Name::State(_) | Name::Seat(_) | Name::House(_) | Name::Body(..))
    )
}
