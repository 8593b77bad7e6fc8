//! What lies over everything: native dialogs, which keep the focus inside and close on Escape.

use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};
use yew::{
    AttrValue, Callback, Classes, Event, Html, Properties, component, html, use_effect_with,
    use_node_ref,
};

use super::ahead;
use super::choose::Choose;
use super::confirm::delete_article;
use super::deep::deep;
use super::details::details;
use super::everywhere::Everywhere;
use super::help::Help;
use super::holders::Holders;
use super::mark_hits::MarkHits;
use super::merge_report::merge_report;
use super::new_version::NewVersion;
use super::note::Note;
use super::palette::Palette;
use super::paste::Paste;
use super::settings::settings;
use super::sure::Sure;
use super::who::Who;
use crate::coding::{Editor, take};
use crate::compare::Compare;
use crate::desk::{Desk, View};
use crate::exchange::{export, import, training};
use crate::i18n::words;
use crate::part;
use crate::state::{Action, Dialog};

/// The dialog that is open, if one is.
pub fn dialogs(view: &View) -> Html {
    match view.state.dialog.clone() {
        None => Html::default(),
        Some(dialog) => opened(view.clone(), dialog),
    }
}

/// The dialog that is open.
#[inline(never)]
fn opened(view: View, dialog: Dialog) -> Html {
    match dialog {
        Dialog::Paste => part!(Paste { view }),
        Dialog::Help => part!(Help { view }),
        Dialog::Settings => settings(&view),
        Dialog::AcceptSure => part!(Sure { view }),
        Dialog::Palette => part!(Palette { view }),
        Dialog::Note(mark) => part!(Note {
            view,
            mark: Some(mark)
        }),
        Dialog::ArticleNote => part!(Note { view, mark: None }),
        Dialog::NewVersion => part!(NewVersion { view }),
        Dialog::MarkHits => part!(MarkHits { view }),
        Dialog::Holders(position) => part!(Holders { view, position }),
        Dialog::Choose(mark, attribute) => part!(Choose {
            view,
            mark,
            attribute
        }),
        Dialog::Who(marks) => part!(Who { view, marks }),
        Dialog::Everywhere(mark) => part!(Everywhere { view, mark }),
        Dialog::DeleteArticle => delete_article(&view),
        Dialog::Details => details(&view),
        Dialog::Merged(report) => merge_report(&view, &report),
        Dialog::Export => export(&view),
        Dialog::Train => training(&view),
        Dialog::Deep => deep(&view),
        Dialog::Import => import(&view),
        Dialog::Compare => part!(Compare { view }),
        Dialog::Codebook => part!(Editor { view }),
        Dialog::TakeCodebook(book) => take(&view, &book),
    }
}

/// What a dialog is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct FrameProps {
    /// Where it is closed.
    pub desk: Desk,
    /// What it is called.
    pub title: AttrValue,
    /// Further classes.
    #[prop_or_default]
    pub class: Classes,
    /// Whether what it waited for has come: the main button then has the focus, unless whoever waited
    /// has gone elsewhere in the dialog.
    #[prop_or_default]
    pub is_ready: bool,
    /// What is in it.
    pub children: Html,
}

/// A dialog with its title and a button to close it.
#[component]
pub fn Frame(props: &FrameProps) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((), move |()| {
            let dialog = node.cast::<HtmlDialogElement>();
            if let Some(dialog) = &dialog {
                // Refused only where it is open already.
                let _ = dialog.show_modal();
                focus_on_field(dialog);
                ahead::deliver();
            }
            move || dialog.iter().for_each(HtmlDialogElement::close)
        });
    }
    {
        let node = node.clone();
        use_effect_with(props.is_ready, move |is_ready| {
            let dialog = node.cast::<HtmlDialogElement>().filter(|_| *is_ready);
            dialog.iter().for_each(focus_on_main);
        });
    }
    let close = leaving(&props.desk);
    let cancel = {
        let desk = props.desk.clone();
        Callback::from(move |event: Event| {
            event.prevent_default();
            leave(&desk);
        })
    };
    // A browser closes a dialog by itself when Escape is pressed again and again.
    let closed = {
        let desk = props.desk.clone();
        Callback::from(move |_: Event| desk.send(Action::CloseDialog))
    };
    html! {
        <dialog ref={node} class={props.class.clone()} aria-labelledby="dialog-title" oncancel={cancel} onclose={closed}>
            <div class="dialog-top">
                <h2 id="dialog-title">{ &props.title }</h2>
                <button type="button" class="plain small" aria-label={words("dialog-close")} onclick={close}>
                    { words("sign-close") }
                </button>
            </div>
            { props.children.clone() }
        </dialog>
    }
}

/// What a dialog without a place of its own for the focus begins with: its first field, and not the
/// button that closes it, as browsers would have it.
fn focus_on_field(dialog: &HtmlDialogElement) {
    let first = |what| dialog.query_selector(what).ok().flatten();
    if first("[autofocus]").is_some() {
        return;
    }
    let field = first(".dialog-body :is(select, input, textarea)");
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        // Refused only where the field cannot be seen; then the button has the focus.
        let _ = field.focus();
    }
}

/// From the button that closes it to the one that goes on.
fn focus_on_main(dialog: &HtmlDialogElement) {
    let found = |what| dialog.query_selector(what).ok().flatten();
    let main = found(".dialog-top :focus").and_then(|_| found(".primary:enabled"));
    if let Some(main) = main.and_then(|main| main.dyn_into::<HtmlElement>().ok()) {
        // Refused only where it cannot be seen.
        let _ = main.focus();
    }
}

/// Closes the open dialog at once, so that the focus is where it was before what comes next moves
/// it: as long as a dialog is open, nothing outside of it can be focused.
pub fn leave(desk: &Desk) {
    let open = web_sys::window().and_then(|window| window.document());
    let open = open.and_then(|document| document.query_selector("dialog[open]").ok().flatten());
    if let Some(dialog) = open.and_then(|element| element.dyn_into::<HtmlDialogElement>().ok()) {
        dialog.close();
    }
    desk.send(Action::CloseDialog);
}

/// Closes the open dialog when called.
pub fn leaving<E>(desk: &Desk) -> Callback<E> {
    let desk = desk.clone();
    Callback::from(move |_: E| leave(&desk))
}
