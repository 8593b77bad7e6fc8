//! Where a word is a word of uncertainty: "may" in "may leave", not in "May 4".

use crate::sentence::{Sentence, Word};
use crate::tag::{Form, Tag};

/// The neighbourhoods that the word list names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Context {
    Anywhere,
    /// A modal before its verb, no month and no noun.
    Modal,
    /// "could" as possibility, not as an ability that was lacking.
    Could,
    /// Not "as soon as possible", not "made it possible".
    Possible,
    /// Before a noun, or "the potential to".
    Potential,
    /// Before a noun: "alleged fraud".
    Modifier,
    /// After a form of be or remain: "is unknown".
    Predicate,
    /// "appears to", not "appears in court".
    Appears,
    /// Not "what it looks like".
    Looks,
    /// What is found suggests it, not what somebody said.
    Evidence,
    /// Looks at something that is not settled, not "considers him a friend".
    Considering,
    /// A condition, neither "as if" nor "asked if".
    If,
    /// "as long as" with a clause, not with a number.
    Long,
    /// At the start of a clause.
    ClauseStart,
    /// A verb before its subject at the start of a clause: "should the talks fail".
    Inverted,
    /// "asked whether", not "…, whether by road or rail".
    Question,
    /// Before a number.
    Number,
    /// After a number or a unit.
    AfterNumber,
    /// Before an adjective or adverb.
    Degree,
    /// Not "a kind of".
    Soft,
    /// Before the word it blurs: not "works effectively".
    Leading,
}

impl Context {
    /// The neighbourhood with this name in the word list; anywhere for any other name.
    pub(crate) fn of_name(name: &str) -> Self {
        match name {
            "modal" => Self::Modal,
            "could" => Self::Could,
            "possible" => Self::Possible,
            "potential" => Self::Potential,
            "modifier" => Self::Modifier,
            "predicate" => Self::Predicate,
            "appears" => Self::Appears,
            "looks" => Self::Looks,
            "evidence" => Self::Evidence,
            "considering" => Self::Considering,
            "if" => Self::If,
            "long" => Self::Long,
            "clause_start" => Self::ClauseStart,
            "inverted" => Self::Inverted,
            "question" => Self::Question,
            "number" => Self::Number,
            "after_number" => Self::AfterNumber,
            "degree" => Self::Degree,
            "soft" => Self::Soft,
            "leading" => Self::Leading,
            _ => Self::Anywhere,
        }
    }

    /// Whether the words `from..to` of the sentence stand in this neighbourhood.
    /// `by_actor` says whether an actor is the subject of the verb at `from`.
    pub(crate) fn holds(self, at: Place<'_, '_>, by_actor: impl FnOnce() -> bool) -> bool {
        match self {
            Self::Anywhere => true,
            Self::Modal => at.is_modal(),
            Self::Could => !at.next_is(&["not", "see", "hear", "feel", "n't", "only", "afford"]),
            Self::Possible => !at.previous_is(&["as", "made", "make", "makes", "making", "it"]),
            Self::Potential => at.before_noun() || at.next_is(&["to", "for"]),
            Self::Modifier => {
                at.before_noun()
                    && !at.after_auxiliary()
                    && !at.previous_is(&["have", "had", "has"])
            }
            Self::Predicate => at.after_copula(),
            Self::Appears => !at.previous_is(&["to"]) && at.appears(),
            Self::Looks => !(1..8).any(|back| at.lower_before(back) == "what"),
            Self::Evidence => at.is_claim() && !by_actor(),
            Self::Considering => at.considers(),
            Self::If => at.is_condition(),
            Self::Long => at.sentence.tag(at.to) != Tag::Number,
            Self::ClauseStart => at.opens_clause(),
            Self::Inverted => at.is_inverted(),
            Self::Question => !at.opens_clause(),
            Self::Number => {
                at.before_number() && !at.previous_is(&["go", "goes", "went", "gone", "going"])
            }
            Self::AfterNumber => at.after_number(),
            Self::Degree => {
                matches!(
                    at.sentence.tag(at.to),
                    Tag::Adjective | Tag::Adverb | Tag::Determiner
                ) && !at.next_is(&["than"])
            }
            Self::Soft => !matches!(
                at.before(),
                Tag::Determiner | Tag::Adjective | Tag::Possessive | Tag::Question | Tag::Number
            ),
            Self::Leading => {
                at.to < at.sentence.words.len() && at.sentence.tag(at.to) != Tag::Punctuation
            }
        }
    }
}

/// Some words of a sentence.
#[derive(Clone, Copy)]
pub(crate) struct Place<'s, 't> {
    pub(crate) sentence: &'s Sentence<'t>,
    pub(crate) from: usize,
    pub(crate) to: usize,
}

const BE: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "being", "'s", "'re", "isn't", "aren't", "wasn't",
    "weren't",
];
const COPULAS: &[&str] = &[
    "remain",
    "remains",
    "remained",
    "seem",
    "seems",
    "seemed",
    "appear",
    "appears",
    "become",
    "became",
    "still",
    "not",
    "yet",
    "largely",
    "also",
    "currently",
];
/// After these, "if" means "whether".
const ASKING: &[&str] = &[
    "ask",
    "asks",
    "asked",
    "asking",
    "wonder",
    "wonders",
    "wondered",
    "wondering",
    "know",
    "knows",
    "knew",
    "see",
    "determine",
    "decide",
    "sure",
    "clear",
    "unclear",
    "say",
    "tell",
    "check",
    "find out",
    "question",
];

impl Place<'_, '_> {
    fn before(&self) -> Tag {
        self.from
            .checked_sub(1)
            .map_or(Tag::Punctuation, |i| self.sentence.tag(i))
    }

    fn lower_before(&self, back: usize) -> &str {
        self.from
            .checked_sub(back)
            .map_or("", |i| self.sentence.lower(i))
    }

    fn previous_is(&self, words: &[&str]) -> bool {
        words.contains(&self.lower_before(1))
    }

    fn next_is(&self, words: &[&str]) -> bool {
        words.contains(&self.sentence.lower(self.to))
    }

    fn word(&self) -> Option<&Word<'_>> {
        self.sentence.words.get(self.from)
    }

    fn is_modal(&self) -> bool {
        let inside = self.from > 0 && !self.sentence.title_case;
        if inside && self.word().is_some_and(Word::is_capitalised) {
            return false;
        }
        let noun = matches!(
            self.before(),
            Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Preposition | Tag::Genitive
        );
        let leave = self.previous_is(&["you"]);
        let month = matches!(
            self.sentence.tag(self.to),
            Tag::Number | Tag::Punctuation | Tag::Preposition
        );
        !noun && !leave && !month
    }

    /// The first word from `to` on that is no adverb.
    fn after_adverbs(&self) -> usize {
        let words = &self.sentence.words;
        (self.to..words.len())
            .find(|i| self.sentence.tag(*i) != Tag::Adverb)
            .unwrap_or(words.len())
    }

    fn before_noun(&self) -> bool {
        let next = self.sentence.tag(self.after_adverbs());
        next.is_nominal()
            || matches!(
                next,
                Tag::Adjective | Tag::Verb(Form::Gerund | Form::Participle)
            )
    }

    fn after_auxiliary(&self) -> bool {
        BE.contains(&self.lower_before(1))
    }

    fn after_copula(&self) -> bool {
        self.after_auxiliary() || self.previous_is(COPULAS)
    }

    fn appears(&self) -> bool {
        let next = self.sentence.tag(self.to);
        next == Tag::To
            || self.next_is(&["to", "as", "that", "likely", "not"])
            || matches!(
                next,
                Tag::Adjective | Tag::Adverb | Tag::Verb(Form::Participle)
            )
    }

    fn is_claim(&self) -> bool {
        let noun = matches!(
            self.before(),
            Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::To | Tag::Modal
        );
        let passive = BE.contains(&self.lower_before(1)) || self.next_is(&["by"]);
        // A claim follows; what is merely named ("as the name suggests") is none.
        let claim =
            self.to < self.sentence.words.len() && self.sentence.tag(self.to) != Tag::Punctuation;
        !noun && !passive && claim
    }

    fn considers(&self) -> bool {
        let passive = self.lower_before(1).ends_with("ly") || BE.contains(&self.lower_before(1));
        let word = self.sentence.lower(self.from);
        let active = !matches!(word, "considered") || !passive;
        let judges = self.next_is(&[
            "him",
            "her",
            "himself",
            "herself",
            "themselves",
            "itself",
            "it",
            "them",
            "me",
            "us",
            "to",
            "as",
            "by",
            "that",
            "one",
        ]);
        active
            && !judges
            && !matches!(
                self.sentence.tag(self.to),
                Tag::Punctuation | Tag::Preposition
            )
    }

    fn is_condition(&self) -> bool {
        !self.previous_is(&["as", "what"])
            && !self.next_is(&["any", "not", "anything"])
            && !(1..=3).any(|back| {
                ASKING.contains(&self.lower_before(back))
                    && (back == 1 || self.lower_before(back).starts_with("ask"))
            })
    }

    fn opens_clause(&self) -> bool {
        self.from == 0 || self.before() == Tag::Punctuation || self.previous_is(&["and", "but"])
    }

    fn is_inverted(&self) -> bool {
        let question = self
            .sentence
            .words
            .iter()
            .rev()
            .take(2)
            .any(|word| word.is("?"));
        let subject = matches!(
            self.sentence.tag(self.to),
            Tag::Determiner | Tag::Pronoun | Tag::ProperNoun | Tag::Possessive | Tag::Noun
        );
        self.opens_clause()
            && self
                .word()
                .is_some_and(|word| !word.is("had") || self.from == 0)
            && subject
            && !question
            && !self.previous_is(&["and", "but"])
    }

    fn before_number(&self) -> bool {
        let next = self.sentence.tag(self.to);
        next == Tag::Number
            || next == Tag::Symbol
            || self.next_is(&["half", "hundred", "hundreds", "thousand", "million", "a"])
                && self.a_number()
    }

    /// After "a" a measure must follow: "about a dozen", not "about a plan".
    fn a_number(&self) -> bool {
        self.sentence.lower(self.to) != "a"
            || matches!(
                self.sentence.lower(self.to + 1),
                "dozen"
                    | "hundred"
                    | "thousand"
                    | "million"
                    | "billion"
                    | "third"
                    | "quarter"
                    | "fifth"
                    | "tenth"
            )
    }

    fn after_number(&self) -> bool {
        self.before() == Tag::Number
            || self.from > 1 && self.sentence.tag(self.from - 2) == Tag::Number
    }
}
