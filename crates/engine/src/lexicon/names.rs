//! Names of states, organisations, persons and places.

use crate::lexicon::table::{HashMap, HashSet};

use standpoint_text::{Text, tokens};

use super::entries;
use crate::draft::Kind;
use crate::sentence::{Shape, Word};

const COUNTRIES: &str = include_str!("../../../../models/lexicons/countries.txt");
const ORGANISATIONS: &str = include_str!("../../../../models/lexicons/organisations.txt");
const HEADS: &str = include_str!("../../../../models/lexicons/organisation_heads.txt");
const PLACES: &str = include_str!("../../../../models/lexicons/places.txt");
const NOT_NAMES: &str = include_str!("../../../../models/lexicons/not_names.txt");
const PEOPLE: &str = include_str!("../../../../models/lexicons/people.txt");
const FIRST_NAMES: &str = include_str!("../../../../models/lexicons/first_names.txt");

/// A state of the list, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StateNumber(pub usize);

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// A state.
    State(StateNumber),
    /// A capital or a building that may stand for a government.
    Seat(StateNumber),
    /// A building that stands for a government wherever it is named: "the Kremlin".
    House(StateNumber),
    /// An adjective of nationality.
    Nationality(StateNumber),
    /// The people of a state: "Russians".
    Nationals(StateNumber),
    /// An organisation or another actor by the number of its fullest name.
    Body(usize, Kind),
    /// A person whom the news of the world often name.
    Person,
    /// A region, a city, a part of a state.
    Place,
    /// A day, a month, a holiday.
    Time,
    /// Another word with a capital that names no actor.
    Other,
    /// A people or the followers of a faith.
    People,
    /// An adjective of an area, a faith or a party: "Western".
    Area,
}

/// A name's words, and what it names.
#[derive(Debug)]
struct Phrase {
    /// The words behind the first one.
    rest: Vec<&'static str>,
    name: Name,
}

/// The names of the lists.
#[derive(Debug, Default)]
pub struct Names {
    phrases: HashMap<&'static str, Vec<Phrase>>,
    /// The same by lower case, for lines in capitals.
    in_capitals: HashMap<String, &'static str>,
    /// The few first words that are written in lower case: "al-Qaeda", "the Kremlin".
    small: Vec<&'static str>,
    states: Vec<&'static str>,
    bodies: Vec<&'static str>,
    given: HashMap<&'static str, Gender>,
    last: HashSet<&'static str>,
    of: HashSet<&'static str>,
    first: HashSet<&'static str>,
    place_heads: HashSet<&'static str>,
    thing_heads: HashSet<&'static str>,
}

/// What a first name says of its bearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// A woman's name.
    Female,
    /// A man's name.
    Male,
    /// Both.
    Either,
}

impl Names {
    /// Reads the lists.
    pub(super) fn read() -> Self {
        let mut names = Self::default();
        names.read_others();
        names.read_countries();
        names.read_organisations();
        for person in entries(PEOPLE).flatten() {
            names.add(person, Name::Person);
        }
        for entry in entries(FIRST_NAMES) {
            if let [gender, words] = entry[..] {
                let gender = match gender {
                    "f" => Gender::Female,
                    "m" => Gender::Male,
                    _ => Gender::Either,
                };
                names
                    .given
                    .extend(words.split(' ').map(|name| (name, gender)));
            }
        }
        for entry in entries(HEADS) {
            if let [class, words] = entry[..] {
                let set = match class {
                    "last" => &mut names.last,
                    "of" => &mut names.of,
                    _ => &mut names.first,
                };
                set.extend(words.split(' '));
            }
        }
        names
    }

    fn read_countries(&mut self) {
        for entry in entries(COUNTRIES) {
            let column = |i: usize| {
                let cell: &'static str = entry.get(i).copied().unwrap_or_default();
                cell.split(';').filter(|s| !s.is_empty())
            };
            let Some(name) = entry.first() else { continue };
            let number = StateNumber(self.states.len());
            self.states.push(name);
            let region = entry.get(5).is_some_and(|c| *c == "region");
            self.add(
                name,
                if region {
                    Name::Place
                } else {
                    Name::State(number)
                },
            );
            column(4).for_each(|other| self.add(other, Name::State(number)));
            for adjective in column(1) {
                if adjective != *name && !self.is_state(adjective) {
                    self.add(adjective, Name::Nationality(number));
                }
            }
            column(2).for_each(|people| self.add(people, Name::Nationals(number)));
            for seat in column(3) {
                let house = seat.starts_with("the ") || seat.contains("Street");
                self.add(
                    seat,
                    if house {
                        Name::House(number)
                    } else {
                        Name::Seat(number)
                    },
                );
            }
        }
    }

    fn read_organisations(&mut self) {
        for entry in entries(ORGANISATIONS) {
            let Some(name) = entry.first().copied() else {
                continue;
            };
            let class = entry.get(2).copied().unwrap_or_default();
            let number = self.bodies.len();
            let meaning = match class.split_once(':') {
                Some((_, state)) => match self.states.iter().position(|s| *s == state) {
                    Some(state) => Name::House(StateNumber(state)),
                    None => continue,
                },
                None if class == "group" => Name::Body(number, Kind::Group),
                None if class == "state" => Name::Body(number, Kind::State),
                None => Name::Body(number, Kind::Organisation),
            };
            self.bodies.push(name);
            self.add(name, meaning);
            let others = entry.get(1).copied().unwrap_or_default();
            others
                .split(';')
                .filter(|s| !s.is_empty())
                .for_each(|other| self.add(other, meaning));
        }
    }

    fn read_others(&mut self) {
        for entry in entries(PLACES).chain(entries(NOT_NAMES)) {
            let [class, words] = entry[..] else { continue };
            let meaning = match class {
                "region" | "city" | "state" => Name::Place,
                "time" => Name::Time,
                "word" => Name::Other,
                "peoples" => Name::People,
                "area" => Name::Area,
                _ => continue,
            };
            words.split(';').for_each(|name| self.add(name, meaning));
        }
        self.place_heads = heads(PLACES);
        self.thing_heads = heads(NOT_NAMES);
    }

    /// Adds a name; one that is there already keeps its first meaning unless the new one is an actor.
    fn add(&mut self, name: &'static str, meaning: Name) {
        let text = Text::new(name);
        let mut words = tokens(&text, text.span())
            .into_iter()
            .map(|token| &name[token.span.range()]);
        let Some(first) = words.next() else { return };
        let rest: Vec<&'static str> = words.collect();
        if !first.contains(char::is_uppercase) && !self.small.contains(&first) {
            self.small.push(first);
        }
        self.in_capitals.entry(name_key(first)).or_insert(first);
        let phrases = self.phrases.entry(first).or_default();
        match phrases.iter_mut().find(|p| p.rest == rest) {
            Some(known) => known.name = meaning,
            None => phrases.push(Phrase {
                rest,
                name: meaning,
            }),
        }
    }

    fn is_state(&self, word: &str) -> bool {
        self.phrases.get(word).is_some_and(|phrases| {
            phrases
                .iter()
                .any(|p| p.rest.is_empty() && matches!(p.name, Name::State(_)))
        })
    }

    /// The longest name that starts at word `at`, and how many words it has.
    pub fn longest(
        &self,
        words: &[Word<'_>],
        at: usize,
        in_capitals: bool,
    ) -> Option<(Name, usize)> {
        let first = words.get(at)?;
        if first.shape == Shape::Lower && !self.small.contains(&first.text) {
            return None;
        }
        let key = if in_capitals {
            *self.in_capitals.get(&*first.lower)?
        } else {
            first.text
        };
        let fits = |phrase: &&Phrase| {
            phrase.rest.iter().enumerate().all(|(i, wanted)| {
                words.get(at + 1 + i).is_some_and(|word| {
                    word.text == *wanted
                        || (in_capitals && word.lower == name_key(wanted))
                        || (*wanted == "'s" && word.lower == "'s")
                })
            })
        };
        let phrases = self.phrases.get(key)?;
        let longest = phrases
            .iter()
            .filter(fits)
            .max_by_key(|phrase| phrase.rest.len())?;
        Some((longest.name, longest.rest.len() + 1))
    }

    /// What a word alone is the name of.
    pub fn word(&self, word: &str) -> Option<Name> {
        let phrases = self.phrases.get(word)?;
        phrases
            .iter()
            .find(|phrase| phrase.rest.is_empty())
            .map(|phrase| phrase.name)
    }

    /// The name of a state.
    pub fn state(&self, number: StateNumber) -> &'static str {
        self.states.get(number.0).copied().unwrap_or_default()
    }

    /// The fullest name of an organisation.
    pub fn body(&self, number: usize) -> &'static str {
        self.bodies.get(number).copied().unwrap_or_default()
    }

    /// What a first name in lower case says of its bearer, `None` if it is none.
    pub fn first_name(&self, word: &str) -> Option<Gender> {
        self.given.get(word).copied()
    }

    /// Whether a capitalised phrase that ends with this word is an organisation's name.
    pub fn ends_organisation(&self, word: &str) -> bool {
        self.last.contains(word) || self.of.contains(word)
    }

    /// Whether this word opens an organisation's name together with "of".
    pub fn opens_with_of(&self, word: &str) -> bool {
        self.of.contains(word)
    }

    /// Whether a capitalised phrase that starts with this word is an organisation's name.
    pub fn opens_organisation(&self, word: &str) -> bool {
        self.first.contains(word)
    }

    /// Whether a capitalised phrase with this word at its end (or start: "Lake") is a place.
    pub fn makes_place(&self, word: &str) -> bool {
        self.place_heads.contains(word)
    }

    /// Whether a capitalised phrase that ends with this word is a law, a work, an event or a thing.
    pub fn makes_thing(&self, word: &str) -> bool {
        self.thing_heads.contains(word)
    }
}

/// The words of the class "head".
fn heads(list: &'static str) -> HashSet<&'static str> {
    entries(list)
        .filter_map(|entry| match entry[..] {
            ["head", words] => Some(words.split(' ')),
            _ => None,
        })
        .flatten()
        .collect()
}

/// A name's word as it is looked up in a line of capitals.
fn name_key(word: &str) -> String {
    word.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::sentence::Sentence;

    #[test]
    fn names_are_found_at_their_longest() {
        let lexicon = Lexicon::standard();
        for (text, name, words) in [
            ("Russia said", "Russia", 1),
            ("United States aid", "United States", 2),
            ("U.S. aid", "United States", 1),
            ("North Korea said", "North Korea", 2),
        ] {
            let text = Text::new(text);
            let sentence = Sentence::read(&text, text.span(), lexicon);
            let Some((Name::State(number), length)) =
                lexicon.names.longest(&sentence.words, 0, false)
            else {
                panic!("{text:?} has no state");
            };
            assert_eq!((lexicon.names.state(number), length), (name, words));
        }
    }

    #[test]
    fn what_a_body_is_stands_in_its_column() {
        for entry in entries(ORGANISATIONS) {
            let kind = entry.get(2).copied().unwrap_or_default();
            let is_known = matches!(kind, "" | "group" | "state") || kind.starts_with("seat:");
            assert!(entry.len() <= 3 && is_known, "{entry:?}");
        }
    }

    #[test]
    fn seats_and_bodies_are_told_apart() {
        let lexicon = Lexicon::standard();
        let meaning = |text: &str| {
            let text = Text::new(text);
            let sentence = Sentence::read(&text, text.span(), lexicon);
            lexicon
                .names
                .longest(&sentence.words, 0, false)
                .map(|(name, _)| name)
        };
        assert!(matches!(meaning("Moscow"), Some(Name::Seat(_))));
        assert!(matches!(meaning("Kremlin"), Some(Name::House(_))));
        assert!(matches!(
            meaning("Rohingya"),
            Some(Name::Body(_, Kind::Group))
        ));
        assert!(matches!(
            meaning("NATO"),
            Some(Name::Body(_, Kind::Organisation))
        ));
        assert_eq!(meaning("Monday"), Some(Name::Time));
        assert_eq!(meaning("us"), None);
    }
}
