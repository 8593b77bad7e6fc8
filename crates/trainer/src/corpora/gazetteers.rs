//! Lists of names: countries and capitals (PDDL), parties (MIT), organisations of Phoenix (MIT),
//! first and family names of the US census of 1990 (public domain).

use std::collections::BTreeMap;
use std::path::Path;

use standpoint_engine::learned::gazetteer::{LONGEST, known, phrase};
use standpoint_engine::learned::hash;
use standpoint_engine::learned::weights::Lexemes;
use standpoint_text::Text;

use super::{CorpusError, read};

/// How many of the commonest family names are taken.
const FAMILY_NAMES: usize = 8_000;

/// Phrases in the order in which they came, with what they are known as.
#[derive(Default)]
struct Phrases {
    bits: BTreeMap<u64, u16>,
    order: Vec<u64>,
}

impl Phrases {
    fn add(&mut self, name: &str, bits: u16) {
        let text = Text::new(name.to_lowercase());
        let tokens = standpoint_text::tokens(&text, text.span());
        let words: Vec<u64> = tokens
            .iter()
            .map(|t| hash::bytes(text.slice(t.span).as_bytes()))
            .collect();
        if words.is_empty() || words.len() > LONGEST {
            return;
        }
        for length in 1..=words.len() {
            let number = phrase(words[..length].iter().copied());
            let own = if length == words.len() {
                bits
            } else {
                known::BEGINS_LONGER
            };
            let entry = self.bits.entry(number).or_insert_with(|| {
                self.order.push(number);
                0
            });
            *entry |= own;
        }
    }
}

/// Reads all lists.
///
/// # Errors
/// When one of them cannot be read.
pub fn phrases(data: &Path) -> Result<Lexemes, CorpusError> {
    let folder = data.join("gazetteers");
    let mut phrases = Phrases::default();
    for place in places(data)? {
        phrases.add(&place, known::PLACE);
    }
    for row in read(&folder.join("parties_wikipedia.csv.gz"))?
        .lines()
        .skip(1)
        .map(fields)
    {
        phrases.add(row.get(4).map_or("", String::as_str), known::ORGANISATION);
    }
    let international = read(
        &folder
            .join("cameo")
            .join("Phoenix.International.actors.txt.gz"),
    )?;
    for line in international
        .lines()
        .filter(|line| line.contains("[IGO") || line.contains("[NGO"))
    {
        // Entries with dates are people in office.
        let name = line
            .split('\t')
            .next()
            .unwrap_or_default()
            .replace('_', " ");
        if !line.contains(" >") && !line.contains('-') && name.trim().len() > 2 {
            phrases.add(name.trim(), known::ORGANISATION);
        }
    }
    for (file, bits, most) in [
        (
            "census1990_dist.male.first.gz",
            known::FIRST_NAME,
            usize::MAX,
        ),
        ("census1990_dist.female.first.gz", known::FIRST_NAME, 3_000),
        (
            "census1990_dist.all.last.gz",
            known::FAMILY_NAME,
            FAMILY_NAMES,
        ),
    ] {
        for line in read(&folder.join(file))?.lines().take(most) {
            phrases.add(line.split_whitespace().next().unwrap_or_default(), bits);
        }
    }
    let numbered = phrases
        .order
        .iter()
        .map(|number| (*number, phrases.bits[number]));
    Ok(Lexemes::new(&numbered.collect::<Vec<_>>()))
}

/// Countries, their capitals and the regions they are in.
///
/// # Errors
/// When the list cannot be read.
pub fn places(data: &Path) -> Result<Vec<String>, CorpusError> {
    let mut columns = COUNTRIES.to_vec();
    columns.extend(["Capital", "Region Name", "Sub-region Name"]);
    of_countries(data, &columns)
}

/// Countries, in the names that they have.
///
/// # Errors
/// When the list cannot be read.
pub fn countries(data: &Path) -> Result<Vec<String>, CorpusError> {
    of_countries(data, &COUNTRIES)
}

/// The columns with countries' names.
const COUNTRIES: [&str; 3] = [
    "CLDR display name",
    "UNTERM English Short",
    "official_name_en",
];

/// What stands in some columns of the list of countries.
fn of_countries(data: &Path, wanted: &[&str]) -> Result<Vec<String>, CorpusError> {
    let countries = read(&data.join("gazetteers").join("country-codes.csv.gz"))?;
    let mut rows = countries.lines().map(fields);
    let header = rows.next().unwrap_or_default();
    let columns: Vec<usize> = (0..header.len())
        .filter(|n| wanted.contains(&header[*n].as_str()))
        .collect();
    let names = |row: Vec<String>| {
        let names = columns.iter().filter_map(|n| row.get(*n).cloned());
        names.collect::<Vec<String>>()
    };
    Ok(rows.flat_map(names).collect())
}

/// The fields of a line of comma separated values; a quotation mark in quotes stands twice.
pub fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_mark = letter == '"';
        let is_written = quoted && is_mark && letters.next_if_eq(&'"').is_some();
        if is_mark && !is_written {
            quoted = !quoted;
        } else if letter == ',' && !quoted {
            fields.push(String::new());
        } else if let Some(field) = fields.last_mut() {
            field.push(letter);
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_in_quotes_divide_nothing() {
        assert_eq!(fields("a,\"b, c\",,d"), ["a", "b, c", "", "d"]);
        assert_eq!(fields(",\",\",\",\",O"), ["", ",", ",", "O"]);
        assert_eq!(fields(",\"\"\"\",``,O"), ["", "\"", "``", "O"]);
    }
}
