//! A sentence with its actors: what the rules ask about words and their neighbours.

use std::ops::Range;

use standpoint_text::Span;

use super::inflection::Forms;
use super::lexicon::{Frames, VERB_TABLE};
use super::proposal::Holder;
use crate::draft::Actor;
use crate::sentence::Sentence;
use crate::tag::{Form, Tag};

/// Actors by where they start, handed out sentence by sentence.
pub(crate) struct Places {
    sorted: Vec<(Span, usize)>,
    next: usize,
}

impl Places {
    pub(crate) fn new(actors: &[Actor]) -> Self {
        let mut sorted: Vec<(Span, usize)> = actors
            .iter()
            .enumerate()
            .map(|(i, a)| (a.span, i))
            .collect();
        sorted.sort_unstable();
        Self { sorted, next: 0 }
    }

    /// The actors of the next sentence; sentences must be asked for in text order.
    pub(crate) fn of(&mut self, sentence: &Sentence<'_>) -> Vec<Placed> {
        let mut placed = Vec::new();
        while let Some((span, index)) = self.sorted.get(self.next) {
            if span.start() >= sentence.span.end() {
                break;
            }
            if span.start() >= sentence.span.start() {
                placed.push(Placed {
                    words: sentence.words_in(*span),
                    index: *index,
                });
            }
            self.next += 1;
        }
        placed
    }
}

/// An actor and the words it covers.
#[derive(Clone, Debug)]
pub(crate) struct Placed {
    pub(crate) words: Range<usize>,
    /// Its place among the drafts.
    pub(crate) index: usize,
}

/// A sentence with its actors and its quotations.
pub(crate) struct Reading<'s, 't> {
    pub(crate) sentence: &'s Sentence<'t>,
    pub(crate) actors: Vec<Placed>,
    /// For each word whether it stands inside quotation marks; empty where nobody asked.
    pub(crate) quoted: Vec<bool>,
    /// What the rules ask of every word again and again.
    marks: Vec<Marks>,
}

/// What a word is by its letters and its tag alone.
#[derive(Clone, Copy, Default)]
struct Marks {
    adverb: bool,
    auxiliary: bool,
    quote: bool,
}

const BE: &[&str] = &[
    "be", "is", "are", "was", "were", "been", "being", "am", "'m", "'re", "isn't", "aren't",
    "wasn't", "weren't", "get", "gets", "got",
];
const HAVE: &[&str] = &[
    "have", "has", "had", "having", "'ve", "haven't", "hasn't", "hadn't",
];
const DO: &[&str] = &["do", "does", "did", "don't", "doesn't", "didn't"];
const ADVERBS: &[&str] = &[
    "also",
    "then",
    "now",
    "still",
    "never",
    "even",
    "often",
    "already",
    "later",
    "once",
    "again",
    "just",
    "only",
    "always",
    "soon",
    "yet",
    "thus",
    "therefore",
    "however",
    "further",
    "not",
    "first",
    "rather",
    "instead",
    "long",
    "too",
];
/// A subject of its own, whatever stands before it.
const SUBJECTS: &[&str] = &[
    "he", "she", "they", "it", "we", "i", "you", "who", "there", "everyone", "nobody", "somebody",
];

impl Marks {
    fn of(sentence: &Sentence<'_>, i: usize) -> Self {
        let (word, tag) = (sentence.lower(i), sentence.tag(i));
        let helps = || [BE, HAVE, DO].iter().any(|words| words.contains(&word));
        let manner = || word.len() > 4 && word.ends_with("ly") && tag != Tag::Verb(Form::Base);
        let quote =
            matches!(tag, Tag::Punctuation | Tag::Symbol | Tag::Genitive) || word.len() <= 3;
        Self {
            adverb: tag == Tag::Adverb || manner() || ADVERBS.contains(&word),
            auxiliary: matches!(tag, Tag::Aux | Tag::Modal) || helps(),
            quote: quote && super::quotation::is_quote_mark(sentence, i),
        }
    }
}

impl<'s, 't> Reading<'s, 't> {
    pub(crate) fn new(sentence: &'s Sentence<'t>, actors: Vec<Placed>) -> Self {
        let marks = (0..sentence.words.len())
            .map(|i| Marks::of(sentence, i))
            .collect();
        Self {
            sentence,
            actors,
            quoted: Vec::new(),
            marks,
        }
    }

    fn marks(&self, i: usize) -> Marks {
        self.marks.get(i).copied().unwrap_or_default()
    }

    pub(crate) fn len(&self) -> usize {
        self.sentence.words.len()
    }

    pub(crate) fn lower(&self, i: usize) -> &str {
        self.sentence.lower(i)
    }

    pub(crate) fn tag(&self, i: usize) -> Tag {
        self.sentence.tag(i)
    }

    pub(crate) fn is(&self, i: usize, words: &[&str]) -> bool {
        words.contains(&self.lower(i))
    }

    pub(crate) fn is_quoted(&self, i: usize) -> bool {
        self.quoted.get(i).copied().unwrap_or(false)
    }

    pub(crate) fn is_quote_mark(&self, i: usize) -> bool {
        self.marks(i).quote
    }

    /// A quotation mark before the words it opens.
    pub(crate) fn is_opening_mark(&self, i: usize) -> bool {
        self.is_quote_mark(i) && self.is_quoted(i + 1)
    }

    pub(crate) fn is_comma(&self, i: usize) -> bool {
        self.is(i, &[","])
    }

    pub(crate) fn is_hyphen(&self, i: usize) -> bool {
        self.sentence
            .words
            .get(i)
            .is_some_and(crate::sentence::Word::is_hyphen)
    }

    /// A dash between clauses, or a lone hyphen that does its work.
    pub(crate) fn is_dash(&self, i: usize) -> bool {
        self.is(i, &["—", "–", "--", "―"])
            || self.is_hyphen(i) && !self.sentence.joined(i) && !self.sentence.joined(i + 1)
    }

    pub(crate) fn is_end(&self, i: usize) -> bool {
        i >= self.len() || self.is(i, &[".", "!", "?", "…", "..."]) && self.rest_is_punctuation(i)
    }

    fn rest_is_punctuation(&self, from: usize) -> bool {
        (from..self.len()).all(|i| self.tag(i) == Tag::Punctuation)
    }

    pub(crate) fn is_adverb(&self, i: usize) -> bool {
        self.marks(i).adverb
    }

    pub(crate) fn is_negation(&self, i: usize) -> bool {
        self.tag(i) == Tag::Negation
            || self.is(i, &["not", "never", "n't", "cannot"])
            || self.lower(i).ends_with("n't")
    }

    pub(crate) fn is_be(&self, i: usize) -> bool {
        self.is(i, BE)
    }

    pub(crate) fn is_have(&self, i: usize) -> bool {
        self.is(i, HAVE)
    }

    pub(crate) fn is_auxiliary(&self, i: usize) -> bool {
        self.marks(i).auxiliary
    }

    /// Whether the word is written as words within a sentence are: a capital makes it a name.
    pub(crate) fn is_plain(&self, i: usize) -> bool {
        let opens = i == 0 || self.is_quote_mark(i - 1) || self.is(i - 1, &["-", "•", "*", ":"]);
        opens
            || self.sentence.title_case
            || self
                .sentence
                .words
                .get(i)
                .is_some_and(|word| !word.is_capitalised())
    }

    /// A word that can be the subject of a clause by itself.
    pub(crate) fn is_subject_pronoun(&self, i: usize) -> bool {
        self.is(i, SUBJECTS)
    }

    pub(crate) fn is_nominal(&self, i: usize) -> bool {
        self.tag(i).is_nominal()
    }

    /// Whether a verb that can carry a clause stands here, by its tag or as a known verb after its
    /// subject.
    pub(crate) fn is_finite(&self, i: usize) -> bool {
        self.is_auxiliary(i) || self.tag(i).is_finite()
    }

    /// The first word from `i` on that is no adverb.
    pub(crate) fn skip_adverbs(&self, mut i: usize) -> usize {
        while i < self.len() && self.is_adverb(i) && !self.is(i, &["not"]) {
            i += 1;
        }
        i
    }

    /// The longest actor that starts at this word.
    pub(crate) fn actor_starting_at(&self, i: usize) -> Option<&Placed> {
        self.actors
            .iter()
            .filter(|actor| actor.words.start == i)
            .max_by_key(|actor| actor.words.end)
    }

    /// The longest actor that ends before word `i`.
    pub(crate) fn actor_ending_at(&self, i: usize) -> Option<&Placed> {
        self.actors
            .iter()
            .filter(|actor| actor.words.end == i)
            .min_by_key(|actor| actor.words.start)
    }

    /// Whether an actor or a person's pronoun is the subject of the verb at `i`.
    pub(crate) fn actor_acts(&self, i: usize) -> bool {
        let mut group = i;
        while group > 0 && (self.is_adverb(group - 1) || self.is_auxiliary(group - 1)) {
            group -= 1;
        }
        match self.subject_before(group).map(|subject| subject.holder) {
            Some(Holder::Actors(_)) => true,
            Some(Holder::Pronoun(pronoun)) => !self.is(pronoun, &["it"]),
            _ => group > 0 && self.is(group - 1, &["who", "i", "we", "you"]),
        }
    }

    /// Whether the word can be the finite form of a verb that somebody says something with.
    pub(crate) fn is_speech_verb(&self, i: usize) -> bool {
        VERB_TABLE
            .starting_with(self.lower(i))
            .any(|(entry, forms)| {
                entry.takes(Frames::QUOTE)
                    && entry.particles.is_empty()
                    && forms.has(Forms::PAST.and(Forms::THIRD).and(Forms::BASE))
            })
    }

    /// Whether the word is a form of a verb that signals positions.
    pub(crate) fn is_cue_verb(&self, i: usize, forms: Forms) -> bool {
        VERB_TABLE
            .starting_with(self.lower(i))
            .any(|(entry, found)| entry.particles.is_empty() && found.has(forms))
    }
}
