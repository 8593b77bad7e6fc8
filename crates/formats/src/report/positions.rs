//! Positions as a table for a spreadsheet: one row for each that somebody holds.

use std::io;

use standpoint_annotation::{Document, State};

use super::statement::{Statement, rejected, statements};
use super::{Head, Report, ReportWriter};
use crate::csv::{is_formula, row, write};
use crate::exchange::{Aspect, Files, Losses};

/// The table of positions. Offsets are in code points; a cell is never a formula.
pub(super) static REPORT: Report = Report {
    id: "positions",
    name: "a table of positions (CSV)",
    extension: "csv",
    writer: |accepted_only| {
        Box::new(Rows {
            accepted_only,
            head: Head::default(),
        })
    },
};

const COLUMNS: [&str; 14] = [
    "article",
    "title",
    "published",
    "publisher",
    "actor",
    "kind",
    "stance",
    "issue",
    "certainty",
    "position",
    "start",
    "end",
    "state",
    "note",
];

struct Rows {
    accepted_only: bool,
    head: Head,
}

impl ReportWriter for Rows {
    fn add(
        &mut self,
        document: &Document,
        files: &mut dyn Files,
        losses: &mut Losses,
    ) -> io::Result<()> {
        self.head.once(files, head)?;
        losses.add(Aspect::Rejected, rejected(document));
        for statement in statements(document, self.accepted_only) {
            let cells = cells(document, &statement);
            let formulas = cells.iter().filter(|cell| is_formula(cell)).count();
            losses.add(Aspect::Formulas, formulas);
            losses.add(Aspect::Split, statement.is_split());
            files.append("", row(cells).as_bytes())?;
        }
        Ok(())
    }

    fn finish(&mut self, files: &mut dyn Files) -> io::Result<()> {
        self.head.once(files, head)
    }
}

fn head() -> String {
    write([COLUMNS])
}

fn cells(document: &Document, statement: &Statement<'_>) -> [String; 14] {
    let (details, text) = (&document.details, &document.text);
    let (mark, holder) = (statement.mark, statement.holder.as_ref());
    let words = |words: Option<&str>| words.unwrap_or_default().to_owned();
    let hull = mark.spans.hull();
    let state = match mark.state {
        State::Suggested => "suggested",
        State::Accepted => "accepted",
        State::Rejected => "rejected",
    };
    [
        document.id.clone(),
        details.title.clone(),
        words(details.source.published.as_deref()),
        words(details.source.publisher.as_deref()),
        words(holder.map(|holder| holder.name.as_str())),
        words(holder.and_then(|holder| holder.kind.as_deref())),
        words(statement.stance),
        words(statement.issue),
        statement.certainty.to_owned(),
        document.quote(mark),
        text.to_code_point(hull.start()).to_string(),
        text.to_code_point(hull.end()).to_string(),
        state.to_owned(),
        words(mark.note.as_deref()),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::testing::{document, written};
    use super::*;

    #[test]
    fn each_position_is_a_row_that_nothing_carries_out() {
        let (file, losses) = written(&REPORT, &[document()], false);
        let rows: Vec<&str> = file.split("\r\n").collect();
        assert!(rows[0].starts_with("\u{feff}article,title,"));
        assert_eq!(
            rows[1],
            "one,'=Dam & co,2024-03-01,,Kessia,state,opposes,the dam; all of it,certain,<it>,17,21,accepted,"
        );
        assert!(rows[2].starts_with("one,'=Dam & co,2024-03-01,,Ode Karam,person,states,"));
        assert_eq!((rows.len(), losses.of(Aspect::Formulas)), (4, 2));
    }

    #[test]
    fn suggestions_can_be_left_out() {
        let mut document = document();
        let mut mark = (**document.mark(&"p1".into()).unwrap()).clone();
        let before = mark.clone();
        mark.state = State::Suggested;
        let change = standpoint_annotation::Change::replace(before, mark);
        document
            .apply(&standpoint_annotation::Edit::Mark(change))
            .unwrap();
        assert_eq!(statements(&document, false).len(), 2);
        assert_eq!(statements(&document, true).len(), 1);
    }
}
