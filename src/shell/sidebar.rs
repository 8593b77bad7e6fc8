//! The articles of the project, ways to add one, and how marks look.

use std::rc::Rc;

use yew::{Callback, Html, KeyboardEvent, Properties, classes, component, html, use_state_eq};

use super::button::command_button;
use super::legend::legend;
use crate::commands::CommandId;
use crate::desk::{Desk, View};
use crate::i18n::{Message, words};
use crate::state::Action;
use crate::store::{Stage, Summary};

/// What the sidebar is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The desk.
    pub view: View,
}

/// The sidebar; in a narrow window a drawer behind a button.
#[component]
pub fn Sidebar(props: &Props) -> Html {
    let view = &props.view;
    let open = use_state_eq(|| false);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_| open.set(!*open))
    };
    let close = {
        let open = open.clone();
        Callback::from(move |()| open.set(false))
    };
    let escape = {
        let open = open.clone();
        Callback::from(move |event: KeyboardEvent| {
            if *open && event.key() == "Escape" {
                event.stop_propagation();
                open.set(false);
            }
        })
    };
    let button = |id: CommandId| command_button(view, id, "");
    let key = view
        .state
        .article
        .as_ref()
        .map(|article| article.key.clone());
    html! {
        <nav class={classes!("sidebar", open.then_some("drawer-open"))} aria-label={words("sidebar-label")} onkeydown={escape}>
            <button type="button" class="drawer-button" aria-expanded={open.to_string()} aria-controls="drawer" onclick={toggle}>
                { words("sidebar-articles") }
            </button>
            <div id="drawer" class="drawer">
                <h2 class="heading">{ words("sidebar-articles") }</h2>
                <Documents
                    desk={view.desk.clone()}
                    articles={Rc::clone(&view.state.articles)}
                    open={key}
                    onopen={close}
                />
                <h2 class="heading">{ words("sidebar-add") }</h2>
                <div class="add">
                    { button(CommandId::Paste) }
                    { button(CommandId::Open) }
                    { button(CommandId::Sample) }
                </div>
                <h2 class="heading">{ words("sidebar-marks") }</h2>
                { legend(view) }
                <div class="add">{ button(CommandId::Codebook) }</div>
                if view.state.article.is_some() {
                    <h2 class="heading">{ words("sidebar-this-article") }</h2>
                    <div class="add">
                        { button(CommandId::Read) }
                        { button(CommandId::DeleteArticle) }
                    </div>
                }
            </div>
        </nav>
    }
}

/// What the list of articles is drawn from.
#[derive(Properties, PartialEq, Clone)]
struct DocumentsProps {
    desk: Desk,
    articles: Rc<Vec<Summary>>,
    open: Option<String>,
    onopen: Callback<()>,
}

/// The list of articles, drawn again only when a row changes.
#[component]
fn Documents(props: &DocumentsProps) -> Html {
    let there: Vec<&Summary> = props
        .articles
        .iter()
        .filter(|row| row.removed.is_none())
        .collect();
    if there.is_empty() {
        return html! { <p class="quiet">{ words("sidebar-none") }</p> };
    }
    let rows = there.into_iter().map(|row| {
        let current = (props.open.as_ref() == Some(&row.id)).then_some("true");
        let (desk, id, onopen) = (props.desk.clone(), row.id.clone(), props.onopen.clone());
        let chosen = Callback::from(move |_| {
            desk.send(Action::OpenArticle(id.clone()));
            onopen.emit(());
        });
        let title = if row.title.is_empty() { words("article-untitled") } else { row.title.clone() };
        html! {
            <li key={row.id.clone()}>
                <button type="button" class="document" data-article={row.id.clone()} aria-current={current} onclick={chosen}>
                    <span>{ title }</span>
                    <small>{ progress(row) }</small>
                </button>
            </li>
        }
    });
    html! { <ul class="documents">{ for rows }</ul> }
}

/// How far the work on an article has come.
fn progress(row: &Summary) -> Html {
    let Some(counts) = row.counts else {
        return Html::default();
    };
    let (all, reviewed) = (counts.suggestions, counts.reviewed);
    let number = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
    let said = match (row.stage, reviewed) {
        (Stage::Unread, _) => Message::new("document-unread"),
        (Stage::Reviewed, _) => Message::new("document-done"),
        (Stage::Marked, _) if all == 0 => Message::new("document-nothing-found"),
        (Stage::Marked, 0) => Message::new("document-to-review").with("count", number(all)),
        (Stage::Marked, _) => Message::new("document-progress")
            .with("reviewed", number(reviewed))
            .with("all", number(all)),
    };
    html! {
        <>
            <progress max={all.max(1).to_string()} value={reviewed.to_string()} aria-label={words("document-bar")} />
            { said.words() }
        </>
    }
}
