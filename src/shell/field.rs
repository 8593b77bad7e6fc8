//! A line of text, or several, that is saved when it is left, or on Enter; Escape takes back what was typed.

use web_sys::HtmlInputElement;
use yew::{
    AttrValue, Callback, Event, Html, InputEvent, KeyboardEvent, Properties, TargetCast, component,
    html, use_state_eq,
};

/// What a field is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// What is in it.
    pub value: AttrValue,
    /// What it is called.
    pub label: AttrValue,
    /// Names it for tests and styles.
    pub name: AttrValue,
    /// The element with what was written there before, to choose from.
    #[prop_or_default]
    pub list: Option<AttrValue>,
    /// How many lines it has, where it has several; Enter then begins the next one.
    #[prop_or_default]
    pub rows: Option<AttrValue>,
    /// Whether it can only be read.
    #[prop_or_default]
    pub disabled: bool,
    /// What to do with what was typed.
    pub onsave: Callback<String>,
}

/// A line of text. What is being typed stays while the rest of the page is drawn again.
#[component]
pub fn TextField(props: &Props) -> Html {
    let draft = use_state_eq(|| None::<String>);
    let typed = {
        let draft = draft.clone();
        Callback::from(move |event: InputEvent| {
            draft.set(Some(
                event.target_unchecked_into::<HtmlInputElement>().value(),
            ));
        })
    };
    let save = {
        let (draft, onsave, before) = (draft.clone(), props.onsave.clone(), props.value.clone());
        Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlInputElement>().value();
            draft.set(None);
            if value != before.as_str() {
                onsave.emit(value);
            }
        })
    };
    let pressed = {
        let (draft, single) = (draft.clone(), props.rows.is_none());
        Callback::from(move |event: KeyboardEvent| {
            let field = event.target_unchecked_into::<HtmlInputElement>();
            match event.key().as_str() {
                // Leaving it is what saves it.
                "Enter" if single && !event.is_composing() => {
                    let _ = field.blur();
                }
                "Escape" if draft.is_some() => {
                    // Else the dialog around it would close, too.
                    event.prevent_default();
                    event.stop_propagation();
                    draft.set(None);
                }
                _ => {}
            }
        })
    };
    let value = draft.as_ref().map_or_else(
        || props.value.clone(),
        |draft| AttrValue::from(draft.clone()),
    );
    if let Some(rows) = &props.rows {
        return html! {
            <textarea
                rows={rows.clone()}
                {value}
                name={props.name.clone()}
                aria-label={props.label.clone()}
                disabled={props.disabled}
                oninput={typed}
                onchange={save}
                onkeydown={pressed}
            />
        };
    }
    html! {
        <input
            type="text"
            {value}
            name={props.name.clone()}
            aria-label={props.label.clone()}
            list={props.list.clone()}
            disabled={props.disabled}
            autocomplete="off"
            oninput={typed}
            onchange={save}
            onkeydown={pressed}
        />
    }
}
