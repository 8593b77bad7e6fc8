//! The panel beside the text: five tabs.

use std::rc::Rc;
use std::sync::Arc;

use standpoint_annotation::codebook::Channel;
use standpoint_annotation::{Codebook, MarkId, State};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::{
    Callback, Html, KeyboardEvent, Properties, classes, component, html, use_effect_with,
    use_state_eq,
};

use super::actors::Actors;
use super::check::Check;
use super::doubt::Doubt;
use super::entry;
use super::history::History;
use super::map::Map;
use super::positions::Positions;
use super::reading::count_in_channel;
use super::review::review;
use crate::coding::guide;
use crate::commands::CommandId;
use crate::desk::{Desk, View};
use crate::i18n::{Message, words};
use crate::part;
use crate::shell::naming::keyshortcuts;
use crate::state::{Action, Article, Panel, roles};

/// What the panel is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The desk.
    pub view: View,
}

/// What a list is drawn from: not the whole workbench, so that a caret that moves draws no list.
#[derive(Properties, PartialEq, Clone)]
pub struct ListProps {
    /// Where actions go.
    pub desk: Desk,
    /// The open article.
    pub article: Rc<Article>,
    /// The mark that is looked at.
    pub inspected: Option<MarkId>,
}

/// The tabs in their order, each with its command.
const TABS: [(Panel, &str, CommandId); 5] = [
    (Panel::Review, "review", CommandId::ShowReview),
    (Panel::Actors, "actors", CommandId::ShowActors),
    (Panel::Positions, "positions", CommandId::ShowPositions),
    (Panel::Doubt, "doubt", CommandId::ShowDoubt),
    (Panel::Map, "map", CommandId::ShowMap),
];

/// The panel; in a narrow window a sheet below the text that can be closed.
#[component]
pub fn Side(props: &Props) -> Html {
    let view = &props.view;
    let closed = use_state_eq(|| false);
    let now = shown(view);
    use_effect_with(now, |_| entry::show_current(false));
    let Some(article) = &view.state.article else {
        return Html::default();
    };
    let toggle = {
        let closed = closed.clone();
        Callback::from(move |_| closed.set(!*closed))
    };
    let counts = counts(article);
    // A panel without a tab leaves the way into the row of tabs at its first.
    let tool = tool(now);
    let book = Arc::clone(&article.document.codebook);
    let tabs = TABS
        .iter()
        .enumerate()
        .filter(|(_, (panel, ..))| has(&book, *panel))
        .map(|(index, (panel, name, command))| {
            let (panel, selected) = (*panel, *panel == now);
            let count = counts[index];
            html! {
                <button
                    key={*name}
                    type="button"
                    role="tab"
                    id={format!("tab-{name}")}
                    data-command={crate::commands::entry(*command).name}
                    aria-selected={selected.to_string()}
                    aria-controls="panel"
                    aria-keyshortcuts={keyshortcuts(&view.state, *command)}
                    tabindex={if selected || (tool.is_some() && index == 0) { "0" } else { "-1" }}
                    onclick={view.act(move || Action::Show(panel))}
                >
                    { tab_name(&book, panel, count) }
                </button>
            }
        });
    let open = if *closed {
        words("side-open")
    } else {
        words("side-close")
    };
    html! {
        <aside class={classes!("side", closed.then_some("side-closed"))} aria-label={words("side-label")}>
            <div class="tabs">
                <div role="tablist" class="tablist" aria-label={words("side-label")} onkeydown={walk(view)}>{ for tabs }</div>
                <button type="button" class="small sheet-button" aria-expanded={(!*closed).to_string()} aria-controls="panel" onclick={toggle}>
                    { open }
                </button>
            </div>
            { guide(view) }
            <div
                id="panel"
                class="panel"
                role={if tool.is_some() { "region" } else { "tabpanel" }}
                tabindex="0"
                aria-labelledby={tool.map_or_else(|| format!("tab-{}", name(now)), |_| TOOL_TITLE.to_owned())}
                onkeydown={entry::walk()}
            >
                if let Some(title) = tool { { tool_top(view, title) } }
                { panel(view, article) }
            </div>
        </aside>
    }
}

fn panel(view: &View, article: &Rc<Article>) -> Html {
    let (desk, article, inspected) = (
        view.desk.clone(),
        Rc::clone(article),
        view.state.inspected.clone(),
    );
    match shown(view) {
        Panel::Review => review(view, &article),
        Panel::Actors => part!(Actors {
            desk,
            article,
            inspected
        }),
        Panel::Positions => part!(Positions {
            view: view.clone(),
            article
        }),
        Panel::Doubt => part!(Doubt {
            desk,
            article,
            inspected
        }),
        Panel::Map => part!(Map {
            view: view.clone(),
            article
        }),
        Panel::History => part!(History { desk, article }),
        Panel::Check => {
            let lost = view.state.lost;
            part!(Check {
                view: view.clone(),
                article,
                inspected,
                lost
            })
        }
    }
}

/// The id of the title of a panel without a tab.
const TOOL_TITLE: &str = "tool-title";

/// The title of a panel without a tab.
fn tool(panel: Panel) -> Option<&'static str> {
    match panel {
        Panel::History => Some("history-title"),
        Panel::Check => Some("check-title"),
        _ => None,
    }
}

/// The title of a panel without a tab, and the way out of it.
fn tool_top(view: &View, title: &str) -> Html {
    let close = view.act(|| Action::Show(Panel::Review));
    html! {
        <div class="tool-top">
            <h2 id={TOOL_TITLE}>{ words(title) }</h2>
            <button type="button" class="plain small" aria-label={words("tool-close")} onclick={close}>{ words("sign-close") }</button>
        </div>
    }
}

fn name(panel: Panel) -> &'static str {
    TABS.iter()
        .find(|tab| tab.0 == panel)
        .map_or("review", |tab| tab.1)
}

/// Whether the codebook has anything to show in a panel.
fn has(book: &Codebook, panel: Panel) -> bool {
    match panel {
        Panel::Review | Panel::Doubt | Panel::History | Panel::Check => true,
        Panel::Actors => book.labels.iter().any(|label| label.entities),
        Panel::Positions => book
            .labels
            .iter()
            .any(|label| label.channel == Channel::Tint),
        Panel::Map => roles::has_matrix(book),
    }
}

/// The panel that is shown: the one that was chosen, if the codebook has it.
fn shown(view: &View) -> Panel {
    let chosen = view.state.panel;
    let open = view.state.article.as_ref();
    let there = open.is_some_and(|article| has(&article.document.codebook, chosen));
    if there { chosen } else { Panel::Review }
}

/// With another codebook than the default one, what is listed has names that fit anything.
fn tab_name(book: &Codebook, panel: Panel, count: Option<usize>) -> String {
    let held = roles::holder(book).is_some();
    let id = match panel {
        // Those without a tab are never asked.
        Panel::Review | Panel::History | Panel::Check => "tab-review",
        Panel::Actors if held => "tab-actors",
        Panel::Actors => "tab-entities",
        Panel::Positions if held => "tab-positions",
        Panel::Positions => "tab-passages",
        Panel::Doubt if roles::shows(book, Channel::Wave) => "tab-doubt",
        Panel::Doubt => "tab-marks",
        Panel::Map => "tab-map",
    };
    Message::new(id)
        .with("count", count.unwrap_or_default())
        .words()
}

/// How many there are of each.
fn counts(article: &Article) -> [Option<usize>; 5] {
    let document = &article.document;
    [
        None,
        Some(document.count_mentioned()),
        Some(count_in_channel(document, Channel::Tint)),
        Some(if roles::shows(&document.codebook, Channel::Wave) {
            count_in_channel(document, Channel::Wave)
        } else {
            document.marks().len() - document.count(State::Rejected)
        }),
        None,
    ]
}

/// Arrows go from tab to tab, and show what they come to.
fn walk(view: &View) -> Callback<KeyboardEvent> {
    let desk = view.desk.clone();
    Callback::from(move |event: KeyboardEvent| {
        let state = desk.state();
        let Some(article) = &state.article else {
            return;
        };
        let tabs = TABS
            .iter()
            .filter(|tab| has(&article.document.codebook, tab.0));
        let tabs: Vec<_> = tabs.collect();
        let here = tabs.iter().position(|tab| tab.0 == state.panel);
        let here = here.unwrap_or_default();
        let to = match event.key().as_str() {
            "ArrowRight" => (here + 1) % tabs.len(),
            "ArrowLeft" => (here + tabs.len() - 1) % tabs.len(),
            "Home" => 0,
            "End" => tabs.len() - 1,
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        desk.send(Action::Show(tabs[to].0));
        focus(&format!("tab-{}", tabs[to].1));
    })
}

fn focus(id: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    let element = document.and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // Refused only for what cannot be focused.
        let _ = element.focus();
    }
}
