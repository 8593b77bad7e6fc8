//! spaCy's `DocBin`: tokens, entities and span groups of many texts in one compressed file.
//!
//! Source: spaCy's `tokens/_serialize.py`, `span_group.pyx` and `strings.pyx`. The file is
//! zlib(msgpack), its numbers little-endian, those in span groups big-endian. All marks are in
//! `spans["sc"]`; where none overlap, they are entities as well, so that either kind of training
//! finds them. Words are numbers; see [`strings`].

mod read;
mod strings;
mod write;

use std::io::Read as _;

use flate2::read::ZlibDecoder;
use standpoint_annotation::Codebook;

use super::choice::Choices;
use super::format::{Format, Head, any_letter};
use super::spacy;
use super::unit::Unit;

pub(crate) use write::{Bin, GROUP, Group};

/// spaCy's `DocBin`.
pub(super) static FORMAT: Format = Format {
    id: "docbin",
    name: "spaCy DocBin",
    extensions: &["spacy"],
    unit: Unit::CodePoints,
    is_folder: false,
    names_files: false,
    cannot: spacy::CANNOT,
    in_names: any_letter,
    reserved: &[],
    score,
    read: read::read,
    writer: |_: &Codebook, _: &Choices| Box::new(Bin::default()),
};

/// Numbers of the token attributes that are read and written: the word, where an entity begins, its
/// label.
const ORTH: u64 = 65;
const ENT_IOB: u64 = 77;
const ENT_TYPE: u64 = 78;

/// Values of `ENT_IOB`.
const INSIDE: u64 = 1;
const OUTSIDE: u64 = 2;
const BEGIN: u64 = 3;

/// Bytes of a span: id, entity and label in eight each; start and end in tokens and in characters
/// in four each.
const SPAN: usize = 40;

fn score(head: &Head<'_>) -> u8 {
    let mut start = [0; 16];
    let length = ZlibDecoder::new(head.bytes)
        .read(&mut start)
        .unwrap_or_default();
    let begins = start[..length]
        .windows(8)
        .any(|window| window == b"\xA7version");
    if begins { 95 } else { 0 }
}
