//! Which label of the codebook a label of a file is: data that can be kept.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use standpoint_annotation::{Codebook, LabelId, LinkTypeId};

use super::proposal;

/// What the names of a file become. What is not named keeps its name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// Labels, by their name in the file.
    #[serde(default)]
    pub labels: BTreeMap<String, LabelTarget>,
    /// Relations, by their name in the file. Where the codebook allows a link only the other way
    /// round, it is turned.
    #[serde(default)]
    pub relations: BTreeMap<String, LinkTypeId>,
}

/// A label of the codebook, with what its marks are said to be besides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LabelTarget {
    /// The codebook's label.
    pub label: LabelId,
    /// Attributes that its marks get, where the file does not say otherwise.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, String>,
}

impl Mapping {
    /// Whether nothing gets another name.
    pub fn is_empty(&self) -> bool {
        self.labels.is_empty() && self.relations.is_empty()
    }

    /// Adds what is likely meant by this label, if anything is and nothing was said of it.
    pub fn propose_label(&mut self, name: &str, codebook: &Codebook) {
        if !self.labels.contains_key(name)
            && let Some(target) = proposal::label(name, codebook)
        {
            self.labels.insert(name.to_owned(), target);
        }
    }

    /// Adds what is likely meant by this relation, if anything is and nothing was said of it.
    pub fn propose_relation(&mut self, name: &str, codebook: &Codebook) {
        if !self.relations.contains_key(name)
            && let Some(target) = proposal::relation(name, codebook)
        {
            self.relations.insert(name.to_owned(), target);
        }
    }
}
