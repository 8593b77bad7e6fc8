//! How sure the engine may be of the codebook's marks, and how sure it has to be for them to be
//! shown: measured on articles that people annotated.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use standpoint_agreement::calibration::{Forecast, Forecasts};
use standpoint_agreement::compare;
use standpoint_annotation::json::from_json;
use standpoint_annotation::{Command, Document, LabelId};
use standpoint_engine::learned::calibration::Calibration;
use standpoint_engine::{Engine, Thresholds};
use standpoint_text::Text;

/// Bins of equal count that a label's line goes through. Few: a line through every confidence that
/// some rule gives would follow the few marks of each.
const BINS: usize = 5;

/// Percent between the thresholds that are tried.
const STEP: usize = 5;

/// Why nothing can be measured.
#[derive(Debug, thiserror::Error)]
pub enum MarksError {
    /// A file or folder cannot be read or written.
    #[error("{}: {error}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The folder holds nothing annotated.
    #[error("there are no annotated articles (standpoint/1 files) in {}", .0.display())]
    Nothing(PathBuf),
}

/// An article: for each label what was forecast, and how many marks the gold has.
struct Judged {
    forecasts: BTreeMap<LabelId, Vec<Forecast>>,
    gold: BTreeMap<LabelId, usize>,
}

/// Where what was measured goes.
#[derive(Clone, Copy, Debug)]
pub struct Files<'p> {
    /// How sure the engine may be.
    pub sureness: &'p Path,
    /// From which confidence a label is shown. None for an engine that takes those that are there: a
    /// label has one threshold, whoever reads.
    pub thresholds: Option<&'p Path>,
}

/// Measures on the annotated articles in `gold` what an engine that is not calibrated says of its
/// marks, writes that to `files` and prints what it is worth on articles that it was not measured on.
///
/// # Errors
/// When a file cannot be read or written, or there are no articles.
pub fn measure(gold: &Path, engine: &dyn Engine, files: Files<'_>) -> Result<(), MarksError> {
    let articles: Vec<Judged> = documents(gold)?
        .iter()
        .map(|document| judged(document, engine))
        .collect();
    let all: Vec<&Judged> = articles.iter().collect();
    let labels: BTreeSet<&LabelId> = articles.iter().flat_map(|a| a.gold.keys()).collect();
    let (mut sureness, mut thresholds) = (String::new(), String::new());
    let set = Thresholds::default();
    for label in labels {
        let points = points(&all, label);
        for (said, right) in &points {
            // Writing to a string does not fail.
            let _ = writeln!(sureness, "{label}\t{said:.4}\t{right:.4}");
        }
        let best = best_threshold(&all, label, &Calibration::new(&points));
        let _ = writeln!(thresholds, "{label}\t{best}");
        let least = files.thresholds.is_none().then(|| set.of(label));
        println!("{}", across(&articles, label, least));
    }
    save(files.sureness, &sureness)?;
    files
        .thresholds
        .map_or(Ok(()), |path| save(path, &thresholds))
}

fn save(path: &Path, text: &str) -> Result<(), MarksError> {
    fs::write(path, text).map_err(|error| MarksError::File {
        path: path.to_owned(),
        error,
    })
}

/// The annotated articles of a folder, by name.
fn documents(folder: &Path) -> Result<Vec<Document>, MarksError> {
    let failed = |path: &Path, error| MarksError::File {
        path: path.to_owned(),
        error,
    };
    let entries = fs::read_dir(folder).map_err(|error| failed(folder, error))?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.sort();
    let mut documents = Vec::new();
    for path in paths
        .iter()
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
    {
        let json = fs::read_to_string(path).map_err(|error| failed(path, error))?;
        documents.extend(from_json(&json).ok().map(|loaded| loaded.document));
    }
    if documents.is_empty() {
        return Err(MarksError::Nothing(folder.to_owned()));
    }
    Ok(documents)
}

fn judged(gold: &Document, engine: &dyn Engine) -> Judged {
    let mut found = Document::new(gold.id.clone(), Text::new(gold.text.as_str()));
    for batch in engine.analyse(&gold.text) {
        let command = Command::Suggest {
            marks: batch.marks,
            links: batch.links,
            entities: batch.entities,
        };
        // A plan fails only where there is nothing to suggest; its edits fit.
        let step = command.plan(&found);
        for edit in step.map(|step| step.edits).unwrap_or_default() {
            let _ = found.apply(&edit);
        }
    }
    let mut counts: BTreeMap<LabelId, usize> = BTreeMap::new();
    for mark in gold.marks() {
        *counts.entry(mark.label.clone()).or_default() += 1;
    }
    Judged {
        forecasts: forecasts(gold, &found),
        gold: counts,
    }
}

/// What the engine said of its marks, and which of them are matched, by label.
fn forecasts(gold: &Document, found: &Document) -> BTreeMap<LabelId, Vec<Forecast>> {
    let report = compare(&[gold], &[found]);
    let labels = report.confidences.iter();
    labels
        .map(|(label, forecasts)| (label.into(), forecasts.0.clone()))
        .collect()
}

fn all_of<'a>(articles: &'a [&Judged], label: &LabelId) -> Vec<&'a Forecast> {
    let lists = articles.iter().filter_map(|a| a.forecasts.get(label));
    let mut all: Vec<&Forecast> = lists.flatten().collect();
    all.sort_by(|a, b| a.confidence.total_cmp(&b.confidence));
    all
}

/// The points of a label's line: the edges of its steps.
///
/// For each bin what was said on average and how often it was right; bins that would make the line
/// fall are one step (pool adjacent violators; isotonic regression, Zadrozny and Elkan 2002). How
/// often is drawn a little towards even chances (Laplace's rule of succession), so that a bin
/// without a mistake is not certain.
fn points(articles: &[&Judged], label: &LabelId) -> Vec<(f32, f32)> {
    let all = all_of(articles, label);
    let bins = (0..BINS).map(|bin| &all[bin * all.len() / BINS..(bin + 1) * all.len() / BINS]);
    let mut steps: Vec<Step> = Vec::new();
    for bin in bins.filter(|bin| !bin.is_empty()) {
        steps.push(Step::of(bin));
        while let [.., before, last] = &steps[..]
            && before.share() > last.share()
        {
            let pooled = before.pooled(last);
            steps.truncate(steps.len() - 2);
            steps.push(pooled);
        }
    }
    let edges = steps.iter().flat_map(|step| {
        let (first, last, share) = (step.first, step.last, step.share());
        [(first as f32, share as f32), (last as f32, share as f32)]
    });
    // What is said to be impossible is: so the few marks below the first bin keep their order.
    let mut points: Vec<(f32, f32)> = [(0.0, 0.0)].into_iter().chain(edges).collect();
    points.dedup();
    points
}

/// Bins in which what is said is as often right.
struct Step {
    /// What is said in its first bin, on average.
    first: f64,
    /// The same of its last bin.
    last: f64,
    right: f64,
    count: f64,
}

impl Step {
    fn of(bin: &[&Forecast]) -> Self {
        let count = bin.len() as f64;
        let said = bin.iter().map(|f| f.confidence).sum::<f64>() / count;
        Self {
            first: said,
            last: said,
            right: bin.iter().filter(|f| f.right).count() as f64,
            count,
        }
    }

    fn share(&self) -> f64 {
        (self.right + 1.0) / (self.count + 2.0)
    }

    fn pooled(&self, next: &Self) -> Self {
        Self {
            first: self.first,
            last: next.last,
            right: self.right + next.right,
            count: self.count + next.count,
        }
    }
}

/// The threshold of best F1 in percent. Where several are as good, the middle one.
fn best_threshold(articles: &[&Judged], label: &LabelId, calibration: &Calibration) -> u8 {
    let scored: Vec<(u8, f64)> = (0..=100)
        .step_by(STEP)
        .map(|percent| (percent, f1(articles, label, calibration, percent)))
        .collect();
    let best = scored.iter().map(|(_, f1)| *f1).fold(0.0, f64::max);
    let good: Vec<u8> = scored
        .iter()
        .filter(|(_, f1)| *f1 >= best - 0.001)
        .map(|(least, _)| *least)
        .collect();
    good[good.len() / 2]
}

/// Matched F1 of what is at least this sure, from 0 to 1.
fn f1(articles: &[&Judged], label: &LabelId, calibration: &Calibration, percent: u8) -> f64 {
    let least = f64::from(percent) / 100.0;
    let shown = all_of(articles, label)
        .into_iter()
        .filter(|f| f64::from(calibration.of(f.confidence as f32)) >= least);
    let shown: Vec<&Forecast> = shown.collect();
    let right = shown.iter().filter(|f| f.right).count() as f64;
    let gold: usize = articles.iter().filter_map(|a| a.gold.get(label)).sum();
    2.0 * right / ((shown.len() + gold).max(1)) as f64
}

/// What lines and thresholds are worth on articles that they were not measured on: each article in
/// turn is left out. A threshold that is `set`, from 0 to 1, is not measured.
fn across(articles: &[Judged], label: &LabelId, set: Option<f64>) -> String {
    let (mut before, mut after) = (Forecasts::default(), Forecasts::default());
    let (mut right, mut shown, mut gold) = (0.0, 0.0, 0.0);
    for (left_out, article) in articles.iter().enumerate() {
        let others = articles.iter().enumerate();
        let others: Vec<&Judged> = others
            .filter(|(index, _)| *index != left_out)
            .map(|(_, other)| other)
            .collect();
        let calibration = Calibration::new(&points(&others, label));
        let best = || f64::from(best_threshold(&others, label, &calibration)) / 100.0;
        let least = set.unwrap_or_else(best);
        gold += article.gold.get(label).copied().unwrap_or_default() as f64;
        for forecast in article.forecasts.get(label).into_iter().flatten() {
            let confidence = f64::from(calibration.of(forecast.confidence as f32));
            before.0.push(*forecast);
            after.0.push(Forecast {
                confidence,
                right: forecast.right,
            });
            if confidence >= least {
                shown += 1.0;
                right += f64::from(u8::from(forecast.right));
            }
        }
    }
    format!(
        "marks {label}: calibration error {:.3} before, {:.3} after, matched F1 {:.1}, over {} \
         marks of articles left out in turn",
        before.error(),
        after.error(),
        100.0 * 2.0 * right / f64::max(shown + gold, 1.0),
        before.0.len()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(forecasts: &[(f64, bool)], gold: usize) -> Judged {
        let forecasts = forecasts
            .iter()
            .map(|&(confidence, right)| Forecast { confidence, right });
        Judged {
            forecasts: [(LabelId::from("cue"), forecasts.collect())].into(),
            gold: [(LabelId::from("cue"), gold)].into(),
        }
    }

    #[test]
    fn bins_that_fall_are_one_step_and_the_line_begins_at_nothing() {
        let falling: Vec<(f64, bool)> = (0..10)
            .map(|n| (0.5 + f64::from(n) / 100.0, n < 5))
            .collect();
        let article = article(&falling, 10);
        let points = points(&[&article], &"cue".into());
        assert_eq!(points.len(), 3);
        assert_eq!(points[0], (0.0, 0.0));
        assert!(points[1].0 < points[2].0);
        assert!((points[1].1 - 0.5).abs() < 1e-6 && (points[2].1 - 0.5).abs() < 1e-6);
    }

    #[test]
    fn the_best_threshold_leaves_out_what_is_mostly_wrong() {
        let said = [
            (0.2, false),
            (0.2, false),
            (0.2, false),
            (0.2, true),
            (0.8, true),
            (0.8, true),
        ];
        let article = article(&said, 3);
        let as_said = Calibration::default();
        let best = best_threshold(&[&article], &"cue".into(), &as_said);
        assert!((25..=80).contains(&best), "{best}");
        assert!((f1(&[&article], &"cue".into(), &as_said, best) - 0.8).abs() < 1e-9);
    }
}
