//! What a training set would look like: counts by part, and the first rows.

use std::collections::BTreeSet;

use standpoint_protocol::formats::training::Trained;
use yew::{Html, html};

use crate::i18n::{Message, words};

/// The preview.
pub(super) fn preview(made: &Trained) -> Html {
    let said = made.said.iter().map(|said| html! { <li>{ said }</li> });
    let incomplete = f64::from(made.incomplete);
    html! {
        <>
            { counts(made) }
            if made.incomplete > 0 {
                <p class="complaint">{ Message::new("notice-project-incomplete").with("count", incomplete).words() }</p>
            }
            { rows(made) }
            if !made.said.is_empty() {
                <ul class="exchange-losses import-said">{ for said }</ul>
            }
        </>
    }
}

/// How many articles and rows each part has, and how often each label is there.
fn counts(made: &Trained) -> Html {
    let labels: BTreeSet<&String> = made
        .parts
        .iter()
        .flat_map(|part| part.labels.iter().map(|(label, _)| label))
        .collect();
    let heads = labels
        .iter()
        .map(|label| html! { <th scope="col">{ *label }</th> });
    let parts = made.parts.iter().map(|part| {
        let counts = labels.iter().map(|label| {
            let found = part.labels.iter().find(|(other, _)| other == *label);
            html! { <td>{ found.map_or(0, |(_, count)| *count) }</td> }
        });
        html! {
            <tr key={part.name.clone()} data-part={part.name.clone()}>
                <th scope="row">{ &part.name }</th>
                <td>{ part.articles }</td>
                <td>{ part.rows }</td>
                <td>{ part.silver }</td>
                { for counts }
            </tr>
        }
    });
    html! {
        <div class="exchange-scroll" tabindex="0" role="region" aria-label={words("train-counts")}>
            <table class="compare-table" data-testid="train-counts">
                <caption>{ words("train-counts") }</caption>
                <thead><tr>
                    <th scope="col">{ words("train-part") }</th>
                    <th scope="col">{ words("train-articles") }</th>
                    <th scope="col">{ words("train-rows") }</th>
                    <th scope="col">{ words("train-silver-rows") }</th>
                    { for heads }
                </tr></thead>
                <tbody>{ for parts }</tbody>
            </table>
        </div>
    }
}

/// The first rows of each part; columns that all of them leave empty are left out.
fn rows(made: &Trained) -> Html {
    let is_full = |column: usize| {
        let mut rows = made.rows.iter();
        rows.any(|(_, cells)| cells.get(column).is_some_and(|cell| !cell.is_empty()))
    };
    let full: Vec<usize> = (0..made.columns.len())
        .filter(|column| is_full(*column))
        .collect();
    let heads = full
        .iter()
        .map(|column| html! { <th scope="col">{ &made.columns[*column] }</th> });
    let rows = made.rows.iter().map(|(part, cells)| {
        let cells = full.iter().filter_map(|column| cells.get(*column));
        let cells = cells.map(|cell| html! { <td dir="auto">{ cell }</td> });
        html! { <tr><th scope="row">{ part }</th>{ for cells }</tr> }
    });
    html! {
        <div class="exchange-scroll" tabindex="0" role="region" aria-label={words("train-first-rows")}>
            <table class="compare-table train-preview" data-testid="train-rows">
                <caption>{ words("train-first-rows") }</caption>
                <thead><tr><th scope="col">{ words("train-part") }</th>{ for heads }</tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
        </div>
    }
}
