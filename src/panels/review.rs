//! The Review panel: the mark that is looked at, or what is left to do.

use std::rc::Rc;
use std::sync::Arc;

use standpoint_annotation::{Details, Document, LabelId, Mark, MarkId, State};
use web_sys::HtmlSelectElement;
use yew::{Callback, Event, Html, Properties, TargetCast, component, html, use_memo};

use super::card::Card;
use super::entry::going;
use super::lost::lost_hint;
use super::map::Map;
use super::notes::{Notes, article_note};
use super::reading::label_name;
use super::refused::refused;
use super::thresholds::Thresholds;
use crate::commands::CommandId;
use crate::desk::View;
use crate::i18n::{Message, words};
use crate::part;
use crate::shell::button::{command_button, named_button};
use crate::shell::field::TextField;
use crate::state::choice::Choice;
use crate::state::review::{Order, left_in_project};
use crate::state::update::coding::is_readable;
use crate::state::{Action, Article, EngineState, Panel, roles};
use crate::store::Access;

/// The card of the mark that is looked at; without one, what is left.
pub fn review(view: &View, article: &Rc<Article>) -> Html {
    let walk = html! {
        <div class="walk">
            { named_button(view, CommandId::PreviousSuggestion, "", words("review-previous")) }
            { order(view) }
            { named_button(view, CommandId::NextSuggestion, "", words("review-next")) }
        </div>
    };
    if let Some(mark) = view.state.inspected_mark() {
        let (key, mark) = (mark.id.to_string(), mark.id.clone());
        return html! {
            <>
                { way_back(view) }
                { part!(key, Card { view: view.clone(), article: Rc::clone(article), mark }) }
                { walk }
                { map(view, article) }
            </>
        };
    }
    html! {
        <>
            { title(view, article) }
            { lost_hint(view, &article.document) }
            { article_note(view, article) }
            { part!(Outlook { view: view.clone(), article: Rc::clone(article) }) }
            if article.document.count(State::Suggested) > 0 {
                { walk }
                <p>{ command_button(view, CommandId::AcceptSure, "") }</p>
            }
            { project(view) }
            { part!(Notes { desk: view.desk.clone(), article: Rc::clone(article) }) }
            if is_readable(&view.state) { { part!(Thresholds { view: view.clone(), article: Rc::clone(article) }) } }
            { refused(view, article) }
            if is_readable(&view.state) { <p>{ command_button(view, CommandId::Deep, "") }</p> }
            { map(view, article) }
        </>
    }
}

/// Who stands where, small, where the codebook has it.
fn map(view: &View, article: &Rc<Article>) -> Html {
    if roles::has_matrix(&article.document.codebook) {
        part!(Map {
            view: view.clone(),
            article: Rc::clone(article),
            small: true
        })
    } else {
        Html::default()
    }
}

/// The way back to the panel from which this mark was gone to.
fn way_back(view: &View) -> Html {
    let Some(panel) = view.state.back else {
        return Html::default();
    };
    let name = match panel {
        Panel::Review | Panel::History | Panel::Check => return Html::default(),
        Panel::Actors => "back-actors",
        Panel::Positions => "back-positions",
        Panel::Doubt => "back-doubt",
        Panel::Map => "back-map",
    };
    html! { <p class="way-back">{ named_button(view, CommandId::Back, "small", words(name)) }</p> }
}

/// The order in which suggestions are gone through.
fn order(view: &View) -> Html {
    let desk = view.desk.clone();
    let changed = Callback::from(move |event: Event| {
        let name = event.target_unchecked_into::<HtmlSelectElement>().value();
        desk.send(Action::Order(Order::named(&name)));
    });
    let options = Order::OPTIONS.iter().map(|(order, name)| {
        html! { <option key={*name} value={*name} selected={*order == view.state.order}>{ words(&format!("order-{name}")) }</option> }
    });
    html! {
        <select class="order" name="order" aria-label={words("review-order")} onchange={changed}>{ for options }</select>
    }
}

/// What is left in the project beside this article, and the way there.
fn project(view: &View) -> Html {
    if view.state.articles.len() < 2 {
        return Html::default();
    }
    let (left, articles) = left_in_project(&view.state.articles);
    let said = match left {
        0 => Message::new("review-project-done"),
        _ => Message::new("review-project")
            .with("left", left)
            .with("articles", articles),
    };
    html! {
        <p class="project-left">
            { said.words() }
            if left > 0 { { command_button(view, CommandId::NextArticle, "small") } }
        </p>
    }
}

/// The article's name can be changed where nothing else asks for the room.
fn title(view: &View, article: &Article) -> Html {
    let desk = view.desk.clone();
    let details: &Details = &article.document.details;
    html! {
        <label class="field">
            <span aria-hidden="true">{ words("review-title") }</span>
            { part!(article.key.clone(), TextField {
                value: details.title.clone(),
                label: words("review-title"),
                name: "title",
                disabled: article.access == Access::Reader,
                onsave: Callback::from(move |title| desk.send(Action::Rename(title))),
            }) }
        </label>
    }
}

/// What the outlook is drawn from.
#[derive(Properties, PartialEq, Clone)]
struct Props {
    view: View,
    article: Rc<Article>,
}

/// What is left by label, or that nothing is; counted again only when the article changes.
#[component]
fn Outlook(props: &Props) -> Html {
    let Props { view, article } = props;
    let counted = use_memo(article.clone(), |article| {
        (left(&article.document), article.progress())
    });
    let (left, (all, reviewed)) = &*counted;
    if left.is_empty() {
        return finished(view, article);
    }
    let rows = left.iter().map(|Left { label, count, first }| {
        let said = Message::new("review-left").with("label", label_name(&article.document, label)).with("count", *count);
        html! {
            <li key={label.to_string()}>
                <span>{ said.words() }</span>
                <button type="button" class="small" data-next-of={label.to_string()} onclick={going(&view.desk, first)}>
                    { words("review-first") }
                    <span class="heard">{ label_name(&article.document, label) }</span>
                </button>
            </li>
        }
    });
    html! {
        <>
            <p class="kindly">{ Message::new("review-progress").with("reviewed", *reviewed).with("all", *all).words() }</p>
            <progress max={(*all).max(1).to_string()} value={reviewed.to_string()} aria-label={words("document-bar")} />
            <ul class="left">{ for rows }</ul>
            <p class="quiet">{ words("review-how") }</p>
        </>
    }
}

/// Nothing is left: because all was looked at, or because nothing was found.
fn finished(view: &View, article: &Article) -> Html {
    let id = match (&view.state.engine, article.document.marks().len()) {
        (EngineState::Reading { .. }, _) => "review-reading",
        (_, 0) if !is_readable(&view.state) => "review-by-hand",
        (_, 0) if article.read => "review-nothing-found",
        (_, 0) => "review-nothing-yet",
        _ => "review-done",
    };
    html! {
        <>
            <p class="kindly">{ words(id) }</p>
            if id == "review-done" {
                { command_button(view, CommandId::Save, "primary") }
                { command_button(view, CommandId::SaveAs, "") }
            }
            if id == "review-nothing-yet" {
                { command_button(view, CommandId::Read, "") }
            }
        </>
    }
}

/// The suggestions of one label that are left.
#[derive(PartialEq)]
struct Left {
    label: LabelId,
    count: usize,
    /// The one that is read first.
    first: MarkId,
}

/// What is left by label, in the order of the codebook; labels that it does not know come behind.
fn left(document: &Document) -> Vec<Left> {
    let open = |mark: &&Arc<Mark>| mark.state == State::Suggested;
    let known = document.codebook.labels.iter().map(|label| &label.id);
    let mut labels: Vec<&LabelId> = known.collect();
    let counted = |labels: &[&LabelId]| -> usize {
        let counts = labels
            .iter()
            .map(|label| document.count_of(label, State::Suggested));
        counts.sum()
    };
    if counted(&labels) < document.count(State::Suggested) {
        for mark in document.marks_in_order().filter(open) {
            if !labels.contains(&&mark.label) {
                labels.push(&mark.label);
            }
        }
    }
    let first = |label: &LabelId| {
        let mut marks = document.marks_in_order().filter(open);
        marks.find(|mark| mark.label == *label)
    };
    let left = labels.into_iter().filter_map(|label| {
        Some(Left {
            count: document.count_of(label, State::Suggested),
            first: first(label)?.id.clone(),
            label: label.clone(),
        })
    });
    left.collect()
}
