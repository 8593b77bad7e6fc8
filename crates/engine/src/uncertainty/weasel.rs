//! Weasels: unnamed outside commentators for whom nobody in particular stands.

use crate::sentence::Sentence;

/// Heads of phrases that name commentators but nobody.
const COMMENTATORS: &[&str] = &[
    "analysts", "observers", "experts", "critics", "commentators", "pundits", "specialists", "economists",
    "historians", "scholars", "academics", "strategists", "sceptics", "skeptics", "watchers", "insiders", "sources",
    "media", "press", "some", "many", "others", "few", "detractors", "forecasters", "naysayers",
];

/// Whether the words of a source (those from `from` up to `to`) name nobody in particular.
pub(crate) fn is_vague(sentence: &Sentence<'_>, from: usize, to: usize) -> bool {
    let stop = |word: &str| matches!(word, "of" | "at" | "in" | "for" | "from" | "on" | "who" | "with");
    let head = (from..to).take_while(|i| !stop(sentence.lower(*i))).last();
    let vague = head.is_some_and(|head| COMMENTATORS.contains(&sentence.lower(head)));
    vague && !named(sentence, to) && !sentence.has(from, &["the"])
}

/// Whether members are named beside them: "analysts such as …", "analysts including …".
fn named(sentence: &Sentence<'_>, to: usize) -> bool {
    sentence.has(to, &["such", "as"]) || sentence.has(to, &["including"]) || sentence.has(to, &["like"])
}
