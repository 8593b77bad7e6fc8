//! An article in the list: its title, how far it is, its tags, or what was found in it.

use std::rc::Rc;

use yew::{Callback, Html, Properties, component, html};

use crate::desk::Desk;
use crate::i18n::{Message, words};
use crate::state::Action;
use crate::state::list::{status_name, status_of};
use crate::state::search::Hit;
use crate::store::{Stage, Summary};

/// What a row is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// Where it is opened.
    pub desk: Desk,
    /// The article.
    pub row: Rc<Summary>,
    /// Its place in the list, from 1.
    pub place: usize,
    /// How many the list has.
    pub of: usize,
    /// Whether it is the open one.
    pub open: bool,
    /// What a search has found in it.
    pub hit: Option<Hit>,
    /// Called when it is chosen.
    pub onopen: Callback<()>,
}

/// The row; drawn again only when something of it changes.
#[component]
pub fn Row(props: &Props) -> Html {
    let row = &props.row;
    let (desk, id, onopen) = (props.desk.clone(), row.id.clone(), props.onopen.clone());
    let chosen = Callback::from(move |_| {
        desk.send(Action::OpenArticle(id.clone()));
        onopen.emit(());
    });
    let title = match row.title.as_str() {
        "" => words("article-untitled"),
        title => title.to_owned(),
    };
    let current = props.open.then_some("true");
    let status = status_of(row);
    html! {
        <li class="document-row" aria-posinset={props.place.to_string()} aria-setsize={props.of.to_string()}>
            <button type="button" class="document" data-article={row.id.clone()} data-status={status_name(status)} aria-current={current} onclick={chosen}>
                <span class="document-title" dir="auto" title={title.clone()}>{ title }</span>
                <small>{ progress(row) }</small>
                { second_line(props) }
            </button>
        </li>
    }
}

/// What was found, or else what it is filed under.
fn second_line(props: &Props) -> Html {
    if let Some(hit) = props.hit.as_ref().filter(|hit| !hit.shown.is_empty()) {
        let count = Message::new("list-hit")
            .with("text", hit.in_text)
            .with("marks", hit.in_marks);
        return html! { <small class="document-more" dir="auto"><span class="heard">{ count.words() }</span>{ &hit.shown }</small> };
    }
    let row = &props.row;
    let published = row.published.iter().chain(&row.publisher).cloned();
    let noted = row.noted.then(|| words("list-noted"));
    let said: Vec<String> = row
        .tags
        .iter()
        .cloned()
        .chain(published)
        .chain(noted)
        .collect();
    html! { <small class="document-more" dir="auto">{ said.join(" · ") }</small> }
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
    // What a person says of it stands beside what the review says.
    let status = row
        .status
        .map(|status| words(&format!("status-{}", status_name(status))));
    html! {
        <>
            <progress max={all.max(1).to_string()} value={reviewed.to_string()} aria-label={words("document-bar")} />
            { said.words() }
            if let Some(status) = status { <span class="badge">{ status }</span> }
        </>
    }
}
