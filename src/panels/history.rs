//! What was done, newest first, each a way back or forward.

use std::rc::Rc;

use standpoint_annotation::Step;
use yew::{Callback, Html, MouseEvent, Properties, component, html, use_state_eq};

use super::entry::{WINDOW, more};
use crate::desk::Desk;
use crate::i18n::words;
use crate::shell::footer::time;
use crate::state::{Action, Article, steps};
use crate::store::Access;

/// What the list is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// Where actions go.
    pub desk: Desk,
    /// The open article.
    pub article: Rc<Article>,
}

/// The steps. What was undone stands above where one is.
#[component]
pub fn History(props: &Props) -> Html {
    let Props { desk, article } = props;
    let shown = use_state_eq(|| WINDOW);
    let history = &article.history;
    let (done, undone) = (history.done().len(), history.undone().len());
    if done + undone == 0 {
        return html! { <p class="quiet">{ words("history-none") }</p> };
    }
    let newest_first = history.undone().rev().chain(history.done().rev());
    let numbered = (1..=done + undone).rev().zip(newest_first);
    let rows = numbered.take(*shown).map(|(number, step)| {
        html! { <li key={number}>{ line(desk, article, number, Some(step)) }</li> }
    });
    html! {
        <>
            <p class="quiet">{ words("history-how") }</p>
            <ol class="list history" reversed=true>
                { for rows }
                <li key={0}>{ line(desk, article, 0, None) }</li>
            </ol>
            { more(&shown, done + undone, WINDOW) }
        </>
    }
}

/// The line of a step, or of how the article came in; goes to where it was the last one done.
fn line(desk: &Desk, article: &Article, number: usize, step: Option<&Step>) -> Html {
    let done = article.history.done().len();
    let go = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.send(Action::GoToStep(number)))
    };
    let name = step.map_or_else(|| words("history-start"), |step| steps::name(step).words());
    let about = step.and_then(|step| steps::about(&article.document, step));
    let at = step.and_then(|step| time(step.at.as_deref()?));
    let here = number == done;
    html! {
        <button
            type="button"
            class={if number > done { "entry undone" } else { "entry" }}
            data-step={number.to_string()}
            aria-current={here.then_some("step")}
            disabled={article.access != Access::Writer}
            onclick={go}
        >
            <span class="line">
                <span class="who">{ name }</span>
                if here { <span class="badge">{ words("history-here") }</span> }
                if number > done { <span class="badge">{ words("history-undone") }</span> }
                <small>{ at }</small>
            </span>
            if let Some(about) = about { <span class="context" dir="auto">{ about }</span> }
        </button>
    }
}
