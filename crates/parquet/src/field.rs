//! What the rows to be written look like.

use crate::thrift::Structure;

/// A column, or several under one name. All may be null.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// Whole numbers of 64 bits.
    Int,
    /// Numbers of 64 bits.
    Float,
    /// Truths.
    Bool,
    /// Any number of elements.
    List(Box<Kind>),
    /// Fields of their own.
    Struct(Vec<Field>),
}

impl Field {
    /// A field of this name.
    pub fn new(name: impl Into<String>, kind: Kind) -> Self {
        Self {
            name: name.into(),
            kind,
        }
    }
}

impl Kind {
    /// A list of these.
    #[must_use]
    pub fn list(self) -> Self {
        Self::List(Box::new(self))
    }

    /// How many columns it takes.
    pub(crate) fn columns(&self) -> usize {
        match self {
            Self::Text | Self::Int | Self::Float | Self::Bool => 1,
            Self::List(element) => element.columns(),
            Self::Struct(fields) => fields.iter().map(|field| field.kind.columns()).sum(),
        }
    }

    /// The number of its physical type; lists and structures have none.
    pub(crate) fn physical(&self) -> Option<i32> {
        match self {
            Self::Bool => Some(0),
            Self::Int => Some(2),
            Self::Float => Some(5),
            Self::Text => Some(6),
            Self::List(_) | Self::Struct(_) => None,
        }
    }
}

/// A column as the footer names it.
#[derive(Clone, Debug)]
pub(crate) struct Path {
    pub(crate) names: Vec<String>,
    pub(crate) physical: i32,
    /// The highest definition level.
    pub(crate) definition: u8,
    /// The highest repetition level.
    pub(crate) repetition: u8,
}

/// The columns of fields, in order.
pub(crate) fn paths(fields: &[Field]) -> Vec<Path> {
    let mut paths = Vec::new();
    for field in fields {
        let above = Path {
            names: Vec::new(),
            physical: 0,
            definition: 0,
            repetition: 0,
        };
        add_paths(&field.name, &field.kind, above, &mut paths);
    }
    paths
}

fn add_paths(name: &str, kind: &Kind, mut path: Path, paths: &mut Vec<Path>) {
    path.names.push(name.to_owned());
    path.definition += 1;
    match kind {
        Kind::List(element) => {
            path.names.push("list".to_owned());
            path.definition += 1;
            path.repetition += 1;
            add_paths("element", element, path, paths);
        }
        Kind::Struct(fields) => {
            for field in fields {
                add_paths(&field.name, &field.kind, path.clone(), paths);
            }
        }
        leaf => {
            path.physical = leaf.physical().unwrap_or_default();
            paths.push(path);
        }
    }
}

/// How often an element is there, in the schema of a file.
const OPTIONAL: i32 = 1;
const REPEATED: i32 = 2;

/// The schema of a file: the root, then each group followed by its fields.
pub(crate) fn schema(fields: &[Field]) -> Vec<Structure> {
    let root = Structure::default()
        .words(4, "schema")
        .i32(5, count(fields.len()));
    let mut elements = vec![root];
    for field in fields {
        add_element(&field.name, &field.kind, &mut elements);
    }
    elements
}

fn add_element(name: &str, kind: &Kind, elements: &mut Vec<Structure>) {
    let begin = || match kind.physical() {
        Some(physical) => Structure::default().i32(1, physical),
        None => Structure::default(),
    };
    let named = begin().i32(3, OPTIONAL).words(4, name);
    match kind {
        Kind::Text => elements.push(named.i32(6, 0).structure(10, union(1))),
        Kind::Int | Kind::Float | Kind::Bool => elements.push(named),
        Kind::List(element) => {
            elements.push(named.i32(5, 1).i32(6, 3).structure(10, union(3)));
            let repeated = Structure::default().i32(3, REPEATED).words(4, "list");
            elements.push(repeated.i32(5, 1));
            add_element("element", element, elements);
        }
        Kind::Struct(fields) => {
            elements.push(named.i32(5, count(fields.len())));
            for field in fields {
                add_element(&field.name, &field.kind, elements);
            }
        }
    }
}

/// A logical type without details.
fn union(number: u8) -> Structure {
    Structure::default().structure(number, Structure::default())
}

/// Counts of fields are small.
pub(crate) fn count(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
