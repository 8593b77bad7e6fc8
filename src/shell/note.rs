//! A note on a mark, or on the article.

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
    /// The mark that the note is on; the article where it is none.
    pub mark: Option<MarkId>,
}

/// The box. An empty one takes the note away.
#[component]
pub fn Note(props: &Props) -> Html {
    let Props { view, mark } = props;
    let node = use_node_ref();
    let Some(article) = &view.state.article else {
        return Html::default();
    };
    let document = &article.document;
    let marked = mark.as_ref().and_then(|id| document.mark(id));
    let details = &document.details;
    let (before, quote) = match marked {
        Some(marked) => (&marked.note, document.quote(marked)),
        None => (&details.note, details.title.clone()),
    };
    let before = before.clone().unwrap_or_default();
    let save = {
        let (desk, mark, node) = (view.desk.clone(), mark.clone(), node.clone());
        Callback::from(move |()| {
            let note = node
                .cast::<HtmlTextAreaElement>()
                .map(|area| area.value())
                .unwrap_or_default();
            leave(&desk);
            desk.send(match &mark {
                Some(mark) => Action::Edit(Command::SetNote {
                    mark: mark.clone(),
                    note: Some(note.trim().to_owned()).filter(|note| !note.is_empty()),
                }),
                None => Action::NoteOnArticle(note),
            });
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
