//! The shapes that are written, field by field in the order of the file; the JSON Schema is made
//! from them. Where a type of the document has the file's shape already (links, entities, origins,
//! codebooks), it stands here itself.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::Unknown;
use crate::codebook::Codebook;
use crate::document::{Source, Status};
use crate::entity::Entity;
use crate::link::Link;
use crate::mark::{Decided, Origin, State};

/// A text, what is marked in it, and how the marks belong together.
#[derive(Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "Document")
)]
pub(crate) struct DocumentWire<'a> {
    /// The version of the format.
    #[cfg_attr(feature = "schema", schemars(extend("const" = "standpoint/1")))]
    pub(crate) format: &'static str,
    /// Its name within the project.
    #[serde(default)]
    pub(crate) id: &'a str,
    /// What a person calls it.
    #[serde(default)]
    pub(crate) title: &'a str,
    /// BCP 47; `null` where nobody has said.
    pub(crate) language: Option<&'a str>,
    /// Where the text comes from.
    #[serde(default)]
    pub(crate) source: Cow<'a, Source>,
    /// Words a person files it under.
    #[serde(default, skip_serializing_if = "<[String]>::is_empty")]
    pub(crate) tags: &'a [String],
    /// A remark of a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) note: Option<&'a str>,
    /// How far the work is, where a person has said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) status: Option<Status>,
    /// What offsets count: Unicode code points, from the start of `text`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = "code_points")))]
    pub(crate) offsets: &'static str,
    /// The whole text. It never changes under its marks.
    pub(crate) text: &'a str,
    /// What may be marked; the default codebook where it is absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) codebook: Option<&'a Codebook>,
    /// What is marked.
    #[serde(default)]
    pub(crate) marks: Vec<MarkWire<'a>>,
    /// Links between marks.
    #[serde(default)]
    pub(crate) links: Vec<&'a Link>,
    /// Links that an annotator said and that did not stand when it was settled where annotators
    /// differed. They count for nothing else.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) rejected_links: Vec<&'a Link>,
    /// Who or what the marks mention.
    #[serde(default)]
    pub(crate) entities: Vec<&'a Entity>,
    /// Marks, links and entities that have no place in the text, as they came: objects such as
    /// `{"mark": …}` or `{"link": …}`.
    #[serde(default, skip_serializing_if = "<[Value]>::is_empty")]
    pub(crate) unplaced: &'a [Value],
    /// Fields unknown to this version.
    #[serde(flatten)]
    pub(crate) unknown: &'a Unknown,
}

/// One or more pieces of the text under a label, and what is known of them.
#[derive(Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "Mark")
)]
pub(crate) struct MarkWire<'a> {
    /// Its name within the document.
    pub(crate) id: &'a str,
    /// The codebook's label.
    pub(crate) label: &'a str,
    /// Its pieces in text order.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub(crate) spans: Vec<SpanWire<'a>>,
    /// The codebook's attributes, by id; values are strings unless another tool wrote them.
    #[serde(default)]
    pub(crate) attributes: Cow<'a, BTreeMap<String, Value>>,
    /// The id of the entity that it mentions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) entity: Option<&'a str>,
    /// What became of it.
    #[serde(default)]
    pub(crate) state: State,
    /// Where it comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) origin: Option<&'a Origin>,
    /// Who accepted or rejected it, and when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) decided: Option<&'a Decided>,
    /// Which of several annotators said just this, before somebody settled where they differed.
    #[serde(default, skip_serializing_if = "<[String]>::is_empty")]
    pub(crate) said_by: &'a [String],
    /// A remark of a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) note: Option<&'a str>,
    /// Fields unknown to this version.
    #[serde(flatten)]
    pub(crate) unknown: &'a Unknown,
}

/// A piece of the text, from `start` up to and without `end`.
#[derive(Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "Span")
)]
pub(crate) struct SpanWire<'a> {
    /// Code points before it.
    pub(crate) start: usize,
    /// Code points up to its end.
    pub(crate) end: usize,
    /// The words that are there: always written, and checked where present.
    pub(crate) quote: Option<&'a str>,
    /// Fields unknown to this version.
    #[serde(flatten)]
    pub(crate) unknown: Cow<'a, Unknown>,
}
