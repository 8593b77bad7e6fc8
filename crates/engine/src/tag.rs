//! A guess at each word's part of speech, from closed classes, word lists, endings and neighbours.

use crate::lexicon::Lexicon;
use crate::sentence::{Shape, Word};
use standpoint_text::TokenKind;

/// A part of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tag {
    /// A common noun.
    Noun,
    /// A name or a part of one.
    ProperNoun,
    /// A personal, relative or indefinite pronoun that stands alone: "they", "who", "everyone".
    Pronoun,
    /// A possessive: "his", "their".
    Possessive,
    /// The genitive's `'s` or `'`.
    Genitive,
    /// A full verb.
    Verb(Form),
    /// A form of be, have, do; negated forms too ("isn't").
    Aux,
    /// A modal; negated forms too ("can't").
    Modal,
    /// "not" and "n't".
    Negation,
    /// "to", before a verb or a noun.
    To,
    /// An adjective.
    Adjective,
    /// An adverb.
    Adverb,
    /// An article, demonstrative or quantifier before a noun.
    Determiner,
    /// A preposition.
    Preposition,
    /// "and", "or", "but", "nor".
    Conjunction,
    /// What opens a clause: "that", "if", "because", "although".
    Subordinator,
    /// A question word that opens a clause: "what", "how", "why", "when", "where".
    Question,
    /// A number, in figures or words.
    Number,
    /// A mark of punctuation.
    Punctuation,
    /// A sign: currency, emoji.
    Symbol,
}

/// The form of a full verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// "reject": infinitive, or present with a plural.
    Base,
    /// "rejects".
    Present,
    /// "rejected", "said": past.
    Past,
    /// "rejected", "said", "shown" as a participle: after have or be, or before or after a noun.
    Participle,
    /// "rejecting".
    Gerund,
}

impl Tag {
    /// Whether it is a full verb of any form.
    pub const fn is_verb(self) -> bool {
        matches!(self, Self::Verb(_))
    }

    /// Whether it is a full verb that can carry a clause without an auxiliary.
    pub const fn is_finite(self) -> bool {
        matches!(self, Self::Verb(Form::Present | Form::Past | Form::Base) | Self::Aux | Self::Modal)
    }

    /// Whether it can head a noun phrase.
    pub const fn is_nominal(self) -> bool {
        matches!(self, Self::Noun | Self::ProperNoun)
    }
}

/// Tags every word.
pub(crate) fn guess(words: &mut [Word<'_>], title_case: bool, lexicon: &Lexicon) {
    for word in words.iter_mut() {
        word.tag = alone(word, title_case, lexicon);
    }
}

/// What a word is without its neighbours.
fn alone(word: &Word<'_>, title_case: bool, lexicon: &Lexicon) -> Tag {
    match word.kind {
        TokenKind::Number => return Tag::Number,
        TokenKind::Punctuation => return Tag::Punctuation,
        TokenKind::Symbol => return Tag::Symbol,
        TokenKind::Word => {}
    }
    if let Some(tag) = lexicon.closed_class(&word.lower) {
        return tag;
    }
    if !title_case && word.shape != Shape::Lower {
        return Tag::ProperNoun;
    }
    Tag::Noun
}
