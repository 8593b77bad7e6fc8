//! A table for scikit-learn: the label in a column, or a column of 0 and 1 for each label.

use std::io;

use super::super::build::Dataset;
use super::super::column::{classes, source_of};
use super::super::fate::{Fate, Fates};
use super::super::sample::{Content, Sample};
use super::super::task::Task;
use crate::csv;
use crate::exchange::Files;

pub(super) fn write(dataset: &Dataset, files: &mut dyn Files, fates: &mut Fates) -> io::Result<()> {
    let labels = match dataset.recipe.task {
        Task::UncertaintyType | Task::Documents => classes(dataset),
        _ => Vec::new(),
    };
    let head = head(dataset.recipe.task, &labels);
    for part in dataset.full_parts() {
        let name = format!("{}.csv", part.name);
        files.append(&name, csv::write([&head]).as_bytes())?;
        for (row, sample) in dataset.rows(part) {
            let cells = cells(dataset, row, sample, &labels);
            let formulas = cells.iter().filter(|cell| csv::is_formula(cell));
            fates.add(Fate::Formula, formulas.count());
            fates.add(Fate::Rejected, sample.rejected.len());
            files.append(&name, csv::row(&cells).as_bytes())?;
        }
    }
    Ok(())
}

fn head(task: Task, labels: &[String]) -> Vec<String> {
    let mut head = vec!["id", "article"];
    match task {
        Task::Stance => head.push("actor"),
        Task::Pairs => head.extend(["actor", "issue"]),
        _ => {}
    }
    head.push("text");
    head.extend(labels.is_empty().then_some("label"));
    let mut head: Vec<String> = head.into_iter().map(str::to_owned).collect();
    head.extend(labels.iter().map(|label| format!("is {label}")));
    head.extend(["weight", "source"].map(str::to_owned));
    head
}

fn cells(dataset: &Dataset, row: usize, sample: &Sample, labels: &[String]) -> Vec<String> {
    let mut cells = vec![
        dataset.row_id(row),
        dataset.sources[sample.article].id.clone(),
    ];
    cells.extend(
        [&sample.actor, &sample.issue]
            .into_iter()
            .flatten()
            .cloned(),
    );
    cells.push(sample.text.clone());
    match &sample.content {
        Content::Labels(has) => {
            let has = |label: &String| u8::from(has.contains(label)).to_string();
            cells.extend(labels.iter().map(has));
        }
        _ => cells.extend(sample.labels().first().map(|label| (*label).to_owned())),
    }
    cells.push(sample.trust.weight().to_string());
    cells.push(source_of(sample).to_owned());
    cells
}
