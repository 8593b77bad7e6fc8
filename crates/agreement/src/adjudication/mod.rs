//! Where annotators of one text differ, and one document made of theirs.
//!
//! [`Adjudication::of`] puts the marks of all annotators into groups, at most one mark of each, that
//! mean the same: marks that are matched (as in [`crate::compare`]: at least half of the union of
//! their characters), those of one label first, then across labels. What a group's annotators say
//! alike is one version, said by all of these; a group that all annotators say alike is agreed on.
//! Everything else is a [`Disagreement`].
//!
//! [`Adjudication::document`] is the document to settle them in. It holds every version of every
//! mark, with who said it: agreed ones are as they were, the others suggestions until
//! [`Adjudication::settle`] makes the [`Settlement`](standpoint_annotation::Settlement) that accepts
//! some and rejects the rest. Nothing is lost: what does not stand stays in the document, rejected, with
//! who said it and who decided.

mod entities;
mod groups;
mod links;
mod settle;
mod settling;
mod versions;

use standpoint_annotation::{Document, LinkTypeId, MarkId};
use standpoint_text::Span;

use crate::compare::Counted;
use entities::Entities;
use links::Said;
use versions::Group;

pub use settle::Choice;
pub use versions::Differ;

/// Several annotators' documents of one text, compared mark by mark.
#[derive(Clone, Debug)]
pub struct Adjudication {
    annotators: Vec<String>,
    /// The text with details and codebook of the first annotator, and nothing marked.
    blank: Document,
    /// In text order.
    groups: Vec<Group>,
    links: Vec<Said>,
    entities: Entities,
    disagreements: Vec<Disagreement>,
}

/// Something on which annotators differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// Where it is: all that any version covers.
    pub place: Span,
    /// What it is about.
    pub subject: Subject,
    matter: Matter,
}

/// What annotators differ on. Annotators are called by their places in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A mark.
    Mark {
        /// In what respects, without repetition.
        differ: Vec<Differ>,
        /// The versions, by the first annotator who said each.
        versions: Vec<MarkVersion>,
        /// Who marked nothing here.
        silent: Vec<usize>,
    },
    /// Where the links of one type lead that start at a mark.
    Links {
        /// The type.
        kind: LinkTypeId,
        /// The mark, in its first version.
        from: MarkId,
        /// The versions, by the first annotator who said each.
        versions: Vec<LinkVersion>,
    },
}

/// A mark as one or more annotators have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkVersion {
    /// The mark in the document to settle in.
    pub mark: MarkId,
    /// Who has it so.
    pub by: Vec<usize>,
}

/// Links as one or more annotators have them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkVersion {
    /// The marks they lead to, each in its first version; none where they have no such link.
    pub to: Vec<MarkId>,
    /// Who has them so.
    pub by: Vec<usize>,
}

/// Which of the parts of an adjudication a disagreement is about.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Matter {
    /// The group of this number.
    Group(usize),
    /// The links of this type from the group of this number.
    Links(usize, LinkTypeId),
}

/// Why documents cannot be adjudicated, or a choice not be made.
#[derive(Debug, thiserror::Error, PartialEq, Eq, Clone)]
pub enum AdjudicationError {
    /// One document has nobody to differ from.
    #[error("two documents of one text are needed to compare")]
    TooFew,
    /// Who said what could not be told.
    #[error("two of the documents are both by “{0}”; each annotator needs a name of their own")]
    SameName(String),
    /// Places in one text mean nothing in another.
    #[error(
        "the document of “{annotator}” has another text, from character {at} on; marks can be \
         compared on the same text only"
    )]
    OtherText {
        /// Whose it is.
        annotator: String,
        /// Where it parts from the first annotator's, in code points counted from 1.
        at: usize,
    },
    /// There is no such disagreement.
    #[error("there is no disagreement of number {0}")]
    NoDisagreement(usize),
    /// The choice names an annotator who is not there, or who marked nothing here.
    #[error("there is no version of annotator number {0} to take")]
    NoVersion(usize),
    /// Links have no edges.
    #[error("only marks have edges")]
    NoEdges,
}

impl Adjudication {
    /// Compares what annotators marked, each with a name and a document.
    ///
    /// # Errors
    /// When there are fewer than two, two of one name, or two texts.
    pub fn of(
        annotators: &[(&str, &Document)],
        counted: Counted,
    ) -> Result<Self, AdjudicationError> {
        let first = check(annotators)?;
        let documents: Vec<&Document> = annotators.iter().map(|(_, document)| *document).collect();
        let members = groups::of(&documents, counted);
        let entities = Entities::of(&documents, &members);
        let groups = versions::of(&members, &entities);
        let links = links::of(&documents, &groups);
        let mut blank = Document::new("", first.text.clone());
        blank.details = first.details.clone();
        blank.codebook = first.codebook.clone();
        let mut adjudication = Self {
            annotators: annotators
                .iter()
                .map(|(name, _)| (*name).to_owned())
                .collect(),
            blank,
            groups,
            links,
            entities,
            disagreements: Vec::new(),
        };
        adjudication.disagreements = adjudication.differing();
        Ok(adjudication)
    }

    /// The annotators' names.
    pub fn annotators(&self) -> &[String] {
        &self.annotators
    }

    /// Where they differ, in text order: a mark before the links that start at it.
    pub fn disagreements(&self) -> &[Disagreement] {
        &self.disagreements
    }

    fn differing(&self) -> Vec<Disagreement> {
        let mut found = Vec::new();
        for (number, group) in self.groups.iter().enumerate() {
            let place = group.place();
            if !group.is_agreed() {
                found.push(Disagreement {
                    place,
                    subject: group.subject(),
                    matter: Matter::Group(number),
                });
            }
            for (kind, subject) in links::differing(number, &self.groups, &self.links) {
                found.push(Disagreement {
                    place,
                    subject,
                    matter: Matter::Links(number, kind),
                });
            }
        }
        found
    }

    fn names(&self, by: &[usize]) -> Vec<String> {
        by.iter()
            .map(|side| self.annotators[*side].clone())
            .collect()
    }
}

/// The first document, if all can be compared.
fn check<'d>(annotators: &[(&str, &'d Document)]) -> Result<&'d Document, AdjudicationError> {
    let [(_, first), others @ ..] = annotators else {
        return Err(AdjudicationError::TooFew);
    };
    if others.is_empty() {
        return Err(AdjudicationError::TooFew);
    }
    for (place, (name, document)) in annotators.iter().enumerate() {
        if annotators[..place].iter().any(|(other, _)| other == name) {
            return Err(AdjudicationError::SameName((*name).to_owned()));
        }
        if document.text != first.text {
            let (one, other) = (first.text.as_str().chars(), document.text.as_str().chars());
            let same = one.zip(other).take_while(|(a, b)| a == b).count();
            return Err(AdjudicationError::OtherText {
                annotator: (*name).to_owned(),
                at: same + 1,
            });
        }
    }
    Ok(first)
}
