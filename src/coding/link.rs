//! A type of link: what it is called, what it means, what it may join.

use std::rc::Rc;

use standpoint_annotation::codebook::LinkType;
use standpoint_annotation::{Codebook, LabelId, Recode};
use yew::{Callback, Html, html};

use super::fate::{Fate, Way};
use super::fields::{field, recoding, saving};
use crate::desk::{Desk, View};
use crate::i18n::{Message, words};
use crate::part;

/// A link type's form.
pub fn link(view: &View, book: &Codebook, kind: &LinkType) -> Html {
    let desk = &view.desk;
    let name = Message::new("codebook-remove-link");
    let change = Recode::RemoveLinkType(kind.id.clone());
    let ways = vec![Way::new(&name, change, "effect-links", "")];
    html! {
        <>
            { field("codebook-name", &kind.name, None, into_link(desk, kind, |l, w| w.clone_into(&mut l.name))) }
            { field("codebook-definition", &kind.definition, Some("2"), into_link(desk, kind, |l, w| w.clone_into(&mut l.definition))) }
            { ends(desk, book, kind, "codebook-from", |kind| &mut kind.from) }
            { ends(desk, book, kind, "codebook-to", |kind| &mut kind.to) }
            <h4>{ words("codebook-becomes") }</h4>
            { part!(kind.id.to_string(), Fate {
                view: view.clone(),
                name: "link",
                whose: kind.name.clone(),
                ways: Rc::new(ways),
            }) }
        </>
    }
}

/// Writes what was written into a link type.
fn into_link(desk: &Desk, kind: &LinkType, write: fn(&mut LinkType, &str)) -> Callback<String> {
    let kind = kind.clone();
    saving(desk, move |written| {
        let mut kind = kind.clone();
        write(&mut kind, written);
        Recode::EditLinkType(kind)
    })
}

/// The labels that it may join at one of its ends, each to be ticked.
fn ends(
    desk: &Desk,
    book: &Codebook,
    kind: &LinkType,
    name: &'static str,
    end: fn(&mut LinkType) -> &mut Vec<LabelId>,
) -> Html {
    let now = end(&mut kind.clone()).clone();
    let shown = book
        .labels
        .iter()
        .filter(|label| !label.retired || now.contains(&label.id));
    let boxes = shown.map(|label| {
        let checked = now.contains(&label.id);
        let mut changed = kind.clone();
        let ends = end(&mut changed);
        if checked {
            ends.retain(|id| *id != label.id);
        } else {
            ends.push(label.id.clone());
        }
        html! {
            <label key={label.id.to_string()} class="check">
                <input type="checkbox" data-end={label.id.to_string()} {checked} onchange={recoding(desk, Recode::EditLinkType(changed))} />
                { &label.name }
            </label>
        }
    });
    html! { <fieldset class="choice" data-ends={name}><legend>{ words(name) }</legend>{ for boxes }</fieldset> }
}
