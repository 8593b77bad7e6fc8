//! The bar above the article in which is typed what is looked for.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::{
    Callback, Event, Html, InputEvent, KeyboardEvent, NodeRef, Properties, TargetCast, component,
    html, use_effect_with, use_node_ref,
};

use super::ahead;
use super::button::named_button;
use crate::commands::CommandId;
use crate::desk::View;
use crate::i18n::{Message, words};
use crate::state::Action;
use crate::state::choice::Choice;
use crate::state::find::{Find, FindAction, Kind, Wanted};

/// The id of the field.
const FIELD: &str = "find-field";

/// What the bar is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The desk.
    pub view: View,
}

/// The bar.
#[component]
pub fn FindBar(props: &Props) -> Html {
    let view = &props.view;
    let find = &view.state.find;
    let wanted = &find.wanted;
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with(find.asked, move |asked| {
            focus(&field);
            ahead::found(*asked);
        });
    }
    let change = |change: fn(&mut Wanted, String)| {
        let desk = view.desk.clone();
        Callback::from(move |value: String| {
            let mut wanted = desk.state().find.wanted.clone();
            change(&mut wanted, value);
            desk.send(Action::Finding(FindAction::Find(wanted)));
        })
    };
    let typed = change(|wanted, value| wanted.query = value);
    let typed =
        typed.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    let kind = change(|wanted, value| wanted.kind = Kind::named(&value));
    let kind =
        kind.reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
    let case = change(|wanted, _| wanted.case = !wanted.case).reform(|_: Event| String::new());
    let kinds = Kind::OPTIONS.iter().map(|(kind, name)| {
        let id = format!("find-kind-{name}");
        html! { <option key={*name} value={*name} selected={*kind == wanted.kind}>{ words(&id) }</option> }
    });
    let button = |id, name: &str| named_button(view, id, "small", words(name));
    html! {
        <search class="find" aria-label={words("find-label")} onkeydown={pressed(view)}>
            <input
                ref={field}
                id={FIELD}
                type="search"
                dir="auto"
                autocomplete="off"
                spellcheck="false"
                value={wanted.query.clone()}
                placeholder={words("find-label")}
                aria-label={words("find-label")}
                aria-describedby="find-said"
                aria-invalid={(find.trouble.is_some() && find.hits.is_empty()).then_some("true")}
                oninput={typed}
            />
            <select name="find-kind" aria-label={words("find-kind")} onchange={kind}>{ for kinds }</select>
            <label class="check"><input type="checkbox" name="find-case" checked={wanted.case} onchange={case} />{ words("find-case") }</label>
            <span class="find-walk">
                { button(CommandId::PreviousHit, "find-previous") }
                { button(CommandId::NextHit, "find-next") }
                { button(CommandId::MarkHits, "find-mark") }
                <button type="button" class="plain small" aria-label={words("find-close")} onclick={view.act(|| Action::Finding(FindAction::Close))}>
                    { words("sign-close") }
                </button>
            </span>
            <p id="find-said" role="status">{ said(find) }</p>
        </search>
    }
}

/// Which hit of how many, and what is in the way.
fn said(find: &Find) -> Html {
    let count = match find.at {
        Some(at) => Message::new("find-count")
            .with("at", at + 1)
            .with("count", find.hits.len())
            .words(),
        None if find.wanted.query.is_empty() || find.trouble.is_some() => String::new(),
        None => words("find-none"),
    };
    html! {
        <>
            <span data-testid="find-count">{ count }</span>
            if let Some(trouble) = &find.trouble {
                <span class="complaint" data-trouble={trouble.id.to_string()}>{ trouble.words() }</span>
            }
        </>
    }
}

/// The keys of whoever types: on with Enter, back with Shift, out with Escape.
fn pressed(view: &View) -> Callback<KeyboardEvent> {
    let desk = view.desk.clone();
    Callback::from(move |event: KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        let typing = event.target_dyn_into::<HtmlInputElement>();
        let typing = typing.is_some_and(|field| field.id() == FIELD);
        let action = match event.key().as_str() {
            "Escape" => Action::Finding(FindAction::Close),
            "Enter" if typing && event.alt_key() => Action::Run(CommandId::MarkHits),
            "Enter" if typing && event.shift_key() => Action::Run(CommandId::PreviousHit),
            "Enter" if typing => Action::Run(CommandId::NextHit),
            "F3" if event.shift_key() => Action::Run(CommandId::PreviousHit),
            "F3" => Action::Run(CommandId::NextHit),
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        desk.send(action);
    })
}

/// Puts the focus on the field: what is written there is written over.
fn focus(field: &NodeRef) {
    if let Some(field) = field.cast::<HtmlInputElement>() {
        // Refused only for what cannot be focused.
        let _ = field.focus();
        field.select();
    }
}
