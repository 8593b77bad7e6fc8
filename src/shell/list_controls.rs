//! Above the list of articles: search, filters, order.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::{
    Callback, Html, InputEvent, KeyboardEvent, Properties, TargetCast, component, html, use_memo,
};

use super::details::statuses;
use super::select::Select;
use crate::desk::Desk;
use crate::i18n::{Message, words};
use crate::state::Action;
use crate::state::Found;
use crate::state::choice::Choice;
use crate::state::list::{ListView, Order, arranged, status_name, status_named, tags};
use crate::store::Summary;

/// What the controls are drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// Where what is asked for goes.
    pub desk: Desk,
    /// All articles.
    pub articles: Rc<Vec<Rc<Summary>>>,
    /// What is shown of them.
    pub list: Rc<ListView>,
    /// What a search has found.
    pub found: Rc<Found>,
}

/// The controls; there is nothing to control in a list of one.
#[component]
pub fn ListControls(props: &Props) -> Html {
    let known = use_memo(props.articles.clone(), |articles| tags(articles));
    if props.articles.len() < 2 && *props.list == ListView::default() {
        return Html::default();
    }
    let desk = props.desk.clone();
    let change = Callback::from(move |list: ListView| desk.send(Action::List(list)));
    html! {
        <div class="list-controls" role="search" aria-label={words("list-label")}>
            { search(&props.list, &change) }
            <div class="list-filters">
                { by_status(&props.list, &change) }
                { by_order(&props.list, &change) }
                if !known.is_empty() { { by_tag(&props.list, &known, &change) } }
            </div>
            { outcome(props) }
        </div>
    }
}

fn search(list: &Rc<ListView>, change: &Callback<ListView>) -> Html {
    let typed = {
        let (list, change) = (Rc::clone(list), change.clone());
        Callback::from(move |event: InputEvent| {
            let query = event.target_unchecked_into::<HtmlInputElement>().value();
            change.emit(ListView {
                query,
                ..ListView::clone(&list)
            });
        })
    };
    let pressed = {
        let (list, change) = (Rc::clone(list), change.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && !list.query.is_empty() {
                event.stop_propagation();
                change.emit(ListView {
                    query: String::new(),
                    ..ListView::clone(&list)
                });
            }
        })
    };
    html! {
        <input
            type="search" name="search" class="list-search" autocomplete="off" spellcheck="false"
            value={list.query.clone()}
            placeholder={words("list-search")}
            aria-label={words("list-search-label")}
            oninput={typed}
            onkeydown={pressed}
        />
    }
}

fn by_status(list: &Rc<ListView>, change: &Callback<ListView>) -> Html {
    let mut options = vec![(String::new(), words("list-any-status"))];
    options.extend(statuses());
    let now = list.status.map_or("", status_name);
    filter(
        list,
        change,
        ("list-status", now, options),
        |list, value| {
            list.status = status_named(&value);
        },
    )
}

fn by_order(list: &Rc<ListView>, change: &Callback<ListView>) -> Html {
    let option = |(_, name): &(Order, &str)| {
        let shown = words(&format!("list-order-{name}"));
        ((*name).to_owned(), shown)
    };
    let options = Order::OPTIONS.iter().map(option).collect();
    let now = list.order.name();
    filter(list, change, ("list-order", now, options), |list, value| {
        list.order = Order::named(&value);
    })
}

fn by_tag(list: &Rc<ListView>, known: &[String], change: &Callback<ListView>) -> Html {
    let mut options = vec![(String::new(), words("list-any-tag"))];
    options.extend(known.iter().map(|tag| (tag.clone(), tag.clone())));
    let now = list.tag.as_deref().unwrap_or_default();
    filter(list, change, ("list-tag", now, options), |list, value| {
        list.tag = Some(value).filter(|tag| !tag.is_empty());
    })
}

/// A select, by its name, what is chosen and what can be; its label is a message of that name.
fn filter(
    list: &Rc<ListView>,
    change: &Callback<ListView>,
    (name, now, options): (&'static str, &str, Vec<(String, String)>),
    set: fn(&mut ListView, String),
) -> Html {
    let (list, change) = (Rc::clone(list), change.clone());
    let onchoose = Callback::from(move |value| {
        let mut next = ListView::clone(&list);
        set(&mut next, value);
        change.emit(next);
    });
    let select = Select {
        name,
        label: words(name),
        now,
        options,
        disabled: false,
        onchoose,
    };
    select.html()
}

/// How many are shown, where that is not all of them.
fn outcome(props: &Props) -> Html {
    let list = &props.list;
    if list.query.trim().is_empty() && list.status.is_none() && list.tag.is_none() {
        return Html::default();
    }
    let count = arranged(&props.articles, list, &props.found).len();
    let searching = !list.query.trim().is_empty() && !props.found.complete;
    let said = if searching {
        "list-searching"
    } else {
        "list-shown"
    };
    let said = Message::new(said)
        .with("count", count)
        .with("all", props.articles.len());
    html! { <p class="quiet list-outcome" data-searching={searching.to_string()}>{ said.words() }</p> }
}
