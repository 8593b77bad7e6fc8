//! A label made of a part of another's marks.

use standpoint_annotation::codebook::Label;
use standpoint_annotation::{LabelId, Pick, Recode};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::{
    Callback, Event, Html, InputEvent, Properties, TargetCast, UseStateHandle, component, html,
    use_state_eq,
};

use super::fate::{Way, proposal};
use super::fields::id_for;
use crate::desk::View;
use crate::i18n::{Message, words};
use crate::shell::naming::codebook;
use crate::state::Action;
use crate::state::coding::CodingAction;

/// What it is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The desk.
    pub view: View,
    /// The label that is split.
    pub label: LabelId,
}

/// A name for the part, and which marks it gets: those with some words in them, or with a value.
#[component]
pub fn Split(props: &Props) -> Html {
    let Props { view, label } = props;
    let (name, with, which) = (
        use_state_eq(String::new),
        use_state_eq(String::new),
        use_state_eq(|| None::<usize>),
    );
    let book = codebook(&view.state);
    let Some(label) = book.label(label) else {
        return Html::default();
    };
    let values = values(label);
    let chosen = {
        let which = which.clone();
        Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlSelectElement>().value();
            which.set(value.parse().ok());
        })
    };
    let options = values.iter().enumerate().map(|(number, (said, _))| {
        html! { <option key={number} value={number.to_string()} selected={*which == Some(number)}>{ said }</option> }
    });
    let pick = match which.and_then(|number| values.get(number)) {
        Some((_, pick)) => pick.clone(),
        None => Pick::Words(with.trim().to_owned()),
    };
    let part = name.trim();
    let ready = !part.is_empty() && pick != Pick::Words(String::new());
    let ready = ready.then(|| {
        let id = id_for(part, book.labels.iter().map(|label| label.id.as_str()));
        let part = Label {
            id: id.into(),
            name: part.to_owned(),
            colour: Some(book.fresh_colour()),
            key: None,
            definition: String::new(),
            examples: Vec::new(),
            ..label.clone()
        };
        let said = Message::new("codebook-split-do").with("name", part.name.as_str());
        let into = part.name.clone();
        let change = Recode::SplitLabel {
            label: label.id.clone(),
            part: Box::new(part),
            pick,
        };
        let way = Way::new(&said, change.clone(), "effect-become", &into);
        let (desk, name) = (view.desk.clone(), name.clone());
        let done = Callback::from(move |()| {
            name.set(String::new());
            desk.send(Action::Coding(CodingAction::Recode(change.clone())));
        });
        proposal(view, &way, done)
    });
    html! {
        <details class="split" data-testid="split">
            <summary>{ words("codebook-split") }</summary>
            <div class="line-of-fields">
                { input("codebook-part", &name) }
                <label class="field">
                    <span>{ words("codebook-part-which") }</span>
                    <select name="codebook-part-which" onchange={chosen}>
                        <option key="words" value="" selected={which.is_none()}>{ words("codebook-part-words") }</option>
                        { for options }
                    </select>
                </label>
                if which.is_none() { { input("codebook-words", &with) } }
            </div>
            { ready }
        </details>
    }
}

/// Every value of a label in words, with the question for it.
fn values(label: &Label) -> Vec<(String, Pick)> {
    let attributes = label.attributes.iter();
    let values = attributes.flat_map(|attribute| {
        attribute.values.iter().map(move |value| {
            let said = Message::new("command-as-value")
                .with("attribute", attribute.name.as_str())
                .with("value", value.name.as_str());
            let pick = Pick::Attribute {
                attribute: attribute.id.clone(),
                value: Some(value.id.clone()),
            };
            (said.words(), pick)
        })
    });
    values.collect()
}

/// A line whose words count while they are typed.
pub fn input(name: &'static str, state: &UseStateHandle<String>) -> Html {
    let typed = {
        let state = state.clone();
        Callback::from(move |event: InputEvent| {
            state.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    html! {
        <label class="field">
            <span>{ words(name) }</span>
            <input type="text" {name} autocomplete="off" value={(**state).clone()} oninput={typed} />
        </label>
    }
}
