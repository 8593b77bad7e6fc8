//! How two or more annotators of the same texts agree, article by article and over all.
//!
//! For each label: F1 between two annotators, by exact and by matched marks, and its mean over all
//! pairs of annotators (Hripcsak and Rothschild, "Agreement, the F-Measure, and Reliability in
//! Information Retrieval", *JAMIA* 12, 2005: F1 needs no count of what nobody marked, and of two
//! annotators it is the same whichever is taken as the gold); and one alpha for all annotators at
//! once ([`crate::unitizing`]). For each attribute with a fixed set of values: Cohen's kappa over the
//! matched marks of two annotators ([`crate::kappa`]), and its mean over all pairs (Light, "Measures
//! of response agreement for qualitative data", *Psychological Bulletin* 76, 1971). Fleiss' kappa
//! would need the same marks from all annotators; which marks are matched differs from pair to pair.
//!
//! Over several articles counts are added up before figures are made of them.

mod counts;
mod figures;
mod pairing;
mod table;

use serde::Serialize;
use standpoint_annotation::Document;

use crate::compare::Counted;
use counts::ArticleCounts;

pub use figures::{AttributeFigures, Basis, Figures, LabelFigures, LinkFigures};
pub use pairing::{Article, Left, Pairing};
pub use table::Figure;

/// Somebody with the documents that they annotated.
#[derive(Clone, Debug)]
pub struct Annotator<'d> {
    /// What they are called.
    pub name: &'d str,
    /// Their documents.
    pub documents: Vec<&'d Document>,
}

/// How annotators agree. Prints as a table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Agreement {
    /// Their names, in the order of all that is listed by annotator.
    pub annotators: Vec<String>,
    /// Over all articles together.
    pub overall: Figures,
    /// Article by article, in the order of the first annotator's documents.
    pub articles: Vec<ArticleAgreement>,
    /// Documents that could not be compared.
    pub left: Vec<Left>,
}

/// How annotators agree on one article.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ArticleAgreement {
    /// The id of the first annotator's document.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How they agree.
    pub figures: Figures,
}

/// Compares annotators on the articles that all of them annotated (see [`Pairing::of`]).
pub fn agree(annotators: &[Annotator], counted: Counted) -> Agreement {
    let Pairing { articles, left } = Pairing::of(annotators);
    let mut sum = ArticleCounts::default();
    let mut each = Vec::with_capacity(articles.len());
    for article in &articles {
        let counts = ArticleCounts::of(article, counted);
        each.push(ArticleAgreement {
            id: article.documents[0].id.clone(),
            title: article.documents[0].details.title.clone(),
            figures: counts.figures(),
        });
        sum += counts;
    }
    Agreement {
        annotators: annotators.iter().map(|a| a.name.to_owned()).collect(),
        overall: sum.figures(),
        articles: each,
        left,
    }
}
