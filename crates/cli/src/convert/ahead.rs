//! Reading ahead: files are read on a thread of their own, while what was read is written.

use std::sync::mpsc::{SyncSender, sync_channel};
use std::{panic, thread};

use standpoint_formats::exchange::{Mapping, Stopped};

use super::Read;
use super::source::{Ended, Source, Sources};
use crate::arguments::Convert;
use crate::failure::Failure;

/// How many batches wait at most.
const AHEAD: usize = 4;

/// How many texts are handed over together at most: to wake a thread takes longer than to read one.
const BATCH: usize = 64;

/// How many bytes of texts are handed over together, at least, if there are fewer texts.
const BATCH_BYTES: usize = 65_536;

/// Takes one thing that was read after the other; it may fail, and gets no more then.
pub(super) type Take<'t> = dyn FnMut(Read) -> Result<(), Failure> + 't;

/// Hands over what is in all of the files, in their order. What is known then.
///
/// # Errors
/// When a file cannot be listed, or `take` fails.
pub(super) fn read_all(
    options: &Convert,
    mapping: Mapping,
    files: &[Source],
    take: &mut Take<'_>,
) -> Result<Ended, Failure> {
    let (to_taker, batches) = sync_channel(AHEAD);
    thread::scope(|scope| {
        let reader = scope.spawn(move || {
            let mut sources = Sources::new(options, mapping);
            let mut batch = Batch::new(to_taker);
            for file in files {
                sources.read(file, &mut |read| batch.add(read))?;
            }
            batch.hand_over()?;
            Ok(sources.end())
        });
        // Where taking fails, the channel closes, and the reader stops at its next batch.
        batches.into_iter().flatten().try_for_each(take)?;
        reader
            .join()
            .unwrap_or_else(|panic| panic::resume_unwind(panic))
    })
}

/// What was read and is not handed over yet.
struct Batch {
    reads: Vec<Read>,
    bytes: usize,
    to_taker: SyncSender<Vec<Read>>,
}

impl Batch {
    fn new(to_taker: SyncSender<Vec<Read>>) -> Self {
        Self {
            reads: Vec::with_capacity(BATCH),
            bytes: 0,
            to_taker,
        }
    }

    fn add(&mut self, read: Read) -> Result<(), Failure> {
        self.bytes += read.document.as_ref().map_or(0, |d| d.text.len());
        self.reads.push(read);
        if self.reads.len() >= BATCH || self.bytes >= BATCH_BYTES {
            return self.hand_over();
        }
        Ok(())
    }

    fn hand_over(&mut self) -> Result<(), Failure> {
        self.bytes = 0;
        let reads = std::mem::replace(&mut self.reads, Vec::with_capacity(BATCH));
        self.to_taker.send(reads).map_err(|_| Stopped.into())
    }
}
