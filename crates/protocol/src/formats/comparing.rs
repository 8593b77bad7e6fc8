//! Annotators compared, as plain rows: what the page shows is worked out in the worker.

use serde::{Deserialize, Serialize};
use standpoint_annotation::LabelId;
use standpoint_annotation::codebook::Channel;

use super::File;

/// Annotators to compare.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// At least two, each with a name of their own.
    pub annotators: Vec<Annotator>,
    /// Whether suggestions count that nobody has looked at.
    pub suggested: bool,
}

/// Somebody with the files that they annotated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Annotator {
    /// What they are called.
    pub name: String,
    /// Their documents, in any order.
    pub files: Vec<File>,
}

/// How annotators agree. Figures are written as `standpoint agree` prints them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Compared {
    /// Over all articles together.
    pub overall: Sheet,
    /// Article by article.
    pub articles: Vec<Sheet>,
    /// Documents that could not be compared.
    pub left: Vec<Left>,
}

/// The figures of one article, or of all.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// The id of the first annotator's document; empty over all.
    pub id: String,
    /// Its title; may be empty.
    pub title: String,
    /// How many articles it rests on.
    pub articles: usize,
    /// Their words.
    pub words: usize,
    /// Their characters.
    pub characters: usize,
    /// Marks by annotator, those that count: `12 / 14`.
    pub marks: String,
    /// How many differences there are to settle.
    pub differences: usize,
    /// By label, in the order of the codebook: marks by annotator, F1 by marks with the same edges, F1
    /// by marks that share at least half of their characters, Krippendorff's alpha for unitizing.
    pub labels: Vec<Row>,
    /// By attribute that has a fixed set of values: how many of the matched marks that say something
    /// say the same (`5 of 7`), Cohen's kappa.
    pub attributes: Vec<Row>,
    /// By link type: F1 by links that join the same two matched marks.
    pub links: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The id of what it is about.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What stands in the row.
    pub cells: Vec<String>,
}

/// A document that could not be compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// Why.
    pub why: WhyLeft,
    /// The document's id.
    pub id: String,
    /// Who has it.
    pub annotator: String,
    /// Who has another text, or none; empty where they have the text twice themselves.
    pub other: String,
    /// Where the two texts part, in characters counted from 1; 0 where there are not two.
    pub at: usize,
}

/// Why a document could not be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyLeft {
    /// Somebody's document of its id has another text.
    OtherText,
    /// Somebody has no document of its text.
    NotByAll,
    /// Its annotator has its text twice.
    Twice,
}

/// In what respect annotators differ, or what is said of a mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Respect {
    /// Whether there is a mark at all.
    Presence,
    /// Its edges.
    Edges,
    /// Its label.
    Label,
    /// An attribute, by its name.
    Attribute(String),
    /// Whom it mentions.
    Entity,
    /// Where its links lead.
    Links,
}

/// Something on which annotators differ: what it is and what each of them says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// The name of the label, or of the type of links.
    pub label: String,
    /// In what respects.
    pub respects: Vec<Respect>,
    /// The words that it is about.
    pub quote: String,
    /// The sentences around it.
    pub text: String,
    /// Where these begin in the article, in bytes.
    pub start: usize,
    /// The words and signs of `text`, each from where to where in it, in bytes.
    pub words: Vec<(usize, usize)>,
    /// Each annotator in one of them.
    pub versions: Vec<Version>,
}

/// What one or more annotators say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// Who, by their places in the list.
    pub by: Vec<usize>,
    /// The sentences, cut where the first one's marks begin and end.
    pub pieces: Vec<Piece>,
    /// From where to where in the sentences the mark reaches, in bytes; none where they have no such
    /// mark, or it is about links.
    pub edges: Option<(usize, usize)>,
    /// What they say of it, in words.
    pub facts: Vec<Fact>,
}

/// Something that is said of a mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// What it is about.
    pub respect: Respect,
    /// What is said.
    pub value: String,
}

/// A stretch of text with the same marks from end to end.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// The words.
    pub words: String,
    /// How they are drawn.
    pub strokes: Vec<Stroke>,
}

/// How a mark is drawn over a piece of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Stroke {
    /// The channel of its label.
    pub channel: Channel,
    /// Its label.
    pub label: LabelId,
    /// The attribute and the value that colour it.
    pub value: Option<(String, String)>,
    /// Whether it starts with this piece.
    pub starts: bool,
    /// Whether it ends with it.
    pub ends: bool,
    /// Whether nobody has decided on it.
    pub suggested: bool,
    /// Whether it is what is looked at.
    pub lit: bool,
}

/// What is settled of an article, and by whom.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settling {
    /// Which article, by its place in [`Compared::articles`].
    pub article: usize,
    /// What the new document is called.
    pub title: String,
    /// Who settles.
    pub by: String,
    /// In the order in which they were made; of two for one difference the last one stands.
    pub choices: Vec<Chosen>,
}

/// A choice that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chosen {
    /// Which difference, by its place in the list.
    pub difference: usize,
    /// What stands.
    pub choice: Choice,
    /// When it was made, RFC 3339 in UTC.
    pub at: String,
}

/// What stands of a difference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// What these annotators say; what none of them says does not stand.
    Annotators(Vec<usize>),
    /// As an annotator has it, but from here to there in the article, in bytes.
    Edges {
        /// Whose label and attributes it has.
        like: usize,
        /// Where it begins.
        start: usize,
        /// Where it ends.
        end: usize,
    },
}
