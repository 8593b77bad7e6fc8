//! Sentences and the positions that are found in them.

use standpoint_text::Text;

use crate::draft::Found;
use crate::entities::Memory;
use crate::learned::Layers;
use crate::learned::layers::Attributed;
use crate::lexicon::Lexicon;
use crate::sentence::Paragraph;
use crate::{actors, uncertainty};

/// The drafts of a text.
fn found(text: &Text) -> Found {
    found_with(text, &[])
}

/// The drafts of a text of which these attributions were learned.
pub(super) fn found_with(text: &Text, learned: &[Attributed]) -> Found {
    let attributions = learned.to_vec();
    let learned = Layers {
        attributions,
        ..Layers::default()
    };
    found_by(text, &learned)
}

/// The drafts of a text of which this was learned.
pub(super) fn found_by(text: &Text, learned: &Layers) -> Found {
    let lexicon = Lexicon::standard();
    let spans = standpoint_text::paragraphs(text);
    let paragraphs: Vec<Paragraph<'_>> = spans
        .iter()
        .map(|span| Paragraph::read(text, *span, lexicon))
        .collect();
    let mut found = Found::default();
    let mut memory = Memory::default();
    actors::find(&paragraphs, lexicon, learned, &mut memory, &mut found);
    uncertainty::find(&paragraphs, &learned.uncertainties, &mut found);
    let mut issues = super::Issues::default();
    super::find(text, &paragraphs, &memory, learned, &mut issues, &mut found);
    found
}

/// Each position as `holder <cue> content (stance, certainty)`, in the order they were found.
fn drawn(raw: &str) -> Vec<String> {
    let text = Text::new(raw);
    let found = found(&text);
    let words = |pieces: &[standpoint_text::Span]| {
        pieces
            .iter()
            .map(|p| text.slice(*p))
            .collect::<Vec<_>>()
            .join(" … ")
    };
    found
        .positions
        .iter()
        .map(|position| {
            let holders: Vec<&str> = position
                .held_by
                .iter()
                .map(|i| text.slice(found.actors[*i].span))
                .collect();
            let cues: Vec<String> = position
                .signalled_by
                .iter()
                .map(|i| words(found.cues[*i].spans.pieces()))
                .collect();
            format!(
                "{} <{}> {} ({}, {})",
                if holders.is_empty() {
                    "-".to_owned()
                } else {
                    holders.join(" + ")
                },
                cues.join(" "),
                words(position.spans.pieces()),
                position.stance.id(),
                position.certainty.id()
            )
        })
        .collect()
}

fn check(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(drawn(text), *expected, "in: {text}");
    }
}

#[test]
fn verbs_take_clauses_phrases_and_infinitives() {
    check(&[
        (
            "NATO said it would not send troops unless asked.",
            &["NATO <said> it would not send troops unless asked (states, possible)"],
        ),
        (
            "The minister argued that the dam is probably safe.",
            &["The minister <argued> the dam is probably safe (states, probable)"],
        ),
        (
            "Germany rejected a joint inspection on Monday.",
            &["Germany <rejected> a joint inspection (opposes, certain)"],
        ),
        (
            "Belgium offers to host the talks.",
            &["Belgium <offers> to host the talks (proposes, certain)"],
        ),
        (
            "Environmental groups remain opposed to the pipeline.",
            &["Environmental groups <opposed> the pipeline (opposes, certain)"],
        ),
        (
            "Germany wants France to open the gates.",
            &["Germany <wants> France to open the gates (demands, certain)"],
        ),
        (
            "Local residents fear the noise.",
            &["Local residents <fear> the noise (warns, certain)"],
        ),
    ]);
}

#[test]
fn a_negation_belongs_to_the_cue() {
    check(&[
        (
            "The minister did not support the proposal.",
            &["The minister <did not support> the proposal (opposes, certain)"],
        ),
        (
            "The government has no plans to raise taxes.",
            &["The government <plans> to raise taxes (denies, certain)"],
        ),
    ]);
}

#[test]
fn two_cues_share_a_holder() {
    check(&[(
        "The unions called on the government to raise wages and warned of strikes.",
        &[
            "The unions <called on> to raise wages (demands, certain)",
            "The unions <warned> strikes (warns, certain)",
        ],
    )]);
}

#[test]
fn quotations_stand_on_both_sides_and_in_pieces() {
    check(&[
        (
            "“We cannot accept this deal,” Ada Brandt told reporters. “It would ruin us.”",
            &[
                "We <cannot accept> this deal (opposes, certain)",
                "Ada Brandt <told> We cannot accept this deal … It would ruin us (states, certain)",
            ],
        ),
        (
            "\"No one,\" said Ada Brandt, \"is above the law.\"",
            &["Ada Brandt <said> No one … is above the law (states, certain)"],
        ),
        (
            "Ada Brandt replied: 'The dam is safe.'",
            &["Ada Brandt <replied> The dam is safe (states, certain)"],
        ),
        (
            "The dam is safe, Ada Brandt said.",
            &["Ada Brandt <said> The dam is safe (states, certain)"],
        ),
        (
            "The dam is safe, the mayor told the farmers on Monday.",
            &["the mayor <told> The dam is safe (states, certain)"],
        ),
    ]);
}

#[test]
fn what_is_added_is_no_second_quotation() {
    check(&[
        (
            "“The dam is safe,” Ada Brandt, the mayor, said, adding that repairs may take weeks.",
            &[
                "Ada Brandt <said> The dam is safe (states, certain)",
                "Ada Brandt <adding> repairs may take weeks (states, possible)",
            ],
        ),
        (
            "He said the plan was fine, adding: “We will see.”",
            &[
                "He <said> the plan was fine (states, certain)",
                "He <adding> We will see (states, certain)",
            ],
        ),
        (
            "Ada Brandt asked why the dam had not been repaired.",
            &["Ada Brandt <asked> why the dam had not been repaired (asks, certain)"],
        ),
    ]);
}

#[test]
fn headlines_leave_words_out() {
    check(&[
        (
            "Kenya to host peace talks",
            &["Kenya <> to host peace talks (proposes, certain)"],
        ),
        (
            "Union rejects pay deal, fears job cuts",
            &[
                "Union <rejects> pay deal (opposes, certain)",
                "Union <fears> job cuts (warns, certain)",
            ],
        ),
        (
            "Minister: tax will rise",
            &["Minister <> tax will rise (states, certain)"],
        ),
        (
            "Norway ‘ready for talks’",
            &["Norway <> ready for talks (states, certain)"],
        ),
        (
            "Gates stay shut – Kremlin",
            &["Kremlin <> Gates stay shut (states, certain)"],
        ),
        (
            "EU chief urges restraint",
            &["EU chief <urges> restraint (demands, certain)"],
        ),
    ]);
}

#[test]
fn an_answer_is_what_its_speaker_holds() {
    check(&[(
        "REPORTER: Is the dam safe?\nADA BRANDT: The dam is safe. It was mended.\nREPORTER: Who paid?\nADA BRANDT: We paid.",
        &[
            "ADA BRANDT <> The dam is safe. It was mended (states, certain)",
            "ADA BRANDT <> We paid (states, certain)",
        ],
    )]);
}

#[test]
fn who_acts_first_says_it_too() {
    check(&[(
        "Ada Brandt resigned and said the dam would fail.",
        &["Ada Brandt <said> the dam would fail (states, certain)"],
    )]);
}

#[test]
fn a_pronoun_agrees_with_its_antecedent() {
    let text = Text::new("Anna Weber met Thomas Fisher. He said the dam was safe. She denied it.");
    let found = found(&text);
    let entity = |words: &str| {
        let actor = found.actors.iter().find(|a| text.slice(a.span) == words);
        actor.expect("an actor").entity
    };
    assert_eq!(entity("He"), entity("Thomas Fisher"));
    assert_eq!(entity("She"), entity("Anna Weber"));
}

#[test]
fn a_quotation_goes_on_in_the_next_paragraph() {
    check(&[(
        "“We are ready,” Ada Brandt said. “There is no time to lose.\n“The melt comes early.”",
        &[
            "Ada Brandt <said> We are ready … There is no time to lose … The melt comes early (states, certain)",
        ],
    )]);
}

#[test]
fn nouns_have_holders_before_and_after_them() {
    check(&[
        (
            "Germany voiced concern about the plan.",
            &["Germany <concern> the plan (opposes, certain)"],
        ),
        (
            "Germany's rejection of a joint inspection drew criticism from Western diplomats.",
            &[
                "Germany <rejection> a joint inspection (opposes, certain)",
                "Western diplomats <criticism> Germany's rejection of a joint inspection (opposes, certain)",
            ],
        ),
        (
            "Georgia's NATO membership bid failed.",
            &["Georgia <bid> NATO membership (supports, certain)"],
        ),
    ]);
}

#[test]
fn hearsay_has_no_holder() {
    check(&[
        (
            "It is widely believed that the minister will resign.",
            &["- <is widely believed> the minister will resign (states, probable)"],
        ),
        (
            "The bank is expected to cut rates.",
            &["- <is expected> The bank … to cut rates (states, probable)"],
        ),
    ]);
}

#[test]
fn sources_are_named_beside_the_clause() {
    check(&[
        (
            "According to the ministry, the dam is safe.",
            &["the ministry <According to> the dam is safe (states, certain)"],
        ),
        (
            "The dam is safe, according to the ministry.",
            &["the ministry <according to> The dam is safe (states, certain)"],
        ),
        (
            "U.S.-backed talks began.",
            &["U.S. <backed> talks (supports, certain)"],
        ),
    ]);
}

#[test]
fn a_vague_source_is_a_weasel() {
    let text = Text::new("Some experts think the economy could shrink.");
    let found = found(&text);
    let position = &found.positions[0];
    assert_eq!(position.certainty.id(), "possible");
    let kinds: Vec<&str> = position
        .qualified_by
        .iter()
        .map(|i| found.uncertainties[*i].kind.id())
        .collect();
    assert_eq!(kinds, ["epistemic", "weasel"]);
}

#[test]
fn what_happens_is_no_position() {
    for text in [
        "Germany closed the gates.",
        "The dam can hold two million tonnes.",
        "The reports of the ministry are long.",
        "Colorado State University opened a school.",
    ] {
        assert_eq!(drawn(text), Vec::<String>::new(), "in: {text}");
    }
}

#[test]
fn we_in_a_quotation_is_whoever_speaks() {
    let text = Text::new("“We hope that others will follow,” said Ada Brandt.");
    let found = found(&text);
    let pronoun = found
        .actors
        .iter()
        .find(|actor| text.slice(actor.span) == "We")
        .expect("a pronoun holds it");
    let speaker = found
        .actors
        .iter()
        .find(|actor| text.slice(actor.span) == "Ada Brandt")
        .expect("a speaker");
    assert_eq!(pronoun.entity, speaker.entity);
    assert!(pronoun.entity.is_some());
}

#[test]
fn a_position_is_about_those_who_are_told_but_not_about_a_medium() {
    let text = Text::new(
        "The dam is safe, the mayor told the farmers.\nThe gates will stay closed, Ada Brandt told reporters.",
    );
    let found = found(&text);
    let about = |position: &crate::draft::Position| -> Vec<&str> {
        let actors = position.about.iter();
        actors.map(|i| text.slice(found.actors[*i].span)).collect()
    };
    let told: Vec<Vec<&str>> = found.positions.iter().map(about).collect();
    assert_eq!(told, [vec!["the farmers"], vec![]]);
}

/// The links of a kind in a text: `content -> words of the other end`.
fn linked(raw: &str, ends: impl Fn(&Found, &crate::draft::Position) -> Vec<String>) -> Vec<String> {
    let text = Text::new(raw);
    let found = found(&text);
    let of = |position: &crate::draft::Position| {
        let content = text.slice(position.spans.hull()).to_owned();
        let ends = ends(&found, position).into_iter();
        ends.map(move |end| format!("{content} -> {end}"))
            .collect::<Vec<_>>()
    };
    found.positions.iter().flat_map(of).collect()
}

#[test]
fn a_name_beside_a_description_holds_what_is_said() {
    for raw in [
        "The water minister, Ada Brandt, said the dam would hold.",
        "“The dam will hold,” said the water minister, Ada Brandt.",
        "Ada Brandt, the water minister, said the dam would hold.",
    ] {
        let held = linked(raw, |found, position| {
            let spans = position.held_by.iter().map(|i| found.actors[*i].span);
            spans
                .map(|span| Text::new(raw).slice(span).to_owned())
                .collect()
        });
        assert!(
            held.iter().all(|line| line.ends_with("-> Ada Brandt")),
            "{held:?}"
        );
        assert_eq!(held.len(), 1, "{held:?}");
    }
}

#[test]
fn doubts_in_what_a_quotation_goes_on_with_qualify_it() {
    let raw = "“The dam will hold,” Ada Brandt said. “But it may leak.”";
    let doubts = linked(raw, |found, position| {
        let spans = position
            .qualified_by
            .iter()
            .map(|i| found.uncertainties[*i].spans.hull());
        spans
            .map(|span| Text::new(raw).slice(span).to_owned())
            .collect()
    });
    assert_eq!(doubts.len(), 1, "{doubts:?}");
    assert!(doubts[0].ends_with("-> may"), "{doubts:?}");
}

#[test]
fn a_content_is_about_its_subject_or_whose_act_it_is() {
    for (raw, expected) in [
        (
            "Kessia denied that Sorland had closed the gates.",
            "Sorland",
        ),
        (
            "Kessia asked whether the government had consulted the towns.",
            "the government",
        ),
        ("Kessia rejected an offer from Sorland.", "Sorland"),
        (
            "Ada Brandt resigned. Kessia said she was wrong.",
            "Ada Brandt",
        ),
    ] {
        let about = linked(raw, |found, position| {
            let spans = position.about.iter().map(|i| found.actors[*i].span);
            spans
                .map(|span| Text::new(raw).slice(span).to_owned())
                .collect()
        });
        assert_eq!(about.len(), 1, "{raw}: {about:?}");
        assert!(about[0].ends_with(&format!("-> {expected}")), "{about:?}");
    }
}

#[test]
fn who_answers_in_an_interview_says_i_and_we() {
    let raw = "Q: Will the dam hold?\nBrandt: I doubt it. We want a second inspection.\n\
               Q: When?\nBrandt: I want it now.";
    let text = Text::new(raw);
    let found = found(&text);
    let said = |pronoun: usize| {
        let (_, speaker) = found.speakers.iter().find(|(own, _)| *own == pronoun)?;
        Some(text.slice(found.actors[*speaker].span))
    };
    let pronouns = found.actors.iter().enumerate();
    let voices: Vec<_> = pronouns
        .filter(|(_, actor)| actor.mention == crate::draft::Mention::Pronoun)
        .map(|(index, actor)| (text.slice(actor.span), said(index)))
        .collect();
    assert!(voices.len() >= 2, "{voices:?}");
    assert!(
        voices.iter().all(|(_, speaker)| *speaker == Some("Brandt")),
        "{voices:?}"
    );
}
