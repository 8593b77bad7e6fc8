//! The words that signal a position, read from their files once.

use crate::lexicon::table::HashMap;
use std::sync::LazyLock;

use super::inflection::{Forms, inflect};
use super::stance;
use crate::draft::Stance;

const VERBS: &str = include_str!("../../../../models/lexicons/cue_verbs.txt");
const NOUNS: &str = include_str!("../../../../models/lexicons/cue_nouns.txt");
const ADJECTIVES: &str = include_str!("../../../../models/lexicons/cue_adjectives.txt");

/// What kind of content a cue takes.
#[derive(Copy, Clone, Eq, PartialEq, Debug, Default)]
pub(crate) struct Frames(u16);

impl Frames {
    pub(crate) const CLAUSE: Self = Self(1);
    pub(crate) const QUOTE: Self = Self(1 << 1);
    pub(crate) const OBJECT: Self = Self(1 << 2);
    pub(crate) const INFINITIVE: Self = Self(1 << 3);
    pub(crate) const GERUND: Self = Self(1 << 4);
    pub(crate) const QUESTION: Self = Self(1 << 5);
    /// Somebody is told before the clause: "told reporters that".
    pub(crate) const TOLD: Self = Self(1 << 6);
    /// Somebody is addressed before an infinitive: "urged Kessia to".
    pub(crate) const ADDRESSED: Self = Self(1 << 7);
    /// Noun phrase and infinitive are the content: "wants Kessia to".
    pub(crate) const RAISED: Self = Self(1 << 8);
    /// A noun phrase with "as" or a predicate: "described it as".
    pub(crate) const PREDICATE: Self = Self(1 << 9);
    /// An agentless passive of it is hearsay.
    pub(crate) const HEARSAY: Self = Self(1 << 10);
    /// A mere act of speech: "added" takes no noun phrase as content.
    pub(crate) const SPEECH_ONLY: Self = Self(1 << 11);
    /// A negation turns its stance to the opposite.
    pub(crate) const FLIPS: Self = Self(1 << 12);
    /// Somebody stands between the cue and the preposition: "accused Kessia of".
    pub(crate) const SOMEBODY: Self = Self(1 << 14);
    /// A noun too common to be a cue without somebody who holds it.
    pub(crate) const NEEDS_HOLDER: Self = Self(1 << 13);

    pub(crate) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn of_letter(letter: &str) -> Self {
        match letter {
            "c" => Self::CLAUSE,
            "q" => Self::QUOTE,
            "o" => Self::OBJECT,
            "t" => Self::INFINITIVE,
            "g" => Self::GERUND,
            "w" => Self::QUESTION,
            "a" => Self::TOLD,
            "r" => Self::ADDRESSED,
            "x" => Self::RAISED,
            "s" => Self::PREDICATE,
            "b" => Self::HEARSAY,
            "n" => Self::SPEECH_ONLY,
            "k" => Self::FLIPS,
            "m" => Self::SOMEBODY,
            "e" => Self::NEEDS_HOLDER,
            _ => Self::default(),
        }
    }
}

/// A word or words that can be a cue.
#[derive(Debug)]
pub(crate) struct Entry {
    /// The lemma with its particles, as a reason names it.
    pub(crate) words: &'static str,
    /// Particles after the first word that belong to the cue.
    pub(crate) particles: Vec<&'static str>,
    pub(crate) stance: Stance,
    pub(crate) frames: Frames,
    /// Prepositions that introduce the content.
    pub(crate) prepositions: Vec<&'static str>,
}

impl Entry {
    fn of_columns(columns: &mut impl Iterator<Item = &'static str>) -> Option<Self> {
        let words = columns.next()?;
        let stance = stance::of_name(columns.next()?)?;
        let (mut frames, mut prepositions) = (Frames::default(), Vec::new());
        for frame in columns.next().unwrap_or_default().split(' ') {
            match frame.strip_prefix("p:") {
                Some(list) => prepositions.extend(list.split(',')),
                None => frames.0 |= Frames::of_letter(frame).0,
            }
        }
        let particles = words.split(' ').skip(1).collect();
        Some(Self {
            words,
            particles,
            stance,
            frames,
            prepositions,
        })
    }

    fn first_word(&self) -> &'static str {
        self.words.split(' ').next().unwrap_or_default()
    }

    pub(crate) fn takes(&self, frame: Frames) -> bool {
        self.frames.has(frame)
    }
}

/// Entries found by the written form of their first word, those with most particles first.
#[derive(Default)]
pub(crate) struct Table {
    entries: Vec<Entry>,
    by_form: HashMap<String, Vec<(usize, Forms)>>,
}

impl Table {
    /// The entries whose first word is written like this (in lower case).
    pub(crate) fn starting_with(
        &'static self,
        word: &str,
    ) -> impl Iterator<Item = (&'static Entry, Forms)> {
        let found = self
            .by_form
            .get(word)
            .map(Vec::as_slice)
            .unwrap_or_default();
        found
            .iter()
            .filter_map(|(index, forms)| Some((self.entries.get(*index)?, *forms)))
    }

    /// Every written form with the stance of its commonest entry.
    pub(crate) fn stances(&self) -> impl Iterator<Item = (&str, Stance)> {
        let forms = self.by_form.iter();
        forms.filter_map(|(form, found)| {
            let (index, _) = found.last()?;
            Some((form.as_str(), self.entries.get(*index)?.stance))
        })
    }

    fn read(
        file: &'static str,
        forms_of: impl Fn(&Entry, &[&str]) -> Vec<(String, Forms)>,
    ) -> Self {
        let mut table = Self::default();
        for line in file
            .lines()
            .filter(|line| !line.starts_with('#') && !line.is_empty())
        {
            let mut columns = line.split('\t');
            let Some(entry) = Entry::of_columns(&mut columns) else {
                continue;
            };
            let rest: Vec<&str> = columns.collect();
            for (form, forms) in forms_of(&entry, &rest) {
                table
                    .by_form
                    .entry(form)
                    .or_default()
                    .push((table.entries.len(), forms));
            }
            table.entries.push(entry);
        }
        let entries = &table.entries;
        for found in table.by_form.values_mut() {
            found.sort_by_key(|(index, _)| {
                std::cmp::Reverse(entries.get(*index).map_or(0, |e| e.particles.len()))
            });
        }
        table
    }
}

/// Verbs by each of their forms.
pub(crate) static VERB_TABLE: LazyLock<Table> = LazyLock::new(|| {
    Table::read(VERBS, |entry, rest| {
        let (past, participle) = (rest.first().copied(), rest.get(1).copied());
        inflect(
            entry.first_word(),
            past.unwrap_or_default(),
            participle.unwrap_or_default(),
        )
    })
});

/// Nouns in the singular (base) and the plural (third).
pub(crate) static NOUN_TABLE: LazyLock<Table> = LazyLock::new(|| {
    Table::read(NOUNS, |entry, rest| {
        let noun = entry.first_word();
        let mut forms = vec![(noun.to_owned(), Forms::BASE)];
        match rest.first() {
            Some(&"-") => {}
            Some(plural) => forms.push(((*plural).to_owned(), Forms::THIRD)),
            None if noun.ends_with('y') => {
                forms.push((format!("{}ies", &noun[..noun.len() - 1]), Forms::THIRD));
            }
            None => forms.push((format!("{noun}s"), Forms::THIRD)),
        }
        forms
    })
});

/// Adjectives and what stands like one after "is".
pub(crate) static ADJECTIVE_TABLE: LazyLock<Table> = LazyLock::new(|| {
    Table::read(ADJECTIVES, |entry, _| {
        vec![(entry.first_word().to_owned(), Forms::BASE)]
    })
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_an_entry_with_frames() {
        for (file, table) in [
            (VERBS, &VERB_TABLE),
            (NOUNS, &NOUN_TABLE),
            (ADJECTIVES, &ADJECTIVE_TABLE),
        ] {
            let lines = file.lines().filter(|line| !line.starts_with('#')).count();
            assert_eq!(table.entries.len(), lines);
            for entry in &table.entries {
                assert!(
                    entry.frames != Frames::default() || !entry.prepositions.is_empty(),
                    "{} has no frame",
                    entry.words
                );
            }
        }
    }

    #[test]
    fn longer_verbs_come_first() {
        let found: Vec<&str> = VERB_TABLE
            .starting_with("called")
            .map(|(entry, _)| entry.words)
            .collect();
        assert_eq!(found.last(), Some(&"call"));
        assert!(found.contains(&"call for"));
    }

    #[test]
    fn nouns_have_plurals() {
        for (word, expected) in [
            ("concerns", "concern"),
            ("anxieties", "anxiety"),
            ("vetoes", "veto"),
        ] {
            assert_eq!(
                NOUN_TABLE
                    .starting_with(word)
                    .next()
                    .map(|(entry, _)| entry.words),
                Some(expected)
            );
        }
    }
}
