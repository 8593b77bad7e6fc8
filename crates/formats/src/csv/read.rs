//! Reading comma-separated values, and those that are separated otherwise.

/// The likeliest separator of a table, by its first line: the one of comma, semicolon, tab and bar
/// that is there most often.
pub fn separator(first_line: &str) -> char {
    let count = |separator: char| first_line.matches(separator).count();
    // The first of several that are equally often there is the comma.
    let candidates = ['|', '\t', ';', ','];
    candidates
        .into_iter()
        .max_by_key(|c| count(*c))
        .unwrap_or(',')
}

/// The rows of a table, each with the line on which it begins, counted from 1. Blank lines are passed
/// over. Quotation marks count only at the beginning of a cell; one that is never closed takes all
/// that follows.
pub fn rows(text: &str, separator: char) -> Rows<'_> {
    let rest = text.trim_start_matches('\u{feff}');
    Rows {
        rest,
        separator,
        line: 1,
    }
}

/// See [`rows`].
#[derive(Clone, Debug)]
pub struct Rows<'t> {
    rest: &'t str,
    separator: char,
    line: u64,
}

impl Iterator for Rows<'_> {
    type Item = (u64, Vec<String>);

    fn next(&mut self) -> Option<(u64, Vec<String>)> {
        while let Some(rest) = self
            .rest
            .strip_prefix('\n')
            .or(self.rest.strip_prefix("\r\n"))
        {
            (self.rest, self.line) = (rest, self.line + 1);
        }
        if self.rest.is_empty() {
            return None;
        }
        let (line, mut cells) = (self.line, Vec::new());
        loop {
            let (cell, length) = cell(self.rest, self.separator);
            self.line += self.rest[..length].matches('\n').count() as u64;
            self.rest = &self.rest[length..];
            cells.push(cell);
            if let Some(rest) = self.rest.strip_prefix(self.separator) {
                self.rest = rest;
                continue;
            }
            let after = self
                .rest
                .strip_prefix("\r\n")
                .or(self.rest.strip_prefix('\n'));
            if let Some(after) = after {
                (self.rest, self.line) = (after, self.line + 1);
            }
            return Some((line, cells));
        }
    }
}

/// The cell that a text begins with, and how many bytes it takes.
fn cell(text: &str, separator: char) -> (String, usize) {
    let mut cell = String::new();
    let mut at = 0;
    if let Some(quoted) = text.strip_prefix('"') {
        at = 1;
        let mut characters = quoted.chars().peekable();
        while let Some(character) = characters.next() {
            at += character.len_utf8();
            if character != '"' {
                cell.push(character);
            } else if characters.next_if_eq(&'"').is_some() {
                at += 1;
                cell.push('"');
            } else {
                break;
            }
        }
    }
    // What stands behind a closing quotation mark belongs to the cell, too.
    let plain = &text[at..];
    let end = plain.find([separator, '\n']).unwrap_or(plain.len());
    let end = if plain[end..].starts_with('\n') {
        plain[..end].strip_suffix('\r').map_or(end, str::len)
    } else {
        end
    };
    cell.push_str(&plain[..end]);
    (cell, at + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_read_as_they_were_written() {
        let table = [
            (
                "a,b\r\nc,\r\n",
                ',',
                vec![(1, vec!["a", "b"]), (2, vec!["c", ""])],
            ),
            (
                "\"a, \"\"b\"\"\r\nc\",d\n\ne",
                ',',
                vec![(1, vec!["a, \"b\"\r\nc", "d"]), (4, vec!["e"])],
            ),
            ("a \"b\" c;\"x\"y", ';', vec![(1, vec!["a \"b\" c", "xy"])]),
            (
                "\"never closed,\nb",
                ',',
                vec![(1, vec!["never closed,\nb"])],
            ),
            ("", ',', vec![]),
        ];
        for (text, separator, wanted) in table {
            let read: Vec<(u64, Vec<String>)> = rows(text, separator).collect();
            let wanted: Vec<(u64, Vec<String>)> = wanted
                .into_iter()
                .map(|(line, cells)| (line, cells.into_iter().map(str::to_owned).collect()))
                .collect();
            assert_eq!(read, wanted, "{text:?}");
        }
        assert_eq!(
            [separator("a;b"), separator("a\tb,c\td"), separator("a")],
            [';', '\t', ',']
        );
    }
}
