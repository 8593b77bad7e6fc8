//! `bench`: how quick the engine and the app are. Prints medians and 95th percentiles; never fails
//! because of a time.

use serde_json::Value;

use super::build;
use crate::failure::{Doing, Failure, Outcome};
use crate::steps::step;
use crate::{browser, places, shell};

/// Measures natively, then in Chromium on the release build.
pub fn bench() -> Outcome {
    let native = step("Measuring the engine natively", || {
        let mut speed = shell::cargo();
        speed.args(["run", "--quiet", "--release"]);
        figures(speed.args(["-p", "standpoint-engine", "--example", "speed"]))
    })?;
    build::build()?;
    let chromium = browser::CHROMIUM.ensure()?;
    browser::ensure_packages()?;
    let script = places::browser_tests().join("bench.mjs");
    let browser = step("Measuring the app in Chromium", || {
        figures(
            shell::command("node")
                .arg(script)
                .env(browser::CHROMIUM.variable, chromium),
        )
    })?;
    println!("\n{:<44} {:>12} {:>12}", "", "median", "95th");
    print_figures("native: ", &native);
    print_figures("Chromium: ", &browser);
    Ok(())
}

/// A bench program prints one JSON object on its last line:
/// `{"name of the figure": {"median": 1.0, "p95": 2.0, "unit": "ms"}, …}`.
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
            let number = |key: &str| figure[key].as_f64().unwrap_or(f64::NAN);
            let unit = figure["unit"].as_str().unwrap_or("");
            format!(
                "{:<44} {:>12.1} {:>12.1} {unit}",
                format!("{prefix}{name}"),
                number("median"),
                number("p95")
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_become_rows() {
        let figures = serde_json::json!({"engine": {"median": 12.34, "p95": 20.0, "unit": "ms"}});
        let expected = format!("{:<44} {:>12} {:>12} ms", "native: engine", "12.3", "20.0");
        assert_eq!(rows("native: ", &figures), [expected]);
        assert!(rows("", &Value::Null).is_empty());
    }
}
