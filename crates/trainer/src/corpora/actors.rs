//! Who acts, in GUM's open genres: people and bodies by name or description, and states, in the edges
//! of the codebook.
//!
//! A name is what it is among names; a country's is a state. A description is the noun phrase without
//! its trailing clause ("the man who left", "the board, a body of nine"), several or several kinds of
//! people or bodies a group. Pronouns are left out, and what stands inside another actor.

use std::collections::BTreeSet;
use std::path::Path;

use standpoint_engine::draft::Kind;
use standpoint_engine::learned::names::Named;
use standpoint_text::Span;

use super::gum::{Document, Mention, Row, documents, mentions};
use super::labelled::{Labelled, longest};
use super::{CorpusError, Part, gazetteers, names};

/// Relations to its noun of what trails behind a description.
const TRAILING: [&str; 5] = ["acl", "acl:relcl", "appos", "parataxis", "advcl"];

/// The documents of one part with their actors, by their place in [`Kind::ALL`].
///
/// # Errors
/// When a file cannot be read.
pub fn gum(data: &Path, part: Part) -> Result<Vec<Labelled>, CorpusError> {
    let countries = gazetteers::countries(data)?;
    let countries: BTreeSet<String> = countries.iter().map(|name| name.to_lowercase()).collect();
    let named = names::gum(data, part)?;
    let documents = documents(data, part)?;
    let actors = |(document, names): (&Document, &Labelled)| {
        let is_country = |span: Span| countries.contains(&names.text.slice(span).to_lowercase());
        let mut spans: Vec<(Span, u8)> = descriptions(document);
        spans.extend(names.spans.iter().filter_map(|(span, kind)| {
            let kind = match *kind {
                kind if kind == Named::Person as u8 => Kind::Person,
                _ if is_country(*span) => Kind::State,
                kind if kind == Named::Organisation as u8 => Kind::Organisation,
                _ => return None,
            };
            Some((*span, number(kind)))
        }));
        Labelled {
            text: document.text.clone(),
            spans: longest(spans),
        }
    };
    Ok(documents.iter().zip(&named).map(actors).collect())
}

/// The number of a kind among the tags.
fn number(kind: Kind) -> u8 {
    (0..)
        .zip(Kind::ALL)
        .find(|(_, own)| *own == kind)
        .map_or(0, |(number, _)| number)
}

/// People and bodies that are described.
fn descriptions(document: &Document) -> Vec<(Span, u8)> {
    let rows = &document.rows;
    let described = |mention: &Mention| {
        let head = rows.get(mention.head)?;
        let kind = match mention.kind.as_str() {
            "person" => Kind::Person,
            "organization" => Kind::Organisation,
            _ => return None,
        };
        if !matches!(head.fields[3].as_str(), "NOUN" | "ADJ" | "NUM") {
            return None;
        }
        let last = last_word(rows, mention)?;
        let are_several = head.fields[4].ends_with('S') || joins(rows, mention.head, last);
        let kind = if are_several { Kind::Group } else { kind };
        Some((document.place(mention.first, last), number(kind)))
    };
    mentions(rows).iter().filter_map(described).collect()
}

/// The last word of a description, before what trails behind it; none if its head is not in it.
fn last_word(rows: &[Row], mention: &Mention) -> Option<usize> {
    let behind = mention.head + 1..=mention.last;
    let trails = |at: &usize| {
        TRAILING.contains(&rows[*at].fields[7].as_str()) && parent(rows, *at) == Some(mention.head)
    };
    let begins = |at: usize| {
        let own = mention.head + 1..=at;
        own.clone()
            .find(|word| hangs_on(rows, *word, at))
            .unwrap_or(at)
    };
    let end = behind.filter(trails).map(begins).min();
    let mut last = end.map_or(mention.last, |end| end - 1);
    let is_no_end = |at: usize| {
        // The sign of a genitive among them.
        matches!(rows[at].fields[3].as_str(), "PUNCT" | "CCONJ" | "ADP")
            || rows[at].fields[4] == "POS"
    };
    while last > mention.head && is_no_end(last) {
        last -= 1;
    }
    (last >= mention.head && mention.head >= mention.first).then_some(last)
}

/// Whether something is joined to the head by "and" up to the last word.
fn joins(rows: &[Row], head: usize, last: usize) -> bool {
    (head + 1..=last).any(|at| rows[at].fields[7] == "conj" && parent(rows, at) == Some(head))
}

/// The word that a word hangs on.
fn parent(rows: &[Row], word: usize) -> Option<usize> {
    let number = |field: usize| rows[word].fields[field].parse::<usize>().ok();
    // Numbers are those of the sentence.
    (word + number(6).filter(|head| *head > 0)?).checked_sub(number(0)?)
}

/// Whether a word hangs on another, at whatever distance, or is it.
fn hangs_on(rows: &[Row], mut word: usize, on: usize) -> bool {
    for _ in 0..rows.len() {
        if word == on {
            return true;
        }
        match parent(rows, word) {
            Some(next) if next < rows.len() => word = next,
            _ => return false,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::gum::tests::sample;
    use super::*;

    #[test]
    fn descriptions_end_before_what_trails() {
        let document = sample(&[
            ("The", "DET", "DT", 2, "det", "(1-person-new-n-cf1-2-sgl"),
            ("envoys", "NOUN", "NNS", 0, "root", "_"),
            ("of", "ADP", "IN", 4, "case", "_"),
            (
                "Kessia",
                "PROPN",
                "NNP",
                2,
                "nmod",
                "(2-place-new-n-cf1-1-sgl)",
            ),
            (",", "PUNCT", ",", 7, "punct", "_"),
            ("who", "PRON", "WP", 7, "nsubj", "_"),
            ("wait", "VERB", "VBP", 2, "acl:relcl", "1)"),
            (
                "Someone",
                "PRON",
                "NN",
                0,
                "root",
                "(3-person-new-n-cf1-1-sgl)",
            ),
        ]);
        let found = descriptions(&document);
        let words: Vec<(&str, u8)> = found
            .iter()
            .map(|(span, kind)| (document.text.slice(*span), *kind))
            .collect();
        assert_eq!(words, [("The envoys of Kessia", number(Kind::Group))]);
    }
}
