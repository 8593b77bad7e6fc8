//! The line at the bottom: what is saved, how far the review is, what the engine does.

use std::rc::Rc;

use standpoint_annotation::LabelId;
use yew::{Html, Properties, component, html, use_memo};

use super::button::{command_button, key_hint, named_button};
use super::deep;
use super::naming::{codebook, label_key};
use crate::commands::CommandId;
use crate::desk::View;
use crate::i18n::{Message, words};
use crate::state::marking::MarkingAction;
use crate::state::update::coding::is_readable;
use crate::state::{Action, Article, EngineState};
use crate::store::{Access, SaveStatus};

/// What the footer is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The desk.
    pub view: View,
}

/// The footer. Its status can be read at any time; it does not speak up by itself, since it changes
/// with every letter: what is worth hearing is said by the announcer.
#[component]
pub fn Footer(props: &Props) -> Html {
    let view = &props.view;
    let article = view.state.article.clone();
    let progress = use_memo(article.clone(), |article| {
        article.as_ref().map(|article| article.progress())
    });
    html! {
        <footer class="footer">
            <div class="status" role="status" aria-live="off">
                { saved(view) }
                if let Some((all, reviewed)) = *progress {
                    <span data-testid="reviewed">
                        { Message::new("footer-reviewed").with("reviewed", reviewed).with("all", all).words() }
                    </span>
                }
                if let Some(article) = &article {
                    { reading(view, article) }
                }
                <span class="private">{ words("footer-private") }</span>
            </div>
            { hints(view) }
        </footer>
    }
}

fn saved(view: &View) -> Html {
    let Some(article) = &view.state.article else {
        return Html::default();
    };
    if article.access == Access::Reader {
        return html! { <span class="unsaved" data-saved="reader">{ words("footer-read-only") }</span> };
    }
    if !view.state.lasting {
        return html! { <span class="unsaved" data-saved="memory">{ words("footer-in-memory") }</span> };
    }
    match &view.state.saving {
        SaveStatus::Saved { at } => {
            let said = match time(at) {
                Some(time) => Message::new("footer-saved-at").with("time", time),
                None => Message::new("footer-saved"),
            };
            html! { <span class="saved" data-saved="true">{ said.words() }</span> }
        }
        SaveStatus::Saving => html! { <span data-saved="saving">{ words("footer-saving") }</span> },
        SaveStatus::Failed(_) => {
            html! { <span class="unsaved" data-saved="false">{ words("footer-not-saved") }</span> }
        }
    }
}

/// The time of day here; `None` where nothing was saved yet. Put together by hand: the browser's own
/// way takes a frame the first time, for the rules of every language.
pub fn time(at: &str) -> Option<String> {
    let date = js_sys::Date::new(&at.into());
    let (hours, minutes, seconds) = (date.get_hours(), date.get_minutes(), date.get_seconds());
    (!date.get_time().is_nan()).then(|| format!("{hours:02}:{minutes:02}:{seconds:02}"))
}

/// What an engine does in the open article: the deep reader, while it reads, or the instant one.
fn reading(view: &View, article: &Rc<Article>) -> Html {
    let deep = view.state.deep.as_ref();
    match deep.and_then(|deep| deep.reading.as_ref()) {
        Some(reading) => deep::progress(view, reading),
        None => engine(view, article),
    }
}

fn engine(view: &View, article: &Rc<Article>) -> Html {
    match &view.state.engine {
        EngineState::Idle => Html::default(),
        EngineState::Reading { read_to, .. } => {
            let length = article.document.text.len().max(1);
            html! {
                <span data-engine="reading">
                    { words("footer-reading") }
                    <progress max={length.to_string()} value={read_to.get().to_string()} aria-label={words("footer-reading")} />
                    { command_button(view, CommandId::CancelReading, "small") }
                </span>
            }
        }
        EngineState::Done {
            milliseconds,
            words,
        } => {
            let said = Message::new("footer-marked")
                .with("time", duration(*milliseconds))
                .with("words", *words);
            html! { <span data-engine="done">{ said.words() }</span> }
        }
        EngineState::Cancelled => html! {
            <span data-engine="cancelled">
                { words("footer-cancelled") }
                { command_button(view, CommandId::Read, "small") }
            </span>
        },
        EngineState::Unavailable => {
            html! { <span data-engine="unavailable">{ words("footer-no-engine") }</span> }
        }
    }
}

/// Milliseconds below a second, seconds above, to a tenth.
fn duration(milliseconds: f64) -> String {
    let tenths = |number: f64| (number * 10.0).round() / 10.0;
    if milliseconds < 1000.0 {
        Message::new("duration-milliseconds")
            .with("number", tenths(milliseconds))
            .words()
    } else {
        Message::new("duration-seconds")
            .with("number", tenths(milliseconds / 1000.0))
            .words()
    }
}

fn hints(view: &View) -> Html {
    if let Some(picking) = &view.state.picking {
        let book = codebook(&view.state);
        let kind = book
            .link(&picking.kind)
            .map_or_else(|| picking.kind.to_string(), |kind| kind.name.clone());
        return html! {
            <div class="hints hints-picking" data-testid="picking">
                <span class="picking-hint">{ Message::new("footer-picking").with("kind", kind).words() }</span>
                if let Some(ten) = view.state.marking.typed { <kbd>{ ten }{ words("footer-digit") }</kbd> }
                { named_button(view, CommandId::Escape, "small", words("footer-stop-picking")) }
            </div>
        };
    }
    if let Some(label) = &view.state.marking.sticky {
        return sticky(view, label);
    }
    if view.state.article.is_none() {
        return Html::default();
    }
    let book = codebook(&view.state);
    let keys = book
        .labels_in_use()
        .filter_map(|label| label_key(&view.state, label));
    let keys = keys.take(9).map(|key| html! { <kbd>{ key }</kbd> });
    html! {
        <div class="hints" aria-hidden="true">
            if is_readable(&view.state) {
                { key_hint(view, CommandId::NextSuggestion) }{ words("hint-next") }
            }
            { for keys }{ words("hint-mark") }
        </div>
    }
}

/// Which label sticks, the others to choose from, and the way out.
fn sticky(view: &View, label: &LabelId) -> Html {
    let book = codebook(&view.state);
    let chips = book.labels_in_use().map(|other| {
        let id = other.id.clone();
        html! {
            <button
                key={id.to_string()}
                type="button"
                class="small"
                data-stick={id.to_string()}
                aria-pressed={(id == *label).to_string()}
                onclick={view.act(move || Action::Marking(MarkingAction::Stick(Some(id.clone()))))}
            >
                { &other.name }
            </button>
        }
    });
    html! {
        <div class="hints hints-picking" data-testid="sticky">
            <span class="picking-hint">{ words("footer-sticky") }</span>
            <span class="segments" role="group" aria-label={words("card-labels")}>{ for chips }</span>
            <span class="sticky-how">{ words("footer-sticky-how") }</span>
            { named_button(view, CommandId::Escape, "small", words("footer-stop-picking")) }
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_is_said_to_a_tenth() {
        assert_eq!(duration(2.14), "2.1 ms");
        assert_eq!(duration(1530.0), "1.5 s");
    }
}
