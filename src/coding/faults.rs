//! What is wrong with a codebook, in words.

use standpoint_annotation::Codebook;
use standpoint_annotation::codebook::{Fault, LEAST_CONTRAST, LEAST_DIFFERENCE, Named, Pages};
use standpoint_annotation::colour::{Rgb, Vision};

use crate::commands::Chord;
use crate::i18n::{Message, words};
use crate::shell::naming::command_name;
use crate::state::Workspace;

/// What marks stand on, as `www/styles/tokens.css` has it: the paper and the cards.
pub const PAGES: Pages = Pages {
    light: &[Rgb([0xfb, 0xfa, 0xf7]), Rgb([0xff, 0xff, 0xff])],
    dark: &[Rgb([0x15, 0x17, 0x1b]), Rgb([0x1c, 0x1f, 0x25])],
};

/// What is wrong, with what it is wrong of.
pub struct Finding {
    /// Whose it is.
    pub of: Vec<Named>,
    /// Whether it is about a colour.
    pub colour: bool,
    /// In a sentence.
    pub said: String,
}

/// All that is wrong with a codebook.
pub fn findings(state: &Workspace, book: &Codebook) -> Vec<Finding> {
    let faults = book.check(PAGES).into_iter();
    let mut found: Vec<Finding> = faults.map(|fault| finding(book, fault)).collect();
    found.extend(taken_keys(state, book));
    found
}

fn finding(book: &Codebook, fault: Fault) -> Finding {
    let colour = matches!(fault, Fault::Faint { .. } | Fault::Alike { .. });
    let name = |named: &Named| named_words(book, named);
    let (said, of) = match fault {
        Fault::Nameless(one) => (Message::new("fault-nameless"), vec![one]),
        Fault::SameId(one) => (
            Message::new("fault-same-id").with("one", name(&one)),
            vec![one],
        ),
        Fault::SameName(one, other) => (
            Message::new("fault-same-name").with("one", name(&one)),
            vec![one, other],
        ),
        Fault::SameKey(one, other, key) => {
            let said = Message::new("fault-same-key").with("key", key.to_uppercase());
            (
                said.with("one", name(&one)).with("other", name(&other)),
                vec![one, other],
            )
        }
        Fault::NoKey(one, key) => (Message::new("fault-no-key").with("key", key), vec![one]),
        Fault::NoEnds(link) => {
            let one = Named::Link(link);
            (
                Message::new("fault-no-ends").with("one", name(&one)),
                vec![one],
            )
        }
        Fault::UnknownEnd(link, label) => {
            let said = Message::new("fault-unknown-end").with("label", label.as_str());
            let one = Named::Link(link);
            (said.with("one", name(&one)), vec![one])
        }
        Fault::Faint {
            whose,
            page,
            contrast,
            ..
        } => {
            let is_light = PAGES.light.contains(&page);
            let said = Message::new("fault-faint")
                .with("one", name(&whose))
                .with("page", if is_light { "light" } else { "dark" })
                .with("contrast", tenths(contrast))
                .with("least", tenths(LEAST_CONTRAST));
            (said, vec![whose])
        }
        Fault::Alike {
            one,
            other,
            vision,
            difference,
        } => {
            let said = Message::new("fault-alike")
                .with("one", name(&one))
                .with("other", name(&other))
                .with("vision", vision_name(vision))
                .with("difference", tenths(difference))
                .with("least", tenths(LEAST_DIFFERENCE));
            (said, vec![one, other])
        }
    };
    Finding {
        of,
        colour,
        said: said.words(),
    }
}

/// Which of the ways to see that the message tells apart.
fn vision_name(vision: Vision) -> &'static str {
    match vision {
        Vision::Normal => "normal",
        Vision::Protanopia => "protanopia",
        Vision::Deuteranopia => "deuteranopia",
        Vision::Tritanopia => "tritanopia",
    }
}

fn tenths(number: f64) -> String {
    format!("{number:.1}")
}

/// Keys that the app has, too: which of both is meant when.
fn taken_keys(state: &Workspace, book: &Codebook) -> Vec<Finding> {
    let labels = book.labels_in_use();
    let keyed = labels.flat_map(|label| {
        let of_label = label
            .key
            .as_deref()
            .map(|key| (Named::Label(label.id.clone()), key));
        let values = label.attributes.iter().flat_map(move |attribute| {
            attribute.values.iter().filter_map(move |value| {
                let ids = (attribute.id.clone(), value.id.clone());
                Some((
                    Named::Value(label.id.clone(), ids.0, ids.1),
                    value.key.as_deref()?,
                ))
            })
        });
        of_label.into_iter().chain(values)
    });
    let taken = keyed.filter_map(|(named, key)| {
        let chord = Chord::parse(key).ok()?;
        let command = state.keymap.command(&chord)?;
        let command = command_name(state, crate::commands::entry(command))?;
        let id = match named {
            Named::Label(_) => "fault-app-key",
            _ => "fault-app-value-key",
        };
        let said = Message::new(id)
            .with("key", key.to_uppercase())
            .with("command", command)
            .with("one", named_words(book, &named));
        Some(Finding {
            of: vec![named],
            colour: false,
            said: said.words(),
        })
    });
    taken.collect()
}

/// What something is called, as it stands in a sentence.
pub fn named_words(book: &Codebook, named: &Named) -> String {
    let label = |id| {
        book.label(id)
            .map_or_else(|| words("codebook-nameless"), |label| label.name.clone())
    };
    let name = match named {
        Named::Label(id) => label(id),
        Named::Attribute(id, attribute) | Named::Value(id, attribute, _) => {
            let held = book.label(id).and_then(|label| label.attribute(attribute));
            let value = match named {
                Named::Value(.., value) => held
                    .and_then(|held| held.values.iter().find(|held| held.id == *value))
                    .map(|value| value.name.clone()),
                _ => None,
            };
            let attribute = held.map_or_else(|| attribute.clone(), |held| held.name.clone());
            [Some(label(id)), Some(attribute), value]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" › ")
        }
        Named::Link(id) => book
            .link(id)
            .map_or_else(|| id.to_string(), |kind| kind.name.clone()),
    };
    Message::new("codebook-quoted").with("name", name).words()
}

/// The label that something belongs to.
pub fn label_of(named: &Named) -> Option<&standpoint_annotation::LabelId> {
    match named {
        Named::Label(id) | Named::Attribute(id, _) | Named::Value(id, ..) => Some(id),
        Named::Link(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::Platform;
    use standpoint_annotation::codebook::Label;
    use standpoint_annotation::colour::Colour;

    #[test]
    fn the_pages_are_those_of_the_styles() {
        let tokens = include_str!("../../www/styles/tokens.css");
        for (place, name) in ["--paper", "--card"].iter().enumerate() {
            let (light, dark) = (PAGES.light[place], PAGES.dark[place]);
            assert!(
                tokens.contains(&format!("{name}: light-dark({light}, {dark})")),
                "{name}"
            );
        }
    }

    #[test]
    fn what_is_wrong_is_said_with_names_and_numbers() {
        let state = Workspace::new(Platform::Other);
        let grey = Rgb([0x99; 3]);
        let mut book = Codebook::empty("News");
        book.labels = vec![
            Label {
                key: Some("x".to_owned()),
                colour: Some(Colour {
                    light: grey,
                    dark: grey,
                }),
                ..Label::new("PER", "Person")
            },
            Label {
                key: Some("X".to_owned()),
                ..Label::new("ORG", "Organisation")
            },
        ];
        let said: Vec<String> = findings(&state, &book)
            .into_iter()
            .map(|found| found.said)
            .collect();
        let has = |parts: &[&str]| {
            said.iter()
                .any(|said| parts.iter().all(|part| said.contains(part)))
        };
        assert!(has(&["“Person”", "“Organisation”", "X"]), "{said:?}");
        assert!(has(&["“Person”", "2.7", "4.5", "light"]), "{said:?}");
        assert!(has(&["Reject"]), "{said:?}");
    }
}
