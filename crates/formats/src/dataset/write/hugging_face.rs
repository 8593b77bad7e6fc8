//! A folder for `datasets`: rows of each part in a file of their own under `data/`, beside the card
//! whose head says which is which and what their columns are.

use std::io;

use super::super::build::{Dataset, Part};
use super::super::column::{Kind, cells, columns};
use super::RowFormat;
use super::yaml::{Yaml, quoted};
use crate::exchange::Files;

pub(super) fn write(dataset: &Dataset, rows: &RowFormat, files: &mut dyn Files) -> io::Result<()> {
    let columns = columns(dataset);
    for part in dataset.full_parts() {
        let name = file_of(part, rows);
        let mut writer = (rows.writer)(&columns);
        let mut file = |bytes: &[u8]| files.append(&name, bytes);
        for row in &part.rows {
            writer.row(&cells(dataset, &columns, *row), &mut file)?;
        }
        writer.finish(&mut file)?;
    }
    Ok(())
}

fn file_of(part: &Part, rows: &RowFormat) -> String {
    format!("data/{}.{}", part.name, rows.extension)
}

/// What the card's head says of files and columns: a configuration, or one for each fold.
pub(super) fn head(dataset: &Dataset, rows: &RowFormat) -> String {
    let configurations = configurations(dataset);
    let mut head = Yaml::default();
    head.line(0, "configs:");
    for (name, parts) in &configurations {
        head.line(0, &format!("- config_name: {name}"));
        head.line(2, "data_files:");
        for part in parts {
            let split = part.name.rsplit('/').next().unwrap_or(&part.name);
            head.line(2, &format!("- split: {split}"));
            head.line(4, &format!("path: {}", file_of(part, rows)));
        }
    }
    head.line(0, "dataset_info:");
    for (name, _) in &configurations {
        head.line(0, &format!("- config_name: {name}"));
        head.line(2, "features:");
        for column in columns(dataset) {
            member(column.name, &column.kind, 2, &mut head);
        }
    }
    head.finished()
}

fn configurations(dataset: &Dataset) -> Vec<(String, Vec<&Part>)> {
    let full = || dataset.full_parts();
    let Some(folds) = dataset.recipe.plan.folds else {
        return vec![("default".to_owned(), full().collect())];
    };
    let of_fold = |fold: usize| {
        let name = format!("fold-{}", fold + 1);
        let prefix = format!("{name}/");
        let is_here = |part: &&Part| part.name.starts_with(&prefix) || part.name == "test";
        let parts = full().filter(is_here).collect();
        (name, parts)
    };
    (0..folds).map(of_fold).collect()
}

/// A column, or a field of a struct.
fn member(name: &str, of: &Kind, indent: usize, head: &mut Yaml) {
    head.line(indent, &format!("- name: {name}"));
    kind(of, "dtype", indent + 2, head);
}

/// A kind as `datasets` writes it, under `dtype`, or under `list` for what is in a list.
fn kind(of: &Kind, key: &str, indent: usize, head: &mut Yaml) {
    match of {
        Kind::Text => head.line(indent, &format!("{key}: string")),
        Kind::Integer => head.line(indent, &format!("{key}: int64")),
        Kind::Real => head.line(indent, &format!("{key}: float64")),
        Kind::Class(names) => {
            head.line(indent, &format!("{key}:"));
            head.line(indent + 2, "class_label:");
            head.line(indent + 4, "names:");
            for (number, name) in names.iter().enumerate() {
                head.line(indent + 6, &format!("'{number}': {}", quoted(name)));
            }
        }
        Kind::List(item) if key == "dtype" => kind(item, "list", indent, head),
        Kind::List(item) => {
            head.line(indent, &format!("{key}:"));
            kind(item, "list", indent + 2, head);
        }
        Kind::Struct(fields) => {
            let key = if key == "dtype" { "struct" } else { key };
            head.line(indent, &format!("{key}:"));
            for (name, of) in fields {
                member(name, of, indent, head);
            }
        }
    }
}
