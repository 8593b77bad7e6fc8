//! Words that were rejected once in this project and are not suggested any more: each can be again.

use standpoint_annotation::{LabelId, RejectedWords};
use yew::{Html, html};

use super::reading::label_name;
use crate::desk::View;
use crate::i18n::{Message, words};
use crate::state::marking::MarkingAction;
use crate::state::{Action, Article};

/// The words with their labels, and how many suggestions each keeps back here.
pub fn refused(view: &View, article: &Article) -> Html {
    let rejected = &view.state.marking.rejected;
    if rejected.is_empty() {
        return Html::default();
    }
    let document = &article.document;
    let row = |entry: &RejectedWords| {
        let label = label_name(document, &LabelId::from(entry.label.as_str()));
        let count = view.state.withheld.count_refused(&document.text, entry);
        let said = match count {
            0 => Message::new("refused-words"),
            _ => Message::new("refused-here").with("count", count),
        };
        let said = said
            .with("label", label)
            .with("words", entry.words.as_str());
        let again = entry.clone();
        html! {
            <li key={format!("{} {}", entry.label, entry.words)}>
                <span dir="auto">{ said.words() }</span>
                <button
                    type="button"
                    class="small"
                    data-again={entry.words.clone()}
                    aria-label={Message::new("refused-again-label").with("words", entry.words.as_str()).words()}
                    onclick={view.act(move || Action::Marking(MarkingAction::OfferAgain(again.clone())))}
                >
                    { words("refused-again") }
                </button>
            </li>
        }
    };
    let rows = rejected.iter().map(row);
    let title = Message::new("refused-title").with("count", rejected.len());
    html! {
        <details class="thresholds refused">
            <summary>{ title.words() }</summary>
            <p class="quiet">{ words("refused-how") }</p>
            <ul class="left">{ for rows }</ul>
        </details>
    }
}
