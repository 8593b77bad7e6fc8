//! Windows with the marks in them, as tokens or as they are.

use standpoint_text::{Span, tokens};

use super::super::fate::{Fate, Fates};
use super::super::recipe::{Standing, Trust};
use super::super::sample::{Content, Labelled, Sample, Tokens};
use super::super::task::Task;
use super::{Article, Frame, Judged, count_cuts};
use crate::exchange::tags::Chunk;

/// What of the marks is in a window.
#[derive(Default)]
struct Inside<'d> {
    pieces: Vec<(Span, &'d str)>,
    rejected: Vec<(Span, &'d str)>,
    trust: Trust,
    is_open: bool,
}

pub(super) fn rows(article: &Article<'_>, fates: &mut Fates) -> Vec<Sample> {
    let wanted = &article.recipe.labels;
    let is_wanted = |label: &str| wanted.is_empty() || wanted.iter().any(|w| w == label);
    let others = article
        .document
        .marks()
        .filter(|mark| !is_wanted(mark.label.as_str()));
    fates.add(Fate::OtherLabel, others.count());
    let marks = article.marks(is_wanted, fates);
    let frames = article.windows();
    count_cuts(&marks, &frames, fates);
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
    let mut inside = inside(frame, marks);
    if inside.is_open {
        fates.add(Fate::Undecided, 1);
        return None;
    }
    if !article.evidence().negatives {
        inside.rejected.clear();
    }
    let is_empty = inside.pieces.is_empty() && inside.rejected.is_empty();
    if is_empty && !article.keeps(&frame.start.to_string(), fates) {
        return None;
    }
    let labelled = |(span, label): &(Span, &str)| frame.labelled(*span, label);
    let content = if article.recipe.task == Task::Tokens {
        Content::Tokens(tagged(frame, &mut inside.pieces, fates))
    } else {
        Content::Spans(inside.pieces.iter().map(labelled).collect())
    };
    let rejected: Vec<Labelled> = inside.rejected.iter().map(labelled).collect();
    Some(Sample {
        rejected,
        ..article.sample(frame, content, inside.trust)
    })
}

fn inside<'d>(frame: &Frame<'_>, marks: &[Judged<'d>]) -> Inside<'d> {
    let mut inside = Inside::default();
    for Judged { mark, standing } in marks {
        let pieces = mark.spans.pieces().iter();
        let parts = pieces.filter_map(|piece| Some((frame.part(*piece)?, mark.label.as_str())));
        let parts: Vec<(Span, &str)> = parts.collect();
        match standing {
            _ if parts.is_empty() => {}
            Standing::Open => inside.is_open = true,
            Standing::Rejected => inside.rejected.extend(parts),
            Standing::Counts(trust) => {
                inside.trust = inside.trust.and(*trust);
                inside.pieces.extend(parts);
            }
        }
    }
    inside
}

/// The window's tokens, and which of them are in marks: of overlapping ones the longest stays, of
/// two equally long the first.
fn tagged(frame: &Frame<'_>, pieces: &mut [(Span, &str)], fates: &mut Fates) -> Tokens {
    let tokens: Vec<Span> = tokens(frame.text, frame.span)
        .into_iter()
        .map(|token| token.span)
        .collect();
    pieces.sort_by_key(|(span, _)| (std::cmp::Reverse(span.len()), span.start()));
    let mut chunks: Vec<Chunk> = Vec::new();
    for (span, label) in pieces {
        let start = tokens.partition_point(|token| token.end() <= span.start());
        let end = tokens.partition_point(|token| token.start() < span.end());
        if chunks
            .iter()
            .any(|chunk| chunk.start < end && start < chunk.end)
        {
            fates.add(Fate::Overlap, 1);
            continue;
        }
        let covered = tokens.get(start).zip(tokens.get(end.wrapping_sub(1)));
        let Some((first, last)) = covered.filter(|_| start < end) else {
            continue;
        };
        fates.add(Fate::Grown, usize::from(first.cover(*last) != *span));
        let label = (*label).to_owned();
        chunks.push(Chunk { start, end, label });
    }
    chunks.sort();
    let places = tokens.iter().map(|token| frame.labelled(*token, ""));
    Tokens {
        words: tokens
            .iter()
            .map(|token| frame.text.slice(*token).to_owned())
            .collect(),
        places: places.map(|place| (place.start, place.end)).collect(),
        chunks,
    }
}
