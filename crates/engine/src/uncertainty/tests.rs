//! Texts with their words of uncertainty drawn in: `[epistemic may]`.

use standpoint_text::Text;

use crate::draft::Found;
use crate::entities::Memory;
use crate::learned::Layers;
use crate::lexicon::Lexicon;
use crate::sentence::Paragraph;

/// Draws what is found into the text.
fn drawn(raw: &str) -> String {
    let text = Text::new(raw);
    let lexicon = Lexicon::standard();
    let spans = standpoint_text::paragraphs(&text);
    let paragraphs: Vec<Paragraph<'_>> = spans
        .iter()
        .map(|span| Paragraph::read(&text, *span, lexicon))
        .collect();
    let mut found = Found::default();
    crate::actors::find(
        &paragraphs,
        lexicon,
        &Layers::default(),
        &mut Memory::default(),
        &mut found,
    );
    super::find(&paragraphs, &[], &mut found);
    let mut picture = raw.to_owned();
    for uncertainty in found.uncertainties.iter().rev() {
        let range = uncertainty.spans.hull().range();
        picture.insert(range.end, ']');
        picture.insert_str(range.start, &format!("[{} ", uncertainty.kind.id()));
    }
    picture
}

/// The text without what is drawn into it.
fn plain(picture: &str) -> String {
    let mut text = String::new();
    for part in picture.split_inclusive(['[', ']']) {
        let part = part.trim_end_matches(['[', ']']);
        let kinds = [
            "epistemic ",
            "doxastic ",
            "investigative ",
            "conditional ",
            "weasel ",
            "hedge ",
        ];
        text.push_str(
            kinds
                .iter()
                .find_map(|kind| part.strip_prefix(kind))
                .unwrap_or(part),
        );
    }
    text
}

#[test]
fn words_of_uncertainty_are_found_where_they_are_that() {
    for picture in [
        "The wall [epistemic may] fail.",
        "You may leave on May 4.",
        "Military might is not enough.",
        "The dam can hold two million tonnes.",
        "The dam [epistemic could] fail, but they could not agree.",
        "The dam is [epistemic probably] safe, though [investigative it is not clear] how the wall would hold [conditional if] the melt came early.",
        "It came as soon as possible.",
        "A [epistemic potential] buyer was found.",
        "The minister [epistemic appears] ready.",
        "She appears in court on Monday.",
        "The figures [epistemic suggest] that the wells are dry.",
        "The minister suggests a vote.",
        "They asked if it was true.",
        "He acted as if nothing had happened.",
        "[conditional Should] the talks fail, the union will strike.",
        "[hedge About] 200 people came.",
        "She spoke about the dam.",
        "[hedge Roughly] half of them were [hedge largely] dry.",
        "The [doxastic alleged] fraud was [doxastic reportedly] found.",
        "It [investigative remains to be seen] [investigative whether] they agree.",
        "A kind of wall.",
        "The unknown author left.",
    ] {
        let raw = plain(picture);
        assert_eq!(drawn(&raw), picture);
    }
}
