//! Verbs as nouns: "rejects" becomes "rejecting".

use crate::lexicon::Lexicon;

/// Verbs of more than one syllable whose last one is stressed, so that their consonant doubles.
const DOUBLING: &[&str] = &[
    "admit", "allot", "begin", "commit", "compel", "control", "defer", "deter", "emit", "equip",
    "expel", "forget", "incur", "occur", "omit", "permit", "prefer", "propel", "rebel", "rebut",
    "refer", "regret", "submit", "transfer", "transmit", "upset",
];
const VOWELS: &str = "aeiou";

/// The form in -ing of a written form, in lower case, of a verb that the word lists know; nothing
/// for an irregular past, whose verb they do not tell.
pub(super) fn gerund(word: &str) -> Option<String> {
    let words = &Lexicon::standard().words;
    match word {
        "be" | "is" | "are" | "was" | "were" | "been" | "am" => return Some("being".to_owned()),
        "have" | "has" | "had" => return Some("having".to_owned()),
        "do" | "does" | "did" | "done" => return Some("doing".to_owned()),
        _ => {}
    }
    if words.verb_before(word, "ing").is_some() {
        return Some(word.to_owned());
    }
    let third = || {
        let stems = [word.strip_suffix("es"), word.strip_suffix('s')];
        let known = |stem: &&str| words.is_verb(stem);
        let y = || word.strip_suffix("ies").map(|stem| format!("{stem}y"));
        let plain = stems.into_iter().flatten().find(known).map(str::to_owned);
        plain.or_else(|| y().filter(|lemma| words.is_verb(lemma)))
    };
    let base = words
        .is_verb(word)
        .then(|| word.to_owned())
        .or_else(|| words.verb_before(word, "ed").map(str::to_owned))
        .or_else(third)?;
    Some(of_base(&base))
}

/// The form in -ing of what must be a base form: after "to" or a modal.
pub(super) fn gerund_of_base(base: &str) -> Option<String> {
    let letters = base.len() > 1 && base.chars().all(|c| c.is_ascii_lowercase());
    letters.then(|| gerund(base).unwrap_or_else(|| of_base(base)))
}

/// The form in -ing of a base form.
fn of_base(base: &str) -> String {
    if let Some(stem) = base.strip_suffix("ie") {
        return format!("{stem}ying");
    }
    if let Some(stem) = base.strip_suffix('e')
        && !stem.ends_with(['e', 'o', 'y'])
    {
        return format!("{stem}ing");
    }
    match base.chars().last() {
        Some(last) if doubles(base) => format!("{base}{last}ing"),
        _ => format!("{base}ing"),
    }
}

/// Whether the last consonant doubles: a single one after a single vowel of the stressed syllable.
fn doubles(base: &str) -> bool {
    if DOUBLING.contains(&base) {
        return true;
    }
    let vowel = |c: char| VOWELS.contains(c);
    let letters: Vec<char> = base.chars().collect();
    let closed = match letters[..] {
        [.., before, middle, last] => {
            !vowel(before) && vowel(middle) && !vowel(last) && !"wxy".contains(last)
        }
        _ => false,
    };
    closed && letters.iter().filter(|c| vowel(**c)).count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_become_nouns() {
        for (word, expected) in [
            ("is", "being"),
            ("has", "having"),
            ("reject", "rejecting"),
            ("rejects", "rejecting"),
            ("denies", "denying"),
            ("planned", "planning"),
            ("share", "sharing"),
            ("agree", "agreeing"),
            ("ban", "banning"),
            ("admit", "admitting"),
            ("open", "opening"),
            ("closing", "closing"),
            ("lie", "lying"),
        ] {
            assert_eq!(gerund(word).as_deref(), Some(expected), "{word}");
        }
    }

    #[test]
    fn what_is_no_known_verb_stays() {
        for word in ["misled", "reservoir", ""] {
            assert_eq!(gerund(word), None, "{word}");
        }
    }
}
