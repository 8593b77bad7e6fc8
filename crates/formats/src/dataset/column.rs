//! Rows as cells under typed columns: what a table of any kind is written from.

use standpoint_annotation::Codebook;

use super::build::Dataset;
use super::gather::known_classes;
use super::recipe::Trust;
use super::sample::{Content, Labelled, Sample};
use super::task::{NONE, POSITION, STANCE, TYPE, Task, UNCERTAINTY};
use crate::exchange::Scheme;
use crate::exchange::tags;

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What its cells are.
    pub kind: Kind,
}

/// What cells are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Real,
    /// One of these, by its number.
    Class(Vec<String>),
    /// Any number of cells of a kind.
    List(Box<Kind>),
    /// A cell under each of these names.
    Struct(Vec<(&'static str, Kind)>),
}

/// A cell; it is of its column's kind.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A whole number, or that of a class.
    Integer(i64),
    /// A number.
    Real(f64),
    /// Any number of cells.
    List(Vec<Cell>),
    /// A cell for each name, in the order of its column's kind.
    Struct(Vec<Cell>),
}

/// The columns of a data set.
pub fn columns(dataset: &Dataset) -> Vec<Column> {
    let column = |name, kind| Column { name, kind };
    let mut columns = vec![
        column("id", Kind::Text),
        column("article", Kind::Text),
        column("start", Kind::Integer),
        column("end", Kind::Integer),
        column("text", Kind::Text),
    ];
    columns.extend(match dataset.recipe.task {
        Task::Tokens => {
            let class = Kind::Class(tag_names(dataset));
            vec![
                column("tokens", list(Kind::Text)),
                column("tags", list(class)),
                column("negatives", list(span())),
            ]
        }
        Task::Spans => {
            vec![
                column("spans", list(span())),
                column("negatives", list(span())),
            ]
        }
        Task::Uncertainty | Task::Position => {
            vec![
                column("label", Kind::Class(classes(dataset))),
                column("negatives", list(span())),
            ]
        }
        Task::UncertaintyType => {
            let class = Kind::Class(classes(dataset));
            vec![
                column("labels", list(class)),
                column("negatives", list(span())),
            ]
        }
        Task::Documents => vec![column("labels", list(Kind::Class(classes(dataset))))],
        Task::Stance => {
            let class = Kind::Class(classes(dataset));
            vec![column("actor", Kind::Text), column("label", class)]
        }
        Task::Pairs => {
            let class = Kind::Class(classes(dataset));
            vec![
                column("actor", Kind::Text),
                column("issue", Kind::Text),
                column("label", class),
            ]
        }
        Task::Relations => vec![
            column("spans", list(span())),
            column("relations", list(tie())),
        ],
    });
    columns.extend([column("weight", Kind::Real), column("source", Kind::Text)]);
    columns
}

fn list(kind: Kind) -> Kind {
    Kind::List(Box::new(kind))
}

fn span() -> Kind {
    Kind::Struct(vec![
        ("start", Kind::Integer),
        ("end", Kind::Integer),
        ("label", Kind::Text),
    ])
}

fn tie() -> Kind {
    Kind::Struct(vec![
        ("head", Kind::Integer),
        ("child", Kind::Integer),
        ("label", Kind::Text),
    ])
}

/// The classes or labels of a data set: those that the codebook knows, in its order, that of nothing
/// first, then others that occur.
pub fn classes(dataset: &Dataset) -> Vec<String> {
    let task = dataset.recipe.task;
    let mut classes: Vec<String> = match task {
        Task::Tokens | Task::Spans => labels_of(dataset),
        Task::Stance | Task::Pairs => values_of(dataset, POSITION, STANCE),
        Task::UncertaintyType => values_of(dataset, UNCERTAINTY, TYPE),
        Task::Relations => dataset.recipe.links.clone(),
        _ => known_classes(task)
            .iter()
            .map(|class| (*class).to_owned())
            .collect(),
    };
    let mut others: Vec<&str> = dataset.samples.iter().flat_map(Sample::labels).collect();
    others.sort_unstable();
    others.dedup();
    for other in others {
        if !classes.iter().any(|class| class == other) {
            let at = if other == NONE { 0 } else { classes.len() };
            classes.insert(at, other.to_owned());
        }
    }
    classes
}

fn labels_of(dataset: &Dataset) -> Vec<String> {
    let wanted = &dataset.recipe.labels;
    let labels = dataset.codebooks.iter().flat_map(|book| &book.labels);
    let ids = labels.map(|label| label.id.to_string());
    unique(ids.filter(|id| wanted.is_empty() || wanted.contains(id)))
}

fn values_of(dataset: &Dataset, label: &str, attribute: &str) -> Vec<String> {
    let values = |book: &Codebook| {
        let label = book.labels.iter().find(|known| known.id.as_str() == label);
        let attribute = label.and_then(|label| label.attribute(attribute));
        let values = attribute
            .map(|attribute| attribute.values.as_slice())
            .unwrap_or_default();
        values
            .iter()
            .map(|value| value.id.clone())
            .collect::<Vec<String>>()
    };
    unique(dataset.codebooks.iter().flat_map(|book| values(book)))
}

fn unique(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut unique: Vec<String> = Vec::new();
    for name in names {
        if !unique.contains(&name) {
            unique.push(name);
        }
    }
    unique
}

/// `O`, and for each label its beginning and its inside.
fn tag_names(dataset: &Dataset) -> Vec<String> {
    let labels = classes(dataset).into_iter();
    let tags = labels.flat_map(|label| [format!("B-{label}"), format!("I-{label}")]);
    std::iter::once("O".to_owned()).chain(tags).collect()
}

/// Where rows come from, in a column.
pub(super) fn source_of(sample: &Sample) -> &'static str {
    match sample.trust {
        Trust::Gold => "person",
        Trust::Silver(_) => "engine",
    }
}

/// A row as cells under these columns, which are those of its data set.
pub fn cells(dataset: &Dataset, columns: &[Column], row: usize) -> Vec<Cell> {
    let sample = &dataset.samples[row];
    let cell = |column: &Column| match column.name {
        "id" => Cell::Text(dataset.row_id(row)),
        "article" => Cell::Text(dataset.sources[sample.article].id.clone()),
        "start" => integer(sample.start),
        "end" => integer(sample.end),
        "text" => Cell::Text(sample.text.clone()),
        "actor" => Cell::Text(sample.actor.clone().unwrap_or_default()),
        "issue" => Cell::Text(sample.issue.clone().unwrap_or_default()),
        "negatives" => Cell::List(sample.rejected.iter().map(labelled).collect()),
        "weight" => Cell::Real(sample.trust.weight()),
        "source" => Cell::Text(source_of(sample).to_owned()),
        _ => content(&sample.content, column),
    };
    columns.iter().map(cell).collect()
}

fn content(content: &Content, column: &Column) -> Cell {
    let texts =
        |words: &[String]| Cell::List(words.iter().map(|word| Cell::Text(word.clone())).collect());
    match content {
        Content::Tokens(tokens) if column.name == "tokens" => texts(&tokens.words),
        Content::Tokens(tokens) => {
            let tags = tags::encode(&tokens.chunks, tokens.words.len(), Scheme::Iob2);
            Cell::List(tags.iter().map(|tag| number(tag, &column.kind)).collect())
        }
        Content::Spans(spans) => Cell::List(spans.iter().map(labelled).collect()),
        Content::Class(class) => number(class, &column.kind),
        Content::Labels(labels) => Cell::List(
            labels
                .iter()
                .map(|label| number(label, &column.kind))
                .collect(),
        ),
        Content::Relations(spans, _) if column.name == "spans" => {
            Cell::List(spans.iter().map(labelled).collect())
        }
        Content::Relations(_, ties) => {
            let ties = ties.iter().map(|tie| {
                let kind = Cell::Text(tie.kind.clone());
                Cell::Struct(vec![integer(tie.from), integer(tie.to), kind])
            });
            Cell::List(ties.collect())
        }
    }
}

fn labelled(span: &Labelled) -> Cell {
    let label = Cell::Text(span.label.clone());
    Cell::Struct(vec![integer(span.start), integer(span.end), label])
}

fn integer(count: usize) -> Cell {
    Cell::Integer(i64::try_from(count).unwrap_or(i64::MAX))
}

/// The number of a class among those of its column, or of its list's.
fn number(class: &str, kind: &Kind) -> Cell {
    match kind {
        Kind::List(kind) => number(class, kind),
        Kind::Class(classes) => {
            let number = classes.iter().position(|known| known == class);
            // Every class that occurs is among them; −1 is what `datasets` says for none.
            number.map_or(Cell::Integer(-1), integer)
        }
        _ => Cell::Text(class.to_owned()),
    }
}
