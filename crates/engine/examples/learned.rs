//! How many words a second the learned layers read, on one thread, as JSON.
//!
//! `cargo run --release -p standpoint-engine --example learned -- FOLDER TEXT`: the folder of the
//! weights, and a file with a text. Words are counted between blanks.

use std::path::Path;
use std::time::Instant;

use standpoint_engine::learned::weights::Layer;
use standpoint_engine::learned::{Models, read};
use standpoint_text::Text;

/// How often the text is read.
const RUNS: usize = 20;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(folder), Some(file)) = (arguments.next(), arguments.next()) else {
        return Err("two arguments are needed: the folder of the weights, and a text".into());
    };
    let text = Text::new(std::fs::read_to_string(file)?);
    let words = u32::try_from(text.as_str().split_whitespace().count())?;
    let load = |layers: &[Layer]| -> Result<Models, Box<dyn std::error::Error>> {
        let mut models = Models::default();
        for layer in layers {
            let name = format!("{}.weights", layer.name());
            models.add(&std::fs::read(Path::new(&folder).join(name))?)?;
        }
        Ok(models)
    };
    let mut figures = serde_json::Map::new();
    let base = [Layer::Words, Layer::Pos, Layer::Heads];
    let sets = [
        ("words and parts of speech", &base[..2]),
        ("with heads", &base[..]),
        ("with attribution", &Layer::ALL[..4]),
        ("all layers", &Layer::ALL[..]),
    ];
    for (name, layers) in sets {
        let models = load(layers)?;
        let mut times: Vec<f64> = (0..RUNS).map(|_| seconds(&models, &text)).collect();
        times.sort_by(f64::total_cmp);
        let speed = (f64::from(words) / times[RUNS / 2]).round();
        figures.insert(format!("words a second, {name}"), speed.into());
    }
    println!("{}", serde_json::Value::Object(figures));
    Ok(())
}

fn seconds(models: &Models, text: &Text) -> f64 {
    let start = Instant::now();
    std::hint::black_box(read(models, text));
    start.elapsed().as_secs_f64()
}
