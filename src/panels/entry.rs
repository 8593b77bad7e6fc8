//! A line of a list: a button that goes to its place in the text. And lists that stay short.

use standpoint_annotation::{Mark, MarkId, State};
use yew::{Callback, Html, MouseEvent, UseStateHandle, html};

use crate::desk::Desk;
use crate::i18n::{Message, words};
use crate::state::Action;

/// How many lines a list shows before it is asked for more.
pub const WINDOW: usize = 150;

/// A line that goes to a mark and says this; `current` where that mark is looked at.
pub fn entry_line(desk: &Desk, mark: &MarkId, current: bool, said: Html) -> Html {
    let current = current.then_some("true");
    html! {
        <button type="button" class="entry" data-mark={mark.to_string()} aria-current={current} onclick={going(desk, mark)}>
            { said }
        </button>
    }
}

/// Goes to a mark when called.
pub fn going(desk: &Desk, mark: &MarkId) -> Callback<MouseEvent> {
    let (desk, mark) = (desk.clone(), mark.clone());
    Callback::from(move |_| desk.send(Action::Inspect(mark.clone())))
}

/// Says that nobody has decided on a mark yet.
pub fn open_suggestion(mark: &Mark) -> Html {
    if mark.state == State::Suggested {
        html! { <span class="open-suggestion">{ words("state-suggested") }</span> }
    } else {
        Html::default()
    }
}

/// The button for further lines, where there are any.
pub fn more(shown: &UseStateHandle<usize>, all: usize) -> Html {
    let left = all.saturating_sub(**shown);
    if left == 0 {
        return Html::default();
    }
    let onclick = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown + WINDOW))
    };
    let said = Message::new("list-more")
        .with("count", left.min(WINDOW))
        .with("left", left);
    html! { <button type="button" class="more" {onclick}>{ said.words() }</button> }
}
