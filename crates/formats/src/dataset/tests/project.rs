//! Two articles of one paragraph each, with everything that a task meets.

use standpoint_annotation::{
    Change, Document, ENGINE, Edit, Entity, Link, Mark, Origin, Spans, State,
};
use standpoint_text::{Span, Text};

use super::super::{Dataset, Recipe, Shares, Task};

/// Three sentences: a position held by Kessia, an epistemic uncertainty, and nothing.
pub(super) const FIRST: &str = "Kessia rejected a joint inspection. Ode may wait. The dam stands.";

/// Four: a position held by Ode; one of hers about Kessia in two pieces, with a suggestion that
/// nobody has looked at; an uncertainty without a type; a rejected uncertainty.
pub(super) const SECOND: &str =
    "Ode backs the dam. Kessia, she says, is right. Perhaps. Nothing else.";

pub(super) fn project() -> Vec<Document> {
    vec![first(), second()]
}

fn first() -> Document {
    let mark = |id, label, words| mark(FIRST, id, label, &[words]);
    let marks = vec![
        mentioning("e1", mark("k", "actor", "Kessia")),
        mark("c1", "cue", "rejected"),
        mark("p1", "position", "a joint inspection")
            .with("stance", "opposes")
            .with("issue", "a joint inspection"),
        mentioning("e2", mark("o", "actor", "Ode")),
        mark("u1", "uncertainty", "may").with("type", "epistemic"),
    ];
    document(
        "first",
        FIRST,
        &["dam", "water"],
        marks,
        &[("held_by", "p1", "k")],
    )
}

fn second() -> Document {
    let mark = |id, label, words: &[&str]| mark(SECOND, id, label, words);
    let marks = vec![
        mentioning("e2", mark("o", "actor", &["Ode"])),
        mark("c1", "cue", &["backs"]),
        mark("q1", "position", &["the dam"])
            .with("stance", "supports")
            .with("issue", "the dam"),
        mentioning("e1", mark("k", "actor", &["Kessia"])),
        mark("q2", "position", &["Kessia", "is right"]).with("stance", "supports"),
        suggested(State::Suggested, 0.8, mark("c2", "cue", &["says"])),
        mark("u2", "uncertainty", &["Perhaps"]),
        suggested(
            State::Rejected,
            0.95,
            mark("u3", "uncertainty", &["Nothing"]),
        ),
    ];
    let links = [
        ("held_by", "q1", "o"),
        ("held_by", "q2", "o"),
        ("about", "q2", "k"),
    ];
    document("second", SECOND, &["water"], marks, &links)
}

pub(super) fn mark(text: &str, id: &str, label: &str, words: &[&str]) -> Mark {
    let pieces = words.iter().map(|words| {
        let start = text.find(words).unwrap();
        Span::from_bytes(start, start + words.len())
    });
    Mark::new(id, label, Spans::new(pieces.collect()).unwrap())
}

fn mentioning(entity: &str, mark: Mark) -> Mark {
    Mark {
        entity: Some(entity.into()),
        ..mark
    }
}

pub(super) fn suggested(state: State, confidence: f64, mark: Mark) -> Mark {
    let origin = Origin {
        by: ENGINE.to_owned(),
        confidence: Some(confidence),
        ..Origin::default()
    };
    Mark {
        state,
        origin: Some(origin),
        ..mark
    }
}

pub(super) fn document(
    id: &str,
    text: &str,
    tags: &[&str],
    marks: Vec<Mark>,
    links: &[(&str, &str, &str)],
) -> Document {
    let mut document = Document::new(id, Text::new(text));
    document.details.tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
    let entities = [("e1", "Kessia"), ("e2", "Mira Ode")];
    let mut edits: Vec<Edit> = entities
        .iter()
        .map(|(id, name)| Edit::Entity(Change::add(Entity::new(*id, *name))))
        .collect();
    edits.extend(marks.into_iter().map(|mark| Edit::Mark(Change::add(mark))));
    edits.extend(links.iter().enumerate().map(|(number, (kind, from, to))| {
        Edit::Link(Change::add(Link::new(
            format!("l{number}"),
            *kind,
            *from,
            *to,
        )))
    }));
    for edit in &edits {
        document.apply(edit).unwrap();
    }
    document
}

/// All of the project for training.
pub(super) fn recipe(task: Task) -> Recipe {
    let mut recipe = Recipe::new(task);
    recipe.plan.shares = Shares::new(1.0, 0.0, 0.0).unwrap();
    recipe
}

pub(super) fn built(recipe: Recipe) -> Dataset {
    Dataset::build(&project(), recipe, None).unwrap()
}
