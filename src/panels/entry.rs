//! A line of a list: a button that goes to its place in the text. And lists that stay short.

use standpoint_annotation::{Mark, MarkId, State};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::{Callback, Html, KeyboardEvent, MouseEvent, TargetCast, UseStateHandle, html};

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

/// Arrows go from line to line.
pub fn walk() -> Callback<KeyboardEvent> {
    Callback::from(|event: KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            _ => return,
        };
        let line = event.target_dyn_into::<Element>();
        let Some(line) = line.filter(|line| line.class_list().contains("entry")) else {
            return;
        };
        let panel = line.closest("#panel").ok().flatten();
        let lines = panel.and_then(|panel| panel.query_selector_all(".entry").ok());
        let lines: Vec<HtmlElement> = lines
            .map(|lines| {
                (0..lines.length())
                    .filter_map(|at| lines.item(at)?.dyn_into().ok())
                    .collect()
            })
            .unwrap_or_default();
        let here = lines
            .iter()
            .position(|other| other.is_same_node(Some(&line)));
        let next = here.and_then(|here| lines.get(here.checked_add_signed(step)?));
        if let Some(next) = next {
            event.prevent_default();
            // Refused only for what cannot be focused.
            let _ = next.focus();
        }
    })
}

/// Puts the focus on the first of these that is there.
pub fn focus_first(within: &Element, selectors: impl Iterator<Item = String>) {
    let mut found = selectors.filter_map(|selector| within.query_selector(&selector).ok()?);
    if let Some(element) = found.find_map(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Scrolls the line of the mark that is looked at into view, and puts the focus on it if wanted; on
/// the panel where there is no such line.
pub fn show_current(focus: bool) {
    let document = web_sys::window().and_then(|window| window.document());
    let Some(panel) = document.and_then(|document| document.get_element_by_id("panel")) else {
        return;
    };
    let line = panel.query_selector("[aria-current=true]").ok().flatten();
    if let Some(line) = &line {
        let nearest = ScrollIntoViewOptions::new();
        nearest.set_block(ScrollLogicalPosition::Nearest);
        line.scroll_into_view_with_scroll_into_view_options(&nearest);
    }
    let target = line.unwrap_or(panel).dyn_into::<HtmlElement>();
    if let Some(target) = target.ok().filter(|_| focus) {
        let _ = target.focus();
    }
}

/// Keeps the focus in the panel when the line that had it is gone: on the line of the mark that is
/// looked at. Called after drawing.
pub fn keep_focus() {
    let document = web_sys::window().and_then(|window| window.document());
    let focused = document.and_then(|document| document.active_element());
    if focused.is_none_or(|element| element.local_name() == "body") {
        show_current(true);
    }
}

/// Says that nobody has decided on a mark yet.
pub fn open_suggestion(mark: &Mark) -> Html {
    if mark.state == State::Suggested {
        html! { <span class="open-suggestion">{ words("state-suggested") }</span> }
    } else {
        Html::default()
    }
}

/// The button for so many further lines, where there are any.
pub fn more(shown: &UseStateHandle<usize>, all: usize, step: usize) -> Html {
    let left = all.saturating_sub(**shown);
    if left == 0 {
        return Html::default();
    }
    let onclick = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown + step))
    };
    let said = Message::new("list-more")
        .with("count", left.min(step))
        .with("left", left);
    html! { <button type="button" class="more" {onclick}>{ said.words() }</button> }
}
