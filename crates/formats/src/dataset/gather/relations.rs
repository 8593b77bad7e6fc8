//! Windows with marks and the links between them.

use std::collections::BTreeMap;

use standpoint_annotation::{Link, MarkId};

use super::super::fate::{Fate, Fates};
use super::super::recipe::{Standing, Trust};
use super::super::sample::{Content, Labelled, Sample, Tie};
use super::{Article, Frame, Judged, count_cuts};

pub(super) fn rows(article: &Article<'_>, fates: &mut Fates) -> Vec<Sample> {
    let document = article.document;
    let is_wanted = |link: &&Link| article.recipe.links.iter().any(|w| w == link.kind.as_str());
    let links: Vec<&Link> = document
        .links()
        .map(AsRef::as_ref)
        .filter(is_wanted)
        .collect();
    let rejected = document
        .rejected_links()
        .map(AsRef::as_ref)
        .filter(is_wanted);
    fates.add(Fate::RejectedLink, rejected.count());
    let marks = article.marks(|label| is_linkable(article, label), fates);
    let frames = article.windows();
    count_cuts(&marks, &frames, fates);
    // Rejected marks are no ends of links, and there is no other place for them.
    let rejected = marks
        .iter()
        .filter(|judged| judged.standing == Standing::Rejected);
    fates.add(
        Fate::Rejected,
        rejected.count() * usize::from(article.evidence().negatives),
    );
    let mut written = vec![false; links.len()];
    let rows = frames.iter();
    let rows = rows.filter_map(|frame| row(article, frame, (&marks, &links), &mut written, fates));
    let rows: Vec<Sample> = rows.collect();
    let counts = |id: &MarkId| {
        let mark = document.mark(id);
        mark.is_some_and(|mark| article.evidence().trust(mark).is_some())
    };
    let lost = links.iter().zip(&written).filter(|(_, written)| !**written);
    let far = lost.filter(|(link, _)| counts(&link.from) && counts(&link.to));
    fates.add(Fate::FarLink, far.count());
    rows
}

/// Whether the wanted links start or end at marks of this label.
fn is_linkable(article: &Article<'_>, label: &str) -> bool {
    let kinds = article.document.codebook.links.iter();
    let mut wanted =
        kinds.filter(|kind| article.recipe.links.iter().any(|w| w == kind.id.as_str()));
    wanted.any(|kind| {
        kind.from
            .iter()
            .chain(&kind.to)
            .any(|end| end.as_str() == label)
    })
}

fn row(
    article: &Article<'_>,
    frame: &Frame<'_>,
    (marks, links): (&[Judged<'_>], &[&Link]),
    written: &mut [bool],
    fates: &mut Fates,
) -> Option<Sample> {
    let here = || marks.iter().filter(|judged| frame.holds(judged.mark));
    if here().any(Judged::is_open) {
        fates.add(Fate::Undecided, 1);
        return None;
    }
    let mut spans: Vec<Labelled> = Vec::new();
    let mut numbers: BTreeMap<&MarkId, Vec<usize>> = BTreeMap::new();
    let mut trust = Trust::Gold;
    for judged in here() {
        let Some(of_this) = judged.trust() else {
            continue;
        };
        trust = trust.and(of_this);
        for part in judged
            .mark
            .spans
            .pieces()
            .iter()
            .filter_map(|piece| frame.part(*piece))
        {
            numbers
                .entry(&judged.mark.id)
                .or_default()
                .push(spans.len());
            spans.push(frame.labelled(part, judged.mark.label.as_str()));
        }
    }
    let ties = ties(links, &numbers, written);
    if ties.is_empty() && !article.keeps(&frame.start.to_string(), fates) {
        return None;
    }
    Some(article.sample(frame, Content::Relations(spans, ties), trust))
}

/// The links whose ends are both there: from each piece of the one to the first of the other.
fn ties(
    links: &[&Link],
    numbers: &BTreeMap<&MarkId, Vec<usize>>,
    written: &mut [bool],
) -> Vec<Tie> {
    let mut ties = Vec::new();
    for (link, written) in links.iter().zip(written) {
        let ends = numbers.get(&link.from).zip(numbers.get(&link.to));
        let Some((from, to)) = ends.and_then(|(from, to)| Some((from, *to.first()?))) else {
            continue;
        };
        *written = true;
        ties.extend(from.iter().map(|from| Tie {
            from: *from,
            to,
            kind: link.kind.to_string(),
        }));
    }
    ties.sort();
    ties
}
