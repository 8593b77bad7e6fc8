//! Taking from an example what a format cannot say, and counting it.

mod details;
mod overlap;
mod spacing;

use std::collections::BTreeSet;

use standpoint_annotation::State;
use standpoint_text::Text;

use super::choice::{Choices, Overlap, Split};
use super::example::{Example, Region};
use super::format::Format;
use super::loss::{Aspect, Losses};

/// An example in one of the files of an export.
pub(super) struct Part {
    /// Which file; empty where there is one.
    pub(super) name: String,
    pub(super) example: Example,
}

/// What is left of an example in this format: one part, or one for each label of these and of its
/// own.
pub(super) fn reduce(
    mut example: Example,
    format: &Format,
    choices: &Choices,
    labels: &[String],
    losses: &mut Losses,
) -> Vec<Part> {
    if !format.says(Aspect::Marks) {
        losses.add(Aspect::Marks, example.regions.len());
        example.regions.clear();
    }
    drop_states(&mut example, format, choices, losses);
    drop_places(&mut example, format, choices, losses);
    if !format.says(Aspect::Spacing) {
        spacing::to_tokens(&mut example, format.unit, losses);
    }
    details::drop_details(&mut example, format, losses);
    details::drop_of_text(&mut example, format, losses);
    if !format.says(Aspect::Formulas) {
        details::make_harmless(&mut example, losses);
    }
    rename(&mut example, format.in_names, losses);
    if !format.says(Aspect::Duplicates) {
        overlap::drop_twins(&mut example, losses);
    }
    drop_dangling(&mut example, losses);
    requote(&mut example, format);
    if format.says(Aspect::Overlaps) {
        return vec![Part {
            name: String::new(),
            example,
        }];
    }
    let parts = match choices.overlap {
        Overlap::FilePerLabel => overlap::by_label(&example, &mended(labels, format.in_names)),
        Overlap::Longest | Overlap::ByLabel(_) => vec![Part {
            name: String::new(),
            example,
        }],
    };
    let kept = parts.into_iter().map(|part| Part {
        example: overlap::keep_apart(part.example, &choices.overlap, losses),
        ..part
    });
    kept.collect()
}

fn drop_states(example: &mut Example, format: &Format, choices: &Choices, losses: &mut Losses) {
    let rejected = format.says(Aspect::Rejected) && choices.negatives;
    let is_wanted = |region: &Region| match region.state {
        State::Rejected => rejected,
        State::Suggested => !choices.accepted_only,
        State::Accepted => true,
    };
    let lost = example
        .regions
        .iter()
        .filter(|region| region.state == State::Rejected && !is_wanted(region));
    losses.add(Aspect::Rejected, lost.count());
    example.regions.retain(is_wanted);
    // A link of a mark that is none is no link.
    let refused: BTreeSet<&str> = example
        .regions
        .iter()
        .filter(|region| region.state == State::Rejected)
        .map(|region| region.id.as_str())
        .collect();
    let before = example.relations.len();
    let is_refused = |end: &String| refused.contains(end.as_str());
    example
        .relations
        .retain(|link| !is_refused(&link.from) && !is_refused(&link.to));
    losses.add(Aspect::Relations, before - example.relations.len());
    for region in &mut example.regions {
        if !format.says(Aspect::Suggested) && region.state == State::Suggested {
            losses.add(Aspect::Suggested, 1);
            region.state = State::Accepted;
        }
        if !format.says(Aspect::Confidence) && region.confidence.take().is_some() {
            losses.add(Aspect::Confidence, 1);
        }
    }
}

/// Marks without characters and marks in pieces.
fn drop_places(example: &mut Example, format: &Format, choices: &Choices, losses: &mut Losses) {
    if !format.says(Aspect::Split) {
        let whole = std::mem::take(&mut example.regions);
        let split = whole.iter().filter(|region| region.pieces.len() > 1);
        losses.add(Aspect::Split, split.count());
        let whole = whole.into_iter();
        example.regions = whole
            .flat_map(|region| unsplit(region, choices.split))
            .collect();
    }
    if !format.says(Aspect::Blanks) {
        spacing::trim(example, format.unit, losses);
    }
    if !format.says(Aspect::ZeroWidth) {
        let before = example.regions.len();
        let is_empty = |region: &Region| region.pieces.iter().any(|piece| piece.start == piece.end);
        example.regions.retain(|region| !is_empty(region));
        losses.add(Aspect::ZeroWidth, before - example.regions.len());
    }
}

fn unsplit(mut region: Region, split: Split) -> Vec<Region> {
    if region.pieces.len() <= 1 {
        return vec![region];
    }
    if split == Split::Whole {
        let (start, end) = (region.start(), region.end());
        region.pieces.truncate(1);
        if let Some(piece) = region.pieces.first_mut() {
            (piece.start, piece.end, piece.quote) = (start, end, None);
        }
        return vec![region];
    }
    let pieces = std::mem::take(&mut region.pieces);
    let alone = pieces
        .into_iter()
        .enumerate()
        .map(|(number, piece)| Region {
            // Links go to the first piece.
            id: match number {
                0 => region.id.clone(),
                _ => format!("{}.{}", region.id, number + 1),
            },
            pieces: vec![piece],
            ..region.clone()
        });
    alone.collect()
}

/// Links to marks that were left out.
fn drop_dangling(example: &mut Example, losses: &mut Losses) {
    if example.relations.is_empty() {
        return;
    }
    let there: BTreeSet<&str> = example
        .regions
        .iter()
        .map(|region| region.id.as_str())
        .collect();
    let before = example.relations.len();
    let is_whole = |end: &String| there.contains(end.as_str());
    example
        .relations
        .retain(|link| is_whole(&link.from) && is_whole(&link.to));
    losses.add(Aspect::Relations, before - example.relations.len());
}

/// Gives labels, links and attributes names of letters that the format allows.
fn rename(example: &mut Example, allowed: fn(char) -> bool, losses: &mut Losses) {
    let mut count = 0;
    let mut mend = |name: &mut String| {
        if let Some(mended) = mended_name(name, allowed) {
            count += 1;
            *name = mended;
        }
    };
    for region in &mut example.regions {
        mend(&mut region.label);
        let attributes = std::mem::take(&mut region.attributes);
        let named = attributes.into_iter().map(|(mut name, value)| {
            mend(&mut name);
            (name, value)
        });
        region.attributes = named.collect();
    }
    for relation in &mut example.relations {
        mend(&mut relation.kind);
    }
    losses.add(Aspect::Names, count);
}

/// The name in letters that are allowed, if it is not.
fn mended_name(name: &str, allowed: fn(char) -> bool) -> Option<String> {
    if name.is_empty() {
        return Some("_".to_owned());
    }
    let mended = || {
        name.chars()
            .map(|c| if allowed(c) { c } else { '_' })
            .collect()
    };
    (!name.chars().all(allowed)).then(mended)
}

fn mended(names: &[String], allowed: fn(char) -> bool) -> Vec<String> {
    let mended = names
        .iter()
        .map(|name| mended_name(name, allowed).unwrap_or_else(|| name.clone()));
    mended.collect()
}

/// Lets each piece that was changed quote what stands there now.
fn requote(example: &mut Example, format: &Format) {
    let regions = example.regions.iter_mut();
    let pieces = regions.flat_map(|region| &mut region.pieces);
    let mut changed = pieces.filter(|piece| piece.quote.is_none()).peekable();
    if changed.peek().is_none() {
        return;
    }
    let text = Text::new(example.text.as_str());
    let ruler = super::unit::Ruler::new(&text, format.unit);
    for piece in changed {
        let span = ruler.offset(piece.start).zip(ruler.offset(piece.end));
        piece.quote = span.map(|(start, end)| {
            text.slice(standpoint_text::Span::new(start, end))
                .to_owned()
        });
    }
}
