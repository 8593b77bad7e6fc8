//! Which names a text uses, and which of its words are no names.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::actors::names::{Named, PLACE, TITLED, Who};
use crate::actors::second::SAID;
use crate::sentence::{Sentence, Shape, Word};
use crate::why::{LEARNED_BEFORE, LEARNED_BODY, LEARNED_NAME};

/// How sure a name must be before it is looked for elsewhere, 0 to 1.
const LEARNT: f64 = 0.6;

/// The names that a text has used so far.
#[derive(Debug, Default)]
pub struct Knowledge {
    /// Names by their first word.
    names: HashMap<String, Vec<Kept>>,
    /// Names of places.
    places: HashSet<String>,
    /// First letters of the organisations' names.
    initials: HashSet<String>,
    /// Words that are written in lower case.
    lower: HashSet<String>,
    /// Names that have what only states have.
    states: HashSet<String>,
    /// Names behind a first name or a title.
    surnames: HashSet<String>,
}

/// A name that was used.
#[derive(Debug)]
struct Kept {
    /// Its words behind the first.
    rest: Vec<String>,
    who: Who,
    /// Whether a learner knew it, and no rule.
    learned: bool,
}

/// A name that is known, at its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known {
    /// How many words it has.
    pub words: usize,
    /// Whose name it is.
    pub who: Who,
    /// Whether a learner knew it, and no rule.
    learned: bool,
}

impl Known {
    /// It at its words, for a rule that has this to say of names which rules know.
    pub(crate) fn named(self, at: usize, confidence: f64, reason: &'static str) -> Named {
        let (confidence, reason) = if self.learned {
            (confidence.min(SAID), LEARNED_BEFORE)
        } else {
            (confidence, reason)
        };
        Named {
            words: at..at + self.words,
            who: self.who,
            confidence,
            reason,
        }
    }
}

impl Knowledge {
    /// Remembers which words are written in lower case; only unusual ones matter.
    pub(crate) fn listen(&mut self, sentence: &Sentence<'_>) {
        for word in &sentence.words {
            if word.shape == Shape::Lower && word.text.len() > 3 && !self.lower.contains(word.text)
            {
                self.lower.insert(word.text.to_owned());
            }
        }
    }

    /// Whether this word in lower case is written so elsewhere.
    pub(crate) fn is_lower(&self, word: &str) -> bool {
        self.lower.contains(word)
    }

    /// Remembers a name that is sure enough, and a person's surname.
    pub(crate) fn learn(&mut self, sentence: &Sentence<'_>, name: &Named) {
        if name.reason == PLACE {
            self.places.insert(key(&sentence.words[name.words.clone()]));
        }
        if name.confidence < LEARNT || !matches!(name.who, Who::Person | Who::Organisation) {
            return;
        }
        let words = &sentence.words[name.words.clone()];
        if name.who == Who::Person
            && (words.len() > 1 || name.reason == TITLED)
            && let Some(last) = surname(words).first()
        {
            self.surnames.insert(last.text.to_owned());
        }
        let learned = name.reason.starts_with(LEARNED_NAME);
        self.add(words, name.who, learned);
        match name.who {
            Who::Person if words.len() > 1 => {
                self.add(surname(words), Who::Person, learned);
            }
            Who::Organisation => {
                if let Some(short) = short_name(name) {
                    self.add(&sentence.words[short], Who::Organisation, learned);
                }
                let initials = words
                    .iter()
                    .filter(|w| w.is_capitalised())
                    .filter_map(|w| w.text.chars().next());
                self.initials.insert(initials.collect());
            }
            _ => {}
        }
    }

    fn add(&mut self, words: &[Word<'_>], who: Who, learned: bool) {
        let Some((first, rest)) = words.split_first() else {
            return;
        };
        if first.shape == Shape::Lower && words.len() == 1 {
            return;
        }
        let same = |known: &[String]| {
            known.len() == rest.len() && known.iter().zip(rest).all(|(k, w)| k == w.text)
        };
        let known = self.names.entry(first.text.to_owned()).or_default();
        if !known.iter().any(|known| same(&known.rest)) {
            let rest = rest.iter().map(|w| w.text.to_owned()).collect();
            known.push(Kept { rest, who, learned });
        }
    }

    /// The longest known name that starts at word `at`.
    pub(crate) fn longest(&self, words: &[Word<'_>], at: usize) -> Option<Known> {
        let known = self.names.get(words.get(at)?.text)?;
        let fits = |rest: &[String]| {
            rest.iter()
                .enumerate()
                .all(|(i, wanted)| words.get(at + 1 + i).is_some_and(|w| w.text == wanted))
        };
        let longest = known
            .iter()
            .filter(|known| fits(&known.rest))
            .max_by_key(|known| known.rest.len())?;
        Some(Known {
            words: longest.rest.len() + 1,
            who: longest.who,
            learned: longest.learned,
        })
    }

    /// Whether this was the name of a place before.
    pub(crate) fn is_place(&self, words: &[Word<'_>]) -> bool {
        !self.places.is_empty() && self.places.contains(&key(words))
    }

    /// Remembers a name that has what only states have.
    pub(crate) fn note_state(&mut self, word: &str) {
        if !self.states.contains(word) {
            self.states.insert(word.to_owned());
        }
    }

    /// Remembers the name of a river, a valley or another place.
    pub(crate) fn note_place(&mut self, word: &str) {
        if !self.places.contains(word) {
            self.places.insert(word.to_owned());
        }
    }

    /// Whether a word in capitals is the surname of somebody in the text.
    pub(crate) fn has_surname(&self, word: &Word<'_>) -> bool {
        let mut letters = word.text.chars();
        letters.next().is_some_and(|first| {
            let name = format!("{first}{}", letters.as_str().to_lowercase());
            self.surnames.contains(&name)
        })
    }

    /// Whether the text speaks of this name as of a state, and of no person of the name.
    pub(crate) fn is_state(&self, word: &str) -> bool {
        self.states.contains(word) && !self.surnames.contains(word)
    }

    /// Whether these capitals are the first letters of an organisation of the text.
    pub(crate) fn abbreviates(&self, capitals: &str) -> bool {
        self.initials.contains(capitals)
    }
}

/// The words of a name in one string.
fn key(words: &[Word<'_>]) -> String {
    let words: Vec<&str> = words.iter().map(|word| word.text).collect();
    words.join(" ")
}

/// By which of its words a body can be called that was taken for a person because it is called as
/// one is, in two unusual words: the first, "Petrel" of "Petrel Metals".
pub(crate) fn short_name(name: &Named) -> Option<Range<usize>> {
    let start = name.words.start;
    (name.reason == LEARNED_BODY && name.words.len() == 2).then_some(start..start + 1)
}

/// The words of a person's name without the first names: the last one, with its particles, its
/// hyphen and without "Jr.".
pub(crate) fn surname<'w, 't>(words: &'w [Word<'t>]) -> &'w [Word<'t>] {
    let mut end = words.len();
    while end > 1
        && matches!(
            &*words[end - 1].lower,
            "jr." | "jr" | "sr." | "sr" | "ii" | "iii" | "," | "iv"
        )
    {
        end -= 1;
    }
    let mut start = end.saturating_sub(1);
    while start >= 2 && words[start - 1].is_hyphen() {
        start -= 2;
    }
    &words[start..end]
}
