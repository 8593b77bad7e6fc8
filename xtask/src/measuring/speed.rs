//! Words per second, ours and spaCy's side by side. Printed, never judged.

use std::path::Path;
use std::time::Instant;

use standpoint_agreement::layer::LayerDocument;

use super::lines;
use super::ours::{Ours, checked, run};
use crate::failure::Outcome;

/// Runs of which the median is taken.
const RUNS: usize = 5;

/// Copies of the texts in the longer of two runs.
const COPIES: usize = 11;

/// So many words are enough for a speed; spaCy takes seconds for them.
const ENOUGH: usize = 20_000;

/// The first of the texts, as many as have enough words together.
pub fn enough(texts: &[LayerDocument]) -> &[LayerDocument] {
    let mut count = 0;
    let wanted = texts.iter().take_while(|text| {
        let before = count;
        count += text.text.split_whitespace().count();
        before < ENOUGH
    });
    &texts[..wanted.count()]
}

/// What white space separates.
pub fn words(texts: &[LayerDocument]) -> usize {
    texts
        .iter()
        .map(|text| text.text.split_whitespace().count())
        .sum()
}

/// Words per second of our whole engine on one thread, reading and writing files included.
///
/// The texts are read once and then many times over: the difference leaves out the start.
pub fn ours(ours: &Ours, texts: &[LayerDocument], work: &Path) -> Outcome<f64> {
    median(ours, texts, work, RUNS, COPIES)
}

/// The same of the deep reader, which takes a hundred times as long: one longer run is enough.
pub fn deep(deep: &Ours, texts: &[LayerDocument], work: &Path) -> Outcome<f64> {
    median(deep, texts, work, 1, 2)
}

fn median(
    ours: &Ours,
    texts: &[LayerDocument],
    work: &Path,
    runs: usize,
    most: usize,
) -> Outcome<f64> {
    let found = work.join("speed.jsonl");
    let seconds = |copies: usize| -> Outcome<f64> {
        let mut mark = ours.mark(&lines::of(texts).repeat(copies), &found)?;
        let start = Instant::now();
        checked(&run(&mut mark)?)?;
        Ok(start.elapsed().as_secs_f64())
    };
    let mut speeds = Vec::new();
    for _ in 0..runs {
        let more = (most - 1) * words(texts);
        speeds.push(per_second(more, seconds(1)?, seconds(most)?));
    }
    speeds.sort_unstable_by(f64::total_cmp);
    Ok(speeds[runs / 2])
}

/// From the time for some texts, and for so many words more.
#[expect(
    clippy::cast_precision_loss,
    reason = "words of a corpus stay far below 2^52"
)]
fn per_second(words: usize, once: f64, many_times: f64) -> f64 {
    words as f64 / (many_times - once).max(f64::EPSILON)
}

/// `1234567.8` as `1,234,568`.
pub fn grouped(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_start_is_left_out() {
        assert!((per_second(1000, 0.5, 1.5) - 1000.0).abs() < 1e-9);
        assert_eq!(words(&[LayerDocument::new("d", "one  two\nthree")]), 3);
    }

    #[test]
    fn no_more_texts_are_read_than_needed() {
        let text = LayerDocument::new("d", "word ".repeat(ENOUGH / 2));
        assert_eq!(enough(&[(); 4].map(|()| text.clone())).len(), 2);
        assert_eq!(enough(std::slice::from_ref(&text)).len(), 1);
    }

    #[test]
    fn thousands_are_set_apart() {
        for (number, expected) in [(7.0, "7"), (1234.5, "1,234"), (1_234_567.8, "1,234,568")] {
            assert_eq!(grouped(number), expected);
        }
    }
}
