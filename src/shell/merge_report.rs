//! What came of merging a project: every place where the two did not agree.

use std::rc::Rc;

use yew::{Callback, Html, html};

use super::dialog::{Frame, leave, leaving};
use crate::desk::View;
use crate::i18n::{Message, words};
use crate::state::Action;
use crate::state::merged::{Disagreement, Report};

/// The list.
pub fn merge_report(view: &View, report: &Rc<Report>) -> Html {
    let beside = report.beside.iter().map(|title| {
        html! { <li>{ Message::new("merge-beside").with("title", title.as_str()).words() }</li> }
    });
    let refused = report.refused.iter().map(|(path, why)| {
        let said = Message::new("merge-refused")
            .with("path", path.as_str())
            .with("why", why.as_str());
        html! { <li>{ said.words() }</li> }
    });
    let conflicts = report.conflicts.iter().map(|place| conflict(view, place));
    html! {
        <Frame desk={view.desk.clone()} title={words("merge-title")} class="wide">
            <div class="dialog-body">
                <p>{ report.message().words() }</p>
                <p class="quiet">{ words("merge-kept") }</p>
                <ul class="merge-list">{ for beside }{ for refused }{ for conflicts }</ul>
            </div>
            <div class="dialog-actions">
                <button type="button" class="primary" autofocus=true onclick={leaving(&view.desk)}>{ words("dialog-close") }</button>
            </div>
        </Frame>
    }
}

fn conflict(view: &View, place: &Disagreement) -> Html {
    let (desk, key) = (view.desk.clone(), place.key.clone());
    let open = Callback::from(move |_| {
        leave(&desk);
        desk.send(Action::OpenArticle(key.clone()));
    });
    html! {
        <li>
            <b>{ &place.title }</b>{ " " }{ place.said.words() }
            if !place.key.is_empty() {
                { " " }<button type="button" class="small" onclick={open}>{ words("remedy-open") }</button>
            }
        </li>
    }
}
