//! Documents into rows, and rows into parts.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use standpoint_annotation::{Codebook, Document, LabelId};
use standpoint_text::Sketch;

use super::doubt::{Doubt, Opinion, doubts};
use super::duplicates::groups;
use super::fate::{Fate, Fates};
use super::frozen::{Frozen, name_of};
use super::gather::{self, gather};
use super::recipe::Recipe;
use super::report::{PartCount, Report, repeated};
use super::sample::Sample;
use super::split::{Part as Divided, Place, day, divide};
use super::stratify::Block;

/// Rows in their parts, and what is known of them.
#[derive(Clone, Debug)]
pub struct Dataset {
    /// What was asked for.
    pub recipe: Recipe,
    /// The documents, whether there are rows of them or not.
    pub sources: Vec<Source>,
    /// All rows, those of an article next to each other.
    pub samples: Vec<Sample>,
    /// Which rows are in which part; with folds each row is in several.
    pub parts: Vec<Part>,
    /// The codebooks of the documents, each once.
    pub codebooks: Vec<Arc<Codebook>>,
    /// The articles that are for testing, for later exports.
    pub frozen: Frozen,
    /// What is in it, and what is not.
    pub report: Report,
}

/// A document that rows come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its id.
    pub id: String,
    /// Its language, where somebody has said.
    pub language: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// The day it came out.
    pub day: Option<String>,
}

/// A part: its name, `train`, `validation`, `test`, or `fold-1/train` and so on, and its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// The numbers of its rows.
    pub rows: Vec<usize>,
}

/// Why there is no data set.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DatasetError {
    /// The codebooks have no such label.
    #[error("“{task}” needs a label “{label}”, and the codebook has none")]
    NoLabel {
        /// The task.
        task: &'static str,
        /// What it looks for.
        label: String,
    },
    /// Nothing is left to learn from.
    #[error("there is nothing to learn from: {0}")]
    NoRows(String),
}

impl Dataset {
    /// The rows of these documents in their parts. The same documents and the same recipe give the
    /// same rows in the same order.
    ///
    /// # Errors
    /// When the codebook lacks what is asked for, or no row is left.
    pub fn build(
        documents: &[Document],
        recipe: Recipe,
        opinion: Option<&Opinion<'_>>,
    ) -> Result<Self, DatasetError> {
        check_labels(documents, &recipe)?;
        let names: Vec<String> = documents.iter().map(|d| name_of(d.text.as_str())).collect();
        let sketches: Vec<Sketch> = documents
            .iter()
            .map(|document| Sketch::of(document.text.as_str()))
            .collect();
        let groups = together(&names, groups(&sketches));
        let (samples, mut fates) = rows(documents, &names, &recipe);
        let sources: Vec<Source> = documents.iter().map(Source::of).collect();
        let articles = articles(&samples, &sources, &names, &groups);
        let places = divide(&articles, &recipe.plan);
        for (fate, place) in [
            (Fate::NearFrozen, Place::NearFrozen),
            (Fate::Undated, Place::Undated),
        ] {
            fates.add(fate, places.iter().filter(|here| **here == place).count());
        }
        let parts = parts(&samples, &places, &recipe);
        if parts.iter().all(|part| part.rows.is_empty()) {
            let said = fates.iter().map(|(fate, count)| fate.sentence(count));
            let said: Vec<String> = said.collect();
            return Err(DatasetError::NoRows(said.join("; ")));
        }
        let report = report(
            documents,
            (&names, &groups),
            &recipe,
            (&samples, &parts),
            opinion,
        );
        let tested = names
            .iter()
            .zip(&places)
            .filter(|(_, place)| **place == Place::Test);
        Ok(Self {
            frozen: Frozen::of(tested.map(|(name, _)| name.clone())),
            report: Report { fates, ..report },
            codebooks: codebooks(documents),
            sources,
            samples,
            parts,
            recipe,
        })
    }

    /// The rows of a part.
    pub fn rows<'d>(&'d self, part: &'d Part) -> impl Iterator<Item = (usize, &'d Sample)> {
        part.rows.iter().map(|row| (*row, &self.samples[*row]))
    }

    /// What a row is called: its article's id and its number among the article's rows, from 1.
    pub fn row_id(&self, row: usize) -> String {
        let article = self.samples[row].article;
        let first = self
            .samples
            .partition_point(|sample| sample.article < article);
        format!("{}-{}", self.sources[article].id, row - first + 1)
    }
}

impl Source {
    fn of(document: &Document) -> Self {
        let details = &document.details;
        Self {
            id: document.id.clone(),
            language: details.language.clone(),
            publisher: details.source.publisher.clone(),
            day: details.source.published.as_deref().and_then(day),
        }
    }
}

fn check_labels(documents: &[Document], recipe: &Recipe) -> Result<(), DatasetError> {
    let knows = |label: &str| {
        let id = LabelId::from(label);
        let mut books = documents.iter().map(|document| &document.codebook);
        books.any(|book| book.label(&id).is_some())
    };
    let needed = recipe.task.needs().map(str::to_owned);
    let mut wanted = needed.iter().chain(&recipe.labels);
    match wanted.find(|label| !knows(label)) {
        Some(label) if !documents.is_empty() => Err(DatasetError::NoLabel {
            task: recipe.task.id(),
            label: label.clone(),
        }),
        _ => Ok(()),
    }
}

/// Articles of the same text are one also where they are too short to have a sketch.
fn together(names: &[String], mut groups: Vec<usize>) -> Vec<usize> {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (article, name) in names.iter().enumerate() {
        let group = groups[article];
        groups[article] = *first.entry(name).or_insert(group);
    }
    groups
}

fn rows(documents: &[Document], names: &[String], recipe: &Recipe) -> (Vec<Sample>, Fates) {
    let mut fates = Fates::default();
    let mut samples = Vec::new();
    for (number, (document, name)) in documents.iter().zip(names).enumerate() {
        let (of_article, met) = gather(&gather::Article {
            number,
            name,
            document,
            recipe,
        });
        samples.extend(of_article);
        fates.extend(&met);
    }
    (samples, fates)
}

fn articles(
    samples: &[Sample],
    sources: &[Source],
    names: &[String],
    groups: &[usize],
) -> Vec<Divided> {
    let labels: BTreeSet<&str> = samples.iter().flat_map(Sample::labels).collect();
    let numbers: BTreeMap<&str, usize> = labels.into_iter().zip(0..).collect();
    let article = |(number, source): (usize, &Source)| Divided {
        name: names[number].clone(),
        group: groups[number],
        date: source.day.clone(),
        block: Block {
            rows: 0,
            labels: vec![0; numbers.len()],
        },
    };
    let mut articles: Vec<Divided> = sources.iter().enumerate().map(article).collect();
    for sample in samples {
        let block = &mut articles[sample.article].block;
        block.rows += 1;
        sample
            .labels()
            .into_iter()
            .for_each(|label| block.labels[numbers[label]] += 1);
    }
    articles
}

fn parts(samples: &[Sample], places: &[Place], recipe: &Recipe) -> Vec<Part> {
    let part = |name: String, is_here: &dyn Fn(Place) -> bool| Part {
        name,
        rows: (0..samples.len())
            .filter(|row| is_here(places[samples[*row].article]))
            .collect(),
    };
    let mut parts = Vec::new();
    for fold in 0..recipe.plan.folds.unwrap_or_default() {
        let is_other = |place| matches!(place, Place::Fold(other) if other != fold);
        parts.push(part(format!("fold-{}/train", fold + 1), &is_other));
        let is_this = |place| place == Place::Fold(fold);
        parts.push(part(format!("fold-{}/validation", fold + 1), &is_this));
    }
    if recipe.plan.folds.is_none() {
        parts.push(part("train".to_owned(), &|place| place == Place::Train));
        parts.push(part("validation".to_owned(), &|place| {
            place == Place::Validation
        }));
    }
    parts.push(part("test".to_owned(), &|place| place == Place::Test));
    parts
}

fn report(
    documents: &[Document],
    (names, groups): (&[String], &[usize]),
    recipe: &Recipe,
    (samples, parts): (&[Sample], &[Part]),
    opinion: Option<&Opinion<'_>>,
) -> Report {
    let distinct = |count: usize| documents.len() - count;
    let texts: BTreeSet<&String> = names.iter().collect();
    let kinds: BTreeSet<&usize> = groups.iter().collect();
    let frozen = recipe.plan.frozen.as_ref();
    let missing = frozen.map(|frozen| {
        frozen
            .names()
            .filter(|name| !names.iter().any(|known| known == name))
            .count()
    });
    let used: BTreeSet<usize> = samples.iter().map(|sample| sample.article).collect();
    let doubtful = used.into_iter().map(|article| &documents[article]);
    let doubts: Vec<Doubt> = doubtful
        .flat_map(|document| doubts(document, recipe, opinion))
        .collect();
    let (repeated, conflicts) = repeated(samples);
    Report {
        parts: counts(samples, parts),
        fates: Fates::default(),
        same_text: distinct(texts.len()),
        near: distinct(kinds.len()),
        repeated,
        conflicts,
        missing: missing.unwrap_or_default(),
        doubts,
    }
}

fn counts(samples: &[Sample], parts: &[Part]) -> Vec<PartCount> {
    let in_part =
        |part: &Part| -> Vec<&Sample> { part.rows.iter().map(|row| &samples[*row]).collect() };
    let count = |part: &Part| {
        // A fold is held against its own training part, the test part against all of them.
        let fold = part.name.find('/').map_or("", |slash| &part.name[..=slash]);
        let training = parts.iter().filter(|other| {
            other.name.ends_with("train") && other.name != part.name && other.name.starts_with(fold)
        });
        let known: HashSet<&str> = training
            .flat_map(in_part)
            .map(|sample| sample.text.as_str())
            .collect();
        PartCount::of(&part.name, &in_part(part), &known)
    };
    parts.iter().map(count).collect()
}

fn codebooks(documents: &[Document]) -> Vec<Arc<Codebook>> {
    let mut books: Vec<Arc<Codebook>> = Vec::new();
    for document in documents {
        if !books.contains(&document.codebook) {
            books.push(Arc::clone(&document.codebook));
        }
    }
    books
}
