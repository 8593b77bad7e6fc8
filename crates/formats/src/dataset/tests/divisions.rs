//! Parts of many articles.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use standpoint_annotation::Document;
use standpoint_text::{NEAR, Sketch};

use super::super::{
    CardDetails, Dataset, Format, Frozen, JSON_LINES, Layout, Plan, Recipe, Shares, Task,
};
use super::project::{document, mark};
use crate::exchange::{MemoryFiles, Scheme};

/// An article of some sentences, a few of them uncertain. `copies` of the words of an earlier one make
/// it its near-duplicate.
fn article(number: usize, original: usize, sentences: usize) -> Document {
    let sentence = |place: usize| {
        let words = (0..6).map(|word| format!("w{}", original * 1000 + place * 10 + word));
        let hedge = if (original + place).is_multiple_of(3) {
            "may"
        } else {
            "will"
        };
        format!("The {} {hedge} stay.", words.collect::<Vec<_>>().join(" "))
    };
    let mut text = (0..sentences).map(sentence).collect::<Vec<_>>().join(" ");
    if number != original {
        text += " It was corrected later.";
    }
    let marks = if text.contains("may") {
        vec![mark(&text, "m", "uncertainty", &["may"])]
    } else {
        vec![mark(&text, "m", "cue", &["stay"])]
    };
    document(&format!("a{number}"), &text, &[], marks, &[])
}

fn projects() -> impl Strategy<Value = Vec<Document>> {
    let article_of = (any::<proptest::sample::Index>(), any::<bool>(), 3_usize..8);
    proptest::collection::vec(article_of, 1..24).prop_map(|articles| {
        let mut originals: Vec<(usize, usize)> = Vec::new();
        let mut documents = Vec::new();
        for (number, (index, is_copy, sentences)) in articles.into_iter().enumerate() {
            let (original, sentences) = if is_copy && !originals.is_empty() {
                *index.get(&originals)
            } else {
                originals.push((number, sentences));
                (number, sentences)
            };
            documents.push(article(number, original, sentences));
        }
        documents
    })
}

fn recipes() -> impl Strategy<Value = Recipe> {
    (any::<u64>(), proptest::option::of(2_usize..4)).prop_map(|(seed, folds)| Recipe {
        plan: Plan {
            seed,
            folds,
            shares: Shares::new(6.0, 2.0, 2.0).unwrap(),
            ..Plan::default()
        },
        ..Recipe::new(Task::Uncertainty)
    })
}

/// The articles of each part that is not made of others' rows: of folds, those for validation.
fn articles_of(dataset: &Dataset) -> BTreeMap<&str, BTreeSet<usize>> {
    let is_own = |name: &str| !name.starts_with("fold") || name.ends_with("validation");
    let parts = dataset.parts.iter().filter(|part| is_own(&part.name));
    let articles = |part| {
        dataset
            .rows(part)
            .map(|(_, sample)| sample.article)
            .collect()
    };
    parts
        .map(|part| (part.name.as_str(), articles(part)))
        .collect()
}

fn bytes(dataset: &Dataset) -> MemoryFiles {
    let mut files = MemoryFiles::default();
    let details = CardDetails::default();
    let layout = Layout {
        format: Format::HuggingFace,
        rows: &JSON_LINES,
        scheme: Scheme::Iob2,
        details: &details,
    };
    dataset.write(&layout, &mut files).unwrap();
    files
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases.min(64)))]

    #[test]
    fn no_article_and_no_near_duplicates_are_in_two_parts(documents in projects(), recipe in recipes()) {
        let dataset = Dataset::build(&documents, recipe, None).unwrap();
        let sketches: Vec<Sketch> = documents.iter().map(|d| Sketch::of(d.text.as_str())).collect();
        let parts = articles_of(&dataset);
        let mut seen = BTreeSet::new();
        for articles in parts.values() {
            for article in articles {
                prop_assert!(seen.insert(*article), "{article} is in two parts");
            }
        }
        for (one, first) in sketches.iter().enumerate() {
            for (other, second) in sketches.iter().enumerate() {
                if first.resemblance(second) >= NEAR {
                    let part_of = |article| parts.iter().find(|(_, has)| has.contains(article));
                    prop_assert_eq!(part_of(&one), part_of(&other));
                }
            }
        }
        for fold in 1..=dataset.recipe.plan.folds.unwrap_or(0) {
            let named = |name: String| dataset.parts.iter().find(|part| part.name == name).unwrap();
            let rows = |name: &str| named(format!("fold-{fold}/{name}")).rows.clone();
            let all: BTreeSet<usize> = rows("train").into_iter().chain(rows("validation")).collect();
            let tested = named("test".to_owned()).rows.len();
            prop_assert_eq!(all.len() + tested, dataset.samples.len());
        }
    }

    #[test]
    fn a_seed_gives_the_same_bytes_and_a_frozen_test_set_holds(
        documents in projects(),
        recipe in recipes(),
        other: u64,
        more in projects(),
    ) {
        let dataset = Dataset::build(&documents, recipe.clone(), None).unwrap();
        let again = Dataset::build(&documents, recipe.clone(), None).unwrap();
        let files = bytes(&dataset);
        prop_assert_eq!(&bytes(&again), &files);
        let json = String::from_utf8(files.0["test-set.json"].clone()).unwrap();
        // A later export has more articles, in another order, another seed and another task.
        let mut later = more;
        for document in &mut later {
            document.id.push_str("-later");
        }
        later.extend(documents.iter().rev().cloned());
        let frozen = Frozen::from_json(&json).unwrap();
        let plan = Plan { seed: other, frozen: Some(frozen.clone()), ..recipe.plan };
        let recipe = Recipe { plan, ..Recipe::new(Task::Tokens) };
        let later = Dataset::build(&later, recipe, None).unwrap();
        prop_assert_eq!(&later.frozen, &frozen);
        prop_assert_eq!(later.report.missing, 0);
    }
}
