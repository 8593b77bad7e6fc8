//! A file that is read while it is written.

use std::fs::File;
use std::io::{self, Read, Write};
use std::sync::{Arc, Condvar, Mutex, PoisonError};

/// How often something was written, and whether nothing more will be.
#[derive(Default)]
pub(super) struct Growth {
    seen: Mutex<(u64, bool)>,
    changed: Condvar,
}

impl Growth {
    fn grow(&self) {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).0 += 1;
        self.changed.notify_all();
    }

    /// Nothing more comes.
    pub(super) fn end(&self) {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).1 = true;
        self.changed.notify_all();
    }

    fn now(&self) -> (u64, bool) {
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until it is otherwise than it was.
    fn wait(&self, before: (u64, bool)) {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.changed.wait_while(seen, |seen| *seen == before);
        drop(waited);
    }
}

/// A file that tells when it has grown.
pub(super) struct Growing {
    pub(super) file: File,
    pub(super) growth: Arc<Growth>,
}

impl Write for Growing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.file.write(bytes)?;
        self.growth.grow();
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// A file that is read while it grows: it ends where nothing more will be written.
pub(super) struct Followed {
    pub(super) file: File,
    pub(super) growth: Arc<Growth>,
}

impl Read for Followed {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        loop {
            let before = self.growth.now();
            let count = self.file.read(bytes)?;
            let (_, has_ended) = before;
            if count > 0 || has_ended || bytes.is_empty() {
                return Ok(count);
            }
            self.growth.wait(before);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    #[test]
    fn a_growing_file_is_read_to_its_very_end() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("grows");
        let growth = Arc::new(Growth::default());
        let mut writer = Growing {
            file: File::create(&path).unwrap(),
            growth: Arc::clone(&growth),
        };
        let mut followed = Followed {
            file: File::open(&path).unwrap(),
            growth: Arc::clone(&growth),
        };
        let reader = thread::spawn(move || {
            let mut all = Vec::new();
            followed.read_to_end(&mut all).unwrap();
            all
        });
        for part in 0..200_u32 {
            writer.write_all(&part.to_le_bytes()).unwrap();
            thread::yield_now();
        }
        growth.end();
        let all: Vec<u8> = (0..200_u32).flat_map(u32::to_le_bytes).collect();
        assert_eq!(reader.join().unwrap(), all);
    }
}
