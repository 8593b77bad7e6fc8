//! Tables (CSV, TSV) with a column of texts, and one of labels where there is one.
//!
//! Source: RFC 4180; separators other than commas as spreadsheets write them. Nothing is marked in a
//! table: it is for texts as a whole. A cell that a spreadsheet would carry out gets an apostrophe.

use std::io;

use serde_json::Value;
use standpoint_annotation::Codebook;

use super::choice::Choices;
use super::example::Example;
use super::format::{Files, Format, Head, Writer, any_letter};
use super::input::{Each, Found, Input, Place, ReadError};
use super::loss::Aspect;
use super::unit::Unit;
use crate::csv;

/// Tables.
pub(super) static FORMAT: Format = Format {
    id: "table",
    name: "CSV or TSV",
    extensions: &["csv", "tsv"],
    unit: Unit::CodePoints,
    is_folder: false,
    names_files: false,
    cannot: &[
        Aspect::Marks,
        Aspect::Rejected,
        Aspect::Suggested,
        Aspect::Confidence,
        Aspect::Entities,
        Aspect::Attributes,
        Aspect::Relations,
        Aspect::Notes,
        Aspect::DocumentNote,
        Aspect::Metadata,
        Aspect::Formulas,
    ],
    in_names: any_letter,
    reserved: &[],
    score,
    read,
    writer: |_: &Codebook, _: &Choices| Box::new(Rows { count: 0 }),
};

/// What the columns with texts and labels are called, where nobody says otherwise; the likelier
/// first.
const TEXTS: [&str; 6] = ["text", "content", "body", "article", "sentence", "document"];
const LABELS: [&str; 2] = ["label", "labels"];

/// What `INCEpTION`'s files of the same ending begin with.
const WEBANNO: &str = "#FORMAT=WebAnno TSV";

/// Between several labels of one text.
const BETWEEN: char = '|';

fn score(head: &Head<'_>) -> u8 {
    let first = head.text.lines().next().unwrap_or_default();
    let separator = csv::separator(first);
    let cells: Vec<String> = first.split(separator).map(plain).collect();
    let has_text = cells.iter().any(|cell| TEXTS.contains(&cell.as_str()));
    let is_named = head.ends(".csv") || head.ends(".tsv");
    match (cells.len() > 1 && has_text, is_named) {
        (true, _) => 80,
        (false, true) => 20,
        (false, false) => 0,
    }
}

/// A heading in small letters, without quotation marks.
fn plain(cell: &str) -> String {
    cell.trim_matches(['\u{feff}', '"', ' ', '\r'])
        .to_lowercase()
}

fn read(input: &mut Input<'_>, each: &mut Each<'_>) -> Result<(), ReadError> {
    let wanted = input.choices.text_field.clone();
    let text = input.text()?;
    let separator = csv::separator(text.lines().next().unwrap_or_default());
    let mut rows = csv::rows(&text, separator);
    let Some((_, headings)) = rows.next() else {
        return Ok(());
    };
    if headings[0].starts_with(WEBANNO) {
        let why = "this is WebAnno TSV, which is not read; INCEpTION exports CoNLL, too, which is";
        return Err(ReadError::Broken(why.to_owned()));
    }
    let named = |names: &[&str]| {
        let place = |name: &&str| headings.iter().position(|heading| plain(heading) == **name);
        names.iter().find_map(place)
    };
    let column = match &wanted {
        Some(wanted) => headings.iter().position(|heading| heading == wanted),
        None => named(&TEXTS),
    };
    let Some(column) = column else {
        return Err(ReadError::NoText(headings.join(", ")));
    };
    let (id, label) = (named(&["id"]), named(&LABELS));
    for (line, row) in rows {
        let place = Place::Line(line);
        if row.len() != headings.len() {
            let why = format!(
                "it has {} cells, and the first line {}",
                row.len(),
                headings.len()
            );
            each(Found::refused(place, why))?;
            continue;
        }
        let mut example = Example::default();
        for (number, (heading, cell)) in headings.iter().zip(row).enumerate() {
            if number == column {
                example.text = cell;
            } else if Some(number) == id {
                example.id = Some(cell).filter(|id| !id.is_empty());
            } else if Some(number) == label {
                let labels = cell.split(BETWEEN).filter(|label| !label.is_empty());
                example.labels = labels.map(str::to_owned).collect();
            } else if !cell.is_empty() {
                example.meta.insert(heading.clone(), Value::from(cell));
            }
        }
        each(Found::at(place, example))?;
    }
    Ok(())
}

/// Writes a row for each text.
struct Rows {
    count: usize,
}

impl Writer for Rows {
    fn write(&mut self, example: &Example, files: &mut dyn Files) -> io::Result<()> {
        self.head(files)?;
        self.count += 1;
        let labels = example.labels.join(&BETWEEN.to_string());
        let id = example.id.as_deref().unwrap_or_default();
        files.append("", csv::row([id, &example.text, &labels]).as_bytes())
    }

    fn finish(&mut self, files: &mut dyn Files) -> io::Result<()> {
        self.head(files)
    }
}

impl Rows {
    fn head(&self, files: &mut dyn Files) -> io::Result<()> {
        if self.count > 0 {
            return Ok(());
        }
        files.append("", csv::write([["id", "text", "label"]]).as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::super::drawing::{drawn, read_all};
    use super::super::memory::MemoryFiles;
    use super::*;

    #[test]
    fn tables_of_several_separators_are_read() {
        let table = [
            (
                "text,label\r\n\"Ode, \"\"so\"\"\nwaits\",a|b\r\n",
                "Ode, \"so\"\nwaits #a #b",
            ),
            ("id\tText\n7\tOde waits\n", "Ode waits"),
            ("id;content;label\n7;Ode waits;\n", "Ode waits"),
            (
                "id,text\n7\n",
                "line 2: it has 1 cells, and the first line 2",
            ),
        ];
        for (csv, wanted) in table {
            let found = read_all(&FORMAT, csv.as_bytes());
            assert_eq!(found.iter().map(drawn).collect::<Vec<_>>(), [wanted]);
        }
    }

    #[test]
    fn another_file_of_that_ending_is_called_by_its_name() {
        let tsv = "#FORMAT=WebAnno TSV 3.3\n\n\n#Text=Ode waits\n1-1\t0-3\tOde\n";
        let files = MemoryFiles([(String::new(), tsv.as_bytes().to_vec())].into());
        let ended = files.read(&FORMAT, &Choices::default(), &mut |_| Ok(()));
        let why = ended.unwrap_err().to_string();
        assert!(
            why.starts_with("this is WebAnno TSV, which is not read"),
            "{why}"
        );
    }
}
