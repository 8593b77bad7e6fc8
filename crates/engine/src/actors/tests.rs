//! Pictures of what is marked: `[words|kind entity]`.

use standpoint_text::{Text, paragraphs};

use crate::actors;
use crate::draft::Found;
use crate::entities::Memory;
use crate::learned::Layers;
use crate::lexicon::Lexicon;
use crate::sentence::Paragraph;

/// Draws the marks that are more likely right than wrong into the text, the outer ones first.
fn picture(text: &str) -> String {
    let text = Text::new(text);
    let lexicon = Lexicon::standard();
    let read: Vec<Paragraph<'_>> = paragraphs(&text)
        .into_iter()
        .map(|span| Paragraph::read(&text, span, lexicon))
        .collect();
    let (mut memory, mut found) = (Memory::default(), Found::default());
    actors::find(&read, lexicon, &Layers::default(), &mut memory, &mut found);
    let mut edges: Vec<(usize, usize, String)> = Vec::new();
    for actor in found
        .actors
        .iter()
        .filter(|actor| actor.ground.confidence >= 0.5)
    {
        let (start, end) = (actor.span.start().get(), actor.span.end().get());
        let entity = actor
            .entity
            .and_then(|key| memory.get(key))
            .map_or("", |known| known.name.as_str());
        edges.push((start, usize::MAX - end, "[".to_owned()));
        edges.push((end, end - start, format!("|{} {entity}]", actor.kind.id())));
    }
    // At one place marks close from the inner to the outer, then open from the outer to the inner.
    edges.sort_by_key(|(at, order, edge)| (*at, edge == "[", *order));
    let mut drawn = String::new();
    let mut from = 0;
    for (at, _, edge) in edges {
        drawn.push_str(&text.as_str()[from..at]);
        drawn.push_str(&edge);
        from = at;
    }
    drawn.push_str(&text.as_str()[from..]);
    drawn
}

/// Compares the picture of a text with the one expected, which is the text itself with the marks.
fn check(expected: &str) {
    let mut text = String::new();
    let mut label = false;
    for letter in expected.chars() {
        match letter {
            '[' => {}
            '|' => label = true,
            ']' => label = false,
            _ if label => {}
            _ => text.push(letter),
        }
    }
    assert_eq!(picture(&text), expected);
}

#[test]
fn persons_with_parts_and_titles() {
    check(
        "German Chancellor [Lena Ostrow|person Lena Ostrow] met Mr. [Jan van der Berg|person Jan van der Berg] in Paris. \
         [Ostrow|person Lena Ostrow] said so.",
    );
    check(
        "Rep. [John P. Smith Jr.|person John P. Smith Jr.] and [Maria Lopez-Garcia|person Maria Lopez-Garcia] agreed.",
    );
    check("[Lee Cheuk-yan|person Lee Cheuk-yan] resigned on Monday.");
}

#[test]
fn titles_in_apposition_are_marks_only_where_they_are_definite() {
    check(
        "[Ada Brandt|person Ada Brandt], [the water minister|person Ada Brandt], denied it. [The minister|person Ada Brandt] \
         then left.",
    );
    check("[Ada Brandt|person Ada Brandt], a lawyer, denied it.");
    check(
        "[[Thailand|state Thailand]'s foreign minister|person Thailand's foreign minister] said no.",
    );
}

#[test]
fn states_and_what_stands_for_them() {
    check(
        "[Moscow|state Russia] rejected the plan, the [Kremlin|state Russia] said, and [[Russia|state Russia]'s army|organisation Russia's army] stayed.",
    );
    check("The talks in Moscow failed.");
    check("MOSCOW - The talks failed.");
    check(
        "[Ministers|group Ministers] flew to Paris for talks between [Washington|state United States] and [Beijing|state China].",
    );
    check("[Italian|state Italy] opposition to the deal grew.");
    check("[Kessia|state Kessia] closed the gates of the dam in [Kessia|state Kessia].");
    check("[U.S.|state United States] aid and a [Russia|state Russia]-backed plan.");
}

#[test]
fn states_that_no_list_has() {
    check(
        "[[Tessel|state Tessel]'s foreign ministry|organisation Tessel's foreign ministry] protested. [Tessel|state Tessel] denied it.",
    );
    check("Talks between [Omdal|state Omdal] and [Kenya|state Kenya] failed.");
    check(
        "[The ambassador of [Omdal|state Omdal]|person ambassador of Omdal] left. [Omdal|state Omdal] offered help.",
    );
    check(
        "[Lena Ostrow|person Lena Ostrow] fell. [[Ostrow|person Lena Ostrow]'s government|organisation Ostrow's government] fell too.",
    );
    check("The Vessa dam broke. The level of the Vessa rose, and Vessa's water was cold.");
}

#[test]
fn what_is_said_of_an_actor_is_no_other_one() {
    check("The [River Union|organisation River Union], whose members live on both banks, met.");
    check(
        "[Norway|state Norway] offered to send [its|x ] own engineers."
            .replace("[its|x ]", "its")
            .as_str(),
    );
    check("“I'm sorry. We'll pay. They've left,” he said.");
    check("Q. Is it safe?");
}

#[test]
fn organisations_by_their_heads_and_abbreviations() {
    check(
        "The [Orlen Water Agency|organisation Orlen Water Agency] ([OWA|organisation Orlen Water Agency]) said so.",
    );
    check(
        "The [Ministry of Water and Forests|organisation Ministry of Water and Forests] agreed with the [River Farmers' Union|organisation River Farmers' Union].",
    );
    check(
        "The [U.S. Department of Agriculture|organisation U.S. Department of Agriculture] and the [UN|organisation United Nations] agreed.",
    );
    check("The [New Zealand government|organisation New Zealand government] fell.");
    check(
        "[National Security Council|organisation National Security Council] spokesman [John Kirby|person John Kirby] declined.",
    );
}

#[test]
fn groups_and_bodies_without_a_name() {
    check(
        "[Western diplomats|group Western diplomats] and [officials in Kyiv|group officials in Kyiv] said so.",
    );
    check(
        "[Hydrologists at the basin authority|group Hydrologists at the basin authority] argue that it is safe.",
    );
    check("[The government|organisation government] and [her party|organisation her party] lost.");
    check(
        "Some [officials|group officials] said about [40 migrants|group 40 migrants] were missing.",
    );
    check("[Police officers|group Police officers] arrested [the suspects|group suspects].");
}

#[test]
fn compounds_have_the_names_inside() {
    check("[The longtime [Putin|person Putin] ally|person longtime Putin ally] said so.");
    check("Plans for [Trump|person Trump]-[Putin|person Putin] talks were dropped.");
    check("[EU|organisation European Union] troop deployments");
}

#[test]
fn what_names_no_actor() {
    check("The Clean Water Act passed on Monday near the Sava River in May.");
    check("The river rose. Talks resumed. However, nothing changed in South Valley.");
    check("The Black Sea was calm on Christmas Day.");
    check("Ships left the Sea of Japan and the Gulf of Mexico under Nafta.");
}

#[test]
fn headlines_are_read_by_the_names_of_the_text() {
    check(
        "Brandt Rejects Dam Plan Before Hard Vote\n[Ada Brandt|person Ada Brandt] spoke on Monday."
            .replace("Brandt Rejects", "[Brandt|person Ada Brandt] Rejects")
            .as_str(),
    );
}
