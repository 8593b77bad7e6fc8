//! `bench`: how quick the engine and the app are. Prints medians and 95th percentiles; never fails
//! because of a time.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use standpoint_agreement::layer::LayerDocument;

use super::build;
use crate::failure::{Doing, Failure, Outcome};
use crate::measuring::peers::Peers;
use crate::steps::step;
use crate::{browser, places, shell};

/// How fast the engine must be in the worker, as a share of its native speed in percent.
const BAR_OF_WORKER: &str = "at least 33.3";

/// Measures in Chromium on the release build, and natively right before, so that both meet the same
/// machine; with `--deep` only the deep reader, which needs no build of the app.
pub fn bench(arguments: &[String]) -> Outcome {
    match arguments {
        [] => all(),
        [only] if only == "--deep" => {
            let deep = deep()?;
            println!("\n{}", head());
            print_deep(deep.as_ref());
            Ok(())
        }
        [other, ..] => Err(Failure::new(format!("Unknown argument “{other}”."))),
    }
}

fn all() -> Outcome {
    build::build()?;
    let chromium = browser::CHROMIUM.ensure()?;
    browser::ensure_packages()?;
    step("Building the native bench", || {
        shell::run(native("build").arg("--quiet"))
    })?;
    let native = step("Measuring the engine natively", || {
        figures(native("run").arg("--quiet"))
    })?;
    let deep = deep()?;
    let script = places::browser_tests().join("bench.mjs");
    let browser = step("Measuring the app in Chromium", || {
        figures(
            shell::command("node")
                .arg(script)
                .env(browser::CHROMIUM.variable, chromium),
        )
    })?;
    println!("\n{}", head());
    print_figures("native: ", &native);
    print_deep(deep.as_ref());
    print_figures("Chromium: ", &browser);
    print_figures("Chromium to native: ", &beside(&browser, &native));
    Ok(())
}

/// The deep reader and the peer that it stands beside.
struct Deep {
    native: Value,
    in_v8: Value,
    /// spaCy's whole pipeline; none where it cannot be run.
    spacy: Option<Value>,
}

fn print_deep(deep: Option<&Deep>) {
    let Some(deep) = deep else { return };
    print_figures("native: ", &deep.native);
    print_figures("V8: ", &deep.in_v8);
    if let Some(spacy) = &deep.spacy {
        print_figures("peer: ", spacy);
    }
}

/// The deep reader, natively and as WebAssembly in the engine that Chromium has, and spaCy right after
/// it, on one thread each; nothing where its weights are not there.
fn deep() -> Outcome<Option<Deep>> {
    if !places::root().join("models/deep.weights").is_file() {
        println!("    Without the deep reader: its weights are not in models/.");
        return Ok(None);
    }
    let speed = |what: &str| {
        let mut cargo = shell::cargo();
        cargo.args([what, "--quiet", "--release", "-p", "standpoint-deep"]);
        cargo.args(["--example", "speed"]);
        cargo
    };
    step("Building the deep reader's bench", || {
        shell::run(&mut speed("build"))
    })?;
    let native = step("Measuring the deep reader natively", || {
        figures(&mut speed("run"))
    })?;
    let script = places::root().join("crates/deep/examples/wasm.mjs");
    let in_v8 = step("Measuring the deep reader in V8", || {
        figures(shell::command("node").arg(script))
    })?;
    let spacy = match step("Measuring spaCy beside it", spacy) {
        Ok(figures) => Some(figures),
        Err(failure) => {
            println!("    Without spaCy, since it cannot be run: {failure}");
            None
        }
    };
    Ok(Some(Deep {
        native,
        in_v8,
        spacy,
    }))
}

/// spaCy's `en_core_web_sm` on the golden articles, which the deep reader reads, too.
fn spacy() -> Outcome<Value> {
    let golden = places::root().join("tests/golden");
    let entries = fs::read_dir(&golden).doing(format!("read {}", golden.display()))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    let texts = files.iter().map(|file| {
        let text = fs::read_to_string(file).doing(format!("read {}", file.display()))?;
        Ok(LayerDocument::new(file.display().to_string(), &text))
    });
    let texts: Vec<LayerDocument> = texts.collect::<Outcome<_>>()?;
    let work = places::target().join("evaluate");
    fs::create_dir_all(&work).doing(format!("make {}", work.display()))?;
    let speed = Peers::new(&work, &[])?.spacy_speed(&texts)?;
    Ok(json!({
        "spaCy en_core_web_sm, rate": {"median": speed, "unit": "words/s"},
    }))
}

/// What cargo does with the engine's own bench.
fn native(what: &str) -> std::process::Command {
    let mut cargo = shell::cargo();
    cargo.args([what, "--release", "-p", "standpoint-engine"]);
    cargo.args(["--example", "speed"]);
    cargo
}

/// How the speeds of one bench stand to those that the other has under the same name, in percent.
/// Texts of other lengths have other names, so only what was read alike is compared.
fn beside(figures: &Value, others: &Value) -> Value {
    let speeds = figures.as_object().into_iter().flatten();
    let shares = speeds.filter_map(|(name, figure)| {
        let other = others.get(name)?;
        if figure["unit"] != "words/s" {
            return None;
        }
        let share = |key: &str| Some(figure[key].as_f64()? * 100.0 / other[key].as_f64()?);
        let share = json!({
            "median": share("median")?,
            "p95": share("p95")?,
            "unit": "%",
            "bar": BAR_OF_WORKER,
        });
        Some((name.clone(), share))
    });
    Value::Object(shares.collect())
}

/// A bench program prints one JSON object on its last line:
/// `{"name of the figure": {"median": 1.0, "p95": 2.0, "unit": "ms", "bar": "at most 3"}, …}`, where
/// the bar is what the project wants of the median and may be left out.
fn figures(program: &mut std::process::Command) -> Outcome<Value> {
    let output = shell::capture(program)?;
    let last = output.lines().last().unwrap_or_default();
    let value: Value = serde_json::from_str(last).doing("read what the bench program printed")?;
    if value.is_object() {
        Ok(value)
    } else {
        Err(Failure::new("The bench program printed no figures."))
    }
}

fn head() -> String {
    format!("{:<60} {:>12} {:>12} {:<8} bar", "", "median", "95th", "")
}

fn print_figures(prefix: &str, figures: &Value) {
    for line in rows(prefix, figures) {
        println!("{line}");
    }
}

fn rows(prefix: &str, figures: &Value) -> Vec<String> {
    let Some(figures) = figures.as_object() else {
        return Vec::new();
    };
    figures
        .iter()
        .map(|(name, figure)| {
            let number = |key: &str| {
                let number = figure[key].as_f64();
                number.map_or_else(String::new, |number| format!("{number:.1}"))
            };
            let unit = figure["unit"].as_str().unwrap_or("");
            let bar = figure["bar"].as_str().unwrap_or("");
            let row = format!(
                "{:<60} {:>12} {:>12} {unit:<8} {bar}",
                format!("{prefix}{name}"),
                number("median"),
                number("p95")
            );
            row.trim_end().to_owned()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_become_rows() {
        let figures = json!({
            "engine": {"median": 12.34, "p95": 20.0, "unit": "ms"},
            "memory": {"median": 15.4, "p95": 15.4, "unit": "MB", "bar": "at most 120"},
        });
        let row = |name: &str, median: &str, p95: &str, rest: &str| {
            format!("{name:<60} {median:>12} {p95:>12} {rest}")
        };
        let expected = [
            row("native: engine", "12.3", "20.0", "ms"),
            row("native: memory", "15.4", "15.4", "MB       at most 120"),
        ];
        assert_eq!(rows("native: ", &figures), expected);
        assert!(rows("", &Value::Null).is_empty());
    }

    #[test]
    fn only_speeds_over_the_same_text_are_compared() {
        let speed =
            |median: u32, p95: u32| json!({"median": median, "p95": p95, "unit": "words/s"});
        let time = json!({"median": 5, "p95": 6, "unit": "ms"});
        let browser = json!({"500 words": speed(50, 20), "900 words": speed(1, 1), "time": time});
        let native = json!({"500 words": speed(100, 80), "901 words": speed(1, 1), "time": time});
        let expected = json!({"500 words": {
            "median": 50.0, "p95": 25.0, "unit": "%", "bar": BAR_OF_WORKER,
        }});
        assert_eq!(beside(&browser, &native), expected);
    }
}
