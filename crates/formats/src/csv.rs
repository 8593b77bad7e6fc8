//! Tables as comma-separated values (RFC 4180), safe to open in a spreadsheet.
//!
//! A file begins with a byte order mark, without which Excel takes UTF-8 for Windows-1252; R's and
//! Python's readers skip it.

mod read;

pub use read::{Rows, rows, separator};

/// What a cell may not begin with: a spreadsheet would take it for a formula and carry it out.
/// Source: OWASP, CSV Injection.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The table as a file: lines end in CRLF, and every cell is words, never a formula.
pub fn write<R, C>(rows: R) -> String
where
    R: IntoIterator,
    R::Item: IntoIterator<Item = C>,
    C: AsRef<str>,
{
    let mut file = String::from('\u{feff}');
    for cells in rows {
        file.push_str(&row(cells));
    }
    file
}

/// One row of such a file, for tables that are written in parts.
pub fn row<C: AsRef<str>>(cells: impl IntoIterator<Item = C>) -> String {
    let mut row = String::new();
    for (number, cell) in cells.into_iter().enumerate() {
        if number > 0 {
            row.push(',');
        }
        push_cell(&mut row, cell.as_ref());
    }
    row.push_str("\r\n");
    row
}

/// Whether a spreadsheet would take a cell of these words for a formula.
pub fn is_formula(words: &str) -> bool {
    words.starts_with(FORMULA)
}

/// A cell, in quotation marks where it needs them. What could be a formula gets an apostrophe
/// before it, which spreadsheets read as “these are words”.
fn push_cell(file: &mut String, cell: &str) {
    let harmless = if is_formula(cell) { "'" } else { "" };
    if cell.contains([',', '"', '\n', '\r']) {
        file.push('"');
        file.push_str(harmless);
        file.push_str(&cell.replace('"', "\"\""));
        file.push('"');
    } else {
        file.push_str(harmless);
        file.push_str(cell);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_needed_and_never_formulas() {
        let table = [
            ("plain", "plain"),
            ("a, b", "\"a, b\""),
            ("she said “no”", "she said “no”"),
            ("the \"plan\"", "\"the \"\"plan\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            (
                "=HYPERLINK(\"x\",\"y\")",
                "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"",
            ),
            ("1 = 1", "1 = 1"),
            ("", ""),
        ];
        for (cell, written) in table {
            assert_eq!(write([[cell]]), format!("\u{feff}{written}\r\n"), "{cell}");
        }
        assert_eq!(write([["a", "b"], ["c", ""]]), "\u{feff}a,b\r\nc,\r\n");
    }
}
