//! The line at the top: what is open, and what is needed at all times.

use yew::{Html, html};

use super::button::{command_button, named_button};
use crate::commands::CommandId;
use crate::desk::View;
use crate::i18n::{Message, words};
use crate::state::Workspace;

/// The header.
pub fn header(view: &View) -> Html {
    let button = |id: CommandId| command_button(view, id, "");
    html! {
        <header class="header">
            <span class="brand">{ words("app-name") }</span>
            <span class="project">{ project(&view.state) }</span>
            <div class="tools" role="toolbar" aria-label={words("header-tools")}>
                { button(CommandId::Undo) }
                { button(CommandId::Redo) }
                { button(CommandId::Palette) }
                { button(CommandId::Help) }
                { named_button(view, CommandId::Settings, "", words("header-look")) }
                { command_button(view, CommandId::Save, "primary") }
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
