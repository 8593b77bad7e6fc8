//! What there is around a cue that may be hidden.

use std::collections::BTreeSet;
use std::ops::Range;

use standpoint_text::Text;

use crate::windows::Window;

/// How many words on each side of a cue are looked at.
const AROUND: usize = 12;
/// Words that are hidden together at most, where no span of a head's says what belongs together.
const GROUP: usize = 4;

/// What is hidden together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hidden {
    /// Its words, by their place in the window.
    pub(super) words: Vec<usize>,
    /// Whether they are quotation marks.
    pub(super) is_quotation: bool,
}

impl Hidden {
    pub(super) fn words(words: Range<usize>) -> Self {
        Self {
            words: words.collect(),
            is_quotation: false,
        }
    }
}

/// A cue and what stands around it.
#[derive(Clone, Debug)]
pub(super) struct Scene {
    /// The words of the cue, by their place in the window.
    pub(super) cue: Range<usize>,
    /// The words of its sentence; its sentences, where it is of two.
    pub(super) sentence: Range<usize>,
    /// The groups of words before it and behind it.
    pub(super) groups: Vec<Range<usize>>,
    /// The quotation marks of its paragraph.
    pub(super) quotation: Vec<usize>,
}

impl Scene {
    /// `spans` are words that belong together, as the heads see it.
    pub(super) fn new(
        text: &Text,
        window: &Window,
        cue: Range<usize>,
        spans: impl Iterator<Item = Range<usize>>,
    ) -> Self {
        let letters = |word: usize| text.slice(window.words[word].span);
        let own = |sentence: &&Range<usize>| sentence.start < cue.end && cue.start < sentence.end;
        let sentences = window.sentences.iter().filter(own).cloned();
        let sentence = sentences.reduce(|first, last| first.start..last.end);
        let sentence = sentence.unwrap_or_else(|| cue.clone());
        let mut borders: BTreeSet<usize> = spans.flat_map(|span| [span.start, span.end]).collect();
        for word in sentence.clone().filter(|word| is_mark(letters(*word))) {
            borders.extend([word, word + 1]);
        }
        let before = cue.start.saturating_sub(AROUND).max(sentence.start)..cue.start;
        let behind = cue.end..(cue.end + AROUND).min(sentence.end);
        let goes_on = |word: usize| is_ending(letters(word));
        let [before, behind] = [before, behind].map(|words| grouped(words, &borders, goes_on));
        let mut groups = [before, behind].concat();
        // A comma matters to the model, and tells people nothing; quotation marks are told as such.
        groups.retain(|words| !words.clone().all(|word| is_mark(letters(word))));
        let span = window.cover(cue.clone());
        let paragraphs = standpoint_text::paragraphs(text);
        let own = paragraphs.iter().find(|own| own.contains_span(span));
        let quotation = window.touched(own.copied().unwrap_or(span));
        Self {
            quotation: quotation
                .filter(|word| is_quotation(letters(*word)))
                .collect(),
            cue,
            sentence,
            groups,
        }
    }
}

/// Words in groups that end at the borders and are not too long; what only goes on with the word
/// before it belongs to it.
fn grouped(
    words: Range<usize>,
    borders: &BTreeSet<usize>,
    goes_on: impl Fn(usize) -> bool,
) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for word in words {
        let has_room = |group: &Range<usize>| group.len() < GROUP && !borders.contains(&word);
        match groups.last_mut() {
            Some(group) if goes_on(word) || has_room(group) => group.end += 1,
            _ => groups.push(word..word + 1),
        }
    }
    groups
}

/// Whether a word is a mark of punctuation.
fn is_mark(word: &str) -> bool {
    !word.chars().any(char::is_alphanumeric)
}

/// Whether a word is the end of the one before it: "'s", "'re".
fn is_ending(word: &str) -> bool {
    word.starts_with(['\'', '’']) && !is_mark(word)
}

/// Whether a word is a mark that opens or closes a quotation. Single ones are left out: they are
/// apostrophes, or stand in a quotation.
fn is_quotation(word: &str) -> bool {
    matches!(word, "\"" | "“" | "”" | "„" | "«" | "»" | "``" | "''")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::windows::Word;
    use standpoint_text::tokens;

    /// The line as a window of one sentence in which every word is a piece.
    fn window(text: &Text) -> Window {
        let tokens = tokens(text, text.span());
        let words: Vec<Word> = tokens
            .into_iter()
            .enumerate()
            .map(|(place, token)| Word {
                span: token.span,
                piece: place + 1,
            })
            .collect();
        Window {
            pieces: vec![7; words.len() + 2],
            capitals: vec![0; words.len() + 2],
            sentences: std::iter::once(0..words.len()).collect(),
            behind: words.len() + 1,
            words,
        }
    }

    #[test]
    fn the_words_around_a_cue_are_grouped_and_quotation_marks_are_apart() {
        let text = Text::new("“We have to wait, all of us,” Ada Brandt said on Monday.");
        let window = window(&text);
        let said =
            (0..window.words.len()).find(|word| text.slice(window.words[*word].span) == "said");
        let cue = said.map_or(0..0, |said| said..said + 1);
        let name = cue.start - 2..cue.start;
        let scene = Scene::new(&text, &window, cue, std::iter::once(name));
        let groups = scene.groups.iter();
        let groups: Vec<&str> = groups
            .map(|words| text.slice(window.cover(words.clone())))
            .collect();
        let expected = ["We have to wait", "all of us", "Ada Brandt", "on Monday"];
        assert_eq!(groups, expected);
        assert_eq!(scene.quotation, [0, 10]);
        assert_eq!(scene.sentence, 0..window.words.len());
    }

    #[test]
    fn an_ending_stays_with_its_word() {
        let text = Text::new("They read Ada Brandt’s statement.");
        let window = window(&text);
        let scene = Scene::new(&text, &window, 5..6, std::iter::once(2..4));
        let groups = scene.groups.iter();
        let groups: Vec<&str> = groups
            .map(|words| text.slice(window.cover(words.clone())))
            .collect();
        assert_eq!(groups, ["They read", "Ada Brandt’s"]);
    }
}
