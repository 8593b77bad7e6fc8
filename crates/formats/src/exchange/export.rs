//! Documents into a format of others.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use standpoint_annotation::{Codebook, Document};

use super::choice::{Choices, Overlap};
use super::compare::Comparison;
use super::example::Example;
use super::format::{Files, Format, Writer};
use super::loss::{Aspect, Losses};
use super::of_document::example_of;
use super::reduce::reduce;
use crate::title::sensible_file_name;

/// Writes documents, one after the other.
pub struct Export {
    format: &'static Format,
    choices: Choices,
    parts: BTreeMap<String, Part>,
    losses: Losses,
    /// Names of texts that are files now.
    taken: BTreeSet<String>,
}

/// One file or folder of an export.
struct Part {
    writer: Box<dyn Writer>,
    comparison: Comparison,
}

impl Export {
    /// Nothing yet.
    pub fn new(format: &'static Format, choices: Choices) -> Self {
        Self {
            format,
            choices,
            parts: BTreeMap::new(),
            losses: Losses::default(),
            taken: BTreeSet::new(),
        }
    }

    /// What has to read back out of the only file that examples are written to, of which more may
    /// come. `None` where there are or may be several files, or nothing is written yet.
    pub fn only_part(&self) -> Option<Comparison> {
        let is_only = !self.format.names_files && self.choices.overlap != Overlap::FilePerLabel;
        let part = self.parts.get("").filter(|_| is_only)?;
        Some(part.comparison.clone())
    }

    /// What would be lost of a document; nothing is written.
    pub fn losses_of(format: &Format, choices: &Choices, document: &Document) -> Losses {
        let mut losses = Losses::default();
        let example = example_of(document, format.unit, &mut losses);
        reduce(example, format, choices, &[], &mut losses);
        losses
    }

    /// Writes one more document.
    ///
    /// # Errors
    /// When the files cannot be written.
    pub fn add(&mut self, document: &Document, files: &mut dyn Files) -> io::Result<()> {
        let mut example = example_of(document, self.format.unit, &mut self.losses);
        if self.format.names_files {
            self.name(&mut example);
        }
        let (format, choices) = (self.format, &self.choices);
        // Only files for each label have to be there for labels without marks, too.
        let is_for_each = choices.overlap == Overlap::FilePerLabel;
        let labels = document.codebook.labels.iter().filter(|_| is_for_each);
        let labels: Vec<String> = labels.map(|label| label.id.to_string()).collect();
        for part in reduce(example, format, choices, &labels, &mut self.losses) {
            let place = self.parts.entry(part.name.clone()).or_insert_with(|| Part {
                writer: (self.format.writer)(&document.codebook, &self.choices),
                comparison: Comparison::default(),
            });
            place.comparison.written(&part.example);
            let mut files = Named {
                files,
                part: &part.name,
                format: self.format,
            };
            place.writer.write(&part.example, &mut files)?;
        }
        Ok(())
    }

    /// Gives a text an id that can be the name of its files, and that no other has.
    fn name(&mut self, example: &mut Example) {
        let wanted = example.id.take().unwrap_or_default();
        let sensible = sensible_file_name(&wanted);
        let names = (2..).map(|number| format!("{sensible}-{number}"));
        let mut names = std::iter::once(sensible.clone()).chain(names);
        let free = names.find(|name| !self.taken.contains(&name.to_lowercase()));
        let name = free.unwrap_or(sensible);
        self.losses.add(Aspect::Names, usize::from(name != wanted));
        self.taken.insert(name.to_lowercase());
        example.id = Some(name);
    }

    /// Writes what remains. What was lost, and what each part has to read back as, by its name,
    /// which is empty where there is but one.
    ///
    /// # Errors
    /// When the files cannot be written.
    pub fn finish(
        mut self,
        files: &mut dyn Files,
    ) -> io::Result<(Losses, BTreeMap<String, Comparison>)> {
        if self.parts.is_empty() {
            let writer = (self.format.writer)(&Codebook::standard(), &self.choices);
            let comparison = Comparison::default();
            self.parts
                .insert(String::new(), Part { writer, comparison });
        }
        let mut comparisons = BTreeMap::new();
        for (name, mut part) in self.parts {
            let mut files = Named {
                files,
                part: &name,
                format: self.format,
            };
            part.writer.finish(&mut files)?;
            comparisons.insert(name, part.comparison);
        }
        Ok((self.losses, comparisons))
    }
}

/// The files of one part: those of a part with a name are called after it.
struct Named<'f> {
    files: &'f mut dyn Files,
    part: &'f str,
    format: &'static Format,
}

impl Files for Named<'_> {
    fn append(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.files
            .append(&part_file(self.format, self.part, name), bytes)
    }
}

/// What a file of a part is called: as it is where there is but one part.
pub fn part_file(format: &Format, part: &str, name: &str) -> String {
    if part.is_empty() {
        return name.to_owned();
    }
    let part = sensible_file_name(part);
    let extension = format.extensions.first().copied().unwrap_or_default();
    match (format.is_folder, name) {
        (true, name) => format!("{part}/{name}"),
        (false, "") => format!("{part}.{extension}"),
        (false, name) => format!("{part}.{name}"),
    }
}

/// What the writer of a part called the file of this path; `None` where the file is another part's.
pub fn name_in_part<'p>(format: &Format, part: &str, path: &'p str) -> Option<&'p str> {
    if part.is_empty() {
        return Some(path);
    }
    if path == part_file(format, part, "") {
        return Some("");
    }
    let beginning = part_file(format, part, "/");
    path.strip_prefix(beginning.strip_suffix('/').unwrap_or(&beginning))
}

#[cfg(test)]
mod tests {
    use super::super::format::by_id;
    use super::*;

    #[test]
    fn the_name_in_a_part_is_the_one_that_its_writer_gave() {
        for format in ["conll", "brat"] {
            let format = by_id(format).unwrap();
            for (part, name) in [("", "a.ann"), ("actor", "a.ann"), ("actor", "")] {
                let path = part_file(format, part, name);
                assert_eq!(name_in_part(format, part, &path), Some(name), "{path}");
            }
            let path = part_file(format, "cue", "a.ann");
            assert_eq!(name_in_part(format, "actor", &path), None);
        }
    }
}
