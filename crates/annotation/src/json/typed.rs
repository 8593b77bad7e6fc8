//! What keeps unknown fields, read one by one: in a journal and from an engine they look as in a
//! file, so one reader serves all three.

use serde::de::{Deserialize, Deserializer, Error};
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

impl<'de> Deserialize<'de> for Origin {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, raw::origin)
    }
}

impl<'de> Deserialize<'de> for Decided {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, raw::decided)
    }
}
