//! Where a label is likely wrong: the engine is sure, and the person says otherwise.

use standpoint_annotation::{Document, Mark, State};

use super::recipe::Recipe;

/// Gives what an engine says of a document today, whatever is in it: suggestions with their
/// confidences.
pub type Opinion<'o> = dyn Fn(&Document) -> Vec<Mark> + 'o;

/// A mark of which engine and person think differently.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt {
    /// The document's id.
    pub article: String,
    /// Where the mark begins, in code points.
    pub start: usize,
    /// Its label.
    pub label: String,
    /// Its words.
    pub words: String,
    /// How sure the engine is, 0 to 1.
    pub confidence: f64,
    /// What they differ about.
    pub about: Difference,
}

/// What engine and person differ about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// The person rejected it.
    Rejected,
    /// The person marked nothing of this label there.
    Missing,
    /// The person says something else of it.
    Value {
        /// The attribute.
        attribute: String,
        /// What the person says.
        person: String,
        /// What the engine says.
        engine: String,
    },
}

/// Where persons and engine differ though the engine is sure: about suggestions that are in the
/// document and were rejected, and, with an opinion, about what the engine would say today.
pub(super) fn doubts(
    document: &Document,
    recipe: &Recipe,
    opinion: Option<&Opinion<'_>>,
) -> Vec<Doubt> {
    let is_sure = |mark: &Mark| mark.confidence().is_some_and(|sure| sure >= recipe.sure);
    let is_wanted = |mark: &Mark| wants(recipe, mark);
    let rejected = document
        .marks_in_order()
        .map(AsRef::as_ref)
        .filter(|mark: &&Mark| {
            mark.state == State::Rejected && mark.is_by_engine() && is_sure(mark) && is_wanted(mark)
        });
    let mut doubts: Vec<Doubt> = rejected
        .map(|mark| doubt(document, mark, Difference::Rejected))
        .collect();
    let today = opinion.map(|opinion| opinion(document)).unwrap_or_default();
    for mark in today.iter().filter(|mark| is_sure(mark) && is_wanted(mark)) {
        for difference in differences(document, mark) {
            let doubt = doubt(document, mark, difference);
            let is_known = doubts.iter().any(|known| {
                (known.start, &known.label, &known.words, &known.about)
                    == (doubt.start, &doubt.label, &doubt.words, &doubt.about)
            });
            if !is_known {
                doubts.push(doubt);
            }
        }
    }
    doubts
}

fn wants(recipe: &Recipe, mark: &Mark) -> bool {
    let label = mark.label.as_str();
    match recipe.task.needs() {
        Some(needed) => label == needed,
        None => recipe.labels.is_empty() || recipe.labels.iter().any(|wanted| wanted == label),
    }
}

fn differences(document: &Document, mark: &Mark) -> Vec<Difference> {
    if let Some(twin) = document.twin(mark) {
        return match twin.state {
            State::Rejected => vec![Difference::Rejected],
            State::Suggested => Vec::new(),
            State::Accepted => values(document, twin, mark),
        };
    }
    let is_near = |other: &&std::sync::Arc<Mark>| {
        let pieces = mark.spans.pieces();
        other.label == mark.label && pieces.iter().any(|piece| other.spans.overlaps(*piece))
    };
    match document.marks().find(is_near) {
        Some(_) => Vec::new(),
        None => vec![Difference::Missing],
    }
}

/// Attributes with a fixed set of values of which the two have another.
fn values(document: &Document, person: &Mark, engine: &Mark) -> Vec<Difference> {
    let label = document.codebook.label(&person.label);
    let attributes = label
        .map(|label| label.attributes.as_slice())
        .unwrap_or_default();
    let fixed = attributes
        .iter()
        .filter(|attribute| !attribute.values.is_empty());
    let both = fixed.filter_map(|attribute| {
        let of_person = person.attribute(&attribute.id)?;
        let of_engine = engine.attribute(&attribute.id)?;
        (of_person != of_engine).then(|| Difference::Value {
            attribute: attribute.id.clone(),
            person: of_person.to_owned(),
            engine: of_engine.to_owned(),
        })
    });
    both.collect()
}

fn doubt(document: &Document, mark: &Mark, about: Difference) -> Doubt {
    Doubt {
        article: document.id.clone(),
        start: document.text.to_code_point(mark.spans.start()),
        label: mark.label.to_string(),
        words: document.quote(mark),
        confidence: mark.confidence().unwrap_or_default(),
        about,
    }
}

impl std::fmt::Display for Doubt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            article,
            start,
            label,
            words,
            confidence,
            about,
        } = self;
        write!(
            f,
            "{article}, character {start}: the engine is sure of {label} “{words}” "
        )?;
        write!(f, "({confidence:.2}), ")?;
        match about {
            Difference::Rejected => write!(f, "and it was rejected"),
            Difference::Missing => write!(f, "and nobody marked it"),
            Difference::Value {
                attribute,
                person,
                engine,
            } => {
                write!(
                    f,
                    "{attribute} {engine}, and it was given {attribute} {person}"
                )
            }
        }
    }
}
