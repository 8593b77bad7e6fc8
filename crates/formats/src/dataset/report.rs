//! What is in the parts of a data set, and what is not.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::doubt::Doubt;
use super::fate::Fates;
use super::sample::{Content, Sample};

/// What is in the parts of a data set, and what is not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// What is in each part.
    pub parts: Vec<PartCount>,
    /// What became of everything else.
    pub fates: Fates,
    /// Articles that have the same text as an earlier one.
    pub same_text: usize,
    /// Articles that are near-duplicates of an earlier one, those of the same text among them.
    pub near: usize,
    /// Rows that say the same as an earlier one.
    pub repeated: usize,
    /// Words that have several classes: the words, and the classes.
    pub conflicts: Vec<(String, BTreeSet<String>)>,
    /// Articles of the frozen test set that are not among the documents.
    pub missing: usize,
    /// Where engine and person differ though the engine is sure.
    pub doubts: Vec<Doubt>,
}

/// What is in a part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartCount {
    /// Its name: `train`, `validation`, `test`, or `fold-1/train` and so on.
    pub name: String,
    /// How many articles have rows in it.
    pub articles: usize,
    /// How many rows.
    pub rows: usize,
    /// How many of them rest on suggestions that nobody has looked at.
    pub silver: usize,
    /// How often each label is there.
    pub labels: BTreeMap<String, usize>,
    /// Rows whose words are also in a row of training.
    pub trained_on: usize,
}

/// How many doubtful labels are said one by one.
const SAID: usize = 10;

impl PartCount {
    pub(super) fn of(name: &str, samples: &[&Sample], training: &HashSet<&str>) -> Self {
        let mut labels = BTreeMap::new();
        for label in samples.iter().flat_map(|sample| sample.labels()) {
            *labels.entry(label.to_owned()).or_default() += 1;
        }
        let articles: BTreeSet<usize> = samples.iter().map(|sample| sample.article).collect();
        let is_known = |sample: &&&Sample| training.contains(sample.text.as_str());
        Self {
            name: name.to_owned(),
            articles: articles.len(),
            rows: samples.len(),
            silver: samples
                .iter()
                .filter(|sample| sample.trust.weight() < 1.0)
                .count(),
            labels,
            trained_on: samples.iter().filter(is_known).count(),
        }
    }
}

/// How many rows say the same as an earlier one, and which words have several classes.
pub(super) fn repeated(samples: &[Sample]) -> (usize, Vec<(String, BTreeSet<String>)>) {
    type Key<'s> = (&'s str, Option<&'s str>, Option<&'s str>);
    let mut seen: HashMap<Key<'_>, Vec<&Content>> = HashMap::new();
    let mut repeated = 0;
    for sample in samples {
        let key = (
            sample.text.as_str(),
            sample.actor.as_deref(),
            sample.issue.as_deref(),
        );
        let known = seen.entry(key).or_default();
        if known.contains(&&sample.content) {
            repeated += 1;
        } else {
            known.push(&sample.content);
        }
    }
    let several = seen.into_iter().filter(|(_, contents)| contents.len() > 1);
    let conflicts = several.filter_map(|((text, actor, issue), contents)| {
        let classes = contents.into_iter().filter_map(|content| match content {
            Content::Class(class) => Some(class.clone()),
            _ => None,
        });
        let classes: BTreeSet<String> = classes.collect();
        let words = [actor, issue, Some(text)]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>();
        (classes.len() > 1).then(|| (words.join(" · "), classes))
    });
    let mut conflicts: Vec<_> = conflicts.collect();
    conflicts.sort();
    (repeated, conflicts)
}

impl Report {
    /// All of it in sentences, most important first; counts per part are a table of their own.
    pub fn sentences(&self) -> Vec<String> {
        let mut said: Vec<String> = self
            .fates
            .iter()
            .map(|(fate, count)| fate.sentence(count))
            .collect();
        let empty = self.parts.iter().filter(|part| part.rows == 0);
        said.extend(empty.map(|part| format!("{} is empty, and is not written", part.name)));
        let mut count = |count: usize, one: &str, many: &str| {
            if count > 0 {
                said.push(format!("{count} {}", if count == 1 { one } else { many }));
            }
        };
        count(
            self.near,
            "article is a near-duplicate of another, and in the same part",
            "articles are near-duplicates of others, and in the same parts",
        );
        count(
            self.same_text,
            "article has the same text as another",
            "articles have the same texts as others",
        );
        count(
            self.missing,
            "article of the frozen test set is not among these",
            "articles of the frozen test set are not among these",
        );
        count(
            self.repeated,
            "row says what an earlier one says",
            "rows say what earlier ones say",
        );
        for part in self
            .parts
            .iter()
            .filter(|part| !part.name.ends_with("train"))
        {
            count(
                part.trained_on,
                &format!("row of {} has words that are also in training", part.name),
                &format!("rows of {} have words that are also in training", part.name),
            );
        }
        for (words, classes) in &self.conflicts {
            let classes: Vec<&str> = classes.iter().map(String::as_str).collect();
            said.push(format!("“{words}” is said to be {}", classes.join(" and ")));
        }
        said.extend(self.doubts.iter().take(SAID).map(ToString::to_string));
        let more = self.doubts.len().saturating_sub(SAID);
        if more > 0 {
            said.push(format!(
                "{more} more labels of which the engine is sure otherwise"
            ));
        }
        said
    }

    /// How many rows of each part have each label, as a table for a terminal.
    pub fn table(&self) -> String {
        let labels: BTreeSet<&String> = self.parts.iter().flat_map(|p| p.labels.keys()).collect();
        let mut head = ["", "articles", "rows"].map(str::to_owned).to_vec();
        let has_silver = self.parts.iter().any(|part| part.silver > 0);
        head.extend(has_silver.then(|| "silver".to_owned()));
        head.extend(labels.iter().map(|label| (*label).clone()));
        let row = |part: &PartCount| {
            let mut cells = vec![part.name.clone()];
            cells.extend([part.articles, part.rows].map(|count| count.to_string()));
            cells.extend(has_silver.then(|| part.silver.to_string()));
            let counts = labels
                .iter()
                .map(|l| part.labels.get(*l).copied().unwrap_or_default());
            cells.extend(counts.map(|count| count.to_string()));
            cells
        };
        let rows: Vec<Vec<String>> = std::iter::once(head)
            .chain(self.parts.iter().map(row))
            .collect();
        aligned(&rows)
    }
}

/// Rows of cells, the first cell to the left, the others to the right.
fn aligned(rows: &[Vec<String>]) -> String {
    let columns = rows.first().map_or(0, Vec::len);
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max();
    let widths: Vec<usize> = (0..columns)
        .map(|column| width(column).unwrap_or(0))
        .collect();
    let mut table = String::new();
    for row in rows {
        for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let blanks = " ".repeat(width - cell.chars().count());
            match column {
                0 => table.extend([cell.as_str(), &blanks]),
                _ => table.extend(["  ", &blanks, cell.as_str()]),
            }
        }
        table.truncate(table.trim_end().len());
        table.push('\n');
    }
    table
}
