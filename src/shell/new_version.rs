//! A box for the new version of an article, and what would become of the marks.

use std::rc::Rc;

use standpoint_annotation::Document;
use standpoint_annotation::carry::{Lost, carry, lost};
use standpoint_formats::{Opened, paste_text};
use standpoint_text::Text;
use web_sys::HtmlTextAreaElement;
use yew::{
    Callback, Html, InputEvent, MouseEvent, Properties, TargetCast, component, html, use_state,
};

use super::dialog::{Frame, leave, leaving};
use crate::desk::View;
use crate::i18n::{Message, words};
use crate::panels::lost::lost_words;
use crate::state::Action;

/// How many lost marks are listed.
const SHOWN: usize = 50;

/// What the box is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The desk.
    pub view: View,
}

/// What a new text would do to the marks.
struct Preview {
    /// The text, as it would be taken in.
    text: String,
    /// How many stay, change in the middle, and are moved.
    counts: [usize; 3],
    lost: Vec<Lost>,
}

/// The box.
#[component]
pub fn NewVersion(props: &Props) -> Html {
    let view = &props.view;
    let preview = use_state(|| None::<Result<Rc<Preview>, Message>>);
    let Some(article) = &view.state.article else {
        return Html::default();
    };
    let typed = {
        let (preview, article) = (preview.clone(), Rc::clone(article));
        Callback::from(move |event: InputEvent| {
            let typed = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            let empty = typed.trim().is_empty();
            preview.set((!empty).then(|| look_ahead(&article.document, &typed).map(Rc::new)));
        })
    };
    let ready = preview.as_ref().and_then(|preview| preview.as_ref().ok());
    let take = {
        let (desk, ready) = (view.desk.clone(), ready.cloned());
        Callback::from(move |_: MouseEvent| {
            if let Some(preview) = &ready {
                leave(&desk);
                desk.send(Action::TakeVersion(preview.text.clone()));
            }
        })
    };
    let said = match &*preview {
        None => Html::default(),
        Some(Err(why)) => html! { <p class="complaint">{ why.words() }</p> },
        Some(Ok(preview)) => outlook(&article.document, preview),
    };
    html! {
        <Frame desk={view.desk.clone()} title={words("version-title")} class="wide">
            <div class="dialog-body">
                <label for="version-text">{ words("version-how") }</label>
                <textarea id="version-text" class="short" dir="auto" autofocus=true spellcheck="false" oninput={typed} />
                <div role="status">{ said }</div>
            </div>
            <div class="dialog-actions">
                <button type="button" onclick={leaving(&view.desk)}>{ words("dialog-cancel") }</button>
                <button type="button" class="primary" data-action="take-version" disabled={ready.is_none()} onclick={take}>
                    { words("version-take") }
                </button>
            </div>
        </Frame>
    }
}

/// What would come of this text, read as any text that is pasted.
fn look_ahead(document: &Document, typed: &str) -> Result<Preview, Message> {
    let text = match paste_text(typed) {
        Ok(Opened::Text { text, .. }) => text,
        Ok(Opened::Document(_) | Opened::Codebook(_)) => {
            return Err(Message::new("version-no-text"));
        }
        Err(error) => return Err(crate::wording::not_opened(&error)),
    };
    if text == document.text.as_str() {
        return Err(Message::new("version-same"));
    }
    let carried = carry(document, Text::new(text.as_str()), "");
    Ok(Preview {
        text: text.clone(),
        counts: [carried.stayed, carried.changed.len(), carried.moved.len()],
        lost: lost(&carried.document),
    })
}

fn outlook(document: &Document, preview: &Preview) -> Html {
    let [stayed, changed, moved] = preview.counts;
    let counted = [
        Message::new("version-stay").with("count", stayed),
        Message::new("version-changed").with("count", changed),
        Message::new("version-moved").with("count", moved),
        Message::new("version-lost").with("count", preview.lost.len()),
    ];
    let counted = counted
        .iter()
        .map(|said| html! { <li>{ said.words() }</li> });
    let lost = preview.lost.iter().take(SHOWN);
    let lost = lost.map(|lost| html! { <li class="lost">{ lost_words(document, lost) }</li> });
    html! {
        <>
            <ul class="counted">{ for counted }</ul>
            <ul class="options">{ for lost }</ul>
        </>
    }
}
