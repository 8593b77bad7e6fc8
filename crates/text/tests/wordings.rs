//! The same words again: what is found is in square brackets, another form in round ones.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

use standpoint_text::{Text, Wording};

/// What is found of the words that stand first in `content`, or between `‹` and `›`.
fn found(words: &str, content: &str) -> String {
    let source = Text::new(words);
    let wording = Wording::of(&source, source.span()).unwrap();
    marked(&wording, content)
}

fn marked(wording: &Wording, content: &str) -> String {
    let text = Text::new(content);
    let mut drawn = content.to_owned();
    for occurrence in wording.find(&text).iter().rev() {
        let (open, close) = if occurrence.equal {
            ('[', ']')
        } else {
            ('(', ')')
        };
        drawn.insert(occurrence.span.end().get(), close);
        drawn.insert(occurrence.span.start().get(), open);
    }
    drawn
}

/// Words in the middle of a sentence, so that their capitals say something.
fn within(words: &str, drawn: &str) {
    let text = Text::new(format!("So {words}"));
    let span = standpoint_text::Span::from_bytes(3, 3 + words.len());
    let wording = Wording::of(&text, span).unwrap();
    let content: String = drawn.chars().filter(|c| !"[]()".contains(*c)).collect();
    assert_eq!(marked(&wording, &content), drawn, "{words:?}");
}

#[test]
fn equal_words_are_found_whole_and_a_genitive_stays_outside() {
    within(
        "Kessia",
        "[Kessia] met [Kessia]'s neighbours; [Kessia]’s Kessians, pro-Kessia and Kessia-backed.",
    );
    within("Kessia's", "[Kessia]'s plan, [Kessia]");
    within(
        "River Farmers' Union",
        "the [River Farmers' Union] and [River Farmers’ Union]",
    );
    within("the plan", "[the plan] for [the  plan] and the\nplan");
}

#[test]
fn singular_and_plural_are_one_another() {
    within(
        "the water minister",
        "(The water ministers) met [the water minister]",
    );
    within(
        "officials",
        "an (official) and [officials], (Officials) in office",
    );
    within(
        "ministers of water",
        "[ministers of water], a (minister of water)",
    );
    within("woman", "(women), [woman], womanly");
    within("witness", "(witnesses), [witness], witnes");
    within("agency", "(agencies), [agency]");
    within("Cyprus", "[Cyprus], Cypru");
}

#[test]
fn capitals_count_where_they_say_something() {
    within("May", "[May] may, (MAY) might");
    within("US", "[US], us, Us, U.S.");
    within("critics", "(Critics) and [critics]");
    within("NATO", "[NATO], (Nato), nato");
    assert_eq!(
        found("Critics", "critics, Critics"),
        "(critics), [Critics]",
        "it opens its sentence"
    );
}

#[test]
fn every_script_and_any_text_gives_a_result() {
    assert_eq!(found("水库", "水库安全，水库"), "[水库]安全，[水库]");
    let text = Text::new(" … ");
    assert_eq!(Wording::of(&text, text.span()), None);
    assert_eq!(found("é", ""), "");
}
