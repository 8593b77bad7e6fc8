//! A report as a table for a terminal, in per cent.

use std::fmt;

use crate::counts::Counts;
use crate::report::Report;

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let documents = if self.documents == 1 {
            "document"
        } else {
            "documents"
        };
        writeln!(f, "{} {documents} compared", self.documents)?;
        remark(f, "without a prediction, counted as empty", &self.missing)?;
        remark(
            f,
            "predicted but not in the gold, left out",
            &self.unexpected,
        )?;
        remark(f, "with two different texts", &self.different_texts)?;
        labels(self, f)?;
        confidences(self, f)?;
        attributes(self, f)?;
        links(self, f)
    }
}

fn remark(f: &mut fmt::Formatter<'_>, what: &str, ids: &[String]) -> fmt::Result {
    if ids.is_empty() {
        return Ok(());
    }
    writeln!(f, "{} {what}: {}", ids.len(), ids.join(", "))
}

fn labels(report: &Report, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (three, shares) = ("precision recall F1", "    P     R    F1");
    writeln!(
        f,
        "\n{:14}{:>6}{:>6}   {:17}   {:17}   {:17}   ({three}, per cent)",
        "marks", "gold", "pred", "exact", "matched", "overlap"
    )?;
    writeln!(f, "{:26}   {shares}   {shares}   {shares}", "")?;
    for (name, counts) in report.labels.iter() {
        let (exact, matched) = (Shares(counts.exact), Shares(counts.matched));
        let (gold, predicted) = (counts.matched.gold, counts.matched.predicted);
        let overlap = Shares(counts.overlap);
        writeln!(
            f,
            "{name:14}{gold:>6}{predicted:>6}   {exact}   {matched}   {overlap}"
        )?;
    }
    Ok(())
}

fn confidences(report: &Report, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if report.confidences.iter().next().is_none() {
        return Ok(());
    }
    writeln!(f, "\nexpected calibration error of marks (right: matched)")?;
    for (name, forecasts) in report.confidences.iter() {
        writeln!(f, "{name:14}{forecasts}")?;
    }
    Ok(())
}

fn attributes(report: &Report, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if report.attributes.iter().next().is_none() {
        return Ok(());
    }
    writeln!(f, "\nattributes of matched marks")?;
    for (name, answers) in report.attributes.iter() {
        let (right, compared) = (answers.right, answers.compared);
        let share = 100.0 * answers.accuracy();
        writeln!(f, "{name:14}{right:>6} of {compared:<6} {share:5.1}")?;
    }
    Ok(())
}

fn links(report: &Report, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if report.links.iter().next().is_none() {
        return Ok(());
    }
    writeln!(
        f,
        "\n{:14}{:>6}{:>6}   both ends matched",
        "links", "gold", "pred"
    )?;
    for (name, counts) in report.links.iter() {
        let (gold, predicted) = (counts.gold, counts.predicted);
        writeln!(f, "{name:14}{gold:>6}{predicted:>6}   {}", Shares(*counts))?;
    }
    Ok(())
}

/// Precision, recall and F1 in per cent, seventeen columns wide.
struct Shares(Counts);

impl fmt::Display for Shares {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let score = self.0.score();
        let [p, r, f1] = [score.precision, score.recall, score.f1].map(|x| 100.0 * x);
        write!(f, "{p:5.1} {r:5.1} {f1:5.1}")
    }
}
