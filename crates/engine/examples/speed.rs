//! How fast the engine reads: `cargo run --release -p standpoint-engine --example speed`.
//!
//! Prints one JSON object: for a short and a long text the time of an analysis in milliseconds and
//! the words per second, as median and 95th percentile of twenty runs. The texts are those of the
//! golden articles.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::Instant;

use serde_json::{Map, Value, json};
use standpoint_engine::learned::Models;
use standpoint_engine::{Engine, InstantEngine};
use standpoint_text::Text;

const RUNS: usize = 20;

fn main() -> Result<(), Box<dyn Error>> {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden");
    let mut paths: Vec<_> = fs::read_dir(golden)?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let articles = paths
        .iter()
        .map(fs::read_to_string)
        .collect::<Result<Vec<_>, _>>()?;
    if articles.is_empty() {
        return Err("there are no texts in tests/golden".into());
    }
    let engine = InstantEngine::new(models()?);
    let mut figures = Map::new();
    for words in [500, 100_000] {
        let text = of_length(&articles, words);
        measure(&engine, "engine", &text, &mut figures);
        measure(
            &InstantEngine::of_rules(),
            "engine without weights",
            &text,
            &mut figures,
        );
    }
    println!("{}", Value::Object(figures));
    Ok(())
}

/// The weights that are shipped.
fn models() -> Result<Models, Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models");
    let mut models = Models::default();
    for layer in InstantEngine::LAYERS {
        models.add(&fs::read(folder.join(format!("{}.weights", layer.name())))?)?;
    }
    Ok(models)
}

/// The articles, line by line and again and again, until there are so many words. The bench in the
/// browser reads the same text.
fn of_length(articles: &[String], words: usize) -> Text {
    let mut text = String::new();
    let mut count = 0;
    for line in articles
        .iter()
        .flat_map(|article| article.split('\n'))
        .cycle()
    {
        if count >= words {
            break;
        }
        text.push_str(line);
        text.push('\n');
        count += line.split_whitespace().count();
    }
    Text::new(text)
}

fn measure(engine: &InstantEngine, name: &str, text: &Text, figures: &mut Map<String, Value>) {
    let mut words = 0;
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            words = engine.analyse(text).map(|batch| batch.words).sum();
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let median = f64::midpoint(times[RUNS / 2 - 1], times[RUNS / 2]);
    let slow = times[RUNS * 95 / 100];
    let count = f64::from(u32::try_from(words).unwrap_or(u32::MAX));
    let rate = |milliseconds: f64| (count * 1000.0 / milliseconds).round();
    figures.insert(
        format!("{name}, {words} words"),
        json!({"median": median, "p95": slow, "unit": "ms"}),
    );
    figures.insert(
        format!("{name}, {words} words, rate"),
        json!({"median": rate(median), "p95": rate(slow), "unit": "words/s"}),
    );
}
