//! A line of a list: a button that goes to its place in the text. And lists that stay short.

use standpoint_annotation::{Mark, MarkId, State};
use yew::{Callback, Html, MouseEvent, Properties, UseStateHandle, component, html};

use crate::desk::Desk;
use crate::i18n::{Message, words};
use crate::state::Action;

/// How many lines a list shows before it is asked for more.
pub const WINDOW: usize = 150;

/// What a line is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// Where actions go.
    pub desk: Desk,
    /// The mark that it goes to.
    pub mark: MarkId,
    /// Whether that mark is looked at.
    pub current: bool,
    /// What it says.
    pub children: Html,
}

/// A line that goes to a mark.
#[component]
pub fn EntryLine(props: &Props) -> Html {
    let current = props.current.then_some("true");
    html! {
        <button type="button" class="entry" data-mark={props.mark.to_string()} aria-current={current} onclick={going(&props.desk, &props.mark)}>
            { props.children.clone() }
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
