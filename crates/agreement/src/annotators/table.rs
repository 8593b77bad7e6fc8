//! An agreement as a table for a terminal.

use std::fmt;

use super::figures::{Basis, Figures};
use super::pairing::Left;
use super::{Agreement, ArticleAgreement};

impl fmt::Display for Agreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.annotators.join(", "))?;
        basis(f, &self.overall.basis)?;
        if self.annotators.len() > 2 {
            writeln!(
                f,
                "F1 and kappa are means over pairs of annotators, alpha is of all at once"
            )?;
        }
        labels(f, &self.overall)?;
        attributes(f, &self.overall)?;
        links(f, &self.overall)?;
        articles(f, self)
    }
}

impl fmt::Display for Left {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherText {
                id,
                annotator,
                differs_from,
                at,
            } => write!(
                f,
                "“{id}” of {annotator} has another text than “{id}” of {differs_from}, from \
                 character {} on; agreement needs the same text to the letter, so it was left out",
                at + 1
            ),
            Self::NotByAll {
                id,
                annotator,
                missing,
            } => write!(
                f,
                "{missing} has no document with the text of “{id}” of {annotator}, so it was left out"
            ),
            Self::Twice { id, annotator } => write!(
                f,
                "“{id}” of {annotator} has the same text as an earlier document of theirs, which counts"
            ),
        }
    }
}

fn basis(f: &mut fmt::Formatter<'_>, basis: &Basis) -> fmt::Result {
    let articles = if basis.articles == 1 {
        "article"
    } else {
        "articles"
    };
    writeln!(
        f,
        "{} {articles}, {} words, {} characters; marks: {}",
        basis.articles,
        basis.words,
        basis.characters,
        joined(&basis.marks)
    )
}

fn joined(counts: &[usize]) -> String {
    let counts: Vec<String> = counts.iter().map(usize::to_string).collect();
    counts.join(" / ")
}

fn labels(f: &mut fmt::Formatter<'_>, figures: &Figures) -> fmt::Result {
    writeln!(
        f,
        "\n{:14}{:>16}{:>10}{:>12}{:>8}",
        "marks", "by annotator", "exact F1", "matched F1", "alpha"
    )?;
    for (name, label) in figures.labels.iter() {
        let marks = joined(&label.marks);
        let (exact, matched) = (Figure(label.exact_f1), Figure(label.matched_f1));
        let alpha = Figure(label.alpha);
        writeln!(f, "{name:14}{marks:>16}{exact:>10}{matched:>12}{alpha:>8}")?;
    }
    Ok(())
}

fn attributes(f: &mut fmt::Formatter<'_>, figures: &Figures) -> fmt::Result {
    if figures.attributes.iter().next().is_none() {
        return Ok(());
    }
    let heading = "attributes of matched marks";
    writeln!(f, "\n{heading:30}{:>10}{:>12}{:>8}", "", "alike", "kappa")?;
    for (name, attribute) in figures.attributes.iter() {
        let alike = format!("{} of {}", attribute.alike, attribute.compared);
        writeln!(f, "{name:30}{alike:>22}{:>8}", Figure(attribute.kappa))?;
    }
    Ok(())
}

fn links(f: &mut fmt::Formatter<'_>, figures: &Figures) -> fmt::Result {
    if figures.links.iter().all(|(_, link)| link.f1.is_none()) {
        return Ok(());
    }
    writeln!(f, "\n{:40}{:>12}", "links, both ends matched", "F1")?;
    for (name, link) in figures.links.iter() {
        writeln!(f, "{name:40}{:>12}", Figure(link.f1))?;
    }
    Ok(())
}

/// Each article in a line: the matched F1 and the alpha of each label.
fn articles(f: &mut fmt::Formatter<'_>, agreement: &Agreement) -> fmt::Result {
    if agreement.articles.len() < 2 {
        return Ok(());
    }
    write!(f, "\n{:24}{:>8}", "articles", "words")?;
    for (name, _) in agreement.overall.labels.iter() {
        write!(f, "{name:>17}")?;
    }
    writeln!(f, "   (matched F1, alpha)")?;
    agreement
        .articles
        .iter()
        .try_for_each(|a| article(f, agreement, a))
}

fn article(
    f: &mut fmt::Formatter<'_>,
    agreement: &Agreement,
    article: &ArticleAgreement,
) -> fmt::Result {
    let ArticleAgreement { id, figures, .. } = article;
    write!(f, "{id:24}{:>8}", figures.basis.words)?;
    for (name, _) in agreement.overall.labels.iter() {
        let label = figures.labels.get(name).cloned().unwrap_or_default();
        write!(
            f,
            "{:>10}{:>7}",
            Figure(label.matched_f1),
            Figure(label.alpha)
        )?;
    }
    writeln!(f)
}

/// A figure as it is shown: with three digits, or a dash where there is none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure(pub Option<f64>);

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let figure = self
            .0
            .map_or_else(|| "–".to_owned(), |figure| format!("{figure:.3}"));
        f.pad(&figure)
    }
}
