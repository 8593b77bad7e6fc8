//! Looks for what a cue rests on, from the large to the small, in a window no longer than needed.

use std::ops::Range;

use super::hide::{only, pieces, without};
use super::parts::{Hidden, Scene};
use super::{MOST, Sight};
use crate::windows::Window;

/// Pieces of the shorter window at most, where the cue itself is not longer.
const NEAR: usize = 64;
/// A word stands for its group if at least this share of what the group is worth falls with it.
const SHARE: f32 = 0.8;

/// What a cue rests on, what is missed most first.
pub(super) fn search(sight: &mut Sight<'_>, window: &Window, scene: &Scene) -> Vec<Hidden> {
    let near = near(window, scene);
    let mut trial = Trial::new(sight, &only(window, near.clone()), scene, near);
    let mut groups = trial.all(scene.groups.iter().cloned().map(Hidden::words));
    groups.truncate(MOST);
    let mut found: Vec<(Hidden, f32)> = groups
        .into_iter()
        .map(|group| trial.smaller(group))
        .collect();
    let quotation = Hidden {
        words: scene.quotation.clone(),
        is_quotation: true,
    };
    let others = [Hidden::words(scene.cue.clone()), quotation];
    found.extend(trial.all(others.into_iter()));
    found.sort_by(|a, b| b.1.total_cmp(&a.1));
    found.into_iter().map(|(hidden, _)| hidden).collect()
}

/// The words of the sentence, as many as fit, with the cue in the middle.
fn near(window: &Window, scene: &Scene) -> Range<usize> {
    let mut near = scene.cue.clone();
    let fits = |words: Range<usize>| pieces(window, words).len() <= NEAR;
    loop {
        let before = near.start.saturating_sub(1).max(scene.sentence.start)..near.end;
        let behind = near.start..(near.end + 1).min(scene.sentence.end);
        let wider = [before, behind]
            .into_iter()
            .filter(|wider| wider.len() > near.len() && fits(wider.clone()));
        // To the side where there is less yet.
        let less = wider.min_by_key(|wider| {
            if wider.end > near.end {
                near.end - scene.cue.end
            } else {
                scene.cue.start - near.start
            }
        });
        match less {
            Some(wider) => near = wider,
            None => return near,
        }
    }
}

/// The shorter window, read with one thing or another hidden.
struct Trial<'s, 'm> {
    sight: &'s mut Sight<'m>,
    window: Window,
    /// Which words of the long window these are.
    near: Range<usize>,
    /// The cue in the shorter window.
    cue: Range<usize>,
    /// How sure the reader is where nothing is hidden.
    all: f32,
}

impl<'s, 'm> Trial<'s, 'm> {
    fn new(sight: &'s mut Sight<'m>, window: &Window, scene: &Scene, near: Range<usize>) -> Self {
        let cue = scene.cue.start - near.start..scene.cue.end - near.start;
        Self {
            all: sight.sure(window, &cue),
            sight,
            window: window.clone(),
            near,
            cue,
        }
    }

    /// How much less sure the reader is without this.
    fn fall(&mut self, hidden: &Hidden) -> f32 {
        let words = hidden.words.iter().filter(|word| self.near.contains(word));
        let words: Vec<usize> = words.map(|word| word - self.near.start).collect();
        if words.is_empty() {
            return 0.0;
        }
        self.all - self.sight.sure(&without(&self.window, &words), &self.cue)
    }

    /// Those without which the reader is less sure, and how much; what is missed most first.
    fn all(&mut self, hidden: impl Iterator<Item = Hidden>) -> Vec<(Hidden, f32)> {
        let mut falls: Vec<(Hidden, f32)> = hidden
            .map(|hidden| {
                let fall = self.fall(&hidden);
                (hidden, fall)
            })
            .filter(|(_, fall)| *fall > 0.0)
            .collect();
        falls.sort_by(|a, b| b.1.total_cmp(&a.1));
        falls
    }

    /// The one word of a group with which nearly as much falls, or else the group.
    fn smaller(&mut self, group: (Hidden, f32)) -> (Hidden, f32) {
        if group.0.words.len() < 2 {
            return group;
        }
        let words = group.0.words.iter();
        let words: Vec<Hidden> = words.map(|word| Hidden::words(*word..word + 1)).collect();
        let best = self.all(words.into_iter()).into_iter().next();
        best.filter(|(_, fall)| *fall >= SHARE * group.1)
            .unwrap_or(group)
    }
}
