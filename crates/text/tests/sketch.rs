//! Sketches: what they estimate, and that they come back from what is written.

use std::collections::BTreeSet;

use proptest::prelude::*;
use standpoint_text::{NEAR, Sketch};

/// `count` different words, numbered from `first`.
fn words(first: usize, count: usize) -> String {
    let words: Vec<String> = (first..first + count).map(|n| format!("word{n}")).collect();
    words.join(" ")
}

/// The resemblance as it is defined, from the runs themselves.
fn exact(one: &str, other: &str) -> f64 {
    let runs = |text: &str| -> BTreeSet<Vec<String>> {
        let words: Vec<String> = text.split(' ').map(str::to_lowercase).collect();
        words.windows(5).map(<[String]>::to_vec).collect()
    };
    let (one, other) = (runs(one), runs(other));
    let common = one.intersection(&other).count();
    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    let share = common as f64 / one.union(&other).count() as f64;
    share
}

#[test]
fn the_same_words_in_another_dress_are_the_same() {
    let plain = "The minister said on Monday that the dam “will not” be opened.";
    let other = "THE MINISTER said, on Monday,\n\nthat the dam 'will not' be opened";
    assert!((Sketch::of(plain).resemblance(&Sketch::of(other)) - 1.0).abs() < f64::EPSILON);
}

#[test]
fn a_shortened_or_corrected_story_is_near_and_another_one_is_not() {
    let story = words(0, 600);
    let shortened = words(0, 420);
    let corrected: Vec<String> = story
        .split(' ')
        .enumerate()
        .map(|(at, word)| {
            if at % 20 == 7 {
                format!("new{at}")
            } else {
                word.to_owned()
            }
        })
        .collect();
    let sketch = Sketch::of(&story);
    assert!(sketch.resemblance(&Sketch::of(&shortened)) > NEAR);
    assert!(sketch.resemblance(&Sketch::of(&corrected.join(" "))) > NEAR);
    let half = words(300, 600);
    assert!(sketch.resemblance(&Sketch::of(&half)) < NEAR);
    assert!(sketch.resemblance(&Sketch::of(&words(1000, 600))) < 0.01);
}

#[test]
fn texts_of_few_words_and_of_none_have_a_resemblance() {
    let of = |one: &str, other: &str| Sketch::of(one).resemblance(&Sketch::of(other));
    assert!((of("Two words", "two words") - 1.0).abs() < f64::EPSILON);
    assert!(of("Two words", "two other words").abs() < f64::EPSILON);
    assert!(of("", "").abs() < f64::EPSILON);
    assert!(of("", "words").abs() < f64::EPSILON);
    // Scripts without blanks have words too.
    assert!(of("大坝明天不会打开", "大坝明天不会打开。") > 0.99);
}

#[test]
fn what_is_no_sketch_is_refused() {
    let read = |json: &str| serde_json::from_str::<Sketch>(json).is_ok();
    assert!(read("\"\"") && read("\"0000000100000002\""));
    for broken in [
        "\"0000000\"",
        "\"0000000g\"",
        "\"0000000200000001\"",
        "\"0000000é\"",
        "7",
    ] {
        assert!(!read(broken), "{broken}");
    }
    assert!(!read(&format!("\"{}\"", "00000001".repeat(129))));
}

proptest! {
    #[test]
    fn the_estimate_is_close_to_the_definition(shared in 0_usize..800, mine in 5_usize..800, theirs in 5_usize..800) {
        let one = format!("{} {}", words(0, shared + 1), words(10_000, mine));
        let other = format!("{} {}", words(0, shared + 1), words(20_000, theirs));
        let estimate = Sketch::of(&one).resemblance(&Sketch::of(&other));
        // Five standard errors.
        prop_assert!((estimate - exact(&one, &other)).abs() < 0.22);
    }

    #[test]
    fn a_sketch_comes_back_and_is_as_near_either_way(one in ".{0,400}", other in ".{0,400}") {
        let (one, other) = (Sketch::of(&one), Sketch::of(&other));
        let json = serde_json::to_string(&one).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Sketch>(&json).unwrap(), &one);
        let there = one.resemblance(&other);
        prop_assert!((0.0..=1.0).contains(&there));
        prop_assert!((there - other.resemblance(&one)).abs() < f64::EPSILON);
    }
}
