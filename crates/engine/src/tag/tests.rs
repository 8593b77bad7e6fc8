//! Words and what they are taken for.

use super::*;
use crate::sentence::Sentence;
use standpoint_text::Text;

/// The tags of a sentence, a letter or two for each word.
fn tags(text: &str) -> String {
    let text = Text::new(text);
    let sentence = Sentence::read(&text, text.span(), Lexicon::standard());
    let short = |word: &Word<'_>| match word.tag {
        Tag::Noun => "n",
        Tag::ProperNoun => "N",
        Tag::Pronoun => "pro",
        Tag::Possessive => "poss",
        Tag::Genitive => "gen",
        Tag::Verb(Form::Base) => "v",
        Tag::Verb(Form::Present) => "vs",
        Tag::Verb(Form::Past) => "vd",
        Tag::Verb(Form::Participle) => "vn",
        Tag::Verb(Form::Gerund) => "vg",
        Tag::Aux => "aux",
        Tag::Modal => "mod",
        Tag::Negation => "not",
        Tag::To => "to",
        Tag::Adjective => "a",
        Tag::Adverb => "adv",
        Tag::Determiner => "the",
        Tag::Preposition => "in",
        Tag::Conjunction => "and",
        Tag::Subordinator => "that",
        Tag::Question => "wh",
        Tag::Number => "1",
        Tag::Punctuation => ".",
        Tag::Symbol => "$",
    };
    let tags: Vec<&str> = sentence.words.iter().map(short).collect();
    tags.join(" ")
}

#[test]
fn neighbours_tell_nouns_from_verbs() {
    for (text, expected) in [
        ("Russia rejects the plan.", "N vs the n ."),
        ("The minister plans to visit.", "the n vs to v ."),
        ("His plans failed.", "poss n vd ."),
        ("Critics claim that talks failed.", "n v that n vd ."),
        ("They support the claim.", "pro v the n ."),
        ("The support of voters fell.", "the n in n vd ."),
        ("It has rejected the offer.", "pro aux vn the n ."),
        ("The offer was rejected by Kessia.", "the n aux vn in N ."),
        ("Kessia may not reject it.", "N mod not v pro ."),
        ("Kessia's rejection of talks", "N gen n in n"),
        ("It's not over.", "pro aux not in ."),
        ("voters' fears grew", "n gen n vd"),
    ] {
        assert_eq!(tags(text), expected, "{text}");
    }
}

#[test]
fn a_capital_at_the_start_makes_no_name() {
    assert_eq!(tags("Talks with Kessia resumed."), "n in N vd .");
    assert_eq!(tags("Brandt resigned."), "N vd .");
    assert_eq!(tags("The talks in May failed."), "the n in N vd .");
}
