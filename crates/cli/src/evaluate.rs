//! `standpoint evaluate`: documents scored against others.

use std::io::{Write, stdout};
use std::path::Path;

use standpoint_agreement::compare;
use standpoint_annotation::Document;

use crate::documents::{Found, read_all};
use crate::failure::Failure;
use crate::say::say;

/// Prints how the documents of `predicted` agree with those of `gold`.
pub(crate) fn evaluate(gold: &Path, predicted: &Path, json: bool) -> Result<(), Failure> {
    let golds = read_all(gold)?;
    let predictions = read_all(predicted)?;
    for found in golds.iter().chain(&predictions) {
        warn(found);
    }
    let report = compare(&documents(&golds), &documents(&predictions));
    if report.missing.len() == report.documents {
        let (gold, predicted) = (gold.to_owned(), predicted.to_owned());
        return Err(Failure::NoPairs { gold, predicted });
    }
    let printed = if json {
        // A report is made of numbers and names, which JSON can always hold.
        serde_json::to_string_pretty(&report).unwrap_or_default() + "\n"
    } else {
        report.to_string()
    };
    let written = stdout().lock().write_all(printed.as_bytes());
    written.map_err(|error| Failure::write(Path::new("standard output"), error))
}

fn documents(found: &[Found]) -> Vec<&Document> {
    found.iter().map(|found| &found.loaded.document).collect()
}

/// Says what is not counted because it does not fit.
pub(crate) fn warn(found: &Found) {
    let problems = found.loaded.problems.len();
    if problems > 0 {
        let place = &found.place;
        let plural = if problems == 1 { "problem" } else { "problems" };
        say(format_args!(
            "{place}: {problems} {plural}; standpoint validate says which"
        ));
    }
}
