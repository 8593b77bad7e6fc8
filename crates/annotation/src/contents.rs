//! What a document holds, and the indexes that answer questions about it without a scan.
//!
//! The maps are persistent: a clone costs a few counters, and a change copies only the way to what it
//! touches, however many marks there are.

use std::cmp::Reverse;
use std::sync::Arc;

use rpds::{RedBlackTreeMapSync, RedBlackTreeSetSync};
use standpoint_text::{Offset, Span};

use crate::edit::Change;
use crate::entity::Entity;
use crate::id::{EntityId, LinkId, MarkId};
use crate::link::Link;
use crate::mark::{Mark, State};

/// Where a mark is read: its start, the longer one first, then its id.
pub(crate) type Place = (Offset, Reverse<Offset>, MarkId);

/// Things by their ids, in the order of these.
pub(crate) type Held<I, T> = RedBlackTreeMapSync<I, Arc<T>>;

/// Many of one thing belong to one of another: pairs, those of one group next to each other.
type Groups<K, V> = RedBlackTreeSetSync<(K, V)>;

/// Marks, links and entities by id. The rest follows from these three.
#[derive(Clone, Debug, Default)]
pub(crate) struct Contents {
    marks: Held<MarkId, Mark>,
    links: Held<LinkId, Link>,
    entities: Held<EntityId, Entity>,
    order: RedBlackTreeSetSync<Place>,
    outgoing: Groups<MarkId, LinkId>,
    incoming: Groups<MarkId, LinkId>,
    mentions: Groups<EntityId, MarkId>,
    tally: Tally,
}

/// How many marks there are, by who made them (anybody, an engine) and by their state: asked with
/// every key and button, which must not go through all marks.
#[derive(Clone, Copy, Debug, Default)]
struct Tally([[usize; 3]; 2]);

impl Tally {
    fn enter(&mut self, mark: &Mark) {
        for (maker, state) in Self::places(mark) {
            self.0[maker][state] += 1;
        }
    }

    fn leave(&mut self, mark: &Mark) {
        for (maker, state) in Self::places(mark) {
            self.0[maker][state] = self.0[maker][state].saturating_sub(1);
        }
    }

    /// The counters that count a mark.
    fn places(mark: &Mark) -> impl Iterator<Item = (usize, usize)> + use<> {
        let state = Self::column(mark.state);
        let by_engine = mark.origin.as_ref().is_some_and(|o| o.by == ENGINE);
        (0..=usize::from(by_engine)).map(move |maker| (maker, state))
    }

    fn column(state: State) -> usize {
        match state {
            State::Suggested => 0,
            State::Accepted => 1,
            State::Rejected => 2,
        }
    }
}

/// Who made a mark that nobody made by hand.
const ENGINE: &str = "engine";

impl PartialEq for Contents {
    fn eq(&self, other: &Self) -> bool {
        self.marks == other.marks && self.links == other.links && self.entities == other.entities
    }
}

impl Contents {
    pub(crate) fn marks(&self) -> &Held<MarkId, Mark> {
        &self.marks
    }

    pub(crate) fn links(&self) -> &Held<LinkId, Link> {
        &self.links
    }

    pub(crate) fn entities(&self) -> &Held<EntityId, Entity> {
        &self.entities
    }

    /// How many marks are in this state.
    pub(crate) fn count(&self, state: State) -> usize {
        self.tally.0[0][Tally::column(state)]
    }

    /// How many of those that an engine made are in this state.
    pub(crate) fn count_by_engine(&self, state: State) -> usize {
        self.tally.0[1][Tally::column(state)]
    }

    /// Marks in the order of reading.
    pub(crate) fn in_order(&self) -> impl Iterator<Item = &Arc<Mark>> {
        self.order
            .iter()
            .filter_map(|(_, _, id)| self.marks.get(id))
    }

    /// Marks whose hull is just this.
    pub(crate) fn standing_at(&self, hull: Span) -> impl Iterator<Item = &Arc<Mark>> {
        let first: Place = (hull.start(), Reverse(hull.end()), MarkId::from(""));
        self.order
            .range(first..)
            .take_while(move |(start, end, _)| *start == hull.start() && end.0 == hull.end())
            .filter_map(|(_, _, id)| self.marks.get(id))
    }

    /// Links that start at the mark, by id.
    pub(crate) fn links_from<'d>(
        &'d self,
        mark: &MarkId,
    ) -> impl Iterator<Item = &'d Arc<Link>> + use<'d> {
        members(&self.outgoing, mark).filter_map(|id| self.links.get(id))
    }

    /// Links that end at the mark, by id.
    pub(crate) fn links_to<'d>(
        &'d self,
        mark: &MarkId,
    ) -> impl Iterator<Item = &'d Arc<Link>> + use<'d> {
        members(&self.incoming, mark).filter_map(|id| self.links.get(id))
    }

    /// Marks that mention the entity, by id.
    pub(crate) fn mentions<'d>(
        &'d self,
        entity: &EntityId,
    ) -> impl Iterator<Item = &'d Arc<Mark>> + use<'d> {
        members(&self.mentions, entity).filter_map(|id| self.marks.get(id))
    }

    pub(crate) fn change_mark(&mut self, id: &MarkId, change: &Change<Mark>) {
        let (before, after) = (change.before.as_deref(), change.after.as_deref());
        if let Some(mark) = before {
            self.tally.leave(mark);
        }
        if let Some(mark) = after {
            self.tally.enter(mark);
        }
        let (old, new) = (before.map(place), after.map(place));
        if old != new {
            old.map(|place| self.order.remove_mut(&place));
            if let Some(place) = new {
                self.order.insert_mut(place);
            }
        }
        let (old, new) = (
            before.and_then(|m| m.entity.as_ref()),
            after.and_then(|m| m.entity.as_ref()),
        );
        regroup(&mut self.mentions, old, new, id);
        put(&mut self.marks, id, change.after.as_ref());
    }

    pub(crate) fn change_link(&mut self, id: &LinkId, change: &Change<Link>) {
        let (before, after) = (change.before.as_deref(), change.after.as_deref());
        regroup(
            &mut self.outgoing,
            before.map(|l| &l.from),
            after.map(|l| &l.from),
            id,
        );
        regroup(
            &mut self.incoming,
            before.map(|l| &l.to),
            after.map(|l| &l.to),
            id,
        );
        put(&mut self.links, id, change.after.as_ref());
    }

    pub(crate) fn change_entity(&mut self, id: &EntityId, change: &Change<Entity>) {
        put(&mut self.entities, id, change.after.as_ref());
    }
}

fn place(mark: &Mark) -> Place {
    (
        mark.spans.start(),
        Reverse(mark.spans.end()),
        mark.id.clone(),
    )
}

fn members<'a, K, V>(
    groups: &'a Groups<K, V>,
    key: &K,
) -> impl Iterator<Item = &'a V> + use<'a, K, V>
where
    K: Ord + Clone,
    V: Ord + for<'v> From<&'v str>,
{
    let key = key.clone();
    // No id comes before the one without letters.
    let first = (key.clone(), V::from(""));
    groups
        .range(first..)
        .take_while(move |(group, _)| *group == key)
        .map(|(_, member)| member)
}

/// Moves a member from one group to another.
fn regroup<K: Ord + Clone, V: Ord + Clone>(
    groups: &mut Groups<K, V>,
    old: Option<&K>,
    new: Option<&K>,
    member: &V,
) {
    if old == new {
        return;
    }
    if let Some(key) = old {
        groups.remove_mut(&(key.clone(), member.clone()));
    }
    if let Some(key) = new {
        groups.insert_mut((key.clone(), member.clone()));
    }
}

fn put<K: Ord + Clone, T>(held: &mut Held<K, T>, id: &K, thing: Option<&Arc<T>>) {
    match thing {
        Some(thing) => held.insert_mut(id.clone(), Arc::clone(thing)),
        None => drop(held.remove_mut(id)),
    }
}
