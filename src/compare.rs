//! Annotators compared: who they are, how they agree, and where they differ, to be settled.
//!
//! Everything is worked out by the worker for errands; here it is shown. What happens is decided in
//! [`crate::state::comparing`].

mod annotators;
mod differences;
mod edges;
mod figures;
mod version;

use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::{Callback, Html, MouseEvent, Properties, classes, component, html};

use crate::desk::View;
use crate::i18n::{Message, words};
use crate::shell::dialog::Frame;
use crate::state::Action;
use crate::state::comparing::{CompareAction, Comparing, Page};

/// What the comparison is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The desk.
    pub view: View,
}

/// The comparison, over the whole window.
#[component]
pub fn Compare(props: &Props) -> Html {
    let view = &props.view;
    let comparing = &view.state.comparing;
    let page = match comparing.page {
        Page::Annotators => annotators::page(view),
        Page::Figures => figures::page(view),
        Page::Differences => differences::page(view),
    };
    html! {
        <Frame desk={view.desk.clone()} title={words("compare-title")} class={classes!("full", "compare")}>
            { pages(view) }
            if let Some(problem) = &comparing.problem {
                <p class="complaint compare-problem" role="alert">{ problem.words() }</p>
            }
            { work(view, comparing) }
            { page }
            if comparing.page == Page::Differences {
                <p class="compare-said" role="status">{ comparing.said.as_ref().map(Message::words) }</p>
            }
        </Frame>
    }
}

/// The parts of the view; figures and differences are there once annotators were compared.
fn pages(view: &View) -> Html {
    let comparing = &view.state.comparing;
    let is_compared = comparing.compared.is_some();
    let pages = [
        (Page::Annotators, "compare-page-annotators", true),
        (Page::Figures, "compare-page-figures", is_compared),
        (Page::Differences, "compare-page-differences", is_compared),
    ];
    let buttons = pages.map(|(page, name, there)| {
        let current = (comparing.page == page).then_some("page");
        html! {
            <button type="button" data-page={name} aria-current={current} disabled={!there} onclick={act(view, move || CompareAction::Show(page))}>
                { words(name) }
            </button>
        }
    });
    html! { <nav class="compare-pages" aria-label={words("compare-title")}>{ for buttons }</nav> }
}

/// How far the worker is, and a way to stop it.
fn work(view: &View, comparing: &Comparing) -> Html {
    if comparing.work.is_none() {
        return Html::default();
    }
    let progress = comparing.progress;
    html! {
        <div class="compare-work">
            <progress aria-label={words("compare-working")} max={progress.of.max(1).to_string()} value={progress.done.to_string()} />
            <button type="button" class="small" data-action="stop" onclick={act(view, || CompareAction::Stop)}>{ words("compare-stop") }</button>
        </div>
    }
}

/// Does something in the comparison when clicked.
fn act(view: &View, action: impl Fn() -> CompareAction + 'static) -> Callback<MouseEvent> {
    view.act(move || Action::Compare(action()))
}

/// Scrolls the list to the difference that is looked at, and what each says of it to its top; in a
/// narrow window, where one scrolls both, the latter is what is seen.
pub fn show_current() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    for place in [".difference[aria-current]", ".compare-stage h3"] {
        if let Ok(Some(found)) = document.query_selector(place) {
            found.scroll_into_view_with_scroll_into_view_options(&options);
        }
    }
}
