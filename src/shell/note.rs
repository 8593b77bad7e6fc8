//! A note on a mark.

use standpoint_annotation::{Command, MarkId};
use web_sys::HtmlTextAreaElement;
use yew::{Callback, Html, KeyboardEvent, Properties, component, html, use_node_ref};

use super::dialog::{Frame, leave, leaving};
use crate::desk::View;
use crate::i18n::words;
use crate::state::Action;

/// What the box is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The desk.
    pub view: View,
    /// The mark that the note is on.
    pub mark: MarkId,
}

/// The box. An empty one takes the note away.
#[component]
pub fn Note(props: &Props) -> Html {
    let Props { view, mark } = props;
    let node = use_node_ref();
    let article = view.state.article.as_ref();
    let Some(marked) = article.and_then(|article| article.document.mark(mark)) else {
        return Html::default();
    };
    let before = marked.note.clone().unwrap_or_default();
    let save = {
        let (desk, mark, node) = (view.desk.clone(), mark.clone(), node.clone());
        Callback::from(move |()| {
            let note = node
                .cast::<HtmlTextAreaElement>()
                .map(|area| area.value())
                .unwrap_or_default();
            let note = Some(note.trim().to_owned()).filter(|note| !note.is_empty());
            leave(&desk);
            desk.send(Action::Edit(Command::SetNote {
                mark: mark.clone(),
                note,
            }));
        })
    };
    let pressed = {
        let save = save.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                event.prevent_default();
                save.emit(());
            }
        })
    };
    let quote = article
        .map(|article| article.document.quote(marked))
        .unwrap_or_default();
    html! {
        <Frame desk={view.desk.clone()} title={words("note-title")}>
            <div class="dialog-body">
                <label for="note-text"><q>{ quote }</q></label>
                <textarea ref={node} id="note-text" class="short" dir="auto" autofocus=true defaultvalue={before} onkeydown={pressed} />
            </div>
            <div class="dialog-actions">
                <button type="button" onclick={leaving(&view.desk)}>{ words("dialog-cancel") }</button>
                <button type="button" class="primary" data-action="save-note" onclick={Callback::from(move |_| save.emit(()))}>
                    { words("note-save") }<kbd aria-hidden="true">{ words("paste-mark-key") }</kbd>
                </button>
            </div>
        </Frame>
    }
}
