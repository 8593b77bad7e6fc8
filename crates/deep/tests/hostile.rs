//! Damaged files and random texts: a sentence or a result, never a panic.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that fails is a test that fails"
)]

mod shipped;

use std::sync::OnceLock;

use proptest::prelude::*;
use standpoint_deep::kernels::Kernel;
use standpoint_deep::windows::Windows;
use standpoint_deep::{DeepEngine, Model, WeightsError, read};
use standpoint_engine::learned::Models;
use standpoint_engine::learned::attribution::Role;
use standpoint_engine::learned::layers::Found;
use standpoint_engine::why::MOST;
use standpoint_engine::{Batch, Engine};
use standpoint_text::{Offset, Span, Text};

const WEIGHTS: &[u8] = include_bytes!("tiny/tiny.weights");

fn engine() -> &'static DeepEngine {
    static ENGINE: OnceLock<DeepEngine> = OnceLock::new();
    ENGINE
        .get_or_init(|| DeepEngine::new(Model::read(WEIGHTS.to_vec()).unwrap(), Models::default()))
}

/// The shipped weights of the instant engine's chains.
fn chains() -> &'static Models {
    static CHAINS: OnceLock<Models> = OnceLock::new();
    CHAINS.get_or_init(shipped::chains)
}

/// The file with some words of its manifest changed; of the same length, so that all stays in place.
fn changed(from: &str, to: &str) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let at = WEIGHTS
        .windows(from.len())
        .position(|w| w == from.as_bytes());
    let at = at.unwrap();
    let mut file = WEIGHTS.to_vec();
    file[at..at + to.len()].copy_from_slice(to.as_bytes());
    file
}

fn why(file: Vec<u8>) -> String {
    Model::read(file).unwrap_err().to_string()
}

#[test]
fn what_is_wrong_with_a_file_is_said() {
    assert_eq!(
        Model::read(Vec::new()).err(),
        Some(WeightsError::NotWeights)
    );
    assert_eq!(
        Model::read(b"SPwt etc".to_vec()).err(),
        Some(WeightsError::NotWeights)
    );
    assert_eq!(
        Model::read(WEIGHTS[..14].to_vec()).err(),
        Some(WeightsError::Short)
    );
    assert_eq!(
        Model::read(WEIGHTS[..99].to_vec()).err(),
        Some(WeightsError::Short)
    );
    let mut newer = WEIGHTS.to_vec();
    newer[8] = 9;
    assert_eq!(Model::read(newer).err(), Some(WeightsError::Version(9)));
    assert!(why(changed("\"layers\":2", "\"layers\":9")).contains("no “layer.2."));
    assert!(why(changed("\"hidden\":32", "\"hidden\":16")).contains("should be i4 113 × 16"));
    assert!(why(changed("\"hidden\":32", "\"hidden\":30")).contains("no kernels"));
    assert!(why(changed("\"heads\":2", "\"heads\":0")).contains("no kernels"));
    assert!(why(changed("[\"source\"", "[\"sauces\"")).contains("sauces, cue, content"));
    assert!(why(changed("{\"name\"", "[\"name\"")).contains("manifest cannot be read"));
    let cut = WEIGHTS[..WEIGHTS.len() - 128].to_vec();
    assert!(why(cut).contains("beyond the file's end"));
}

#[test]
fn a_number_that_is_none_is_found() {
    let model = Model::read(WEIGHTS.to_vec()).unwrap();
    assert_eq!(model.name(), "tiny");
    let mut file = WEIGHTS.to_vec();
    // The last tensor of the file is in floating point; behind it there may be padding.
    let last = file.len() - 64;
    file[last..last + 4].copy_from_slice(&f32::NAN.to_le_bytes());
    assert!(why(file).contains("no finite number"));
}

/// What holds of the layers of every text: spans in order, inside the text, none empty.
fn sound<K>(text: &Text, found: &[Found<K>]) -> bool {
    let ordered = found
        .windows(2)
        .all(|pair| pair[0].span.end() <= pair[1].span.start());
    let inside = |found: &Found<K>| {
        let span = found.span;
        !span.is_empty() && span.end() <= text.end() && (0.0..=1.0).contains(&found.confidence)
    };
    ordered && found.iter().all(inside)
}

/// A text's batches; all of it is read, and marks stand inside.
fn batches(text: &Text) -> Vec<Batch> {
    let batches: Vec<Batch> = engine().analyse(text).collect();
    let mut read_to = Offset::ZERO;
    for batch in &batches {
        assert!(batch.read_to >= read_to);
        read_to = batch.read_to;
        let spans = batch.marks.iter().map(|mark| mark.spans.hull());
        assert!(spans.into_iter().all(|span| span.end() <= text.end()));
    }
    assert_eq!(read_to, text.end());
    batches
}

/// Asks about a stretch, wherever it lies; whether there was an answer. What is named stands in the
/// text, and the reader is less sure without it.
fn explained(engine: &DeepEngine, text: &Text, cue: Span) -> bool {
    let Some(why) = engine.why(text, cue) else {
        return false;
    };
    let share = 0.0..=1.0;
    assert!(share.contains(&why.confidence) && why.rests_on.len() <= MOST);
    for one in why.rests_on {
        assert!(share.contains(&one.without) && one.without < why.confidence);
        assert!(text.as_str().contains(&one.words));
    }
    true
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(
        std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(48)
    ))]

    #[test]
    fn any_text_gives_a_result(string in any::<String>()) {
        let text = Text::new(string);
        for chains in [&Models::default(), chains()] {
            let layers = read(engine().model(), chains, &text);
            prop_assert!(sound(&text, &layers.roles));
            prop_assert!(sound(&text, &layers.names));
            prop_assert!(sound(&text, &layers.uncertainties));
        }
        batches(&text);
    }

    #[test]
    fn every_word_belongs_to_one_window(
        sentences in proptest::collection::vec("[A-Z][a-z ]{0,60}[.?]|“[a-z]{1,9}”|…|水门。", 0..30),
        gap in prop_oneof![Just(" "), Just("\n"), Just("\n\n")],
        longest in 0..80_usize,
        from in 0..900_usize,
    ) {
        let text = Text::new(sentences.join(gap));
        let model = engine().model();
        let mut windows = Windows::new(&text, model.file(), model.table(), longest);
        let words = |windows: &mut Windows<'_>| -> Vec<Span> {
            let words = windows.inspect(|window| assert!(window.pieces.len() <= longest.max(3)));
            words.flat_map(|window| window.words).map(|word| word.span).collect()
        };
        let all: Vec<Span> = standpoint_text::paragraphs(&text)
            .into_iter()
            .flat_map(|paragraph| standpoint_text::tokens(&text, paragraph))
            .map(|token| token.span)
            .collect();
        prop_assert_eq!(&words(&mut windows), &all);
        let from = Offset::new(from.min(text.len()));
        windows.seek(from);
        let read = words(&mut windows);
        prop_assert!(all.ends_with(&read));
        let missed = all[..all.len() - read.len()].last();
        prop_assert!(missed.is_none_or(|word| word.end() <= from));
    }

    #[test]
    fn any_place_in_any_text_may_be_asked_about(
        string in any::<String>(),
        start in 0..400_usize,
        length in 0..400_usize,
    ) {
        let text = Text::new(string);
        explained(engine(), &text, Span::from_bytes(start, start + length));
        for role in read(engine().model(), &Models::default(), &text).roles {
            let answered = explained(engine(), &text, role.span);
            prop_assert!(answered || role.kind != Role::Cue);
        }
    }

    #[test]
    fn any_english_gives_a_result_and_the_same_by_every_kernel(
        words in proptest::collection::vec(
            prop_oneof![
                Just("said"), Just("Ada Brandt"), Just("\""), Just("“"), Just("”"), Just("\n"),
                Just("that"), Just("may"), Just("."), Just("the dam"), Just("if"), Just("’s"),
                Just("according to"), Just(","), Just("NATO"), Just("Señor"), Just("…………………"),
            ],
            0..120,
        )
    ) {
        let text = Text::new(words.join(" "));
        batches(&text);
        let layers = read(engine().model(), &Models::default(), &text);
        prop_assert!(sound(&text, &layers.roles));
        let cues = layers.roles.iter().filter(|role| role.kind == Role::Cue);
        let cue = cues.map(|cue| cue.span).next_back();
        prop_assert!(cue.is_none_or(|cue| explained(engine(), &text, cue)));
        for kernel in Kernel::all() {
            let model = Model::with_kernel(WEIGHTS.to_vec(), kernel).unwrap();
            prop_assert_eq!(&read(&model, &Models::default(), &text), &layers);
            let engine = DeepEngine::new(model, Models::default());
            prop_assert!(cue.is_none_or(|cue| explained(&engine, &text, cue)));
        }
    }

    #[test]
    fn any_damage_gives_an_error_or_a_reader(
        bytes in proptest::collection::vec((0..WEIGHTS.len(), any::<u8>()), 1..8),
        length in 0..2 * WEIGHTS.len(),
    ) {
        let mut file = WEIGHTS.to_vec();
        for (at, byte) in bytes {
            file[at] = byte;
        }
        file.truncate(length);
        if let Ok(model) = Model::read(file) {
            let text = Text::new("Ada Brandt said that the dam may fail. “It leaks,” she said.");
            for role in read(&model, &Models::default(), &text).roles {
                standpoint_deep::why::why(&model, &text, role.span);
            }
        }
    }
}

#[test]
fn marks_say_which_model_made_them() {
    let text = Text::new("Ada Brandt said on Tuesday that the government may come back to it.");
    let batches = batches(&text);
    let marks: Vec<_> = batches.iter().flat_map(|batch| &batch.marks).collect();
    assert!(!marks.is_empty(), "the rules are still there");
    for mark in marks {
        let version = mark
            .origin
            .as_ref()
            .and_then(|origin| origin.version.as_deref());
        assert_eq!(version, Some(engine().version()));
    }
    assert!(engine().version().ends_with("+tiny"));
}

#[test]
fn between_two_windows_there_is_a_pause() {
    let sentence = "Ada Brandt said on Tuesday that the government may come back to it.\n\n";
    let text = Text::new(sentence.repeat(40));
    let batches = batches(&text);
    let pauses = batches.iter().filter(|batch| batch.words == 0).count();
    assert!(batches.len() > pauses + 1, "more than one batch");
    assert!(pauses >= 10, "{pauses} pauses");
    let words: usize = batches.iter().map(|batch| batch.words).sum();
    let whole: usize = engine()
        .analyse(&Text::new(sentence))
        .map(|batch| batch.words)
        .sum();
    assert_eq!(words, 40 * whole);
}

#[test]
fn other_languages_are_left_alone() {
    let text =
        Text::new("Die Regierung hat am Dienstag erklärt, dass sie den Staudamm nicht bauen will.");
    let batches = batches(&text);
    assert!(batches.iter().all(|batch| batch.marks.is_empty()));
    assert_eq!(batches.len(), 1, "nothing is read");
}
