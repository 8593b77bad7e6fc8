//! What is counted of one article, so that articles can be added up.

use std::ops::AddAssign;

use standpoint_annotation::{Document, Mark};
use standpoint_text::{TokenKind, tokens};

use super::figures::{AttributeFigures, Basis, Figures, LabelFigures, LinkFigures, add_up};
use super::pairing::Article;
use crate::compare::{Counted, compare_pair};
use crate::counts::Counts;
use crate::extent::{Extent, Piece};
use crate::kappa::Answered;
use crate::report::LabelCounts;
use crate::tally::Tally;
use crate::unitizing::Continuum;

/// A mark's value of an attribute, or that it says nothing of it.
type Value = Option<serde_json::Value>;

/// The counts of one article or of several.
#[derive(Clone, Debug, Default)]
pub(super) struct ArticleCounts {
    basis: Basis,
    labels: Tally<LabelSum>,
    attributes: Tally<PerPair<Answered<String>>>,
    links: Tally<PerPair<Counts>>,
}

/// One count for each pair of annotators: first with second, first with third, …
#[derive(Clone, Debug)]
struct PerPair<T>(Vec<T>);

impl<T> Default for PerPair<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Default> PerPair<T> {
    fn at(&mut self, pair: usize) -> &mut T {
        if self.0.len() <= pair {
            self.0.resize_with(pair + 1, T::default);
        }
        &mut self.0[pair]
    }

    /// The mean of what each pair comes to; pairs that come to nothing are left out.
    #[expect(clippy::cast_precision_loss, reason = "annotators are a handful")]
    fn mean(&self, figure: impl Fn(&T) -> Option<f64>) -> Option<f64> {
        let figures: Vec<f64> = self.0.iter().filter_map(figure).collect();
        (!figures.is_empty()).then(|| figures.iter().sum::<f64>() / figures.len() as f64)
    }
}

/// What is counted of one label.
#[derive(Clone, Debug, Default)]
struct LabelSum {
    marks: Vec<usize>,
    pairs: PerPair<LabelCounts>,
    continuum: Continuum,
}

impl ArticleCounts {
    /// Counts one article.
    pub(super) fn of(article: &Article, counted: Counted) -> Self {
        let documents = &article.documents;
        let mut counts = Self {
            basis: basis(documents, counted),
            ..Self::default()
        };
        let mut pair = 0;
        for (place, one) in documents.iter().enumerate() {
            for other in &documents[place + 1..] {
                counts.count_pair(pair, one, other, counted);
                pair += 1;
            }
        }
        counts.count_continua(documents, counted);
        counts
    }

    fn count_pair(&mut self, pair: usize, one: &Document, other: &Document, counted: Counted) {
        let (report, matched) = compare_pair(one, other, counted);
        for (label, counts) in report.labels.iter() {
            *self.labels.entry(label).pairs.at(pair) += *counts;
        }
        for (kind, counts) in report.links.iter() {
            *self.links.entry(kind).at(pair) += *counts;
        }
        for (mark, partner) in matched {
            self.count_attributes(pair, one, mark, partner);
        }
    }

    /// Counts what two matched marks say, of each attribute with a fixed set of values of which at
    /// least one says something. To say nothing is an answer of its own.
    fn count_attributes(&mut self, pair: usize, document: &Document, one: &Mark, other: &Mark) {
        let Some(label) = document.codebook.label(&one.label) else {
            return;
        };
        for attribute in label.attributes.iter().filter(|a| !a.values.is_empty()) {
            let answer = |mark: &Mark| -> Value {
                let value = mark.attributes.get(&attribute.id)?;
                (!value.is_null()).then(|| value.clone())
            };
            let (one, other) = (answer(one), answer(other));
            if one.is_some() || other.is_some() {
                let answers = self.attributes.entry(&attribute.id).at(pair);
                answers.add(written(&one), written(&other));
            }
        }
    }

    fn count_continua(&mut self, documents: &[&Document], counted: Counted) {
        let labels: Vec<String> = self
            .labels
            .iter()
            .map(|(label, _)| label.to_owned())
            .collect();
        for label in labels {
            let marks = |document| marks_of(document, &label, counted);
            let by_annotator: Vec<Vec<Vec<Piece>>> = documents.iter().map(|d| marks(d)).collect();
            let sum = self.labels.entry(&label);
            sum.marks = by_annotator.iter().map(Vec::len).collect();
            let pieces: Vec<Vec<Piece>> = by_annotator.into_iter().map(|m| m.concat()).collect();
            sum.continuum = Continuum::of(self.basis.characters, &pieces);
        }
    }

    /// The figures that these counts come to.
    pub(super) fn figures(&self) -> Figures {
        let mut figures = Figures {
            basis: self.basis.clone(),
            ..Figures::default()
        };
        for (label, sum) in self.labels.iter() {
            *figures.labels.entry(label) = LabelFigures {
                marks: sum.marks.clone(),
                exact_f1: sum.pairs.mean(|counts| f1(counts.exact)),
                matched_f1: sum.pairs.mean(|counts| f1(counts.matched)),
                alpha: sum.continuum.alpha(),
            };
        }
        for (attribute, answers) in self.attributes.iter() {
            *figures.attributes.entry(attribute) = AttributeFigures {
                compared: answers.0.iter().map(Answered::questions).sum(),
                alike: answers.0.iter().map(Answered::alike).sum(),
                kappa: answers.mean(Answered::kappa),
            };
        }
        for (kind, counts) in self.links.iter() {
            *figures.links.entry(kind) = LinkFigures {
                f1: counts.mean(|counts| f1(*counts)),
            };
        }
        figures
    }
}

impl AddAssign for ArticleCounts {
    fn add_assign(&mut self, other: Self) {
        self.basis += other.basis;
        for (label, sum) in other.labels.iter() {
            *self.labels.entry(label) += sum;
        }
        for (attribute, answers) in other.attributes.iter() {
            for (pair, answers) in answers.0.iter().enumerate() {
                *self.attributes.entry(attribute).at(pair) += answers;
            }
        }
        for (kind, counts) in other.links.iter() {
            for (pair, counts) in counts.0.iter().enumerate() {
                *self.links.entry(kind).at(pair) += *counts;
            }
        }
    }
}

impl AddAssign<&Self> for LabelSum {
    fn add_assign(&mut self, other: &Self) {
        add_up(&mut self.marks, &other.marks);
        for (pair, counts) in other.pairs.0.iter().enumerate() {
            *self.pairs.at(pair) += *counts;
        }
        self.continuum += other.continuum;
    }
}

/// F1, where at least one of the two has anything.
fn f1(counts: Counts) -> Option<f64> {
    (counts.gold + counts.predicted > 0).then(|| counts.score().f1)
}

fn written(value: &Value) -> String {
    value
        .as_ref()
        .map_or_else(String::new, serde_json::Value::to_string)
}

/// The pieces of each mark of the label, in code points.
fn marks_of(document: &Document, label: &str, counted: Counted) -> Vec<Vec<Piece>> {
    let marks = document.marks_in_order();
    let marks = marks.filter(|mark| mark.label.as_str() == label && counted.includes(mark));
    marks
        .map(|mark| Extent::of(document, mark).pieces)
        .collect()
}

fn basis(documents: &[&Document], counted: Counted) -> Basis {
    let Some(text) = documents.first().map(|document| &document.text) else {
        return Basis::default();
    };
    // The genitive's 's is a token, and no word of its own.
    let is_word = |token: &standpoint_text::Token| {
        matches!(token.kind, TokenKind::Word | TokenKind::Number)
            && text.slice(token.span).starts_with(char::is_alphanumeric)
    };
    let count = |document: &&Document| {
        let marks = document.marks();
        marks.filter(|mark| counted.includes(mark)).count()
    };
    Basis {
        articles: 1,
        characters: text.code_points(),
        words: tokens(text, text.span())
            .iter()
            .filter(|t| is_word(t))
            .count(),
        marks: documents.iter().map(count).collect(),
    }
}
