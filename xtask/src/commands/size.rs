//! `size`: what a visitor downloads, raw and as a server sends it, against a budget.

use std::fs;
use std::io::Write;
use std::path::Path;

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};

use crate::failure::{Doing, Failure, Outcome};
use crate::places;

/// A kilobyte as the budgets count it.
const KB: usize = 1000;

/// A budget for one file of `dist/`, in bytes after gzip.
struct Budget {
    /// How the file's name begins.
    prefix: &'static str,
    /// How it ends.
    suffix: &'static str,
    /// The most it may weigh.
    most: usize,
}

const BUDGETS: [Budget; 6] = [
    Budget {
        prefix: "standpoint",
        suffix: ".wasm",
        most: 600 * KB,
    },
    // What the app fetches once its first screen stands.
    Budget {
        prefix: "second",
        suffix: ".wasm",
        most: 400 * KB,
    },
    Budget {
        prefix: "engine",
        suffix: ".wasm",
        most: 700 * KB,
    },
    Budget {
        prefix: "formats_bg",
        suffix: ".wasm",
        most: 900 * KB,
    },
    // What the worker for errands fetches for Parquet and for the article of a page.
    Budget {
        prefix: "formats-second",
        suffix: ".wasm",
        most: 250 * KB,
    },
    // Fetched by those who ask for the deep reader.
    Budget {
        prefix: "deep",
        suffix: ".wasm",
        most: 1_500 * KB,
    },
];

/// All that the engine's worker loads, its program and its weights, in bytes after Brotli.
const ENGINE_LOADS: usize = 3_000 * KB;

/// A file of the site and its sizes in bytes.
struct Weight {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Prints the sizes of all WebAssembly, JavaScript, CSS and learned weights in `dist/`; fails above
/// a budget.
pub fn size() -> Outcome {
    let mut weights = weigh_all(&places::dist())?;
    weights.extend(weigh_all(&places::dist().join("models"))?);
    weights.sort_by(|a, b| a.name.cmp(&b.name));
    print_table(&weights);
    check(&weights)
}

/// The files of a folder that a visitor may download.
fn weigh_all(folder: &Path) -> Outcome<Vec<Weight>> {
    let doing = format!("read {} (run `cargo xtask build` first)", folder.display());
    let mut weights = Vec::new();
    for entry in fs::read_dir(folder).doing(doing.as_str())? {
        let path = entry.doing(doing.as_str())?.path();
        let kind = path.extension().and_then(|e| e.to_str()).unwrap_or("");
        if matches!(kind, "wasm" | "js" | "css" | "html" | "weights") {
            weights.push(weigh(&path)?);
        }
    }
    Ok(weights)
}

fn weigh(path: &Path) -> Outcome<Weight> {
    let bytes = fs::read(path).doing(format!("read {}", path.display()))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Ok(Weight {
        name: name.into_owned(),
        raw: bytes.len(),
        gzip: gzip(&bytes).doing("compress with gzip")?,
        brotli: brotli(&bytes).doing("compress with Brotli")?,
    })
}

/// How many bytes are left after gzip at its best.
pub fn gzip(bytes: &[u8]) -> std::io::Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn brotli(bytes: &[u8]) -> std::io::Result<usize> {
    let mut out = Vec::new();
    let mut input = bytes;
    brotli::BrotliCompress(&mut input, &mut out, &BrotliEncoderParams::default())?;
    Ok(out.len())
}

fn print_table(weights: &[Weight]) {
    println!("    {:>10} {:>10} {:>10}  file", "raw", "gzip", "brotli");
    let row = |name: &str, raw: usize, gzip: usize, brotli: usize| {
        println!("    {raw:>10} {gzip:>10} {brotli:>10}  {name}");
    };
    for w in weights {
        row(&w.name, w.raw, w.gzip, w.brotli);
    }
    let sum = |of: fn(&Weight) -> usize| weights.iter().map(of).sum();
    row("all", sum(|w| w.raw), sum(|w| w.gzip), sum(|w| w.brotli));
}

fn check(weights: &[Weight]) -> Outcome {
    let mut over = Vec::new();
    for budget in &BUDGETS {
        let file = weights
            .iter()
            .find(|w| w.name.starts_with(budget.prefix) && w.name.ends_with(budget.suffix));
        match file {
            None => over.push(format!(
                "There is no {}*{} in dist/.",
                budget.prefix, budget.suffix
            )),
            Some(w) if w.gzip > budget.most => over.push(format!(
                "{} weighs {} bytes gzipped, {} more than its budget.",
                w.name,
                w.gzip,
                w.gzip - budget.most
            )),
            Some(_) => {}
        }
    }
    let loaded = engine_loads(weights);
    if loaded > ENGINE_LOADS {
        over.push(format!(
            "What the engine loads weighs {loaded} bytes in Brotli, {} more than its budget.",
            loaded - ENGINE_LOADS
        ));
    }
    if over.is_empty() {
        Ok(())
    } else {
        Err(Failure::new(over.join(" ")))
    }
}

/// What the engine's worker loads, in bytes after Brotli.
fn engine_loads(weights: &[Weight]) -> usize {
    let is_its = |w: &&Weight| w.name.starts_with("engine") || w.name.ends_with(".weights");
    weights.iter().filter(is_its).map(|w| w.brotli).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weight(name: &str, gzip: usize) -> Weight {
        Weight {
            name: name.to_owned(),
            raw: 0,
            gzip,
            brotli: 0,
        }
    }

    #[test]
    fn a_file_over_its_budget_fails() {
        let app = || weight("standpoint-app-1f_bg.wasm", 600_000);
        let site = |engine| {
            let formats = weight("formats_bg.wasm", 900_000);
            let formats_second = weight("formats-second-1f.wasm", 250_000);
            let second = weight("second-1f.wasm", 400_000);
            let deep = weight("deep_bg.wasm", 1_500_000);
            let engine = weight("engine_bg.wasm", engine);
            [app(), second, engine, formats, formats_second, deep]
        };
        assert!(check(&site(700_000)).is_ok());
        let sentence = check(&site(700_001)).unwrap_err().to_string();
        assert_eq!(
            sentence,
            "engine_bg.wasm weighs 700001 bytes gzipped, 1 more than its budget."
        );
        assert!(check(&[app()]).is_err());
    }

    #[test]
    fn what_the_engine_loads_is_weighed_together() {
        let loaded = |name: &str, brotli| Weight {
            brotli,
            ..weight(name, 0)
        };
        let site = |attribution| {
            [
                weight("standpoint-app-1f_bg.wasm", 0),
                weight("second-1f.wasm", 0),
                weight("formats_bg.wasm", 0),
                weight("formats-second-1f.wasm", 0),
                weight("deep_bg.wasm", 0),
                loaded("engine_bg.wasm", 1_000_000),
                loaded("words.weights", 500_000),
                loaded("attribution.weights", attribution),
            ]
        };
        assert!(check(&site(1_500_000)).is_ok());
        let sentence = check(&site(1_500_001)).unwrap_err().to_string();
        assert!(
            sentence.contains("3000001 bytes in Brotli, 1 more"),
            "{sentence}"
        );
    }

    #[test]
    fn what_repeats_shrinks() {
        let bytes = [7; 10_000];
        assert!(gzip(&bytes).unwrap() < 100);
        assert!(brotli(&bytes).unwrap() < 100);
    }
}
