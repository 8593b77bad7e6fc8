//! Who holds what, a row for each position.

use standpoint_annotation::codebook::Channel;
use standpoint_annotation::{Document, Mark};
use yew::{Html, classes, component, html, use_state_eq};

use super::entry::{WINDOW, entry_line, more, open_suggestion};
use super::reading::{
    colours, count_in_channel, in_channel, linked, main_value, name_of, value_name,
};
use super::side::ListProps;
use crate::i18n::{Message, words};

/// The positions in reading order.
#[component]
pub fn Positions(props: &ListProps) -> Html {
    let ListProps {
        desk,
        article,
        inspected,
    } = props;
    let shown = use_state_eq(|| WINDOW);
    let all = count_in_channel(&article.document, Channel::Tint);
    if all == 0 {
        return html! { <p class="quiet">{ words("positions-none") }</p> };
    }
    let first = in_channel(&article.document, Channel::Tint).take(*shown);
    let rows = first.map(|mark| {
        let current = inspected.as_ref() == Some(&mark.id);
        html! {
            <li key={mark.id.to_string()}>
                { entry_line(desk, &mark.id, current, row(&article.document, mark)) }
            </li>
        }
    });
    html! { <><ul class="list">{ for rows }</ul>{ more(&shown, all) }</> }
}

fn row(document: &Document, mark: &Mark) -> Html {
    let holders = linked(document, mark, "held_by").into_iter().map(|holder| {
        let kind = holder.attribute("kind").map(|kind| format!("kind-{kind}"));
        html! { <span key={holder.id.to_string()} class={classes!("who", kind)}>{ name_of(document, holder) }</span> }
    });
    let holders: Vec<Html> = holders.collect();
    let stance = main_value(document, mark);
    html! {
        <>
            <span class="line">
                if holders.is_empty() {
                    <span class="quiet">{ words("positions-nobody") }</span>
                } else {
                    { holders }
                }
                if let Some(stance) = stance {
                    <span class={classes!("chip", colours(document, mark))}>{ stance }</span>
                }
                { open_suggestion(mark) }
            </span>
            <span class="quote">{ document.quote(mark) }</span>
            <small>{ issue_and_certainty(document, mark) }</small>
        </>
    }
}

fn issue_and_certainty(document: &Document, mark: &Mark) -> String {
    let label = document.codebook.label(&mark.label);
    let certainty =
        label.and_then(|label| value_name(label, "certainty", mark.attribute("certainty")?));
    match (
        mark.attribute("issue").filter(|issue| !issue.is_empty()),
        certainty,
    ) {
        (Some(issue), Some(certainty)) => Message::new("positions-issue-certainty")
            .with("issue", issue)
            .with("certainty", certainty)
            .words(),
        (Some(issue), None) => issue.to_owned(),
        (None, Some(certainty)) => certainty,
        (None, None) => String::new(),
    }
}
