//! The table of layers: each set, each way of counting, ours beside the peers'.

use standpoint_agreement::bootstrap::{self, Interval};
use standpoint_agreement::layer::{DocumentCounts, LayerReport};
use standpoint_agreement::{Answers, Counts, Score};

use super::layers::{Comparison, Scored};

/// How often documents are drawn for an interval, and from which seed.
const RESAMPLES: usize = 1000;
const SEED: u64 = 2016;

/// Precision, recall and F1 of one count, or a difference with its interval.
const WIDTH: usize = 17;

/// The table's head.
pub fn head() -> String {
    let group = |title: &str| format!("{title:<WIDTH$}");
    let titles = ["exact", "matched", "overlap", "token", "linked"].map(group);
    let [exact, matched, overlap, token, linked] = titles;
    let shares = "    P     R    F1";
    format!(
        "{:24}{:22}{:13}{exact}   {matched}   {overlap}   {token}   type   {linked}\n\
         {:59}{shares}   {shares}   {shares}   {shares}          {shares}",
        "set", "layer", "engine", ""
    )
}

/// The lines of one set: an engine each, then how far ours is from each of the others.
pub fn rows(comparison: &Comparison) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (number, scored) in comparison.engines.iter().enumerate() {
        let (set, layer) = if number == 0 {
            (comparison.set, comparison.layer.as_str())
        } else {
            ("", "")
        };
        let figures = match &scored.report {
            Some(report) => figures(comparison, report),
            None => "not there yet: standpoint mark does not know this layer".to_owned(),
        };
        lines.push(
            format!("{set:24}{layer:22}{:13}{figures}", scored.engine)
                .trim_end()
                .to_owned(),
        );
    }
    if let [ours, peers @ ..] = comparison.engines.as_slice() {
        lines.extend(
            peers
                .iter()
                .filter_map(|peer| difference(comparison, ours, peer)),
        );
    }
    lines
}

fn figures(comparison: &Comparison, report: &LayerReport) -> String {
    let total = report.total();
    let [exact, matched, overlap, token, linked] = counts(&total).map(shares);
    let types = if comparison.has_types {
        percent(total.types)
    } else {
        String::new()
    };
    let linked = if comparison.has_links {
        linked
    } else {
        String::new()
    };
    format!("{exact}   {matched}   {overlap}   {token}   {types:>4}   {linked}")
}

/// `+6.1 [+3.2 +9.0]` under each count: F1 of ours less the peer's, in points.
fn difference(comparison: &Comparison, ours: &Scored, peer: &Scored) -> Option<String> {
    let (own, other) = (ours.report.as_ref()?, peer.report.as_ref()?);
    let cells = [0, 1, 2, 3, 4].map(|which| {
        if which == 4 && !comparison.has_links {
            return String::new();
        }
        let (of_own, of_other) = (each(own, which), each(other, which));
        let points = |drawn: &[usize]| 100.0 * (f1(&of_own, drawn) - f1(&of_other, drawn));
        let all: Vec<usize> = (0..of_own.len()).collect();
        let interval = bootstrap::interval(of_own.len(), RESAMPLES, SEED, points);
        cell(points(&all), interval)
    });
    let [exact, matched, overlap, token, linked] = cells;
    let title = format!("ours less {}", peer.engine);
    let line = format!(
        "{:35}{title:24}{exact:WIDTH$}   {matched:WIDTH$}   {overlap:WIDTH$}   {token:WIDTH$}          {linked}",
        ""
    );
    Some(line.trim_end().to_owned())
}

fn cell(points: f64, interval: Option<Interval>) -> String {
    let Some(Interval { low, high }) = interval else {
        return String::new();
    };
    format!("{points:+.1} [{low:+.1} {high:+.1}]")
}

/// One count of every document.
fn each(report: &LayerReport, which: usize) -> Vec<Counts> {
    report
        .documents
        .iter()
        .map(|document| counts(document)[which])
        .collect()
}

fn f1(documents: &[Counts], drawn: &[usize]) -> f64 {
    let mut sum = Counts::default();
    for place in drawn {
        sum += documents[*place];
    }
    sum.score().f1
}

/// The five counts in the table's order.
fn counts(document: &DocumentCounts) -> [Counts; 5] {
    let all = document.all();
    [
        all.exact,
        all.matched,
        all.overlap,
        all.token,
        document.linked,
    ]
}

/// Precision, recall and F1 in per cent, seventeen columns wide.
pub fn shares(counts: Counts) -> String {
    in_percent(counts.score())
}

/// The three shares of a score in per cent, seventeen columns wide.
pub fn in_percent(score: Score) -> String {
    let [p, r, f1] = [score.precision, score.recall, score.f1].map(|share| 100.0 * share);
    format!("{p:5.1} {r:5.1} {f1:5.1}")
}

/// A share in per cent; blank where nothing was compared.
fn percent(answers: Answers) -> String {
    if answers.compared == 0 {
        return String::new();
    }
    format!("{:.1}", 100.0 * answers.accuracy())
}

#[cfg(test)]
mod tests {
    use super::*;
    use standpoint_agreement::layer::{LabelledSpan, LayerDocument, compare_layers};

    fn scored(engine: &'static str, ends: [usize; 3]) -> Scored {
        let documents = |ends: [usize; 3]| {
            ends.map(|end| {
                let mut document =
                    LayerDocument::new(format!("d{end}"), "Kessia said it may wait.");
                document.id = format!("d{}", end % 2);
                document.spans = vec![LabelledSpan::new(0, end, "PER")];
                document
            })
        };
        let report = compare_layers(&documents([6, 5, 6]), &documents(ends), &["PER"]);
        Scored {
            engine,
            report: Some(report),
        }
    }

    #[test]
    fn ours_stands_beside_the_others_with_its_lead() {
        let engines = vec![scored("ours", [6, 5, 6]), scored("spaCy", [4, 3, 4])];
        let comparison = Comparison {
            set: "sample",
            layer: "names".to_owned(),
            has_links: false,
            has_types: true,
            engines,
        };
        let rows = rows(&comparison);
        assert_eq!(rows.len(), 3);
        assert!(
            rows[0].starts_with("sample                  names "),
            "{}",
            rows[0]
        );
        assert!(
            rows[0].contains("ours         100.0 100.0 100.0"),
            "{}",
            rows[0]
        );
        assert!(
            rows[1].contains("spaCy          0.0   0.0   0.0"),
            "{}",
            rows[1]
        );
        assert!(
            rows[2].contains("ours less spaCy         +100.0 [+100.0 +100.0]"),
            "{}",
            rows[2]
        );
    }

    #[test]
    fn what_cannot_be_asked_yet_is_said() {
        let ours = Scored {
            engine: "ours",
            report: None,
        };
        let comparison = Comparison {
            set: "sample",
            layer: "names".to_owned(),
            has_links: false,
            has_types: false,
            engines: vec![ours, scored("spaCy", [6, 5, 6])],
        };
        let rows = rows(&comparison);
        assert_eq!(rows.len(), 2);
        assert!(rows[0].contains("not there yet"));
    }
}
