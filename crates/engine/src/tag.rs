//! A guess at each word's part of speech, from closed classes, word lists, endings and neighbours.

use crate::lexicon::{Classes, Lexicon, Name};
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
        matches!(
            self,
            Self::Verb(Form::Present | Form::Past | Form::Base) | Self::Aux | Self::Modal
        )
    }

    /// Whether it can head a noun phrase.
    pub const fn is_nominal(self) -> bool {
        matches!(self, Self::Noun | Self::ProperNoun)
    }
}

/// Tags every word: first what it is alone, then, from left to right, what its neighbours allow.
pub(crate) fn guess(words: &mut [Word<'_>], title_case: bool, lexicon: &Lexicon) {
    let mut starts = true;
    let classes: Vec<Classes> = words
        .iter()
        .map(|word| {
            let classes = alone(word, starts, title_case, lexicon);
            starts = word.kind == TokenKind::Punctuation && (starts || opens(word.text));
            classes
        })
        .collect();
    let mut clause = Clause::default();
    for index in 0..words.len() {
        let tag = choose(words, &classes, index, &clause);
        words[index].tag = tag;
        clause.pass(tag);
    }
}

/// What the clause up to here has.
#[derive(Default)]
struct Clause {
    /// A verb that carries it.
    finite: bool,
    /// The last tag that was no adverb or negation.
    before: Option<Tag>,
    /// A form of be or have without its participle yet, or a modal without its verb.
    helper: Option<Tag>,
}

impl Clause {
    fn pass(&mut self, tag: Tag) {
        match tag {
            Tag::Adverb | Tag::Negation => return,
            Tag::Subordinator | Tag::Question | Tag::Punctuation => {
                self.finite = false;
                self.helper = None;
            }
            Tag::Aux | Tag::Modal => {
                self.finite = true;
                self.helper = Some(tag);
            }
            Tag::Verb(form) => {
                self.finite |= matches!(form, Form::Base | Form::Present | Form::Past);
                self.helper = None;
            }
            Tag::Noun | Tag::ProperNoun | Tag::Adjective | Tag::Preposition | Tag::To => {
                self.helper = None;
            }
            _ => {}
        }
        self.before = Some(tag);
    }
}

/// Whether a word behind this mark may have its capital because something starts there.
fn opens(mark: &str) -> bool {
    matches!(
        mark,
        ":" | "\"" | "“" | "„" | "«" | "-" | "–" | "—" | "•" | "*" | "(" | "[" | "'" | "‘" | "..."
    )
}

/// What a word can be without its neighbours.
fn alone(word: &Word<'_>, starts: bool, title_case: bool, lexicon: &Lexicon) -> Classes {
    match word.kind {
        TokenKind::Number => return Classes::one(Tag::Number),
        TokenKind::Punctuation => return Classes::one(Tag::Punctuation),
        TokenKind::Symbol => return Classes::one(Tag::Symbol),
        TokenKind::Word => {}
    }
    if word.shape == Shape::Lower || word.text == "I" {
        return lexicon.words.classes(&word.lower);
    }
    if let Some(name) = lexicon.names.word(word.text) {
        return match name {
            Name::Nationality(_) | Name::Area => Classes::one(Tag::Adjective),
            // "May" and "March" at the start of a sentence are left to the neighbours.
            Name::Time if starts && lexicon.words.is_ordinary(&word.lower) => {
                lexicon.words.classes(&word.lower)
            }
            Name::Other if starts || title_case => lexicon.words.classes(&word.lower),
            _ => Classes::one(Tag::ProperNoun),
        };
    }
    let ordinary = lexicon.words.is_ordinary(&word.lower);
    if (starts || title_case) && ordinary && word.shape != Shape::Capitals {
        return lexicon.words.classes(&word.lower);
    }
    if title_case && word.shape == Shape::Capitals && ordinary && word.text.len() > 4 {
        return lexicon.words.classes(&word.lower);
    }
    if is_pronoun_with_verb(&word.lower) {
        return Classes::one(Tag::Aux);
    }
    // Words that stay what they are with a capital inside a sentence: titles of works, emphasis.
    match lexicon.words.closed_class(&word.lower) {
        Some(tag) if word.shape == Shape::Capitalised && tag != Tag::Modal => Classes::one(tag),
        _ => Classes::one(Tag::ProperNoun),
    }
}

/// "I'm", "we'll", "they've": a pronoun and what carries its clause.
fn is_pronoun_with_verb(lower: &str) -> bool {
    let Some((pronoun, verb)) = lower.split_once('\'') else {
        return false;
    };
    let subject = matches!(
        pronoun,
        "i" | "you" | "he" | "she" | "it" | "we" | "they" | "that" | "there" | "who" | "what"
    );
    subject && matches!(verb, "m" | "re" | "ve" | "ll" | "d" | "s")
}

/// What a word is between its neighbours.
fn choose(words: &[Word<'_>], classes: &[Classes], index: usize, clause: &Clause) -> Tag {
    let own = classes[index];
    let word = &words[index];
    let next = classes.get(index + 1).copied().unwrap_or_default();
    match &*word.lower {
        "'s" => return genitive_or_is(words, index, next),
        "'" | "’" if is_plural_genitive(words, index, next) => return Tag::Genitive,
        "that" => return that(classes, index, clause, next),
        "her" => {
            let owns = next.find(|t| {
                matches!(
                    t,
                    Tag::Noun | Tag::Adjective | Tag::ProperNoun | Tag::Number
                )
            });
            return if owns.is_some() {
                Tag::Possessive
            } else {
                Tag::Pronoun
            };
        }
        // "UN chief urges": a head, not "the chief reason".
        "chief" if next.first().is_some_and(Tag::is_verb) => return Tag::Noun,
        "this" | "these" | "those" | "all" | "some" | "many" | "most" | "both" | "each" | "few"
        | "several"
            if stands_alone(next) =>
        {
            return Tag::Pronoun;
        }
        _ => {}
    }
    if own.has(Tag::Noun) || own.find(Tag::is_verb).is_some() {
        noun_or_verb(words, classes, index, clause)
    } else {
        own.first().unwrap_or(Tag::Noun)
    }
}

/// Whether a determiner before this is a pronoun: no noun can follow.
fn stands_alone(next: Classes) -> bool {
    next.is_empty()
        || next
            .find(|t| {
                matches!(
                    t,
                    Tag::Noun
                        | Tag::ProperNoun
                        | Tag::Adjective
                        | Tag::Number
                        | Tag::Determiner
                        | Tag::Possessive
                        | Tag::Adverb
                ) || matches!(t, Tag::Verb(Form::Gerund | Form::Past | Form::Participle))
            })
            .is_none()
}

/// `'s` after a noun: the genitive, or "is" and "has".
fn genitive_or_is(words: &[Word<'_>], index: usize, next: Classes) -> Tag {
    let before = index.checked_sub(1).and_then(|i| words.get(i));
    let pronoun = before.is_some_and(|w| {
        matches!(w.tag, Tag::Pronoun | Tag::Question)
            || matches!(&*w.lower, "that" | "there" | "here" | "let")
    });
    let verbal = next.find(|t| {
        matches!(
            t,
            Tag::Determiner | Tag::Negation | Tag::Possessive | Tag::Preposition
        )
    });
    if pronoun || verbal.is_some() {
        Tag::Aux
    } else {
        Tag::Genitive
    }
}

/// The apostrophe of "voters' fears", and not the end of a quotation.
fn is_plural_genitive(words: &[Word<'_>], index: usize, next: Classes) -> bool {
    let before = index.checked_sub(1).and_then(|i| words.get(i));
    let plural =
        before.is_some_and(|w| w.lower.ends_with('s') && w.span.end() == words[index].span.start());
    let apart = words
        .get(index + 1)
        .is_some_and(|w| w.span.start() != words[index].span.end());
    let quoted = words[..index]
        .iter()
        .any(|w| matches!(w.text, "'" | "‘") && w.tag == Tag::Punctuation);
    let noun = next
        .find(|t| {
            matches!(
                t,
                Tag::Noun | Tag::ProperNoun | Tag::Adjective | Tag::Number
            )
        })
        .is_some();
    plural && apart && !quoted && noun
}

/// "that": opens a clause, points at a noun, or stands for one.
fn that(classes: &[Classes], index: usize, clause: &Clause, next: Classes) -> Tag {
    let after = classes.get(index + 2).copied().unwrap_or_default();
    let verb_next = next.find(|t| matches!(t, Tag::Aux | Tag::Modal)).is_some()
        || next.first().is_some_and(Tag::is_verb);
    let after_nominal = clause.before.is_some_and(Tag::is_nominal);
    if verb_next && after_nominal {
        return Tag::Pronoun;
    }
    if clause
        .before
        .is_some_and(|t| t.is_verb() || t.is_nominal() || t == Tag::Adjective)
    {
        // "said that talks failed", but "rejected that plan": a singular noun without a verb behind it.
        let singular = next.first() == Some(Tag::Noun)
            && after.find(|t| t.is_finite() || t.is_nominal()).is_none();
        let object = clause.before.is_some_and(Tag::is_verb) && singular;
        return if object {
            Tag::Determiner
        } else {
            Tag::Subordinator
        };
    }
    if verb_next || next.is_empty() {
        Tag::Pronoun
    } else {
        Tag::Determiner
    }
}

/// A word that can be a noun, a verb, or an adjective.
fn noun_or_verb(words: &[Word<'_>], classes: &[Classes], index: usize, clause: &Clause) -> Tag {
    let own = classes[index];
    let next = classes.get(index + 1).copied().unwrap_or_default();
    let nominal = own.find(|t| matches!(t, Tag::Noun | Tag::Adjective));
    let verb = own.find(Tag::is_verb);
    let touching = index
        .checked_sub(1)
        .and_then(|i| words.get(i))
        .map(|w| w.tag);
    match clause.helper {
        Some(Tag::Modal) => {
            if let Some(base) = own.find(|t| t == Tag::Verb(Form::Base)) {
                return base;
            }
        }
        Some(Tag::Aux) => return after_auxiliary(words, index, own),
        _ => {}
    }
    match clause.before {
        Some(Tag::To) if own.has(Tag::Verb(Form::Base)) => return Tag::Verb(Form::Base),
        Some(Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Number) => {
            return inside_phrase(own, next);
        }
        Some(Tag::Preposition | Tag::Adjective)
            if touching != Some(Tag::Adverb) || verb.is_none() =>
        {
            // "of talks", "by rejecting", "after signing".
            if own.has(Tag::Verb(Form::Gerund)) && clause.before == Some(Tag::Preposition) {
                return if own.first() == Some(Tag::Noun) {
                    Tag::Noun
                } else {
                    Tag::Verb(Form::Gerund)
                };
            }
            return inside_phrase(own, next);
        }
        Some(Tag::Pronoun) if !clause.finite => {
            if let Some(verb) =
                own.find(|t| matches!(t, Tag::Verb(Form::Base | Form::Present | Form::Past)))
            {
                return verb;
            }
        }
        _ => {}
    }
    match verb {
        None => nominal.or(own.first()).unwrap_or(Tag::Noun),
        Some(Tag::Verb(Form::Past | Form::Participle)) => past(words, index, own, next, clause),
        Some(verb) if nominal.is_none() => verb,
        Some(verb) => free_choice(words, index, own, verb, next, clause),
    }
}

/// After be, have and do.
fn after_auxiliary(words: &[Word<'_>], index: usize, own: Classes) -> Tag {
    let helper = words[..index]
        .iter()
        .rev()
        .find(|w| w.tag == Tag::Aux)
        .map_or("", |w| &w.lower);
    if helper.starts_with("do") || helper.starts_with("did") {
        return own
            .find(|t| t == Tag::Verb(Form::Base))
            .or(own.first())
            .unwrap_or(Tag::Noun);
    }
    let participle = own.find(|t| t == Tag::Verb(Form::Participle));
    participle
        .or_else(|| own.find(|t| t == Tag::Verb(Form::Gerund)))
        .or_else(|| own.find(|t| matches!(t, Tag::Noun | Tag::Adjective)))
        .or(own.first())
        .map_or(Tag::Noun, |tag| {
            if tag == Tag::Verb(Form::Past) {
                Tag::Verb(Form::Participle)
            } else {
                tag
            }
        })
}

/// Behind a determiner, a preposition or an adjective: a noun, or what stands before one.
fn inside_phrase(own: Classes, next: Classes) -> Tag {
    let before_noun = next
        .find(|t| matches!(t, Tag::Noun | Tag::ProperNoun | Tag::Adjective))
        .is_some();
    let participle = own.find(|t| matches!(t, Tag::Verb(Form::Participle)));
    if before_noun && let Some(adjective) = own.find(|t| t == Tag::Adjective) {
        return adjective;
    }
    if let Some(noun) = own.find(|t| t == Tag::Noun) {
        return noun;
    }
    participle
        .or_else(|| own.find(|t| t == Tag::Adjective))
        .or(own.first())
        .unwrap_or(Tag::Noun)
}

/// A form in "-ed" and the like: past, or participle.
fn past(words: &[Word<'_>], index: usize, own: Classes, next: Classes, clause: &Clause) -> Tag {
    if own.first() == Some(Tag::Adjective) && clause.before.is_none_or(|t| !t.is_nominal()) {
        return Tag::Adjective;
    }
    let by = words.get(index + 1).is_some_and(|w| w.is("by"));
    let attributive = index == 0
        || (clause.finite
            && next.find(Tag::is_nominal).is_some()
            && clause.before.is_some_and(Tag::is_verb));
    let only_participle = !own.has(Tag::Verb(Form::Past));
    if only_participle || by || attributive || clause.before.is_none() {
        Tag::Verb(Form::Participle)
    } else {
        Tag::Verb(Form::Past)
    }
}

/// Between noun and verb where the clause leaves both open.
fn free_choice(
    words: &[Word<'_>],
    index: usize,
    own: Classes,
    verb: Tag,
    next: Classes,
    clause: &Clause,
) -> Tag {
    let nominal = own
        .find(|t| matches!(t, Tag::Noun | Tag::Adjective))
        .unwrap_or(Tag::Noun);
    let before = index.checked_sub(1).and_then(|i| words.get(i));
    let after_subject = clause.before.is_some_and(Tag::is_nominal) && !clause.finite;
    if verb == Tag::Verb(Form::Gerund) {
        return if own.first() == Some(verb) {
            verb
        } else {
            nominal
        };
    }
    if !after_subject {
        // "rejects pay deal": no second verb right behind the one that carries the clause.
        let doubled = matches!(
            before.map(|word| word.tag),
            Some(Tag::Verb(Form::Present | Form::Past))
        );
        if doubled && verb == Tag::Verb(Form::Base) && next.has(Tag::Noun) {
            return nominal;
        }
        // "…, welcomed the plan and urge", but not the first word of a sentence.
        let verbal = match clause.before {
            Some(Tag::Conjunction) => clause.finite,
            before => index > 0 && !before.is_some_and(Tag::is_nominal),
        };
        return if verbal && own.first() == Some(verb) {
            verb
        } else {
            nominal
        };
    }
    let plural = before
        .is_some_and(|w| w.tag == Tag::Noun && w.lower.ends_with('s') && !w.lower.ends_with("ss"));
    let agrees = match verb {
        Tag::Verb(Form::Base) => {
            plural || before.is_some_and(|w| w.tag == Tag::Noun && is_irregular_plural(&w.lower))
        }
        Tag::Verb(Form::Present) => !plural,
        _ => true,
    };
    let object_next = next.find(|t| {
        matches!(
            t,
            Tag::Determiner
                | Tag::Possessive
                | Tag::Pronoun
                | Tag::To
                | Tag::Subordinator
                | Tag::Question
        )
    });
    let verb_next = next.find(|t| matches!(t, Tag::Aux | Tag::Modal)).is_some()
        || next
            .first()
            .is_some_and(|t| matches!(t, Tag::Verb(Form::Past | Form::Present)));
    if !agrees || verb_next || next.first() == Some(Tag::Genitive) {
        return nominal;
    }
    if object_next.is_some() || own.first() == Some(verb) {
        return verb;
    }
    // "analysts note parallels", "aid impacts supplies": a nominal behind it and no verb yet.
    let nominal_next = next
        .first()
        .is_some_and(|t| matches!(t, Tag::Noun | Tag::ProperNoun | Tag::Adjective));
    let verb_later = words[index + 1..]
        .iter()
        .take_while(|w| w.kind != TokenKind::Punctuation)
        .count();
    if nominal_next && verb_later > 0 && verb == Tag::Verb(Form::Present) {
        verb
    } else {
        nominal
    }
}

/// Plurals without an "s".
fn is_irregular_plural(word: &str) -> bool {
    matches!(
        word,
        "people" | "police" | "men" | "women" | "children" | "media"
    ) || word.ends_with("men")
}

#[cfg(test)]
mod tests;
