//! The word lists that tell a full stop of an abbreviation from one that ends a sentence.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::order;

/// What an abbreviation says about the sentence after it; data/abbreviations.txt explains each.
#[derive(Copy, Clone, Eq, PartialEq, Debug)]
pub(crate) enum Abbreviation {
    Name,
    Number,
    Within,
    Closing,
    Hour,
}

impl Abbreviation {
    fn named(name: &str) -> Option<Self> {
        match name {
            "name" => Some(Self::Name),
            "number" => Some(Self::Number),
            "within" => Some(Self::Within),
            "closing" => Some(Self::Closing),
            "hour" => Some(Self::Hour),
            _ => None,
        }
    }
}

static ABBREVIATIONS: LazyLock<HashMap<String, Abbreviation>> = LazyLock::new(|| {
    let entries = lines(include_str!("../data/abbreviations.txt"));
    let parsed = entries.filter_map(|line| {
        let (word, class) = line.split_once(' ')?;
        Some((word, Abbreviation::named(class)?))
    });
    parsed
        .flat_map(|(word, class)| {
            // A single capital is an initial, whatever its small letter stands for.
            let capitals = (word.len() > 1).then(|| word.to_ascii_uppercase());
            let forms = [Some(word.to_owned()), capitals];
            forms.into_iter().flatten().map(move |form| (form, class))
        })
        .collect()
});

static OPENERS: LazyLock<Words> = LazyLock::new(|| Words::of(include_str!("../data/openers.txt")));

static HOUR_WORDS: LazyLock<Words> =
    LazyLock::new(|| Words::of(include_str!("../data/hour_words.txt")));

static ENDINGS: LazyLock<Words> = LazyLock::new(|| Words::of(include_str!("../data/endings.txt")));

/// A sorted list, which is less code than a set.
struct Words(Vec<&'static str>);

impl Words {
    fn of(list: &'static str) -> Self {
        let mut words: Vec<_> = lines(list).collect();
        order::sort_by(&mut words, Ord::cmp);
        Self(words)
    }

    fn contains(&self, word: &str) -> bool {
        self.0.binary_search(&word).is_ok()
    }
}

fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// What is known of `word`, written without its last full stop.
pub(crate) fn abbreviation(word: &str) -> Option<Abbreviation> {
    ABBREVIATIONS.get(word).copied()
}

/// Whether a capitalised `word` rather opens a sentence than goes on with a name.
pub(crate) fn opens_sentence(word: &str) -> bool {
    OPENERS.contains(word)
}

/// Whether `word` goes on after a time of day.
pub(crate) fn follows_hour(word: &str) -> bool {
    HOUR_WORDS.contains(word)
}

/// Whether `part` is how the name of a site or a file ends.
pub(crate) fn ends_address(part: &str) -> bool {
    ENDINGS.contains(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_list_names_a_class_that_exists() {
        for line in lines(include_str!("../data/abbreviations.txt")) {
            let class = line
                .split_once(' ')
                .and_then(|(_, class)| Abbreviation::named(class));
            assert!(class.is_some(), "{line}");
        }
    }

    #[test]
    fn capitals_count_as_the_list_says() {
        assert_eq!(abbreviation("Mr"), Some(Abbreviation::Name));
        assert_eq!(abbreviation("MR"), Some(Abbreviation::Name));
        assert_eq!(abbreviation("mr"), None);
        assert_eq!(abbreviation("P.M"), Some(Abbreviation::Hour));
        assert_eq!(abbreviation("p"), Some(Abbreviation::Number));
        assert_eq!(abbreviation("P"), None);
    }
}
