//! Descriptions of the rules, and what becomes of them by a second opinion.

use standpoint_text::{Span, Text, paragraphs};

use super::*;
use crate::actors;
use crate::draft::Mention;
use crate::entities::Memory;
use crate::learned::Layers;
use crate::lexicon::Lexicon;
use crate::sentence::Paragraph;
use crate::why::LEARNED_DESCRIPTION;

/// The descriptions of a text that are shown, as `words|kind`, with a star where the layer, which
/// found these words at their first place, had a say.
fn described(text: &str, learned: &[(&str, Kind, f32)]) -> Vec<String> {
    let text = Text::new(text);
    let place = |words: &str| {
        let at = text.as_str().find(words).unwrap_or_default();
        Span::from_bytes(at, at + words.len())
    };
    let heard = learned.iter().map(|(words, kind, confidence)| Found {
        span: place(words),
        kind: *kind,
        confidence: *confidence,
    });
    let layers = Layers {
        actors: heard.collect(),
        ..Layers::default()
    };
    let lexicon = Lexicon::standard();
    let spans = paragraphs(&text).into_iter();
    let read: Vec<Paragraph<'_>> = spans
        .map(|span| Paragraph::read(&text, span, lexicon))
        .collect();
    let mut found = crate::draft::Found::default();
    actors::find(&read, lexicon, &layers, &mut Memory::default(), &mut found);
    let shown = found
        .actors
        .iter()
        .filter(|actor| actor.mention == Mention::Description && actor.ground.confidence >= 0.55);
    let drawn = shown.map(|actor| {
        let star = actor.ground.reason.starts_with(LEARNED_DESCRIPTION);
        let star = if star { "*" } else { "" };
        format!("{}|{}{star}", text.slice(actor.span), actor.kind.id())
    });
    drawn.collect()
}

#[test]
fn people_by_a_noun_of_no_list() {
    let text = "The surveyors left early. It hurts herders most of all.";
    assert_eq!(described(text, &[]), [""; 0]);
    let learned = [
        ("The surveyors", Kind::Group, 0.8),
        ("herders", Kind::Group, 0.7),
    ];
    assert_eq!(
        described(text, &learned),
        ["The surveyors|group*", "herders|group*"]
    );
    let unsure = [("The surveyors", Kind::Group, 0.4)];
    assert_eq!(described(text, &unsure), [""; 0]);
}

#[test]
fn a_phrase_goes_as_far_as_the_layer_has_it() {
    let text = "Backbenchers on both sides said no.";
    assert_eq!(described(text, &[]), ["Backbenchers|group"]);
    let learned = ("Backbenchers on both sides", Kind::Group, 0.8);
    assert_eq!(
        described(text, &[learned]),
        ["Backbenchers on both sides|group*"]
    );
}

#[test]
fn its_edges_are_the_codebooks() {
    let text = "They met the surveyors who came by boat and the herders of Norland.";
    let learned = [
        ("the surveyors who came", Kind::Group, 0.8),
        ("the herders of", Kind::Group, 0.8),
    ];
    let expected = ["the surveyors|group*", "the herders of Norland|group*"];
    assert_eq!(described(text, &learned), expected);
}

#[test]
fn a_noun_of_the_list_counts_more_where_the_layer_is_certain() {
    let text = "It is a matter for governments and courts.";
    assert_eq!(described(text, &[]), [""; 0]);
    let learned = |confidence| described(text, &[("governments", Kind::Group, confidence)]);
    assert_eq!(learned(0.85), ["governments|group*"]);
    assert_eq!(learned(0.7), [""; 0]);
}

#[test]
fn what_nobody_in_particular_is_stays_out() {
    for (text, words, kind) in [
        ("They looked for a buyer in May.", "a buyer", Kind::Person),
        (
            "Trains link two capitals today.",
            "two capitals",
            Kind::Group,
        ),
        (
            "She left the Petrel smelter.",
            "Petrel smelter",
            Kind::Person,
        ),
        (
            "It concerns every community.",
            "every community",
            Kind::Group,
        ),
        ("Of them 74 percent agreed.", "74 percent", Kind::Group),
        ("They read telephone surveys.", "telephone", Kind::Group),
        ("The ad says so.", "The ad", Kind::Organisation),
        ("They met Ada Brandt there.", "Ada Brandt", Kind::Person),
    ] {
        let learned = described(text, &[(words, kind, 0.65)]);
        assert_eq!(learned, described(text, &[]), "{text}");
    }
}
