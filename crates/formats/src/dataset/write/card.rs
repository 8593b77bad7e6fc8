//! The card of a data set: what it is, where it comes from, and what is not in it.

use std::fmt::Write as _;

use serde_json::Value;
use standpoint_annotation::Codebook;

use super::super::build::Dataset;
use super::super::fate::Fates;
use super::super::report::Report;
use super::yaml::quoted;
use super::{Format, Layout, hugging_face};

/// What the card says beside what the data set knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CardDetails {
    /// What the data set is called.
    pub name: String,
    /// Under which licence it may be used, as the hub of Hugging Face names it.
    pub licence: String,
    /// What made it, with its version.
    pub written_by: String,
    /// How well annotators agree; empty where it was not measured.
    pub agreement: Vec<Agreement>,
}

/// How well annotators agree on something.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// On what: a label, an attribute, a type of links.
    pub what: String,
    /// By which figure.
    pub figure: &'static str,
    /// Its value.
    pub value: f64,
}

impl Agreement {
    /// The figures that `standpoint agree --json` printed: alpha and matched F1 of labels, kappa of
    /// attributes, F1 of links. `None` where it is nothing of that kind.
    pub fn from_json(json: &str) -> Option<Vec<Self>> {
        let printed: Value = serde_json::from_str(json).ok()?;
        let overall = printed.get("overall")?;
        let mut all = Vec::new();
        let kinds = [
            ("labels", "alpha", "Krippendorff's alpha for unitizing"),
            ("labels", "matched_f1", "matched F1"),
            ("attributes", "kappa", "Cohen's kappa"),
            ("links", "f1", "F1"),
        ];
        for (kind, field, figure) in kinds {
            for (what, figures) in overall.get(kind)?.as_object()? {
                let value = figures.get(field).and_then(Value::as_f64);
                all.extend(value.map(|value| Self {
                    what: what.clone(),
                    figure,
                    value,
                }));
            }
        }
        Some(all)
    }
}

/// The card, in Markdown, with a head in YAML.
pub(super) fn card(dataset: &Dataset, layout: &Layout<'_>, fates: &Fates) -> String {
    let details = layout.details;
    let mut card = head(dataset, layout);
    let task = dataset.recipe.task;
    let _ = writeln!(
        card,
        "\n# {}\n\n{}",
        one_line(&details.name),
        task.sentence()
    );
    let _ = writeln!(
        card,
        "Offsets count code points, half-open; `start` and `end` of a row are its place in its \
         article, those of marks their places in the row. `weight` is 1 where persons decided, else \
         the least confidence of the suggestions that a row rests on."
    );
    provenance(dataset, details, &mut card);
    counts(dataset, &mut card);
    left_out(&dataset.report, fates, &mut card);
    agreement(&details.agreement, &mut card);
    for book in &dataset.codebooks {
        codebook(book, &mut card);
    }
    card
}

fn head(dataset: &Dataset, layout: &Layout<'_>) -> String {
    let mut head = format!("---\nlicense: {}\n", quoted(&layout.details.licence));
    let _ = writeln!(head, "pretty_name: {}", quoted(&layout.details.name));
    let languages = distinct(dataset, |source| source.language.as_deref());
    if !languages.is_empty() {
        head.push_str("language:\n");
        for language in languages {
            let _ = writeln!(head, "- {}", quoted(language));
        }
    }
    let _ = writeln!(
        head,
        "task_categories:\n- {}",
        dataset.recipe.task.category()
    );
    if layout.format == Format::HuggingFace {
        head.push_str(&hugging_face::head(dataset, layout.rows));
    }
    head.push_str("---\n");
    head
}

fn distinct<'d>(
    dataset: &'d Dataset,
    of: impl Fn(&'d super::super::Source) -> Option<&'d str>,
) -> Vec<&'d str> {
    let mut all: Vec<&str> = dataset.sources.iter().filter_map(of).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn provenance(dataset: &Dataset, details: &CardDetails, card: &mut String) {
    let recipe = &dataset.recipe;
    let _ = writeln!(card, "\n## Where it comes from\n");
    let _ = writeln!(
        card,
        "{} annotated articles, made into rows by {}: task `{}`, a row for each `{}`, seed {}.",
        dataset.sources.len(),
        details.written_by,
        recipe.task.id(),
        recipe.window.name(),
        recipe.plan.seed
    );
    let trust = match recipe.evidence.silver {
        None => "Only marks that a person accepted or made are learned from.".to_owned(),
        Some(least) => format!(
            "Marks that a person accepted or made are learned from, and suggestions of an engine \
             with a confidence of at least {least} (`source` is `engine`)."
        ),
    };
    let _ = writeln!(
        card,
        "{trust} Articles, and near-duplicates of them, are in one part only."
    );
    let publishers = distinct(dataset, |source| source.publisher.as_deref());
    if !publishers.is_empty() {
        let names: Vec<String> = publishers.into_iter().map(one_line).collect();
        let _ = writeln!(card, "Published by {}.", names.join(", "));
    }
    let days = distinct(dataset, |source| source.day.as_deref());
    if let (Some(first), Some(last)) = (days.first(), days.last()) {
        let _ = writeln!(card, "They came out between {first} and {last}.");
    }
}

fn counts(dataset: &Dataset, card: &mut String) {
    let _ = writeln!(card, "\n## Counts\n");
    let _ = writeln!(card, "| Part | Articles | Rows | Silver | Labels |");
    let _ = writeln!(card, "|---|---:|---:|---:|---|");
    for part in &dataset.report.parts {
        let labels = part
            .labels
            .iter()
            .map(|(label, count)| format!("{label} {count}"));
        let labels = cell(&labels.collect::<Vec<_>>().join(", "));
        let (name, articles, rows, silver) = (&part.name, part.articles, part.rows, part.silver);
        let _ = writeln!(
            card,
            "| {name} | {articles} | {rows} | {silver} | {labels} |"
        );
    }
}

fn left_out(report: &Report, fates: &Fates, card: &mut String) {
    let all = Report {
        fates: fates.clone(),
        ..report.clone()
    };
    let _ = writeln!(card, "\n## What is not in it, and what to know\n");
    let sentences = all.sentences();
    if sentences.is_empty() {
        let _ = writeln!(card, "All that is marked in the articles is in it.");
    }
    for sentence in sentences {
        let _ = writeln!(card, "- {}", one_line(&sentence));
    }
}

fn agreement(agreement: &[Agreement], card: &mut String) {
    let _ = writeln!(card, "\n## Agreement\n");
    if agreement.is_empty() {
        let _ = writeln!(card, "How well annotators agree was not measured.");
        return;
    }
    let _ = writeln!(card, "| On | By | Value |\n|---|---|---:|");
    for Agreement {
        what,
        figure,
        value,
    } in agreement
    {
        let _ = writeln!(card, "| {} | {figure} | {value:.3} |", cell(what));
    }
}

fn codebook(book: &Codebook, card: &mut String) {
    let _ = writeln!(
        card,
        "\n## Codebook: {}, version {}\n",
        one_line(&book.name),
        book.version
    );
    for label in &book.labels {
        let _ = writeln!(
            card,
            "- **{}** {}",
            one_line(label.id.as_str()),
            one_line(&label.definition)
        );
        for attribute in &label.attributes {
            let values = attribute
                .values
                .iter()
                .map(|value| match value.definition.as_str() {
                    "" => format!("`{}`", value.id),
                    definition => format!("`{}` ({definition})", value.id),
                });
            let values = values.collect::<Vec<_>>().join(", ");
            let values = if values.is_empty() {
                "any words".to_owned()
            } else {
                values
            };
            let _ = writeln!(
                card,
                "  - {}: {}",
                one_line(&attribute.id),
                one_line(&values)
            );
        }
    }
    for link in &book.links {
        let ends = |ids: &[standpoint_annotation::LabelId]| {
            ids.iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join(" or ")
        };
        let (from, to) = (ends(&link.from), ends(&link.to));
        let definition = one_line(&link.definition);
        let _ = writeln!(card, "- **{}** from {from} to {to}. {definition}", link.id);
    }
}

/// Words without line breaks, which would end what they stand in.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words that end no cell of a table.
fn cell(words: &str) -> String {
    one_line(words).replace('|', "\\|")
}
