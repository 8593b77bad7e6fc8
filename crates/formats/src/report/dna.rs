//! DNA's list of events: who agrees with what, statement by statement.
//!
//! Source: the event list that the Discourse Network Analyzer exports as CSV (Leifeld, DNA manual):
//! semicolons, every cell in quotation marks, offsets in UTF-16. Agreement is yes or no: a position
//! that takes no side, or is about nothing, is no statement there. A cell that a spreadsheet would
//! carry out gets an apostrophe.

use std::io;

use standpoint_annotation::Document;

use super::statement::{Statement, rejected, side, statements};
use super::{Head, Report, ReportWriter};
use crate::csv::is_formula;
use crate::exchange::{Aspect, Files, Losses};

/// The list of events.
pub(super) static REPORT: Report = Report {
    id: "dna",
    name: "DNA's event list (CSV)",
    extension: "csv",
    writer: |accepted_only| {
        Box::new(Events {
            accepted_only,
            head: Head::default(),
            documents: 0,
            statements: 0,
        })
    },
};

const COLUMNS: [&str; 16] = [
    "statement_id",
    "time",
    "person",
    "organization",
    "concept",
    "agreement",
    "start_position",
    "stop_position",
    "text",
    "coder",
    "document_id",
    "document_title",
    "document_author",
    "document_source",
    "document_section",
    "document_type",
];

struct Events {
    accepted_only: bool,
    head: Head,
    documents: usize,
    statements: usize,
}

impl ReportWriter for Events {
    fn add(
        &mut self,
        document: &Document,
        files: &mut dyn Files,
        losses: &mut Losses,
    ) -> io::Result<()> {
        self.head.once(files, head)?;
        self.documents += 1;
        losses.add(Aspect::Rejected, rejected(document));
        for statement in statements(document, self.accepted_only) {
            let side = side(statement.stance);
            let is_said = side != 0 && statement.holder.is_some() && statement.issue.is_some();
            if !is_said {
                losses.add(Aspect::Sides, 1);
                continue;
            }
            self.statements += 1;
            losses.add(Aspect::Split, statement.is_split());
            let row = self.row(document, &statement, side > 0, losses);
            files.append("", line(&row).as_bytes())?;
        }
        Ok(())
    }

    fn finish(&mut self, files: &mut dyn Files) -> io::Result<()> {
        self.head.once(files, head)
    }
}

impl Events {
    fn row(
        &self,
        document: &Document,
        statement: &Statement<'_>,
        agrees: bool,
        losses: &mut Losses,
    ) -> [String; 16] {
        let (details, text) = (&document.details, &document.text);
        let hull = statement.mark.spans.hull();
        let mut words = |words: Option<&str>| harmless(words.unwrap_or_default(), losses);
        let holder = statement.holder.as_ref();
        let name = words(holder.map(|holder| holder.name.as_str()));
        let is_person = holder.is_some_and(|holder| holder.kind.as_deref() == Some("person"));
        let (person, organisation) = if is_person {
            (name, String::new())
        } else {
            (String::new(), name)
        };
        let decided = statement
            .mark
            .decided
            .as_ref()
            .map(|decided| decided.by.as_str());
        let made = statement
            .mark
            .origin
            .as_ref()
            .map(|origin| origin.by.as_str());
        [
            self.statements.to_string(),
            words(details.source.published.as_deref()),
            person,
            organisation,
            words(statement.issue),
            u8::from(agrees).to_string(),
            text.to_utf16(hull.start()).to_string(),
            text.to_utf16(hull.end()).to_string(),
            words(Some(text.slice(hull))),
            words(decided.or(made)),
            self.documents.to_string(),
            words(Some(&details.title)),
            String::new(),
            words(details.source.publisher.as_deref()),
            String::new(),
            String::new(),
        ]
    }
}

fn head() -> String {
    line(&COLUMNS.map(str::to_owned))
}

fn harmless(words: &str, losses: &mut Losses) -> String {
    if !is_formula(words) {
        return words.to_owned();
    }
    losses.add(Aspect::Formulas, 1);
    format!("'{words}")
}

fn line(cells: &[String; 16]) -> String {
    let cells = cells
        .each_ref()
        .map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
    format!("{}\n", cells.join(";"))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{document, written};
    use super::*;

    #[test]
    fn statements_with_a_side_are_events() {
        let (file, losses) = written(&REPORT, &[document()], false);
        let mut lines = file.lines();
        assert!(
            lines
                .next()
                .unwrap()
                .starts_with("\"statement_id\";\"time\";\"person\"")
        );
        assert_eq!(
            lines.next().unwrap(),
            "\"1\";\"2024-03-01\";\"\";\"Kessia\";\"the dam; all of it\";\"0\";\"18\";\"22\";\"<it>\";\
             \"\";\"1\";\"'=Dam & co\";\"\";\"\";\"\";\"\""
        );
        assert_eq!(lines.next(), None);
        assert_eq!(
            (losses.of(Aspect::Sides), losses.of(Aspect::Formulas)),
            (1, 1)
        );
    }
}
