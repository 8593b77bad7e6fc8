//! Names made comparable: corpora and engines differ on whether a title, an article or a genitive
//! belongs to a name, and on what else they call names.

use super::document::{LabelledSpan, LayerDocument};
use crate::extent::Piece;

/// The label of a region that a corpus marks as something other than the layer's names: a
/// nationality, an event, an election. A prediction there is neither right nor wrong.
pub const OTHER: &str = "OTHER";

/// Titles and offices as they are written before a name, with or without a full stop.
const TITLES: &[&str] = &[
    "Administrator",
    "Ambassador",
    "Archbishop",
    "Baroness",
    "Bishop",
    "Brig",
    "Brigadier",
    "Capt",
    "Captain",
    "Cardinal",
    "Chairman",
    "Chairwoman",
    "Chancellor",
    "Col",
    "Colonel",
    "Commander",
    "Congressman",
    "Congresswoman",
    "Councillor",
    "Dame",
    "Deputy",
    "Dr",
    "Emperor",
    "Empress",
    "Father",
    "First Lady",
    "Foreign Minister",
    "Foreign Secretary",
    "Former",
    "former",
    "Gen",
    "General",
    "Gov",
    "Governor",
    "Hon",
    "Judge",
    "Justice",
    "King",
    "Lady",
    "Lord",
    "Lt",
    "Maj",
    "Major",
    "Mayor",
    "Minister",
    "Miss",
    "Mr",
    "Mrs",
    "Ms",
    "Officer",
    "Pope",
    "Premier",
    "President",
    "Prime Minister",
    "Prince",
    "Princess",
    "Prof",
    "Professor",
    "Queen",
    "Rep",
    "Representative",
    "Rev",
    "Reverend",
    "Secretary",
    "Secretary General",
    "Secretary of State",
    "Sen",
    "Senator",
    "Sgt",
    "Sheikh",
    "Sir",
    "Speaker",
    "Sultan",
    "Vice President",
];

/// The span without a leading article, leading titles and a trailing genitive; never empty.
pub fn normalise(text: &[char], (start, end): Piece) -> Piece {
    let end = end.min(text.len());
    let mut start = start.min(end);
    while let Some(length) = article_or_title(&text[start..end]) {
        start += length;
    }
    match &text[start..end] {
        [_, .., '\'' | '’', 's'] => (start, end - 2),
        _ => (start, end),
    }
}

/// How many characters of `name` an article or a title takes with the white space behind it, where
/// something is left.
fn article_or_title(name: &[char]) -> Option<usize> {
    let articles = ["the", "The", "THE", "a", "A", "an", "An"];
    let words = articles.iter().chain(TITLES);
    let lengths = words.filter_map(|word| followed(name, word));
    lengths.max().filter(|length| *length < name.len())
}

/// How far `word`, a full stop that may follow, and white space that must, reach into `name`.
fn followed(name: &[char], word: &str) -> Option<usize> {
    let mut length = 0;
    for character in word.chars() {
        if name.get(length) != Some(&character) {
            return None;
        }
        length += 1;
    }
    if name.get(length) == Some(&'.') {
        length += 1;
    }
    let spaces = name[length..].iter().take_while(|c| c.is_whitespace());
    let spaces = spaces.count();
    (spaces > 0).then_some(length + spaces)
}

/// Whether `name` is nothing but a title, which is no name.
pub fn is_title(name: &str) -> bool {
    TITLES.contains(&name.trim_end_matches('.'))
}

/// Both sides ready for counting: spans normalised, the gold's [`OTHER`] regions taken out together
/// with the predictions that touch them and no gold name.
pub fn comparable(
    gold: &LayerDocument,
    predicted: &LayerDocument,
) -> (LayerDocument, LayerDocument) {
    let text: Vec<char> = gold.text.chars().collect();
    let (others, names): (Vec<_>, Vec<_>) = gold.spans.iter().partition(|s| s.label == OTHER);
    let touches = |spans: &[&LabelledSpan], found: &LabelledSpan| {
        (spans.iter()).any(|span| span.start < found.end && found.start < span.end)
    };
    let counts = |s: &&LabelledSpan| !touches(&others, s) || touches(&names, s);
    let normalised = |span: &LabelledSpan| {
        let (start, end) = normalise(&text, span.piece());
        LabelledSpan {
            start,
            end,
            ..span.clone()
        }
    };
    let gold_spans = names.iter().map(|span| normalised(span)).collect();
    let predicted_spans = predicted.spans.iter().filter(counts).map(normalised);
    (
        with_spans(gold, gold_spans),
        with_spans(predicted, predicted_spans.collect()),
    )
}

fn with_spans(document: &LayerDocument, spans: Vec<LabelledSpan>) -> LayerDocument {
    LayerDocument {
        spans,
        ..document.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normalised(name: &str) -> String {
        let text: Vec<char> = name.chars().collect();
        let (start, end) = normalise(&text, (0, text.len()));
        text[start..end].iter().collect()
    }

    #[test]
    fn articles_titles_and_genitives_are_cut() {
        for (name, expected) in [
            ("the Orlen Courier", "Orlen Courier"),
            ("President Ada Brandt", "Ada Brandt"),
            ("The former Prime Minister Dr. Brandt's", "Brandt"),
            ("Sen. Ørn’s", "Ørn"),
            ("Kessia", "Kessia"),
            ("President", "President"),
            ("the", "the"),
            ("'s", "'s"),
            ("Presidential Palace", "Presidential Palace"),
            ("A.D. Brandt", "A.D. Brandt"),
        ] {
            assert_eq!(normalised(name), expected);
        }
    }

    #[test]
    fn predictions_on_another_type_are_left_out_unless_they_touch_a_name() {
        let mut gold = LayerDocument::new("d", "the Kessian elections in Kessia");
        let mut predicted = gold.clone();
        gold.spans = vec![
            LabelledSpan::new(4, 21, OTHER),
            LabelledSpan::new(25, 31, "LOC"),
        ];
        predicted.spans = vec![
            LabelledSpan::new(4, 11, "LOC"),
            LabelledSpan::new(12, 31, "ORG"),
        ];
        let (gold, predicted) = comparable(&gold, &predicted);
        assert_eq!(gold.spans, [LabelledSpan::new(25, 31, "LOC")]);
        assert_eq!(predicted.spans, [LabelledSpan::new(12, 31, "ORG")]);
    }
}
