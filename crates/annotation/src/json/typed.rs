//! What keeps unknown fields, read one by one: in a journal and from an engine they look as in a
//! file.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::Value;

use super::error::LoadError;
use super::{book, raw};
use crate::codebook::Codebook;
use crate::document::Source;
use crate::entity::Entity;
use crate::link::Link;
use crate::mark::{Decided, Origin};

fn read<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    of_a_file: fn(Value, String) -> Result<T, LoadError>,
) -> Result<T, D::Error> {
    let value = Value::deserialize(deserializer)?;
    of_a_file(value, String::new()).map_err(D::Error::custom)
}

impl<'de> Deserialize<'de> for Codebook {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, book::codebook)
    }
}

impl<'de> Deserialize<'de> for Source {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, raw::source)
    }
}

impl<'de> Deserialize<'de> for Entity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, raw::entity)
    }
}

impl<'de> Deserialize<'de> for Link {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, raw::link)
    }
}

/// Read without a tree of values in between: an engine's marks come by the thousand, each with one.
impl<'de> Deserialize<'de> for Origin {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(OriginReader)
    }
}

struct OriginReader;

impl<'de> Visitor<'de> for OriginReader {
    type Value = Origin;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("where a mark comes from, in braces")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Origin, A::Error> {
        let mut origin = Origin::default();
        while let Some(field) = fields.next_key::<String>()? {
            match field.as_str() {
                "by" => origin.by = fields.next_value::<Option<_>>()?.unwrap_or_default(),
                "version" => origin.version = fields.next_value()?,
                "confidence" => origin.confidence = fields.next_value()?,
                "reason" => origin.reason = fields.next_value()?,
                _ => drop(origin.unknown.insert(field, fields.next_value()?)),
            }
        }
        Ok(origin)
    }
}

impl<'de> Deserialize<'de> for Decided {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, raw::decided)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_read_as_in_a_file_whatever_it_holds() {
        for origin in [
            "{}",
            r#"{"by": "engine", "version": "1", "confidence": 0.5, "reason": "cue “said”"}"#,
            r#"{"reason": null, "by": null, "more": null, "list": [1, {"a": 2.5}]}"#,
            r#"{"confidence": 1}"#,
        ] {
            let value: Value = serde_json::from_str(origin).unwrap();
            let in_a_file = raw::origin(value, String::new()).unwrap();
            assert_eq!(serde_json::from_str::<Origin>(origin).unwrap(), in_a_file);
        }
    }

    #[test]
    fn what_is_no_origin_in_a_file_is_none_here() {
        for wrong in [
            r#""engine""#,
            r#"{"by": 3}"#,
            r#"{"confidence": "high"}"#,
            "[]",
        ] {
            let value: Value = serde_json::from_str(wrong).unwrap();
            assert!(raw::origin(value, String::new()).is_err());
            assert!(serde_json::from_str::<Origin>(wrong).is_err());
        }
    }
}
