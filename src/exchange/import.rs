//! Opening files in the formats of others: what they are, what does not fit, what names become.

mod names;

use standpoint_formats::exchange::Unit;
use standpoint_protocol::formats::exchange::FORMATS;
use standpoint_protocol::formats::import::Imported;
use yew::{Callback, Html, html};

use super::parts::{choice, options, work};
use crate::desk::View;
use crate::i18n::{Message, words};
use crate::part;
use crate::shell::dialog::{Frame, leaving};
use crate::shell::field::TextField;
use crate::state::Action;
use crate::state::exchange::ExchangeAction;
use crate::state::exchange::importing::{ImportAction, Importing};

/// How many files are named.
const NAMED: usize = 3;

/// The dialog.
pub fn import(view: &View) -> Html {
    let exchange = view.state.exchange();
    let importing = &exchange.import;
    let found = importing.found.as_deref();
    let is_working = importing.progress.is_some();
    let is_empty = found.is_none_or(|found| found.articles == 0);
    let take = act(view, || ImportAction::Take);
    html! {
        <Frame desk={view.desk.clone()} title={words("import-title")} class="wide exchange" is_ready={!is_empty && !is_working}>
            <div class="dialog-body">
                <p dir="auto">{ files(importing) }</p>
                { reading(view, importing) }
                <div class="exchange-outcome" role="status" aria-busy={is_working.to_string()}>
                    if let Some(problem) = &importing.problem { <p class="complaint">{ problem.words() }</p> }
                    if importing.import.takes { <p>{ Message::new("import-came").with("count", importing.came).words() }</p> }
                    else if let Some(found) = found { { outcome(view, found) } }
                </div>
                if let Some(progress) = importing.progress { { work(view, progress, || ExchangeAction::Import(ImportAction::Stop)) } }
                if let Some(found) = found.filter(|_| !importing.import.takes) { { names::names(view, found) } }
            </div>
            <div class="dialog-actions">
                <button type="button" onclick={leaving(&view.desk)}>{ words("dialog-cancel") }</button>
                <button type="button" class="primary" data-action="import-take" disabled={is_empty || is_working} onclick={take}>
                    { Message::new("import-take").with("count", f64::from(found.map_or(0, |found| found.articles))).words() }
                </button>
            </div>
        </Frame>
    }
}

/// What the files are called.
fn files(importing: &Importing) -> String {
    let files = &importing.import.files;
    let names = files.iter().take(NAMED).map(|file| file.name.as_str());
    let names: Vec<&str> = names.collect();
    Message::new("compare-files")
        .with("count", files.len())
        .with("names", names.join(", "))
        .words()
}

/// The format and what its offsets count, both to be overruled; and which column holds the text,
/// where that is not clear.
fn reading(view: &View, importing: &Importing) -> Html {
    let Importing { import, found, .. } = importing;
    if found.is_none() && importing.problem.is_none() {
        return Html::default();
    }
    let found = found.as_deref();
    let asked = import.format.as_deref().unwrap_or_default();
    let format = found.map_or(asked, |found| &found.format);
    let mut formats = options("format", &FORMATS);
    if format.is_empty() {
        let is_plain = found.is_some_and(|found| found.articles > 0);
        let none = if is_plain {
            "import-plain"
        } else {
            "import-choose"
        };
        formats.insert(0, (String::new(), words(none)));
    }
    let units = Unit::ALL.map(Unit::id);
    let is_unclear = import.text_field.is_some() || found.is_some_and(|found| found.articles == 0);
    let column = import.text_field.clone().unwrap_or_default();
    html! {
        <>
            { choice("import-format", format, formats, choosing(view, ImportAction::Format)) }
            if let Some(found) = found.filter(|found| !found.unit.is_empty()) {
                { choice("import-unit", &found.unit, options("unit", &units), choosing(view, ImportAction::Unit)) }
            }
            if is_unclear {
                <label class="exchange-choice"><span>{ words("import-column") }</span>
                    { part!(TextField { value: column, label: words("import-column"), name: "import-column", onsave: choosing(view, ImportAction::Column) }) }
                </label>
            }
        </>
    }
}

/// How much there is, and what does not fit.
fn outcome(view: &View, found: &Imported) -> Html {
    let counted = Message::new("import-found")
        .with("articles", f64::from(found.articles))
        .with("marks", f64::from(found.marks));
    let refused = f64::from(found.refused);
    let said = found.said.iter().map(|said| html! { <li>{ said }</li> });
    html! {
        <>
            <p data-testid="import-found"><b>{ counted.words() }</b></p>
            if found.refused > 0 {
                <p class="complaint">{ Message::new("import-refused").with("count", refused).words() }</p>
            }
            if let Some(better) = &found.better_unit { { better_unit(view, better) } }
            if !found.said.is_empty() {
                <ul class="exchange-losses import-said">{ for said }</ul>
            }
            if found.unsaid > 0 {
                <p class="quiet">{ Message::new("import-unsaid").with("count", f64::from(found.unsaid)).words() }</p>
            }
        </>
    }
}

/// The unit that fits better, to be taken with a click.
fn better_unit(view: &View, better: &str) -> Html {
    let unit = words(&format!("unit-{better}"));
    let said = Message::new("import-better-unit").with("unit", unit);
    let better = better.to_owned();
    let take = view
        .act(move || Action::Exchange(ExchangeAction::Import(ImportAction::Unit(better.clone()))));
    html! {
        <p>
            { said.words() }{ " " }
            <button type="button" class="small" data-action="better-unit" onclick={take}>{ words("import-take-unit") }</button>
        </p>
    }
}

fn choosing(view: &View, action: fn(String) -> ImportAction) -> Callback<String> {
    let desk = view.desk.clone();
    Callback::from(move |value| {
        desk.send(Action::Exchange(ExchangeAction::Import(action(value))));
    })
}

fn act<E>(view: &View, action: fn() -> ImportAction) -> Callback<E> {
    view.act(move || Action::Exchange(ExchangeAction::Import(action())))
}
