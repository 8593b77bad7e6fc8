//! The table itself: a row for each actor, a column for each issue, a button for each cell.

use standpoint_annotation::Matrix;
use standpoint_annotation::matrix::{Heading, Side};
use web_sys::KeyboardEvent;
use yew::{Callback, Classes, Html, TargetCast, classes, html};

use super::choose;
use crate::desk::Desk;
use crate::i18n::{Message, words};
use crate::matrix::{Names, actor_name, issue_name};
use crate::state::tones::value_class;
use crate::state::views::Chosen;

/// How much of a matrix is drawn.
pub struct Bounds {
    rows: usize,
    columns: usize,
}

impl Bounds {
    /// As much as a person can find their way in; what is saved is the whole.
    pub fn whole() -> Self {
        Self {
            rows: 200,
            columns: 60,
        }
    }

    /// What has room under a card.
    pub fn small() -> Self {
        Self {
            rows: 6,
            columns: 3,
        }
    }

    /// Whether nothing of a matrix is left out.
    pub fn covers(&self, matrix: &Matrix) -> bool {
        matrix.actors.len() <= self.rows && matrix.issues.len() <= self.columns
    }
}

/// The table. What is chosen in it is shown by [`super::evidence`].
pub fn grid(desk: &Desk, matrix: &Matrix, names: &Names, bounds: &Bounds) -> Html {
    let chosen = desk.state().map.chosen.clone();
    let columns = matrix.issues.len().min(bounds.columns);
    let rows = shown_rows(matrix, bounds, columns);
    let headings = matrix.issues.iter().take(columns).enumerate();
    let headings = headings.map(|(column, issue)| {
        let this = Chosen::Issue(issue.clone());
        let pressed = chosen.as_ref() == Some(&this);
        let name = issue_name(issue);
        html! {
            <th key={column} scope="col">
                <button
                    type="button"
                    class="issue"
                    data-cell={format!("-1,{column}")}
                    data-issue={issue.name.clone()}
                    title={name.clone()}
                    aria-pressed={pressed.to_string()}
                    onclick={choose(desk, this)}
                >
                    <span dir="auto">{ name }</span>
                </button>
            </th>
        }
    });
    let lines = rows.into_iter().enumerate().map(|(line, row)| {
        let actor = &matrix.actors[row];
        let kind = actor.kind.as_ref().map(|kind| value_class("kind", kind));
        let cells = (0..columns).map(|column| {
            let (issue, sides) = (&matrix.issues[column], matrix.sides(row, column));
            let open = matrix.cell(row, column).iter().any(|stand| stand.open);
            let this = Chosen::Cell(actor.clone(), issue.clone());
            let pressed = chosen.as_ref() == Some(&this);
            html! {
                <td key={column}>
                    if !sides.is_empty() {
                        <button
                            type="button"
                            class={classes!("cell", open.then_some("cell-open"))}
                            data-cell={format!("{line},{column}")}
                            aria-pressed={pressed.to_string()}
                            aria-label={said(names, actor, issue, &sides, open)}
                            onclick={choose(desk, this)}
                        >
                            { for sides.iter().map(|side| tile(names, side)) }
                        </button>
                    }
                </td>
            }
        });
        html! {
            <tr key={row}>
                <th scope="row" class={classes!("who", kind)} title={names.kind(actor)}><span dir="auto">{ actor_name(actor) }</span></th>
                { for cells }
            </tr>
        }
    });
    html! {
        <div class="grid-frame" role="region" aria-label={words("map-table")} tabindex="0" onkeydown={walk()}>
            <table class="grid">
                <thead><tr><td></td>{ for headings }</tr></thead>
                <tbody>{ for lines }</tbody>
            </table>
        </div>
    }
}

/// The rows that say something within the columns that are drawn.
fn shown_rows(matrix: &Matrix, bounds: &Bounds, columns: usize) -> Vec<usize> {
    let says = |row: &usize| (0..columns).any(|column| !matrix.cell(*row, column).is_empty());
    (0..matrix.actors.len())
        .filter(says)
        .take(bounds.rows)
        .collect()
}

/// A side as a square with its sign; its look says how certain.
pub fn tile(names: &Names, side: &Side) -> Html {
    let stance = side.stance.as_deref();
    html! {
        <span class={look(stance, &side.certainty)} aria-hidden="true">
            { names.sign(stance) }
            if side.count > 1 { <small>{ side.count }</small> }
        </span>
    }
}

/// The classes of a square.
pub fn look(stance: Option<&str>, certainty: &str) -> Classes {
    let mut look = classes!("stand", format!("sure-{certainty}"));
    if let Some(stance) = stance {
        look.push(value_class("stance", stance));
    }
    look
}

fn said(names: &Names, actor: &Heading, issue: &Heading, sides: &[Side], open: bool) -> String {
    let sides: Vec<String> = sides.iter().map(|side| names.side(side)).collect();
    let id = if open { "map-cell-open" } else { "map-cell" };
    Message::new(id)
        .with("actor", actor_name(actor))
        .with("issue", issue_name(issue))
        .with("sides", sides.join("; "))
        .words()
}

/// Arrows go to the next cell that says something.
fn walk() -> Callback<KeyboardEvent> {
    Callback::from(|event: KeyboardEvent| {
        let (down, right) = match event.key().as_str() {
            "ArrowDown" => (1, 0),
            "ArrowUp" => (-1, 0),
            "ArrowRight" => (0, 1),
            "ArrowLeft" => (0, -1),
            _ => return,
        };
        let Some(button) = event.target_dyn_into::<web_sys::HtmlElement>() else {
            return;
        };
        let table = button.closest(".grid").ok().flatten();
        let place = button.get_attribute("data-cell");
        let place = place.as_deref().and_then(|place| place.split_once(','));
        let place = place.and_then(|(row, column)| {
            Some((row.parse::<i32>().ok()?, column.parse::<i32>().ok()?))
        });
        if let (Some(table), Some((row, column))) = (table, place) {
            event.prevent_default();
            super::super::entry::focus_first(&table, ahead(row, column, down, right));
        }
    })
}

/// The cells that lie ahead, as far as any matrix is drawn: selectors, the nearest first.
fn ahead(row: i32, column: i32, down: i32, right: i32) -> impl Iterator<Item = String> {
    (1..=200).map(move |step| {
        let (row, column) = (row + down * step, column + right * step);
        format!("[data-cell=\"{row},{column}\"]")
    })
}
