//! Likely slips, each a way into the text, with what would mend it; and what a changed text has lost.

use std::rc::Rc;

use standpoint_annotation::slips::{Slip, slips};
use standpoint_annotation::{Command, Document, MarkId};
use yew::{Html, Properties, classes, component, html, use_effect_with, use_memo, use_state_eq};

use super::entry::{WINDOW, entry_line, keep_focus, more};
use super::lost::lost_list;
use super::reading::{colours, label_name, surroundings};
use super::slip::{mend, said};
use crate::commands::CommandId;
use crate::desk::View;
use crate::i18n::{Message, words};
use crate::shell::button::key_hint;
use crate::state::{Action, Article};
use crate::store::Access;

/// What the list is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The desk.
    pub view: View,
    /// The open article.
    pub article: Rc<Article>,
    /// The mark that is looked at.
    pub inspected: Option<MarkId>,
    /// Which lost mark is at hand.
    pub lost: usize,
}

/// The check.
#[component]
pub fn Check(props: &Props) -> Html {
    let Props {
        view,
        article,
        inspected,
        lost,
    } = props;
    let document = &article.document;
    let found = use_memo(article.clone(), |article| slips(&article.document));
    let shown = use_state_eq(|| WINDOW);
    let (open, dismissed) = &*found;
    use_effect_with((Rc::clone(article), inspected.clone()), |_| keep_focus());
    // Keys settle the first slip of the mark that is looked at.
    let at = open
        .iter()
        .position(|slip| inspected.as_ref() == Some(&slip.mark));
    let room = (*shown).max(at.map_or(0, |at| at + 1));
    let writable = article.access == Access::Writer;
    let rows = open.iter().enumerate().take(room).map(|(number, slip)| {
        let current = at == Some(number);
        html! {
            <li key={format!("{} {}", slip.mark, slip.key(document))} data-slip={slip.key(document)}>
                { entry_line(&view.desk, &slip.mark, current, line(document, slip)) }
                if writable { { ways_out(view, document, slip, current) } }
            </li>
        }
    });
    html! {
        <>
            { lost_list(view, document, *lost) }
            <p role="status">{ Message::new("check-count").with("count", open.len()).words() }</p>
            <ul class="list slips">{ for rows }</ul>
            { more(&shown, open.len(), WINDOW) }
            if !dismissed.is_empty() {
                <details class="dismissed">
                    <summary>{ Message::new("check-dismissed").with("count", dismissed.len()).words() }</summary>
                    <ul class="list">{ for dismissed.iter().map(|slip| dismissed_line(view, document, slip)) }</ul>
                </details>
            }
        </>
    }
}

/// What the slip is, and where.
fn line(document: &Document, slip: &Slip) -> Html {
    let Some(mark) = document.mark(&slip.mark) else {
        return Html::default();
    };
    let (before, after) = surroundings(&document.text, mark.spans.hull());
    html! {
        <>
            <span class="line">
                <span class={classes!("chip", colours(document, mark))}>{ label_name(document, &mark.label) }</span>
                <span>{ said(document, slip).words() }</span>
            </span>
            <span class="context" dir="auto">{ before }<b>{ document.quote(mark) }</b>{ after }</span>
        </>
    }
}

/// Mending and dismissing; with their keys where these would do it.
fn ways_out(view: &View, document: &Document, slip: &Slip, current: bool) -> Html {
    let hint = |id| {
        if current {
            key_hint(view, id)
        } else {
            Html::default()
        }
    };
    let mended = slip.mend.clone().zip(mend(document, slip));
    html! {
        <div class="settle">
            if let Some((command, name)) = mended {
                <button type="button" class="small" data-action="mend" onclick={view.act(move || Action::Edit(command.clone()))}>
                    { name.words() }{ hint(CommandId::Mend) }
                </button>
            }
            { dismissing(view, document, slip, true, hint(CommandId::DismissSlip)) }
        </div>
    }
}

fn dismissing(view: &View, document: &Document, slip: &Slip, dismissed: bool, hint: Html) -> Html {
    let command = Command::Dismiss {
        mark: slip.mark.clone(),
        slip: slip.key(document),
        dismissed,
    };
    let name = if dismissed {
        "check-dismiss"
    } else {
        "check-list-again"
    };
    html! {
        <button type="button" class="plain small" data-action="dismiss" onclick={view.act(move || Action::Edit(command.clone()))}>
            { words(name) }{ hint }
        </button>
    }
}

fn dismissed_line(view: &View, document: &Document, slip: &Slip) -> Html {
    html! {
        <li key={format!("{} {}", slip.mark, slip.key(document))}>
            { entry_line(&view.desk, &slip.mark, false, line(document, slip)) }
            <div class="settle">{ dismissing(view, document, slip, false, Html::default()) }</div>
        </li>
    }
}
