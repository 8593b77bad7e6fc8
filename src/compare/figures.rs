//! How annotators agree, as tables, with what each figure means.

use standpoint_protocol::formats::comparing::{Row, Sheet};
use yew::{Html, html};

use super::differences::article_choice;
use crate::desk::View;
use crate::i18n::{Message, words};
use crate::state::comparing::CompareAction;
use crate::wording;

/// What the figures mean, each with where it is defined.
const MEANINGS: [&str; 5] = [
    "compare-meaning-exact",
    "compare-meaning-matched",
    "compare-meaning-alpha",
    "compare-meaning-kappa",
    "compare-meaning-links",
];

/// The columns of each table.
const LABEL_HEADS: [&str; 5] = [
    "compare-head-label",
    "compare-head-marks",
    "compare-head-exact",
    "compare-head-matched",
    "compare-head-alpha",
];
const ATTRIBUTE_HEADS: [&str; 3] = [
    "compare-head-attribute",
    "compare-head-alike",
    "compare-head-kappa",
];
const LINK_HEADS: [&str; 2] = ["compare-head-link", "compare-head-f1"];

/// The figures of what is chosen: one article, or all.
pub(super) fn page(view: &View) -> Html {
    let comparing = &view.state.comparing;
    let Some(compared) = &comparing.compared else {
        return Html::default();
    };
    let sheet = comparing
        .sheet
        .checked_sub(1)
        .and_then(|place| compared.articles.get(place));
    let sheet = sheet.unwrap_or(&compared.overall);
    let choice = (compared.articles.len() > 1)
        .then(|| article_choice(view, comparing.sheet, true, CompareAction::Sheet));
    let left = compared
        .left
        .iter()
        .map(|left| html! { <li>{ wording::not_compared(left).words() }</li> });
    let meanings = MEANINGS.map(|meaning| html! { <li>{ words(meaning) }</li> });
    html! {
        <div class="dialog-body compare-figures" tabindex="0" role="region" aria-label={words("compare-page-figures")}>
            { choice }
            <p data-testid="basis">{ basis(sheet, &comparing.names().join(" / ")) }</p>
            { table("compare-labels", &LABEL_HEADS, &sheet.labels) }
            { table("compare-attributes", &ATTRIBUTE_HEADS, &sheet.attributes) }
            { table("compare-links", &LINK_HEADS, &sheet.links) }
            if !compared.left.is_empty() {
                <h3>{ words("compare-left") }</h3>
                <ul class="compare-left">{ for left }</ul>
            }
            <h3>{ words("compare-meanings") }</h3>
            <ul class="compare-meanings">{ for meanings }</ul>
        </div>
    }
}

fn basis(sheet: &Sheet, names: &str) -> String {
    let basis = Message::new("compare-basis")
        .with("articles", sheet.articles)
        .with("words", sheet.words)
        .with("characters", sheet.characters)
        .with("names", names)
        .with("marks", sheet.marks.as_str())
        .with("differences", sheet.differences);
    basis.words()
}

/// A table under a caption, its columns by name; nothing where it has no rows.
fn table(caption: &'static str, heads: &[&str], rows: &[Row]) -> Html {
    if rows.is_empty() {
        return Html::default();
    }
    let heads = heads
        .iter()
        .map(|head| html! { <th scope="col">{ words(head) }</th> });
    let lines = rows.iter().map(|row| {
        let cells = row.cells.iter().map(|cell| html! { <td>{ cell }</td> });
        html! { <tr data-row={row.id.clone()}><th scope="row" dir="auto">{ &row.name }</th>{ for cells }</tr> }
    });
    html! {
        <table class="compare-table" data-table={caption}>
            <caption>{ words(caption) }</caption>
            <thead><tr>{ for heads }</tr></thead>
            <tbody>{ for lines }</tbody>
        </table>
    }
}
