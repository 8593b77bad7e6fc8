//! What two versions of a codebook have different.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use standpoint_text::order::gathered;

use super::Codebook;

/// A version of a codebook: what is different from the one before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Revision {
    /// The version that it made.
    pub version: u32,
    /// What is different.
    #[serde(default)]
    pub changes: Vec<Difference>,
    /// Where marks went whose label or value is called otherwise now, or is gone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub carried: Vec<Carried>,
}

/// One place in a codebook that is different.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Difference {
    /// The way to it: names of fields, and ids within lists, such as `labels`, `actor`, `name`.
    pub at: Vec<String>,
    /// What was there; absent where it is new.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Value>,
    /// What is there now; absent where it is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Value>,
}

/// Marks that had one label or value and have another now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Carried {
    /// The way to the list in which both are, such as `labels`.
    pub at: Vec<String>,
    /// The id that they had.
    pub from: String,
    /// The id that they have.
    pub to: String,
}

impl Codebook {
    /// What each version changed, oldest first; what another program wrote otherwise is left out.
    pub fn versions(&self) -> Vec<Revision> {
        let revisions = self.revisions.iter();
        let read = revisions.map(|json| serde_json::from_value(json.clone()));
        read.filter_map(Result::ok).collect()
    }
}

/// What is different in the second codebook, in the order of its fields; versions and revisions are
/// left out. What stands in lists is told by its id; where only the order of a list changed, that
/// is one difference, the ids before and after.
pub fn differences(before: &Codebook, after: &Codebook) -> Vec<Difference> {
    let mut found = Vec::new();
    compare(&mut Vec::new(), &plain(before), &plain(after), &mut found);
    found
}

/// The codebook as JSON, without what differs from version to version.
fn plain(book: &Codebook) -> Value {
    let mut json = serde_json::to_value(book).unwrap_or_default();
    if let Some(fields) = json.as_object_mut() {
        fields.remove("version");
        fields.remove("revisions");
    }
    json
}

/// What stands under which name or id.
type Entries<'v> = Vec<(&'v str, &'v Value)>;

fn compare(at: &mut Vec<String>, before: &Value, after: &Value, found: &mut Vec<Difference>) {
    if before == after {
        return;
    }
    if let (Value::Object(before), Value::Object(after)) = (before, after) {
        return compare_entries(at, &fields(before), &fields(after), found);
    }
    if let (Some(before), Some(after)) = (by_id(before), by_id(after)) {
        compare_entries(at, &before, &after, found);
        return compare_order(at, &before, &after, found);
    }
    note(at, Some(before), Some(after), found);
}

fn compare_entries(
    at: &mut Vec<String>,
    before: &Entries,
    after: &Entries,
    found: &mut Vec<Difference>,
) {
    let gone = before.iter().filter(|(key, _)| get(after, key).is_none());
    for (key, _) in gone.chain(after) {
        at.push((*key).to_owned());
        match (get(before, key), get(after, key)) {
            (Some(before), Some(after)) => compare(at, before, after, found),
            (before, after) => note(at, before, after, found),
        }
        at.pop();
    }
}

/// Whether what is in both lists stands in another order.
fn compare_order(at: &[String], before: &Entries, after: &Entries, found: &mut Vec<Difference>) {
    let common = |list: &Entries, other: &Entries| -> Vec<Value> {
        let kept = list.iter().filter(|(id, _)| get(other, id).is_some());
        kept.map(|(id, _)| Value::from(*id)).collect()
    };
    let (one, two) = (common(before, after), common(after, before));
    if one != two {
        note(at, Some(&Value::from(one)), Some(&Value::from(two)), found);
    }
}

fn get<'v>(entries: &Entries<'v>, key: &str) -> Option<&'v Value> {
    let entry = entries.iter().find(|(name, _)| *name == key);
    entry.map(|(_, value)| *value)
}

fn fields(object: &Map<String, Value>) -> Entries<'_> {
    object
        .iter()
        .map(|(key, value)| (key.as_str(), value))
        .collect()
}

/// A list of things with different ids, by these.
fn by_id(list: &Value) -> Option<Entries<'_>> {
    let elements = list.as_array()?.iter();
    let entries: Entries = elements
        .map(|element| Some((element.get("id")?.as_str()?, element)))
        .collect::<Option<_>>()?;
    let ids: BTreeSet<&str> = gathered(entries.iter().map(|(id, _)| *id));
    (ids.len() == entries.len()).then_some(entries)
}

fn note(at: &[String], before: Option<&Value>, after: Option<&Value>, found: &mut Vec<Difference>) {
    found.push(Difference {
        at: at.to_vec(),
        before: before.cloned(),
        after: after.cloned(),
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codebook::{Label, LinkType};

    fn written(before: &Codebook, after: &Codebook) -> Vec<String> {
        let side = |value: &Option<Value>| match value {
            Some(Value::Object(_)) => "…".to_owned(),
            Some(value) => value.to_string(),
            None => "nothing".to_owned(),
        };
        differences(before, after)
            .iter()
            .map(|d| {
                format!(
                    "{}: {} → {}",
                    d.at.join("/"),
                    side(&d.before),
                    side(&d.after)
                )
            })
            .collect()
    }

    #[test]
    fn differences_name_their_places() {
        let mut before = Codebook::clone(&Codebook::standard());
        before.labels[3].examples.clear();
        assert!(differences(&before, &before).is_empty());
        let mut after = before.clone();
        after.version = 7;
        after.labels[0].name = "Stakeholder".to_owned();
        after.labels[0].attributes[0].values[2].definition = "A country.".to_owned();
        after.labels[3].examples.push("“said” is one.".to_owned());
        after.labels.swap(1, 2);
        after.labels.push(Label::new("place", "Place"));
        after.links.remove(3);
        let ends = || vec!["actor".into()];
        after.links.push(LinkType::new("at", "At", ends(), ends()));
        assert_eq!(
            written(&before, &after),
            [
                "labels/actor/attributes/kind/values/state/definition: \
                 \"A country, or a capital or building that stands for its government.\" → \"A country.\"",
                "labels/actor/name: \"Actor\" → \"Stakeholder\"",
                "labels/cue/examples: nothing → [\"“said” is one.\"]",
                "labels/place: nothing → …",
                "labels: [\"actor\",\"position\",\"uncertainty\",\"cue\"] → \
                 [\"actor\",\"uncertainty\",\"position\",\"cue\"]",
                "links/about: … → nothing",
                "links/at: nothing → …",
            ]
        );
    }

    #[test]
    fn of_an_id_that_is_there_twice_the_list_is_told_as_a_whole() {
        let mut before = Codebook::empty("b");
        before.labels = vec![Label::new("a", "A"), Label::new("a", "B")];
        let mut after = before.clone();
        after.labels[1].name = "C".to_owned();
        let found = differences(&before, &after);
        assert_eq!((found.len(), &found[0].at), (1, &vec!["labels".to_owned()]));
    }
}
