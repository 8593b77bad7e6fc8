//! brat's standoff: a `.txt`, and beside it an `.ann` with a line for each thing that is said of it.
//!
//! Source: brat's manual on its standoff format. An event is a region with relations to its
//! arguments, named after their roles. An event `Attribution` with a `Content` is a position: its
//! `Source` holds it (`held_by`), its `Cue` signals it (`signalled_by`), which is how the `PolNeAR`
//! corpus says it; and so it is written.

mod line;
mod read;
mod write;

use standpoint_annotation::Codebook;

use super::choice::Choices;
use super::format::{Format, Head};
use super::loss::Aspect;
use super::unit::Unit;

/// brat's standoff.
pub(super) static FORMAT: Format = Format {
    id: "brat",
    name: "brat standoff",
    extensions: &["ann"],
    unit: Unit::CodePoints,
    is_folder: true,
    names_files: true,
    cannot: &[
        Aspect::Rejected,
        Aspect::Suggested,
        Aspect::Confidence,
        Aspect::ZeroWidth,
        Aspect::DocumentLabels,
        Aspect::DocumentNote,
        Aspect::Metadata,
        Aspect::Values,
    ],
    in_names: |c| c.is_ascii_alphanumeric() || c == '_' || c == '-',
    reserved: &[],
    score,
    read: read::read,
    writer: |_: &Codebook, _: &Choices| Box::new(write::Folder::default()),
};

/// The event of an attribution, the role of what is attributed, and the links that its other roles
/// are.
const ATTRIBUTION: &str = "Attribution";
const CONTENT: &str = "Content";
const ROLES: [(&str, &str); 2] = [("Cue", "signalled_by"), ("Source", "held_by")];

fn score(head: &Head<'_>) -> u8 {
    let is_line = |line: &str| {
        let (id, rest) = line.split_once('\t').unwrap_or_default();
        let kind = id.chars().next();
        kind.is_some_and(|kind| "TREAMN*#".contains(kind)) && rest.contains(' ')
    };
    let mut lines = head
        .text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .peekable();
    let has_lines = lines.peek().is_some();
    match (has_lines && lines.take(20).all(is_line), head.ends(".ann")) {
        (true, true) => 95,
        (true, false) => 75,
        (false, true) => 60,
        (false, false) => 0,
    }
}
