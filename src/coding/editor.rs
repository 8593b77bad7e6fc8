//! The page: what the codebook has on one side, the form of what is chosen on the other.

use standpoint_annotation::codebook::{Label, LinkType, Named};
use standpoint_annotation::{Codebook, LabelId, LinkTypeId, Recode, State};
use yew::{Callback, Html, MouseEvent, Properties, classes, component, html, use_state_eq};

use super::book::book;
use super::faults::{Finding, findings, label_of};
use super::fields::{field, id_for};
use super::label::label;
use super::link::link;
use crate::commands::CommandId;
use crate::desk::View;
use crate::i18n::{Message, words};
use crate::panels::reading::channel_class;
use crate::shell::button::command_button;
use crate::shell::dialog::{Frame, leaving};
use crate::shell::naming::{codebook, label_key};
use crate::state::Action;
use crate::state::coding::CodingAction;
use crate::state::tones::label_class;

/// What the page is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The desk.
    pub view: View,
}

/// What is being changed.
#[derive(Clone, Debug, PartialEq)]
enum Chosen {
    Book,
    Label(LabelId),
    Link(LinkTypeId),
}

/// The page.
#[component]
pub fn Editor(props: &Props) -> Html {
    let view = &props.view;
    let now = codebook(&view.state);
    let chosen = use_state_eq(|| first(view, &now));
    let opened = use_state_eq(|| view.state.spoken.0);
    let choose = {
        let chosen = chosen.clone();
        Callback::from(move |next: Chosen| chosen.set(next))
    };
    let wrong = findings(&view.state, &now);
    let form = match &*chosen {
        Chosen::Label(id) => now.label(id).map(|held| label(view, &now, held)),
        Chosen::Link(id) => now.link(id).map(|held| link(view, &now, held)),
        Chosen::Book => None,
    };
    // What was chosen may be gone, or called otherwise.
    let shown = if form.is_some() {
        (*chosen).clone()
    } else {
        Chosen::Book
    };
    let complaints = wrong
        .iter()
        .filter(|found| concerns(found, &shown) && !found.colour);
    let complaints = complaints.map(|found| html! { <p class="complaint">{ &found.said }</p> });
    let key = match &shown {
        Chosen::Book => String::new(),
        Chosen::Label(id) => format!("label-{id}"),
        Chosen::Link(id) => format!("link-{id}"),
    };
    // What was said before the page was opened is of something else.
    let (number, said) = &view.state.spoken;
    let said = said
        .as_ref()
        .filter(|_| number != &*opened)
        .map(Message::words);
    html! {
        <Frame desk={view.desk.clone()} title={words("codebook-title")} class={classes!("codebook")}>
            <div class="dialog-body codebook-body">
                { list(view, &now, &wrong, &shown, &choose) }
                <div key={key} class="form" data-testid="codebook-form" role="region" aria-label={title(&now, &shown)} tabindex="0">
                    <h3>{ title(&now, &shown) }</h3>
                    <div role="status" data-testid="findings">{ for complaints }</div>
                    { form.unwrap_or_else(|| book(view, &now)) }
                </div>
            </div>
            <div class="dialog-actions">
                <p class="said" role="status" data-testid="codebook-said">{ said }</p>
                if view.state.article.is_some() {
                    { command_button(view, CommandId::Undo, "") }
                    { command_button(view, CommandId::Redo, "") }
                }
                <button type="button" class="primary" autofocus=true onclick={leaving(&view.desk)}>{ words("dialog-done") }</button>
            </div>
        </Frame>
    }
}

/// What is shown first: the label of the mark that is looked at.
fn first(view: &View, book: &Codebook) -> Chosen {
    let inspected = view.state.inspected_mark().map(|mark| &mark.label);
    let guided = view.state.guide.as_ref().or(inspected);
    let known = guided.filter(|id| book.label(id).is_some());
    known.map_or(Chosen::Book, |id| Chosen::Label(id.clone()))
}

fn title(book: &Codebook, shown: &Chosen) -> String {
    let (id, name) = match shown {
        Chosen::Book => ("codebook-whole", book.name.as_str()),
        Chosen::Label(id) => (
            "codebook-label",
            book.label(id).map_or("", |label| &label.name),
        ),
        Chosen::Link(id) => ("codebook-link", book.link(id).map_or("", |kind| &kind.name)),
    };
    Message::new(id).with("name", name).words()
}

/// Whether something wrong is wrong of what is shown.
fn concerns(found: &Finding, shown: &Chosen) -> bool {
    found.of.iter().any(|named| match (named, shown) {
        (Named::Link(id), Chosen::Link(link)) => id == link,
        (named, Chosen::Label(label)) => label_of(named) == Some(label),
        (_, Chosen::Book) => true,
        _ => false,
    })
}

/// Everything in the codebook, and ways to add to it.
fn list(
    view: &View,
    book: &Codebook,
    wrong: &[Finding],
    shown: &Chosen,
    choose: &Callback<Chosen>,
) -> Html {
    let line = |chosen: Chosen, sign: Html, name: &str, small: String| {
        let flawed = chosen != Chosen::Book && wrong.iter().any(|found| concerns(found, &chosen));
        let current = (*shown == chosen).then_some("true");
        let key = format!("{chosen:?}");
        let (choose, to) = (choose.clone(), chosen.clone());
        html! {
            <li key={key}>
                <button type="button" class="entry" data-choose={data(&chosen)} aria-current={current} onclick={Callback::from(move |_: MouseEvent| choose.emit(to.clone()))}>
                    <span class="line">
                        { sign }{ name }
                        if flawed { <span class="complaint" title={words("codebook-flawed")}>{ words("sign-flawed") }<span class="heard">{ words("codebook-flawed") }</span></span> }
                    </span>
                    <small>{ small }</small>
                </button>
            </li>
        }
    };
    let labels = book.labels.iter().map(|label| {
        let sign = html! { <span class={classes!("dot", channel_class(label.channel), label_class(&label.id))} aria-hidden="true" /> };
        line(Chosen::Label(label.id.clone()), sign, &label.name, about(view, label))
    });
    let links = book.links.iter().map(|kind| {
        let name = |ids: &[LabelId]| {
            let names: Vec<&str> = ids
                .iter()
                .filter_map(|id| Some(&*book.label(id)?.name))
                .collect();
            names.join(", ")
        };
        let ends = format!("{} → {}", name(&kind.from), name(&kind.to));
        line(
            Chosen::Link(kind.id.clone()),
            Html::default(),
            &kind.name,
            ends,
        )
    });
    html! {
        <nav class="codebook-list" aria-label={words("codebook-list")}>
            <ul class="list">{ line(Chosen::Book, Html::default(), &book.name, words("codebook-whole-about")) }</ul>
            <h3 class="heading">{ words("codebook-labels") }</h3>
            <ul class="list">{ for labels }</ul>
            { field("codebook-add-label", "", None, adding(view, book, choose, label_of_name)) }
            <h3 class="heading">{ words("group-links") }</h3>
            <ul class="list">{ for links }</ul>
            { field("codebook-add-link", "", None, adding(view, book, choose, link_of_name)) }
        </nav>
    }
}

/// What names a line in the page.
fn data(chosen: &Chosen) -> String {
    match chosen {
        Chosen::Book => "book".to_owned(),
        Chosen::Label(id) => id.to_string(),
        Chosen::Link(id) => id.to_string(),
    }
}

/// How many marks have a label, and its key.
fn about(view: &View, label: &Label) -> String {
    let states = [State::Suggested, State::Accepted, State::Rejected];
    let open = view.state.article.as_ref();
    let count = open.map_or(0, |article| {
        states
            .map(|state| article.document.count_of(&label.id, state))
            .iter()
            .sum()
    });
    if label.retired {
        return Message::new("codebook-about-retired")
            .with("count", count)
            .words();
    }
    let about = Message::new("codebook-about").with("count", count).words();
    match label_key(&view.state, label) {
        Some(key) => Message::new("codebook-about-key")
            .with("key", key)
            .with("about", about)
            .words(),
        None => about,
    }
}

/// Adds something of a name, and shows it.
fn adding(
    view: &View,
    book: &Codebook,
    choose: &Callback<Chosen>,
    make: fn(&Codebook, &str) -> (Recode, Chosen),
) -> Callback<String> {
    let (desk, book, choose) = (view.desk.clone(), book.clone(), choose.clone());
    Callback::from(move |name: String| {
        let (change, chosen) = make(&book, name.trim());
        desk.send(Action::Coding(CodingAction::Recode(change)));
        choose.emit(chosen);
    })
}

fn label_of_name(book: &Codebook, name: &str) -> (Recode, Chosen) {
    let id = LabelId::from(id_for(
        name,
        book.labels.iter().map(|label| label.id.as_str()),
    ));
    let label = Label {
        colour: Some(book.fresh_colour()),
        ..Label::new(id.clone(), name)
    };
    (Recode::AddLabel(label), Chosen::Label(id))
}

fn link_of_name(book: &Codebook, name: &str) -> (Recode, Chosen) {
    let id = LinkTypeId::from(id_for(name, book.links.iter().map(|kind| kind.id.as_str())));
    let all: Vec<LabelId> = book.labels_in_use().map(|label| label.id.clone()).collect();
    let kind = LinkType::new(id.clone(), name, all.clone(), all);
    (Recode::AddLinkType(kind), Chosen::Link(id))
}
