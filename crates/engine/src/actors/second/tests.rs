//! Names of the rules, and what becomes of them by a second opinion.

use standpoint_text::{Span, Text, paragraphs};

use crate::actors;
use crate::draft::{Found, Mention};
use crate::entities::Memory;
use crate::learned::names::Named as Kind;
use crate::learned::{Layers, layers};
use crate::lexicon::Lexicon;
use crate::sentence::Paragraph;
use crate::why::LEARNED_NAME;

/// A name of the layer: its words, where they first stand, what it names, and how sure that is.
type Learned<'a> = (&'a str, Kind, f32);

/// The names of a text that are more likely right than wrong, as `words|kind entity`, with a star
/// where the layer had a say.
fn names(text: &str, learned: &[Learned<'_>]) -> Vec<String> {
    let text = Text::new(text);
    let lexicon = Lexicon::standard();
    let place = |words: &str| {
        let at = text.as_str().find(words).unwrap_or_default();
        Span::from_bytes(at, at + words.len())
    };
    let learned = learned
        .iter()
        .map(|(words, kind, confidence)| layers::Found {
            span: place(words),
            kind: *kind,
            confidence: *confidence,
        });
    let learned = Layers {
        names: learned.collect(),
        ..Layers::default()
    };
    let read = paragraphs(&text).into_iter();
    let read: Vec<Paragraph<'_>> = read
        .map(|span| Paragraph::read(&text, span, lexicon))
        .collect();
    let (mut memory, mut found) = (Memory::default(), Found::default());
    actors::find(&read, lexicon, &learned, &mut memory, &mut found);
    let sure = found
        .actors
        .iter()
        .filter(|actor| actor.mention == Mention::Name && actor.ground.confidence >= 0.5);
    sure.map(|actor| {
        let entity = actor.entity.and_then(|key| memory.get(key));
        let entity = entity.map_or("", |known| known.name.as_str());
        let heard = actor.ground.reason.starts_with(LEARNED_NAME);
        let star = if heard { "*" } else { "" };
        format!(
            "{}|{} {entity}{star}",
            text.slice(actor.span),
            actor.kind.id()
        )
    })
    .collect()
}

#[test]
fn a_body_that_is_called_as_a_person_is_and_its_short_name() {
    let text = "Villagers met Tarvel Okast in court. Tarvel rejects the finding.";
    let person = [
        "Tarvel Okast|person Tarvel Okast",
        "Tarvel|person Tarvel Okast",
    ];
    assert_eq!(names(text, &[]), person);
    let body = [
        "Tarvel Okast|organisation Tarvel Okast*",
        "Tarvel|organisation Tarvel Okast*",
    ];
    let learned = ("Tarvel Okast", Kind::Organisation, 0.6);
    assert_eq!(names(text, &[learned]), body);
    let unsure = ("Tarvel Okast", Kind::Organisation, 0.4);
    assert_eq!(names(text, &[unsure]), person);
}

#[test]
fn what_the_rules_know_the_layer_does_not_change() {
    let text = "Ada Brandt spoke in Germany for NATO.";
    let learned = [
        ("Ada Brandt", Kind::Organisation, 0.95),
        ("Germany", Kind::Person, 0.95),
        ("NATO", Kind::Person, 0.95),
    ];
    assert_eq!(names(text, &learned), names(text, &[]));
    assert_eq!(names(text, &[]).len(), 3);
}

#[test]
fn a_name_that_the_rules_miss_if_the_layer_is_sure() {
    let text = "She talked to the Coast Weekly in May. Critics of the Coast Weekly left.";
    assert_eq!(names(text, &[]), [""; 0]);
    let found = [
        "Coast Weekly|organisation Coast Weekly*",
        "Coast Weekly|organisation Coast Weekly*",
    ];
    let learned = ("Coast Weekly", Kind::Organisation, 0.9);
    assert_eq!(names(text, &[learned]), found);
    for learned in [
        ("Coast Weekly", Kind::Organisation, 0.6),
        ("Coast Weekly", Kind::Place, 0.9),
    ] {
        assert_eq!(names(text, &[learned]), [""; 0]);
    }
}

#[test]
fn what_only_looks_like_a_missed_name_stays_out() {
    for (text, words, kind) in [
        ("They came to Torvik by boat.", "Torvik", Kind::Person),
        ("The Church denied it.", "Church", Kind::Organisation),
        (
            "They asked under the Open Records Act for more.",
            "Open Records Act",
            Kind::Organisation,
        ),
        ("They left Nafta in May.", "Nafta", Kind::Organisation),
        (
            "Home News Health Sport",
            "Home News Health",
            Kind::Organisation,
        ),
    ] {
        assert_eq!(
            names(text, &[(words, kind, 0.95)]),
            names(text, &[]),
            "{text}"
        );
    }
}

#[test]
fn one_word_is_a_persons_name_if_a_person_is_called_so() {
    let text = "Bush is mired in fourth. Voters like Jeb Bush less.";
    let learned = ("Bush", Kind::Person, 0.9);
    let found = names(text, &[learned]);
    assert_eq!(found[0], "Bush|person Jeb Bush*", "{found:?}");
}

#[test]
fn a_name_of_which_the_rules_have_a_part_without_its_title() {
    let text = "The Supreme Court of Valdora ordered it.";
    let learned = ("Supreme Court of Valdora", Kind::Organisation, 0.8);
    let found = names(text, &[learned]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].starts_with("Supreme Court of Valdora|organisation"),
        "{found:?}"
    );
    let text = "They watched Cuba Gooding Jr. on Monday.";
    let learned = ("Cuba Gooding Jr.", Kind::Person, 0.8);
    let found = names(text, &[learned]);
    assert_eq!(found, ["Cuba Gooding Jr.|person Cuba Gooding Jr.*"]);
    let text = "Rev. Ada Brandt spoke.";
    let learned = ("Rev. Ada Brandt", Kind::Person, 0.9);
    assert_eq!(names(text, &[learned]), names(text, &[]));
}

#[test]
fn two_names_are_not_one() {
    for (text, words) in [
        ("The Trump-Putin talks failed.", "Trump-Putin"),
        ("Germany and France agreed.", "Germany and France"),
        (
            "The United Nations High Commissioner spoke.",
            "United Nations High Commissioner",
        ),
    ] {
        let learned = (words, Kind::Organisation, 0.9);
        assert_eq!(names(text, &[learned]), names(text, &[]), "{text}");
    }
}

#[test]
fn no_span_breaks_the_step() {
    let text = "“Go,” said Ada Brandt. Wait…\n\nNATO!";
    for words in ["“", "Go,” said Ada", "Brandt. Wait…", "…\n\nNATO", "!", ""] {
        for kind in Kind::ALL {
            assert!(!names(text, &[(words, kind, 1.0)]).is_empty(), "{words:?}");
        }
    }
}
