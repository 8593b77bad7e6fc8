//! What must hold for any text.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that fails is a test that fails"
)]

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use standpoint_engine::learned::Models;
use standpoint_engine::learned::weights::Layer;
use standpoint_engine::{Batch, Engine, InstantEngine};
use standpoint_text::{Offset, Span, Text};

/// Pieces of news, so that random texts reach the rules.
const PIECES: [&str; 44] = [
    "Kessia",
    "Russia",
    "the Kremlin",
    "Moscow",
    "’s",
    "'s",
    " said",
    " rejected",
    " that ",
    " \"",
    "\" ",
    "“",
    "”",
    "U.S.",
    "-",
    " - ",
    "backed",
    " the ",
    " officials",
    " in ",
    "Kyiv",
    ". ",
    "\n",
    "\r\n",
    ", ",
    "President ",
    "Ada Brandt",
    "Brandt",
    " according to ",
    " may ",
    " if ",
    " reportedly ",
    "Ministry of ",
    "Water",
    " (",
    ") ",
    "KCNA",
    " and ",
    " to ",
    " not ",
    "his ",
    "warning ",
    "offers ",
    "👩‍👩‍👧",
];

fn news() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// The engine as it is shipped.
fn shipped() -> &'static InstantEngine {
    static SHIPPED: LazyLock<InstantEngine> = LazyLock::new(|| {
        let models = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models");
        let file = |layer: Layer| fs::read(models.join(format!("{}.weights", layer.name())));
        let files: Vec<Vec<u8>> = Layer::ALL.map(|layer| file(layer).unwrap()).into();
        InstantEngine::new(Models::read(files.iter().map(Vec::as_slice)).unwrap())
    });
    &SHIPPED
}

fn read(text: &Text) -> Vec<Batch> {
    shipped().analyse(text).collect()
}

/// Holds for the engine as it is shipped, and for the one without weights.
fn check(text: &str) {
    let text = Text::new(text);
    is_sound(&text, &read(&text));
    let of_rules = InstantEngine::of_rules();
    is_sound(&text, &of_rules.analyse(&text).collect::<Vec<_>>());
}

fn is_sound(text: &Text, batches: &[Batch]) {
    assert_eq!(
        batches.last().map(|batch| batch.read_to),
        Some(text.end()),
        "all is read"
    );
    let mut ids = HashSet::new();
    let mut entities = BTreeSet::new();
    let mut read_to = Offset::ZERO;
    for batch in batches {
        assert!(batch.read_to >= read_to, "batches go forward");
        read_to = batch.read_to;
        entities.extend(batch.entities.iter().map(|entity| entity.id.clone()));
        for mark in &batch.marks {
            assert!(ids.insert(mark.id.to_string()), "{} is twice", mark.id);
            for piece in mark.spans.pieces() {
                assert!(text.span().contains_span(*piece), "{mark:?} is in bounds");
                assert!(!piece.is_empty(), "{mark:?} has words");
                assert_eq!(
                    text.snap_to_graphemes(*piece),
                    *piece,
                    "{mark:?} has whole graphemes"
                );
            }
            assert!(
                mark.confidence()
                    .is_some_and(|sure| (0.0..=1.0).contains(&sure))
            );
            let reason = mark
                .origin
                .as_ref()
                .and_then(|origin| origin.reason.as_ref());
            assert!(
                reason.is_some_and(|reason| !reason.is_empty()),
                "{mark:?} says why"
            );
            if mark.label.as_str() == "actor" {
                assert!(
                    mark.entity
                        .as_ref()
                        .is_some_and(|entity| entities.contains(entity)),
                    "{mark:?} has an entity"
                );
            }
        }
        let here: HashSet<&str> = batch.marks.iter().map(|mark| mark.id.as_str()).collect();
        for link in &batch.links {
            assert!(
                here.contains(link.from.as_str()) && here.contains(link.to.as_str()),
                "{link:?} has ends"
            );
            assert!(ids.insert(link.id.to_string()), "{} is twice", link.id);
        }
    }
}

proptest! {
    #[test]
    fn any_text_gives_sound_marks(text in "\\PC{0,200}") {
        check(&text);
    }

    #[test]
    fn news_in_pieces_give_sound_marks(text in news()) {
        check(&text);
    }

    #[test]
    fn the_same_text_gives_the_same_marks(text in news()) {
        let text = Text::new(text);
        prop_assert_eq!(read(&text), read(&text));
    }
}

/// What `cargo xtask fuzz engine` has found.
#[test]
fn what_was_found_once_stays_found() {
    // A quotation that goes on with nothing between its marks.
    check(" officials \" in Kessia\n \".  \"");
}

#[test]
fn a_long_text_comes_in_batches_and_remembers() {
    let first = "Ada Brandt, the water minister, said the reservoir was safe.\n";
    let long = format!(
        "{first}{}Brandt said so again.\n",
        "The rain fell on the hills and the river rose.\n".repeat(900)
    );
    check(&long);
    let text = Text::new(long.clone());
    let batches = read(&text);
    assert!(batches.len() > 2);
    let first_screen = batches.first().map_or(Offset::ZERO, |batch| batch.read_to);
    assert!(first_screen.get() < 4_000, "the first screen comes first");
    let words: usize = batches.iter().map(|batch| batch.words).sum();
    assert_eq!(words, 10 + 900 * 10 + 4);
    let entity = |quote: &str, from: usize| {
        let at = long[from..]
            .find(quote)
            .map(|at| Span::from_bytes(from + at, from + at + quote.len()));
        let marks = batches.iter().flat_map(|batch| &batch.marks);
        marks
            .filter(|mark| Some(mark.spans.hull()) == at)
            .find_map(|mark| mark.entity.clone())
    };
    let full = entity("Ada Brandt", 0);
    assert!(full.is_some());
    assert_eq!(
        full,
        entity("Brandt", 1_000),
        "the surname of the last line is the first line's person"
    );
}

#[test]
fn the_same_thing_has_the_same_words_from_the_first_batch_to_the_last() {
    let long = format!(
        "Kessia rejected a joint inspection of the dam.\n{}Orlen supports the joint inspection.\n",
        "The rain fell on the hills and the river rose.\n".repeat(900)
    );
    let batches = read(&Text::new(long));
    assert!(batches.len() > 2);
    let issues: Vec<_> = batches
        .iter()
        .flat_map(|batch| &batch.marks)
        .filter_map(|mark| mark.attributes.get("issue"))
        .collect();
    assert_eq!(issues.len(), 2, "{issues:?}");
    assert_eq!(issues.first(), issues.last());
}

#[test]
fn nothing_is_suggested_outside_english() {
    let text = Text::new(
        "Der Minister sagte am Montag, dass die Gespräche mit Russland gescheitert sind und die Regierung in Berlin wartet.",
    );
    let mut reading = shipped().analyse(&text);
    let batch = reading.next().expect("one batch comes");
    assert!(batch.marks.is_empty() && batch.entities.is_empty());
    assert_eq!(batch.read_to, text.end());
    assert_eq!(reading.next(), None);
}
