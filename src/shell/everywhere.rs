//! The same mark wherever the same words stand: a look at each place, in this article or in the
//! project, before all of them are marked together.

use std::collections::BTreeSet;
use std::rc::Rc;

use standpoint_annotation::MarkId;
use standpoint_text::Offset;
use web_sys::HtmlInputElement;
use yew::{
    Callback, Event, Html, MouseEvent, Properties, TargetCast, component, html, use_memo,
    use_state_eq,
};

use super::dialog::{Frame, leave, leaving};
use crate::desk::View;
use crate::i18n::{Message, words};
use crate::panels::reading::{colours, label_name};
use crate::state::Action;
use crate::state::marking::{Chosen, Found, Hit, MarkingAction, Sought};

/// How many places are listed; all are marked.
const SHOWN: usize = 300;

/// What the list is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The desk.
    pub view: View,
    /// The mark that is to be elsewhere too.
    pub mark: MarkId,
}

/// A place by article and offset.
type Place = (String, Offset);

/// The places, those that are left out unticked.
#[component]
pub fn Everywhere(props: &Props) -> Html {
    let Props { view, mark } = props;
    let left_out = use_state_eq(BTreeSet::<Place>::new);
    let project = use_state_eq(|| false);
    let known = (
        view.state.article.clone(),
        Rc::clone(&view.state.marking.rejected),
        mark.clone(),
    );
    let sought = use_memo(known, |(article, rejected, id)| {
        let article = article.as_ref()?;
        let mark = article.document.mark(id)?;
        let sought = Sought::like(&article.document, mark, rejected)?;
        let mut hits = sought.hits(&article.document);
        hits.retain(|hit| !mark.spans.overlaps(hit.span));
        let here = Found {
            key: article.key.clone(),
            title: article.document.details.title.clone(),
            entries: article.entries,
            hits,
        };
        Some((sought, here))
    });
    let (Some(article), Some((sought, here))) = (&view.state.article, &*sought) else {
        return html! {
            <Frame desk={view.desk.clone()} title={words("everywhere-title")}>
                <div class="dialog-body"><p>{ words("everywhere-no-words") }</p></div>
            </Frame>
        };
    };
    let elsewhere = view.state.marking.elsewhere.clone().filter(|_| *project);
    let found: Vec<&Found> = std::iter::once(here)
        .chain(elsewhere.iter().flat_map(|found| found.iter()))
        .filter(|found| !found.hits.is_empty())
        .collect();
    let total: usize = found.iter().map(|found| found.hits.len()).sum();
    let is_out = |key: &str, hit: &Hit| left_out.contains(&(key.to_owned(), hit.span.start()));
    let out = found
        .iter()
        .flat_map(|f| f.hits.iter().filter(|hit| is_out(&f.key, hit)))
        .count();
    let widen = {
        let (project, desk, mark) = (project.clone(), view.desk.clone(), mark.clone());
        Callback::from(move |event: Event| {
            let on = event.target_unchecked_into::<HtmlInputElement>().checked();
            project.set(on);
            if on {
                desk.send(Action::Marking(MarkingAction::LookElsewhere(mark.clone())));
            }
        })
    };
    let toggle = {
        let left_out = left_out.clone();
        Callback::from(move |place: Place| {
            let mut next = (*left_out).clone();
            if !next.remove(&place) {
                next.insert(place);
            }
            left_out.set(next);
        })
    };
    let every = {
        let left_out = left_out.clone();
        let all: Vec<Place> = found
            .iter()
            .flat_map(|f| f.hits.iter().map(|hit| (f.key.clone(), hit.span.start())))
            .collect();
        Callback::from(move |_: MouseEvent| {
            let next = if left_out.is_empty() {
                all.iter().cloned().collect()
            } else {
                BTreeSet::new()
            };
            left_out.set(next);
        })
    };
    let apply = {
        let (desk, mark) = (view.desk.clone(), mark.clone());
        let chosen: Vec<Chosen> = found.iter().map(|found| chosen(found, &is_out)).collect();
        let refused = if sought.rejects() {
            Vec::new()
        } else {
            refused(&found, &is_out)
        };
        Callback::from(move |_: MouseEvent| {
            leave(&desk);
            desk.send(Action::Marking(MarkingAction::Everywhere {
                mark: mark.clone(),
                chosen: chosen.clone(),
                refused: refused.clone(),
            }));
        })
    };
    let mut room = SHOWN;
    let lists = found.iter().map(|found| {
        let shown = found.hits.len().min(room);
        room -= shown;
        let rows = found
            .hits
            .iter()
            .take(shown)
            .map(|hit| row(&found.key, hit, !is_out(&found.key, hit), &toggle));
        html! {
            <section key={found.key.clone()} data-found={found.key.clone()}>
                if *project { <h3 class="plain-case">{ &found.title }</h3> }
                <ul class="options sure-list" aria-label={found.title.clone()}>{ for rows }</ul>
            </section>
        }
    });
    let lists: Vec<Html> = lists.collect();
    let document = &article.document;
    let waiting = *project && elsewhere.is_none();
    let (said, done) = if sought.rejects() {
        ("everywhere-count-reject", "everywhere-reject")
    } else {
        ("everywhere-count", "everywhere-mark")
    };
    html! {
        <Frame desk={view.desk.clone()} title={words("everywhere-title")} class="wide everywhere">
            <div class="dialog-body">
                <p class="everywhere-like">
                    <span class={yew::classes!("chip", colours(document, &sought.mark))}>{ label_name(document, &sought.mark.label) }</span>
                    <b dir="auto">{ document.quote(&sought.mark) }</b>
                </p>
                if view.state.articles.len() > 1 {
                    <label class="check">
                        <input type="checkbox" data-scope="project" checked={*project} onchange={widen} />
                        { words("everywhere-project") }
                    </label>
                }
                <p role="status" data-testid="everywhere-count">
                    if waiting { { words("everywhere-reading") } } else {
                        { Message::new(said).with("count", total - out).with("all", total).words() }
                    }
                </p>
                { for lists }
                if total > SHOWN {
                    <p class="quiet">{ Message::new("sure-more").with("count", total - SHOWN).words() }</p>
                }
            </div>
            <div class="dialog-actions">
                if total > 1 {
                    <button type="button" data-action="tick-all" onclick={every}>
                        { words(if left_out.is_empty() { "everywhere-none" } else { "everywhere-all" }) }
                    </button>
                }
                <button type="button" onclick={leaving(&view.desk)}>{ words("dialog-cancel") }</button>
                <button type="button" class="primary" autofocus=true data-action="everywhere" disabled={total == 0 || waiting} onclick={apply}>
                    { Message::new(done).with("count", total - out).words() }
                </button>
            </div>
        </Frame>
    }
}

/// A place among its words; ticked where it is marked.
fn row(key: &str, hit: &Hit, on: bool, toggle: &Callback<Place>) -> Html {
    let place = (key.to_owned(), hit.span.start());
    let toggle = toggle.clone();
    let at = hit.span.start().get().to_string();
    let changed = Callback::from(move |_: Event| toggle.emit(place.clone()));
    html! {
        <li key={at.clone()}>
            <label class="holder">
                <input type="checkbox" data-place={at} checked={on} onchange={changed} />
                <span class="context" dir="auto">{ &hit.before }<b>{ &hit.words }</b>{ &hit.after }</span>
                if hit.suggested { <small>{ words("everywhere-suggested") }</small> }
                if !hit.equal { <small>{ words("everywhere-inflected") }</small> }
            </label>
        </li>
    }
}

fn chosen(found: &Found, is_out: &impl Fn(&str, &Hit) -> bool) -> Chosen {
    let (left_out, places): (Vec<&Hit>, Vec<&Hit>) =
        found.hits.iter().partition(|hit| is_out(&found.key, hit));
    let spans = |hits: Vec<&Hit>| hits.into_iter().map(|hit| hit.span).collect();
    Chosen {
        key: found.key.clone(),
        entries: found.entries,
        places: spans(places),
        left_out: spans(left_out),
    }
}

/// The words that were left out wherever they stand.
fn refused(found: &[&Found], is_out: &impl Fn(&str, &Hit) -> bool) -> Vec<String> {
    let (mut out, mut taken) = (BTreeSet::new(), BTreeSet::new());
    for found in found {
        for hit in &found.hits {
            let words = if is_out(&found.key, hit) {
                &mut out
            } else {
                &mut taken
            };
            words.insert(hit.words.clone());
        }
    }
    out.difference(&taken).cloned().collect()
}
