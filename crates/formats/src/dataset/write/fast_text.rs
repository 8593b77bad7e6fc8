//! fastText's lines: `__label__stance the words`.
//!
//! Source: fastText's documentation of `supervised`: a line is a text, words that begin with
//! `__label__` are its labels.

use std::io;

use super::super::build::Dataset;
use super::super::fate::{Fate, Fates};
use super::super::sample::Sample;
use super::conll::one_word;
use super::{count_unsaid, one_text};
use crate::exchange::Files;

const LABEL: &str = "__label__";

pub(super) fn write(dataset: &Dataset, files: &mut dyn Files, fates: &mut Fates) -> io::Result<()> {
    for label in super::super::column::classes(dataset) {
        fates.add(Fate::Renamed, usize::from(one_word(&label) != label));
    }
    for part in dataset.full_parts() {
        let name = format!("{}.txt", part.name);
        for (_, sample) in dataset.rows(part) {
            if sample.labels().is_empty() {
                // fastText learns nothing from a line without a label.
                fates.add(Fate::NoLabel, 1);
                continue;
            }
            files.append(&name, line(sample, fates).as_bytes())?;
            count_unsaid(sample, fates);
        }
    }
    Ok(())
}

fn line(sample: &Sample, fates: &mut Fates) -> String {
    let text = one_text(sample, fates);
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_label = |word: &&&str| word.starts_with(LABEL);
    fates.add(
        Fate::LabelPrefix,
        usize::from(words.iter().any(|word| is_label(&word))),
    );
    fates.add(
        Fate::OneLine,
        usize::from(text.trim().contains(['\n', '\r', '\t'])),
    );
    let words = words.iter().map(|word| match word.strip_prefix(LABEL) {
        Some(rest) => format!("_ _label__{rest}"),
        None => (*word).to_owned(),
    });
    let labels = sample
        .labels()
        .into_iter()
        .map(|label| format!("{LABEL}{}", one_word(label)));
    labels.chain(words).collect::<Vec<_>>().join(" ") + "\n"
}
