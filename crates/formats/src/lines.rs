//! The lines of a file, one after the other, so that only one is in memory.

use std::io::{self, BufRead, Read};

use crate::open::LARGEST_TEXT;

/// The longest line that is read, in bytes: a text of the largest size, each character escaped.
pub const LONGEST_LINE: usize = 6 * LARGEST_TEXT;

/// A line and where it is.
#[derive(Debug, PartialEq, Eq)]
pub struct Line {
    /// Counted from 1.
    pub number: u64,
    /// Without its line end; none where it is longer than can be read.
    pub bytes: Option<Vec<u8>>,
}

/// The lines that are not blank.
pub struct Lines<R> {
    reader: R,
    number: u64,
    longest: usize,
    spare: Vec<u8>,
}

impl<R: BufRead> Lines<R> {
    /// The lines of this file.
    pub fn new(reader: R) -> Self {
        Self {
            reader,
            number: 0,
            longest: LONGEST_LINE,
            spare: Vec::new(),
        }
    }

    /// Takes back a line that is done with: the next one is read into its place.
    pub fn reuse(&mut self, line: Line) {
        self.spare = line.bytes.unwrap_or_default();
    }

    fn read(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut bytes = std::mem::take(&mut self.spare);
        bytes.clear();
        let limit = self.longest as u64 + 1;
        (&mut self.reader)
            .take(limit)
            .read_until(b'\n', &mut bytes)?;
        if bytes.len() > self.longest && !bytes.ends_with(b"\n") {
            self.reader.skip_until(b'\n')?;
            return Ok(None);
        }
        Ok(Some(bytes))
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = io::Result<Line>;

    fn next(&mut self) -> Option<io::Result<Line>> {
        loop {
            let bytes = match self.read() {
                Ok(bytes) => bytes,
                Err(error) => return Some(Err(error)),
            };
            if bytes.as_ref().is_some_and(Vec::is_empty) {
                return None;
            }
            self.number += 1;
            let is_blank = bytes
                .as_ref()
                .is_some_and(|bytes| bytes.trim_ascii().is_empty());
            if !is_blank {
                return Some(Ok(Line {
                    number: self.number,
                    bytes: bytes.map(without_marks),
                }));
            }
        }
    }
}

/// Without line end and byte order mark.
fn without_marks(mut bytes: Vec<u8>) -> Vec<u8> {
    bytes.truncate(bytes.trim_ascii_end().len());
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_numbers_and_long_ones_are_passed_over() {
        let bytes = b"\xEF\xBB\xBFone\r\n\n \nlong line\nfive\n1234567\nend";
        let mut lines = Lines::new(&bytes[..]);
        lines.longest = 7;
        let lines: Vec<(u64, Option<String>)> = lines
            .map(|line| line.unwrap())
            .map(|line| {
                (
                    line.number,
                    line.bytes.map(|b| String::from_utf8(b).unwrap()),
                )
            })
            .collect();
        let line = |number, text: &str| (number, Some(text.to_owned()));
        let expected = [
            line(1, "one"),
            (4, None),
            line(5, "five"),
            line(6, "1234567"),
            line(7, "end"),
        ];
        assert_eq!(lines, expected);
    }
}
