//! Saving in a format of others: which one, what it cannot say, and whether it reads back.

use standpoint_protocol::formats::exchange::{Exported, FORMATS, REPORTS, ReadBack};
use yew::{Callback, Html, html};

use super::choices::choices;
use super::parts::{choice, options, tick, work};
use crate::desk::View;
use crate::i18n::{Message, words};
use crate::shell::dialog::{Frame, leaving};
use crate::state::Action;
use crate::state::exchange::ExchangeAction;
use crate::state::exchange::exporting::ExportAction;

/// The dialog.
pub fn export(view: &View) -> Html {
    let exchange = view.state.exchange();
    let export = &exchange.export;
    let written = export.written.as_deref();
    let is_working = export.progress.is_some();
    let save = act(view, || ExportAction::Save);
    html! {
        <Frame desk={view.desk.clone()} title={words("export-title")} class="wide exchange">
            <div class="dialog-body">
                { format(view, &export.format) }
                { scope(view, export.whole_project) }
                if let Some(written) = written { { choices(view, written.offers) } }
                <div class="exchange-outcome" role="status" aria-busy={is_working.to_string()}>
                    if let Some(problem) = &export.problem { <p class="complaint">{ problem.words() }</p> }
                    if let Some(written) = written { { outcome(written, &export.format) } }
                    if let Some(said) = &export.said { <p class="kindly" data-testid="export-said">{ said.words() }</p> }
                </div>
                if let Some(progress) = export.progress { { work(view, progress, || ExchangeAction::Export(ExportAction::Stop)) } }
            </div>
            <div class="dialog-actions">
                <button type="button" onclick={leaving(&view.desk)}>{ words("dialog-close") }</button>
                <button type="button" class="primary" data-action="export-save" disabled={written.is_none() || is_working} onclick={save}>
                    { words("export-save") }
                </button>
            </div>
        </Frame>
    }
}

/// The formats, and what the chosen one is for.
fn format(view: &View, now: &str) -> Html {
    let desk = view.desk.clone();
    let choose = Callback::from(move |format| {
        let format = ExportAction::Format(format);
        desk.send(Action::Exchange(ExchangeAction::Export(format)));
    });
    let all: Vec<&str> = FORMATS.into_iter().chain(REPORTS).collect();
    html! {
        <>
            { choice("export-format", now, options("format", &all), choose) }
            <p class="quiet">{ words(&format!("format-for-{now}")) }</p>
        </>
    }
}

/// Whether the open article is written or the whole project, where there are both.
fn scope(view: &View, whole_project: bool) -> Html {
    if view.state.article.is_none() || view.state.articles.len() < 2 {
        return Html::default();
    }
    tick(view, "export-whole-project", whole_project, |on| {
        ExchangeAction::Export(ExportAction::WholeProject(on))
    })
}

/// What is lost, and what reads back.
fn outcome(written: &Exported, format: &str) -> Html {
    let lost = written.lost.iter().map(|(aspect, count)| {
        let said = Message::new(format!("loss-{aspect}")).with("count", f64::from(*count));
        html! { <li key={aspect.clone()} data-lost={aspect.clone()}>{ said.words() }</li> }
    });
    let heading = if written.lost.is_empty() {
        "export-says-all"
    } else {
        "export-cannot-say"
    };
    let heading = Message::new(heading).with("format", words(&format!("format-{format}")));
    let incomplete = f64::from(written.incomplete);
    html! {
        <>
            <p data-testid="export-losses"><b>{ heading.words() }</b></p>
            <ul class="exchange-losses">{ for lost }</ul>
            if written.incomplete > 0 {
                <p class="complaint">{ Message::new("notice-project-incomplete").with("count", incomplete).words() }</p>
            }
            <p class="exchange-back" data-testid="read-back">{ read_back(written).words() }</p>
        </>
    }
}

fn read_back(written: &Exported) -> Message {
    match &written.read_back {
        ReadBack::Same => Message::new("export-same")
            .with("articles", f64::from(written.articles))
            .with("files", f64::from(written.files)),
        ReadBack::Different(how) => Message::new("export-different").with("how", how.as_str()),
        ReadBack::Unread => Message::new("export-unread"),
    }
}

fn act<E>(view: &View, action: fn() -> ExportAction) -> Callback<E> {
    view.act(move || Action::Exchange(ExchangeAction::Export(action())))
}
