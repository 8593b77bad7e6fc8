//! What happened, for the ear.

use yew::{Html, Properties, component, html};

use crate::desk::View;
use crate::i18n::Message;

/// What it speaks of.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The desk.
    pub view: View,
}

/// Says what was said last. A sentence is a new element each time, so that the same words are said
/// again when they are true again.
#[component]
pub fn Announcer(props: &Props) -> Html {
    let (number, message) = &props.view.state.spoken;
    let words = message.as_ref().map(Message::words).unwrap_or_default();
    html! {
        <div class="heard" aria-live="polite" data-testid="announcer">
            <p key={*number}>{ words }</p>
        </div>
    }
}
