//! Questions with one answer of a few: is a sentence uncertain, who is for or against whom.

use std::collections::HashSet;

use standpoint_agreement::Counts;
use standpoint_agreement::classes::{Answer, accuracy, by_class, by_majority, macro_f1};
use standpoint_agreement::layer::LayerDocument;

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

/// A line for one engine, and for `class` how it was found.
pub fn row<L: Ord + Clone>(titles: [&str; 3], answers: &[Answer<L>], class: Option<&L>) -> String {
    let [set, task, engine] = titles;
    let (mean, share) = (
        100.0 * macro_f1(answers),
        100.0 * accuracy(answers).accuracy(),
    );
    let found = class.map(|class| {
        let counts: Counts = by_class(answers).get(class).copied().unwrap_or_default();
        shares(counts)
    });
    let line = format!(
        "{set:24}{task:22}{engine:13}{mean:>8.1}  {share:>8.1}   {}",
        found.unwrap_or_default()
    );
    line.trim_end().to_owned()
}

/// The line for answering everything with the commonest class.
pub fn majority_row<L: Ord + Clone>(answers: &[Answer<L>], class: Option<&L>) -> String {
    row(["", "", "majority"], &by_majority(answers), class)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_holds_macro_f1_accuracy_and_the_class_asked_for() {
        let answers = [(true, true), (false, true), (false, false), (false, false)];
        let line = row(["sample", "uncertain", "ours"], &answers, Some(&true));
        assert!(
            line.ends_with("    73.3      75.0    50.0 100.0  66.7"),
            "{line}"
        );
        let line = majority_row(&answers, Some(&true));
        assert!(
            line.ends_with("    42.9      75.0     0.0   0.0   0.0"),
            "{line}"
        );
    }
}
