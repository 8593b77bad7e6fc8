//! What colours a mark: classes that the styles know, and rules for colours of the codebook's own.
//!
//! Each channel has a property of its own, so that marks that lie over one another keep their
//! colours: `--k` for lines, `--c` for tints, `--b` for heavier words, `--w` for waves.

use std::fmt::Write;

use standpoint_annotation::codebook::{Channel, PALETTE, Value};
use standpoint_annotation::colour::Colour;
use standpoint_annotation::colouring::colouring;
use standpoint_annotation::{Codebook, Document, LabelId, Mark};

/// The attributes for whose values the styles have colours.
const STYLED: [&str; 2] = ["kind", "stance"];

/// The class of a label.
pub fn label_class(label: &LabelId) -> String {
    format!("label-{}", safe(label.as_str()))
}

/// The class of a value.
pub fn value_class(attribute: &str, value: &str) -> String {
    let prefix = if STYLED.contains(&attribute) {
        ""
    } else {
        "value-"
    };
    format!("{prefix}{}-{}", safe(attribute), safe(value))
}

/// The class of the value that colours a mark.
pub fn value_of(document: &Document, mark: &Mark) -> Option<String> {
    let (attribute, value) = colouring(document, mark)?;
    Some(value_class(attribute, value))
}

/// An id as a part of a class: letters, digits and hyphens, everything else by its number.
fn safe(id: &str) -> String {
    let mut class = String::new();
    for c in id.chars() {
        if c.is_ascii_alphanumeric() || c == '-' {
            class.push(c);
        } else {
            // Writing to a string does not fail.
            let _ = write!(class, "_{:x}", u32::from(c));
        }
    }
    class
}

/// The rules for the colours of the palette, for those that a codebook has itself, and for its labels
/// that neither it nor the styles have one for. A label's rule weighs nothing: the colour of a value goes before it.
pub fn rules(book: &Codebook) -> String {
    let mut rules = String::new();
    for (number, colour) in PALETTE.iter().enumerate() {
        rule(
            &mut rules,
            &format!(".swatch-{number}"),
            Channel::Tint,
            *colour,
        );
    }
    for (place, label) in book.labels.iter().enumerate() {
        let styled = Codebook::standard().label(&label.id).is_some();
        let palette = (!styled).then(|| PALETTE[place % PALETTE.len()]);
        if let Some(colour) = label.colour.or(palette) {
            rule(
                &mut rules,
                &format!(":where(.{})", label_class(&label.id)),
                label.channel,
                colour,
            );
        }
        for attribute in &label.attributes {
            let coloured = attribute.values.iter();
            let coloured = coloured.filter_map(|value: &Value| Some((value, value.colour?)));
            for (value, colour) in coloured {
                rule(
                    &mut rules,
                    &format!(".{}", value_class(&attribute.id, &value.id)),
                    label.channel,
                    colour,
                );
            }
        }
    }
    rules
}

fn rule(rules: &mut String, selector: &str, channel: Channel, Colour { light, dark }: Colour) {
    let property = property(channel);
    // Where more contrast is wanted, there is less of the colour and more ink.
    let _ = write!(
        rules,
        "{selector}{{{property}:color-mix(in srgb,light-dark({light},{dark}) var(--own,100%),var(--ink))}}"
    );
}

/// The property that colours a channel.
pub fn property(channel: Channel) -> &'static str {
    match channel {
        Channel::Underline => "--k",
        Channel::Tint => "--c",
        Channel::Wave => "--w",
        Channel::Weight => "--b",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use standpoint_annotation::codebook::Label;

    #[test]
    fn any_id_makes_a_class_and_no_two_the_same() {
        let classes = ["a b", "a_b", "a.b", "a}b", "é", "a20b"].map(|id| label_class(&id.into()));
        for (place, class) in classes.iter().enumerate() {
            assert!(
                class
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
            );
            assert!(!classes[..place].contains(class), "{class}");
        }
    }

    #[test]
    fn the_default_codebook_needs_no_rules_and_a_bare_one_gets_the_palette() {
        assert!(!rules(&Codebook::standard()).contains("label-"));
        let book = Codebook {
            labels: vec![Label::new("PER", "Person")],
            ..Codebook::empty("News")
        };
        let light = PALETTE[0].light;
        assert!(rules(&book).contains(&format!(
            ":where(.label-PER){{--k:color-mix(in srgb,light-dark({light},"
        )));
    }
}
