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
    /// Two labels in use have the same key, or two values of a label, or a label and a value.
    SameKey(Named, Named, String),
    /// A key is one character.
    NoKey(Named, String),
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
        let in_use = || self.labels.iter().filter(|label| !label.retired);
        let mut held = Keys::new();
        for label in in_use() {
            let named = Named::Label(label.id.clone());
            check_key(&mut held, named, label.key.as_deref(), faults);
        }
        for label in in_use() {
            // A mark has one label: values of different labels may share a key.
            let mut held = held.clone();
            for attribute in &label.attributes {
                for listed in &attribute.values {
                    let named = value(label, attribute, &listed.id);
                    check_key(&mut held, named, listed.key.as_deref(), faults);
                }
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

/// What has which key, letters' case aside.
type Keys = BTreeMap<String, Named>;

fn check_key(held: &mut Keys, named: Named, key: Option<&str>, faults: &mut Vec<Fault>) {
    let Some(key) = key else { return };
    if key.chars().count() != 1 || key.trim().is_empty() {
        faults.push(Fault::NoKey(named, key.to_owned()));
    } else if let Some(first) = held.get(&key.to_lowercase()) {
        faults.push(Fault::SameKey(first.clone(), named, key.to_owned()));
    } else {
        held.insert(key.to_lowercase(), named);
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
        let named = |id: &str| Named::Label(id.into());
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
                Fault::SameKey(named("a"), named("b"), "Q".to_owned()),
                Fault::NoKey(named("c"), "F1".to_owned()),
                Fault::NoKey(named("d"), " ".to_owned()),
            ]
        );
        book.labels
            .iter_mut()
            .for_each(|label| label.retired = true);
        assert_eq!(faults(&book), []);
    }

    #[test]
    fn values_of_a_label_and_the_labels_do_not_share_a_key() {
        let keyed = |id: &str, key: &str| Value {
            key: Some(key.to_owned()),
            ..Value::new(id, id)
        };
        let with = |id: &str, values: Vec<Value>| {
            let mut attribute = Attribute::new("kind", "Kind");
            attribute.values = values;
            Label {
                attributes: vec![attribute],
                ..label(id, id)
            }
        };
        let mut book = book(vec![
            with("a", vec![keyed("x", "i"), keyed("y", "I"), keyed("z", "q")]),
            with("b", vec![keyed("x", "i")]),
        ]);
        book.labels[1].key = Some("q".to_owned());
        let value = |id: &str| Named::Value("a".into(), "kind".to_owned(), id.to_owned());
        assert_eq!(
            faults(&book),
            [
                Fault::SameKey(value("x"), value("y"), "I".to_owned()),
                Fault::SameKey(Named::Label("b".into()), value("z"), "q".to_owned()),
            ]
        );
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
