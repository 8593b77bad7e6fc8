//! Reading a document.

use std::sync::Arc;

use serde_json::{Value, json};

use super::error::LoadError;
use super::parse::parse;
use super::place::{Placing, better_unit};
use super::problem::Problem;
use super::raw::{Raw, raw};
use super::unit::Unit;
use crate::document::Document;
use crate::edit::{Change, Edit};
use crate::entity::Entity;
use crate::history::Step;
use crate::id::MarkId;
use crate::link::Link;
use crate::mark::Mark;
use crate::reanchor::Anchors;

/// A document that was opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The document.
    pub document: Document,
    /// What in the file does not fit.
    pub problems: Vec<Problem>,
    /// The document with marks where their quotes are, if that would change anything.
    anchored: Option<Box<Document>>,
}

impl Loaded {
    /// A step that moves marks to where their quotes are, brings back marks whose numbers have no
    /// place but whose quotes have one, and the links to them. `None` if there is nothing to move.
    pub fn reanchored(&self) -> Option<Step> {
        let anchored = self.anchored.as_deref()?;
        let marks = anchored.marks().filter_map(|after| {
            let before = self.document.mark(&after.id).cloned();
            changed(before, after).map(Edit::Mark)
        });
        let mut edits: Vec<Edit> = marks.collect();
        let count = edits.len();
        edits.extend(anchored.links().filter_map(|after| {
            let before = self.document.link(&after.id).cloned();
            changed(before, after).map(Edit::Link)
        }));
        edits.extend(anchored.rejected_links().filter_map(|after| {
            let before = self.document.rejected_link(&after.id).cloned();
            changed(before, after).map(Edit::RejectedLink)
        }));
        let unplaced = Change::replace(self.document.unplaced.clone(), anchored.unplaced.clone());
        if unplaced.before != unplaced.after {
            edits.push(Edit::Unplaced(unplaced));
        }
        let name = "step-reanchor".to_owned();
        (!edits.is_empty()).then_some(Step {
            name,
            count,
            join: None,
            at: None,
            edits,
        })
    }
}

fn changed<T: PartialEq>(before: Option<Arc<T>>, after: &Arc<T>) -> Option<Change<T>> {
    let after = Some(Arc::clone(after));
    (before != after).then_some(Change { before, after })
}

/// Reads a `standpoint/1` file.
///
/// # Errors
/// When it is no JSON, another tool's, a newer version's, or lacks what a document needs.
pub fn from_json(json: &str) -> Result<Loaded, LoadError> {
    let (raw, mended) = open(json)?;
    if raw.offsets != Unit::CodePoints.id() {
        return Err(LoadError::UnknownUnit { found: raw.offsets });
    }
    Ok(load(&raw, Unit::CodePoints, mended))
}

/// Reads a `standpoint/1` file whose offsets mean another unit, whatever it says of them.
///
/// # Errors
/// As [`from_json`], except that `offsets` is not checked.
pub fn from_json_as(json: &str, unit: Unit) -> Result<Loaded, LoadError> {
    let (raw, mended) = open(json)?;
    Ok(load(&raw, unit, mended))
}

fn open(json: &str) -> Result<(Raw, usize), LoadError> {
    let (value, mended) = parse(json)?;
    Ok((raw(value)?, mended))
}

fn load(raw: &Raw, unit: Unit, mended: usize) -> Loaded {
    let text = &raw.document.text;
    let mut problems = Vec::new();
    if mended > 0 {
        problems.push(Problem::LoneSurrogates { count: mended });
    }
    let better = better_unit(&raw.marks, text, unit);
    problems.extend(better.map(|unit| Problem::OtherUnit { unit }));
    let mut placing = Placing {
        text,
        unit,
        anchors: Anchors::in_text(text),
        by_quote: false,
    };
    let document = Assembly::of(raw, &placing, &mut problems);
    let anchored = problems
        .iter()
        .any(|problem| problem.proposal().is_some())
        .then(|| {
            placing.by_quote = true;
            Box::new(Assembly::of(raw, &placing, &mut Vec::new()))
        });
    Loaded {
        document,
        problems,
        anchored,
    }
}

/// A document being put together.
struct Assembly<'p> {
    document: Document,
    problems: &'p mut Vec<Problem>,
}

impl<'p> Assembly<'p> {
    fn of(raw: &Raw, placing: &Placing, problems: &'p mut Vec<Problem>) -> Document {
        let mut assembly = Self {
            document: raw.document.clone(),
            problems,
        };
        for (value, entity) in &raw.entities {
            assembly.add_entity(value, entity);
        }
        for mark in &raw.marks {
            let placed = placing.place(mark, assembly.problems);
            assembly.add_mark(&mark.raw, &mark.mark.id, placed);
        }
        for (value, link) in &raw.links {
            if assembly.is_whole(link) {
                let change = Change::add(link.clone());
                assembly.document.contents.change_link(&link.id, &change);
            } else {
                assembly.keep(json!({ "link": value }));
            }
        }
        for (value, link) in &raw.rejected_links {
            if assembly.is_whole(link) {
                let change = Change::add(link.clone());
                let contents = &mut assembly.document.contents;
                contents.change_rejected_link(&link.id, &change);
            } else {
                assembly.keep(json!({ "rejected_link": value }));
            }
        }
        assembly.document
    }

    fn keep(&mut self, kept: Value) {
        self.document.unplaced.push(kept);
    }

    fn add_entity(&mut self, raw: &Value, entity: &Entity) {
        if self.document.entity(&entity.id).is_some() {
            self.problems.push(Problem::DuplicateId {
                id: entity.id.to_string(),
            });
            self.keep(json!({ "entity": raw }));
        } else {
            self.document
                .contents
                .change_entity(&entity.id, &Change::add(entity.clone()));
        }
    }

    fn add_mark(&mut self, raw: &Value, id: &MarkId, placed: Option<Mark>) {
        let taken = self.document.mark(id).is_some();
        if taken {
            self.problems
                .push(Problem::DuplicateId { id: id.to_string() });
        }
        let Some(mark) = placed.filter(|_| !taken) else {
            self.keep(json!({ "mark": raw }));
            return;
        };
        let unknown = mark
            .entity
            .iter()
            .find(|entity| self.document.entity(entity).is_none());
        if let Some(entity) = unknown {
            let (mark, entity) = (id.clone(), entity.clone());
            self.problems.push(Problem::UnknownEntity { mark, entity });
        }
        self.document.contents.change_mark(id, &Change::add(mark));
    }

    /// Whether a link has its ends and an id of its own; what is wrong is noted.
    fn is_whole(&mut self, link: &Link) -> bool {
        let missing = [&link.from, &link.to]
            .into_iter()
            .find(|end| self.document.mark(end).is_none());
        let known = &self.document;
        let taken = known.link(&link.id).is_some() || known.rejected_link(&link.id).is_some();
        let problem = if taken {
            Some(Problem::DuplicateId {
                id: link.id.to_string(),
            })
        } else {
            missing.map(|missing| Problem::DanglingLink {
                link: link.id.clone(),
                missing: missing.clone(),
            })
        };
        let is_whole = problem.is_none();
        self.problems.extend(problem);
        is_whole
    }
}
