//! A label: what it is called, how it shows, what it means, what can be said of its marks.

use std::rc::Rc;

use standpoint_annotation::codebook::{Attribute, Channel, Label, Named};
use standpoint_annotation::{Codebook, LabelId, Recode};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::{Callback, Event, Html, TargetCast, html};

use super::attribute::attribute;
use super::colour::ColourField;
use super::fate::{Fate, Way};
use super::fields::{field, id_for, into_label, saving, some};
use super::order::order;
use super::split::Split;
use crate::desk::{Desk, View};
use crate::i18n::{Message, words};
use crate::part;
use crate::shell::legend::channel;
use crate::shell::naming::label_key;
use crate::state::Action;
use crate::state::coding::CodingAction;
use crate::state::tones::label_class;

/// The channels in the order in which they are offered.
const CHANNELS: [(Channel, &str); 4] = [
    (Channel::Underline, "underline"),
    (Channel::Tint, "tint"),
    (Channel::Wave, "wave"),
    (Channel::Weight, "weight"),
];

/// A label's form.
pub fn label(view: &View, book: &Codebook, label: &Label) -> Html {
    let desk = &view.desk;
    let id = label.id.clone();
    let moved = saving(desk, move |written| Recode::MoveLabel {
        label: id.clone(),
        to: written.into(),
    });
    // A list of its own, so that what is moved in it keeps its elements, and what is open in them.
    let attributes = label.attributes.iter();
    let attributes: Html = attributes.map(|a| attribute(view, label, a)).collect();
    // The key that it has, by the codebook or by its place among the labels.
    let key = label.key.clone().or_else(|| label_key(&view.state, label));
    let key = key.unwrap_or_default();
    let ids: Vec<&str> = book.labels.iter().map(|label| label.id.as_str()).collect();
    html! {
        <>
            <div class="line-of-fields">
                { field("codebook-name", &label.name, None, into_label(desk, label, |l, w| w.clone_into(&mut l.name))) }
                { field("codebook-key", &key, None, into_label(desk, label, |l, w| l.key = some(w))) }
                { field("codebook-id", label.id.as_str(), None, moved) }
            </div>
            { shows(desk, label) }
            { part!(ColourField {
                view: view.clone(),
                whose: Named::Label(label.id.clone()),
                colour: label.colour,
                channel: label.channel,
                tone: label_class(&label.id),
                onsave: into_colour(desk, label),
            }) }
            { field("codebook-definition", &label.definition, Some("2"), into_label(desk, label, |l, w| w.clone_into(&mut l.definition))) }
            { field("codebook-examples", &label.examples.join("\n"), Some("4"), into_label(desk, label, |l, w| {
                let lines = w.lines().map(str::trim).filter(|line| !line.is_empty());
                l.examples = lines.map(str::to_owned).collect();
            })) }
            <h4>{ words("codebook-attributes") }</h4>
            { attributes }
            { add_attribute(desk, label) }
            <h4>{ words("codebook-becomes") }</h4>
            { order(desk, &ids, label.id.as_str(), &label.name, |order| {
                Recode::OrderLabels(order.into_iter().map(LabelId::from).collect())
            }) }
            { part!(label.id.to_string(), Fate {
                view: view.clone(),
                name: "label",
                whose: label.name.clone(),
                ways: Rc::new(ways(book, label)),
            }) }
            { part!(format!("split-{}", label.id), Split { view: view.clone(), label: label.id.clone() }) }
        </>
    }
}

/// How its marks show, and whether they mention somebody or something.
fn shows(desk: &Desk, label: &Label) -> Html {
    let chosen = {
        let (desk, label) = (desk.clone(), label.clone());
        Callback::from(move |event: Event| {
            let name = event.target_unchecked_into::<HtmlSelectElement>().value();
            let found = CHANNELS.iter().find(|(_, channel)| *channel == name);
            if let Some((channel, _)) = found {
                let channel = *channel;
                desk.send(Action::Coding(CodingAction::Recode(Recode::EditLabel(
                    Label {
                        channel,
                        ..label.clone()
                    },
                ))));
            }
        })
    };
    let ticked = {
        let (desk, label) = (desk.clone(), label.clone());
        Callback::from(move |event: Event| {
            let entities = event.target_unchecked_into::<HtmlInputElement>().checked();
            desk.send(Action::Coding(CodingAction::Recode(Recode::EditLabel(
                Label {
                    entities,
                    ..label.clone()
                },
            ))));
        })
    };
    let options = CHANNELS.iter().map(|(kind, name)| {
        html! { <option key={*name} value={*name} selected={*kind == label.channel}>{ words(channel(*kind).1) }</option> }
    });
    html! {
        <div class="line-of-fields">
            <label class="field">
                <span>{ words("codebook-channel") }</span>
                <select name="codebook-channel" onchange={chosen}>{ for options }</select>
            </label>
            <label class="check">
                <input type="checkbox" name="codebook-entities" checked={label.entities} onchange={ticked} />
                { words("codebook-entities") }
            </label>
        </div>
    }
}

fn into_colour(
    desk: &Desk,
    label: &Label,
) -> Callback<Option<standpoint_annotation::colour::Colour>> {
    let (desk, label) = (desk.clone(), label.clone());
    Callback::from(move |colour| {
        desk.send(Action::Coding(CodingAction::Recode(Recode::EditLabel(
            Label {
                colour,
                ..label.clone()
            },
        ))));
    })
}

fn add_attribute(desk: &Desk, label: &Label) -> Html {
    let (id, taken) = (label.id.clone(), label.attributes.clone());
    let add = saving(desk, move |name| Recode::AddAttribute {
        label: id.clone(),
        attribute: Attribute::new(id_for(name, taken.iter().map(|a| &*a.id)), name),
    });
    field("codebook-add-attribute", "", None, add)
}

/// What can become of a label.
fn ways(book: &Codebook, label: &Label) -> Vec<Way> {
    let id = || label.id.clone();
    let mut ways = Vec::new();
    let others = || book.labels_in_use().filter(|other| other.id != label.id);
    for other in others() {
        let name = Message::new("codebook-merge").with("name", other.name.as_str());
        let into = other.id.clone();
        let change = Recode::MergeLabels { from: id(), into };
        ways.push(Way::new(&name, change, "effect-become", &other.name));
    }
    if label.retired {
        let name = Message::new("codebook-revive");
        ways.push(Way::new(
            &name,
            Recode::ReviveLabel(id()),
            "effect-revive",
            "",
        ));
    } else {
        let name = Message::new("codebook-retire");
        let change = Recode::RetireLabel {
            label: id(),
            into: None,
        };
        ways.push(Way::new(&name, change, "effect-stay", ""));
        for other in others() {
            let name = Message::new("codebook-retire-into").with("name", other.name.as_str());
            let into = Some(other.id.clone());
            let change = Recode::RetireLabel { label: id(), into };
            ways.push(Way::new(&name, change, "effect-become", &other.name));
        }
    }
    let name = Message::new("codebook-remove");
    ways.push(Way::new(
        &name,
        Recode::RemoveLabel(id()),
        "effect-none",
        "",
    ));
    ways
}
