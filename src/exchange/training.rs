//! A training set: what it is to teach, how it is divided, and what it would look like.

mod preview;

use standpoint_formats::dataset::{Format, Task};
use standpoint_protocol::formats::training::{Division, Training};
use yew::{Callback, Html, html};

use super::parts::{choice, options, tick, work};
use crate::desk::View;
use crate::i18n::words;
use crate::part;
use crate::shell::dialog::{Frame, leaving};
use crate::shell::field::TextField;
use crate::state::Action;
use crate::state::exchange::ExchangeAction;
use crate::state::exchange::training::{Train, TrainAction};

/// What articles can be divided into, by name.
const DIVISIONS: [(&str, Division); 6] = [
    ("80-10-10", Division::Parts(80, 10, 10)),
    ("70-15-15", Division::Parts(70, 15, 15)),
    ("60-20-20", Division::Parts(60, 20, 20)),
    ("80-0-20", Division::Parts(80, 0, 20)),
    ("5-folds", Division::Folds(5)),
    ("10-folds", Division::Folds(10)),
];

/// From which confidence on suggestions count, by name.
const SILVER: [(&str, Option<f64>); 4] = [
    ("none", None),
    ("90", Some(0.9)),
    ("75", Some(0.75)),
    ("50", Some(0.5)),
];

/// How many of the windows without anything to learn are kept, by name.
const UNLABELLED: [(&str, Option<f64>); 5] = [
    ("usual", None),
    ("all", Some(1.0)),
    ("third", Some(0.33)),
    ("tenth", Some(0.1)),
    ("no", Some(0.0)),
];

/// How much text a row holds; the first is what is usual in the task.
const WINDOWS: [&str; 6] = [
    "usual",
    "sentence",
    "paragraph",
    "article",
    "tokens:128:32",
    "tokens:256:64",
];

/// What the messages of choices begin with, and the names that follow.
#[cfg(test)]
pub(super) fn names() -> Vec<(&'static str, Vec<String>)> {
    fn of<T>(values: &[(&str, T)]) -> Vec<String> {
        values.iter().map(|(name, _)| (*name).to_owned()).collect()
    }
    let windows = WINDOWS.iter().map(|window| window.replace(':', "-"));
    vec![
        ("train-division", of(&DIVISIONS)),
        ("train-silver", of(&SILVER)),
        ("train-unlabelled", of(&UNLABELLED)),
        ("train-window", windows.collect()),
        (
            "train-task",
            Task::ALL.map(|task| task.id().to_owned()).to_vec(),
        ),
        (
            "train-format",
            Format::ALL.map(|format| format.id().to_owned()).to_vec(),
        ),
    ]
}

/// The dialog.
pub fn training(view: &View) -> Html {
    let exchange = view.state.exchange();
    let train = &exchange.train;
    let is_working = train.progress.is_some();
    let has_licence = !train.training.licence.trim().is_empty();
    let is_ready = train.made.is_some() && !is_working && has_licence;
    let save = view.act(|| Action::Exchange(ExchangeAction::Train(TrainAction::Save)));
    html! {
        <Frame desk={view.desk.clone()} title={words("train-title")} class="wide exchange">
            <div class="dialog-body">
                { what(view, &train.training) }
                { which(view, train) }
                { card(view, &train.training) }
                <div class="exchange-outcome" role="status" aria-busy={is_working.to_string()}>
                    if let Some(problem) = &train.problem { <p class="complaint">{ problem.words() }</p> }
                    if let Some(made) = &train.made { { preview::preview(made) } }
                    if let Some(said) = &train.said { <p class="kindly" data-testid="train-said">{ said.words() }</p> }
                </div>
                if let Some(progress) = train.progress { { work(view, progress, || ExchangeAction::Train(TrainAction::Stop)) } }
            </div>
            <div class="dialog-actions">
                if !has_licence { <span class="quiet">{ words("train-licence-missing") }</span> }
                <button type="button" onclick={leaving(&view.desk)}>{ words("dialog-close") }</button>
                <button type="button" class="primary" data-action="train-save" disabled={!is_ready} onclick={save}>
                    { words("export-save") }
                </button>
            </div>
        </Frame>
    }
}

/// What is to be learned, by whom, and from how much text.
fn what(view: &View, now: &Training) -> Html {
    let tasks = Task::ALL.map(Task::id);
    let task = Task::of(&now.task);
    let formats = Format::ALL.into_iter();
    let formats = formats.filter(|format| task.is_none_or(|task| format.takes(task)));
    let formats: Vec<&str> = formats.map(Format::id).collect();
    let parquet = now.clone();
    let window = now.window.as_deref().unwrap_or(WINDOWS[0]);
    let windows = WINDOWS.map(|window| {
        let words = words(&format!("train-window-{}", window.replace(':', "-")));
        (window.to_owned(), words)
    });
    html! {
        <>
            { choice("train-task", &now.task, options("train-task", &tasks), want(view, now, |training, task| {
                training.task = task;
                (training.window, training.unlabelled) = (None, None);
            })) }
            { choice("train-format", &now.format, options("train-format", &formats), want(view, now, |training, format| training.format = format)) }
            if Format::of(&now.format) == Some(Format::HuggingFace) {
                { tick(view, "train-parquet", now.parquet, move |on| wanted(Training { parquet: on, ..parquet.clone() })) }
            }
            { choice("train-window", window, windows.to_vec(), want(view, now, |training, window| {
                training.window = Some(window).filter(|window| window != WINDOWS[0]);
            })) }
        </>
    }
}

/// Which articles go where, and whose marks count.
fn which(view: &View, train: &Train) -> Html {
    let now = &train.training;
    let pick = view.act(|| Action::Exchange(ExchangeAction::Train(TrainAction::PickFrozen)));
    let by_date = now.clone();
    let negatives = now.clone();
    html! {
        <>
            { table(view, now, "train-division", &DIVISIONS, now.division, |training, division| training.division = division) }
            { table(view, now, "train-silver", &SILVER, now.silver, |training, silver| training.silver = silver) }
            { table(view, now, "train-unlabelled", &UNLABELLED, now.unlabelled, |training, share| training.unlabelled = share) }
            { tick(view, "train-by-date", now.by_date, move |on| wanted(Training { by_date: on, ..by_date.clone() })) }
            { tick(view, "train-negatives", now.negatives, move |on| wanted(Training { negatives: on, ..negatives.clone() })) }
            <p>
                <button type="button" class="small" data-action="train-frozen" onclick={pick}>{ words("train-frozen") }</button>
                if let Some(name) = &train.frozen { { " " }<span dir="auto">{ name }</span> }
            </p>
        </>
    }
}

/// What stands on the card.
fn card(view: &View, now: &Training) -> Html {
    let name = want(view, now, |training, name| training.name = name);
    let licence = want(view, now, |training, licence| training.licence = licence);
    let seed = want(view, now, |training, seed: String| {
        training.seed = seed.trim().parse().unwrap_or(training.seed);
    });
    html! {
        <>
            <label class="exchange-choice"><span>{ words("train-name") }</span>
                { part!(TextField { value: now.name.clone(), label: words("train-name"), name: "train-name", onsave: name }) }
            </label>
            <label class="exchange-choice"><span>{ words("train-licence") }</span>
                { part!(TextField { value: now.licence.clone(), label: words("train-licence"), name: "train-licence", onsave: licence }) }
            </label>
            <label class="exchange-choice"><span>{ words("train-seed") }</span>
                { part!(TextField { value: now.seed.to_string(), label: words("train-seed"), name: "train-seed", onsave: seed }) }
            </label>
        </>
    }
}

/// A choice among values with names; the message of each is called after it.
fn table<T: Copy + PartialEq + 'static>(
    view: &View,
    now: &Training,
    name: &'static str,
    values: &'static [(&'static str, T)],
    chosen: T,
    set: fn(&mut Training, T),
) -> Html {
    let names: Vec<&str> = values.iter().map(|(name, _)| *name).collect();
    let chosen = values.iter().find(|(_, value)| *value == chosen);
    let chosen = chosen.map_or("", |(name, _)| *name);
    let choose = want(view, now, move |training, wanted| {
        if let Some((_, value)) = values.iter().find(|(name, _)| *name == wanted) {
            set(training, *value);
        }
    });
    choice(name, chosen, options(name, &names), choose)
}

fn want(
    view: &View,
    now: &Training,
    set: impl Fn(&mut Training, String) + 'static,
) -> Callback<String> {
    let (desk, now) = (view.desk.clone(), now.clone());
    Callback::from(move |value| {
        let mut training = now.clone();
        set(&mut training, value);
        desk.send(Action::Exchange(wanted(training)));
    })
}

fn wanted(training: Training) -> ExchangeAction {
    ExchangeAction::Train(TrainAction::Want(Box::new(training)))
}
