//! What becomes of something in the codebook: a choice, a sentence that says what follows, and a
//! button.

use std::rc::Rc;

use standpoint_annotation::Recode;
use web_sys::HtmlSelectElement;
use yew::{
    Callback, Event, Html, MouseEvent, Properties, TargetCast, component, html, use_state_eq,
};

use crate::desk::View;
use crate::i18n::{Message, words};
use crate::state::Action;
use crate::state::coding::CodingAction;
use crate::state::update::coding::plan;
use crate::wording;

/// Something that can be done.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// In words.
    pub name: String,
    /// The change.
    pub change: Recode,
    /// The message that says what follows; it is given the number of marks and the name of what they
    /// become.
    pub effect: &'static str,
    /// What marks become, where they become something.
    pub into: String,
}

impl Way {
    /// Something that can be done.
    pub fn new(name: &Message, change: Recode, effect: &'static str, into: &str) -> Self {
        Self {
            name: name.words(),
            change,
            effect,
            into: into.to_owned(),
        }
    }
}

/// What the choice is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The desk.
    pub view: View,
    /// Names it for tests.
    pub name: String,
    /// Whose fate it is, for the ear.
    pub whose: String,
    /// What can be done.
    pub ways: Rc<Vec<Way>>,
}

/// The choice. Nothing is done before its effect was shown.
#[component]
pub fn Fate(props: &Props) -> Html {
    let Props {
        view,
        name,
        whose,
        ways,
    } = props;
    let chosen = use_state_eq(|| None::<usize>);
    let choose = {
        let chosen = chosen.clone();
        Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlSelectElement>().value();
            chosen.set(value.parse().ok());
        })
    };
    let options = ways.iter().enumerate().map(|(number, way)| {
        html! { <option key={number} value={number.to_string()} selected={*chosen == Some(number)}>{ &way.name }</option> }
    });
    let way = chosen.and_then(|number| ways.get(number));
    let proposal = way.map(|way| {
        let done = {
            let (chosen, desk, change) = (chosen.clone(), view.desk.clone(), way.change.clone());
            Callback::from(move |()| {
                chosen.set(None);
                desk.send(Action::Coding(CodingAction::Recode(change.clone())));
            })
        };
        proposal(view, way, done)
    });
    html! {
        <div class="fate" data-fate={name.clone()}>
            <select aria-label={Message::new("codebook-fate").with("name", whose.as_str()).words()} onchange={choose}>
                <option key="none" value="" selected={chosen.is_none()}>{ words("codebook-fate-none") }</option>
                { for options }
            </select>
            { proposal }
        </div>
    }
}

/// What follows from a change, and the button that makes it; or why it cannot be made.
pub fn proposal(view: &View, way: &Way, done: Callback<()>) -> Html {
    let (said, possible) = match plan(&view.state, &way.change) {
        Ok(step) => {
            let said = Message::new(way.effect).with("count", step.count);
            (said.with("name", way.into.as_str()).words(), true)
        }
        Err(error) => {
            let why = wording::not_recoded(&error).words();
            (
                Message::new("notice-cannot").with("why", why).words(),
                false,
            )
        }
    };
    html! {
        <div class="proposal">
            <p role="status" data-testid="effect">{ said }</p>
            if possible {
                <button type="button" data-action="recode" onclick={Callback::from(move |_: MouseEvent| done.emit(()))}>{ &way.name }</button>
            }
        </div>
    }
}
