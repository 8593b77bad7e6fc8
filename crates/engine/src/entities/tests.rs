use super::*;
use crate::engine::Engine;
use crate::instant::InstantEngine;
use standpoint_text::Text;

/// The entity of each actor mark with these words, in text order.
fn entities(text: &str, words: &str) -> Vec<String> {
    let text = Text::new(text);
    let engine = InstantEngine::of_rules();
    let marks = engine.analyse(&text).flat_map(|batch| batch.marks);
    let own = marks.filter(|mark| {
        mark.label.as_str() == "actor"
            && mark
                .spans
                .pieces()
                .iter()
                .any(|piece| text.slice(*piece) == words)
    });
    own.map(|mark| mark.entity.map_or_else(String::new, |id| id.to_string()))
        .collect()
}

fn are_one(text: &str, one: &str, other: &str) -> bool {
    let (one, other) = (entities(text, one), entities(text, other));
    assert!(
        !one.is_empty() && !other.is_empty(),
        "both are marked in {text:?}"
    );
    one.first() == other.first()
}

#[test]
fn mentions_of_one_actor_share_an_entity() {
    let table = [
        ("Ada Brandt spoke first. Ada said no.", "Ada Brandt", "Ada"),
        (
            "Ada Lund Brandt spoke first. Lund Brandt said no.",
            "Ada Lund Brandt",
            "Lund Brandt",
        ),
        (
            "The Orlen Institute for Rivers agreed. The Orlen Institute said so.",
            "Orlen Institute for Rivers",
            "Orlen Institute",
        ),
        (
            "The Orlen Institute agreed. The Orlen Institute for Rivers said so.",
            "Orlen Institute",
            "Orlen Institute for Rivers",
        ),
        (
            "The court agreed. This court said so.",
            "The court",
            "This court",
        ),
        (
            "I say it is safe. We waited. “No,” my friends said. I think it will hold.",
            "I",
            "I",
        ),
    ];
    for (text, one, other) in table {
        assert!(are_one(text, one, other), "{text}");
    }
}

#[test]
fn mentions_of_different_actors_do_not() {
    let table = [
        (
            "Ada Brandt spoke first. Ada Lund said no. Ada left.",
            "Ada Brandt",
            "Ada",
        ),
        (
            "Ada Brandt met Bo Brandt. Brandt said no.",
            "Bo Brandt",
            "Brandt",
        ),
        (
            "The Orlen Institute agreed. The Vessa Institute said so.",
            "Orlen Institute",
            "Vessa Institute",
        ),
    ];
    for (text, one, other) in table {
        assert!(!are_one(text, one, other), "{text}");
    }
}

#[test]
fn who_speaks_in_a_text_is_one_whatever_the_case() {
    let mut memory = Memory::default();
    let mut settled = |words: &str| {
        let mut actor = Actor {
            span: standpoint_text::Span::from_bytes(0, 1),
            kind: Kind::Person,
            mention: Mention::Pronoun,
            entity: None,
            ground: crate::draft::Ground::new(0.9, "pronoun"),
        };
        memory.settle(&mut actor, words)
    };
    assert_eq!(settled("I"), settled("my"));
    assert_eq!(settled("We"), settled("our"));
    assert_ne!(settled("I"), settled("we"));
    assert_ne!(
        settled("they"),
        settled("they"),
        "nothing says who they are"
    );
}

fn known(kind: Kind, gender: Option<Gender>) -> Known {
    Known {
        name: String::new(),
        kind,
        roles: Vec::new(),
        heads: false,
        state: None,
        gender,
    }
}

#[test]
fn pronouns_fit_kind_and_gender() {
    let woman = known(Kind::Person, Some(Gender::Female));
    assert!(woman.fits_pronoun("she") && !woman.fits_pronoun("he") && !woman.fits_pronoun("they"));
    let somebody = known(Kind::Person, None);
    assert!(
        somebody.fits_pronoun("he") && somebody.fits_pronoun("her") && !somebody.fits_pronoun("it")
    );
    let state = known(Kind::State, None);
    assert!(state.fits_pronoun("it") && state.fits_pronoun("they") && !state.fits_pronoun("he"));
}

#[test]
fn a_name_is_the_same_with_and_without_its_article() {
    let mut memory = Memory::default();
    let key = memory.called("The government", Kind::Organisation);
    assert_eq!(memory.called("the government", Kind::Organisation), key);
    assert_ne!(memory.called("the opposition", Kind::Organisation), key);
    assert_eq!(memory.take_changed().len(), 2);
    assert!(memory.take_changed().is_empty(), "nothing is new twice");
}
