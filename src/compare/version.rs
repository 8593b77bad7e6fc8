//! What one or more annotators say: the sentences with their marks, and the facts.

use standpoint_protocol::formats::comparing::{Choice, Difference, Fact, Piece, Respect, Version};
use yew::{Classes, Html, classes, html};

use super::differences::respect_name;
use crate::i18n::{Message, words};
use crate::reader::drawn::Drawn;
use crate::state::comparing::Comparing;
use crate::state::tones::value_class;

/// A version; it stands where the choice says so.
pub(super) fn draw(
    comparing: &Comparing,
    difference: &Difference,
    place: usize,
    version: &Version,
    choice: Option<&Choice>,
) -> Html {
    let names = comparing.names();
    let by: Vec<&str> = version
        .by
        .iter()
        .filter_map(|side| names.get(*side).copied())
        .collect();
    let by = by.join(", ");
    let stands = match choice {
        Some(Choice::Annotators(sides)) => version.by.iter().any(|side| sides.contains(side)),
        _ => false,
    };
    let pieces = version.pieces.iter().enumerate();
    let pieces = pieces.map(|(key, piece)| draw_piece(key, piece));
    let facts = version.facts.iter().map(|fact| draw_fact(difference, fact));
    html! {
        <div role="group" key={place} class={classes!("version", stands.then_some("version-stands"))} aria-label={by.clone()} data-version={place.to_string()}>
            <h4>
                <span dir="auto">{ by }</span>
                if stands { { " " }<small>{ words("compare-stands") }</small> }
            </h4>
            <p dir="auto">{ for pieces }</p>
            if version.facts.is_empty() {
                <p class="quiet">{ words("compare-nothing-here") }</p>
            } else {
                <dl>{ for facts }</dl>
            }
        </div>
    }
}

fn draw_piece(key: usize, piece: &Piece) -> Html {
    if piece.strokes.is_empty() {
        return html! { <span {key}>{ &piece.words }</span> };
    }
    html! { <span {key} class={look(piece)}>{ &piece.words }</span> }
}

fn look(piece: &Piece) -> Classes {
    let mut look = classes!("mark");
    for stroke in &piece.strokes {
        let value = stroke.value.as_ref();
        let tone = value.map(|(attribute, value)| value_class(attribute, value));
        let drawn = Drawn {
            channel: stroke.channel,
            label: &stroke.label,
            tone: tone.as_deref(),
            starts: stroke.starts,
            ends: stroke.ends,
            suggested: stroke.suggested,
            lit: stroke.lit,
        };
        drawn.draw(&mut look);
    }
    look
}

/// A fact; one on which annotators differ stands out.
fn draw_fact(difference: &Difference, fact: &Fact) -> Html {
    let differs = difference.respects.contains(&fact.respect);
    let value = match (&fact.respect, fact.value.as_str()) {
        (Respect::Links, "") => words("compare-no-link"),
        (_, value) => value.to_owned(),
    };
    let value = if differs {
        let heard = Message::new("compare-differs").words();
        html! { <b>{ value }<span class="heard">{ heard }</span></b> }
    } else {
        html! { { value } }
    };
    html! { <div><dt>{ respect_name(&fact.respect) }</dt><dd dir="auto">{ value }</dd></div> }
}
