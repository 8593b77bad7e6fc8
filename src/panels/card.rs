//! The card of the mark that is looked at: all that is known of it, and all that can be done.

use std::rc::Rc;

use standpoint_annotation::{Command, Mark, MarkId, State};
use yew::{Html, Properties, classes, component, html, use_effect_with};

use super::attributes::{further_attributes, main_attribute};
use super::entity::EntityRow;
use super::links::links;
use super::origin::origin_row;
use super::reading::{colours, label_name, main_value};
use super::why::why_row;
use crate::commands::CommandId;
use crate::desk::View;
use crate::effects::on_next_frame;
use crate::i18n::{Message, words};
use crate::part;
use crate::shell::button::{command_button, named_button};
use crate::shell::naming::{keyshortcuts, label_key};
use crate::state::update::mentions::place_among;
use crate::state::{Action, Article};
use crate::store::Access;

/// What the card is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The desk.
    pub view: View,
    /// The open article.
    pub article: Rc<Article>,
    /// The mark.
    pub mark: MarkId,
}

/// The card.
#[component]
pub fn Card(props: &Props) -> Html {
    let Props {
        view,
        article,
        mark: id,
    } = props;
    use_effect_with(id.clone(), |_| on_next_frame(to_the_top));
    let Some(mark) = article.document.mark(id) else {
        return Html::default();
    };
    let mentions = article
        .document
        .codebook
        .label(&mark.label)
        .is_some_and(|label| label.entities);
    html! {
        <section class="card" data-testid="card" data-mark={id.to_string()} aria-label={words("card-label")}>
            { top(view, article, mark) }
            <blockquote dir="auto">{ article.document.quote(mark) }</blockquote>
            if article.access == Access::Writer { { labels(view, article, mark) } }
            { main_attribute(view, article, id) }
            { links(view, article, id) }
            { further_attributes(view, article, id) }
            if mentions {
                { part!(EntityRow { desk: view.desk.clone(), article: Rc::clone(article), mark: id.clone() }) }
                { mention_row(view, article, mark) }
            }
            if article.access == Access::Writer { { who_and_where(view, mentions) } }
            { origin_row(mark) }
            { why_row(view, mark) }
            if let Some(note) = &mark.note {
                <p class="note" dir="auto">{ note }</p>
            }
            if article.access == Access::Writer {
                { actions(view, mark) }
                { edges(view) }
            }
        </section>
    }
}

/// Ways to say who it is, and to mark the same words elsewhere.
fn who_and_where(view: &View, mentions: bool) -> Html {
    html! {
        <div class="actions-row">
            if mentions { { named_button(view, CommandId::Who, "small", words("card-who")) } }
            { named_button(view, CommandId::Everywhere, "small", words("card-everywhere")) }
        </div>
    }
}

/// Which of the actor's mentions this is, and the way to the others.
fn mention_row(view: &View, article: &Article, mark: &Mark) -> Html {
    let place = place_among(&article.document, mark);
    let Some((place, count)) = place.filter(|(_, count)| *count > 1) else {
        return Html::default();
    };
    let said = Message::new("entity-place")
        .with("place", place)
        .with("count", count);
    html! {
        <div class="row">
            <span class="name">{ words("entity-mentions") }</span>
            <span class="values">
                <span data-testid="mention">{ said.words() }</span>
                { named_button(view, CommandId::PreviousMention, "small", words("entity-previous")) }
                { named_button(view, CommandId::NextMention, "small", words("entity-next")) }
            </span>
        </div>
    }
}

/// Another mark's card is read from its beginning. Before the next frame, when everything else is laid
/// out, too.
fn to_the_top() {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(panel) = document.and_then(|document| document.get_element_by_id("panel")) {
        panel.set_scroll_top(0);
    }
}

/// Label and value as a chip, and what became of the mark.
fn top(view: &View, article: &Article, mark: &Mark) -> Html {
    let document = &article.document;
    let label = label_name(document, &mark.label);
    let chip = match main_value(document, mark) {
        Some(value) => Message::new("card-chip")
            .with("label", label)
            .with("value", value)
            .words(),
        None => label,
    };
    let (state, look) = match mark.state {
        State::Suggested => ("state-suggested", "badge-suggested"),
        State::Accepted => ("state-accepted", "badge-accepted"),
        State::Rejected => ("state-rejected", "badge-rejected"),
    };
    html! {
        <div class="card-top">
            <h2 class={classes!("chip", colours(document, mark))}><span class="dot" aria-hidden="true" />{ chip }</h2>
            <span class={classes!("badge", look)} data-state={look}>{ words(state) }</span>
            { guide_button(view) }
        </div>
    }
}

/// The way to what the label means: one sign, so that the line above the words stays one.
fn guide_button(view: &View) -> Html {
    let name = words("card-guide");
    html! {
        <button
            type="button"
            class="small"
            data-command={crate::commands::entry(CommandId::Guide).name}
            aria-label={name.clone()}
            title={name}
            aria-pressed={view.state.guide.is_some().to_string()}
            aria-keyshortcuts={keyshortcuts(&view.state, CommandId::Guide)}
            onclick={view.act(|| Action::Run(CommandId::Guide))}
        >
            { words("sign-guide") }
        </button>
    }
}

/// The labels, to give the mark another.
fn labels(view: &View, article: &Article, mark: &Mark) -> Html {
    let labels = article.document.codebook.labels.iter();
    let shown = labels.filter(|label| !label.retired || label.id == mark.label);
    let chips = shown.map(|label| {
        let (id, name) = (mark.id.clone(), label.id.clone());
        html! {
            <button
                key={label.id.to_string()}
                type="button"
                data-relabel={label.id.to_string()}
                aria-pressed={(label.id == mark.label).to_string()}
                onclick={view.act(move || Action::Edit(Command::Relabel { mark: id.clone(), label: name.clone() }))}
            >
                { &label.name }
                if let Some(key) = label_key(&view.state, label) { <kbd aria-hidden="true">{ key }</kbd> }
            </button>
        }
    });
    html! { <div class="segments labels" role="group" aria-label={words("card-labels")}>{ for chips }</div> }
}

/// What can be done, the two decisions first.
fn actions(view: &View, mark: &Mark) -> Html {
    let button = |id: CommandId| command_button(view, id, "");
    html! {
        <div class="actions">
            if mark.state != State::Accepted {
                { command_button(view, CommandId::Accept, "primary") }
            }
            if mark.state != State::Rejected { { button(CommandId::Reject) } }
            if mark.state != State::Suggested { { button(CommandId::Reopen) } }
            { named_button(view, CommandId::Note, "", words("card-note")) }
            { named_button(view, CommandId::Delete, "", words("card-delete")) }
            if view.state.selection().is_some() {
                { button(CommandId::AddPiece) }
                { button(CommandId::CutPiece) }
            }
        </div>
    }
}

/// The edges, for those who would rather press than drag.
fn edges(view: &View) -> Html {
    let button = |id: CommandId, sign: &'static str| {
        let name = words(&crate::commands::entry(id).message());
        html! {
            <span title={name}>{ named_button(view, id, "small", words(sign)) }</span>
        }
    };
    html! {
        <div class="edges" role="group" aria-label={words("card-edges")}>
            { words("card-start") }
            { button(CommandId::GrowStart, "edge-start-out") }
            { button(CommandId::ShrinkStart, "edge-start-in") }
            { words("card-end") }
            { button(CommandId::ShrinkEnd, "edge-end-in") }
            { button(CommandId::GrowEnd, "edge-end-out") }
        </div>
    }
}
