//! A token and its tag a line, an empty line behind each row, `-DOCSTART-` before each article.

use std::io;

use super::super::build::Dataset;
use super::super::fate::{Fate, Fates};
use super::super::sample::{Content, Tokens};
use super::count_unsaid;
use crate::exchange::tags::{self, Chunk};
use crate::exchange::{Files, Scheme};

pub(super) fn write(
    dataset: &Dataset,
    scheme: Scheme,
    files: &mut dyn Files,
    fates: &mut Fates,
) -> io::Result<()> {
    for label in super::super::column::classes(dataset) {
        fates.add(Fate::Renamed, usize::from(one_word(&label) != label));
    }
    for part in dataset.full_parts() {
        let name = format!("{}.conll", part.name);
        let mut article = None;
        for (_, sample) in dataset.rows(part) {
            let Content::Tokens(tokens) = &sample.content else {
                continue;
            };
            if article.replace(sample.article) != Some(sample.article) {
                files.append(&name, b"-DOCSTART- O\n\n")?;
            }
            files.append(&name, sentence(tokens, scheme).as_bytes())?;
            count_unsaid(sample, fates);
        }
    }
    Ok(())
}

fn sentence(tokens: &Tokens, scheme: Scheme) -> String {
    let chunks = tokens.chunks.iter().map(|chunk| Chunk {
        label: one_word(&chunk.label),
        ..chunk.clone()
    });
    let chunks: Vec<Chunk> = chunks.collect();
    let tags = tags::encode(&chunks, tokens.words.len(), scheme);
    let mut sentence = String::new();
    for (word, tag) in tokens.words.iter().zip(tags) {
        sentence.extend([one_word(word).as_str(), " ", &tag, "\n"]);
    }
    sentence.push('\n');
    sentence
}

/// Without blanks and control characters, which end a column.
pub(super) fn one_word(word: &str) -> String {
    let letter = |c: char| {
        if c.is_whitespace() || c.is_control() {
            '_'
        } else {
            c
        }
    };
    word.chars().map(letter).collect()
}
