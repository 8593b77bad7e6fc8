//! Who is mentioned, by entity, with every mention.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use standpoint_annotation::{Document, EntityId, Mark, MarkId, State};
use yew::{Callback, Classes, Html, Properties, classes, component, html, use_memo, use_state_eq};

use super::entry::{WINDOW, entry_line, more, open_suggestion};
use super::reading::{colours, main_value, name_of, surroundings};
use super::side::ListProps;
use crate::desk::Desk;
use crate::i18n::{Message, words};
use crate::part;
use crate::state::tones::value_class;
use crate::state::{Action, Article, Dialog, roles};
use crate::store::Access;

/// An actor with its mentions.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The entity, or the mark itself where it mentions none.
    key: String,
    name: String,
    kind: Option<String>,
    positions: Rc<Vec<Arc<Mark>>>,
    mentions: Rc<Vec<Arc<Mark>>>,
}

/// The actors, in the order in which they are first mentioned.
#[component]
pub fn Actors(props: &ListProps) -> Html {
    let ListProps {
        desk,
        article,
        inspected,
    } = props;
    let groups = use_memo(article.clone(), |article| groups(&article.document));
    let shown = use_state_eq(|| WINDOW);
    let open = use_state_eq(Vec::<String>::new);
    if groups.is_empty() {
        return html! { <p class="quiet">{ words("actors-none") }</p> };
    }
    // The line from which the text was gone to is there when one comes back.
    let here = |group: &Group| {
        let mut marks = group.mentions.iter().chain(group.positions.iter());
        inspected
            .as_ref()
            .is_some_and(|id| marks.any(|mark| mark.id == *id))
    };
    let at = groups.iter().position(here);
    let limit = (*shown).max(at.map_or(0, |at| at + 1));
    let rows = groups.iter().take(limit).enumerate().map(|(number, group)| {
        // Pressed once, what is open by itself is closed.
        let expanded = open.contains(&group.key) != (at == Some(number));
        let toggle = {
            let (open, key) = (open.clone(), group.key.clone());
            Callback::from(move |_| {
                let mut next = (*open).clone();
                match next.iter().position(|open| *open == key) {
                    Some(place) => drop(next.remove(place)),
                    None => next.push(key.clone()),
                }
                open.set(next);
            })
        };
        let tones = tones(&article.document, group);
        html! {
            <li key={group.key.clone()}>
                <button type="button" class="entry" data-actor={group.key.clone()} aria-expanded={expanded.to_string()} onclick={toggle}>
                    <span class="line">
                        <span class="turn" aria-hidden="true">{ words("sign-turn") }</span>
                        <span class={classes!("who", tones)}>{ &group.name }</span>
                    </span>
                    <small>{ summary(group, &article.document) }</small>
                </button>
                if expanded {
                    { who(desk, article, group) }
                    { part!(Lines {
                        desk: desk.clone(),
                        article: Rc::clone(article),
                        marks: Rc::clone(&group.mentions),
                        inspected: inspected.clone(),
                        name: "actors-mentions",
                        line: Line(mention),
                    }) }
                    if !group.positions.is_empty() {
                        { part!(Lines {
                            desk: desk.clone(),
                            article: Rc::clone(article),
                            marks: Rc::clone(&group.positions),
                            inspected: inspected.clone(),
                            name: "actors-positions",
                            line: Line(position),
                        }) }
                    }
                }
            </li>
        }
    });
    html! { <><ul class="list">{ for rows }</ul>{ more(&shown, groups.len(), WINDOW) }</> }
}

/// The way to call the actor something else or to make it one with another, with all its mentions.
fn who(desk: &Desk, article: &Article, group: &Group) -> Html {
    if article.access != Access::Writer {
        return Html::default();
    }
    let marks: Vec<MarkId> = group.mentions.iter().map(|mark| mark.id.clone()).collect();
    let name = Message::new("actors-who").with("name", group.name.as_str());
    asking(desk, marks, "who", name.words(), words("card-who"))
}

/// A button that asks who mentions are.
fn asking(
    desk: &Desk,
    marks: Vec<MarkId>,
    role: &'static str,
    label: String,
    name: String,
) -> Html {
    let desk = desk.clone();
    let first = marks.first().map(ToString::to_string);
    let onclick = Callback::from(move |_| desk.send(Action::Ask(Dialog::Who(marks.clone()))));
    html! {
        <button type="button" class="small" data-asks={role} data-of={first} aria-label={label} {onclick}>{ name }</button>
    }
}

/// How a mark is drawn in a list; the last argument says whether it is looked at.
#[derive(Clone, Copy)]
struct Line(fn(&Desk, &Document, &Mark, bool) -> Html);

/// One kind of line in each place: what is drawn differently is another place.
impl PartialEq for Line {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// What the lines of one actor are drawn from.
#[derive(Properties, PartialEq, Clone)]
struct LinesProps {
    desk: Desk,
    article: Rc<Article>,
    marks: Rc<Vec<Arc<Mark>>>,
    inspected: Option<MarkId>,
    /// The message that names the list.
    name: &'static str,
    line: Line,
}

/// Marks of one actor, some at a time; the one that is looked at is always among them.
#[component]
fn Lines(props: &LinesProps) -> Html {
    let LinesProps {
        desk,
        article,
        marks,
        inspected,
        name,
        line: Line(line),
    } = props;
    let shown = use_state_eq(|| WINDOW);
    let is_current = |mark: &Mark| inspected.as_ref() == Some(&mark.id);
    let place = marks.iter().position(|mark| is_current(mark));
    let count = place.map_or(*shown, |place| (*shown).max(place + 1));
    let lines = marks.iter().take(count);
    let lines = lines.map(|mark| line(desk, &article.document, mark, is_current(mark)));
    html! {
        <>
            <ul class="list mentions" aria-label={words(name)}>{ for lines }</ul>
            { more(&shown, marks.len(), WINDOW) }
        </>
    }
}

/// What colours an actor: its kind, or else the label of its mentions.
fn tones(document: &Document, group: &Group) -> Option<Classes> {
    let kind = group.kind.as_deref().map(|kind| value_class("kind", kind));
    let mention = group.mentions.first()?;
    Some(classes!(colours(document, mention), kind))
}

/// The kind in words, since colour alone does not say it, and how many mentions and positions.
fn summary(group: &Group, document: &Document) -> String {
    let held = roles::holder(&document.codebook).is_some();
    let id = if held {
        "actors-counted"
    } else {
        "entities-counted"
    };
    let counted = Message::new(id)
        .with("mentions", group.mentions.len())
        .with("positions", group.positions.len())
        .words();
    let name = group.mentions.first().and_then(|mention| {
        let label = document.codebook.label(&mention.label)?;
        let kind = group.kind.as_deref();
        let kind = kind.and_then(|kind| super::reading::value_name(label, "kind", kind));
        // Where labels are the kinds, they are said.
        kind.or_else(|| (!held).then(|| label.name.clone()))
    });
    match name {
        Some(kind) => Message::new("actors-kind")
            .with("kind", kind)
            .with("counted", counted)
            .words(),
        None => counted,
    }
}

fn mention(desk: &Desk, document: &Document, mark: &Mark, current: bool) -> Html {
    let (before, after) = surroundings(&document.text, mark.spans.hull());
    let said = html! {
        <>
            <span class="context" dir="auto">{ before }<b>{ document.quote(mark) }</b>{ after }</span>
            { open_suggestion(mark) }
        </>
    };
    let label = Message::new("actors-move").with("quote", document.quote(mark));
    html! {
        <li key={mark.id.to_string()} class="movable" data-mention={mark.id.to_string()}>
            { entry_line(desk, &mark.id, current, said) }
            { asking(desk, vec![mark.id.clone()], "move", label.words(), words("actors-move-short")) }
        </li>
    }
}

fn position(desk: &Desk, document: &Document, mark: &Mark, current: bool) -> Html {
    let stance = main_value(document, mark);
    let said = html! {
        <>
            <span class="line">
                if let Some(stance) = stance {
                    <span class={classes!("chip", colours(document, mark))}>{ stance }</span>
                }
                { open_suggestion(mark) }
            </span>
            <span class="quote" dir="auto">{ document.quote(mark) }</span>
        </>
    };
    html! { <li key={mark.id.to_string()}>{ entry_line(desk, &mark.id, current, said) }</li> }
}

/// Who is mentioned in a document; rejected mentions do not count.
pub fn groups(document: &Document) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut place: BTreeMap<EntityId, usize> = BTreeMap::new();
    let could = |mark: &Mark| {
        let label = document.codebook.label(&mark.label);
        label.is_some_and(|label| label.entities)
    };
    let mentions =
        |mark: &&Arc<Mark>| mark.state != State::Rejected && (mark.entity.is_some() || could(mark));
    for mark in document.marks_in_order().filter(mentions) {
        if let Some(at) = mark.entity.as_ref().and_then(|entity| place.get(entity)) {
            Rc::make_mut(&mut groups[*at].mentions).push(Arc::clone(mark));
            continue;
        }
        if let Some(entity) = &mark.entity {
            place.insert(entity.clone(), groups.len());
        }
        groups.push(group(document, mark));
    }
    for group in &mut groups {
        group.positions = Rc::new(positions(document, &group.mentions));
    }
    groups
}

fn group(document: &Document, mark: &Arc<Mark>) -> Group {
    let entity = mark.entity.as_ref().and_then(|id| document.entity(id));
    let kind = entity.and_then(|entity| entity.kind.clone());
    Group {
        key: mark
            .entity
            .as_ref()
            .map_or_else(|| mark.id.to_string(), ToString::to_string),
        name: name_of(document, mark),
        kind: kind.or_else(|| mark.attribute("kind").map(str::to_owned)),
        positions: Rc::default(),
        mentions: Rc::new(vec![Arc::clone(mark)]),
    }
}

/// The positions that these mentions hold, in the order of reading.
fn positions(document: &Document, mentions: &[Arc<Mark>]) -> Vec<Arc<Mark>> {
    let links = mentions
        .iter()
        .flat_map(|mention| document.links_to(&mention.id));
    let kind = roles::holder(&document.codebook);
    let held = links
        .filter(|link| kind.is_some_and(|kind| kind.id == link.kind))
        .filter_map(|link| document.mark(&link.from));
    let mut ordered: Vec<Arc<Mark>> = Vec::new();
    for mark in held.filter(|mark| mark.state != State::Rejected) {
        let place = |other: &Arc<Mark>| {
            (other.spans.start(), &other.id).cmp(&(mark.spans.start(), &mark.id))
        };
        if let Err(at) = ordered.binary_search_by(place) {
            ordered.insert(at, Arc::clone(mark));
        }
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;
    use standpoint_annotation::{Change, Edit, Entity, Link};
    use standpoint_text::{Span, Text};

    #[test]
    fn mentions_are_gathered_by_entity_and_rejected_ones_left_out() {
        let mut document = Document::new("d", Text::new("abcdefgh"));
        let mut add = |edit| document.apply(&edit).unwrap();
        add(Edit::Entity(Change::add(Entity::new("e1", "Kessia"))));
        for (id, at, entity, state) in [
            ("a", 0, Some("e1"), State::Accepted),
            ("b", 1, None, State::Suggested),
            ("c", 2, Some("e1"), State::Suggested),
            ("d", 3, Some("e1"), State::Rejected),
        ] {
            let mut mark = Mark::new(id, "actor", Span::from_bytes(at, at + 1));
            mark.entity = entity.map(EntityId::from);
            mark.state = state;
            add(Edit::Mark(Change::add(mark)));
        }
        add(Edit::Mark(Change::add(Mark::new(
            "p",
            "position",
            Span::from_bytes(5, 8),
        ))));
        add(Edit::Link(Change::add(Link::new("l", "held_by", "p", "c"))));
        let found = groups(&document)
            .into_iter()
            .map(|g| (g.name, g.mentions.len(), g.positions.len()));
        assert_eq!(document.count_mentioned(), 2);
        assert_eq!(
            found.collect::<Vec<_>>(),
            [("Kessia".to_owned(), 2, 1), ("b".to_owned(), 1, 0)]
        );
    }
}
