//! Sentences that stay until they are dismissed, with ways out as buttons.

use yew::{Html, classes, html};

use crate::desk::View;
use crate::i18n::{Message, words};
use crate::state::notice::Tone;
use crate::state::{Action, Notice, Remedy};

/// The notices, the newest last.
pub fn notices(view: &View) -> Html {
    let notices = view.state.notices.iter().map(|notice| draw(view, notice));
    html! { <section class="notices" aria-label={words("notices-label")} aria-live="polite">{ for notices }</section> }
}

fn draw(view: &View, notice: &Notice) -> Html {
    let (look, sign, role) = match notice.tone {
        Tone::Information => ("notice-information", "tone-information", None),
        Tone::Warning => ("notice-warning", "tone-warning", None),
        Tone::Problem => ("notice-problem", "tone-problem", Some("alert")),
    };
    let number = notice.id;
    let remedies = notice.remedies.iter().enumerate().map(|(key, remedy)| {
        let (label, name) = named(remedy);
        let remedy = remedy.clone();
        html! {
            <button key={key} type="button" data-remedy={name} onclick={view.act(move || Action::Remedy(number, remedy.clone()))}>
                { label.words() }
            </button>
        }
    });
    html! {
        <div key={number} class={classes!("notice", look)} data-notice={notice.message.id.to_string()} {role}>
            <p><span class="sign">{ words(sign) }</span>{ " " }{ notice.message.words() }</p>
            <div class="remedies">
                { for remedies }
                <button
                    type="button"
                    class="plain small"
                    aria-label={words("notice-dismiss")}
                    onclick={view.act(move || Action::Dismiss(number))}
                >
                    { words("sign-close") }
                </button>
            </div>
        </div>
    }
}

/// What a way out is called on its button and in the page.
fn named(remedy: &Remedy) -> (Message, &'static str) {
    match remedy {
        Remedy::Reanchor(step) => (
            Message::new("remedy-reanchor").with("count", step.count),
            "reanchor",
        ),
        Remedy::Decode { encoding, .. } => (
            Message::new("remedy-decode").with("encoding", encoding.name()),
            "decode",
        ),
        Remedy::ReadSimply => (Message::new("remedy-read-simply"), "read-simply"),
        Remedy::Restore(_) => (Message::new("remedy-restore"), "restore"),
        Remedy::RetrySaving => (Message::new("remedy-retry-saving"), "retry-saving"),
        Remedy::SaveFile => (Message::new("remedy-save-file"), "save-file"),
        Remedy::Analyse => (Message::new("remedy-analyse"), "analyse"),
        Remedy::TakeOver => (Message::new("remedy-take-over"), "take-over"),
        Remedy::OpenArticle(_) => (Message::new("remedy-open-article"), "open-article"),
        Remedy::Reload => (Message::new("remedy-reload"), "reload"),
        Remedy::Open(_) => (Message::new("remedy-open"), "open"),
        Remedy::Discard(_) => (Message::new("remedy-discard"), "discard"),
        Remedy::SaveProject => (Message::new("remedy-save-project"), "save-project"),
        Remedy::NoBackup => (Message::new("remedy-no-backup"), "no-backup"),
        Remedy::UseVersion => (Message::new("remedy-use-version"), "use-version"),
        Remedy::ShowMerge(_) => (Message::new("remedy-show-merge"), "show-merge"),
        Remedy::TakeCodebook(book) => (
            Message::new("remedy-take-codebook").with("name", book.name.as_str()),
            "take-codebook",
        ),
        Remedy::KeepCodebook(book) => (
            Message::new("remedy-keep-codebook").with("name", book.name.as_str()),
            "keep-codebook",
        ),
        Remedy::CompareCodebooks(_) => (
            Message::new("remedy-compare-codebooks"),
            "compare-codebooks",
        ),
    }
}
