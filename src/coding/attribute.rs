//! Something that can be said of marks: free words, or one of a list of values.

use std::rc::Rc;

use standpoint_annotation::Recode;
use standpoint_annotation::codebook::{Attribute, Label, Named, Value};
use yew::{Callback, Html, html};

use super::colour::ColourField;
use super::fate::{Fate, Way};
use super::fields::{field, id_for, saving, some};
use super::order::order;
use crate::desk::{Desk, View};
use crate::i18n::{Message, words};
use crate::part;
use crate::state::Action;
use crate::state::coding::CodingAction;
use crate::state::tones::value_class;

/// An attribute's form.
pub fn attribute(view: &View, label: &Label, attribute: &Attribute) -> Html {
    let desk = &view.desk;
    let ids = || (label.id.clone(), attribute.id.clone());
    let (of, id) = ids();
    let renamed = saving(desk, move |name| Recode::RenameAttribute {
        label: of.clone(),
        attribute: id.clone(),
        name: name.to_owned(),
    });
    let (of, id) = ids();
    let moved = saving(desk, move |to| Recode::MoveAttribute {
        label: of.clone(),
        attribute: id.clone(),
        to: to.to_owned(),
    });
    let ((of, id), taken) = (ids(), attribute.values.clone());
    let added = saving(desk, move |name| {
        let value = Value::new(id_for(name, taken.iter().map(|v| &*v.id)), name);
        Recode::AddValue {
            label: of.clone(),
            attribute: id.clone(),
            value,
        }
    });
    let (of, id) = ids();
    let name = Message::new("codebook-remove-attribute");
    let change = Recode::RemoveAttribute {
        label: of,
        attribute: id,
    };
    let ways = vec![Way::new(&name, change, "effect-lose", "")];
    let values = attribute.values.iter();
    let values: Html = values.map(|v| value(view, label, attribute, v)).collect();
    let ids: Vec<&str> = label.attributes.iter().map(|a| a.id.as_str()).collect();
    html! {
        <fieldset key={attribute.id.clone()} class="attribute" data-attribute={attribute.id.clone()}>
            <legend>{ &attribute.name }</legend>
            <div class="line-of-fields">
                { field("codebook-name", &attribute.name, None, renamed) }
                { field("codebook-id", &attribute.id, None, moved) }
            </div>
            if attribute.values.is_empty() { <p class="quiet">{ words("codebook-free") }</p> }
            { values }
            { field("codebook-add-value", "", None, added) }
            { order(desk, &ids, &attribute.id, &attribute.name, |order| Recode::OrderAttributes {
                label: label.id.clone(),
                order,
            }) }
            { part!(Fate {
                view: view.clone(),
                name: "attribute",
                whose: attribute.name.clone(),
                ways: Rc::new(ways),
            }) }
        </fieldset>
    }
}

/// A value's line; its name is what is seen, the rest is a press away.
fn value(view: &View, label: &Label, attribute: &Attribute, value: &Value) -> Html {
    let desk = &view.desk;
    let save = |write| into_value(desk, label, attribute, value, write);
    let coloured = {
        let (desk, value) = (desk.clone(), value.clone());
        let (label, attribute) = (label.id.clone(), attribute.id.clone());
        Callback::from(move |colour| {
            desk.send(Action::Coding(CodingAction::Recode(Recode::EditValue {
                label: label.clone(),
                attribute: attribute.clone(),
                value: Value {
                    colour,
                    ..value.clone()
                },
            })));
        })
    };
    let ids = (attribute.id.clone(), value.id.clone());
    let listed: Vec<&str> = attribute.values.iter().map(|v| v.id.as_str()).collect();
    html! {
        <details key={value.id.clone()} class="value" data-value={value.id.clone()}>
            <summary>
                { &value.name }
                if let Some(key) = &value.key { <kbd>{ key.to_uppercase() }</kbd> }
            </summary>
            <div class="line-of-fields">
                { field("codebook-name", &value.name, None, save(|v, w| w.clone_into(&mut v.name))) }
                { field("codebook-key", value.key.as_deref().unwrap_or_default(), None, save(|v, w| v.key = some(w))) }
            </div>
            { field("codebook-definition", &value.definition, Some("2"), save(|v, w| w.clone_into(&mut v.definition))) }
            { part!(ColourField {
                view: view.clone(),
                whose: Named::Value(label.id.clone(), ids.0, ids.1),
                colour: value.colour,
                channel: label.channel,
                tone: value_class(&attribute.id, &value.id),
                onsave: coloured,
            }) }
            { order(desk, &listed, &value.id, &value.name, |order| Recode::OrderValues {
                label: label.id.clone(),
                attribute: attribute.id.clone(),
                order,
            }) }
            { part!(Fate {
                view: view.clone(),
                name: "value",
                whose: value.name.clone(),
                ways: Rc::new(ways(label, attribute, value)),
            }) }
        </details>
    }
}

/// Writes what was written into a value.
fn into_value(
    desk: &Desk,
    label: &Label,
    attribute: &Attribute,
    value: &Value,
    write: fn(&mut Value, &str),
) -> Callback<String> {
    let (label, attribute, value) = (label.id.clone(), attribute.id.clone(), value.clone());
    saving(desk, move |written| {
        let mut value = value.clone();
        write(&mut value, written);
        Recode::EditValue {
            label: label.clone(),
            attribute: attribute.clone(),
            value,
        }
    })
}

/// What can become of a value.
fn ways(label: &Label, attribute: &Attribute, value: &Value) -> Vec<Way> {
    let others = attribute.values.iter().filter(|other| other.id != value.id);
    let mut ways: Vec<Way> = others
        .map(|other| {
            let name = Message::new("codebook-merge").with("name", other.name.as_str());
            let change = Recode::MoveValue {
                label: label.id.clone(),
                attribute: attribute.id.clone(),
                from: value.id.clone(),
                to: other.id.clone(),
            };
            Way::new(&name, change, "effect-become", &other.name)
        })
        .collect();
    let change = Recode::RemoveValue {
        label: label.id.clone(),
        attribute: attribute.id.clone(),
        value: value.id.clone(),
    };
    let name = Message::new("codebook-remove-value");
    ways.push(Way::new(&name, change, "effect-lose", ""));
    ways
}
