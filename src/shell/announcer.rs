//! What happened, for the ear.

use yew::{Html, html};

use crate::desk::View;
use crate::i18n::Message;

/// Says what was said last. A sentence is a new element each time, so that the same words are said
/// again when they are true again.
pub fn announcer(view: &View) -> Html {
    let (number, message) = &view.state.spoken;
    let words = message.as_ref().map(Message::words).unwrap_or_default();
    html! {
        <div class="heard" aria-live="polite" data-testid="announcer">
            <p key={*number}>{ words }</p>
        </div>
    }
}
