//! What the engine finds, put into a document.

use std::collections::BTreeMap;

use standpoint_annotation::{Command, Document, EntityId, Link, Mark};
use standpoint_engine::{Engine, Language, Sieve, Thresholds};

/// A document with what was suggested for it.
pub(super) struct Suggested {
    pub(super) document: Document,
    /// Whether the text is in the language that the engine reads.
    pub(super) is_english: bool,
}

/// Adds the engine's suggestions to a document, those that are sure enough. What a person decided
/// stays.
pub(super) fn suggest(
    engine: &dyn Engine,
    mut document: Document,
    thresholds: &Thresholds,
) -> Suggested {
    let text = document.text.clone();
    let mut analysis = engine.analyse(&text);
    let mut sieve = Sieve::new(thresholds.clone());
    let mut found = Found::default();
    for batch in analysis.by_ref() {
        let batch = sieve.sift(batch);
        found.marks.extend(batch.marks);
        found.links.extend(batch.links);
        // An entity that comes again has a fuller name.
        found.entities.extend(
            batch
                .entities
                .into_iter()
                .map(|entity| (entity.id.clone(), entity)),
        );
    }
    let language = analysis.language();
    let command = Command::Suggest {
        marks: found.marks,
        links: found.links,
        entities: found.entities.into_values().collect(),
    };
    // A plan fails only where there is nothing to suggest.
    for edit in command
        .plan(&document)
        .map(|step| step.edits)
        .unwrap_or_default()
    {
        // The plan was made for this document: each edit fits it.
        let _ = document.apply(&edit);
    }
    if document.details.language.is_none() {
        document.details.language = code(language);
    }
    Suggested {
        document,
        is_english: language == Language::English,
    }
}

fn code(language: Language) -> Option<String> {
    match language {
        Language::English => Some("en".to_owned()),
        Language::Other(code) => Some(code.0.iter().collect()),
        Language::Unknown => None,
    }
}

#[derive(Default)]
struct Found {
    marks: Vec<Mark>,
    links: Vec<Link>,
    entities: BTreeMap<EntityId, standpoint_annotation::Entity>,
}
