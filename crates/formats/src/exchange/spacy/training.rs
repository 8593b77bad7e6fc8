//! spaCy 2's training data: paragraphs of tokens with BILUO tags, and perhaps the raw text.

use serde_json::Value;
use standpoint_text::{Offset, Text};

use super::super::example::{Example, Region};
use super::super::fields::{list, name, object, words};
use super::super::flaw::Flaw;
use super::super::tags;
use super::super::unit::{Ruler, Unit};

/// A paragraph as an example; its text is the raw one if all tokens are in it, else the tokens with
/// blanks between them.
pub(super) fn paragraph_of(value: &Value, flaws: &mut Vec<Flaw>) -> Result<Example, String> {
    let paragraph = object(value, "the paragraph")?;
    let (mut tokens, mut tags) = (Vec::new(), Vec::new());
    for sentence in list(paragraph, "sentences")? {
        for token in list(object(sentence, "the sentence")?, "tokens")? {
            let token = object(token, "the token")?;
            tokens.push(words(token, "orth")?);
            tags.push(token.get("ner").and_then(Value::as_str).unwrap_or("O"));
        }
    }
    let raw = paragraph.get("raw").and_then(Value::as_str);
    let found = raw.map(|raw| places_in(raw, &tokens).map(|places| (raw.to_owned(), places)));
    let (text, places) = match found {
        Some(Ok(found)) => found,
        other => {
            if let Some(Err(token)) = other {
                let why = format!("the raw text has no “{token}”; the text is made of its tokens");
                flaws.push(Flaw::Passed(why));
            }
            joined(&tokens)
        }
    };
    let (chunks, strange) = tags::decode(tags.iter().copied());
    flaws.extend(strange.iter().map(|number| {
        let tag = tags[*number];
        Flaw::Passed(format!(
            "“{tag}” is no tag such as B-PER or O; it is read as O"
        ))
    }));
    let counted = Text::new(text.as_str());
    let ruler = Ruler::new(&counted, Unit::CodePoints);
    let units = |byte: usize| ruler.units(Offset::new(byte));
    let regions = chunks.iter().enumerate().map(|(number, chunk)| {
        let (start, end) = (places[chunk.start].0, places[chunk.end - 1].1);
        Region::new(
            format!("s{number}"),
            chunk.label.as_str(),
            units(start),
            units(end),
        )
    });
    let regions = regions.collect();
    let cats = list(paragraph, "cats")?.iter().filter_map(Value::as_object);
    let likely = cats.filter(|cat| {
        cat.get("value")
            .and_then(Value::as_f64)
            .is_some_and(|v| v > 0.5)
    });
    let labels = likely.filter_map(|cat| name(cat.get("label")?)).collect();
    Ok(Example {
        text,
        regions,
        labels,
        ..Example::default()
    })
}

/// Where each token is in the raw text, in bytes, or the first that is not there. The quotation
/// marks of the Penn Treebank stand for any.
fn places_in<'t>(raw: &str, tokens: &[&'t str]) -> Result<Vec<(usize, usize)>, &'t str> {
    let mut at = 0;
    let mut places = Vec::with_capacity(tokens.len());
    for token in tokens {
        let rest = &raw[at..];
        let blanks = rest.len() - rest.trim_start().len();
        let word = &rest[blanks..];
        let quotation = ["\"", "“", "”", "''", "``"]
            .into_iter()
            .find(|mark| word.starts_with(mark));
        let length = match (word.starts_with(token), *token, quotation) {
            (true, _, _) => token.len(),
            (false, "``" | "''", Some(mark)) => mark.len(),
            _ => return Err(token),
        };
        let start = at + blanks;
        at = start + length;
        places.push((start, at));
    }
    Ok(places)
}

fn joined(tokens: &[&str]) -> (String, Vec<(usize, usize)>) {
    let mut start = 0;
    let places = tokens.iter().map(|token| {
        let place = (start, start + token.len());
        start = place.1 + 1;
        place
    });
    let places = places.collect();
    (tokens.join(" "), places)
}
