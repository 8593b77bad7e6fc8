//! Reading rows of `datasets`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::super::example::{Example, Region, Relation};
use super::super::fields::{list, name, named, object, others, whole, words};
use super::super::flaw::Flaw;
use super::super::input::{Each, Input, ReadError};
use super::super::tags;
use super::super::values::each_example;
use super::card::class_names;

/// Names of classes by column and number.
pub(super) type Classes = BTreeMap<String, BTreeMap<i64, String>>;

/// The fields that mean something.
const KNOWN: [&str; 9] = [
    "id",
    "text",
    "tokens",
    "ner_tags",
    "tags",
    "label",
    "labels",
    "spans",
    "relations",
];

/// Reads the rows of a file, with the card beside it.
pub(super) fn read(input: &mut Input<'_>, each: &mut Each<'_>) -> Result<(), ReadError> {
    let classes = classes_beside(input);
    let text_field = input.choices.text_field.clone();
    each_example(input, each, &|value, flaws| {
        let row = object(value, "the row")?;
        example_of(row, text_field.as_deref(), &classes, flaws)
    })
}

/// The classes that the card beside a file names.
pub(super) fn classes_beside(input: &Input<'_>) -> Classes {
    let mut cards = ["README.md", "README.dataset_info.yaml"].iter();
    let card = cards
        .find_map(|name| (input.beside)(name))
        .unwrap_or_default();
    class_names(&String::from_utf8_lossy(&card))
}

/// A row as an example.
pub(super) fn example_of(
    row: &Map<String, Value>,
    text_field: Option<&str>,
    classes: &Classes,
    flaws: &mut Vec<Flaw>,
) -> Result<Example, String> {
    let mut example = Example {
        id: named(row, "id"),
        meta: others(row, &KNOWN),
        ..Example::default()
    };
    if row.contains_key("tokens") {
        add_tokens(row, classes, &mut example, flaws)?;
    } else {
        let text_field = text_field.unwrap_or("text");
        words(row, text_field)?.clone_into(&mut example.text);
        example.meta.remove(text_field);
    }
    for (number, span) in objects(row, "spans")?.iter().enumerate() {
        match region_of(span, number, classes) {
            Ok(region) => example.regions.push(region),
            Err(why) => flaws.push(Flaw::Passed(format!("spans[{number}] is left out: {why}"))),
        }
    }
    for (number, relation) in objects(row, "relations")?.iter().enumerate() {
        match relation_of(relation) {
            Ok(relation) => example.relations.push(relation),
            Err(why) => flaws.push(Flaw::Passed(format!(
                "relations[{number}] is left out: {why}"
            ))),
        }
    }
    let single = row
        .get("label")
        .filter(|label| !label.is_null())
        .into_iter()
        .map(|label| ("label", label));
    let several = list(row, "labels")?.iter().map(|label| ("labels", label));
    example.labels.extend(
        single
            .chain(several)
            .filter_map(|(column, label)| class(column, label, classes)),
    );
    Ok(example)
}

/// Objects in a list, or as older versions of `datasets` store them: an object of lists.
fn objects<'v>(row: &'v Map<String, Value>, field: &str) -> Result<Cow<'v, [Value]>, String> {
    let Some(Value::Object(columns)) = row.get(field) else {
        return list(row, field).map(Cow::Borrowed);
    };
    let longest = columns
        .values()
        .filter_map(|column| column.as_array().map(Vec::len))
        .max();
    let objects = (0..longest.unwrap_or_default()).map(|number| {
        let fields = columns.iter().filter_map(|(name, column)| {
            let value = column.get(number).filter(|value| !value.is_null())?;
            Some((name.clone(), value.clone()))
        });
        Value::Object(fields.collect())
    });
    Ok(Cow::Owned(objects.collect()))
}

/// What a class is called: its name in the card where it is a number.
fn class(column: &str, value: &Value, classes: &Classes) -> Option<String> {
    let known = value
        .as_i64()
        .and_then(|number| classes.get(column)?.get(&number).cloned());
    known.or_else(|| name(value))
}

/// Tokens with blanks between them, and their tags.
fn add_tokens(
    row: &Map<String, Value>,
    classes: &Classes,
    example: &mut Example,
    flaws: &mut Vec<Flaw>,
) -> Result<(), String> {
    let tokens: Vec<String> = list(row, "tokens")?.iter().filter_map(name).collect();
    let column = if row.contains_key("ner_tags") {
        "ner_tags"
    } else {
        "tags"
    };
    let tags = list(row, column)?
        .iter()
        .map(|tag| class(column, tag, classes).unwrap_or_default());
    let tags: Vec<String> = tags.collect();
    if tags.len() != tokens.len() {
        return Err(format!(
            "it has {} tokens and {} tags",
            tokens.len(),
            tags.len()
        ));
    }
    let (chunks, strange) = tags::decode(tags.iter().map(String::as_str));
    if let Some(first) = strange.first() {
        let (tag, count) = (&tags[*first], strange.len());
        let why = format!(
            "{count} tags are no tags such as B-PER or O, “{tag}” first; a README.md beside the file names them"
        );
        flaws.push(Flaw::Passed(why));
    }
    let mut at = 0_i64;
    let places = tokens.iter().map(|token| {
        let start = at;
        let end = start + i64::try_from(token.chars().count()).unwrap_or_default();
        at = end + 1;
        (start, end)
    });
    let places: Vec<(i64, i64)> = places.collect();
    example.text = tokens.join(" ");
    example
        .regions
        .extend(chunks.into_iter().enumerate().map(|(number, chunk)| {
            let (start, end) = (places[chunk.start].0, places[chunk.end - 1].1);
            Region::new(format!("c{number}"), chunk.label, start, end)
        }));
    Ok(())
}

fn region_of(value: &Value, number: usize, classes: &Classes) -> Result<Region, String> {
    let span = object(value, "it")?;
    let label = span.get("label");
    let label = label.and_then(|label| class("label", label, classes));
    let label = label.ok_or("“label” is missing")?;
    Ok(Region::new(
        number.to_string(),
        label,
        whole(span, "start")?,
        whole(span, "end")?,
    ))
}

fn relation_of(value: &Value) -> Result<Relation, String> {
    let relation = object(value, "it")?;
    let kind = named(relation, "label").ok_or("“label” is missing")?;
    let (head, child) = (whole(relation, "head")?, whole(relation, "child")?);
    Ok(Relation::new(kind, head.to_string(), child.to_string()))
}

#[cfg(test)]
mod tests {
    use super::super::super::drawing::{drawn, read_with};
    use super::super::FORMAT;

    #[test]
    fn rows_of_all_kinds_are_read() {
        let rows = "{\"id\": \"0\", \"tokens\": [\"Ode\", \"K.\", \"rules\"], \"ner_tags\": [1, 2, 0]}\n\
            {\"text\": \"Well then\", \"label\": 1}\n\
            {\"text\": \"Ode said\", \"spans\": [{\"start\": 0, \"end\": 3, \"label\": \"S\"}, {\"start\": 4, \"end\": 8, \"label\": \"C\"}], \
             \"relations\": [{\"head\": 1, \"child\": 0, \"label\": \"source\"}]}\n\
            {\"tokens\": [\"a\"], \"ner_tags\": []}\n\
            {\"text\": \"Ode\", \"spans\": {\"start\": [0], \"end\": [3], \"label\": [1]}}\n";
        let card = "- name: ner_tags\nnames:\n'0': O\n'1': B-PER\n'2': I-PER\n- name: label\nnames:\n'1': yes\n";
        let beside = |name: &str| (name == "README.md").then(|| card.as_bytes().to_vec());
        let found = read_with(&FORMAT, "train.jsonl", rows.as_bytes(), &beside);
        let drawn: Vec<String> = found.iter().map(drawn).collect();
        assert_eq!(
            drawn,
            [
                "[Ode K.|PER] rules",
                "Well then #yes",
                "[Ode|S] [said|C] source(said, Ode)",
                "line 4: it has 1 tokens and 0 tags",
                "[Ode|yes]",
            ]
        );
    }
}
