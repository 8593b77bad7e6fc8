//! The document's actors, to choose who holds a position.

use std::collections::BTreeMap;
use std::sync::Arc;

use standpoint_annotation::{Document, Mark, MarkId, State};
use standpoint_text::order;
use web_sys::HtmlInputElement;
use yew::{
    Callback, Html, InputEvent, MouseEvent, Properties, TargetCast, component, html, use_memo,
    use_state_eq,
};

use super::dialog::{Frame, leave, leaving};
use crate::desk::View;
use crate::i18n::{Message, words};
use crate::state::tones::value_class;
use crate::state::{Action, roles};

/// How many actors are listed at a time; the filter finds the others.
const SHOWN: usize = 100;

/// What the list is drawn from.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The desk.
    pub view: View,
    /// The position that is held.
    pub position: MarkId,
}

/// An actor: an entity by the mention of it that is nearest to the position, or a mark that
/// mentions no entity.
#[derive(Clone, Debug, PartialEq)]
struct Candidate {
    mark: MarkId,
    name: String,
    kind: Option<String>,
    quote: String,
    mentions: usize,
    distance: usize,
}

/// The list, the nearest first.
#[component]
pub fn Holders(props: &Props) -> Html {
    let Props { view, position } = props;
    let filter = use_state_eq(String::new);
    let held = view
        .state
        .article
        .as_ref()
        .map(|article| holders(&article.document, position))
        .unwrap_or_default();
    let chosen = use_state_eq(|| held);
    let all = use_memo(
        (view.state.article.clone(), position.clone()),
        |(article, position)| {
            article
                .as_ref()
                .map(|article| candidates(&article.document, position))
                .unwrap_or_default()
        },
    );
    let typed = {
        let filter = filter.clone();
        Callback::from(move |event: InputEvent| {
            filter.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let done = {
        let (desk, position, chosen) = (view.desk.clone(), position.clone(), chosen.clone());
        Callback::from(move |_: MouseEvent| {
            let holders = chosen.iter().cloned().collect();
            leave(&desk);
            desk.send(Action::Hold {
                position: position.clone(),
                holders,
            });
        })
    };
    let wanted = filter.to_lowercase();
    let fits = |c: &&Candidate| {
        [&c.name, &c.quote]
            .iter()
            .any(|words| words.to_lowercase().contains(&wanted))
    };
    let rows = all.iter().filter(fits).take(SHOWN).map(|candidate| {
        let on = chosen.contains(&candidate.mark);
        let toggle = {
            let (chosen, mark) = (chosen.clone(), candidate.mark.clone());
            Callback::from(move |_| {
                let mut next = (*chosen).clone();
                match next.iter().position(|held| *held == mark) {
                    Some(place) => drop(next.remove(place)),
                    None => next.push(mark.clone()),
                }
                chosen.set(next);
            })
        };
        row(candidate, on, toggle)
    });
    html! {
        <Frame desk={view.desk.clone()} title={words("holders-title")} class="holders">
            <div class="dialog-body">
                <input
                    class="filter"
                    type="text"
                    autofocus=true
                    autocomplete="off"
                    aria-label={words("holders-filter")}
                    placeholder={words("holders-filter")}
                    value={(*filter).clone()}
                    oninput={typed}
                />
                <ul class="options">{ for rows }</ul>
                if all.is_empty() {
                    <p class="quiet">{ words("holders-none") }</p>
                }
            </div>
            <div class="dialog-actions">
                <button type="button" onclick={leaving(&view.desk)}>{ words("dialog-cancel") }</button>
                <button type="button" class="primary" data-action="hold" onclick={done}>{ words("dialog-done") }</button>
            </div>
        </Frame>
    }
}

fn row(candidate: &Candidate, on: bool, toggle: Callback<yew::Event>) -> Html {
    let kind = candidate
        .kind
        .as_ref()
        .map(|kind| value_class("kind", kind));
    let said = Message::new("holders-mentions")
        .with("quote", candidate.quote.as_str())
        .with("count", candidate.mentions);
    html! {
        <li key={candidate.mark.to_string()}>
            <label class="holder">
                <input type="checkbox" data-holder={candidate.mark.to_string()} checked={on} onchange={toggle} />
                <span class={yew::classes!("who", kind)}>{ &candidate.name }</span>
                <small>{ said.words() }</small>
            </label>
        </li>
    }
}

/// Who holds a position now.
fn holders(document: &Document, position: &MarkId) -> Vec<MarkId> {
    let kind = roles::holder(&document.codebook);
    let held = document
        .links_from(position)
        .filter(|link| kind.is_some_and(|kind| kind.id == link.kind));
    held.map(|link| link.to.clone()).collect()
}

/// Every actor once, by its nearest mention, or by the one that holds the position already; the
/// nearest first.
fn candidates(document: &Document, position: &MarkId) -> Vec<Candidate> {
    let kind = roles::holder(&document.codebook);
    let (Some(kind), Some(mark)) = (kind, document.mark(position)) else {
        return Vec::new();
    };
    let held = holders(document, position);
    let place = mark.spans.start().get();
    let mut found: BTreeMap<String, Candidate> = BTreeMap::new();
    let able = |mark: &&Arc<Mark>| mark.state != State::Rejected && kind.to.contains(&mark.label);
    for mark in document.marks().filter(able) {
        let mut candidate = candidate(document, mark, place);
        let key = mark
            .entity
            .as_ref()
            .map_or_else(|| format!("m {}", mark.id), |entity| format!("e {entity}"));
        let rank = |c: &Candidate| (!held.contains(&c.mark), c.distance);
        if let Some(other) = found.remove(&key) {
            let mentions = other.mentions + 1;
            candidate = if rank(&other) <= rank(&candidate) {
                other
            } else {
                candidate
            };
            candidate.mentions = mentions;
        }
        found.insert(key, candidate);
    }
    let mut candidates: Vec<Candidate> = found.into_values().collect();
    order::sort_by_key(&mut candidates, |c| {
        (!held.contains(&c.mark), c.distance, c.mark.clone())
    });
    candidates
}

fn candidate(document: &Document, mark: &Mark, place: usize) -> Candidate {
    let entity = mark.entity.as_ref().and_then(|id| document.entity(id));
    let quote = document.quote(mark);
    Candidate {
        mark: mark.id.clone(),
        name: entity.map_or_else(|| quote.clone(), |entity| entity.name.clone()),
        kind: entity
            .and_then(|entity| entity.kind.clone())
            .or_else(|| mark.attribute("kind").map(str::to_owned)),
        quote,
        mentions: 1,
        distance: mark.spans.start().get().abs_diff(place),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use standpoint_annotation::{Change, Edit, Entity, Link};
    use standpoint_text::{Span, Text};

    /// `Kessia … Orlen … Kessia … the plan`: two mentions of Kessia, one of Orlen, a position.
    fn document() -> Document {
        let text = "Kessia and Orlen met; Kessia rejected the plan";
        let mut document = Document::new("d", Text::new(text));
        let mut add = |edit| document.apply(&edit).unwrap();
        add(Edit::Entity(Change::add(Entity::new("e1", "Kessia"))));
        for (id, at, length) in [("a", 0, 6), ("b", 11, 5), ("c", 22, 6)] {
            let mut mark = Mark::new(id, "actor", Span::from_bytes(at, at + length));
            mark.entity = (id != "b").then(|| "e1".into());
            add(Edit::Mark(Change::add(mark)));
        }
        add(Edit::Mark(Change::add(Mark::new(
            "p",
            "position",
            Span::from_bytes(38, 46),
        ))));
        document
    }

    fn listed(document: &Document) -> Vec<(String, String, usize)> {
        let candidates = candidates(document, &MarkId::from("p"));
        candidates
            .into_iter()
            .map(|c| (c.mark.to_string(), c.name, c.mentions))
            .collect()
    }

    #[test]
    fn an_entity_is_listed_once_by_its_nearest_mention() {
        let expected = [
            ("c".to_owned(), "Kessia".to_owned(), 2),
            ("b".to_owned(), "Orlen".to_owned(), 1),
        ];
        assert_eq!(listed(&document()), expected);
    }

    #[test]
    fn the_mention_that_holds_the_position_stands_for_its_entity_and_comes_first() {
        let mut document = document();
        document
            .apply(&Edit::Link(Change::add(Link::new(
                "l", "held_by", "p", "a",
            ))))
            .unwrap();
        assert_eq!(
            listed(&document)[0],
            ("a".to_owned(), "Kessia".to_owned(), 2)
        );
    }
}
