//! What a mark is linked to: who holds a position, what signals it, what makes it unsure.

use standpoint_annotation::codebook::LinkType;
use standpoint_annotation::{Command, Document, Link, Mark, MarkId, State};
use yew::{Html, classes, html};

use super::entry::going;
use super::reading::{colours, label_name, value_name};
use crate::commands::CommandId;
use crate::desk::View;
use crate::i18n::{Message, words};
use crate::shell::button::named_button;
use crate::state::marking::MarkingAction;
use crate::state::{Action, Article, roles};
use crate::store::Access;

/// A row for each type of link that may start at the mark, and one for each link that ends at it.
pub fn links(view: &View, article: &Article, id: &MarkId) -> Html {
    let document = &article.document;
    let Some(mark) = document.mark(id) else {
        return Html::default();
    };
    let outgoing = document
        .codebook
        .links
        .iter()
        .filter(|kind| kind.from.contains(&mark.label));
    let outgoing = outgoing
        .enumerate()
        .map(|(place, kind)| outgoing_row(view, article, mark, (place, kind)));
    let incoming = document
        .links_to(id)
        .filter_map(|link| Some((link, document.mark(&link.from)?)));
    let incoming = incoming.filter(|(_, from)| from.state != State::Rejected);
    let incoming = incoming.map(|(link, from)| incoming_row(view, document, link, from));
    html! { <>{ for outgoing }{ for incoming }</> }
}

fn outgoing_row(
    view: &View,
    article: &Article,
    mark: &Mark,
    (place, kind): (usize, &LinkType),
) -> Html {
    let document = &article.document;
    let writable = article.access == Access::Writer;
    let links = document
        .links_from(&mark.id)
        .filter(|link| link.kind == kind.id);
    let targets = links.filter_map(|link| Some((link, document.mark(&link.to)?)));
    let targets =
        targets.map(|(link, target)| self::target(view, document, link, target, writable));
    let holder = roles::holder(&document.codebook).is_some_and(|role| role.id == kind.id);
    let choose = (holder && writable).then_some(CommandId::ChooseHolder);
    html! {
        <div key={kind.id.to_string()} class="row" data-link={kind.id.to_string()}>
            <span class="name" title={kind.definition.clone()}>{ &kind.name }</span>
            <span class="values">
                { for targets }
                if writable { { pick(view, place, kind) } }
                if let Some(id) = choose {
                    { named_button(view, id, "small", words("card-choose")) }
                }
            </span>
        </div>
    }
}

/// The commands that pick the other end, by the place of the link among those of the label.
const PICKS: [CommandId; 4] = [
    CommandId::PickHolder,
    CommandId::PickCue,
    CommandId::PickQualifier,
    CommandId::PickAbout,
];

/// The button that picks the other end; the first links have keys.
fn pick(view: &View, place: usize, kind: &LinkType) -> Html {
    if let Some(command) = PICKS.get(place) {
        return named_button(view, *command, "small", words("card-pick"));
    }
    let id = kind.id.clone();
    html! {
        <button type="button" class="small" onclick={view.act(move || Action::Marking(MarkingAction::Pick(id.clone())))}>
            { words("card-pick") }
        </button>
    }
}

/// The other end, which can be gone to, and a button that takes the link away.
fn target(view: &View, document: &Document, link: &Link, target: &Mark, writable: bool) -> Html {
    let name = target_name(document, target);
    let tones = colours(document, target);
    let remove = Message::new("card-unlink").with("name", name.as_str());
    let id = link.id.clone();
    html! {
        <span key={link.id.to_string()} class="linked">
            <button type="button" class={classes!("target", tones)} data-mark={target.id.to_string()} onclick={going(&view.desk, &target.id)}>
                { name }
            </button>
            if writable {
                <button
                    type="button"
                    class="plain small"
                    data-unlink={link.id.to_string()}
                    aria-label={remove.words()}
                    onclick={view.act(move || Action::Edit(Command::DeleteLinks(vec![id.clone()])))}
                >
                    { words("sign-close") }
                </button>
            }
        </span>
    }
}

/// Whoever is mentioned by name and kind; anything else by its words.
fn target_name(document: &Document, mark: &Mark) -> String {
    let Some(label) = document
        .codebook
        .label(&mark.label)
        .filter(|label| label.entities)
    else {
        return document.quote(mark);
    };
    let name = super::reading::name_of(document, mark);
    match mark
        .attribute("kind")
        .and_then(|kind| value_name(label, "kind", kind))
    {
        Some(kind) => Message::new("card-chip")
            .with("label", name)
            .with("value", kind)
            .words(),
        None => name,
    }
}

/// A link seen from its other end: what a cue signals, what an actor holds.
fn incoming_row(view: &View, document: &Document, link: &Link, from: &Mark) -> Html {
    let kind = document
        .codebook
        .link(&link.kind)
        .map_or_else(|| link.kind.to_string(), |kind| kind.name.clone());
    let label = label_name(document, &from.label);
    let name = Message::new("card-incoming")
        .with("label", label)
        .with("kind", kind.to_lowercase());
    html! {
        <div key={link.id.to_string()} class="row">
            <span class="name">{ name.words() }</span>
            <span class="values">
                <button type="button" class="target" data-mark={from.id.to_string()} onclick={going(&view.desk, &from.id)}>
                    { document.quote(from) }
                </button>
            </span>
        </div>
    }
}
