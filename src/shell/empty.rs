//! The page before there is an article: what to do.

use yew::{Html, Properties, classes, component, html};

use super::button::{CommandButton, key_hint};
use crate::commands::CommandId;
use crate::desk::View;
use crate::i18n::words;

/// What the empty page is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The desk.
    pub view: View,
}

/// Three steps, the first one with its buttons. Blank until what was stored has been read: whoever
/// has articles should not be greeted as a stranger.
#[component]
pub fn Empty(props: &Props) -> Html {
    let view = &props.view;
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
                        <CommandButton view={view.clone()} id={CommandId::Paste} class={classes!("primary")} />
                        <CommandButton view={view.clone()} id={CommandId::Open} />
                        <CommandButton view={view.clone()} id={CommandId::Sample} />
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
