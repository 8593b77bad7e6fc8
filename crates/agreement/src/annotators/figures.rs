//! The figures of an agreement.

use std::ops::AddAssign;

use serde::Serialize;

use crate::tally::Tally;

/// How annotators agree on one article or on several. A figure is absent where there is nothing to
/// make it of.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Figures {
    /// How much it rests on.
    pub basis: Basis,
    /// By label, in the order of the codebook.
    pub labels: Tally<LabelFigures>,
    /// By attribute that has a fixed set of values.
    pub attributes: Tally<AttributeFigures>,
    /// By link type.
    pub links: Tally<LinkFigures>,
}

/// How much text and how many marks figures rest on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Basis {
    /// How many articles.
    pub articles: usize,
    /// Their code points.
    pub characters: usize,
    /// Their words, numbers among them.
    pub words: usize,
    /// Marks by annotator, those that count.
    pub marks: Vec<usize>,
}

/// How annotators agree on the marks of one label.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct LabelFigures {
    /// Marks by annotator, those that count.
    pub marks: Vec<usize>,
    /// F1 by marks with the same pieces, from 0 to 1; the mean over pairs of annotators.
    pub exact_f1: Option<f64>,
    /// F1 by marks that share at least half of the union of their characters, from 0 to 1; the mean
    /// over pairs of annotators.
    pub matched_f1: Option<f64>,
    /// Krippendorff's |<sub>u</sub>α of all annotators, at most 1, 0 by chance.
    pub alpha: Option<f64>,
}

/// How annotators agree on one attribute of matched marks.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct AttributeFigures {
    /// Pairs of matched marks of which at least one says something, over all pairs of annotators.
    pub compared: usize,
    /// Those that say the same.
    pub alike: usize,
    /// Cohen's kappa, from −1 to 1, 0 by chance; the mean over pairs of annotators.
    pub kappa: Option<f64>,
}

/// How annotators agree on the links of one type.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct LinkFigures {
    /// F1 by links that join the same two matched marks, from 0 to 1; the mean over pairs of
    /// annotators.
    pub f1: Option<f64>,
}

impl AddAssign for Basis {
    fn add_assign(&mut self, other: Self) {
        self.articles += other.articles;
        self.characters += other.characters;
        self.words += other.words;
        add_up(&mut self.marks, &other.marks);
    }
}

/// Adds counts by annotator.
pub(super) fn add_up(sum: &mut Vec<usize>, other: &[usize]) {
    sum.resize(sum.len().max(other.len()), 0);
    for (count, more) in sum.iter_mut().zip(other) {
        *count += more;
    }
}
