//! Which of mine have all that a mark of theirs says.
//!
//! Marks may stand twice at one place, decided otherwise, so which one another was taken into is not
//! to be seen from the two alone: as many as can be are given one of mine that has all they say (a
//! maximum matching by augmenting paths, H. W. Kuhn, 1955). After a merge each of theirs has one, so
//! that merging again changes no mark.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Place, united};
use crate::id::MarkId;
use crate::mark::Mark;

/// Of more marks at one place than this, each takes the first that is free: the search for a better
/// choice grows with the cube of their number.
const SEARCHED: usize = 32;

/// What of theirs is here already.
#[derive(Default)]
pub(super) struct Already<'m> {
    /// For each mark of theirs by its id, one of mine that has all it says, no one for two of them.
    pub(super) given: BTreeMap<MarkId, &'m Arc<Mark>>,
    /// All of mine that have all it says, where they are several.
    pub(super) alike: BTreeMap<MarkId, Vec<MarkId>>,
}

/// What of theirs is among mine, which lie `here`, already; its entities are called as they are here.
pub(super) fn taken_in<'m>(
    here: &BTreeMap<Place<'m>, Vec<&'m Arc<Mark>>>,
    theirs: &[Mark],
) -> Already<'m> {
    let mut places: BTreeMap<Place<'_>, Vec<&Mark>> = BTreeMap::new();
    for mark in theirs {
        let place = (&mark.label, &mark.spans);
        if here.contains_key(&place) {
            places.entry(place).or_default().push(mark);
        }
    }
    let mut already = Already::default();
    for (place, theirs) in places {
        let matching = Matching::of(&here[&place], &theirs);
        for (mark, like) in matching.pairs() {
            already.given.insert(mark.id.clone(), like);
        }
        if (2..=SEARCHED).contains(&here[&place].len()) {
            already.alike.extend(matching.alike());
        }
    }
    already
}

/// Who is given whom at one place.
struct Matching<'p, 'm> {
    mine: &'p [&'m Arc<Mark>],
    theirs: &'p [&'p Mark],
    /// For each of mine, which of theirs it was given.
    given: Vec<Option<usize>>,
}

impl<'p, 'm> Matching<'p, 'm> {
    fn of(mine: &'p [&'m Arc<Mark>], theirs: &'p [&'p Mark]) -> Self {
        let mut matching = Self {
            mine,
            theirs,
            given: vec![None; mine.len()],
        };
        let searches = mine.len().max(theirs.len()) <= SEARCHED;
        for mark in 0..theirs.len() {
            let mut seen = vec![false; mine.len()];
            matching.place(mark, &mut seen, searches);
        }
        matching
    }

    fn pairs(&self) -> impl Iterator<Item = (&'p Mark, &'m Arc<Mark>)> {
        let pairs = self.given.iter().zip(self.mine);
        pairs.filter_map(|(given, like)| given.map(|mark| (self.theirs[mark], *like)))
    }

    fn alike(&self) -> impl Iterator<Item = (MarkId, Vec<MarkId>)> {
        self.theirs.iter().enumerate().map(|(mark, theirs)| {
            let likes = self.likes(mark).into_iter();
            let ids = likes.map(|like| self.mine[like].id.clone());
            (theirs.id.clone(), ids.collect())
        })
    }

    /// Gives one of theirs its like, moving others on where that makes room.
    fn place(&mut self, mark: usize, seen: &mut [bool], moves: bool) -> bool {
        for like in self.likes(mark) {
            if std::mem::replace(&mut seen[like], true) {
                continue;
            }
            let free = match self.given[like] {
                None => true,
                Some(other) => moves && self.place(other, seen, moves),
            };
            if free {
                self.given[like] = Some(mark);
                return true;
            }
        }
        false
    }

    /// Those of mine that have all it says: itself first, then its equals.
    fn likes(&self, mark: usize) -> Vec<usize> {
        let theirs = self.theirs[mark];
        let has_all = |like: &usize| {
            let mine = self.mine[*like];
            united(mine, theirs).is_ok_and(|both| both == **mine)
        };
        let mut likes: Vec<usize> = (0..self.mine.len()).filter(has_all).collect();
        likes.sort_by_key(|like| {
            let mine = self.mine[*like];
            (mine.id != theirs.id, !says_the_same(mine, theirs))
        });
        likes
    }
}

fn says_the_same(mine: &Mark, theirs: &Mark) -> bool {
    let renamed = Mark {
        id: mine.id.clone(),
        ..theirs.clone()
    };
    *mine == renamed
}
