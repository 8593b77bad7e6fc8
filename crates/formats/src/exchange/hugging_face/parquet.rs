//! Rows of `datasets` in Parquet, as the Hub keeps them.

use std::collections::BTreeMap;
use std::io;

use serde_json::Value;
use standpoint_annotation::Codebook;
use standpoint_parquet::{Field, File, Kind, ParquetError};

use super::super::choice::Choices;
use super::super::example::Example;
use super::super::format::{Files, Format, Head, Writer, any_letter};
use super::super::input::{Each, Found, Input, Place, ReadError};
use super::super::unit::Unit;
use super::read::{Classes, classes_beside, example_of};
use super::{CANNOT, CARD, ROWS, Row};

/// A folder of `datasets` with Parquet files.
pub(in super::super) static FORMAT: Format = Format {
    id: "parquet",
    name: "Hugging Face Parquet",
    extensions: &["parquet"],
    unit: Unit::CodePoints,
    is_folder: true,
    names_files: false,
    cannot: &CANNOT,
    in_names: any_letter,
    reserved: &[],
    score: |head: &Head<'_>| {
        if head.bytes.starts_with(b"PAR1") {
            100
        } else {
            0
        }
    },
    read,
    writer: |_: &Codebook, _: &Choices| Box::new(Folder::new()),
};

/// Where the rows are: so the Hub calls the one file of a split.
const PARQUET: &str = "data/train-00000-of-00001.parquet";

fn read(input: &mut Input<'_>, each: &mut Each<'_>) -> Result<(), ReadError> {
    let mut classes = classes_beside(input);
    let text_field = input.choices.text_field.clone();
    let bytes = input.all()?;
    let file = File::open(&bytes).map_err(|error| broken(&error))?;
    let said = file.metadata("huggingface").unwrap_or_default();
    if let Ok(said) = serde_json::from_str::<Value>(said) {
        add_classes("", &said["info"]["features"], &mut classes);
    }
    for (number, row) in (1..).zip(file.rows()) {
        let mut row = row.map_err(|error| broken(&error))?;
        // Every row has every column.
        row.retain(|_, value| !value.is_null());
        let mut flaws = Vec::new();
        let example = example_of(&row, text_field.as_deref(), &classes, &mut flaws);
        let place = Place::Number(number);
        each(Found {
            place,
            example,
            flaws,
        })?;
    }
    Ok(())
}

fn broken(error: &ParquetError) -> ReadError {
    ReadError::Broken(error.to_string())
}

/// The classes that features name, each under the field that is nearest above it.
fn add_classes(field: &str, feature: &Value, classes: &mut Classes) {
    let Some(said) = feature.as_object() else {
        return;
    };
    if let (Some("ClassLabel"), Some(names)) =
        (feature["_type"].as_str(), feature["names"].as_array())
    {
        let names = names.iter().filter_map(Value::as_str).map(str::to_owned);
        let names: BTreeMap<i64, String> = (0..).zip(names).collect();
        classes.insert(field.to_owned(), names);
        return;
    }
    for (name, inner) in said {
        let field = if name == "feature" { field } else { name };
        add_classes(field, inner, classes);
    }
}

/// Writes a row for each text.
struct Folder(standpoint_parquet::Writer);

impl Folder {
    fn new() -> Self {
        let marked = |edges: [&str; 2]| {
            let edges = edges.map(|name| Field::new(name, Kind::Int));
            let label = Field::new("label", Kind::Text);
            Kind::Struct(edges.into_iter().chain([label]).collect()).list()
        };
        let fields = vec![
            Field::new("id", Kind::Text),
            Field::new("text", Kind::Text),
            Field::new("labels", Kind::Text.list()),
            Field::new("spans", marked(["start", "end"])),
            Field::new("relations", marked(["head", "child"])),
        ];
        Self(standpoint_parquet::Writer::new(fields, Vec::new()))
    }
}

impl Writer for Folder {
    fn write(&mut self, example: &Example, files: &mut dyn Files) -> io::Result<()> {
        let Value::Object(row) = serde_json::to_value(Row::of(example))? else {
            return Ok(());
        };
        let bytes = self.0.write(&row)?;
        if bytes.is_empty() {
            return Ok(());
        }
        files.append(PARQUET, &bytes)
    }

    fn finish(&mut self, files: &mut dyn Files) -> io::Result<()> {
        files.append(PARQUET, &self.0.finish()?)?;
        files.append("README.md", CARD.replace(ROWS, PARQUET).as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_found_wherever_features_nest() {
        let features = serde_json::json!({
            "tokens": {"feature": {"dtype": "string", "_type": "Value"}, "_type": "List"},
            "ner_tags": {"feature": {"names": ["O", "B-PER"], "_type": "ClassLabel"}, "_type": "List"},
            "label": {"names": ["no", "yes"], "_type": "ClassLabel"},
        });
        let mut classes = Classes::new();
        add_classes("", &features, &mut classes);
        assert_eq!(classes["ner_tags"][&1], "B-PER");
        assert_eq!(classes["label"][&0], "no");
        assert_eq!(classes.len(), 2);
    }
}
