//! What a changed text has lost, beside where it was: to be placed by hand, or let go.

use standpoint_annotation::Document;
use standpoint_annotation::carry::{Lost, lost};
use yew::{Html, classes, html};

use super::reading::{colours, label_name};
use crate::commands::CommandId;
use crate::desk::View;
use crate::i18n::{Message, words};
use crate::shell::button::command_button;
use crate::state::Action;

/// A lost mark: its label, and its words among those that stood around them.
pub fn lost_words(document: &Document, lost: &Lost) -> Html {
    html! {
        <>
            <span class={classes!("chip", colours(document, &lost.mark))}>{ label_name(document, &lost.mark.label) }</span>
            <span class="context" dir="auto">{ &lost.before }<b>{ &lost.quote }</b>{ &lost.after }</span>
            if let Some(note) = &lost.mark.note { <small dir="auto">{ note }</small> }
        </>
    }
}

/// That marks wait for a place, and the way to them; nothing where none does.
pub fn lost_hint(view: &View, document: &Document) -> Html {
    let count = if document.unplaced.is_empty() {
        0
    } else {
        lost(document).len()
    };
    if count == 0 {
        return Html::default();
    }
    html! {
        <p class="project-left" data-testid="lost-hint">
            { Message::new("lost-hint").with("count", count).words() }
            { command_button(view, CommandId::ShowCheck, "small") }
        </p>
    }
}

/// The list of lost marks, one of them at hand.
pub fn lost_list(view: &View, document: &Document, at_hand: usize) -> Html {
    let all = if document.unplaced.is_empty() {
        Vec::new()
    } else {
        lost(document)
    };
    if all.is_empty() {
        return Html::default();
    }
    let rows = all.iter().enumerate().map(|(at, lost)| {
        let current = (at == at_hand).then_some("true");
        html! {
            <li key={at}>
                <button type="button" class="entry" data-lost={at.to_string()} aria-current={current} onclick={view.act(move || Action::ChooseLost(at))}>
                    { lost_words(document, lost) }
                </button>
            </li>
        }
    });
    html! {
        <section class="lost-marks">
            <h3 class="heading">{ Message::new("lost-title").with("count", all.len()).words() }</h3>
            <p class="quiet">{ words("lost-how") }</p>
            <p class="settle">
                { command_button(view, CommandId::PlaceLost, "small") }
                { command_button(view, CommandId::DropLost, "small") }
            </p>
            <ul class="list">{ for rows }</ul>
        </section>
    }
}
