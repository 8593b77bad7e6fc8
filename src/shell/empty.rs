//! The page before there is an article: what to do.

use yew::{Html, html};

use super::button::{command_button, key_hint};
use crate::commands::CommandId;
use crate::desk::View;
use crate::i18n::words;

/// Three steps, the first one with its buttons. Blank until what was stored has been read: whoever
/// has articles should not be greeted as a stranger.
pub fn empty(view: &View) -> Html {
    if !view.state.ready {
        return html! { <p class="empty quiet">{ words("empty-opening") }</p> };
    }
    let key = |id: CommandId| key_hint(view, id);
    html! {
        <section class="empty" data-testid="empty">
            <h1>{ words("empty-title") }</h1>
            <p class="lead">{ words("empty-lead") }</p>
            <ol class="steps">
                <li>
                    <h2>{ words("empty-bring") }</h2>
                    <p>{ words("empty-bring-how") }</p>
                    <div class="choices">
                        { command_button(view, CommandId::Paste, "primary") }
                        { command_button(view, CommandId::Open, "") }
                        { command_button(view, CommandId::Sample, "") }
                    </div>
                </li>
                <li>
                    <h2>{ words("empty-review") }</h2>
                    <p>{ words("empty-review-how") }</p>
                    <p class="choices" aria-hidden="true">
                        { key(CommandId::NextSuggestion) }{ words("empty-next") }
                        { key(CommandId::Accept) }{ words("empty-accept") }
                        { key(CommandId::Reject) }{ words("empty-reject") }
                    </p>
                </li>
                <li>
                    <h2>{ words("empty-save") }</h2>
                    <p>{ words("empty-save-how") }</p>
                </li>
            </ol>
            <p class="promise">{ words("empty-promise") }</p>
        </section>
    }
}
