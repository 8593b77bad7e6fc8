//! Setting edges that nobody has: by keys and buttons, or by pointing at a word.

use standpoint_protocol::formats::comparing::Difference;
use yew::{Html, classes, html};

use super::act;
use crate::commands::{Adjudicate, CommandId};
use crate::desk::View;
use crate::i18n::{Message, words};
use crate::shell::button::command_button;
use crate::state::comparing::{CompareAction, Comparing};

/// The buttons, in the order of the keys.
const BUTTONS: [CommandId; 4] = [
    CommandId::Adjudicate(Adjudicate::StartBack),
    CommandId::Adjudicate(Adjudicate::StartOn),
    CommandId::Adjudicate(Adjudicate::EndBack),
    CommandId::Adjudicate(Adjudicate::EndOn),
];

/// The sentences with the edges as they are now, and what moves them.
pub(super) fn draw(view: &View, comparing: &Comparing, difference: &Difference) -> Html {
    let Some(edges) = comparing.edges else {
        return Html::default();
    };
    let mut before = 0;
    let pieces = difference
        .words
        .iter()
        .enumerate()
        .map(|(place, (start, end))| {
            let gap = &difference.text[before..*start];
            before = *end;
            let inside = (edges.first..=edges.last).contains(&place);
            let joins = inside && place > edges.first;
            // Pointing is a second way: the buttons below do the same.
            html! {
                <>
                <span class={classes!(joins.then_some("edge-inside"))}>{ gap }</span>
                <span
                    class={classes!("edge-word", inside.then_some("edge-inside"))}
                    data-word={place.to_string()}
                    onclick={act(view, move || CompareAction::Word(place))}
                >{ &difference.text[*start..*end] }</span>
                </>
            }
        });
    let pieces: Vec<Html> = pieces.collect();
    let word = |place: usize| difference.words.get(place).copied().unwrap_or_default();
    let chosen = difference
        .text
        .get(word(edges.first).0..word(edges.last).1)
        .unwrap_or_default();
    let names = comparing.names();
    let like = names.get(edges.like).copied().unwrap_or_default();
    html! {
        <div class="compare-edges">
            <p>{ Message::new("compare-edges-how").with("name", like).words() }</p>
            <p class="edge-text" dir="auto">{ for pieces }</p>
            <p role="status" class="heard">{ chosen }</p>
            <div class="compare-choices">
                { for BUTTONS.map(|id| command_button(view, id, "")) }
                { command_button(view, CommandId::Adjudicate(Adjudicate::TakeEdges), "primary") }
                { command_button(view, CommandId::Adjudicate(Adjudicate::LeaveEdges), "") }
            </div>
            <p class="quiet">{ words("compare-edges-whose") }</p>
        </div>
    }
}
