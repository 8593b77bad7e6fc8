//! Training sets: built, previewed, and written into one archive.

use standpoint_annotation::Document;
use standpoint_formats::dataset::{
    CardDetails, Dataset, Evidence, Format, Frozen, JSON_LINES, Layout, Order, PARQUET, PartCount,
    Plan, Preview, Recipe, Shares, Task, Window,
};
use standpoint_formats::exchange::{MemoryFiles, Scheme};
use standpoint_formats::project::archive::{self, Packed};
use standpoint_protocol::formats::training::{Division, Part, Trained, Training};
use standpoint_protocol::formats::{Failure, Outcome};

use super::project::{progress, replayed};
use super::{Ended, Watch};

/// How many rows of each part are shown.
const PREVIEWED: usize = 3;

/// Makes a training set.
pub(super) async fn run(training: &Training, watch: &impl Watch) -> Result<Outcome, Ended> {
    if training.parquet {
        watch.second_part()?;
    }
    // Building, and writing, are the last two parts.
    let of = training.articles.len() + 2;
    let (mut documents, mut incomplete) = (Vec::<Document>::new(), 0);
    for (done, kept) in training.articles.iter().enumerate() {
        watch.done(progress(done, of)).await?;
        let Some((mut document, whole)) = replayed(kept) else {
            incomplete += 1;
            continue;
        };
        incomplete += u32::from(!whole);
        // Names that are given once in this project, whatever the articles were called before.
        document.id.clone_from(&kept.key);
        documents.push(document);
    }
    watch.done(progress(of - 2, of)).await?;
    let recipe = recipe(training)?;
    let dataset = Dataset::build(&documents, recipe, None).map_err(|error| refused(&error))?;
    watch.done(progress(of - 1, of)).await?;
    let trained = written(training, &dataset, incomplete)?;
    Ok(Outcome::Trained(Box::new(trained)))
}

/// What is asked for.
fn recipe(training: &Training) -> Result<Recipe, Failure> {
    let task = Task::of(&training.task);
    let task = task.ok_or_else(|| refused(&format!("there is no task “{}”", training.task)))?;
    let mut recipe = Recipe::new(task);
    if let Some(window) = training.window.as_deref().and_then(Window::of) {
        recipe.window = window;
    }
    recipe.evidence = Evidence {
        silver: training.silver,
        negatives: training.negatives,
    };
    recipe.unlabelled = training.unlabelled.unwrap_or(recipe.unlabelled);
    recipe.plan = plan(training)?;
    Ok(recipe)
}

fn plan(training: &Training) -> Result<Plan, Failure> {
    let mut plan = Plan {
        seed: training.seed.into(),
        order: if training.by_date {
            Order::Date
        } else {
            Order::Label
        },
        ..Plan::default()
    };
    match training.division {
        Division::Folds(folds) => plan.folds = usize::try_from(folds).ok(),
        Division::Parts(train, validation, test) => {
            let shares = Shares::new(train.into(), validation.into(), test.into());
            plan.shares = shares.ok_or_else(|| refused(&"nothing is left for training"))?;
        }
    }
    let frozen = training.frozen.as_deref().map(Frozen::from_json);
    plan.frozen = frozen.transpose().map_err(|error| refused(&error))?;
    Ok(plan)
}

fn written(training: &Training, dataset: &Dataset, incomplete: u32) -> Result<Trained, Failure> {
    let format = Format::of(&training.format);
    let format =
        format.ok_or_else(|| refused(&format!("there is no format “{}”", training.format)))?;
    let details = CardDetails {
        name: training.name.clone(),
        licence: training.licence.clone(),
        written_by: concat!("standpoint ", env!("CARGO_PKG_VERSION")).to_owned(),
        agreement: Vec::new(),
    };
    let layout = Layout {
        format,
        rows: if training.parquet {
            &PARQUET
        } else {
            &JSON_LINES
        },
        scheme: Scheme::default(),
        details: &details,
    };
    let mut files = MemoryFiles::default();
    let fates = dataset.write(&layout, &mut files);
    let fates = fates.map_err(|error| refused(&error))?;
    let packed = files.0.into_iter();
    let packed = archive::pack(packed.map(|(path, bytes)| Packed { path, bytes }));
    let preview = Preview::of(dataset, PREVIEWED);
    let mut report = preview.report;
    report.fates.extend(&fates);
    let rows = preview.rows.into_iter();
    Ok(Trained {
        parts: report.parts.iter().map(part).collect(),
        columns: preview.columns.into_iter().map(str::to_owned).collect(),
        rows: rows.map(|row| (row.part, row.cells)).collect(),
        said: report.sentences(),
        incomplete,
        bytes: packed.map_err(|error| refused(&error))?.into(),
    })
}

fn part(count: &PartCount) -> Part {
    let labels = count.labels.iter();
    Part {
        name: count.name.clone(),
        articles: counted(count.articles),
        rows: counted(count.rows),
        silver: counted(count.silver),
        labels: labels
            .map(|(label, count)| (label.clone(), counted(*count)))
            .collect(),
    }
}

fn counted(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn refused(error: &impl ToString) -> Failure {
    Failure::Unwritable {
        detail: error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use standpoint_annotation::{Change, Edit, Mark, json};
    use standpoint_protocol::formats::Errand;
    use standpoint_protocol::formats::project::Kept;
    use standpoint_text::{Span, Text};

    use super::*;
    use crate::formats::tests::{Looking, run_now};

    /// So many articles, each with an uncertain sentence and a certain one.
    fn articles(count: usize) -> Rc<Vec<Kept>> {
        let kept = (0..count).map(|number| {
            let text = format!(
                "Orlen number {number} may stay for {number} days. Kessia{number} left it."
            );
            let may = text.find("may").unwrap();
            let mut document = Document::new("any", Text::new(text));
            let mark = Mark::new("m", "uncertainty", Span::from_bytes(may, may + 3));
            document.apply(&Edit::Mark(Change::add(mark))).unwrap();
            Kept {
                key: format!("a{number}"),
                base: json::to_json_line(&document),
                journal: Vec::new(),
            }
        });
        Rc::new(kept.collect())
    }

    fn training() -> Training {
        Training {
            name: "dams".to_owned(),
            licence: "cc-by-4.0".to_owned(),
            articles: articles(20),
            ..Training::default()
        }
    }

    fn run(training: Training) -> Result<Trained, Ended> {
        match run_now(&Errand::Train(Rc::new(training)), &Looking::for_parts(99))? {
            Outcome::Trained(trained) => Ok(*trained),
            other => panic!("{other:?}"),
        }
    }

    fn rows(trained: &Trained) -> Vec<(&str, u32)> {
        let parts = trained.parts.iter();
        parts.map(|part| (part.name.as_str(), part.rows)).collect()
    }

    #[test]
    fn parts_are_counted_previewed_and_packed() {
        let trained = run(training()).unwrap();
        assert_eq!(
            rows(&trained),
            [("train", 32), ("validation", 4), ("test", 4)]
        );
        assert_eq!(trained.rows.len(), 3 * PREVIEWED);
        assert!(trained.columns.contains(&"text".to_owned()));
        let paths = archive::paths(&trained.bytes.0).unwrap();
        for wanted in ["README.md", "test-set.json"] {
            assert!(paths.contains(&wanted.to_owned()), "{paths:?}");
        }
    }

    #[test]
    fn a_frozen_test_set_stays_the_same_under_another_seed() {
        let first = run(training()).unwrap();
        let files = archive::unpack(&first.bytes.0, |path| path == "test-set.json").unwrap();
        let frozen = String::from_utf8(files[0].bytes.clone()).unwrap();
        let again = Training {
            seed: 7,
            frozen: Some(frozen.clone()),
            ..training()
        };
        let again = run(again).unwrap();
        let files = archive::unpack(&again.bytes.0, |path| path == "test-set.json").unwrap();
        assert_eq!(String::from_utf8(files[0].bytes.clone()).unwrap(), frozen);
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let wrong = [
            Training {
                task: "poetry".to_owned(),
                ..training()
            },
            Training {
                format: "conll".to_owned(),
                ..training()
            },
            Training {
                division: Division::Parts(0, 1, 1),
                ..training()
            },
            Training {
                frozen: Some("{}".to_owned()),
                ..training()
            },
        ];
        for training in wrong {
            let ended = run(training.clone());
            assert!(
                matches!(ended, Err(Ended::Failed(Failure::Unwritable { .. }))),
                "{training:?}"
            );
        }
    }
}
