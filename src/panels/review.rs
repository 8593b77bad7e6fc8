//! The Review panel: the mark that is looked at, or what is left to do.

use std::rc::Rc;
use std::sync::Arc;

use standpoint_annotation::{Details, Document, LabelId, Mark, State};
use yew::{Callback, Html, Properties, classes, component, html};

use super::card::Card;
use super::entry::going;
use super::reading::label_name;
use crate::commands::CommandId;
use crate::desk::View;
use crate::i18n::{Message, words};
use crate::shell::button::CommandButton;
use crate::shell::field::TextField;
use crate::state::{Action, Article, EngineState};
use crate::store::Access;

/// What the panel is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The desk.
    pub view: View,
    /// The open article.
    pub article: Rc<Article>,
}

/// The card of the mark that is looked at; without one, what is left.
#[component]
pub fn Review(props: &Props) -> Html {
    let Props { view, article } = props;
    let walk = html! {
        <div class="walk">
            <CommandButton view={view.clone()} id={CommandId::PreviousSuggestion} label={words("review-previous")} />
            <CommandButton view={view.clone()} id={CommandId::NextSuggestion} label={words("review-next")} />
        </div>
    };
    if let Some(mark) = view.state.inspected_mark() {
        let (key, mark) = (mark.id.to_string(), mark.id.clone());
        return html! { <><Card key={key} view={view.clone()} article={Rc::clone(article)} {mark} />{ walk }</> };
    }
    html! {
        <>
            { title(view, article) }
            { outlook(view, article) }
            if article.document.count(State::Suggested) > 0 { { walk } }
        </>
    }
}

/// The article's name can be changed where nothing else asks for the room.
fn title(view: &View, article: &Article) -> Html {
    let desk = view.desk.clone();
    let details: &Details = &article.document.details;
    html! {
        <label class="field">
            <span aria-hidden="true">{ words("review-title") }</span>
            <TextField
                key={article.key.clone()}
                value={details.title.clone()}
                label={words("review-title")}
                name="title"
                disabled={article.access == Access::Reader}
                onsave={Callback::from(move |title| desk.send(Action::Rename(title)))}
            />
        </label>
    }
}

/// What is left by label, or that nothing is.
fn outlook(view: &View, article: &Article) -> Html {
    let left = left(&article.document);
    if left.is_empty() {
        return finished(view, article);
    }
    let (all, reviewed) = article.progress();
    let rows = left.into_iter().map(|(label, first, count)| {
        let said = Message::new("review-left").with("label", label_name(&article.document, &label)).with("count", count);
        html! {
            <li key={label.to_string()}>
                <span>{ said.words() }</span>
                <button type="button" class="small" data-next-of={label.to_string()} onclick={going(&view.desk, &first.id)}>
                    { words("review-first") }
                    <span class="heard">{ label_name(&article.document, &label) }</span>
                </button>
            </li>
        }
    });
    html! {
        <>
            <p class="kindly">{ Message::new("review-progress").with("reviewed", reviewed).with("all", all).words() }</p>
            <progress max={all.max(1).to_string()} value={reviewed.to_string()} aria-label={words("document-bar")} />
            <ul class="left">{ for rows }</ul>
            <p class="quiet">{ words("review-how") }</p>
        </>
    }
}

/// Nothing is left: because all was looked at, or because nothing was found.
fn finished(view: &View, article: &Article) -> Html {
    let id = match (&view.state.engine, article.document.marks().len()) {
        (EngineState::Reading { .. }, _) => "review-reading",
        (_, 0) if article.read => "review-nothing-found",
        (_, 0) => "review-nothing-yet",
        _ => "review-done",
    };
    html! {
        <>
            <p class="kindly">{ words(id) }</p>
            if id == "review-done" {
                <CommandButton view={view.clone()} id={CommandId::Save} class={classes!("primary")} />
            }
            if id == "review-nothing-yet" {
                <CommandButton view={view.clone()} id={CommandId::Read} />
            }
        </>
    }
}

/// The labels that have suggestions left, each with its first one and their number, in the order of
/// the codebook.
fn left(document: &Document) -> Vec<(LabelId, Arc<Mark>, usize)> {
    let mut left: Vec<(LabelId, Arc<Mark>, usize)> = Vec::new();
    for mark in document
        .marks_in_order()
        .into_iter()
        .filter(|mark| mark.state == State::Suggested)
    {
        match left.iter_mut().find(|(label, ..)| *label == mark.label) {
            Some((.., count)) => *count += 1,
            None => left.push((mark.label.clone(), Arc::clone(mark), 1)),
        }
    }
    let labels = &document.codebook.labels;
    let rank = |id: &LabelId| {
        labels
            .iter()
            .position(|label| label.id == *id)
            .unwrap_or(labels.len())
    };
    left.sort_by_key(|(label, ..)| rank(label));
    left
}
