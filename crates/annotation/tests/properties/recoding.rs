//! Random changes of codebooks.

use proptest::sample::Index;
use standpoint_annotation::codebook::{Attribute, Channel, Label, LinkType, Value};
use standpoint_annotation::colour::{Colour, Rgb};
use standpoint_annotation::{Document, LabelId, LinkTypeId, Pick, Recode, State};

/// A change that picks what is at hand, or now and then something that is not there.
pub fn recode(document: &Document, picks: [Index; 6]) -> Recode {
    let [a, b, c, d, _, kind] = picks;
    let (label, other) = (label(document, a), label(document, b));
    let attribute = attribute(document, &label, c);
    let value = value(document, &label, &attribute, d);
    let new = |pick: Index| ["new", "newer", "actor", ""][pick.index(4)];
    match kind.index(22) {
        0 => Recode::Rename(new(b).to_owned()),
        1 => Recode::AddLabel(Label::new(new(b), "New")),
        2 => Recode::EditLabel(edited(label, c)),
        3 => Recode::MoveLabel {
            label,
            to: new(b).into(),
        },
        4 => Recode::OrderLabels(vec![other, label]),
        5 | 6 => Recode::MergeLabels {
            from: label,
            into: other,
        },
        7 | 8 => Recode::SplitLabel {
            label,
            part: Box::new(Label::new(new(b), "Part")),
            pick: pick(attribute, c, d),
        },
        9 => Recode::RetireLabel {
            label,
            into: (c.index(2) == 0).then_some(other),
        },
        10 => Recode::ReviveLabel(label),
        11 => Recode::RemoveLabel(label),
        12 => Recode::AddAttribute {
            label,
            attribute: Attribute::new(new(b), "New"),
        },
        13 => Recode::MoveAttribute {
            label,
            attribute,
            to: new(b).to_owned(),
        },
        14 => Recode::RemoveAttribute { label, attribute },
        15 => Recode::AddValue {
            label,
            attribute,
            value: Value::new(new(b), "New"),
        },
        16 => Recode::MoveValue {
            from: value,
            to: self::value(document, &label, &attribute, b),
            label,
            attribute,
        },
        17 => Recode::RemoveValue {
            label,
            attribute,
            value,
        },
        18 => Recode::OrderAttributes {
            label,
            order: vec![attribute],
        },
        19 => Recode::OrderValues {
            label,
            attribute,
            order: vec![value],
        },
        20 => Recode::EditLinkType(LinkType::new(
            link_type(document, c),
            "Link",
            vec![label],
            vec![other],
        )),
        _ => Recode::RemoveLinkType(link_type(document, c)),
    }
}

fn edited(id: LabelId, pick: Index) -> Label {
    let shade = |shift: usize| u8::try_from(pick.index(200) + shift).unwrap_or_default();
    Label {
        entities: pick.index(2) == 0,
        channel: Channel::Wave,
        colour: Some(Colour {
            light: Rgb([shade(0), 0, shade(9)]),
            dark: Rgb([255, shade(40), 0]),
        }),
        key: Some("k".to_owned()),
        examples: vec!["“May” is none.".to_owned()],
        ..Label::new(id, "Edited")
    }
}

fn pick(attribute: String, a: Index, b: Index) -> Pick {
    let value = (b.index(2) == 0).then(|| "certain".to_owned());
    let picks = [
        Pick::Attribute { attribute, value },
        Pick::Words("KESSIA".to_owned()),
        Pick::State(State::Accepted),
        Pick::By("engine".to_owned()),
        Pick::LinksTo("held_by".into()),
        Pick::LinkedFrom("qualified_by".into()),
    ];
    let one = picks[a.index(picks.len())].clone();
    match b.index(3) {
        0 => Pick::Not(Box::new(one)),
        1 => Pick::Any(vec![one, picks[b.index(picks.len())].clone()]),
        _ => one,
    }
}

fn label(document: &Document, pick: Index) -> LabelId {
    let labels = &document.codebook.labels;
    let label = labels.get(pick.index(labels.len() + 1));
    label.map_or_else(|| "place".into(), |label| label.id.clone())
}

fn attribute(document: &Document, label: &LabelId, pick: Index) -> String {
    let label = document.codebook.label(label);
    let attributes = label.map_or(&[][..], |label| &label.attributes);
    let attribute = attributes.get(pick.index(attributes.len() + 1));
    attribute.map_or_else(|| "size".to_owned(), |attribute| attribute.id.clone())
}

fn value(document: &Document, label: &LabelId, attribute: &str, pick: Index) -> String {
    let label = document.codebook.label(label);
    let attribute = label.and_then(|label| label.attribute(attribute));
    let values = attribute.map_or(&[][..], |attribute| &attribute.values);
    let value = values.get(pick.index(values.len() + 1));
    value.map_or_else(|| "large".to_owned(), |value| value.id.clone())
}

fn link_type(document: &Document, pick: Index) -> LinkTypeId {
    let links = &document.codebook.links;
    let link = links.get(pick.index(links.len() + 1));
    link.map_or_else(|| "likes".into(), |link| link.id.clone())
}
