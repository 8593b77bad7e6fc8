//! Marks of two documents: the same ones are found by what they say, then by where they are, then
//! by their ids.

mod already;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::Value;

use self::already::Already;
use super::{Conflict, Differs, Merging, both, notes};
use crate::document::Document;
use crate::edit::{Change, Edit};
use crate::id::{EntityId, LabelId, MarkId};
use crate::mark::{Mark, Spans, State};
use crate::numbers::Numbers;

/// Where a mark is, and as what.
type Place<'m> = (&'m LabelId, &'m Spans);

/// What the other side's marks are called here.
pub(super) struct Names {
    /// The id of each.
    here: BTreeMap<MarkId, MarkId>,
    /// All that say the same as one of theirs, where they are several.
    alike: BTreeMap<MarkId, Vec<MarkId>>,
}

impl Names {
    /// What a mark of theirs is called here. A document has no link without its ends.
    pub(super) fn of(&self, theirs: &MarkId) -> MarkId {
        self.here.get(theirs).unwrap_or(theirs).clone()
    }

    /// All it may be called here: of marks that say the same, each.
    pub(super) fn all(&self, theirs: &MarkId) -> Vec<MarkId> {
        let mut all = vec![self.of(theirs)];
        all.extend(self.alike.get(theirs).into_iter().flatten().cloned());
        all
    }
}

impl Merging {
    /// Takes in the other side's marks; says under which id each of them is here.
    pub(super) fn marks(
        &mut self,
        mine: &Document,
        theirs: &Document,
        entities: &BTreeMap<EntityId, EntityId>,
    ) -> Names {
        let fresh = [mine.fresh_mark_id(), theirs.fresh_mark_id()];
        let mut uniting = Uniting {
            mine,
            by_place: by_place(mine),
            paired: BTreeSet::new(),
            names: BTreeMap::new(),
            numbers: Numbers::from("m", [fresh[0].as_str(), fresh[1].as_str()]),
            merging: self,
        };
        let theirs: Vec<Mark> = theirs
            .marks_in_order()
            .map(|mark| translated(mark, entities))
            .collect();
        let Already { given, alike } = already::taken_in(&uniting.by_place, &theirs);
        // What is here already first, so that nothing is paired with what another one equals.
        let theirs = uniting.pair(theirs, |_, mark| given.get(&mark.id).copied());
        let theirs = uniting.pair(theirs, Uniting::at_the_same_place);
        for mark in theirs {
            uniting.add_other(mark);
        }
        Names {
            here: uniting.names,
            alike,
        }
    }
}

fn translated(mark: &Mark, entities: &BTreeMap<EntityId, EntityId>) -> Mark {
    let mut mark = mark.clone();
    if let Some(entity) = &mut mark.entity
        && let Some(here) = entities.get(entity)
    {
        *entity = here.clone();
    }
    mark
}

fn by_place(document: &Document) -> BTreeMap<Place<'_>, Vec<&Arc<Mark>>> {
    let mut places: BTreeMap<Place<'_>, Vec<&Arc<Mark>>> = BTreeMap::new();
    for mark in document.marks_in_order() {
        places
            .entry((&mark.label, &mark.spans))
            .or_default()
            .push(mark);
    }
    places
}

struct Uniting<'m> {
    mine: &'m Document,
    by_place: BTreeMap<Place<'m>, Vec<&'m Arc<Mark>>>,
    /// Those of mine that have their like.
    paired: BTreeSet<&'m MarkId>,
    /// Their ids and what they are called here.
    names: BTreeMap<MarkId, MarkId>,
    numbers: Numbers,
    merging: &'m mut Merging,
}

impl<'m> Uniting<'m> {
    /// Unites each mark with the one that `find` gives; gives back those that have none.
    fn pair(
        &mut self,
        theirs: Vec<Mark>,
        find: impl Fn(&Self, &Mark) -> Option<&'m Arc<Mark>>,
    ) -> Vec<Mark> {
        let mut left = Vec::new();
        for mark in theirs {
            let Some(like) = find(self, &mark) else {
                left.push(mark);
                continue;
            };
            self.paired.insert(&like.id);
            match united(like, &mark) {
                Ok(both) => self.replace(like, &mark, both),
                Err(what) => self.add_beside(like, mark, what),
            }
        }
        left
    }

    /// Those of mine that lie where this mark does and have no like yet; of two that fit, the one
    /// with the same id first.
    fn here(&self, mark: &Mark) -> Vec<&'m Arc<Mark>> {
        let here = self.by_place.get(&(&mark.label, &mark.spans));
        let here = here.into_iter().flatten().copied();
        let mut here: Vec<_> = here
            .filter(|mark| !self.paired.contains(&mark.id))
            .collect();
        here.sort_by_key(|here| here.id != mark.id);
        here
    }

    fn at_the_same_place(&self, mark: &Mark) -> Option<&'m Arc<Mark>> {
        self.here(mark).first().copied()
    }

    fn replace(&mut self, like: &Arc<Mark>, theirs: &Mark, both: Mark) {
        self.names.insert(theirs.id.clone(), like.id.clone());
        if **like != both {
            let change = Change::replace(Arc::clone(like), both);
            self.merging.edits.push(Edit::Mark(change));
        }
    }

    /// A mark that none of mine is like. One with the id of a mark that lies over it is the same
    /// one with other edges or another label; otherwise the ids are equal by chance.
    fn add_other(&mut self, mark: Mark) {
        let same_id = self.mine.mark(&mark.id);
        let moved = same_id.filter(|mine| {
            let pieces = mark.spans.pieces();
            let lies_over = pieces.iter().any(|piece| mine.spans.overlaps(*piece));
            lies_over && !self.paired.contains(&mine.id)
        });
        match moved {
            Some(mine) => self.add_beside(mine, mark, Differs::Place),
            None => {
                self.add(mark);
            }
        }
    }

    fn add_beside(&mut self, mine: &Mark, mark: Mark, what: Differs) {
        let theirs = self.add(mark);
        self.merging.conflicts.push(Conflict::Mark {
            mine: mine.id.clone(),
            theirs,
            what,
        });
    }

    fn add(&mut self, mut mark: Mark) -> MarkId {
        let id = mark.id.clone();
        if self.mine.mark(&id).is_some() {
            mark.id = MarkId::new(self.numbers.next());
        }
        let name = mark.id.clone();
        self.names.insert(id, name.clone());
        self.merging.edits.push(Edit::Mark(Change::add(mark)));
        name
    }
}

/// Both states of a mark in one. What a person decided counts more than what an engine proposes.
fn united(mine: &Mark, theirs: &Mark) -> Result<Mark, Differs> {
    let (weaker, stronger) = match (mine.state, theirs.state) {
        (State::Suggested, State::Accepted | State::Rejected) => (mine, theirs),
        (State::Accepted | State::Rejected, State::Suggested) => (theirs, mine),
        (mine_is, theirs_is) if mine_is != theirs_is => return Err(Differs::State),
        _ => return agreed(mine, theirs),
    };
    let mut both = stronger.clone();
    both.id = mine.id.clone();
    for (name, value) in &weaker.attributes {
        both.attributes
            .entry(name.clone())
            .or_insert_with(|| value.clone());
    }
    both.entity = stronger.entity.clone().or_else(|| weaker.entity.clone());
    both.origin = stronger.origin.clone().or_else(|| weaker.origin.clone());
    rest(both, mine, theirs)
}

/// Two states that were decided alike, or not at all.
fn agreed(mine: &Mark, theirs: &Mark) -> Result<Mark, Differs> {
    let mut both = mine.clone();
    both.attributes = attributes(mine, theirs).ok_or(Differs::Attributes)?;
    both.entity = match (&mine.entity, &theirs.entity) {
        (Some(mine), Some(theirs)) if mine != theirs => return Err(Differs::Entity),
        (mine, theirs) => mine.clone().or_else(|| theirs.clone()),
    };
    both.origin = mine.origin.clone().or_else(|| theirs.origin.clone());
    both.decided = mine.decided.clone().or_else(|| theirs.decided.clone());
    rest(both, mine, theirs)
}

fn attributes(mine: &Mark, theirs: &Mark) -> Option<BTreeMap<String, Value>> {
    let mut all = mine.attributes.clone();
    for (name, value) in &theirs.attributes {
        if all.get(name).is_some_and(|known| known != value) {
            return None;
        }
        all.insert(name.clone(), value.clone());
    }
    Some(all)
}

fn rest(mut both_say: Mark, mine: &Mark, theirs: &Mark) -> Result<Mark, Differs> {
    both_say.note = notes(mine.note.as_deref(), theirs.note.as_deref());
    both_say.unknown = both(&mine.unknown, &theirs.unknown).ok_or(Differs::Fields)?;
    both_say.span_unknown = match (&mine.span_unknown, &theirs.span_unknown) {
        (mine, theirs) if mine == theirs || theirs.is_empty() => mine.clone(),
        (mine, theirs) if mine.is_empty() => theirs.clone(),
        _ => return Err(Differs::Fields),
    };
    Ok(both_say)
}
