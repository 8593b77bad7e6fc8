//! How far a content reaches.

use super::inflection::Forms;
use super::reading::Reading;
use super::words::Class;
use crate::tag::{Form, Tag};

/// What kind of content is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// A clause with its own verb.
    Clause,
    /// "to …" or "-ing …".
    Infinitive,
    /// A noun phrase after a verb: no verb of the main clause follows.
    Object,
    /// A noun phrase that may be part of a subject: a finite verb ends it.
    Phrase,
}

impl Mode {
    const fn is_phrase(self) -> bool {
        matches!(self, Self::Object | Self::Phrase)
    }
}

/// After a comma, these open something that is no longer content.
const AFTER_COMMA: &[&str] = &[
    "while",
    "but",
    "although",
    "though",
    "despite",
    "after",
    "as",
    "according",
    "with",
    "given",
    "amid",
    "since",
    "following",
    "whereas",
    "citing",
    "yet",
    "so",
    "however",
    "even",
    "reportedly",
    "before",
    "drawing",
    "in",
    "on",
    "at",
    "just",
    "only",
    "days",
    "hours",
    "weeks",
    "months",
    "for",
    "by",
    "from",
    "during",
    "under",
];
/// Of these, what a clause or an infinitive still takes in.
const CLAUSE_GOES_ON: &[&str] = &[
    "in", "on", "at", "for", "by", "from", "under", "during", "with", "so", "just", "only",
    "before", "since",
];
/// These end a noun phrase or an infinitive without a comma.
const ENDS_PHRASE: &[&str] = &[
    "while",
    "amid",
    "during",
    "after",
    "before",
    "because",
    "since",
    "when",
    "given",
    "despite",
    "although",
    "though",
    "until",
    "unless",
    "if",
    "following",
    "as",
    "pending",
    "via",
    "than",
    "saying",
    "but",
];
const ENDS_INFINITIVE: &[&str] = &[
    "while", "amid", "because", "given", "despite", "although", "though", "after", "saying",
];
const RELATIVES: &[&str] = &[
    "which",
    "who",
    "whom",
    "whose",
    "where",
    "including",
    "such",
];
const DAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "yesterday",
    "tomorrow",
    "tonight",
];

impl Reading<'_, '_> {
    /// Where the content that starts at `from` ends.
    pub(crate) fn content_end(&self, from: usize, mode: Mode) -> usize {
        let inside = self.is_quoted(from) && !self.is_quote_mark(from);
        let (mut relative, mut brackets) = (false, 0_usize);
        let mut i = from;
        while i < self.len() {
            let quote_ends = inside && !self.is_quoted(i);
            if quote_ends
                || brackets == 0
                    && self.ends_here(from, i, mode, &mut relative)
                    && (inside || !self.is_quoted(i))
            {
                break;
            }
            match self.lower(i) {
                "(" | "[" => brackets += 1,
                ")" | "]" if brackets == 0 => break,
                ")" | "]" => brackets -= 1,
                _ => {}
            }
            i += 1;
        }
        self.trim(from, i)
    }

    /// Cuts commas and adverbs of time that say when it was said.
    fn trim(&self, from: usize, mut end: usize) -> usize {
        while end > from + 1
            && (self.is(
                end - 1,
                &[
                    ",",
                    ";",
                    ":",
                    ".",
                    "and",
                    "but",
                    "or",
                    "which",
                    "who",
                    "even",
                    "particularly",
                    "especially",
                ],
            ) || self.is_dash(end - 1))
        {
            end -= 1;
        }
        end
    }

    fn ends_here(&self, from: usize, i: usize, mode: Mode, relative: &mut bool) -> bool {
        if self.is_end(i) || self.is(i, &[";"]) || self.is_dash(i) && !self.dash_returns(i) {
            return true;
        }
        if self.is(i, &[":"]) {
            return i > from;
        }
        if self.is_comma(i) || self.is_quote_mark(i) && i > from && self.is_comma(i - 1) {
            return self.comma_ends(i, mode);
        }
        if i == from || self.is_quote_mark(i) {
            return false;
        }
        if self.is(i, RELATIVES)
            || self.is(i, &["what"])
            || self.is(i, &["that"]) && self.is_nominal(i - 1)
        {
            *relative = true;
            return false;
        }
        if self.is_conjunction(i) {
            return self.conjunction_ends(i, mode);
        }
        match mode {
            Mode::Clause => false,
            // "go after" is a verb: the first words after "to" never end it.
            Mode::Infinitive => {
                i > from + 2 && self.is(i, ENDS_INFINITIVE)
                    || self.is(i, &["as"]) && self.clause_at(i + 1)
            }
            Mode::Object | Mode::Phrase => self.phrase_ends(i, mode, relative),
        }
    }

    fn is_conjunction(&self, i: usize) -> bool {
        self.is(i, &["and", "but", "or"])
    }

    fn dash_returns(&self, i: usize) -> bool {
        (i + 1..self.len()).any(|j| self.is_dash(j))
    }

    fn phrase_ends(&self, i: usize, mode: Mode, relative: &mut bool) -> bool {
        let described = *relative && self.is(i, &["as"]);
        if self.is(i, ENDS_PHRASE) && !described || self.is(i, DAYS) || self.is_occasion(i) {
            return true;
        }
        let finite = self.is_auxiliary(i) && !self.is(i, &["being", "having", "'s"])
            || matches!(self.tag(i), Tag::Verb(Form::Present))
            || mode == Mode::Phrase
                && matches!(self.tag(i), Tag::Verb(Form::Past | Form::Base))
                && !self.is(i - 1, &["to"]);
        if finite && std::mem::take(relative) {
            return false;
        }
        finite && !self.in_verb_group(i)
    }

    /// Whether the verb at `i` goes on with the verb before it.
    fn in_verb_group(&self, i: usize) -> bool {
        let mut before = i;
        while before > 0 && self.is_adverb(before - 1) {
            before -= 1;
        }
        before > 0 && (self.is_auxiliary(before - 1) || self.is(before - 1, &["to"]))
    }

    /// "on Monday", "in a statement", "last week".
    fn is_occasion(&self, i: usize) -> bool {
        if self.is(i, &["last", "this", "next"]) {
            return self.is(i + 1, &["week", "month", "year", "weekend", "morning"])
                || self.is(i + 1, DAYS);
        }
        self.is(i, &["on", "in", "at"])
            && self.noun_phrase(i + 1).is_some_and(|end| {
                end <= i + 5 && (self.is_of(end - 1, Class::Occasion) || self.is(i + 1, DAYS))
            })
    }

    fn comma_ends(&self, i: usize, mode: Mode) -> bool {
        let mut next = i + 1;
        while self.is_quote_mark(next) {
            next += 1;
        }
        // "…, particularly given …".
        let next = if self.is(
            self.skip_adverbs(next),
            &["given", "after", "as", "amid", "since", "because"],
        ) {
            self.skip_adverbs(next)
        } else {
            next
        };
        let goes_on = !mode.is_phrase() && self.is(next, CLAUSE_GOES_ON);
        if self.is(next, AFTER_COMMA) && !goes_on || self.is_attribution(next) {
            return true;
        }
        let adding =
            self.tag(next) == Tag::Verb(Form::Gerund) || self.is_cue_verb(next, Forms::ING);
        if adding && !self.is(next, &["including"]) || self.is_second_predicate(next, mode) {
            return true;
        }
        if self.is(next, RELATIVES) {
            return false;
        }
        if self.is_conjunction(next) {
            return self.conjunction_ends(next, mode);
        }
        match mode {
            Mode::Clause => self.in_opening_clause(i) && self.clause_at(next),
            Mode::Infinitive | Mode::Object | Mode::Phrase => !self.list_goes_on(next),
        }
    }

    /// "When she said that the dam is safe, the farmers laughed": the first comma ends the first clause.
    fn in_opening_clause(&self, comma: usize) -> bool {
        const OPENING: &[&str] = &[
            "when", "while", "if", "although", "though", "as", "after", "before", "because",
            "since", "even", "whereas", "once",
        ];
        self.is(0, OPENING) && !(1..comma).any(|i| self.is_comma(i))
    }

    /// A headline's second verb: "Kessia says dam is safe, rejects inspection".
    fn is_second_predicate(&self, i: usize, mode: Mode) -> bool {
        mode == Mode::Clause
            && self.is_cue_verb(i, Forms::THIRD.and(Forms::PAST))
            && self.tag(i).is_verb()
    }

    /// Whether a list's last member comes soon: "talks, aid and a summit".
    fn list_goes_on(&self, from: usize) -> bool {
        for i in from..self.len().min(from + 9) {
            if self.is(i, &["and", "or"]) {
                return !self.conjunction_ends(i, Mode::Object);
            }
            if self.is_finite(i) || self.is(i, &[";", ":", "."]) {
                return false;
            }
        }
        false
    }

    /// Whether what follows the conjunction is no longer content.
    fn conjunction_ends(&self, i: usize, mode: Mode) -> bool {
        let next = self.skip_adverbs(i + 1);
        let past = Forms::PAST.and(Forms::THIRD);
        let ing = self.tag(next) == Tag::Verb(Form::Gerund)
            && self.is_cue_verb(next, Forms::ING)
            && mode != Mode::Infinitive;
        let base = mode == Mode::Clause
            && self.tag(next) == Tag::Verb(Form::Base)
            && self.is_cue_verb(next, Forms::BASE)
            && (self.is(next + 1, &["that"]) || self.clause_at(next + 1));
        let verb = if self.is_have(next) {
            self.skip_adverbs(next + 1)
        } else {
            next
        };
        let perfect = verb > next && self.is_cue_verb(verb, Forms::PARTICIPLE);
        let new_cue =
            perfect || ing || base || self.is_cue_verb(next, past) && !self.is_nominal_use(next);
        match mode {
            Mode::Clause => {
                new_cue
                    || self.is(i, &["but"])
                        && !self.is(i + 1, &["also"])
                        && self.is_comma(i.saturating_sub(1))
                    || self.subject_with_cue(next)
            }
            Mode::Infinitive => new_cue || self.is_auxiliary(next) || self.clause_at(next),
            Mode::Object | Mode::Phrase => {
                new_cue || self.is_finite(next) && !self.is_nominal(next) || self.clause_at(next)
            }
        }
    }

    /// Whether a form that is also a noun ("claims", "plans") is one here.
    fn is_nominal_use(&self, i: usize) -> bool {
        self.is_nominal(i) && !self.is(i + 1, &["that", "to", "the", "a", "on", "for", "it"])
    }

    /// An actor with a cue of its own: ", and Kessia rejected …".
    fn subject_with_cue(&self, i: usize) -> bool {
        let end = match self.actor_starting_at(i) {
            Some(actor) => actor.words.end,
            None if self.is_subject_pronoun(i) => i + 1,
            None => return false,
        };
        self.is_cue_verb(self.skip_adverbs(end), Forms::PAST.and(Forms::THIRD))
    }

    /// "she said", "said the minister": what stands beside a content.
    fn is_attribution(&self, i: usize) -> bool {
        if self.is_speech_verb(i) && self.tag(i) != Tag::Noun {
            return true;
        }
        let end = match self.actor_starting_at(i) {
            Some(actor) => actor.words.end,
            None if self.is_subject_pronoun(i) => i + 1,
            None => match self.noun_phrase(i) {
                Some(end) => end,
                None => return false,
            },
        };
        let verb = self.skip_adverbs(end);
        let verb = if self.is_have(verb) {
            self.skip_adverbs(verb + 1)
        } else {
            verb
        };
        let after = self.skip_adverbs(verb + 1);
        self.is_speech_verb(verb)
            && (self.is_end(after)
                || self.is_comma(after)
                || self.is(after, &["in", "on", "at", "during", "last"])
                || self.is(after, DAYS))
    }
}
