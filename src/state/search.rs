//! Looking for words in articles: in their texts, and in what is marked and said of them.

use standpoint_protocol::formats::project::{Searchable, fold};

/// How much is shown before what was found, in bytes, about: so little that the find itself is seen in
/// a narrow list.
const BEFORE: usize = 10;

/// How much is shown behind it, in bytes, about.
const BEHIND: usize = 70;

/// What is looked for: words that must all be there, in any order; words in quotation marks belong
/// together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(Vec<String>);

impl Query {
    /// A query as a person writes it.
    pub fn new(written: &str) -> Self {
        let mut terms = Vec::new();
        for (number, part) in written.split('"').enumerate() {
            if number % 2 == 1 {
                terms.push(fold(part.trim()));
            } else {
                terms.extend(part.split_whitespace().map(fold));
            }
        }
        terms.retain(|term| !term.is_empty());
        Self(terms)
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether every word is in one of these.
    pub fn is_in(&self, texts: &[&str]) -> bool {
        let texts: Vec<String> = texts.iter().map(|text| fold(text)).collect();
        self.0
            .iter()
            .all(|term| texts.iter().any(|text| text.contains(term)))
    }
}

/// What was found in an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hit {
    /// The words around the first place in the text; the first mark where the text has none.
    pub shown: String,
    /// How often the first word of the query is in the text.
    pub in_text: usize,
    /// How many marks have the words.
    pub in_marks: usize,
}

/// Looks for something in an article that was made ready. Every word must be somewhere in it.
pub fn find(article: &Searchable, query: &Query) -> Option<Hit> {
    let first = query.0.first()?;
    let is_somewhere = |term: &String| {
        article.folded.contains(term)
            || article.about.contains(term)
            || article.marks.iter().any(|mark| mark.contains(term))
    };
    if !query.0.iter().all(is_somewhere) {
        return None;
    }
    let has_all = |mark: &&String| query.0.iter().all(|term| mark.contains(term));
    let shown = match article.folded.find(first.as_str()) {
        Some(at) => around(&article.text, at, first.len()),
        None => article
            .marks
            .iter()
            .find(has_all)
            .cloned()
            .unwrap_or_default(),
    };
    Some(Hit {
        shown,
        in_text: article.folded.matches(first.as_str()).count(),
        in_marks: article.marks.iter().filter(has_all).count(),
    })
}

/// The words around a place, on one line.
fn around(text: &str, at: usize, length: usize) -> String {
    let start = text.floor_char_boundary(at.saturating_sub(BEFORE));
    let end = text.floor_char_boundary((at + length + BEHIND).min(text.len()));
    let words: Vec<&str> = text[start..end].split_whitespace().collect();
    let before = if start > 0 { "…" } else { "" };
    let after = if end < text.len() { "…" } else { "" };
    format!("{before}{}{after}", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(text: &str) -> Searchable {
        Searchable {
            text: text.to_owned(),
            folded: fold(text),
            marks: vec!["label:position a joint inspection stance:opposes".to_owned()],
            about: "water".to_owned(),
            ..Searchable::default()
        }
    }

    fn found(query: &str) -> Option<Hit> {
        let text = "İstanbul: Kessia rejected\na joint inspection of the Vessa dam.";
        find(&article(text), &Query::new(query))
    }

    #[test]
    fn all_words_must_be_there_in_any_order_and_case() {
        let hit = found("DAM kessia").unwrap();
        assert_eq!((hit.in_text, hit.in_marks), (1, 0));
        assert!(hit.shown.ends_with("Vessa dam."), "{}", hit.shown);
        assert_eq!(found("dam orlen"), None);
        assert_eq!(found("\"vessa dam\"").map(|hit| hit.in_text), Some(1));
        assert_eq!(found("\"dam vessa\""), None);
        assert_eq!(found(" \"\" "), None);
    }

    #[test]
    fn marks_are_found_by_label_value_and_words() {
        assert_eq!(found("stance:opposes").map(|hit| hit.in_marks), Some(1));
        assert_eq!(
            found("label:position inspection").map(|hit| hit.in_marks),
            Some(1)
        );
        assert_eq!(found("stance:supports"), None);
    }

    #[test]
    fn what_is_said_of_the_whole_is_found_too() {
        assert_eq!(found("water"), Some(Hit::default()));
    }

    #[test]
    fn nothing_is_cut_inside_a_letter() {
        let text = "🌊".repeat(60) + "dam" + &"🌊".repeat(60);
        let hit = find(&article(&text), &Query::new("dam")).unwrap();
        assert!(
            hit.shown.starts_with("…🌊") && hit.shown.ends_with("🌊…"),
            "{}",
            hit.shown
        );
    }
}
