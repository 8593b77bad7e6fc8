//! A tiny model of random numbers against what the arithmetic of `crates/trainer/deep/reference.py`
//! makes of it.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that fails is a test that fails"
)]

use std::ops::Range;

use serde_json::Value;
use standpoint_deep::encoder::Scratch;
use standpoint_deep::heads::{Rows, Tagger};
use standpoint_deep::kernels::Kernel;
use standpoint_deep::windows::Word;
use standpoint_deep::{Model, pieces};
use standpoint_text::Span;

/// How far a number may be from the reference's: what single precision leaves open.
const NEAR: f64 = 1e-5;
/// How far it may be in a few sentences: where an activation lies between two steps and is taken to the
/// other one, everything that it plays a part in moves.
const FAR: f64 = 2e-2;

const WEIGHTS: &[u8] = include_bytes!("tiny/tiny.weights");
const EXPECTED: &str = include_str!("tiny/tiny.json");

/// What comes of a sentence, and what should.
struct Sentence {
    expected: Value,
    pieces: Vec<u32>,
    capitals: Vec<u8>,
    words: Vec<Word>,
}

fn sentences(model: &Model, json: &str) -> Vec<Sentence> {
    let all: Value = serde_json::from_str(json).unwrap();
    let all = all["sentences"].as_array().unwrap();
    all.iter().map(|expected| cut(model, expected)).collect()
}

fn cut(model: &Model, expected: &Value) -> Sentence {
    let mut pieces = vec![pieces::START];
    let mut capitals = vec![0];
    let mut words = Vec::new();
    for (number, word) in expected["words"].as_array().unwrap().iter().enumerate() {
        let (span, word) = (Span::from_bytes(number, number + 1), word.as_str().unwrap());
        let piece = pieces.len();
        words.push(Word { span, piece });
        model.table().cut(model.file(), word, &mut pieces);
        capitals.resize(pieces.len(), pieces::capitals(word));
    }
    pieces.push(pieces::END);
    capitals.push(0);
    Sentence {
        expected: expected.clone(),
        pieces,
        capitals,
        words,
    }
}

/// How far numbers are from those that they should be.
fn away(found: &[f32], expected: &Value) -> f64 {
    let expected = expected.as_array().unwrap();
    assert!(found.len() >= expected.len());
    let pairs = found.iter().zip(expected);
    let away =
        pairs.map(|(found, expected)| (f64::from(*found) - expected.as_f64().unwrap()).abs());
    away.fold(0.0, f64::max)
}

fn away_in_tags(rows: &Rows<'_>, tagger: &Tagger, expected: &Value) -> f64 {
    let words = expected.as_array().unwrap().iter().enumerate();
    words
        .map(|(word, expected)| away(&tagger.scores(rows.word(word)), expected))
        .fold(0.0, f64::max)
}

/// The farthest that a number of a sentence is from the reference's.
fn farthest(model: &Model, sentence: &Sentence) -> f64 {
    let expected = &sentence.expected;
    assert_eq!(serde_json::json!(sentence.pieces), expected["pieces"]);
    let (encoder, heads) = (model.encoder(), model.heads());
    let mut scratch = Scratch::default();
    let (pieces, capitals) = (&sentence.pieces, &sentence.capitals);
    let every = 0..pieces.len();
    let read = encoder.read_window(model.file(), pieces, capitals, every, &mut scratch);
    let mut all = Vec::new();
    for (place, row) in expected["hidden"].as_object().unwrap() {
        all.push(away(read.row(place.parse().unwrap()), row));
    }
    let rows = Rows::new(read, &sentence.words);
    let taggers = [
        ("attribution", Some(&heads.attribution)),
        ("names", heads.names.as_ref()),
        ("uncertainty", heads.uncertainty.as_ref()),
        ("actors", heads.actors.as_ref()),
    ];
    for (name, tagger) in taggers {
        let expected = &expected["logits"][name];
        match tagger {
            Some(tagger) => all.push(away_in_tags(&rows, tagger, expected)),
            None => assert!(expected.is_null(), "{name} was expected"),
        }
    }
    let stance = heads.stance.as_ref().unwrap();
    all.push(away(&stance.scores(&rows, 0..2), &expected["stance"]));
    for (relation, score) in expected["links"].as_object().unwrap() {
        let (from, to): (Range<usize>, _) = (0..1, 3..5);
        let found = heads.links.score(relation, &rows, from, to).unwrap();
        all.push(away(&[found], &serde_json::json!([score])));
    }
    all.into_iter().fold(0.0, f64::max)
}

#[test]
fn every_kernel_gives_what_the_reference_does() {
    for kernel in Kernel::all() {
        let model = Model::with_kernel(WEIGHTS.to_vec(), kernel).unwrap();
        let sentences = sentences(&model, EXPECTED);
        let farthest: Vec<f64> = sentences.iter().map(|s| farthest(&model, s)).collect();
        let near = farthest.iter().filter(|away| **away < NEAR).count();
        let worst = farthest.iter().copied().fold(0.0, f64::max);
        assert!(
            farthest.len() >= 20 && worst < FAR,
            "{kernel:?}: {worst} off"
        );
        assert!(
            near * 4 >= farthest.len() * 3,
            "{kernel:?}: {near} are near"
        );
    }
}

/// The weights that are shipped, where they are. Six layers spread what rounding leaves open to every
/// sentence, so that only how far it is on average can be said.
#[test]
fn the_shipped_weights_are_read_as_the_reference_reads_them() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = std::fs::read(root.join("../../models/deep.weights")).unwrap();
    let json = std::fs::read_to_string(root.join("tests/deep.json")).unwrap();
    let model = Model::read(file).unwrap();
    for sentence in sentences(&model, &json) {
        let away = farthest(&model, &sentence);
        assert!(away < 0.5, "{away} off in {}", sentence.expected["words"]);
    }
}
