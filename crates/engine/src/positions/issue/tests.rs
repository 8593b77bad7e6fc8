//! Contents and the words for what they are about.

use standpoint_text::Text;

use super::Issues;
use crate::lexicon::Lexicon;
use crate::positions::proposal::Made;
use crate::positions::reading::Reading;
use crate::sentence::Sentence;

/// The wordings of contents, each a sentence of its own, one after the other.
fn wordings(contents: &[&str]) -> Vec<String> {
    let mut issues = Issues::default();
    contents
        .iter()
        .map(|content| {
            let text = Text::new(*content);
            let sentence = Sentence::read(&text, text.span(), Lexicon::standard());
            let reading = Reading::new(&sentence, Vec::new());
            issues.wording(&reading, &text, &[text.span()], Made::Clause)
        })
        .collect()
}

#[test]
fn a_content_becomes_a_measure_or_claim() {
    for (content, expected) in [
        (
            "the joint inspection of the dam",
            "joint inspection of the dam",
        ),
        ("to open the lower gates", "opening the lower gates"),
        ("not to open the gates", "not opening the gates"),
        ("closing the harbour", "closing the harbour"),
        ("the dam would hold", "dam holding"),
        ("the reservoir is probably safe", "reservoir being safe"),
        ("the wall does not leak", "wall not leaking"),
        (
            "whether the council had consulted the towns",
            "council having consulted the towns",
        ),
        ("he is to resign in May", "resigning in May"),
        ("there is no shortage of water", "no shortage of water"),
        ("executives misled the court", "executives misled the court"),
    ] {
        assert_eq!(wordings(&[content]), [expected], "{content}");
    }
}

#[test]
fn what_is_long_is_cut_where_nothing_leads_on() {
    for (content, expected) in [
        (
            "the council should open the lower gates before the melt and the flood comes",
            "council opening the lower gates",
        ),
        (
            "the season may peak early, unless the cold comes late",
            "season peaking early",
        ),
        (
            "a treaty on the sharing of the water of all rivers between the states",
            "treaty on the sharing of the water",
        ),
    ] {
        assert_eq!(wordings(&[content]), [expected], "{content}");
    }
}

#[test]
fn the_same_thing_has_the_same_words() {
    let same = |contents: &[&str]| wordings(contents).windows(2).all(|two| two[0] == two[1]);
    assert!(same(&[
        "the joint inspection of the dam",
        "a joint inspection of dams"
    ]));
    assert!(same(&[
        "a second vote",
        "a second vote in case the talks collapse"
    ]));
    assert!(same(&["a treaty on water", "the treaty"]));
    assert!(same(&["to open the gates", "the idea"]));
    assert!(same(&["to open the gates", "it", "as much", "that"]));
    assert!(!same(&["the joint inspection of the dam", "the river tax"]));
    assert!(!same(&["to open the gates", "not to open the gates"]));
    assert!(!same(&["the river tax", "the treaty"]));
}
