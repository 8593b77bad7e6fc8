//! A project: documents that belong together, and what holds for all of them.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Unknown;
use crate::id::LabelId;

/// What stands under `format` in a project file of this version.
pub const FORMAT: &str = "standpoint-project/1";

/// A project, as its file holds it (`standpoint-project/1`). The documents are in files of their own.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Project {
    /// Its name among the projects.
    #[serde(default)]
    pub id: String,
    /// What a person calls it.
    #[serde(default)]
    pub name: String,
    /// The name of the codebook that new documents get; the default one where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub codebook: Option<String>,
    /// The documents, in the order of the list.
    #[serde(default)]
    pub documents: Vec<DocumentEntry>,
    /// Who works on it.
    #[serde(default)]
    pub people: Vec<Person>,
    /// Words that were rejected once as marks and are not suggested again.
    #[serde(default)]
    pub rejected_words: Vec<RejectedWords>,
    /// Fields unknown to this version.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// A document of a project.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DocumentEntry {
    /// The document's id.
    pub id: String,
    /// The document's title when it was last saved.
    #[serde(default)]
    pub title: String,
    /// Fields unknown to this version.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// Somebody who marks or reviews.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Person {
    /// What stands in `origin.by` and `decided.by`.
    pub id: String,
    /// What others call them.
    #[serde(default)]
    pub name: String,
    /// Fields unknown to this version.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// Words that are no mark of a label in this project.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RejectedWords {
    /// The label.
    pub label: String,
    /// The words, as they stood in the text.
    pub words: String,
    /// Fields unknown to this version.
    #[serde(flatten)]
    pub unknown: Unknown,
}

impl RejectedWords {
    /// Whether these words are meant, under this label. Blanks do not count: lines end elsewhere in
    /// another article.
    pub fn is(&self, label: &LabelId, words: &str) -> bool {
        let (own, words) = (self.words.split_whitespace(), words.split_whitespace());
        self.label == label.as_str() && own.eq(words)
    }
}

/// Why a file is no project, said so that its reader knows what to do.
#[derive(Debug, thiserror::Error, PartialEq, Eq, Clone)]
pub enum ProjectError {
    /// The JSON is broken, or a field is missing or holds what it cannot be.
    #[error("the project cannot be read: {detail} (line {line}, column {column})")]
    Broken {
        /// Counted from 1; 0 where it is not known.
        line: usize,
        /// In bytes, counted from 1; 0 where it is not known.
        column: usize,
        /// What is wrong.
        detail: String,
    },
    /// JSON, but no project.
    #[error("this is no Standpoint project: those say \"format\": \"standpoint-project/1\"")]
    NotAProject,
    /// Written by a later Standpoint.
    #[error(
        "this project is “{found}”, from a newer Standpoint than this one, which reads \
         “standpoint-project/1”; update Standpoint to open it"
    )]
    NewerVersion {
        /// Its format.
        found: String,
    },
}

/// A project with its format before it.
#[derive(Serialize)]
struct File<'p> {
    format: &'static str,
    #[serde(flatten)]
    project: &'p Project,
}

/// The project as `standpoint-project/1`.
pub fn to_json(project: &Project) -> String {
    // Strings and string-keyed maps can always be written.
    serde_json::to_string_pretty(&File {
        format: FORMAT,
        project,
    })
    .unwrap_or_default()
}

/// Reads a `standpoint-project/1` file.
///
/// # Errors
/// When it is no JSON, no project, or a newer version's.
pub fn from_json(json: &str) -> Result<Project, ProjectError> {
    let mut value: Value = serde_json::from_str(json).map_err(|error| broken(&error))?;
    let format = value
        .as_object_mut()
        .and_then(|object| object.remove("format"));
    match format.as_ref().and_then(Value::as_str) {
        Some(FORMAT) => serde_json::from_value(value).map_err(|error| broken(&error)),
        Some(found) if found.starts_with("standpoint-project/") => {
            Err(ProjectError::NewerVersion {
                found: found.to_owned(),
            })
        }
        _ => Err(ProjectError::NotAProject),
    }
}

/// Two projects as one: everything that either has. Gives the names of the fields of which both have
/// another value as well; they stay as they are in `mine`. The list of documents is only united by
/// ids, since their files say what is in them.
pub fn merge(mine: &Project, theirs: &Project) -> (Project, Vec<String>) {
    let mut all = mine.clone();
    let mut differing = Vec::new();
    if all.id.is_empty() {
        all.id.clone_from(&theirs.id);
    }
    if all.name.is_empty() {
        all.name.clone_from(&theirs.name);
    } else if !theirs.name.is_empty() && all.name != theirs.name {
        differing.push("name".to_owned());
    }
    match (&all.codebook, &theirs.codebook) {
        (Some(mine), Some(theirs)) if mine != theirs => differing.push("codebook".to_owned()),
        (None, theirs) => all.codebook.clone_from(theirs),
        _ => {}
    }
    for person in &theirs.people {
        match mine.people.iter().find(|known| known.id == person.id) {
            None => all.people.push(person.clone()),
            Some(known) if known == person => {}
            Some(_) => differing.push(format!("people.{}", person.id)),
        }
    }
    let documents = theirs.documents.iter();
    let new = documents.filter(|entry| mine.documents.iter().all(|known| known.id != entry.id));
    all.documents.extend(new.cloned());
    let rejected = theirs.rejected_words.iter();
    let new = rejected.filter(|words| !mine.rejected_words.contains(words));
    all.rejected_words.extend(new.cloned());
    for (name, value) in &theirs.unknown {
        match mine.unknown.get(name) {
            None => {
                all.unknown.insert(name.clone(), value.clone());
            }
            Some(known) if known == value => {}
            Some(_) => differing.push(name.clone()),
        }
    }
    (all, differing)
}

fn broken(error: &serde_json::Error) -> ProjectError {
    let detail = error.to_string();
    let detail = detail
        .split(" at line ")
        .next()
        .unwrap_or_default()
        .to_owned();
    ProjectError::Broken {
        line: error.line(),
        column: error.column(),
        detail,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_comes_back_with_what_is_unknown() {
        let json = r#"{"format": "standpoint-project/1", "id": "dam", "name": "The dam", "splits": {"test": ["a"]},
            "documents": [{"id": "a", "title": "A", "words": 3}], "people": [{"id": "ada", "x": 1}],
            "rejected_words": [{"label": "actor", "words": "May", "y": null}]}"#;
        let project = from_json(json).unwrap();
        assert_eq!(project.documents[0].title, "A");
        assert!(project.unknown.contains_key("splits"));
        let written = to_json(&project);
        assert_eq!(from_json(&written), Ok(project));
        for kept in ["splits", "\"words\": 3", "\"x\": 1", "\"y\": null"] {
            assert!(written.contains(kept), "{kept} in {written}");
        }
    }

    #[test]
    fn two_projects_become_one_and_what_differs_is_named() {
        let read = |json: &str| from_json(json).unwrap();
        let mine = read(
            r#"{"format": "standpoint-project/1", "name": "The dam", "documents": [{"id": "a"}],
            "people": [{"id": "ada"}], "rejected_words": [{"label": "actor", "words": "May"}], "x": 1, "y": 1}"#,
        );
        let theirs = read(
            r#"{"format": "standpoint-project/1", "name": "The river", "codebook": "own",
            "documents": [{"id": "a"}, {"id": "b"}], "people": [{"id": "ada", "name": "Ada"}, {"id": "ben"}],
            "rejected_words": [{"label": "actor", "words": "May"}, {"label": "cue", "words": "May"}], "y": 2, "z": 3}"#,
        );
        let (all, differing) = merge(&mine, &theirs);
        assert_eq!(differing, ["name", "people.ada", "y"]);
        assert_eq!(
            (all.name.as_str(), all.codebook.as_deref()),
            ("The dam", Some("own"))
        );
        assert_eq!(
            (
                all.documents.len(),
                all.people.len(),
                all.rejected_words.len()
            ),
            (2, 2, 2)
        );
        assert_eq!(all.unknown.len(), 3);
        assert_eq!(merge(&all, &theirs).0, all, "a second time nothing is new");
    }

    #[test]
    fn a_project_may_be_bare() {
        let bare = from_json(r#"{"format": "standpoint-project/1"}"#);
        assert_eq!(bare, Ok(Project::default()));
    }

    #[test]
    fn what_is_no_project_is_refused_in_a_sentence() {
        let table = [
            (
                "{",
                "the project cannot be read: EOF while parsing an object (line 1, column 1)",
            ),
            (
                "[]",
                "this is no Standpoint project: those say \"format\": \"standpoint-project/1\"",
            ),
            (
                r#"{"format": "standpoint-project/2"}"#,
                "this project is “standpoint-project/2”, from a newer Standpoint than this one, which reads “standpoint-project/1”; update Standpoint to open it",
            ),
        ];
        for (json, expected) in table {
            assert_eq!(from_json(json).unwrap_err().to_string(), expected, "{json}");
        }
    }
}
