//! Whether to take another codebook: what is different, and what becomes of the marks.

use std::rc::Rc;

use standpoint_annotation::codebook::differences;
use standpoint_annotation::{Codebook, Recode, RecodeError};
use yew::{Callback, Html, MouseEvent, html};

use super::versions::sentences;
use crate::desk::View;
use crate::i18n::{Message, words};
use crate::shell::dialog::{Frame, leave, leaving};
use crate::shell::naming::codebook;
use crate::state::Action;
use crate::state::coding::CodingAction;
use crate::state::update::coding::{codebook_after, plan, version};
use crate::store::Access;

/// How many differences are listed.
const LISTED: usize = 30;

/// The question. The answer that changes nothing has the focus.
pub fn take(view: &View, book: &Rc<Codebook>) -> Html {
    let now = codebook(&view.state);
    let found = sentences(book, &differences(&now, book));
    let more = found.len().saturating_sub(LISTED);
    let answer = |action: fn(Rc<Codebook>) -> CodingAction| {
        let (desk, book) = (view.desk.clone(), Rc::clone(book));
        Callback::from(move |_: MouseEvent| {
            leave(&desk);
            desk.send(Action::Coding(action(Rc::clone(&book))));
        })
    };
    let open = view.state.article.as_ref();
    let writable = open.is_none_or(|article| article.access == Access::Writer);
    let asked = Message::new("take-codebook-asked")
        .with("name", book.name.as_str())
        .with("version", version(book))
        .with("now", now.name.as_str())
        .with("now-version", version(&now));
    let named = |id: &'static str, book: &Codebook| {
        Message::new(id).with("name", book.name.as_str()).words()
    };
    html! {
        <Frame desk={view.desk.clone()} title={words("take-codebook-title")} class="wide">
            <div class="dialog-body">
                <p>{ asked.words() }</p>
                { for open.is_some().then(|| effect(view, book)) }
                <h3>{ words("take-codebook-differences") }</h3>
                <ul class="versions" data-testid="differences">
                    { for found.iter().take(LISTED).map(|said| html! { <li>{ said }</li> }) }
                    if more > 0 { <li>{ Message::new("map-more").with("count", more).words() }</li> }
                </ul>
            </div>
            <div class="dialog-actions">
                <button type="button" autofocus=true data-action="keep-mine" onclick={leaving(&view.desk)}>{ named("take-codebook-keep", &now) }</button>
                if open.is_some() {
                    <button type="button" data-action="take-for-new" onclick={answer(CodingAction::Keep)}>{ words("take-codebook-for-new") }</button>
                }
                <button type="button" class="primary" data-action="take-theirs" disabled={!writable} onclick={answer(CodingAction::Take)}>{ named("take-codebook-do", book) }</button>
            </div>
        </Frame>
    }
}

/// What becomes of the open article's marks.
fn effect(view: &View, book: &Codebook) -> Html {
    let change = Recode::Adopt(Box::new(book.clone()));
    let planned: Result<_, RecodeError> = plan(&view.state, &change);
    let Ok(step) = planned else {
        return html! { <p data-testid="effect">{ Message::new("effect-adopt").with("count", 0_usize).words() }</p> };
    };
    let kept = codebook_after(&step).map(|after| {
        let kept = after.labels.iter();
        let kept = kept.filter(|label| label.retired && book.label(&label.id).is_none());
        let names: Vec<String> = kept.map(|label| label.name.clone()).collect();
        names.join(", ")
    });
    let kept = kept.filter(|names| !names.is_empty());
    html! {
        <>
            <p data-testid="effect">{ Message::new("effect-adopt").with("count", step.count).words() }</p>
            if let Some(names) = kept {
                <p data-testid="kept">{ Message::new("effect-kept").with("names", names).words() }</p>
            }
        </>
    }
}
