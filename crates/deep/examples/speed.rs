//! How fast the deep reader reads natively, on one thread:
//! `cargo run --release -p standpoint-deep --example speed [FILE]`.
//!
//! FILE is a file of weights, `models/deep.weights` if none is named; those of the chains lie in
//! `models/`. Prints one JSON object: the time to load them, and for a short and a long text the words
//! per second, as median and 95th percentile, and the most memory that the process had.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use serde_json::{Map, Value, json};
use standpoint_deep::{DeepEngine, Model};
use standpoint_engine::Engine;
use standpoint_engine::learned::Models;
use standpoint_text::Text;

const RUNS: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let named = std::env::args_os().nth(1).map(PathBuf::from);
    let file = fs::read(named.unwrap_or_else(|| root.join("models/deep.weights")))?;
    let mut figures = Map::new();
    let mut loads = Vec::new();
    let chains =
        DeepEngine::CHAINS.map(|layer| root.join(format!("models/{}.weights", layer.name())));
    let chains: Vec<Vec<u8>> = chains.iter().map(fs::read).collect::<Result<_, _>>()?;
    let chains = || Models::read(chains.iter().map(Vec::as_slice));
    for _ in 0..RUNS {
        let copy = file.clone();
        let start = Instant::now();
        Model::read(copy)?;
        chains()?;
        loads.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    figures.insert("deep, load".to_owned(), figure(loads, "ms", "at most 600"));
    let articles = articles(&root.join("tests/golden"))?;
    let engine = DeepEngine::new(Model::read(file)?, chains()?);
    for words in [500, 5_000] {
        let text = of_length(&articles, words);
        measure(
            &engine,
            &format!("deep, {words} words"),
            &text,
            &mut figures,
        );
    }
    if let Some(most) = most_memory() {
        let figure = figure(vec![most], "MB", "at most 250");
        figures.insert("deep, most memory".to_owned(), figure);
    }
    println!("{}", Value::Object(figures));
    Ok(())
}

fn articles(folder: &Path) -> Result<Vec<String>, std::io::Error> {
    let entries = fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path()));
    let mut paths: Vec<_> = entries
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    paths.sort();
    paths.iter().map(fs::read_to_string).collect()
}

/// The articles, line by line and again and again, until there are so many words.
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

fn measure(engine: &DeepEngine, name: &str, text: &Text, figures: &mut Map<String, Value>) {
    let (mut rates, mut firsts) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let (mut words, mut first) = (0, None);
        let start = Instant::now();
        for batch in engine.analyse(text) {
            words += batch.words;
            if words > 0 && first.is_none() {
                first = Some(start.elapsed().as_secs_f64() * 1000.0);
            }
        }
        let count = f64::from(u32::try_from(words).unwrap_or(u32::MAX));
        rates.push(count / start.elapsed().as_secs_f64());
        firsts.extend(first);
    }
    figures.insert(
        format!("{name}, rate"),
        figure(rates, "words/s", "at least 4000"),
    );
    figures.insert(format!("{name}, first marks"), figure(firsts, "ms", ""));
}

fn figure(mut numbers: Vec<f64>, unit: &str, bar: &str) -> Value {
    numbers.sort_by(f64::total_cmp);
    let at = |share: usize| numbers.get((numbers.len() - 1) * share / 100);
    // Of rates, the slow ones are the low ones.
    let slow = if unit == "words/s" { at(5) } else { at(95) };
    json!({"median": at(50), "p95": slow, "unit": unit, "bar": bar})
}

/// The most memory that the process had, in megabytes, where the system says it.
fn most_memory() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    let kilobytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes * 1024.0 / 1e6)
}
