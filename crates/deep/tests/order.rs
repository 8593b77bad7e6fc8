//! What a person looks at is read first, and all is read once.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

use standpoint_deep::{DeepEngine, Model};
use standpoint_engine::learned::Models;
use standpoint_engine::{Batch, Engine};
use standpoint_text::{Offset, Span, Text};

fn engine() -> DeepEngine {
    let tiny = include_bytes!("tiny/tiny.weights").to_vec();
    DeepEngine::new(Model::read(tiny).unwrap(), Models::default())
}

/// Forty paragraphs in which people say things.
fn text() -> Text {
    let paragraph = |number: usize| {
        format!(
            "Minister Ada Brandt of Kessia said on day {number} that the dam may be finished. \
             Critics of the plan, who have met the minister before, doubt that it will be. She \
             rejected their doubts and called for patience until the {number}th of the month."
        )
    };
    let paragraphs: Vec<String> = (1..=40).map(paragraph).collect();
    Text::new(paragraphs.join("\n\n"))
}

fn read(batches: &[Batch]) -> Vec<Span> {
    batches
        .iter()
        .flat_map(|batch| batch.read.clone())
        .collect()
}

#[test]
fn from_the_middle_on_and_then_what_is_before() {
    let (engine, text) = (engine(), text());
    let from = Offset::new(text.len() / 2);
    let batches: Vec<Batch> = engine.analyse_from(&text, from).collect();
    let stretches = read(&batches);
    let first = stretches[0];
    assert!(first.start() <= from && from < first.end(), "{first:?}");
    let turn = stretches
        .iter()
        .position(|s| s.start() == Offset::ZERO)
        .unwrap();
    assert_eq!(stretches[turn - 1].end(), text.end());
    let mut sorted = stretches;
    sorted.sort_by_key(|stretch| stretch.start());
    assert_eq!(sorted.first().unwrap().start(), Offset::ZERO);
    assert!(
        sorted
            .windows(2)
            .all(|pair| pair[0].end() == pair[1].start())
    );
    assert_eq!(sorted.last().unwrap().end(), text.end());
}

#[test]
fn a_batch_speaks_only_of_what_it_has_read() {
    let (engine, text) = (engine(), text());
    for batch in engine.analyse_from(&text, Offset::new(4_000)) {
        for mark in &batch.marks {
            let start = mark.spans.start();
            let mut read = batch.read.iter();
            assert!(
                read.any(|s| s.start() <= start && start < s.end()),
                "{start:?}"
            );
        }
    }
}

#[test]
fn who_was_named_before_is_known() {
    let (engine, text) = (engine(), text());
    let first = engine
        .analyse_from(&text, Offset::new(text.len() - 100))
        .find(|batch| !batch.read.is_empty())
        .unwrap();
    let mentioned = first.marks.iter().filter_map(|mark| mark.entity.clone());
    for id in mentioned {
        assert!(first.entities.iter().any(|entity| entity.id == id), "{id}");
    }
}

#[test]
fn from_the_start_it_reads_as_ever() {
    let (engine, text) = (engine(), text());
    let ever: Vec<Batch> = engine.analyse(&text).collect();
    let from_start: Vec<Batch> = engine.analyse_from(&text, Offset::new(10)).collect();
    assert_eq!(ever, from_start);
}
