//! The articles of the project, ways to add one, and how marks look.

use std::rc::Rc;

use yew::{Callback, Html, KeyboardEvent, Properties, classes, component, html, use_state_eq};

use super::articles::Articles;
use super::button::command_button;
use super::details::status_field;
use super::legend::legend;
use super::list_controls::ListControls;
use super::safe::safe_keeping;
use crate::commands::CommandId;
use crate::desk::View;
use crate::i18n::words;
use crate::part;

/// What the sidebar is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The desk.
    pub view: View,
}

/// The sidebar; in a narrow window a drawer behind a button.
#[component]
pub fn Sidebar(props: &Props) -> Html {
    let view = &props.view;
    let open = use_state_eq(|| false);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_| open.set(!*open))
    };
    let close = {
        let open = open.clone();
        Callback::from(move |()| open.set(false))
    };
    let escape = {
        let open = open.clone();
        Callback::from(move |event: KeyboardEvent| {
            if *open && event.key() == "Escape" {
                event.stop_propagation();
                open.set(false);
            }
        })
    };
    let button = |id: CommandId| command_button(view, id, "");
    let key = view
        .state
        .article
        .as_ref()
        .map(|article| article.key.clone());
    html! {
        <nav class={classes!("sidebar", open.then_some("drawer-open"))} aria-label={words("sidebar-label")} onkeydown={escape}>
            <button type="button" class="drawer-button" aria-expanded={open.to_string()} aria-controls="drawer" onclick={toggle}>
                { words("sidebar-articles") }
            </button>
            <div id="drawer" class="drawer">
                <h2 class="heading">{ words("sidebar-articles") }</h2>
                { part!(ListControls {
                    desk: view.desk.clone(),
                    articles: Rc::clone(&view.state.articles),
                    list: Rc::clone(&view.state.list),
                    found: Rc::clone(&view.state.found),
                }) }
                { part!(Articles {
                    desk: view.desk.clone(),
                    articles: Rc::clone(&view.state.articles),
                    list: Rc::clone(&view.state.list),
                    found: Rc::clone(&view.state.found),
                    open: key,
                    onopen: close,
                }) }
                <h2 class="heading">{ words("sidebar-add") }</h2>
                <div class="add">
                    { button(CommandId::Paste) }
                    { button(CommandId::Open) }
                    { button(CommandId::Import) }
                    { button(CommandId::ImportFolder) }
                    { button(CommandId::Sample) }
                    { button(CommandId::Compare) }
                </div>
                if !view.state.articles.is_empty() {
                    <h2 class="heading">{ words("sidebar-keeping") }</h2>
                    { safe_keeping(view) }
                }
                <h2 class="heading">{ words("sidebar-marks") }</h2>
                { legend(view) }
                <div class="add">{ button(CommandId::Codebook) }</div>
                if view.state.article.is_some() {
                    <h2 class="heading">{ words("sidebar-this-article") }</h2>
                    <div class="add">
                        { button(CommandId::Find) }
                        { button(CommandId::ShowHistory) }
                        { button(CommandId::ShowCheck) }
                        { button(CommandId::ArticleNote) }
                        { button(CommandId::NewVersion) }
                        { status_field(view) }
                        { button(CommandId::Details) }
                        { button(CommandId::Read) }
                        { button(CommandId::DeleteArticle) }
                    </div>
                }
            </div>
        </nav>
    }
}
