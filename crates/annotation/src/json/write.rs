//! Writing a document.

use std::borrow::Cow;
use std::io;

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, Serializer};

use super::wire::{DocumentWire, MarkWire, SpanWire};
use super::{FORMAT, Unit};
use crate::Unknown;
use crate::codebook::Codebook;
use crate::document::Document;
use crate::id::EntityId;
use crate::mark::Mark;

/// The document as `standpoint/1`: a field a line, and each mark, link and entity on its own.
pub fn to_json(document: &Document) -> String {
    let mut json = write(&wire(document, Some(&document.codebook)), Lines::default());
    json.push('\n');
    json
}

/// The document as `standpoint/1` on a single line, without a line break at its end. The codebook is
/// left out where it is the default one, which is what a file without codebook means.
pub fn to_json_line(document: &Document) -> String {
    let standard = *document.codebook == *Codebook::standard();
    let codebook = (!standard).then_some(&*document.codebook);
    write(&wire(document, codebook), CompactFormatter)
}

fn write(wire: &DocumentWire, formatter: impl Formatter) -> String {
    let mut json = Vec::new();
    // Writing strings, numbers and string-keyed maps into memory cannot fail.
    let _ = wire.serialize(&mut Serializer::with_formatter(&mut json, formatter));
    String::from_utf8(json).unwrap_or_default()
}

fn wire<'a>(document: &'a Document, codebook: Option<&'a Codebook>) -> DocumentWire<'a> {
    let details = &document.details;
    DocumentWire {
        format: FORMAT,
        id: &document.id,
        title: &details.title,
        language: details.language.as_deref(),
        source: Cow::Borrowed(&details.source),
        tags: &details.tags,
        note: details.note.as_deref(),
        status: details.status,
        offsets: Unit::CodePoints.id(),
        text: document.text.as_str(),
        codebook,
        marks: document
            .marks_in_order()
            .map(|m| mark(document, m))
            .collect(),
        links: document.links().map(AsRef::as_ref).collect(),
        rejected_links: document.rejected_links().map(AsRef::as_ref).collect(),
        entities: document.entities().map(AsRef::as_ref).collect(),
        unplaced: &document.unplaced,
        unknown: &document.unknown,
    }
}

pub(super) fn mark<'a>(document: &'a Document, mark: &'a Mark) -> MarkWire<'a> {
    MarkWire {
        id: mark.id.as_str(),
        label: mark.label.as_str(),
        spans: spans(document, mark),
        attributes: Cow::Borrowed(&mark.attributes),
        entity: mark.entity.as_ref().map(EntityId::as_str),
        state: mark.state,
        origin: mark.origin.as_ref(),
        decided: mark.decided.as_ref(),
        said_by: &mark.said_by,
        note: mark.note.as_deref(),
        unknown: &mark.unknown,
    }
}

fn spans<'a>(document: &'a Document, mark: &'a Mark) -> Vec<SpanWire<'a>> {
    let text = &document.text;
    let pieces = mark.spans.pieces().iter().enumerate();
    let wire = pieces.map(|(number, piece)| SpanWire {
        start: text.to_code_point(piece.start()),
        end: text.to_code_point(piece.end()),
        quote: Some(text.slice(*piece)),
        unknown: match mark.span_unknown.get(number) {
            Some(unknown) => Cow::Borrowed(unknown),
            None => Cow::Owned(Unknown::new()),
        },
    });
    wire.collect()
}

/// Line breaks down to the elements of the document's lists, blanks below.
#[derive(Default)]
struct Lines {
    depth: usize,
    is_empty: bool,
}

/// How deep lines are broken: fields of the document, and elements of its lists.
const BROKEN: usize = 2;

impl Lines {
    fn open(&mut self) {
        self.depth += 1;
        self.is_empty = true;
    }

    fn close<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth -= 1;
        if self.depth < BROKEN && !self.is_empty {
            self.new_line(writer)?;
        }
        self.is_empty = false;
        Ok(())
    }

    fn next<W: io::Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.is_empty = false;
        match (self.depth <= BROKEN, first) {
            (true, true) => self.new_line(writer),
            (true, false) => writer.write_all(b",").and_then(|()| self.new_line(writer)),
            (false, true) => Ok(()),
            (false, false) => writer.write_all(b", "),
        }
    }

    fn new_line<W: io::Write + ?Sized>(&self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b"\n")?;
        (0..self.depth).try_for_each(|_| writer.write_all(b" "))
    }
}

impl Formatter for Lines {
    fn begin_array<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open();
        writer.write_all(b"[")
    }

    fn end_array<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer)?;
        writer.write_all(b"]")
    }

    fn begin_array_value<W: io::Write + ?Sized>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.next(writer, first)
    }

    fn begin_object<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open();
        writer.write_all(b"{")
    }

    fn end_object<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer)?;
        writer.write_all(b"}")
    }

    fn begin_object_key<W: io::Write + ?Sized>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.next(writer, first)
    }

    fn begin_object_value<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }
}
