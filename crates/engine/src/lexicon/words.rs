//! Words and the parts of speech that they can be.

use crate::lexicon::table::HashMap;

use super::entries;
use crate::tag::{Form, Tag};

/// Uninflected words with their classes.
const WORDS: &str = include_str!("../../../../models/lexicons/words.txt");
/// Words of closed classes.
const CLOSED: &str = include_str!("../../../../models/lexicons/closed_classes.txt");
/// Past forms and participles.
const IRREGULAR: &str = include_str!("../../../../models/lexicons/irregular_verbs.txt");

/// The tags that a word can have, the more frequent first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes {
    tags: [Option<Tag>; 4],
}

impl Classes {
    /// One tag.
    pub const fn one(tag: Tag) -> Self {
        Self {
            tags: [Some(tag), None, None, None],
        }
    }

    /// Adds a tag behind the others; a fifth and one that is there already are left out.
    fn push(&mut self, tag: Tag) {
        if self.has(tag) {
            return;
        }
        if let Some(free) = self.tags.iter_mut().find(|slot| slot.is_none()) {
            *free = Some(tag);
        }
    }

    /// The most frequent tag.
    pub const fn first(self) -> Option<Tag> {
        self.tags[0]
    }

    /// The most frequent tag that fulfils a condition.
    pub fn find(self, wanted: impl Fn(Tag) -> bool) -> Option<Tag> {
        self.tags.into_iter().flatten().find(|tag| wanted(*tag))
    }

    /// Whether the word can have this tag.
    pub fn has(self, tag: Tag) -> bool {
        self.tags.contains(&Some(tag))
    }

    /// Whether nothing is known.
    pub const fn is_empty(self) -> bool {
        self.tags[0].is_none()
    }
}

/// The words of the lists.
#[derive(Debug)]
pub struct Words {
    open: HashMap<&'static str, &'static str>,
    closed: HashMap<&'static str, Tag>,
    irregular: HashMap<&'static str, Classes>,
}

impl Words {
    /// Reads the lists.
    pub(super) fn read() -> Self {
        let open = entries(WORDS)
            .filter_map(|e| Some((*e.first()?, *e.get(1)?)))
            .collect();
        let mut closed = HashMap::default();
        for entry in entries(CLOSED) {
            if let [class, words] = entry[..]
                && let Some(tag) = closed_class(class)
            {
                closed.extend(words.split(' ').map(|word| (word, tag)));
            }
        }
        let mut irregular: HashMap<&'static str, Classes> = HashMap::default();
        for entry in entries(IRREGULAR) {
            let past = entry.first().copied().unwrap_or_default();
            let participle = entry.get(1).copied();
            irregular
                .entry(past)
                .or_default()
                .push(Tag::Verb(Form::Past));
            irregular
                .entry(participle.unwrap_or(past))
                .or_default()
                .push(Tag::Verb(Form::Participle));
        }
        Self {
            open,
            closed,
            irregular,
        }
    }

    /// The tag of a word of a closed class, in lower case.
    pub fn closed_class(&self, word: &str) -> Option<Tag> {
        self.closed.get(word).copied()
    }

    /// Whether a word in lower case, inflected or not, is in any list: an ordinary word, no name.
    pub fn is_ordinary(&self, word: &str) -> bool {
        self.closed.contains_key(word) || !self.listed(word).is_empty()
    }

    /// Whether this uninflected word can be a verb.
    pub fn is_verb(&self, lemma: &str) -> bool {
        self.open
            .get(lemma)
            .is_some_and(|classes| classes.contains('V'))
    }

    /// What a word in lower case can be; guessed from its ending where no list has it.
    pub fn classes(&self, word: &str) -> Classes {
        if let Some(tag) = self.closed_class(word) {
            return Classes::one(tag);
        }
        let listed = self.listed(word);
        if listed.is_empty() {
            Classes::one(by_ending(word))
        } else {
            listed
        }
    }

    /// What the lists say of a word, by itself and as an inflected form.
    fn listed(&self, word: &str) -> Classes {
        let mut classes = Classes::default();
        if let Some(letters) = self.open.get(word) {
            for letter in letters.chars() {
                match letter {
                    'N' => classes.push(Tag::Noun),
                    'V' => classes.push(Tag::Verb(Form::Base)),
                    'J' => classes.push(Tag::Adjective),
                    'R' => classes.push(Tag::Adverb),
                    _ => {}
                }
            }
        }
        if let Some(forms) = self.irregular.get(word) {
            let known = classes;
            classes = *forms;
            known
                .tags
                .into_iter()
                .flatten()
                .for_each(|tag| classes.push(tag));
        }
        self.inflected(word, &mut classes);
        classes
    }

    /// Adds what a word is as a form of a listed one.
    fn inflected(&self, word: &str, classes: &mut Classes) {
        if let Some(stem) = word.strip_suffix('s')
            && !word.ends_with("ss")
        {
            self.with_s(stem, classes);
        } else if word.ends_with("ed") {
            if self.verb_before(word, "ed").is_some() {
                classes.push(Tag::Verb(Form::Past));
                classes.push(Tag::Verb(Form::Participle));
            }
        } else if word.ends_with("ing") {
            if self.verb_before(word, "ing").is_some() {
                classes.push(Tag::Verb(Form::Gerund));
            }
        } else if let Some(stem) = word.strip_suffix("er").or_else(|| word.strip_suffix("est")) {
            let can_be = |lemma: &str| self.open.get(lemma).is_some_and(|c| c.contains('J'));
            let doubled = stem.len() > 2 && stem.is_char_boundary(stem.len() - 1);
            if can_be(stem)
                || can_be(&format!("{stem}e"))
                || stem
                    .strip_suffix('i')
                    .is_some_and(|s| can_be(&format!("{s}y")))
                || (doubled && can_be(&stem[..stem.len() - 1]))
            {
                classes.push(Tag::Adjective);
            }
        }
    }

    /// Plurals and third persons.
    fn with_s(&self, stem: &str, classes: &mut Classes) {
        let y = stem.strip_suffix("ie").map(|s| format!("{s}y"));
        let es = stem.strip_suffix('e');
        let lemma = [Some(stem), y.as_deref(), es]
            .into_iter()
            .flatten()
            .find_map(|l| self.open.get(l));
        for letter in lemma.copied().unwrap_or_default().chars() {
            match letter {
                'N' => classes.push(Tag::Noun),
                'V' => classes.push(Tag::Verb(Form::Present)),
                _ => {}
            }
        }
    }

    /// The verb of which this is the form in `ending` ("ed" or "ing").
    pub fn verb_before(&self, word: &str, ending: &str) -> Option<&'static str> {
        let stem = word.strip_suffix(ending)?;
        let known = |lemma: &str| {
            self.open
                .get_key_value(lemma)
                .filter(|(_, c)| c.contains('V'))
                .map(|(k, _)| *k)
        };
        let mut letters = stem.chars().rev();
        let doubled = match (letters.next(), letters.next()) {
            (Some(a), Some(b)) if a == b => stem.strip_suffix(a),
            _ => None,
        };
        known(stem)
            .or_else(|| known(&format!("{stem}e")))
            .or_else(|| doubled.and_then(known))
            .or_else(|| stem.strip_suffix('i').and_then(|s| known(&format!("{s}y"))))
    }
}

/// The tag of a closed class by its name in the list.
fn closed_class(name: &str) -> Option<Tag> {
    Some(match name {
        "pronoun" => Tag::Pronoun,
        "possessive" => Tag::Possessive,
        "auxiliary" => Tag::Aux,
        "modal" => Tag::Modal,
        "negation" => Tag::Negation,
        "to" => Tag::To,
        "determiner" => Tag::Determiner,
        "preposition" => Tag::Preposition,
        "conjunction" => Tag::Conjunction,
        "subordinator" => Tag::Subordinator,
        "question" => Tag::Question,
        "adverb" => Tag::Adverb,
        "number" => Tag::Number,
        _ => return None,
    })
}

/// Endings of adjectives.
const ADJECTIVES: [&str; 13] = [
    "ous", "ful", "ive", "able", "ible", "ical", "ial", "onal", "less", "ish", "ary", "ian", "ic",
];

/// A guess at a word that no list has.
fn by_ending(word: &str) -> Tag {
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    if word.len() > 4 {
        if word.ends_with("ly") {
            return Tag::Adverb;
        }
        if word.ends_with("ing") {
            return Tag::Verb(Form::Gerund);
        }
        if word.ends_with("ed") {
            return Tag::Verb(Form::Past);
        }
        if ends(&ADJECTIVES) {
            return Tag::Adjective;
        }
        if ends(&["ise", "ize", "ify"]) {
            return Tag::Verb(Form::Base);
        }
        if ends(&["ises", "izes", "ifies"]) {
            return Tag::Verb(Form::Present);
        }
    }
    Tag::Noun
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn words_are_found_in_all_forms() {
        let words = &Lexicon::standard().words;
        for (word, tag) in [
            ("rejects", Tag::Verb(Form::Present)),
            ("denied", Tag::Verb(Form::Past)),
            ("denies", Tag::Verb(Form::Present)),
            ("planning", Tag::Verb(Form::Gerund)),
            ("said", Tag::Verb(Form::Past)),
            ("shown", Tag::Verb(Form::Participle)),
            ("ministries", Tag::Noun),
            ("officials", Tag::Noun),
            ("larger", Tag::Adjective),
            ("the", Tag::Determiner),
            ("frobnicated", Tag::Verb(Form::Past)),
            ("zorbly", Tag::Adverb),
        ] {
            let classes = words.classes(word);
            assert!(classes.has(tag), "{word} is {classes:?}");
        }
    }
}
