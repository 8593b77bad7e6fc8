//! Windows of one class or another: uncertain or not and how, with a position or without.

use super::super::fate::{Fate, Fates};
use super::super::recipe::{Standing, Trust};
use super::super::sample::{Content, Sample};
use super::super::task::{NONE, POSITION, TYPE, Task};
use super::{Article, Frame, Judged};

/// The class of a window with an uncertainty in it.
pub(in super::super) const UNCERTAIN: &str = "uncertain";
/// The class of a window without one.
pub(in super::super) const CERTAIN: &str = "certain";

pub(super) fn rows(article: &Article<'_>, fates: &mut Fates) -> Vec<Sample> {
    let label = article.recipe.task.needs().unwrap_or_default();
    let marks = article.marks(|other| other == label, fates);
    if article.recipe.task == Task::UncertaintyType {
        let counts = |judged: &&Judged<'_>| judged.trust().is_some();
        let typeless = |judged: &&Judged<'_>| judged.mark.attribute(TYPE).is_none();
        fates.add(
            Fate::NoType,
            marks.iter().filter(counts).filter(typeless).count(),
        );
    }
    let frames = article.windows();
    let rows = frames
        .iter()
        .filter_map(|frame| row(article, frame, &marks, fates));
    rows.collect()
}

fn row(
    article: &Article<'_>,
    frame: &Frame<'_>,
    marks: &[Judged<'_>],
    fates: &mut Fates,
) -> Option<Sample> {
    let is_typed = article.recipe.task == Task::UncertaintyType;
    let here = || marks.iter().filter(|judged| frame.holds(judged.mark));
    let is_open = here().any(Judged::is_open);
    let trusts = here().filter_map(Judged::trust);
    // One mark is enough for a class: the surest says how far the row is to be trusted.
    let surest = trusts.max_by(|one, other| one.weight().total_cmp(&other.weight()));
    if is_open && (is_typed || surest.is_none()) {
        fates.add(Fate::Undecided, 1);
        return None;
    }
    let rejected = here().filter(|judged| judged.standing == Standing::Rejected);
    let pieces = rejected.flat_map(|judged| {
        let pieces = judged.mark.spans.pieces().iter();
        pieces.filter_map(|piece| {
            Some(frame.labelled(frame.part(*piece)?, &judged.mark.label.to_string()))
        })
    });
    let rejected = if article.evidence().negatives {
        pieces.collect()
    } else {
        Vec::new()
    };
    let is_empty = surest.is_none() && rejected.is_empty();
    if is_empty && !article.keeps(&frame.start.to_string(), fates) {
        return None;
    }
    let (content, trust) = if is_typed {
        typed(here())
    } else {
        let class = class(article.recipe.task, surest.is_some());
        (Content::Class(class.to_owned()), surest.unwrap_or_default())
    };
    Some(Sample {
        rejected,
        ..article.sample(frame, content, trust)
    })
}

fn class(task: Task, is_there: bool) -> &'static str {
    match (task, is_there) {
        (Task::Position, true) => POSITION,
        (Task::Position, false) => NONE,
        (_, true) => UNCERTAIN,
        (_, false) => CERTAIN,
    }
}

/// The types of all that counts.
fn typed<'j, 'd: 'j>(here: impl Iterator<Item = &'j Judged<'d>>) -> (Content, Trust) {
    let mut trust = Trust::Gold;
    let mut types = Vec::new();
    for judged in here {
        let (Some(of_this), Some(kind)) = (judged.trust(), judged.mark.attribute(TYPE)) else {
            continue;
        };
        trust = trust.and(of_this);
        types.push(kind.to_owned());
    }
    types.sort();
    types.dedup();
    (Content::Labels(types), trust)
}

/// The classes of a task that are known beforehand, that of nothing first.
pub(in super::super) fn classes(task: Task) -> &'static [&'static str] {
    match task {
        Task::Position => &[NONE, POSITION],
        Task::Uncertainty => &[CERTAIN, UNCERTAIN],
        _ => &[],
    }
}
