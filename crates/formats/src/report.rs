//! What is written for people, spreadsheets and network analysis, and never read back.
//!
//! Each output is one [`Report`] in a file of its own; [`REPORTS`] is the table of them. What they
//! leave out, they count in [`Losses`] like the formats of [`crate::exchange`].

mod dna;
mod graphml;
#[cfg(test)]
mod markup;
mod page;
mod positions;
#[cfg(test)]
mod properties;
mod statement;

use std::io;

use standpoint_annotation::Document;

use crate::exchange::{Files, Losses};

/// An output.
pub struct Report {
    /// Its name on the command line.
    pub id: &'static str,
    /// What people call it.
    pub name: &'static str,
    /// The ending of its file.
    pub extension: &'static str,
    /// A writer for one file. With `true`, suggestions that nobody has looked at are left out.
    pub writer: fn(bool) -> Box<dyn ReportWriter>,
}

/// Takes documents, and writes one file, whose name is empty.
pub trait ReportWriter {
    /// Takes one more document, and counts what of it has no place.
    ///
    /// # Errors
    /// When the file cannot be written.
    fn add(
        &mut self,
        document: &Document,
        files: &mut dyn Files,
        losses: &mut Losses,
    ) -> io::Result<()>;

    /// Writes what remains when all are there.
    ///
    /// # Errors
    /// When the file cannot be written.
    fn finish(&mut self, files: &mut dyn Files) -> io::Result<()>;
}

/// The beginning of a file, which stands there once, and where there is nothing else, too.
#[derive(Default)]
struct Head {
    is_written: bool,
}

impl Head {
    /// Writes it, unless it is written.
    fn once(&mut self, files: &mut dyn Files, head: fn() -> String) -> io::Result<()> {
        if std::mem::replace(&mut self.is_written, true) {
            return Ok(());
        }
        files.append("", head().as_bytes())
    }
}

/// All outputs.
pub static REPORTS: [&Report; 4] = [
    &dna::REPORT,
    &graphml::REPORT,
    &positions::REPORT,
    &page::REPORT,
];

/// The output of this name.
pub fn by_id(id: &str) -> Option<&'static Report> {
    REPORTS.into_iter().find(|report| report.id == id)
}

/// Words as they may stand between tags and in attributes of HTML and XML. Control characters, which
/// XML has no place for, become U+FFFD.
fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for character in words.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\t' | '\n' => escaped.push(character),
            // As a reference, or a reader would take it for a line feed.
            '\r' => escaped.push_str("&#13;"),
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => escaped.push('\u{FFFD}'),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod testing {
    //! Documents and what is written of them, for the tests of all outputs.

    use standpoint_annotation::{Change, Document, Edit, Entity, EntityId, Link, Mark};
    use standpoint_text::{Span, Text};

    use super::Report;
    use crate::exchange::{Losses, MemoryFiles};

    /// “😀 Kessia rejects <it>. Ode: yes” with a position of Kessia, and one of Ode, who is a person.
    pub(super) fn document() -> Document {
        let mut document = Document::new("one", Text::new("😀 Kessia rejects <it>. Ode: yes"));
        document.details.title = "=Dam & co".to_owned();
        document.details.source.published = Some("2024-03-01".to_owned());
        let words = document.text.as_str().to_owned();
        let span = |quote: &str| {
            let start = words.find(quote).unwrap();
            Span::from_bytes(start, start + quote.len())
        };
        let mut add = |edit| document.apply(&edit).unwrap();
        for (entity, name, kind) in [("e1", "Kessia", "state"), ("e2", "Ode Karam", "person")] {
            let mut entity = Entity::new(EntityId::new(entity), name);
            entity.kind = Some(kind.to_owned());
            add(Edit::Entity(Change::add(entity)));
        }
        let held = [
            ("1", "Kessia", "<it>", "e1", "opposes"),
            ("2", "Ode", "yes", "e2", "states"),
        ];
        for (number, who, what, entity, stance) in held {
            let mut actor = Mark::new(format!("a{number}"), "actor", span(who));
            actor.entity = Some(EntityId::new(entity));
            add(Edit::Mark(Change::add(actor)));
            let position = Mark::new(format!("p{number}"), "position", span(what))
                .with("stance", stance)
                .with("issue", "the dam; all of it");
            add(Edit::Mark(Change::add(position)));
            let (from, to) = (format!("p{number}"), format!("a{number}"));
            let link = Link::new(format!("l{number}"), "held_by", from, to);
            add(Edit::Link(Change::add(link)));
        }
        document
    }

    pub(super) fn written(
        report: &Report,
        documents: &[Document],
        accepted_only: bool,
    ) -> (String, Losses) {
        let (mut files, mut losses) = (MemoryFiles::default(), Losses::default());
        let mut writer = (report.writer)(accepted_only);
        for document in documents {
            writer.add(document, &mut files, &mut losses).unwrap();
        }
        writer.finish(&mut files).unwrap();
        (String::from_utf8(files.0[""].clone()).unwrap(), losses)
    }

    #[test]
    fn escaped_words_are_no_markup() {
        assert_eq!(
            super::escaped("<a b=\"'\">&\0\r"),
            "&lt;a b=&quot;&#39;&quot;&gt;&amp;\u{FFFD}&#13;"
        );
    }

    #[test]
    fn every_output_of_nothing_is_whole() {
        for report in super::REPORTS {
            let (file, losses) = written(report, &[], false);
            assert!(!file.is_empty() && losses.is_empty(), "{}", report.id);
            assert!(super::by_id(report.id).is_some());
        }
    }
}
