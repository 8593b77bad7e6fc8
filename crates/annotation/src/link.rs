//! A typed, directed link between two marks.

use serde::Serialize;

use crate::Unknown;
use crate::id::{LinkId, LinkTypeId, MarkId};
use crate::mark::Decided;

/// A link from one mark to another.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Link {
    /// Its name within the document.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub id: LinkId,
    /// The codebook's link type.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub kind: LinkTypeId,
    /// The mark it starts at.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub from: MarkId,
    /// The mark it ends at.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub to: MarkId,
    /// Which of several annotators said so, before somebody settled where they differed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub said_by: Vec<String>,
    /// Who settled it, and when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided: Option<Decided>,
    /// Fields unknown to this version.
    #[serde(flatten)]
    pub unknown: Unknown,
}

impl Link {
    /// A link of this type.
    pub fn new(
        id: impl Into<LinkId>,
        kind: impl Into<LinkTypeId>,
        from: impl Into<MarkId>,
        to: impl Into<MarkId>,
    ) -> Self {
        Self {
            id: id.into(),
            kind: kind.into(),
            from: from.into(),
            to: to.into(),
            said_by: Vec::new(),
            decided: None,
            unknown: Unknown::new(),
        }
    }
}
