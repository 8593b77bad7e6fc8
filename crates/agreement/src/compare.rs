//! Two sets of documents, compared.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::Value;
use standpoint_annotation::{Codebook, Document, LabelId, Link, Mark, MarkId, State};

use crate::calibration::forecasts;
use crate::counts::{Answers, Counts};
use crate::extent::Extent;
use crate::report::{LabelCounts, Report};

/// Compares predictions with the gold, documents paired by id; of several with one id the last
/// counts. Suggested and accepted marks count on both sides, rejected ones on neither.
///
/// A gold document without a prediction counts as one in which nothing was found. Labels,
/// attributes and link types are those of the gold's codebooks, and labels of marks beyond them.
/// Shares of characters are counted in code points.
pub fn compare(gold: &[&Document], predicted: &[&Document]) -> Report {
    let golds: BTreeMap<&str, &Document> = gold.iter().map(|d| (d.id.as_str(), *d)).collect();
    let predictions: BTreeMap<&str, &Document> =
        predicted.iter().map(|d| (d.id.as_str(), *d)).collect();
    let mut report = Report {
        documents: golds.len(),
        unexpected: (predictions.keys())
            .filter(|id| !golds.contains_key(**id))
            .map(|id| (*id).to_owned())
            .collect(),
        ..Report::default()
    };
    for (id, gold) in &golds {
        let found = predictions.get(id);
        match found {
            None => report.missing.push((*id).to_owned()),
            Some(found) if found.text != gold.text => report.different_texts.push((*id).to_owned()),
            Some(_) => {}
        }
        Comparison::new(gold, found.copied(), Counted::Standing).count(&mut report);
    }
    report
}

/// Which marks count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Counted {
    /// Those that a person made or accepted.
    #[default]
    Accepted,
    /// Suggestions that nobody has looked at, too; all but the rejected.
    Standing,
}

impl Counted {
    /// Whether it counts.
    pub fn includes(self, mark: &Mark) -> bool {
        match self {
            Self::Accepted => mark.state == State::Accepted,
            Self::Standing => mark.state != State::Rejected,
        }
    }
}

/// Two documents of one text, neither of them the gold: what was counted, and the marks that are
/// matched, each pair in the order of the documents.
pub(crate) fn compare_pair<'a>(
    one: &'a Document,
    other: &'a Document,
    counted: Counted,
) -> (Report, Vec<(&'a Mark, &'a Mark)>) {
    let mut report = Report::default();
    let pairs = Comparison::new(one, Some(other), counted).count(&mut report);
    (report, pairs)
}

/// One document, seen from both sides.
struct Comparison<'a> {
    codebook: &'a Codebook,
    gold: Side<'a>,
    predicted: Side<'a>,
    /// The marks that are matched: the gold one, the prediction.
    pairs: Vec<(&'a Mark, &'a Mark)>,
}

/// What one side says of a document; only what counts.
struct Side<'a> {
    marks: HashMap<&'a LabelId, Vec<Extent<&'a Mark>>>,
    links: Vec<&'a Link>,
}

impl<'a> Side<'a> {
    fn of(document: &'a Document, counted: Counted) -> Self {
        // In the order in which files are written: where marks are the same, it decides which of
        // them are paired.
        let extents = document
            .marks_in_order()
            .filter(|mark| counted.includes(mark))
            .map(|mark| Extent::of(document, mark));
        let mut marks: HashMap<_, Vec<_>> = HashMap::new();
        let mut ids = HashSet::new();
        for extent in extents {
            ids.insert(&extent.mark.id);
            marks.entry(&extent.mark.label).or_default().push(extent);
        }
        let links = document.links().map(AsRef::as_ref);
        let links = links.filter(|l: &&Link| ids.contains(&l.from) && ids.contains(&l.to));
        Self {
            marks,
            links: links.collect(),
        }
    }

    fn empty() -> Self {
        Self {
            marks: HashMap::new(),
            links: Vec::new(),
        }
    }

    fn labelled(&self, label: &LabelId) -> &[Extent<&'a Mark>] {
        self.marks.get(label).map_or(&[], Vec::as_slice)
    }
}

impl<'a> Comparison<'a> {
    fn new(gold: &'a Document, predicted: Option<&'a Document>, counted: Counted) -> Self {
        Self {
            codebook: &gold.codebook,
            gold: Side::of(gold, counted),
            predicted: predicted.map_or_else(Side::empty, |found| Side::of(found, counted)),
            pairs: Vec::new(),
        }
    }

    /// Counts everything into the report; the matched marks come out.
    fn count(mut self, report: &mut Report) -> Vec<(&'a Mark, &'a Mark)> {
        for label in self.labels() {
            self.count_label(label, report);
        }
        self.count_links(report);
        self.pairs
    }

    /// The codebook's labels, then those that marks have beyond it.
    fn labels(&self) -> Vec<&'a LabelId> {
        let known: Vec<&LabelId> = self.codebook.labels.iter().map(|label| &label.id).collect();
        let used = self.gold.marks.keys().chain(self.predicted.marks.keys());
        let mut beyond: Vec<&LabelId> = used.copied().filter(|id| !known.contains(id)).collect();
        beyond.sort_unstable();
        beyond.dedup();
        known.into_iter().chain(beyond).collect()
    }

    fn count_label(&mut self, label: &LabelId, report: &mut Report) {
        let (gold, predicted) = (self.gold.labelled(label), self.predicted.labelled(label));
        let (counts, pairs) = LabelCounts::of(gold, predicted);
        *report.labels.entry(label.as_str()) += counts;
        let sure: Vec<Option<f64>> = predicted.iter().map(|e| e.mark.confidence()).collect();
        if sure.iter().any(Option::is_some) {
            let own = &mut report.confidences.entry(label.as_str()).0;
            own.extend(forecasts(&sure, &pairs));
        }
        for (g, p) in pairs {
            let (gold, predicted) = (gold[g].mark, predicted[p].mark);
            self.pairs.push((gold, predicted));
            count_attributes(self.codebook, gold, predicted, report);
        }
    }

    fn count_links(&self, report: &mut Report) {
        let pairs = self.pairs.iter();
        let partner: HashMap<&MarkId, &MarkId> = pairs.map(|(g, p)| (&p.id, &g.id)).collect();
        for kind in self.codebook.links.iter().map(|link| &link.id) {
            let of_kind = |link: &&&'a Link| link.kind == *kind;
            let gold: HashSet<(&MarkId, &MarkId)> = (self.gold.links.iter())
                .filter(of_kind)
                .map(|link| (&link.from, &link.to))
                .collect();
            let mut predicted = 0;
            let mut right = HashSet::new();
            for link in self.predicted.links.iter().filter(of_kind) {
                predicted += 1;
                let ends = partner.get(&link.from).zip(partner.get(&link.to));
                right.extend(
                    ends.map(|(from, to)| (*from, *to))
                        .filter(|e| gold.contains(e)),
                );
            }
            let counts = Counts::one_to_one(right.len(), predicted, gold.len());
            *report.links.entry(kind.as_str()) += counts;
        }
    }
}

/// Counts the attributes that have a fixed set of values and that the gold mark has.
fn count_attributes(codebook: &Codebook, gold: &Mark, predicted: &Mark, report: &mut Report) {
    let Some(label) = codebook.label(&gold.label) else {
        return;
    };
    for attribute in label.attributes.iter().filter(|a| !a.values.is_empty()) {
        let Some(wanted) = gold.attributes.get(&attribute.id) else {
            continue;
        };
        let found = predicted.attributes.get(&attribute.id);
        let right = found.unwrap_or(&Value::Null) == wanted;
        *report.attributes.entry(&attribute.id) += Answers {
            right: usize::from(right),
            compared: 1,
        };
    }
}
