//! Nouns for people and bodies that act.

use crate::lexicon::table::{HashMap, HashSet};

use super::entries;

/// The list of them.
const ROLES: &str = include_str!("../../../../models/lexicons/roles.txt");

/// What somebody who is called so is to a matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The head of a state or a government: "president".
    Head,
    /// Another office: "minister", "spokesman".
    Official,
    /// Speaks or judges from outside or for others: "analyst".
    Voice,
    /// Is a party to the matter: "protester".
    Party,
    /// An actor only where they speak or act: "woman".
    Loose,
    /// A body with members or staff: "government".
    Body,
    /// A body only where a determiner stands before it: "bank".
    LooseBody,
    /// A group as it stands: "authorities".
    Group,
}

/// Role nouns and titles.
#[derive(Debug, Default)]
pub struct Roles {
    /// By singular; plurals are derived.
    nouns: HashMap<&'static str, Role>,
    government: HashSet<&'static str>,
    titles: HashSet<&'static str>,
    /// Roles of several words, by their first word.
    compounds: HashMap<&'static str, Vec<(Vec<&'static str>, Role)>>,
}

impl Roles {
    /// Reads the list.
    pub(super) fn read() -> Self {
        let mut roles = Self::default();
        for entry in entries(ROLES) {
            if let [class, words] = entry[..] {
                roles.add(class, words);
            }
        }
        roles
    }

    fn add(&mut self, class: &str, words: &'static str) {
        match (class, class.strip_prefix("compound:").and_then(role_class)) {
            ("government", _) => self.government.extend(words.split(' ')),
            ("title", _) => self.titles.extend(words.split(' ')),
            (_, Some(role)) => {
                for compound in words.split(';') {
                    let words: Vec<&str> = compound.split(' ').collect();
                    if let Some(first) = words.first().copied() {
                        self.compounds.entry(first).or_default().push((words, role));
                    }
                }
            }
            _ => self.add_nouns(class, words),
        }
    }

    fn add_nouns(&mut self, class: &str, words: &'static str) {
        let Some(role) = role_class(class) else {
            return;
        };
        for word in words.split(' ') {
            // A later class is the more special one only for bodies that need a determiner.
            if role == Role::LooseBody {
                self.nouns.insert(word, role);
            } else {
                self.nouns.entry(word).or_insert(role);
            }
        }
    }

    /// The role of a noun in lower case, and whether it is a plural.
    pub fn role(&self, word: &str) -> Option<(Role, bool)> {
        if let Some(role) = self.nouns.get(word) {
            return Some((*role, *role == Role::Group));
        }
        let irregular = match word {
            "men" => "man",
            "women" => "woman",
            "children" => "child",
            "wives" => "wife",
            "policemen" => "policeman",
            "policewomen" => "policewoman",
            _ => "",
        };
        let singular = self
            .nouns
            .get(irregular)
            .copied()
            .or_else(|| self.plural(word));
        singular
            .filter(|role| *role != Role::Group)
            .map(|role| (role, true))
    }

    /// The role of a regular plural.
    fn plural(&self, word: &str) -> Option<Role> {
        if let Some(stem) = word.strip_suffix("men") {
            return self.nouns.get(format!("{stem}man").as_str()).copied();
        }
        let stem = word.strip_suffix('s')?;
        let known = |s: &str| self.nouns.get(s).copied();
        known(stem)
            .or_else(|| {
                stem.strip_suffix("ie")
                    .and_then(|s| known(&format!("{s}y")))
            })
            .or_else(|| stem.strip_suffix('e').and_then(known))
    }

    /// Whether a word in lower case can stand before a person's name as a title.
    pub fn is_title(&self, word: &str) -> bool {
        self.titles.contains(word)
    }

    /// Whether this body takes the name of a state or leader before it: "government".
    pub fn is_government(&self, word: &str) -> bool {
        self.government.contains(word)
    }

    /// A role of several words in lower case: how many they are, its class, whether it is a plural.
    pub fn compound<'w>(
        &self,
        first: &str,
        rest: impl Fn(usize) -> &'w str,
    ) -> Option<(usize, Role, bool)> {
        let compounds = self.compounds.get(first)?;
        let fits = |(words, role): &(Vec<&str>, Role)| {
            let last = words.len() - 1;
            let plural =
                rest(last).strip_suffix('s') == words.last().copied() || first.ends_with('s');
            let same = |(i, word): (usize, &&str)| rest(i) == *word || (i == last && plural);
            words
                .iter()
                .enumerate()
                .skip(1)
                .all(same)
                .then_some((words.len(), *role, plural))
        };
        compounds
            .iter()
            .filter_map(fits)
            .max_by_key(|(length, ..)| *length)
    }
}

/// The role of a class of the list.
fn role_class(class: &str) -> Option<Role> {
    Some(match class {
        "head" => Role::Head,
        "official" => Role::Official,
        "voice" => Role::Voice,
        "party" => Role::Party,
        "loose" => Role::Loose,
        "body" => Role::Body,
        "loose_body" => Role::LooseBody,
        "group" => Role::Group,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn roles_have_plurals() {
        let roles = &Lexicon::standard().roles;
        for (word, role, plural) in [
            ("minister", Role::Official, false),
            ("ministers", Role::Official, true),
            ("spokesmen", Role::Official, true),
            ("allies", Role::Party, true),
            ("witnesses", Role::Party, true),
            ("women", Role::Loose, true),
            ("government", Role::Body, false),
            ("authorities", Role::Group, true),
            ("hydrologists", Role::Voice, true),
        ] {
            assert_eq!(roles.role(word), Some((role, plural)), "{word}");
        }
        assert_eq!(roles.role("table"), None);
    }

    #[test]
    fn roles_of_several_words_are_found() {
        let roles = &Lexicon::standard().roles;
        let words = ["chief", "of", "staff", "said"];
        assert_eq!(
            roles.compound(words[0], |i| words[i]),
            Some((3, Role::Official, false))
        );
        let words = ["asylum", "seekers"];
        assert_eq!(
            roles.compound(words[0], |i| words[i]),
            Some((2, Role::Party, true))
        );
    }
}
