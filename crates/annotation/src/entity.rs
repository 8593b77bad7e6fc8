//! Who or what several mentions are.

use serde::Serialize;

use crate::Unknown;
use crate::id::EntityId;

/// An entity gathers the mentions of one actor.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Entity {
    /// Its name within the document.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub id: EntityId,
    /// What a person calls it: the fullest name in the text; its id where it is absent.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub name: String,
    /// The codebook's `kind` of an actor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Whether a person gave it its name or kind: an engine then leaves it as it is.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub settled: bool,
    /// Fields unknown to this version.
    #[serde(flatten)]
    pub unknown: Unknown,
}

impl Entity {
    /// An entity with this name.
    pub fn new(id: impl Into<EntityId>, name: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            kind: None,
            settled: false,
            unknown: Unknown::new(),
        }
    }
}
