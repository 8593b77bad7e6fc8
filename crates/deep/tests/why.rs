//! What the shipped weights say on which words a cue rests.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that fails is a test that fails"
)]

use std::path::Path;
use std::sync::LazyLock;

use standpoint_deep::{DeepEngine, Model};
use standpoint_engine::learned::Models;
use standpoint_engine::why::{Evidence, MOST, Place};
use standpoint_engine::{Engine, Learned};
use standpoint_text::{Span, Text};

static ENGINE: LazyLock<DeepEngine> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = std::fs::read(root.join("../../models/deep.weights")).unwrap();
    DeepEngine::new(Model::read(file).unwrap(), Models::default())
});

/// What is said of the first of these words as a cue.
fn why(line: &str, cue: &str) -> Option<Learned> {
    let start = line.find(cue).unwrap();
    let why = ENGINE.why(&Text::new(line), Span::from_bytes(start, start + cue.len()));
    if let Some(Learned {
        confidence,
        rests_on,
    }) = &why
    {
        assert!((0.0..=1.0).contains(confidence) && rests_on.len() <= MOST);
        let without: Vec<f32> = rests_on.iter().map(|one| one.without).collect();
        assert!(without.is_sorted() && without.iter().all(|one| one < confidence));
    }
    why
}

/// Each evidence as its place and words, what is missed most first.
fn rests(line: &str, cue: &str) -> Vec<(Place, String)> {
    let found = why(line, cue).unwrap();
    let one = |one: Evidence| (one.place, one.words);
    found.rests_on.into_iter().map(one).collect()
}

#[test]
fn a_plain_cue_rests_on_itself_or_its_source() {
    let rests = rests("Ada Brandt said the dam is safe.", "said");
    let is_source = |place, words: &str| place == Place::Before && "Ada Brandt".contains(words);
    let is_expected =
        |(place, words): &(Place, String)| *place == Place::Itself || is_source(*place, words);
    assert!(rests.iter().any(is_expected), "{rests:?}");
}

#[test]
fn what_is_said_where_the_cue_alone_is_not_enough() {
    let line = "Prosecutors are examining whether the firm misled its investors.";
    let rests = rests(line, "examining");
    let (place, words) = &rests[0];
    assert_eq!(*place, Place::After);
    assert!(words.starts_with("whether"), "{rests:?}");
}

#[test]
fn a_cue_of_several_words_is_hidden_whole() {
    let rests = rests("According to the report, the dam leaks.", "According");
    assert_eq!(rests[0], (Place::Itself, "According to".to_owned()));
}

#[test]
fn quotation_marks_are_hidden_together() {
    let rests = rests("“The dam leaks,” she went on.", "went on");
    let expected = (Place::Quotation, String::new());
    assert!(rests.contains(&expected), "{rests:?}");
}

#[test]
fn a_cue_far_down_an_article_is_found_in_its_own_window() {
    let filler = "The valley lies in the north, and snow falls there until the spring. ".repeat(40);
    let line = format!("{filler}According to the report, the dam leaks.");
    let alone = why("According to the report, the dam leaks.", "According").unwrap();
    let far = why(&line, "According").unwrap();
    assert_eq!(far.rests_on[0].words, alone.rests_on[0].words);
}

#[test]
fn what_is_no_cue_is_not_explained() {
    assert_eq!(
        why("The dam stands in the north of Kessia.", "stands"),
        None
    );
    assert_eq!(why("", ""), None);
    let outside = ENGINE.why(&Text::new("Ada said no."), Span::from_bytes(40, 44));
    assert_eq!(outside, None);
}
