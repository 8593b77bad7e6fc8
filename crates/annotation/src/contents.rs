//! What a document holds, and the indexes that answer questions about it without a scan.
//!
//! The maps are persistent: a clone costs a few counters, and a change copies only the way to what it
//! touches, however many marks there are.

use std::cmp::Reverse;
use std::ops::Bound;
use std::sync::Arc;

use rpds::{RedBlackTreeMapSync, RedBlackTreeSetSync};
use standpoint_text::{Offset, Span};

use crate::edit::Change;
use crate::entity::Entity;
use crate::id::{EntityId, LabelId, LinkId, MarkId};
use crate::link::Link;
use crate::mark::{Mark, State};

/// Where a mark is read: its start, the longer one first, then its id.
type Place = (Offset, Reverse<Offset>, MarkId);

/// A place in the order of reading.
#[derive(Clone, Copy, Debug)]
pub enum Here<'m> {
    /// Where this mark is read.
    Mark(&'m Mark),
    /// Before the marks that start at this offset.
    Start(Offset),
}

impl Here<'_> {
    fn place(self) -> Place {
        match self {
            Self::Mark(mark) => place(mark),
            // No mark ends further, and no id comes before the one without letters.
            Self::Start(start) => (start, Reverse(Offset::new(usize::MAX)), MarkId::from("")),
        }
    }
}

/// Things by their ids, in the order of these.
pub(crate) type Held<I, T> = RedBlackTreeMapSync<I, Arc<T>>;

/// Marks in the order of reading.
type Placed = RedBlackTreeMapSync<Place, Arc<Mark>>;

/// Many of one thing belong to one of another: pairs, those of one group next to each other.
type Groups<K, V> = RedBlackTreeSetSync<(K, V)>;

/// Marks, links and entities by id. The rest follows from these.
#[derive(Clone, Debug, Default)]
pub(crate) struct Contents {
    marks: Held<MarkId, Mark>,
    links: Held<LinkId, Link>,
    /// Links that somebody said and that did not stand when annotators were settled.
    rejected_links: Held<LinkId, Link>,
    entities: Held<EntityId, Entity>,
    order: Placed,
    /// Those with a note.
    noted: Placed,
    outgoing: Groups<MarkId, LinkId>,
    incoming: Groups<MarkId, LinkId>,
    mentions: Groups<EntityId, MarkId>,
    /// The mentions by marks that are not rejected.
    live_mentions: Groups<EntityId, MarkId>,
    /// How many entities have such mentions.
    mentioned: usize,
    tally: Tally,
    given: Given,
}

/// The largest number in the ids that were ever given here, of those that are a letter and a number:
/// a new id is asked for with every mark, which must not go through all of them.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Given {
    /// Of marks: `m` and a number.
    pub(crate) marks: u64,
    /// Of links, also of those that did not stand: `l` and a number.
    pub(crate) links: u64,
    /// Of entities: `e` and a number.
    pub(crate) entities: u64,
}

/// The number in an id that is the letter and a number; 0 for others, and for numbers so large that
/// only a hostile file has them and none might follow.
pub(crate) fn number(letter: &str, id: &str) -> u64 {
    let number = id.strip_prefix(letter).and_then(|rest| rest.parse().ok());
    number.filter(|n| *n < u64::MAX / 2).unwrap_or_default()
}

/// How many marks there are, by their state, and by label: asked with every key and button, which
/// must not go through all marks.
#[derive(Clone, Debug, Default)]
struct Tally {
    by_engine: [usize; 3],
    /// Labels are few: a list is found through sooner than a map.
    by_label: Vec<(LabelId, Row)>,
}

/// The marks of one label, by their state.
#[derive(Clone, Copy, Debug, Default)]
struct Row {
    /// All of them.
    all: [usize; 3],
    /// Those that mention no entity.
    nameless: [usize; 3],
}

impl Tally {
    fn enter(&mut self, mark: &Mark) {
        self.each_counter(mark, |counter| *counter += 1);
    }

    fn leave(&mut self, mark: &Mark) {
        self.each_counter(mark, |counter| *counter = counter.saturating_sub(1));
    }

    /// Goes through the counters that count a mark.
    fn each_counter(&mut self, mark: &Mark, change: impl Fn(&mut usize)) {
        let state = column(mark.state);
        if mark.is_by_engine() {
            change(&mut self.by_engine[state]);
        }
        let row = self.row(&mark.label);
        change(&mut row.all[state]);
        if mark.entity.is_none() {
            change(&mut row.nameless[state]);
        }
    }

    fn row(&mut self, label: &LabelId) -> &mut Row {
        let known = self.by_label.iter().position(|(known, _)| known == label);
        let place = known.unwrap_or_else(|| {
            self.by_label.push((label.clone(), Row::default()));
            self.by_label.len() - 1
        });
        &mut self.by_label[place].1
    }

    fn of(&self, label: &LabelId) -> Row {
        let row = self.by_label.iter().find(|(known, _)| known == label);
        row.map(|(_, row)| *row).unwrap_or_default()
    }
}

fn column(state: State) -> usize {
    match state {
        State::Suggested => 0,
        State::Accepted => 1,
        State::Rejected => 2,
    }
}

impl PartialEq for Contents {
    fn eq(&self, other: &Self) -> bool {
        self.marks == other.marks
            && self.links == other.links
            && self.rejected_links == other.rejected_links
            && self.entities == other.entities
    }
}

impl Contents {
    pub(crate) fn marks(&self) -> &Held<MarkId, Mark> {
        &self.marks
    }

    pub(crate) fn links(&self) -> &Held<LinkId, Link> {
        &self.links
    }

    pub(crate) fn rejected_links(&self) -> &Held<LinkId, Link> {
        &self.rejected_links
    }

    pub(crate) fn entities(&self) -> &Held<EntityId, Entity> {
        &self.entities
    }

    /// The largest numbers in the ids that were given so far.
    pub(crate) fn given(&self) -> Given {
        self.given
    }

    /// How many marks are in this state.
    pub(crate) fn count(&self, state: State) -> usize {
        let rows = self.tally.by_label.iter();
        rows.map(|(_, row)| row.all[column(state)]).sum()
    }

    /// How many of those that an engine made are in this state.
    pub(crate) fn count_by_engine(&self, state: State) -> usize {
        self.tally.by_engine[column(state)]
    }

    /// How many marks of this label are in this state.
    pub(crate) fn count_of(&self, label: &LabelId, state: State) -> usize {
        self.tally.of(label).all[column(state)]
    }

    /// How many of those mention no entity.
    pub(crate) fn count_nameless(&self, label: &LabelId, state: State) -> usize {
        self.tally.of(label).nameless[column(state)]
    }

    /// How many entities are mentioned by marks that are not rejected.
    pub(crate) fn count_mentioned(&self) -> usize {
        self.mentioned
    }

    /// Marks in the order of reading.
    pub(crate) fn in_order(&self) -> impl DoubleEndedIterator<Item = &Arc<Mark>> {
        self.order.values()
    }

    /// Marks with a note in the order of reading.
    pub(crate) fn noted(&self) -> impl DoubleEndedIterator<Item = &Arc<Mark>> {
        self.noted.values()
    }

    /// Marks that are read after a place, the next one first.
    pub(crate) fn after(&self, here: Here<'_>) -> impl Iterator<Item = &Arc<Mark>> {
        let behind = (Bound::Excluded(here.place()), Bound::Unbounded);
        self.order.range(behind).map(|(_, mark)| mark)
    }

    /// Marks that are read before a place, the nearest one first.
    pub(crate) fn before(&self, here: Here<'_>) -> impl Iterator<Item = &Arc<Mark>> {
        let ahead = self.order.range(..here.place());
        ahead.rev().map(|(_, mark)| mark)
    }

    /// Marks whose hull is just this.
    pub(crate) fn standing_at(&self, hull: Span) -> impl Iterator<Item = &Arc<Mark>> {
        let first: Place = (hull.start(), Reverse(hull.end()), MarkId::from(""));
        let from_here = self.order.range(first..).map(|(_, mark)| mark);
        from_here.take_while(move |mark| mark.spans.hull() == hull)
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
        place_again(&mut self.order, change, |_| true);
        place_again(&mut self.noted, change, |mark| mark.note.is_some());
        self.count_mention(before, false);
        self.count_mention(after, true);
        let (old, new) = (
            before.and_then(|m| m.entity.as_ref()),
            after.and_then(|m| m.entity.as_ref()),
        );
        regroup(&mut self.mentions, old, new, id);
        self.given.marks = self.given.marks.max(number("m", id.as_str()));
        put(&mut self.marks, id, change.after.as_ref());
    }

    /// Counts a mark among the mentions of its entity, or no longer.
    fn count_mention(&mut self, mark: Option<&Mark>, comes: bool) {
        let live = mark.filter(|mark| mark.state != State::Rejected);
        let Some((mark, entity)) = live.and_then(|mark| mark.entity.as_ref().map(|e| (mark, e)))
        else {
            return;
        };
        let pair = (entity.clone(), mark.id.clone());
        if comes {
            let is_first = !self.is_mentioned(entity);
            self.mentioned += usize::from(is_first);
            self.live_mentions.insert_mut(pair);
        } else if self.live_mentions.remove_mut(&pair) {
            let was_last = !self.is_mentioned(entity);
            self.mentioned -= usize::from(was_last);
        }
    }

    fn is_mentioned(&self, entity: &EntityId) -> bool {
        members(&self.live_mentions, entity).next().is_some()
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
        self.count_link(id);
        put(&mut self.links, id, change.after.as_ref());
    }

    pub(crate) fn change_rejected_link(&mut self, id: &LinkId, change: &Change<Link>) {
        self.count_link(id);
        put(&mut self.rejected_links, id, change.after.as_ref());
    }

    fn count_link(&mut self, id: &LinkId) {
        self.given.links = self.given.links.max(number("l", id.as_str()));
    }

    pub(crate) fn change_entity(&mut self, id: &EntityId, change: &Change<Entity>) {
        self.given.entities = self.given.entities.max(number("e", id.as_str()));
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

/// Moves what follows from a change of a mark; `belongs` says which marks are kept here.
fn place_again(placed: &mut Placed, change: &Change<Mark>, belongs: impl Fn(&Mark) -> bool) {
    let (before, after) = (change.before.as_ref(), change.after.as_ref());
    let old = before.filter(|mark| belongs(mark)).map(|mark| place(mark));
    let after = after.filter(|mark| belongs(mark));
    let new = after.map(|mark| place(mark));
    if let Some(old) = old.filter(|old| new.as_ref() != Some(old)) {
        placed.remove_mut(&old);
    }
    if let Some((place, mark)) = new.zip(after) {
        placed.insert_mut(place, Arc::clone(mark));
    }
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
