//! spaCy: a `DocBin` for each part, and a `config.cfg` that trains on them as it is.
//!
//! `python -m spacy train config.cfg --output model` in the folder, or in that of a fold. The
//! configuration is what `spacy init config` of 3.8 writes for the component, small and for the
//! processor, with the paths filled in.

use std::collections::BTreeMap;

use standpoint_text::{Text, tokens};

use super::super::build::{Dataset, Part};
use super::super::column::classes;
use super::super::fate::{Fate, Fates};
use super::super::sample::{Content, Labelled, Sample};
use super::super::task::Task;
use super::{WriteError, one_text};
use crate::exchange::docbin::{Bin, GROUP, Group};
use crate::exchange::{Example, Files, Region};

const BASE: &str = include_str!("spacy/base.cfg");
const NER: &str = include_str!("spacy/ner.cfg");
const SPANCAT: &str = include_str!("spacy/spancat.cfg");
const TEXTCAT: &str = include_str!("spacy/textcat.cfg");
const TEXTCAT_MULTILABEL: &str = include_str!("spacy/textcat_multilabel.cfg");

/// Spans that the recogniser is told are no entities.
const INCORRECT: &str = "incorrect_spans";

pub(super) fn write(
    dataset: &Dataset,
    files: &mut dyn Files,
    fates: &mut Fates,
) -> Result<(), WriteError> {
    let is_needed = |part: &&Part| part.name != "test";
    if let Some(empty) = dataset
        .parts
        .iter()
        .filter(is_needed)
        .find(|part| part.rows.is_empty())
    {
        return Err(WriteError::EmptyPart(empty.name.clone()));
    }
    let occurring = occurring(dataset);
    for part in dataset.full_parts() {
        let mut bin = Bin::default();
        for (_, sample) in dataset.rows(part) {
            push(&mut bin, dataset.recipe.task, sample, &occurring, fates)?;
        }
        bin.finished(&file_of(&part.name), files)?;
    }
    let config = config(dataset);
    for part in dataset
        .parts
        .iter()
        .filter(|part| part.name.ends_with("train"))
    {
        let folder = part.name.trim_end_matches("train");
        files.append(&format!("{folder}config.cfg"), config.as_bytes())?;
    }
    Ok(())
}

/// `dev` is spaCy's word for validation.
fn file_of(part: &str) -> String {
    format!("{}.spacy", part.replace("validation", "dev"))
}

/// Classes that there are rows of: spaCy learns no others.
fn occurring(dataset: &Dataset) -> Vec<String> {
    let mut classes = classes(dataset);
    classes.retain(|class| {
        dataset
            .samples
            .iter()
            .any(|s| s.labels().contains(&class.as_str()))
    });
    classes
}

fn push(
    bin: &mut Bin,
    task: Task,
    sample: &Sample,
    classes: &[String],
    fates: &mut Fates,
) -> Result<(), WriteError> {
    fates.add(Fate::Weight, usize::from(sample.trust.weight() < 1.0));
    let text = one_text(sample, fates);
    let marks = marks_of(sample);
    let incorrect: Vec<Region> = sample.rejected.iter().map(region).collect();
    let incorrect: Vec<Region> = incorrect
        .into_iter()
        .filter(|no| !marks.iter().any(|m| is_same(m, no)))
        .collect();
    let group = |name, regions| Group { name, regions };
    let groups = match task {
        Task::Tokens => vec![group(INCORRECT, incorrect.as_slice())],
        Task::Spans => vec![group(GROUP, marks.as_slice())],
        _ => Vec::new(),
    };
    if task != Task::Tokens {
        fates.add(Fate::Rejected, sample.rejected.len());
    }
    let regions = if task == Task::Tokens {
        marks.clone()
    } else {
        Vec::new()
    };
    let example = Example {
        text,
        regions,
        ..Example::default()
    };
    let has_classes = !matches!(task, Task::Tokens | Task::Spans);
    let labels = sample.labels();
    let cats = classes.iter().filter(|_| has_classes).map(|class| {
        let is_so = labels.contains(&class.as_str());
        (class.as_str(), f64::from(u8::from(is_so)))
    });
    bin.push(&example, cats, &groups)?;
    Ok(())
}

fn is_same(one: &Region, other: &Region) -> bool {
    (one.start(), one.end(), &one.label) == (other.start(), other.end(), &other.label)
}

/// What is marked, in the row's own offsets.
fn marks_of(sample: &Sample) -> Vec<Region> {
    match &sample.content {
        Content::Spans(spans) => spans.iter().map(region).collect(),
        Content::Tokens(tokens) => {
            let marks = tokens.chunks.iter().filter_map(|chunk| {
                let (start, _) = tokens.places.get(chunk.start)?;
                let (_, end) = tokens.places.get(chunk.end.checked_sub(1)?)?;
                let label = chunk.label.clone();
                Some(region(&Labelled {
                    start: *start,
                    end: *end,
                    label,
                }))
            });
            marks.collect()
        }
        Content::Class(_) | Content::Labels(_) | Content::Relations(..) => Vec::new(),
    }
}

fn region(span: &Labelled) -> Region {
    let [start, end] = [span.start, span.end].map(|at| i64::try_from(at).unwrap_or(i64::MAX));
    Region::new("", span.label.as_str(), start, end)
}

fn config(dataset: &Dataset) -> String {
    let (pipeline, components) = match dataset.recipe.task {
        Task::Tokens => (r#""tok2vec", "ner""#, NER),
        Task::Spans | Task::Relations => (r#""tok2vec", "span_finder", "spancat""#, SPANCAT),
        Task::UncertaintyType | Task::Documents => (r#""textcat_multilabel""#, TEXTCAT_MULTILABEL),
        Task::Uncertainty | Task::Position | Task::Stance | Task::Pairs => {
            (r#""textcat""#, TEXTCAT)
        }
    };
    let annotating = if components == SPANCAT {
        r#""span_finder""#
    } else {
        ""
    };
    BASE.replace("{language}", &language(dataset))
        .replace("{pipeline}", pipeline)
        .replace("{annotating}", annotating)
        .replace(
            "{seed}",
            &(dataset.recipe.plan.seed % u64::from(u32::MAX)).to_string(),
        )
        + &components.replace("{longest}", &longest(dataset).to_string())
}

/// How many tokens the longest mark has: what is looked for needs to be no longer.
fn longest(dataset: &Dataset) -> usize {
    let length = |sample: &Sample, mark: &Region| {
        let letters = sample.text.chars();
        let [before, length] = [mark.start(), mark.end() - mark.start()]
            .map(|count| usize::try_from(count).unwrap_or_default());
        let words: String = letters.skip(before).take(length).collect();
        let words = Text::new(words);
        tokens(&words, words.span()).len()
    };
    let marks = dataset.samples.iter();
    let lengths = marks.filter_map(|sample| {
        let marks = marks_of(sample);
        marks.iter().map(|mark| length(sample, mark)).max()
    });
    lengths.max().unwrap_or(1)
}

/// The language that most articles are in, by its first subtag; English where nobody has said.
fn language(dataset: &Dataset) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for source in &dataset.sources {
        if let Some(language) = source.language.as_deref() {
            let first = language.split('-').next().unwrap_or(language);
            let is_code = first.len() == 2 && first.bytes().all(|b| b.is_ascii_lowercase());
            *counts
                .entry(if is_code { first } else { "xx" })
                .or_default() += 1;
        }
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count);
    most.map_or_else(|| "en".to_owned(), |(language, _)| language.to_owned())
}
