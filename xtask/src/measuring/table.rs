//! The table of layers: each set, each way of counting, ours beside the peers'.

use standpoint_agreement::layer::{DocumentCounts, LayerReport};
use standpoint_agreement::{Answers, Counts, Score};

use super::layers::{Comparison, Scored};
use super::lead::lead;

/// Precision, recall and F1 of one count, or a difference with its interval.
const WIDTH: usize = 19;

/// What is counted, each with a column of its own and, but for the types, three figures in it.
const TITLES: [&str; 5] = ["exact", "matched", "overlap", "token", "linked"];

/// The table's head.
pub fn head() -> String {
    let three = [(); 5].map(|()| "    P     R    F1".to_owned());
    let titles = columns(&TITLES.map(str::to_owned), "type");
    let start = format!("{:24}{:22}{:13}", "set", "layer", "engine");
    format!("{start}{titles}\n{:59}{}", "", columns(&three, ""))
}

/// Cells under the five counts, the types before the last.
fn columns([exact, matched, overlap, token, linked]: &[String; 5], types: &str) -> String {
    let spans = [exact, matched, overlap, token].map(|cell| format!("{cell:<WIDTH$} "));
    let line = format!("{}{types:>5}  {linked}", spans.concat());
    line.trim_end().to_owned()
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
    let mut cells = counts(&total).map(shares);
    if !comparison.has_links {
        cells[4].clear();
    }
    let types = if comparison.has_types {
        percent(total.types)
    } else {
        String::new()
    };
    columns(&cells, &types)
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
        lead(of_own.len(), points)
    });
    let title = format!("ours less {}", peer.engine);
    Some(format!("{:35}{title:24}{}", "", columns(&cells, "")))
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
