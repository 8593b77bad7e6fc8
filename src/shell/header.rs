//! The line at the top: what is open, and what is needed at all times.

use yew::{Html, Properties, classes, component, html};

use super::button::CommandButton;
use crate::commands::CommandId;
use crate::desk::View;
use crate::i18n::{Message, words};
use crate::state::Workspace;

/// What the header is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The desk.
    pub view: View,
}

/// The header.
#[component]
pub fn Header(props: &Props) -> Html {
    let view = &props.view;
    let button = |id: CommandId| html! { <CommandButton view={view.clone()} {id} /> };
    let theme = words(&format!("theme-{}", view.state.theme.name()));
    html! {
        <header class="header">
            <span class="brand">{ words("app-name") }</span>
            <span class="project">{ project(&view.state) }</span>
            <div class="tools" role="toolbar" aria-label={words("header-tools")}>
                { button(CommandId::Undo) }
                { button(CommandId::Redo) }
                { button(CommandId::Palette) }
                { button(CommandId::Help) }
                <CommandButton view={view.clone()} id={CommandId::Theme} label={theme} />
                <CommandButton view={view.clone()} id={CommandId::Save} class={classes!("primary")} />
            </div>
        </header>
    }
}

fn project(state: &Workspace) -> String {
    let name = match state.project.trim() {
        "" => words("project-unnamed"),
        name => name.to_owned(),
    };
    let articles = state
        .articles
        .iter()
        .filter(|row| row.removed.is_none())
        .count();
    Message::new("header-project")
        .with("project", name)
        .with("count", articles)
        .words()
}
