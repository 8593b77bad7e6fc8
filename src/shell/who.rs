//! Who is mentioned: an actor is called something else, made one with another, or parted from some
//! of its mentions, which go to somebody else.

use std::collections::BTreeSet;

use standpoint_annotation::{Document, EntityId, Mark, MarkId, State};
use yew::{Callback, Event, Html, Properties, component, html, use_memo, use_state_eq};

use super::completion::{Completion, Offered, Written};
use super::dialog::{Frame, leave, leaving};
use crate::desk::View;
use crate::i18n::{Message, words};
use crate::panels::reading::{surroundings, value_name};
use crate::state::marking::{MarkingAction, Shared, Somebody};
use crate::state::{Action, Article};

/// What is drawn.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The desk.
    pub view: View,
    /// The mentions that are ticked at first; the first says whose are listed.
    pub marks: Vec<MarkId>,
}

/// How the values of what is offered begin: an entity here, a name elsewhere, and the two that are
/// always there.
const HERE: &str = "e ";
const ELSEWHERE: &str = "n ";
const NEW: &str = "new";
const NOBODY: &str = "nobody";

/// A line for the name, with everybody who is known, and the mentions below.
#[component]
pub fn Who(props: &Props) -> Html {
    let Props { view, marks } = props;
    let ticked = use_state_eq(|| marks.clone());
    let article = view.state.article.clone();
    let shared = view.state.marking.shared.clone();
    let first = marks.first().cloned();
    let offered = use_memo(
        (article.clone(), shared, first),
        |(article, shared, first)| {
            let mark = article.as_ref().zip(first.as_ref());
            let mark = mark.and_then(|(a, id)| Some((a, a.document.mark(id)?)));
            mark.map(|(article, mark)| offered(article, mark, shared.as_deref()))
                .unwrap_or_default()
        },
    );
    let (Some(article), Some(first)) = (&article, marks.first()) else {
        return Html::default();
    };
    let document = &article.document;
    let Some(mark) = document.mark(first) else {
        return Html::default();
    };
    let all = mentions(document, mark);
    let toggle = {
        let ticked = ticked.clone();
        Callback::from(move |id: MarkId| {
            let mut next = (*ticked).clone();
            match next.iter().position(|known| *known == id) {
                Some(place) => drop(next.remove(place)),
                None => next.push(id),
            }
            ticked.set(next);
        })
    };
    let every = {
        let (ticked, all) = (
            ticked.clone(),
            all.iter().map(|mark| mark.id.clone()).collect::<Vec<_>>(),
        );
        Callback::from(move |_: Event| {
            let whole = ticked.len() == all.len();
            ticked.set(if whole { Vec::new() } else { all.clone() });
        })
    };
    let done = {
        let (desk, chosen) = (view.desk.clone(), (*ticked).clone());
        let quote = document.quote(mark);
        Callback::from(move |written: Written| {
            let to = somebody(written, &quote);
            leave(&desk);
            desk.send(Action::Marking(MarkingAction::MoveMentions {
                marks: chosen.clone(),
                to,
            }));
        })
    };
    let rows = all
        .iter()
        .map(|mention| row(document, mention, ticked.contains(&mention.id), &toggle));
    html! {
        <Frame desk={view.desk.clone()} title={words("who-title")} class="wide who-is-it">
            <div class="dialog-body">
                <p>{ Message::new("who-how").with("count", ticked.len()).words() }</p>
                <Completion label={words("who-label")} {offered} ondone={done} />
                if all.len() > 1 {
                    <label class="check">
                        <input type="checkbox" data-mentions="all" checked={ticked.len() == all.len()} onchange={every} />
                        { Message::new("who-all").with("count", all.len()).words() }
                    </label>
                    <ul class="options sure-list" aria-label={words("actors-mentions")}>{ for rows }</ul>
                }
            </div>
            <div class="dialog-actions">
                <button type="button" onclick={leaving(&view.desk)}>{ words("dialog-cancel") }</button>
            </div>
        </Frame>
    }
}

fn somebody(written: Written, quote: &str) -> Somebody {
    match written {
        Written::Offered(value) if value == NOBODY => Somebody::Nobody,
        Written::Offered(value) => {
            let here = value.strip_prefix(HERE).map(EntityId::new);
            let name = value.strip_prefix(ELSEWHERE).unwrap_or(quote);
            let new = || Somebody::New(name.to_owned(), None);
            here.map_or_else(new, Somebody::Known)
        }
        Written::Other(name) if name.is_empty() => Somebody::Nobody,
        Written::Other(name) => Somebody::New(name, None),
    }
}

fn row(document: &Document, mention: &Mark, on: bool, toggle: &Callback<MarkId>) -> Html {
    let (before, after) = surroundings(&document.text, mention.spans.hull());
    let (toggle, id) = (toggle.clone(), mention.id.clone());
    let changed = Callback::from(move |_: Event| toggle.emit(id.clone()));
    html! {
        <li key={mention.id.to_string()}>
            <label class="holder">
                <input type="checkbox" data-tick={mention.id.to_string()} checked={on} onchange={changed} />
                <span class="context" dir="auto">{ before }<b>{ document.quote(mention) }</b>{ after }</span>
            </label>
        </li>
    }
}

/// The mentions of whom a mark mentions, in reading order; the mark alone where it names nobody.
fn mentions<'d>(document: &'d Document, mark: &'d Mark) -> Vec<&'d Mark> {
    let Some(entity) = &mark.entity else {
        return vec![mark];
    };
    let held = document.mentions(entity).map(AsRef::as_ref);
    let mut held: Vec<&Mark> = held
        .filter(|other| other.state != State::Rejected || other.id == mark.id)
        .collect();
    held.sort_unstable_by_key(|mark| (mark.spans.start(), &mark.id));
    held
}

/// Somebody new, everybody of this article but the one who is mentioned, those of other articles,
/// and nobody.
fn offered(article: &Article, mark: &Mark, shared: Option<&Shared>) -> Vec<Offered> {
    let document = &article.document;
    let label = document.codebook.label(&mark.label);
    let detail = |kind: Option<&String>, said: String| {
        let kind = label
            .zip(kind)
            .and_then(|(label, kind)| value_name(label, "kind", kind));
        match kind {
            Some(kind) => Message::new("actors-kind")
                .with("kind", kind)
                .with("counted", said)
                .words(),
            None => said,
        }
    };
    let one = |value: String, name: String, detail: String| Offered {
        value,
        name,
        detail,
    };
    let mut here: Vec<_> = document.entities().collect();
    here.sort_by_key(|entity| entity.name.to_lowercase());
    let names: BTreeSet<&str> = here.iter().map(|entity| entity.name.as_str()).collect();
    let known = here
        .iter()
        .filter(|entity| mark.entity.as_ref() != Some(&entity.id));
    let mut all: Vec<Offered> = known
        .map(|entity| {
            let count = document.mentions(&entity.id).count();
            let said = Message::new("who-mentions").with("count", count).words();
            one(
                format!("{HERE}{}", entity.id),
                entity.name.clone(),
                detail(entity.kind.as_ref(), said),
            )
        })
        .collect();
    let new = Message::new("who-new")
        .with("name", document.quote(mark))
        .words();
    all.push(one(NEW.to_owned(), new, String::new()));
    all.push(one(NOBODY.to_owned(), words("entity-none"), String::new()));
    let elsewhere = shared.into_iter().flat_map(|shared| &shared.entities);
    let elsewhere = elsewhere.filter(|(name, _)| !names.contains(name.as_str()));
    all.extend(elsewhere.map(|(name, kind)| {
        one(
            format!("{ELSEWHERE}{name}"),
            name.clone(),
            detail(kind.as_ref(), words("choose-elsewhere")),
        )
    }));
    all
}
