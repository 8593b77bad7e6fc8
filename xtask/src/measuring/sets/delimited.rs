//! Tables with one separator, where a field may stand in quotation marks.

use std::mem::take;

/// The fields of each row. Inside quotation marks a separator and a line end are text, and two
/// quotation marks are one (RFC 4180).
pub fn rows(table: &str, separator: char) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut field) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut characters = table.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                field.push('"');
            }
            '"' if quoted || field.is_empty() => quoted = !quoted,
            '\n' if !quoted => {
                row.push(take(&mut field));
                rows.push(take(&mut row));
            }
            '\r' if !quoted => {}
            _ if character == separator && !quoted => row.push(take(&mut field)),
            _ => field.push(character),
        }
    }
    row.push(field);
    rows.push(row);
    rows.retain(|row: &Vec<String>| row.iter().any(|field| !field.is_empty()));
    rows
}

/// The rows below the head, each field under its column's name.
pub struct Named {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Named {
    /// A table whose first row names its columns.
    pub fn new(table: &str, separator: char) -> Self {
        let mut rows = rows(table, separator);
        let head = if rows.is_empty() {
            Vec::new()
        } else {
            rows.remove(0)
        };
        Self { head, rows }
    }

    /// The rows in their order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|fields| Row {
            head: &self.head,
            fields,
        })
    }
}

/// A row whose fields go by their columns' names.
pub struct Row<'a> {
    head: &'a [String],
    fields: &'a [String],
}

impl<'a> Row<'a> {
    /// The field under a column's name, empty where there is none.
    pub fn field(&self, name: &str) -> &'a str {
        let column = self.head.iter().position(|head| head == name);
        let field = column.and_then(|column| self.fields.get(column));
        field.map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_hold_separators_and_line_ends() {
        let table = "id\ttext\na\t\"one\ttwo \"\"three\"\"\nfour\"\r\n\nb\tin \"it\"\n";
        let named = Named::new(table, '\t');
        let texts: Vec<String> = named
            .rows()
            .map(|row| row.field("text").to_owned())
            .collect();
        assert_eq!(texts, ["one\ttwo \"three\"\nfour", "in \"it\""]);
        assert!(named.rows().all(|row| row.field("none").is_empty()));
        assert_eq!(rows("", ',').len(), 0);
    }
}
