//! `PubAnnotation`'s JSON: denotations, relations and attributes on a text.
//!
//! Source: the format's description at pubannotation.org. A span that is a list is a mark in several
//! pieces. A file with `tracks` has several annotations of one text, which are taken together.

use std::io;

use serde_json::{Map, Value, json};
use standpoint_annotation::Codebook;

use super::choice::Choices;
use super::example::{Example, Piece, Region, Relation};
use super::fields::{list, named, object, others, whole, words};
use super::flaw::Flaw;
use super::format::{Files, Format, Head, Writer, any_letter};
use super::input::{Each, Found, Input, ReadError};
use super::loss::Aspect;
use super::unit::Unit;
use super::values::each_value;

/// `PubAnnotation`'s JSON.
pub(super) static FORMAT: Format = Format {
    id: "pubannotation",
    name: "PubAnnotation JSON",
    extensions: &["json"],
    unit: Unit::CodePoints,
    is_folder: false,
    names_files: false,
    cannot: &[
        Aspect::Rejected,
        Aspect::Suggested,
        Aspect::Confidence,
        Aspect::Notes,
        Aspect::DocumentLabels,
        Aspect::DocumentNote,
    ],
    in_names: any_letter,
    reserved: &KNOWN,
    score,
    read,
    writer: |_: &Codebook, _: &Choices| Box::new(Texts::default()),
};

const KNOWN: [&str; 6] = [
    "sourceid",
    "text",
    "denotations",
    "relations",
    "attributes",
    "tracks",
];

/// What a denotation is called that has no name itself.
const NAMELESS: &str = "denotation";

fn score(head: &Head<'_>) -> u8 {
    match (
        head.has("denotations"),
        head.has("tracks") && head.has("text"),
    ) {
        (true, _) => 95,
        (false, true) => 80,
        (false, false) => 0,
    }
}

fn read(input: &mut Input<'_>, each: &mut Each<'_>) -> Result<(), ReadError> {
    each_value(input, &mut |place, value| {
        let mut flaws = Vec::new();
        let example = value.and_then(|value| example_of(&value, &mut flaws));
        Ok(each(Found {
            place,
            example,
            flaws,
        })?)
    })
}

fn example_of(value: &Value, flaws: &mut Vec<Flaw>) -> Result<Example, String> {
    let object = object(value, "the text")?;
    let mut example = Example {
        id: named(object, "sourceid"),
        text: words(object, "text")?.to_owned(),
        meta: others(object, &KNOWN),
        ..Example::default()
    };
    let tracks = list(object, "tracks")?.iter().filter_map(Value::as_object);
    for track in std::iter::once(object).chain(tracks) {
        for (number, denotation) in list(track, "denotations")?.iter().enumerate() {
            match region_of(denotation, number) {
                Ok(region) => example.regions.push(region),
                Err(why) => flaws.push(Flaw::Passed(format!(
                    "denotations[{number}] is left out: {why}"
                ))),
            }
        }
    }
    for track in
        std::iter::once(object).chain(list(object, "tracks")?.iter().filter_map(Value::as_object))
    {
        for (number, relation) in list(track, "relations")?.iter().enumerate() {
            match triple(relation) {
                Ok((from, kind, to)) => example.relations.push(Relation::new(kind, from, to)),
                Err(why) => flaws.push(Flaw::Passed(format!(
                    "relations[{number}] is left out: {why}"
                ))),
            }
        }
        for (number, attribute) in list(track, "attributes")?.iter().enumerate() {
            if let Err(why) = add_attribute(attribute, &mut example) {
                flaws.push(Flaw::Passed(format!(
                    "attributes[{number}] is left out: {why}"
                )));
            }
        }
    }
    Ok(example)
}

fn region_of(value: &Value, number: usize) -> Result<Region, String> {
    let denotation = object(value, "it")?;
    let pieces: Result<Vec<Piece>, String> = match denotation.get("span") {
        Some(Value::Array(pieces)) => pieces.iter().map(piece_of).collect(),
        Some(piece) => piece_of(piece).map(|piece| vec![piece]),
        None => Err("“span” is missing".to_owned()),
    };
    let pieces = pieces?;
    if pieces.is_empty() {
        return Err("it has no span".to_owned());
    }
    let id = named(denotation, "id").unwrap_or_else(|| format!("d{number}"));
    let label = named(denotation, "obj").unwrap_or_else(|| NAMELESS.to_owned());
    Ok(Region {
        pieces,
        ..Region::new(id, label, 0, 0)
    })
}

fn piece_of(value: &Value) -> Result<Piece, String> {
    let span = object(value, "its span")?;
    Ok(Piece::new(whole(span, "begin")?, whole(span, "end")?))
}

fn triple(value: &Value) -> Result<(String, String, String), String> {
    let said = object(value, "it")?;
    let end = |field: &str| named(said, field).ok_or(format!("“{field}” is missing"));
    Ok((end("subj")?, end("pred")?, end("obj")?))
}

fn add_attribute(value: &Value, example: &mut Example) -> Result<(), String> {
    let said = object(value, "it")?;
    let subject = named(said, "subj").ok_or("“subj” is missing")?;
    let name = named(said, "pred").ok_or("“pred” is missing")?;
    let region = example
        .regions
        .iter_mut()
        .find(|region| region.id == subject);
    let region = region.ok_or_else(|| format!("“{subject}” is not there"))?;
    let value = said.get("obj").cloned().unwrap_or(Value::Bool(true));
    region.attributes.insert(name, value);
    Ok(())
}

/// Writes one object for one text, and an array for several: the first waits for a second.
#[derive(Default)]
struct Texts {
    first: Option<Value>,
    count: usize,
}

impl Writer for Texts {
    fn write(&mut self, example: &Example, files: &mut dyn Files) -> io::Result<()> {
        self.count += 1;
        let text = text_of(example);
        match (self.count, self.first.take()) {
            (1, _) => {
                self.first = Some(text);
                Ok(())
            }
            (_, Some(first)) => files.append("", format!("[\n{first},\n{text}").as_bytes()),
            (_, None) => files.append("", format!(",\n{text}").as_bytes()),
        }
    }

    fn finish(&mut self, files: &mut dyn Files) -> io::Result<()> {
        match (&self.first, self.count) {
            (Some(only), _) => files.append("", format!("{only}\n").as_bytes()),
            (None, 0) => files.append("", b"[]\n"),
            (None, _) => files.append("", b"\n]\n"),
        }
    }
}

fn text_of(example: &Example) -> Value {
    let span = |piece: &Piece| json!({"begin": piece.start, "end": piece.end});
    let denotations = example.regions.iter().map(|region| {
        let spans = match region.pieces.as_slice() {
            [piece] => span(piece),
            pieces => pieces.iter().map(span).collect(),
        };
        json!({"id": region.id, "span": spans, "obj": region.label})
    });
    let relations = example
        .relations
        .iter()
        .enumerate()
        .map(|(number, relation)| {
            let id = format!("R{}", number + 1);
            json!({"id": id, "pred": relation.kind, "subj": relation.from, "obj": relation.to})
        });
    let attributes = example.regions.iter().flat_map(|region| {
        let said = region.attributes.iter();
        said.map(|(name, value)| (&region.id, name, value))
    });
    let attributes = attributes.enumerate().map(|(number, (subject, name, value))| {
        json!({"id": format!("A{}", number + 1), "subj": subject, "pred": name, "obj": value})
    });
    let mut text = Map::new();
    if let Some(id) = &example.id {
        text.insert("sourceid".to_owned(), Value::from(id.as_str()));
    }
    text.insert("text".to_owned(), Value::from(example.text.as_str()));
    text.insert("denotations".to_owned(), denotations.collect());
    text.insert("relations".to_owned(), relations.collect());
    text.insert("attributes".to_owned(), attributes.collect());
    text.extend(example.meta.clone());
    Value::Object(text)
}

#[cfg(test)]
mod tests {
    use super::super::drawing::{drawn, read_all};
    use super::*;

    #[test]
    fn denotations_relations_and_attributes_are_read() {
        let json = "{\"text\": \"IRF in CML cells\", \"sourceid\": \"7\", \"denotations\": [\
            {\"id\": \"T1\", \"span\": {\"begin\": 0, \"end\": 3}, \"obj\": \"Protein\"}, \
            {\"id\": \"T2\", \"span\": [{\"begin\": 7, \"end\": 10}, {\"begin\": 11, \"end\": 16}], \"obj\": null}, \
            {\"id\": \"T3\", \"obj\": \"x\"}], \
            \"relations\": [{\"id\": \"R1\", \"pred\": \"in\", \"subj\": \"T1\", \"obj\": \"T2\"}], \
            \"attributes\": [{\"id\": \"A1\", \"subj\": \"T1\", \"pred\": \"sure\", \"obj\": true}]}";
        assert_eq!(
            drawn(&read_all(&FORMAT, json.as_bytes())[0]),
            "[IRF|Protein sure=true] in [CML|denotation]+ [cells|denotation] in(IRF, CML cells) \
             !denotations[2] is left out: “span” is missing"
        );
    }
}
