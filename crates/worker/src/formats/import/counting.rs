//! A file that tells how far it has been read.

use std::io::{self, BufRead, Read};

use standpoint_protocol::formats::Progress;

/// How many times a file tells it.
const TIMES: usize = 100;

/// Bytes that count what is read of them.
pub(super) struct Counting<'b, F> {
    bytes: &'b [u8],
    done: usize,
    /// How much is read when it is told next.
    next: usize,
    step: usize,
    tell: F,
}

impl<'b, F: Fn(usize)> Counting<'b, F> {
    pub(super) fn new(bytes: &'b [u8], tell: F) -> Self {
        let step = bytes.len() / TIMES + 1;
        Self {
            bytes,
            done: 0,
            next: step,
            step,
            tell,
        }
    }

    fn count(&mut self, bytes: usize) {
        self.done += bytes;
        if self.done >= self.next {
            self.next = self.done + self.step;
            (self.tell)(self.done);
        }
    }
}

/// So many bytes of all, in kilobytes, so that any size can be said.
pub(super) fn progress(done: usize, of: usize) -> Progress {
    let kilobytes = |bytes: usize| u32::try_from(bytes / 1000).unwrap_or(u32::MAX);
    Progress {
        done: kilobytes(done),
        of: kilobytes(of),
    }
}

impl<F: Fn(usize)> Read for Counting<'_, F> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.bytes.read(into)?;
        self.count(count);
        Ok(count)
    }
}

impl<F: Fn(usize)> BufRead for Counting<'_, F> {
    /// No more at a time than lies between two times of telling.
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        Ok(&self.bytes[..self.bytes.len().min(self.step)])
    }

    fn consume(&mut self, amount: usize) {
        self.bytes = &self.bytes[amount.min(self.bytes.len())..];
        self.count(amount);
    }
}
