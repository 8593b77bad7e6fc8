//! What is chosen where a format leaves a choice.

use standpoint_formats::exchange::{Choices, Overlap, Scheme, Split};
use standpoint_protocol::formats::exchange::Offers;
use yew::{Callback, Html, MouseEvent, html};

use super::parts::{choice, options, tick};
use crate::desk::View;
use crate::i18n::words;
use crate::shell::naming::codebook;
use crate::state::Action;
use crate::state::exchange::ExchangeAction;
use crate::state::exchange::exporting::ExportAction;

/// The names of what becomes of marks that overlap.
pub(super) const OVERLAP: [&str; 3] = ["longest", "by-label", "file-per-label"];

/// The names of what becomes of marks in several pieces.
pub(super) const SPLIT: [&str; 2] = ["pieces", "whole"];

/// The choices that a format offers.
pub(super) fn choices(view: &View, offers: Offers) -> Html {
    let exchange = view.state.exchange();
    let now = &exchange.export.choices;
    let by_label = match &now.overlap {
        Overlap::ByLabel(order) if offers.overlap => order_of_labels(view, order),
        _ => Html::default(),
    };
    html! {
        <>
            if offers.overlap { { overlap(view, now) } }
            { by_label }
            if offers.split { { split(view, now) } }
            if offers.scheme { { scheme(view, now) } }
            if offers.negatives {
                { flag(view, "export-negatives", now.negatives, |choices, on| choices.negatives = on) }
            }
            if offers.accepted_only {
                { flag(view, "export-accepted-only", now.accepted_only, |choices, on| choices.accepted_only = on) }
            }
        </>
    }
}

fn overlap(view: &View, now: &Choices) -> Html {
    let chosen = match now.overlap {
        Overlap::Longest => OVERLAP[0],
        Overlap::ByLabel(_) => OVERLAP[1],
        Overlap::FilePerLabel => OVERLAP[2],
    };
    let choose = change(view, |choices, value: String| {
        choices.overlap = match value.as_str() {
            "by-label" => Overlap::ByLabel(Vec::new()),
            "file-per-label" => Overlap::FilePerLabel,
            _ => Overlap::Longest,
        };
    });
    let options = options("export-overlap", &OVERLAP);
    choice("export-overlap", chosen, options, choose)
}

fn split(view: &View, now: &Choices) -> Html {
    let chosen = match now.split {
        Split::Pieces => SPLIT[0],
        Split::Whole => SPLIT[1],
    };
    let choose = change(view, |choices, value: String| {
        choices.split = match value.as_str() {
            "whole" => Split::Whole,
            _ => Split::Pieces,
        };
    });
    let options = options("export-split", &SPLIT);
    choice("export-split", chosen, options, choose)
}

fn scheme(view: &View, now: &Choices) -> Html {
    let choose = change(view, |choices, value: String| {
        choices.scheme = Scheme::of(&value).unwrap_or_default();
    });
    let options = options("export-scheme", &Scheme::ALL.map(Scheme::id));
    choice("export-scheme", now.scheme.id(), options, choose)
}

/// The labels, each to be put next in the order, or taken out of it.
fn order_of_labels(view: &View, order: &[String]) -> Html {
    let book = codebook(&view.state);
    let chips = book.labels.iter().map(|label| {
        let id = label.id.to_string();
        let place = order.iter().position(|other| *other == id);
        let mut next = order.to_vec();
        match place {
            Some(place) => drop(next.remove(place)),
            None => next.push(id.clone()),
        }
        let put = change(view, move |choices, _: MouseEvent| {
            choices.overlap = Overlap::ByLabel(next.clone());
        });
        html! {
            <button key={id.clone()} type="button" class="small" data-label={id} aria-pressed={place.is_some().to_string()} onclick={put}>
                if let Some(place) = place { <b>{ place + 1 }</b>{ " " } }
                { &label.name }
            </button>
        }
    });
    html! {
        <div class="exchange-order" role="group" aria-label={words("export-order")}>
            <span class="quiet">{ words("export-order") }</span>
            { for chips }
        </div>
    }
}

fn flag(view: &View, name: &'static str, on: bool, set: fn(&mut Choices, bool)) -> Html {
    let now = view.state.exchange().export.choices.clone();
    tick(view, name, on, move |on| {
        let mut choices = now.clone();
        set(&mut choices, on);
        ExchangeAction::Export(ExportAction::Choose(choices))
    })
}

fn change<V: 'static>(view: &View, set: impl Fn(&mut Choices, V) + 'static) -> Callback<V> {
    let now = view.state.exchange().export.choices.clone();
    let desk = view.desk.clone();
    Callback::from(move |value| {
        let mut choices = now.clone();
        set(&mut choices, value);
        let chosen = ExportAction::Choose(choices);
        desk.send(Action::Exchange(ExchangeAction::Export(chosen)));
    })
}
