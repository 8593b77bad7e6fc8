//! What signs and fillings mean.

use yew::{Html, html};

use super::grid::look;
use crate::i18n::words;
use crate::matrix::Names;

/// The certainties, from the firmest.
const CERTAINTIES: [&str; 4] = ["certain", "probable", "possible", "unknown"];

/// A line for the stances, one for the certainties.
pub fn key(names: &Names) -> Html {
    let stances = names.stances();
    let stances = stances.iter().map(|stance| {
        html! {
            <li key={stance.clone()}>
                <span class={look(Some(stance), "certain")} aria-hidden="true">{ names.sign(Some(stance)) }</span>
                { names.stance(Some(stance)) }
            </li>
        }
    });
    let certainties = CERTAINTIES.iter().map(|certainty| {
        html! {
            <li key={*certainty}>
                <span class={look(None, certainty)} aria-hidden="true" />
                { names.certainty(certainty) }
            </li>
        }
    });
    html! {
        <details class="map-key" open=true>
            <summary>{ words("map-key") }</summary>
            <ul>{ for stances }</ul>
            <ul>{ for certainties }</ul>
            <p class="quiet">{ words("map-open") }</p>
        </details>
    }
}
