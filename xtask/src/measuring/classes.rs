//! Questions with one answer of a few: is a sentence uncertain, who is for or against whom.

use std::collections::HashSet;

use standpoint_agreement::Counts;
use standpoint_agreement::classes::{Answer, accuracy, by_class, macro_f1};
use standpoint_agreement::layer::LayerDocument;

use super::lead::lead;
use super::sets::Sentence;
use super::table::shares;

/// Whether each sentence is uncertain, and whether anything was found in it.
pub fn uncertain(sentences: &[Sentence], found: &[LayerDocument]) -> Vec<Answer<bool>> {
    let marked = found.iter().filter(|document| !document.spans.is_empty());
    let marked: HashSet<&str> = marked.map(|document| document.id.as_str()).collect();
    let answer = |sentence: &Sentence| {
        let is_marked = marked.contains(sentence.id.as_str());
        (sentence.is_uncertain, is_marked)
    };
    sentences.iter().map(answer).collect()
}

/// The head of the table of classes.
pub fn head() -> String {
    let shares = "    P     R    F1";
    format!(
        "{:24}{:22}{:13}{:>8}  {:>8}   {shares} of the uncertain",
        "set", "task", "engine", "macro F1", "accuracy"
    )
}

/// An engine and what it answered; nothing where it cannot be asked yet.
pub type Answered<L> = (&'static str, Option<Vec<Answer<L>>>);

/// The lines of one set: an engine each, ours first, then how far ours is from each of the others.
/// For `class` it is said how it was found.
pub fn rows<L: Ord + Copy>(
    set: &str,
    task: &str,
    engines: &[Answered<L>],
    class: Option<&L>,
) -> Vec<String> {
    let mut titles = (set, task);
    let mut lines = Vec::new();
    for (engine, answers) in engines {
        let figures = match answers {
            Some(answers) => figures(answers, class),
            None => "not there yet".to_owned(),
        };
        lines.push(format!(
            "{:24}{:22}{engine:13}{figures}",
            titles.0, titles.1
        ));
        titles = ("", "");
    }
    if let [(_, Some(ours)), others @ ..] = engines {
        let others = others
            .iter()
            .filter_map(|(engine, other)| Some((engine, other.as_ref()?)));
        lines.extend(others.map(|(engine, other)| {
            let title = format!("ours less {engine}");
            format!("{:35}{title:26}{}", "", ahead(ours, other))
        }));
    }
    lines
}

fn figures<L: Ord + Clone>(answers: &[Answer<L>], class: Option<&L>) -> String {
    let (mean, share) = (
        100.0 * macro_f1(answers),
        100.0 * accuracy(answers).accuracy(),
    );
    let found = class.map(|class| {
        let counts: Counts = by_class(answers).get(class).copied().unwrap_or_default();
        shares(counts)
    });
    let line = format!("{mean:>8.1}  {share:>8.1}   {}", found.unwrap_or_default());
    line.trim_end().to_owned()
}

/// The lead in macro F1, over questions drawn again.
fn ahead<L: Ord + Copy>(ours: &[Answer<L>], other: &[Answer<L>]) -> String {
    let mean = |answers: &[Answer<L>], drawn: &[usize]| {
        let drawn: Vec<Answer<L>> = drawn.iter().map(|place| answers[*place]).collect();
        100.0 * macro_f1(&drawn)
    };
    lead(ours.len(), |drawn| mean(ours, drawn) - mean(other, drawn))
}

#[cfg(test)]
mod tests {
    use standpoint_agreement::classes::by_majority;

    use super::*;

    #[test]
    fn rows_hold_macro_f1_accuracy_and_the_class_asked_for() {
        let answers = vec![(true, true), (false, true), (false, false), (false, false)];
        let majority = by_majority(&answers);
        let engines = [("ours", Some(answers)), ("majority", Some(majority))];
        let rows = rows("sample", "uncertain", &engines, Some(&true));
        assert!(
            rows[0].ends_with("    73.3      75.0    50.0 100.0  66.7"),
            "{}",
            rows[0]
        );
        assert!(
            rows[1].ends_with("    42.9      75.0     0.0   0.0   0.0"),
            "{}",
            rows[1]
        );
        assert!(
            rows[2].contains("ours less majority        +30.5 ["),
            "{}",
            rows[2]
        );
    }

    #[test]
    fn an_engine_that_cannot_be_asked_is_behind_nobody() {
        let engines = [("ours", None), ("majority", Some(vec![(1, 1)]))];
        let rows = rows("sample", "stance", &engines, None);
        assert_eq!(rows.len(), 2);
        assert!(rows[0].ends_with("not there yet"), "{}", rows[0]);
    }
}
