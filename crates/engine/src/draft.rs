//! What the layers find, before marks, links and entities are given their ids.

use std::borrow::Cow;

use standpoint_annotation::Spans;
use standpoint_text::Span;

/// All that is found in one batch of paragraphs. Drafts refer to one another by index: each layer
/// only appends.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Who acts. Those of the actor layer first, in text order; later layers append holders.
    pub actors: Vec<Actor>,
    /// What makes statements less than plain fact.
    pub uncertainties: Vec<Uncertainty>,
    /// What signals positions.
    pub cues: Vec<Cue>,
    /// What somebody holds.
    pub positions: Vec<Position>,
    /// Pronouns of those who speak, with who that is: both among the actors. They share an entity,
    /// which the speaker may be given last of all.
    pub speakers: Vec<(usize, usize)>,
}

/// Why something is suggested, and how sure that is.
#[derive(Clone, Debug, PartialEq)]
pub struct Ground {
    /// How sure, 0 to 1.
    pub confidence: f64,
    /// The rule and its words: `country name`, `verb of saying “argue”, source before it`.
    pub reason: Cow<'static, str>,
}

impl Ground {
    /// A reason with its confidence, 0 to 1.
    pub fn new(confidence: f64, reason: impl Into<Cow<'static, str>>) -> Self {
        Self {
            confidence,
            reason: reason.into(),
        }
    }
}

/// An entity of the memory, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityKey(pub usize);

/// What an actor is: the codebook's `kind`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A person.
    Person,
    /// A body with members or staff.
    Organisation,
    /// A state, or what stands for its government.
    State,
    /// Several or unnamed people or bodies.
    Group,
}

impl Kind {
    /// All of them, in the order of their numbers among a model's tags.
    pub const ALL: [Self; 4] = [Self::Person, Self::Organisation, Self::State, Self::Group];

    /// The codebook's word.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::State => "state",
            Self::Group => "group",
        }
    }
}

/// How an actor is mentioned: the codebook's `mention`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mention {
    /// By name.
    Name,
    /// By a description: "the water minister".
    Description,
    /// By a pronoun.
    Pronoun,
}

impl Mention {
    /// The codebook's word.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Description => "description",
            Self::Pronoun => "pronoun",
        }
    }
}

/// A mention of an actor.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// How it is mentioned.
    pub mention: Mention,
    /// Who it is; `None` becomes an entity of its own.
    pub entity: Option<EntityKey>,
    /// Why.
    pub ground: Ground,
}

/// The codebook's `type` of an uncertainty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UncertaintyKind {
    /// Possible or probable.
    Epistemic,
    /// Somebody's belief or hearsay.
    Doxastic,
    /// An open question.
    Investigative,
    /// Depends on something.
    Conditional,
    /// Nobody in particular stands for it.
    Weasel,
    /// Blurs degree, number or time.
    Hedge,
}

impl UncertaintyKind {
    /// The codebook's word.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Epistemic => "epistemic",
            Self::Doxastic => "doxastic",
            Self::Investigative => "investigative",
            Self::Conditional => "conditional",
            Self::Weasel => "weasel",
            Self::Hedge => "hedge",
        }
    }
}

/// Words that make a statement less than plain fact.
#[derive(Clone, Debug)]
pub struct Uncertainty {
    /// Where they stand, in one or more pieces.
    pub spans: Spans,
    /// Of what type.
    pub kind: UncertaintyKind,
    /// Why.
    pub ground: Ground,
}

/// Words that signal a position.
#[derive(Clone, Debug)]
pub struct Cue {
    /// Where they stand, in one or more pieces.
    pub spans: Spans,
    /// Why.
    pub ground: Ground,
}

/// The codebook's `stance`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stance {
    /// For it.
    Supports,
    /// Against it.
    Opposes,
    /// Wants others to do it.
    Demands,
    /// Offers or plans it.
    Proposes,
    /// Fears it.
    Warns,
    /// Says that it is not so.
    Denies,
    /// Wants to know.
    Asks,
    /// Says so, without taking a side.
    States,
}

impl Stance {
    /// The codebook's word.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Supports => "supports",
            Self::Opposes => "opposes",
            Self::Demands => "demands",
            Self::Proposes => "proposes",
            Self::Warns => "warns",
            Self::Denies => "denies",
            Self::Asks => "asks",
            Self::States => "states",
        }
    }
}

/// The codebook's `certainty` of the holder, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Nothing lowers it.
    Certain,
    /// More likely than not.
    Probable,
    /// It can be so.
    Possible,
    /// An open question.
    Unknown,
}

impl Certainty {
    /// The codebook's word.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Probable => "probable",
            Self::Possible => "possible",
            Self::Unknown => "unknown",
        }
    }
}

/// What somebody says, believes, wants, accepts or refuses. Indices are those of [`Found`].
#[derive(Clone, Debug)]
pub struct Position {
    /// The content, in one or more pieces.
    pub spans: Spans,
    /// What the holder does with it.
    pub stance: Stance,
    /// How sure the holder is.
    pub certainty: Certainty,
    /// What it is about, in a few words.
    pub issue: String,
    /// The actors that hold it.
    pub held_by: Vec<usize>,
    /// The cues that signal it.
    pub signalled_by: Vec<usize>,
    /// The uncertainties inside or on it.
    pub qualified_by: Vec<usize>,
    /// The actors at whom it is directed.
    pub about: Vec<usize>,
    /// Why.
    pub ground: Ground,
}
