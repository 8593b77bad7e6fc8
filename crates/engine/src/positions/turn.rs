//! Interviews: a paragraph that opens with a speaker's label and a colon is that speaker's turn.

use standpoint_text::Span;

use super::proposal::{Holder, Made, Proposal};
use super::reading::Reading;
use crate::draft::Stance;
use crate::sentence::{Paragraph, Sentence, Shape};

/// A label has at most so many words.
const LONGEST: usize = 4;
/// Labels of those who ask.
const ASKING: &[&str] = &[
    "q",
    "q.",
    "question",
    "interviewer",
    "reporter",
    "moderator",
    "host",
    "editor",
];
/// Labels of answers that say nobody's name.
const ANSWERING: &[&str] = &["a", "a.", "answer"];

/// Whether these paragraphs are an interview: at least two of them open with a label.
pub(crate) fn is_interview(paragraphs: &[Paragraph<'_>]) -> bool {
    paragraphs
        .iter()
        .filter(|p| label(p).is_some())
        .take(2)
        .count()
        == 2
}

/// Where the label of a turn ends in the paragraph's first sentence, and where the words begin.
fn label(paragraph: &Paragraph<'_>) -> Option<(usize, usize)> {
    let sentence = paragraph.sentences.first()?;
    if ANSWERING.contains(&sentence.lower(0)) || ASKING.contains(&sentence.lower(0)) {
        let stops = (1..3).find(|i| !matches!(sentence.lower(*i), ":" | "."))?;
        return (stops > 1 || sentence.lower(0).ends_with('.')).then_some((1, stops));
    }
    let colon = (1..=LONGEST).find(|i| sentence.lower(*i) == ":")?;
    let named = (0..colon).all(|i| is_name(sentence, i));
    (named && colon + 1 < sentence.words.len()).then_some((colon, colon + 1))
}

fn is_name(sentence: &Sentence<'_>, i: usize) -> bool {
    let word = &sentence.words[i];
    word.shape != Shape::Lower || word.is_hyphen()
}

/// Whether somebody else speaks from this paragraph on.
pub(crate) fn opens(paragraph: &Paragraph<'_>) -> bool {
    label(paragraph).is_some()
}

/// The position that a turn is: what an interviewed person answers, without a cue. Questions are
/// none.
pub(crate) fn answer(reading: &Reading<'_, '_>, paragraph: &Paragraph<'_>) -> Option<Proposal> {
    let (end, from) = label(paragraph)?;
    let asks = ASKING.contains(&reading.lower(0)) || ends_in_question(paragraph);
    let holder = match reading.actor_starting_at(0) {
        Some(actor) if actor.words.end == end => Holder::Actors(vec![actor.index]),
        _ if ANSWERING.contains(&reading.lower(0)) => Holder::Nobody,
        // A name that the actor layer passed over: a surname whose owner it does not know.
        _ => Holder::Phrase(0..end),
    };
    let words = match reading.sentence.words.get(from) {
        Some(word) => word.span.start(),
        // "A." is a sentence by itself.
        None => paragraph.sentences.get(1)?.span.start(),
    };
    (!asks).then(|| Proposal {
        cue: Vec::new(),
        content: vec![Span::new(words, paragraph.span.end())],
        made: Made::Clause,
        stance: Stance::States,
        holder,
        about: Vec::new(),
        hearsay: false,
        confidence: 0.7,
        reason: "answer of the speaker before the colon".to_owned(),
    })
}

fn ends_in_question(paragraph: &Paragraph<'_>) -> bool {
    let last = paragraph
        .sentences
        .last()
        .and_then(|sentence| sentence.words.last());
    last.is_some_and(|word| word.is("?"))
}
