//! What is wrong with a codebook.

mod colours;

use std::collections::{BTreeMap, BTreeSet};

use super::{Attribute, Codebook, Label};
use crate::colour::{Rgb, Vision};
use crate::id::{LabelId, LinkTypeId};

pub use colours::{LEAST_CONTRAST, LEAST_DIFFERENCE};

/// Something with a name in a codebook.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Named {
    /// A label.
    Label(LabelId),
    /// A label's attribute.
    Attribute(LabelId, String),
    /// An attribute's value.
    Value(LabelId, String, String),
    /// A link type.
    Link(LinkTypeId),
}

/// Something that is wrong with a codebook. It can be used all the same.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// It has no id, or no name.
    Nameless(Named),
    /// Two of a kind have one id; only the first is ever found.
    SameId(Named),
    /// Two of a kind are called the same, letters' case aside.
    SameName(Named, Named),
    /// Two labels in use have the same key.
    SameKey(LabelId, LabelId, String),
    /// A key is one character.
    NoKey(LabelId, String),
    /// A link cannot join anything: no label stands at one of its ends.
    NoEnds(LinkTypeId),
    /// A link names a label that is not there.
    UnknownEnd(LinkTypeId, LabelId),
    /// A colour does not stand out from its page.
    Faint {
        /// Whose colour it is.
        whose: Named,
        /// The colour.
        colour: Rgb,
        /// What it stands on.
        page: Rgb,
        /// Their contrast, 1 to 21; [`LEAST_CONTRAST`] is asked for.
        contrast: f64,
    },
    /// Two colours are hard to tell apart, at least for those who see like this.
    Alike {
        /// Whose colour the one is.
        one: Named,
        /// Whose the other is.
        other: Named,
        /// Who sees them like that; of several the one to whom they look most alike.
        vision: Vision,
        /// ΔE₀₀ as they see them; [`LEAST_DIFFERENCE`] is asked for.
        difference: f64,
    },
}

/// What colours stand on: the backgrounds of the light page and those of the dark one.
#[derive(Clone, Copy, Debug)]
pub struct Pages<'p> {
    /// Of the light page.
    pub light: &'p [Rgb],
    /// Of the dark page.
    pub dark: &'p [Rgb],
}

impl Codebook {
    /// What is wrong with it, in the order of the codebook: names, then keys, links and colours. The
    /// colours that it has itself are asked against these pages; those that it leaves to the
    /// program are not known here.
    pub fn check(&self, pages: Pages) -> Vec<Fault> {
        let mut faults = Vec::new();
        self.check_names(&mut faults);
        self.check_keys(&mut faults);
        self.check_links(&mut faults);
        self.check_colours(pages, &mut faults);
        faults
    }

    fn check_names(&self, faults: &mut Vec<Fault>) {
        let labels = self.labels.iter();
        names(
            labels.map(|l| (Named::Label(l.id.clone()), l.id.as_str(), &*l.name)),
            faults,
        );
        for label in &self.labels {
            let named = |a: &Attribute| Named::Attribute(label.id.clone(), a.id.clone());
            let attributes = label.attributes.iter();
            names(attributes.map(|a| (named(a), &*a.id, &*a.name)), faults);
            for attribute in &label.attributes {
                let values = attribute.values.iter();
                names(
                    values.map(|v| (value(label, attribute, &v.id), &*v.id, &*v.name)),
                    faults,
                );
            }
        }
        let links = self.links.iter();
        names(
            links.map(|l| (Named::Link(l.id.clone()), l.id.as_str(), &*l.name)),
            faults,
        );
    }

    fn check_keys(&self, faults: &mut Vec<Fault>) {
        let mut held: BTreeMap<String, &LabelId> = BTreeMap::new();
        for label in self.labels.iter().filter(|label| !label.retired) {
            let Some(key) = &label.key else { continue };
            if key.chars().count() != 1 || key.trim().is_empty() {
                faults.push(Fault::NoKey(label.id.clone(), key.clone()));
            } else if let Some(first) = held.get(&key.to_lowercase()) {
                let first = LabelId::clone(first);
                faults.push(Fault::SameKey(first, label.id.clone(), key.clone()));
            } else {
                held.insert(key.to_lowercase(), &label.id);
            }
        }
    }

    fn check_links(&self, faults: &mut Vec<Fault>) {
        for link in &self.links {
            if link.from.is_empty() || link.to.is_empty() {
                faults.push(Fault::NoEnds(link.id.clone()));
            }
            let ends = link.from.iter().chain(&link.to);
            let unknown = ends.filter(|end| self.label(end).is_none());
            faults.extend(unknown.map(|end| Fault::UnknownEnd(link.id.clone(), end.clone())));
        }
    }
}

fn value(label: &Label, attribute: &Attribute, id: &str) -> Named {
    Named::Value(label.id.clone(), attribute.id.clone(), id.to_owned())
}

/// Checks ids and names of things of one kind.
fn names<'a>(things: impl Iterator<Item = (Named, &'a str, &'a str)>, faults: &mut Vec<Fault>) {
    let mut ids: BTreeSet<&str> = BTreeSet::new();
    let mut names: BTreeMap<String, Named> = BTreeMap::new();
    for (thing, id, name) in things {
        if id.trim().is_empty() || name.trim().is_empty() {
            faults.push(Fault::Nameless(thing));
            continue;
        }
        if !ids.insert(id) {
            faults.push(Fault::SameId(thing));
        } else if let Some(first) = names.get(&name.trim().to_lowercase()) {
            faults.push(Fault::SameName(first.clone(), thing));
        } else {
            names.insert(name.trim().to_lowercase(), thing);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codebook::{LinkType, Value};

    fn faults(book: &Codebook) -> Vec<Fault> {
        book.check(Pages {
            light: &[],
            dark: &[],
        })
    }

    fn label(id: &str, name: &str) -> Label {
        Label::new(id, name)
    }

    fn book(labels: Vec<Label>) -> Codebook {
        Codebook {
            labels,
            ..Codebook::empty("b")
        }
    }

    #[test]
    fn the_default_codebook_is_well() {
        assert_eq!(faults(&Codebook::standard()), []);
    }

    #[test]
    fn names_and_ids_are_there_once() {
        let mut first = label("a", "Actor");
        first.attributes = vec![
            Attribute::new("kind", "Kind"),
            Attribute::new("sort", " kind"),
        ];
        first.attributes[0].values = vec![Value::new("", "Person"), Value::new("x", "X")];
        first.attributes[0].values.push(Value::new("x", "Y"));
        let book = book(vec![
            first,
            label("b", "ACTOR "),
            label("a", "C"),
            label("d", " "),
        ]);
        let named = |id: &str| Named::Label(id.into());
        let attribute = |id: &str| Named::Attribute("a".into(), id.to_owned());
        let value = |id: &str| Named::Value("a".into(), "kind".to_owned(), id.to_owned());
        assert_eq!(
            faults(&book),
            [
                Fault::SameName(named("a"), named("b")),
                Fault::SameId(named("a")),
                Fault::Nameless(named("d")),
                Fault::SameName(attribute("kind"), attribute("sort")),
                Fault::Nameless(value("")),
                Fault::SameId(value("x")),
            ]
        );
    }

    #[test]
    fn a_key_is_one_character_of_one_label_in_use() {
        let with = |id: &str, key: &str| Label {
            key: Some(key.to_owned()),
            ..label(id, id)
        };
        let mut book = book(vec![
            with("a", "q"),
            with("b", "Q"),
            with("c", "F1"),
            with("d", " "),
        ]);
        assert_eq!(
            faults(&book),
            [
                Fault::SameKey("a".into(), "b".into(), "Q".to_owned()),
                Fault::NoKey("c".into(), "F1".to_owned()),
                Fault::NoKey("d".into(), " ".to_owned()),
            ]
        );
        book.labels
            .iter_mut()
            .for_each(|label| label.retired = true);
        assert_eq!(faults(&book), []);
    }

    #[test]
    fn a_link_joins_labels_that_are_there() {
        let mut book = book(vec![label("a", "A")]);
        let ends = |ids: &[&str]| ids.iter().map(|id| LabelId::from(*id)).collect();
        book.links = vec![
            LinkType::new("x", "X", ends(&["a", "b"]), ends(&["a"])),
            LinkType::new("y", "Y", ends(&[]), ends(&["a"])),
        ];
        let expected = [
            Fault::UnknownEnd("x".into(), "b".into()),
            Fault::NoEnds("y".into()),
        ];
        assert_eq!(faults(&book), expected);
    }
}
