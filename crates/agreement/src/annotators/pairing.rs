//! Which documents of several annotators are of one article.

use std::collections::HashMap;

use serde::Serialize;
use standpoint_annotation::Document;

use super::Annotator;

/// One article with each annotator's document of it, in the order of the annotators.
#[derive(Clone, Debug)]
pub struct Article<'d> {
    /// At least one; all of the same text.
    pub documents: Vec<&'d Document>,
}

/// The articles that all annotators annotated, and what is left.
#[derive(Clone, Debug, Default)]
pub struct Pairing<'d> {
    /// In the order of the first annotator's documents.
    pub articles: Vec<Article<'d>>,
    /// Documents that are in none of them.
    pub left: Vec<Left>,
}

/// A document that could not be compared, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum Left {
    /// Somebody has a document of this id whose text is another one.
    OtherText {
        /// The document's id.
        id: String,
        /// Who has it.
        annotator: String,
        /// Whose document of this id has another text.
        differs_from: String,
        /// Where the two texts part, in code points from the start.
        at: usize,
    },
    /// Somebody has no document of this text.
    NotByAll {
        /// The document's id.
        id: String,
        /// Who has it.
        annotator: String,
        /// The first who has not.
        missing: String,
    },
    /// The annotator has two documents of this text; the first counts.
    Twice {
        /// The second document's id.
        id: String,
        /// Who has them.
        annotator: String,
    },
}

impl<'d> Pairing<'d> {
    /// Pairs documents by their text, which has to be the same to the letter, whatever their ids.
    pub fn of(annotators: &[Annotator<'d>]) -> Self {
        let mut pairing = Self::default();
        let by_text: Vec<HashMap<&str, &Document>> =
            annotators.iter().map(|a| pairing.index(a)).collect();
        for (place, annotator) in annotators.iter().enumerate() {
            for document in &annotator.documents {
                let text = document.text.as_str();
                let found: Vec<&Document> = by_text
                    .iter()
                    .filter_map(|held| held.get(text).copied())
                    .collect();
                if found.len() < annotators.len() {
                    pairing
                        .left
                        .push(why_left(document, annotator, annotators, &by_text));
                } else if place == 0 && std::ptr::eq(found[0], *document) {
                    pairing.articles.push(Article { documents: found });
                }
            }
        }
        pairing
    }

    /// An annotator's documents by their texts; of two with one text the first.
    fn index(&mut self, annotator: &Annotator<'d>) -> HashMap<&'d str, &'d Document> {
        let mut held: HashMap<&str, &Document> = HashMap::new();
        for document in &annotator.documents {
            let text = document.text.as_str();
            if held.contains_key(text) {
                self.left.push(Left::Twice {
                    id: document.id.clone(),
                    annotator: annotator.name.to_owned(),
                });
            } else {
                held.insert(text, document);
            }
        }
        held
    }
}

/// Why a document is left whose text not all have: of the first who has it not, there is a document
/// of its id, or none.
fn why_left(
    document: &Document,
    annotator: &Annotator,
    all: &[Annotator],
    by_text: &[HashMap<&str, &Document>],
) -> Left {
    let id = document.id.clone();
    let name = annotator.name.to_owned();
    let text = document.text.as_str();
    let without = all
        .iter()
        .zip(by_text)
        .filter(|(_, held)| !held.contains_key(text));
    let mut missing = "";
    for (other, _) in without {
        if let Some(namesake) = other.documents.iter().find(|d| d.id == id) {
            return Left::OtherText {
                id,
                annotator: name,
                differs_from: other.name.to_owned(),
                at: first_difference(text, namesake.text.as_str()),
            };
        }
        missing = if missing.is_empty() {
            other.name
        } else {
            missing
        };
    }
    Left::NotByAll {
        id,
        annotator: name,
        missing: missing.to_owned(),
    }
}

/// How many characters two texts begin with alike.
fn first_difference(one: &str, other: &str) -> usize {
    let pairs = one.chars().zip(other.chars());
    pairs.take_while(|(a, b)| a == b).count()
}
