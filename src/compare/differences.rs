//! Where annotators differ: the list, and the one that is looked at with what each of them says.

use standpoint_protocol::formats::comparing::{Choice, Difference, Respect};
use web_sys::HtmlSelectElement;
use yew::{Callback, Event, Html, TargetCast, html};

use super::{act, edges, version};
use crate::commands::{Adjudicate, CommandId};
use crate::desk::View;
use crate::i18n::{Message, words};
use crate::shell::button::{command_button, named_button};
use crate::shell::naming::command_name;
use crate::state::Action;
use crate::state::comparing::{CompareAction, Comparing, Filter};

/// How many are listed at a time.
const LISTED: usize = 200;

/// The list beside the difference that is looked at.
pub(super) fn page(view: &View) -> Html {
    let comparing = &view.state.comparing;
    let Some(compared) = &comparing.compared else {
        return Html::default();
    };
    let choice = (compared.articles.len() > 1)
        .then(|| article_choice(view, comparing.article, false, CompareAction::Article));
    let body = match &comparing.differences {
        None => Html::default(),
        Some(all) if all.is_empty() => {
            html! { <p class="compare-alone">{ words("compare-no-difference") }</p> }
        }
        Some(all) => html! {
            <>
            { list(view, comparing, all) }
            { stage(view, comparing) }
            </>
        },
    };
    let (settled, all) = comparing.count();
    html! {
        <>
        <div class="compare-bar">
            { choice }
            if comparing.differences.is_some() {
                <span class="compare-progress">
                    <progress aria-label={words("compare-settled-label")} max={all.max(1).to_string()} value={settled.to_string()} />
                    <span data-testid="settled">{ Message::new("compare-settled").with("settled", settled).with("all", all).words() }</span>
                </span>
                { command_button(view, CommandId::Adjudicate(Adjudicate::NextOpen), "small") }
                { command_button(view, CommandId::Adjudicate(Adjudicate::Undo), "small") }
                { command_button(view, CommandId::Adjudicate(Adjudicate::Save), "primary") }
                { command_button(view, CommandId::Adjudicate(Adjudicate::Open), "") }
            }
        </div>
        <div class="compare-body">{ body }</div>
        </>
    }
}

/// A choice of one of the articles, or of all together.
pub(super) fn article_choice(
    view: &View,
    chosen: usize,
    with_all: bool,
    action: fn(usize) -> CompareAction,
) -> Html {
    let sheets = view
        .state
        .comparing
        .compared
        .iter()
        .flat_map(|compared| &compared.articles);
    let all = with_all.then(|| words("compare-all-articles"));
    let titles = sheets.map(|sheet| match sheet.title.as_str() {
        "" => sheet.id.clone(),
        title => title.to_owned(),
    });
    let options = all.into_iter().chain(titles).enumerate().map(|(place, title)| {
        html! { <option key={place} value={place.to_string()} selected={place == chosen}>{ title }</option> }
    });
    let choose = selected(view, move |value| action(value.parse().unwrap_or_default()));
    html! {
        <label class="compare-choice">
            <span>{ words("compare-article") }</span>
            <select name="article" onchange={choose}>{ for options }</select>
        </label>
    }
}

fn selected(view: &View, action: impl Fn(String) -> CompareAction + 'static) -> Callback<Event> {
    let desk = view.desk.clone();
    Callback::from(move |event: Event| {
        let value = event.target_unchecked_into::<HtmlSelectElement>().value();
        desk.send(Action::Compare(action(value)));
    })
}

fn list(view: &View, comparing: &Comparing, all: &[Difference]) -> Html {
    let listed = comparing.listed();
    let settled = comparing.settled();
    let here = listed
        .iter()
        .position(|place| *place == comparing.at)
        .unwrap_or(0);
    let from = here / LISTED * LISTED;
    let shown = listed.iter().skip(from).take(LISTED);
    let rows = shown.map(|place| {
        let difference = &all[*place];
        let place = *place;
        let current = (place == comparing.at).then_some("true");
        let respects: Vec<String> = difference.respects.iter().map(respect_name).collect();
        let said = settled[place].map(|choice| stands(comparing, choice));
        html! {
            <li key={place}>
                <button
                    type="button"
                    class="difference"
                    data-difference={place.to_string()}
                    data-settled={said.is_some().to_string()}
                    aria-current={current}
                    onclick={act(view, move || CompareAction::Go(place))}
                >
                    <b>{ &difference.label }</b>
                    <span class="difference-words" dir="auto">{ &difference.quote }</span>
                    <small>{ said.unwrap_or_else(|| respects.join(", ")) }</small>
                </button>
            </li>
        }
    });
    html! {
        <section class="compare-list" aria-label={words("compare-page-differences")}>
            { filters(view, comparing, all) }
            <ol>{ for rows }</ol>
            if listed.is_empty() {
                <p class="quiet">{ words("compare-none-listed") }</p>
            }
            if listed.len() > LISTED {
                <p class="quiet">{ Message::new("compare-listed").with("from", from + 1).with("to", listed.len().min(from + LISTED)).with("all", listed.len()).words() }</p>
            }
        </section>
    }
}

/// Which are listed: by label, by respect, and whether settled ones too.
fn filters(view: &View, comparing: &Comparing, all: &[Difference]) -> Html {
    let mut labels: Vec<String> = Vec::new();
    let mut respects: Vec<Respect> = Vec::new();
    for difference in all {
        if !labels.contains(&difference.label) {
            labels.push(difference.label.clone());
        }
        for respect in &difference.respects {
            if !respects.contains(respect) {
                respects.push(respect.clone());
            }
        }
    }
    let filter = &comparing.filter;
    let label = {
        let chosen = labels.iter().position(|label| *label == filter.label);
        let (names, filter) = (labels.clone(), filter.clone());
        let pick = move |place: Option<usize>| Filter {
            label: place
                .and_then(|place| labels.get(place).cloned())
                .unwrap_or_default(),
            ..filter.clone()
        };
        choice(
            view,
            "label",
            words("compare-every-label"),
            names,
            chosen,
            pick,
        )
    };
    let respect = {
        let chosen = respects
            .iter()
            .position(|respect| Some(respect) == filter.respect.as_ref());
        let (names, filter) = (respects.iter().map(respect_name).collect(), filter.clone());
        let pick = move |place: Option<usize>| Filter {
            respect: place.and_then(|place| respects.get(place).cloned()),
            ..filter.clone()
        };
        choice(
            view,
            "respect",
            words("compare-every-respect"),
            names,
            chosen,
            pick,
        )
    };
    let open = {
        let (filter, desk) = (filter.clone(), view.desk.clone());
        Callback::from(move |_: Event| {
            let open = !filter.open;
            let filter = Filter {
                open,
                ..filter.clone()
            };
            desk.send(Action::Compare(CompareAction::Filter(filter)));
        })
    };
    html! {
        <div class="compare-filters">
            { label }
            { respect }
            <label class="check"><input type="checkbox" name="open" checked={filter.open} onchange={open} />{ words("compare-only-open") }</label>
        </div>
    }
}

/// A choice of one of these, or of every one.
fn choice(
    view: &View,
    name: &'static str,
    every: String,
    names: Vec<String>,
    chosen: Option<usize>,
    pick: impl Fn(Option<usize>) -> Filter + 'static,
) -> Html {
    let options = names.into_iter().enumerate().map(|(place, name)| {
        html! { <option key={place} value={place.to_string()} selected={chosen == Some(place)}>{ name }</option> }
    });
    let onchange = selected(view, move |value| {
        CompareAction::Filter(pick(value.parse().ok()))
    });
    html! {
        <select {name} aria-label={every.clone()} {onchange}>
            <option value="" selected={chosen.is_none()}>{ every }</option>
            { for options }
        </select>
    }
}

/// In what respect annotators differ, in words.
pub(super) fn respect_name(respect: &Respect) -> String {
    words(match respect {
        Respect::Presence => "compare-respect-presence",
        Respect::Edges => "compare-respect-edges",
        Respect::Label => "compare-respect-label",
        Respect::Entity => "compare-respect-entity",
        Respect::Links => "compare-respect-links",
        Respect::Attribute(name) => return name.to_lowercase(),
    })
}

/// What stands of a difference that is settled.
fn stands(comparing: &Comparing, choice: &Choice) -> String {
    let names = comparing.names();
    let message = match choice {
        Choice::Edges { .. } => Message::new("compare-stands-edges"),
        Choice::Annotators(sides) => match sides[..] {
            [] => Message::new("compare-stands-none"),
            [one] => Message::new("compare-stands-one")
                .with("name", names.get(one).copied().unwrap_or_default()),
            _ => Message::new("compare-stands-all"),
        },
    };
    message.words()
}

/// The difference that is looked at: each version side by side, and the choices.
fn stage(view: &View, comparing: &Comparing) -> Html {
    let Some(difference) = comparing.difference() else {
        return Html::default();
    };
    let settled = comparing.settled();
    let choice = settled.get(comparing.at).copied().flatten();
    let respects: Vec<String> = difference.respects.iter().map(respect_name).collect();
    let versions = difference.versions.iter().enumerate();
    let versions = versions
        .map(|(place, version)| version::draw(comparing, difference, place, version, choice));
    html! {
        <section class="compare-stage" aria-label={words("compare-stage")} data-at={comparing.at.to_string()}>
            <h3>{ &difference.label }{ ": " }<span dir="auto">{ &difference.quote }</span></h3>
            <p class="quiet">
                { Message::new("compare-differ-in").with("respects", respects.join(", ")).words() }
                if let Some(choice) = choice {
                    { " " }<b data-testid="stands">{ stands(comparing, choice) }</b>
                }
            </p>
            <div class="versions">{ for versions }</div>
            if comparing.edges.is_some() {
                { edges::draw(view, comparing, difference) }
            } else {
                { choices(view, comparing) }
            }
        </section>
    }
}

fn choices(view: &View, comparing: &Comparing) -> Html {
    let count = comparing.names().len();
    let takes = (1..=count).filter_map(|number| {
        let number = u8::try_from(number).ok().filter(|number| *number <= 6)?;
        let id = CommandId::Adjudicate(Adjudicate::Take(number));
        let name = command_name(&view.state, crate::commands::entry(id))?;
        Some(named_button(view, id, "", name))
    });
    let all = if count > 2 {
        "compare-take-all"
    } else {
        "compare-take-both"
    };
    let neither = if count > 2 {
        "compare-take-none"
    } else {
        "compare-take-neither"
    };
    html! {
        <div class="compare-choices">
            { for takes }
            { named_button(view, CommandId::Adjudicate(Adjudicate::TakeAll), "", words(all)) }
            { named_button(view, CommandId::Adjudicate(Adjudicate::TakeNone), "", words(neither)) }
            { command_button(view, CommandId::Adjudicate(Adjudicate::OtherEdges), "") }
        </div>
    }
}
