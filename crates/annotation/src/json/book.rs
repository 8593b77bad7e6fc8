//! Reading a codebook.

use serde_json::Value as Json;

use super::error::LoadError;
use super::fields::Fields;
use crate::Unknown;
use crate::codebook::{Attribute, Codebook, Label, LinkType, Value};
use crate::colour::Colour;

pub(super) fn codebook(value: Json, at: String) -> Result<Codebook, LoadError> {
    let mut fields = Fields::of(value, at)?;
    Ok(Codebook {
        name: fields.optional("name")?.unwrap_or_default(),
        version: fields.optional("version")?.unwrap_or(1),
        labels: list(&mut fields, "labels", label)?,
        links: list(&mut fields, "links", link_type)?,
        revisions: fields.familiar("revisions").unwrap_or_default(),
        unknown: fields.rest(),
    })
}

fn list<T>(
    fields: &mut Fields,
    field: &str,
    read: impl Fn(Entry) -> Result<T, LoadError>,
) -> Result<Vec<T>, LoadError> {
    let elements = fields.elements(field)?;
    elements
        .into_iter()
        .map(|(value, path)| Entry::of(value, path).and_then(&read))
        .collect()
}

/// A part of a codebook: what all parts have, and their other fields. A bare string is an id.
struct Entry {
    id: String,
    name: String,
    definition: Option<String>,
    fields: Fields,
}

impl Entry {
    fn of(value: Json, path: String) -> Result<Self, LoadError> {
        let mut fields = match value {
            Json::String(id) => {
                let mut only_id = Unknown::new();
                only_id.insert("id".to_owned(), Json::String(id));
                Fields::of(Json::Object(only_id), path)?
            }
            value => Fields::of(value, path)?,
        };
        let id: String = fields.required("id")?;
        Ok(Self {
            name: fields.optional("name")?.unwrap_or_else(|| id.clone()),
            id,
            definition: None,
            fields,
        })
    }

    fn defined(mut self) -> Result<Self, LoadError> {
        self.definition = self.fields.optional("definition")?;
        Ok(self)
    }
}

fn label(entry: Entry) -> Result<Label, LoadError> {
    let Entry {
        id,
        name,
        definition,
        mut fields,
    } = entry.defined()?;
    Ok(Label {
        id: id.into(),
        name,
        channel: fields.optional("channel")?.unwrap_or_default(),
        entities: fields.optional("entities")?.unwrap_or_default(),
        colour: colour(&mut fields),
        key: fields.familiar("key"),
        definition: definition.unwrap_or_default(),
        examples: fields.familiar("examples").unwrap_or_default(),
        retired: fields.familiar("retired").unwrap_or_default(),
        attributes: list(&mut fields, "attributes", attribute)?,
        unknown: fields.rest(),
    })
}

/// A colour for either page; what is none stays among the fields that nobody has read.
fn colour(fields: &mut Fields) -> Option<Colour> {
    fields.familiar_as("colour", |value| {
        // With more in it, it is somebody else's.
        value.as_object().filter(|fields| fields.len() == 2)?;
        let page = |page: &str| value.get(page)?.as_str()?.parse().ok();
        Some(Colour {
            light: page("light")?,
            dark: page("dark")?,
        })
    })
}

fn attribute(entry: Entry) -> Result<Attribute, LoadError> {
    let Entry {
        id,
        name,
        mut fields,
        ..
    } = entry;
    let values = list(&mut fields, "values", value)?;
    Ok(Attribute {
        id,
        name,
        values,
        unknown: fields.rest(),
    })
}

fn value(entry: Entry) -> Result<Value, LoadError> {
    let Entry {
        id,
        name,
        definition,
        mut fields,
    } = entry.defined()?;
    Ok(Value {
        id,
        name,
        colour: colour(&mut fields),
        key: fields.familiar("key"),
        definition: definition.unwrap_or_default(),
        unknown: fields.rest(),
    })
}

fn link_type(entry: Entry) -> Result<LinkType, LoadError> {
    let Entry {
        id,
        name,
        definition,
        mut fields,
    } = entry.defined()?;
    Ok(LinkType {
        id: id.into(),
        name,
        from: fields.optional("from")?.unwrap_or_default(),
        to: fields.optional("to")?.unwrap_or_default(),
        definition: definition.unwrap_or_default(),
        unknown: fields.rest(),
    })
}
