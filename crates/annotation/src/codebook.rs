//! What may be marked: labels with their attributes, and links. It is data, and part of the document.
//!
//! It changes by [`Recode`](crate::Recode), which carries the marks along and writes down
//! in a [`Revision`] what is different; [`check`](Codebook::check) says what is wrong with it.

mod check;
mod palette;
mod revision;

use std::sync::{Arc, LazyLock};

use serde::{Deserialize, Serialize};

use crate::Unknown;
use crate::colour::Colour;
use crate::id::{LabelId, LinkTypeId};

pub use check::{Fault, LEAST_CONTRAST, LEAST_DIFFERENCE, Named, Pages};
pub use palette::PALETTE;
pub use revision::{Carried, Difference, Revision, differences};

/// How a label shows in the text: channels that can lie over one another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// A line below the words (actors).
    #[default]
    Underline,
    /// A tint behind the words and a bracket before them (positions).
    Tint,
    /// A wave below the words (uncertainties).
    Wave,
    /// Heavier words (cues).
    Weight,
}

/// A set of labels and links under a name.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Codebook {
    /// What a person calls it.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub name: String,
    /// Counted up with every change.
    #[serde(default = "first_version")]
    pub version: u32,
    /// The labels, in the order of their keys.
    #[serde(default)]
    pub labels: Vec<Label>,
    /// The link types.
    #[serde(default)]
    pub links: Vec<LinkType>,
    /// What each version changed, oldest first, as it stands in the file: see
    /// [`versions`](Self::versions).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<Revision>"))]
    pub revisions: Vec<serde_json::Value>,
    /// Fields unknown to this version.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// A label.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Label {
    /// Its name in the file.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub id: LabelId,
    /// Its name on the screen; its id where it is absent.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub name: String,
    /// How it shows.
    #[serde(default)]
    pub channel: Channel,
    /// Whether its marks are mentions of entities.
    #[serde(default)]
    pub entities: bool,
    /// Its colour; the program's own choice where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colour: Option<Colour>,
    /// The key that marks with it; its number in the list where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// What it means.
    #[serde(default)]
    pub definition: String,
    /// What is one and what is none, as sentences.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<String>,
    /// Whether it stays for the marks that have it, and no more get it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
    /// What can be said of its marks.
    #[serde(default)]
    pub attributes: Vec<Attribute>,
    /// Fields unknown to this version.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// Something that can be said of a mark.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Attribute {
    /// Its name in the file.
    pub id: String,
    /// Its name on the screen; its id where it is absent.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub name: String,
    /// What it can be; empty where it is free words.
    #[serde(default)]
    pub values: Vec<Value>,
    /// Fields unknown to this version.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// A value that an attribute can have.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Value {
    /// Its name in the file.
    pub id: String,
    /// Its name on the screen; its id where it is absent.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub name: String,
    /// Its colour; the program's own choice where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colour: Option<Colour>,
    /// The key that says it of a mark; its number in the list where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// What it means.
    #[serde(default)]
    pub definition: String,
    /// Fields unknown to this version.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// A type of link.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LinkType {
    /// Its name in the file.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub id: LinkTypeId,
    /// Its name on the screen; its id where it is absent.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub name: String,
    /// The labels it may start at.
    #[cfg_attr(feature = "schema", schemars(with = "Option<Vec<String>>"))]
    pub from: Vec<LabelId>,
    /// The labels it may end at.
    #[cfg_attr(feature = "schema", schemars(with = "Option<Vec<String>>"))]
    pub to: Vec<LabelId>,
    /// What it means.
    #[serde(default)]
    pub definition: String,
    /// Fields unknown to this version.
    #[serde(flatten)]
    pub unknown: Unknown,
}

#[cfg(feature = "schema")]
fn first_version() -> u32 {
    1
}

/// The default codebook as it is written in its file.
const STANDARD: &str = include_str!("codebook/standard.json");

impl Codebook {
    /// The default codebook: actors, positions, uncertainties, cues.
    pub fn standard() -> Arc<Self> {
        static STANDARD_BOOK: LazyLock<Arc<Codebook>> = LazyLock::new(|| {
            let book = serde_json::from_str(STANDARD);
            // The file is part of the program; a test reads it.
            Arc::new(book.unwrap_or_else(|_| Codebook::empty("Standpoint default")))
        });
        Arc::clone(&STANDARD_BOOK)
    }

    /// A codebook without labels.
    pub fn empty(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            version: 1,
            labels: Vec::new(),
            links: Vec::new(),
            revisions: Vec::new(),
            unknown: Unknown::new(),
        }
    }

    /// The labels that new marks may get, in the order of their keys.
    pub fn labels_in_use(&self) -> impl Iterator<Item = &Label> {
        self.labels.iter().filter(|label| !label.retired)
    }

    /// The label with this id.
    pub fn label(&self, id: &LabelId) -> Option<&Label> {
        self.labels.iter().find(|label| label.id == *id)
    }

    /// Whether a link of this type may lead from a mark of the one label to one of the other.
    pub fn allows(&self, kind: &LinkTypeId, from: &LabelId, to: &LabelId) -> bool {
        self.link(kind)
            .is_some_and(|link| link.from.contains(from) && link.to.contains(to))
    }

    /// The link type with this id.
    pub fn link(&self, id: &LinkTypeId) -> Option<&LinkType> {
        self.links.iter().find(|link| link.id == *id)
    }
}

impl Label {
    /// A label without attributes.
    pub fn new(id: impl Into<LabelId>, name: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            channel: Channel::default(),
            entities: false,
            colour: None,
            key: None,
            definition: String::new(),
            examples: Vec::new(),
            retired: false,
            attributes: Vec::new(),
            unknown: Unknown::new(),
        }
    }

    /// Whether its marks can have this value in this attribute.
    pub fn takes(&self, attribute: &str, value: &str) -> bool {
        self.attribute(attribute).is_some_and(|attribute| {
            attribute.values.is_empty() || attribute.values.iter().any(|v| v.id == value)
        })
    }

    /// The attribute with this id.
    pub fn attribute(&self, id: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.id == id)
    }
}

impl Attribute {
    /// An attribute of free words.
    pub fn new(id: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            values: Vec::new(),
            unknown: Unknown::new(),
        }
    }
}

impl Value {
    /// A value without definition.
    pub fn new(id: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            colour: None,
            key: None,
            definition: String::new(),
            unknown: Unknown::new(),
        }
    }
}

impl LinkType {
    /// A link type between these labels.
    pub fn new(
        id: impl Into<LinkTypeId>,
        name: impl Into<String>,
        from: Vec<LabelId>,
        to: Vec<LabelId>,
    ) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            from,
            to,
            definition: String::new(),
            unknown: Unknown::new(),
        }
    }
}
