//! Weasels: unnamed outside commentators for whom nobody in particular stands.

use crate::positions::words::Class;
use crate::sentence::Sentence;

/// Whether the words of a source (those from `from` up to `to`) name nobody in particular.
pub(crate) fn is_vague(sentence: &Sentence<'_>, from: usize, to: usize) -> bool {
    let stop = |word: &str| {
        matches!(
            word,
            "of" | "at" | "in" | "for" | "from" | "on" | "who" | "with"
        )
    };
    let head = (from..to).take_while(|i| !stop(sentence.lower(*i))).last();
    let vague = head.is_some_and(|head| Class::Commentator.has(sentence.lower(head)));
    vague && !named(sentence, to) && !sentence.has(from, &["the"])
}

/// Whether members are named beside them: "analysts such as …", "analysts including …".
fn named(sentence: &Sentence<'_>, to: usize) -> bool {
    sentence.has(to, &["such", "as"])
        || sentence.has(to, &["including"])
        || sentence.has(to, &["like"])
}
