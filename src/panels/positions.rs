//! Who holds what: a table that is sorted, filtered and edited in place.

mod line;
mod rows;

use std::rc::Rc;
use std::sync::Arc;

use standpoint_annotation::codebook::Channel;
use web_sys::HtmlInputElement;
use yew::{
    Callback, Html, InputEvent, MouseEvent, Properties, TargetCast, UseStateHandle, component,
    html, use_memo, use_state_eq,
};

use super::attributes::words_used;
use super::entry::more;
use super::reading::count_in_channel;
use super::settled::use_settled;
use crate::desk::View;
use crate::i18n::{Message, words};
use crate::part;
use crate::state::choice::Choice;
use crate::state::views::{Column, TableView};
use crate::state::{Action, Article, roles};
use crate::store::Access;
use line::Line;
pub use rows::holders;
use rows::{Fields, rows};

/// What the table is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The desk.
    pub view: View,
    /// The open article.
    pub article: Rc<Article>,
}

/// How many lines are shown before more are asked for: each has lists to choose from, which take
/// long to draw.
const WINDOW: usize = 40;

/// The element with the issues to choose from.
const ISSUES: &str = "issues-used";

/// The positions: in reading order, or as they were sorted and filtered last.
#[component]
pub fn Positions(props: &Props) -> Html {
    let Props { view, article } = props;
    let document = &article.document;
    let shown = use_state_eq(|| WINDOW);
    let table = Rc::clone(&view.state.table);
    let inspected = view.state.inspected.clone();
    // Whoever sorts or filters wants to see the first lines, not the one that was come back to.
    let came = use_state_eq(|| (inspected.clone(), Rc::clone(&table)));
    // While one types, lines are looked for at each pause.
    let filter = use_settled(table.filter.clone(), false);
    let sorted = TableView {
        filter: (*filter).clone(),
        ..(*table).clone()
    };
    let found = use_memo((Rc::clone(article), sorted), |(article, view)| {
        rows(&article.document, view)
    });
    if count_in_channel(document, Channel::Tint) == 0 {
        return html! { <p class="quiet">{ words("positions-none") }</p> };
    }
    let at = inspected
        .as_ref()
        .and_then(|id| found.iter().position(|mark| mark.id == *id));
    // The line from which the text was gone to is there when one comes back, wherever it is.
    let far = at.filter(|at| *at >= *shown && *came == (inspected.clone(), Rc::clone(&table)));
    let from = far.map_or(0, |at| at.saturating_sub(WINDOW / 2));
    let lines = found.iter().skip(from);
    let lines = lines.take(far.map_or(*shown, |_| WINDOW)).map(|mark| {
        part!(
            mark.id.to_string(),
            Line {
                desk: view.desk.clone(),
                article: Rc::clone(article),
                mark: Arc::clone(mark),
                current: inspected.as_ref() == Some(&mark.id),
                writable: article.access == Access::Writer,
            }
        )
    });
    let fields = Fields::of(&document.codebook);
    // An issue takes a line of its own: it would be cut beside the others.
    let issue = fields.issue.as_ref().map(|issue| issue.name.clone());
    let columns = fields.headings().into_iter();
    let columns = columns.filter(|(column, _)| *column != Column::Issue);
    let holder = roles::holder(&document.codebook);
    let holder = holder.map(|_| (Column::Holder, words("positions-holder")));
    let columns = holder.into_iter().chain(columns);
    html! {
        <>
            { filter_field(view, &table) }
            { before(&shown, from) }
            <p class="quiet" role="status">
                { Message::new("positions-shown").with("shown", found.len()).with("all", count_in_channel(document, Channel::Tint)).words() }
            </p>
            <table class="positions">
                <caption class="heard">{ words("positions-caption") }</caption>
                <thead>
                    <tr>{ for columns.map(|(column, name)| heading(view, &table, column, name)) }</tr>
                    { issue.map(|name| html! { <tr>{ heading(view, &table, Column::Issue, name) }</tr> }) }
                </thead>
                { for lines }
            </table>
            if let Some(issue) = &fields.issue { { words_used(document, &issue.id, ISSUES.to_owned()) } }
            if from == 0 { { more(&shown, found.len(), WINDOW) } }
        </>
    }
}

/// The field for words that a line must contain, and the way back to the order of reading.
fn filter_field(view: &View, table: &TableView) -> Html {
    let typed = {
        let (desk, table) = (view.desk.clone(), table.clone());
        Callback::from(move |event: InputEvent| {
            let filter = event.target_unchecked_into::<HtmlInputElement>().value();
            desk.send(Action::Table(TableView {
                filter,
                ..table.clone()
            }));
        })
    };
    let unsorted = TableView {
        filter: table.filter.clone(),
        ..TableView::default()
    };
    html! {
        <div class="options-row">
            <input
                type="search"
                class="filter"
                name="positions-filter"
                aria-label={words("positions-filter")}
                placeholder={words("positions-filter")}
                autocomplete="off"
                value={table.filter.clone()}
                oninput={typed}
            />
            if table.column != Column::Place {
                <button type="button" class="small" data-sort="place" onclick={view.act(move || Action::Table(unsorted.clone()))}>
                    { words("positions-unsorted") }
                </button>
            }
        </div>
    }
}

/// The button for the lines before the first one that is shown, where there are any.
fn before(shown: &UseStateHandle<usize>, from: usize) -> Html {
    if from == 0 {
        return Html::default();
    }
    let onclick = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(from + WINDOW))
    };
    let said = Message::new("positions-before").with("count", from);
    html! { <button type="button" class="more" {onclick}>{ said.words() }</button> }
}

/// A column's heading sorts by it; once more, the other way round.
fn heading(view: &View, table: &TableView, column: Column, name: String) -> Html {
    let sorted = table.column == column;
    let (order, sign) = match (sorted, table.descending) {
        (false, _) => ("none", ""),
        (true, false) => ("ascending", "sign-ascending"),
        (true, true) => ("descending", "sign-descending"),
    };
    let next = table.sorted_by(column);
    html! {
        <th scope="col" colspan={(column == Column::Issue).then_some("3")} aria-sort={order}>
            <button type="button" data-sort={column.name()} onclick={view.act(move || Action::Table(next.clone()))}>
                { name }
                if sorted { <span aria-hidden="true">{ words(sign) }</span> }
            </button>
        </th>
    }
}
