//! Safe keeping in the sidebar: the project's file, how full the storage is, when a backup was saved.

use yew::{Html, html};

use super::button::command_button;
use crate::commands::CommandId;
use crate::desk::View;
use crate::i18n::{Message, words};

/// The section.
pub fn safe_keeping(view: &View) -> Html {
    let state = &view.state;
    let backup = match state.backups.days(js_sys::Date::now()) {
        Some(days) => Message::new("keeping-backup").with("days", days),
        None => Message::new("keeping-no-backup"),
    };
    html! {
        <section class="keeping" aria-label={words("keeping-label")}>
            { command_button(view, CommandId::SaveProject, "") }
            { command_button(view, CommandId::SaveAs, "") }
            { command_button(view, CommandId::Train, "") }
            <p class="quiet" data-testid="backup">{ backup.words() }</p>
            if let Some(storage) = &state.storage {
                <p class="quiet" data-testid="storage" data-persistent={storage.persistent.to_string()}>
                    { storage.message().words() }
                    { " " }
                    { words(if storage.persistent { "keeping-persistent" } else { "keeping-not-persistent" }) }
                </p>
            }
        </section>
    }
}
