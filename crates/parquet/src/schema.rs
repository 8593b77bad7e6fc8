//! The tree of fields, and what its leaves hold.

use std::ops::Range;

use crate::error::ParquetError;
use crate::thrift::Thrift;

/// How deep fields may nest.
const DEEPEST: usize = 32;

/// How often fields may be repeated within one another, and may be missing.
const MOST_LEVELS: u8 = 32;

/// What the rows of a file look like.
#[derive(Debug)]
pub(crate) struct Schema {
    /// The fields of a row.
    pub(crate) fields: Vec<Node>,
    /// All columns, in the order of the file.
    pub(crate) leaves: Vec<Leaf>,
}

/// A field.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) name: String,
    pub(crate) shape: Shape,
    pub(crate) is_repeated: bool,
    /// The definition level from which on it is there.
    pub(crate) definition: u8,
    /// Its repetition level, if it is repeated.
    pub(crate) repetition: u8,
    /// Its columns among the leaves.
    pub(crate) columns: Range<usize>,
}

/// What a field is made of.
#[derive(Debug)]
pub(crate) enum Shape {
    Leaf,
    /// A list, written as a group with a repeated field.
    List(Box<Node>),
    /// The repeated field of a list, a group around the element.
    Around(Box<Node>),
    Group(Vec<Node>),
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Leaf {
    pub(crate) physical: Physical,
    pub(crate) meaning: Meaning,
    pub(crate) definition: u8,
    pub(crate) repetition: u8,
}

/// How values are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Physical {
    Boolean,
    Int32,
    Int64,
    Float,
    Double,
    Bytes,
    /// So many bytes each: `INT96`, UUIDs, long decimals. They have no JSON counterpart.
    Fixed(usize),
}

/// What is meant by them, where that is not what they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    Itself,
    Words,
    Unsigned,
    /// Days since 1970-01-01.
    Date,
    /// So many to the second, since 1970-01-01.
    Time(i64),
}

impl Schema {
    /// Out of the list that the footer has: each group is followed by its fields.
    pub(crate) fn read(elements: &[Thrift<'_>]) -> Result<Self, ParquetError> {
        let mut walk = Walk {
            rest: elements,
            leaves: Vec::new(),
        };
        let root = walk.next()?;
        let fields = walk.children(root, 0, 0, 0)?;
        if !walk.rest.is_empty() {
            return Err(ParquetError::Broken("its schema has fields of no group"));
        }
        Ok(Self {
            fields,
            leaves: walk.leaves,
        })
    }
}

struct Walk<'s, 'b> {
    rest: &'s [Thrift<'b>],
    leaves: Vec<Leaf>,
}

impl<'s, 'b> Walk<'s, 'b> {
    fn next(&mut self) -> Result<&'s Thrift<'b>, ParquetError> {
        let (first, rest) = self
            .rest
            .split_first()
            .ok_or(ParquetError::Broken("its schema ends early"))?;
        self.rest = rest;
        Ok(first)
    }

    fn children(
        &mut self,
        group: &Thrift<'_>,
        definition: u8,
        repetition: u8,
        depth: usize,
    ) -> Result<Vec<Node>, ParquetError> {
        let count = group.int(5).unwrap_or_default();
        if count < 1 {
            return Err(ParquetError::Broken(
                "its schema has a group without fields",
            ));
        }
        let nodes = (0..count).map(|_| self.node(definition, repetition, depth + 1));
        nodes.collect()
    }

    fn node(&mut self, definition: u8, repetition: u8, depth: usize) -> Result<Node, ParquetError> {
        let element = self.next()?;
        let kind = element.int(3).unwrap_or_default();
        let (is_optional, is_repeated) = (kind == 1, kind == 2);
        let definition = definition + u8::from(is_optional || is_repeated);
        let repetition = repetition + u8::from(is_repeated);
        if depth > DEEPEST || definition > MOST_LEVELS {
            return Err(ParquetError::Broken("its schema nests too deep"));
        }
        let first = self.leaves.len();
        let shape = if element.int(5).is_some_and(|count| count > 0) || element.int(1).is_none() {
            let fields = self.children(element, definition, repetition, depth)?;
            group_or_list(element, fields)
        } else {
            self.leaves.push(Leaf {
                physical: physical(element)?,
                meaning: meaning(element),
                definition,
                repetition,
            });
            Shape::Leaf
        };
        Ok(Node {
            name: element.words(4).unwrap_or_default(),
            shape,
            is_repeated,
            definition,
            repetition,
            columns: first..self.leaves.len(),
        })
    }
}

/// Source: `LogicalTypes.md`, “Lists”, with the rules for older writers: a repeated field that is no
/// group, has several fields, or is called `array` or `…_tuple`, is itself the element.
fn group_or_list(element: &Thrift<'_>, mut fields: Vec<Node>) -> Shape {
    let is_list = element.int(6) == Some(3) || logical(element) == Some(3);
    let is_one_repeated = fields.len() == 1 && fields[0].is_repeated;
    match (is_list && is_one_repeated).then(|| fields.pop()).flatten() {
        Some(repeated) => Shape::List(Box::new(unwrapped(repeated))),
        None => Shape::Group(fields),
    }
}

/// The repeated field as the element itself, keeping its levels.
fn unwrapped(mut repeated: Node) -> Node {
    let is_element = repeated.name == "array" || repeated.name.ends_with("_tuple");
    if let Shape::Group(fields) = &mut repeated.shape
        && fields.len() == 1
        && !is_element
        && !fields[0].is_repeated
        && let Some(element) = fields.pop()
    {
        repeated.shape = Shape::Around(Box::new(element));
    }
    repeated
}

fn physical(element: &Thrift<'_>) -> Result<Physical, ParquetError> {
    Ok(match element.int(1) {
        Some(0) => Physical::Boolean,
        Some(1) => Physical::Int32,
        Some(2) => Physical::Int64,
        Some(3) => Physical::Fixed(12),
        Some(4) => Physical::Float,
        Some(5) => Physical::Double,
        Some(6) => Physical::Bytes,
        Some(7) => {
            let length = element
                .int(2)
                .and_then(|length| usize::try_from(length).ok());
            let length = length.filter(|length| *length > 0);
            Physical::Fixed(length.ok_or(ParquetError::Broken("a column has values of no length"))?)
        }
        _ => return Err(ParquetError::Broken("a column is of no known type")),
    })
}

fn meaning(element: &Thrift<'_>) -> Meaning {
    let time = |unit: Option<i64>| match unit {
        Some(1) => Meaning::Time(1_000),
        Some(2) => Meaning::Time(1_000_000),
        _ => Meaning::Time(1_000_000_000),
    };
    let inner = |number: i64| element.field(10).and_then(|logical| logical.field(number));
    match (logical(element), element.int(6)) {
        (Some(8), _) => time(
            inner(8)
                .and_then(|stamp| stamp.field(2))
                .and_then(first_field),
        ),
        (Some(6), _) | (None, Some(6)) => Meaning::Date,
        (None, Some(9)) => time(Some(1)),
        (None, Some(10)) => time(Some(2)),
        (Some(10), _) if inner(10).and_then(|integer| integer.bool(2)) == Some(false) => {
            Meaning::Unsigned
        }
        (None, Some(11..=14)) => Meaning::Unsigned,
        (Some(1 | 4 | 12), _) | (None, Some(0 | 4 | 19)) => Meaning::Words,
        _ => Meaning::Itself,
    }
}

/// Which of the logical types an element has, by its number.
fn logical(element: &Thrift<'_>) -> Option<i64> {
    element.field(10).and_then(first_field)
}

/// The one field that a union has.
fn first_field(union: &Thrift<'_>) -> Option<i64> {
    match union {
        Thrift::Struct(fields) => fields.first().map(|(number, _)| *number),
        _ => None,
    }
}
