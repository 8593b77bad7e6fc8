//! Which stance is taken: towards an actor, or by an actor on an issue.

use std::collections::BTreeMap;

use standpoint_annotation::Mark;
use standpoint_text::Span;

use super::super::fate::{Fate, Fates};
use super::super::recipe::{Standing, Trust};
use super::super::sample::{Content, Sample};
use super::super::task::{ABOUT, HELD_BY, ISSUE, NONE, POSITION, STANCE, Task};
use super::{Article, Frame, Judged};

/// What a stance is of: the window's number, the actor, and the issue in [`Task::Pairs`].
type Pair = (usize, String, Option<String>);

/// The stance of a pair.
struct Taken {
    stance: String,
    trust: Trust,
}

pub(super) fn rows(article: &Article<'_>, fates: &mut Fates) -> Vec<Sample> {
    let positions = article.marks(|label| label == POSITION, fates);
    let rejected = positions
        .iter()
        .filter(|judged| judged.standing == Standing::Rejected);
    // A rejected position says nothing of any pair.
    fates.add(
        Fate::Rejected,
        rejected.count() * usize::from(article.evidence().negatives),
    );
    let frames = article.windows();
    let mut pairs: BTreeMap<Pair, Taken> = BTreeMap::new();
    for judged in &positions {
        if let Some(trust) = judged.trust() {
            take(article, (judged.mark, trust), &frames, &mut pairs, fates);
        }
    }
    let nothing = nothing(article, &frames, &positions, &pairs, fates);
    pairs.extend(nothing);
    let sample = |((frame, actor, issue), taken): (Pair, Taken)| Sample {
        actor: Some(actor),
        issue,
        ..article.sample(&frames[frame], Content::Class(taken.stance), taken.trust)
    };
    pairs.into_iter().map(sample).collect()
}

/// Adds the pairs of a position. Its window is the one in which it begins.
fn take(
    article: &Article<'_>,
    (position, trust): (&Mark, Trust),
    frames: &[Frame<'_>],
    pairs: &mut BTreeMap<Pair, Taken>,
    fates: &mut Fates,
) {
    let Some(stance) = position.attribute(STANCE) else {
        return fates.add(Fate::NoStance, 1);
    };
    let issue = position
        .attribute(ISSUE)
        .map(str::trim)
        .filter(|issue| !issue.is_empty());
    if article.recipe.task == Task::Pairs && issue.is_none() {
        return fates.add(Fate::NoIssue, 1);
    }
    let issue = issue
        .filter(|_| article.recipe.task == Task::Pairs)
        .map(str::to_owned);
    let start = position.spans.start();
    let Some(frame) = frames.iter().position(|frame| frame.span.contains(start)) else {
        return fates.add(Fate::Blank, 1);
    };
    let actors = actors(article, position);
    if actors.is_empty() {
        fates.add(missing(article.recipe.task), 1);
    }
    for (actor, of_actor) in actors {
        let taken = Taken {
            stance: stance.to_owned(),
            trust: trust.and(of_actor),
        };
        match pairs.get(&(frame, actor.clone(), issue.clone())) {
            Some(known) if known.stance == taken.stance => fates.add(Fate::Again, 1),
            Some(_) => fates.add(Fate::OtherStance, 1),
            None => drop(pairs.insert((frame, actor, issue.clone()), taken)),
        }
    }
}

fn missing(task: Task) -> Fate {
    match task {
        Task::Stance => Fate::NoTarget,
        _ => Fate::NoHolder,
    }
}

/// The actors that a position is directed at, or held by, each once.
fn actors(article: &Article<'_>, position: &Mark) -> Vec<(String, Trust)> {
    let kind = if article.recipe.task == Task::Stance {
        ABOUT
    } else {
        HELD_BY
    };
    let links = article.document.links_from(&position.id);
    let ends = links.filter(|link| link.kind.as_str() == kind);
    let marks = ends.filter_map(|link| article.document.mark(&link.to));
    let mut actors: Vec<(String, Trust)> = Vec::new();
    for mark in marks {
        let name = article.name_of(mark);
        if let Some(trust) = article.evidence().trust(mark)
            && !actors.iter().any(|(known, _)| *known == name)
        {
            actors.push((name, trust));
        }
    }
    actors
}

/// Pairs of which nobody said anything: actors that a window mentions and takes no stance towards,
/// or who take none on an issue that others take one on there. Kept by the rate.
fn nothing(
    article: &Article<'_>,
    frames: &[Frame<'_>],
    positions: &[Judged<'_>],
    pairs: &BTreeMap<Pair, Taken>,
    fates: &mut Fates,
) -> Vec<(Pair, Taken)> {
    let mut nothing = Vec::new();
    for (number, frame) in frames.iter().enumerate() {
        if positions
            .iter()
            .any(|judged| judged.is_open() && frame.holds(judged.mark))
        {
            fates.add(Fate::Undecided, 1);
            continue;
        }
        let here = || pairs.keys().filter(|(window, ..)| *window == number);
        let mut issues: Vec<Option<String>> = here().map(|(.., issue)| issue.clone()).collect();
        if article.recipe.task == Task::Stance {
            issues = vec![None];
        }
        issues.sort();
        issues.dedup();
        for (actor, trust) in mentioned(article, frame.span) {
            for issue in &issues {
                let pair = (number, actor.clone(), issue.clone());
                let place = format!("{}/{actor}/{issue:?}", frame.start);
                if !pairs.contains_key(&pair) && article.keeps(&place, fates) {
                    let stance = NONE.to_owned();
                    nothing.push((pair, Taken { stance, trust }));
                }
            }
        }
    }
    nothing
}

/// Whom a window mentions, each once.
fn mentioned(article: &Article<'_>, window: Span) -> BTreeMap<String, Trust> {
    let labels = &article.document.codebook.labels;
    let mentions = |mark: &&Mark| {
        let label = labels.iter().find(|label| label.id == mark.label);
        label.is_some_and(|label| label.entities) && mark.spans.overlaps(window)
    };
    let marks = article.document.marks().map(AsRef::as_ref).filter(mentions);
    let trusted =
        marks.filter_map(|mark| Some((article.name_of(mark), article.evidence().trust(mark)?)));
    trusted.collect()
}
