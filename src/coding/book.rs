//! The codebook as a whole: its name, its versions, its file, and a new one.

use std::rc::Rc;

use standpoint_annotation::{Codebook, Recode};
use yew::{Callback, Html, MouseEvent, Properties, component, html, use_state_eq};

use super::fields::{field, saving};
use super::split::input;
use super::versions::sentences;
use crate::commands::CommandId;
use crate::desk::View;
use crate::i18n::{Message, words};
use crate::part;
use crate::shell::button::command_button;
use crate::state::update::coding::version;
use crate::state::{Action, Dialog};

/// How many versions are listed, and how much of each.
const LISTED: usize = 20;

/// The form of the whole codebook.
pub fn book(view: &View, book: &Codebook) -> Html {
    let renamed = saving(&view.desk, |name| Recode::Rename(name.to_owned()));
    let button = |id: CommandId| command_button(view, id, "");
    let versions = book.versions();
    let listed = versions.iter().rev().take(LISTED).map(|revision| {
        let said = Message::new("codebook-version").with("version", revision.version.to_string());
        let changes = sentences(book, &revision.changes);
        html! {
            <li key={revision.version.to_string()}>
                <strong>{ said.words() }</strong>
                <ul>{ for changes.iter().take(LISTED).map(|said| html! { <li>{ said }</li> }) }</ul>
            </li>
        }
    });
    let whose = match &view.state.article {
        Some(article) if article.document.codebook == view.state.codebook => "codebook-of-both",
        Some(_) => "codebook-of-article",
        None => "codebook-of-new",
    };
    html! {
        <>
            { field("codebook-name", &book.name, None, renamed) }
            <p data-testid="version">
                { Message::new("codebook-version").with("version", version(book).to_string()).words() }
                { " · " }{ words(whose) }
            </p>
            <div class="choices">
                { button(CommandId::SaveCodebook) }
                { button(CommandId::Open) }
            </div>
            { part!(NewBook { view: view.clone() }) }
            <h4>{ words("codebook-versions") }</h4>
            if versions.is_empty() { <p class="quiet">{ words("codebook-no-versions") }</p> }
            <ol class="versions" data-testid="versions">{ for listed }</ol>
        </>
    }
}

/// What it is drawn from.
#[derive(Properties, PartialEq, Clone)]
struct Props {
    view: View,
}

/// A codebook of one's own from nothing, or the default one again. Both are asked about first.
#[component]
fn NewBook(props: &Props) -> Html {
    let name = use_state_eq(String::new);
    let ask = |book: Rc<Codebook>| {
        let desk = props.view.desk.clone();
        Callback::from(move |_: MouseEvent| {
            desk.send(Action::Ask(Dialog::TakeCodebook(Rc::clone(&book))));
        })
    };
    let new = match name.trim() {
        "" => words("codebook-own-name"),
        name => name.to_owned(),
    };
    html! {
        <div class="line-of-fields">
            { input("codebook-new-name", &name) }
            <button type="button" data-action="new-codebook" onclick={ask(Rc::new(Codebook::empty(new)))}>{ words("codebook-new") }</button>
            <button type="button" data-action="default-codebook" onclick={ask(Rc::new((*Codebook::standard()).clone()))}>{ words("codebook-default") }</button>
        </div>
    }
}
