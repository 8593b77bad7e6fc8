//! What a format is, and the table of all.

use std::io;

use standpoint_annotation::Codebook;

use super::choice::Choices;
use super::example::Example;
use super::input::{Each, Input, ReadError};
use super::loss::Aspect;
use super::unit::Unit;
use super::{
    brat, conll, docbin, doccano, hugging_face, label_studio, prodigy, pub_annotation, spacy,
    table, web_annotation,
};

/// A format of others.
pub struct Format {
    /// Its name on the command line.
    pub id: &'static str,
    /// What people call it.
    pub name: &'static str,
    /// The endings of its files, the usual one first.
    pub extensions: &'static [&'static str],
    /// What its offsets count.
    pub unit: Unit,
    /// Whether it is written as a folder of files.
    pub is_folder: bool,
    /// Whether each text has files of its own there, called by its id.
    pub names_files: bool,
    /// What it has no place for.
    pub cannot: &'static [Aspect],
    /// Which letters a label or relation may have; others become `_`.
    pub in_names: fn(char) -> bool,
    /// Fields of a text that mean something in it, so that what else is known cannot be called so.
    pub reserved: &'static [&'static str],
    /// How much the beginning of a file speaks for it, 0 to 100.
    pub score: fn(&Head<'_>) -> u8,
    /// Reads a file.
    pub read: fn(&mut Input<'_>, &mut Each<'_>) -> Result<(), ReadError>,
    /// A writer for one file or folder.
    pub writer: fn(&Codebook, &Choices) -> Box<dyn Writer>,
}

/// The beginning of a file, for its recognition.
pub struct Head<'h> {
    /// The file's name in small letters.
    pub name: String,
    /// Its first bytes.
    pub bytes: &'h [u8],
    /// The same as text, up to the last whole character.
    pub text: &'h str,
    /// The first JSON object in it, if it begins with one or with an array of them. Where the head
    /// ends within it, what could be read.
    pub object: Option<serde_json::Map<String, serde_json::Value>>,
}

/// Takes examples, and writes files.
pub trait Writer {
    /// Writes one more.
    ///
    /// # Errors
    /// When the files cannot be written.
    fn write(&mut self, example: &Example, files: &mut dyn Files) -> io::Result<()>;

    /// Writes what remains when all are there.
    ///
    /// # Errors
    /// When the files cannot be written.
    fn finish(&mut self, files: &mut dyn Files) -> io::Result<()>;
}

/// Where files go.
pub trait Files {
    /// Adds bytes to the end of a file of this name in the folder; for a format of one file the
    /// name is empty.
    ///
    /// # Errors
    /// When it cannot be written.
    fn append(&mut self, name: &str, bytes: &[u8]) -> io::Result<()>;
}

/// All formats that are spoken.
pub static FORMATS: &[&Format] = &[
    &doccano::FORMAT,
    &label_studio::FORMAT,
    &prodigy::FORMAT,
    &spacy::FORMAT,
    &docbin::FORMAT,
    &brat::FORMAT,
    &conll::FORMAT,
    &web_annotation::FORMAT,
    &pub_annotation::FORMAT,
    &hugging_face::FORMAT,
    #[cfg(feature = "parquet")]
    &hugging_face::PARQUET,
    &table::FORMAT,
];

/// The format of this name.
pub fn by_id(id: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|format| format.id == id)
}

/// Which format a file is in, told from its name and its first bytes (64 KB are plenty), and how
/// much speaks for it, 1 to 100. `None` where nothing does.
pub fn recognise(name: &str, head: &[u8]) -> Option<(&'static Format, u8)> {
    let decoded = crate::decode::decode(head).map(|decoded| decoded.text);
    let text = decoded.unwrap_or_default();
    let head = Head {
        name: name.to_lowercase(),
        bytes: head,
        text: &text,
        object: super::values::first_object(&text),
    };
    let scored = FORMATS
        .iter()
        .copied()
        .map(|format| (format, (format.score)(&head)));
    // The first of several that are equally likely: the table begins with the commoner ones.
    let best = scored.rev().max_by_key(|(_, score)| *score)?;
    (best.1 > 0).then_some(best)
}

impl Format {
    /// Whether it has a place for this.
    pub fn says(&self, aspect: Aspect) -> bool {
        !self.cannot.contains(&aspect)
    }
}

impl Head<'_> {
    /// Whether the first object has a field.
    pub(super) fn has(&self, field: &str) -> bool {
        self.object
            .as_ref()
            .is_some_and(|object| object.contains_key(field))
    }

    /// Whether the file's name ends so.
    pub(super) fn ends(&self, ending: &str) -> bool {
        self.name.ends_with(ending)
    }
}

/// Any letter will do.
pub(super) fn any_letter(_: char) -> bool {
    true
}
