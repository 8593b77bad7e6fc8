//! Files of an export on the disk.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write, stdout};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use standpoint_formats::exchange::Files;

use super::growing::{Growing, Growth};

/// How much is written at once, in bytes.
const AT_ONCE: usize = 262_144;

/// Where an export goes.
pub(crate) enum Disk {
    /// A single file without others beside it.
    Standard(BufWriter<io::Stdout>),
    /// A file, others beside it, or a folder of files.
    Files(OnDisk),
}

/// Files that are written one after the other; only one is open.
pub(crate) struct OnDisk {
    output: PathBuf,
    is_folder: bool,
    /// Those that were begun, in this order.
    begun: Vec<String>,
    known: BTreeSet<String>,
    open: Option<(String, BufWriter<Growing>)>,
    /// Tells who reads what is written meanwhile.
    growth: Arc<Growth>,
}

impl Disk {
    pub(crate) fn standard() -> Self {
        Self::Standard(BufWriter::with_capacity(AT_ONCE, stdout()))
    }

    pub(crate) fn files(output: &Path, is_folder: bool) -> Self {
        Self::Files(OnDisk {
            output: output.to_owned(),
            is_folder,
            begun: Vec::new(),
            known: BTreeSet::new(),
            open: None,
            growth: Arc::default(),
        })
    }

    /// Writes what is still in memory.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Standard(stream) => stream.flush(),
            Self::Files(files) => match &mut files.open {
                Some((_, file)) => file.flush(),
                None => Ok(()),
            },
        }
    }
}

impl OnDisk {
    /// Names and paths of what was written, in the order of writing.
    pub(crate) fn written(&self) -> impl Iterator<Item = (&str, PathBuf)> {
        self.begun
            .iter()
            .map(|name| (name.as_str(), self.path(name)))
    }

    /// What tells when something was written.
    pub(super) fn growth(&self) -> &Arc<Growth> {
        &self.growth
    }

    /// In a folder, the name; else the output itself, or beside it a file called after it.
    fn path(&self, name: &str) -> PathBuf {
        if self.is_folder {
            return self.output.join(name);
        }
        if name.is_empty() {
            return self.output.clone();
        }
        let stem = self
            .output
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy();
        self.output.with_file_name(format!("{stem}.{name}"))
    }

    fn opened(&mut self, name: &str) -> io::Result<&mut BufWriter<Growing>> {
        if self.open.as_ref().is_none_or(|(open, _)| open != name) {
            if let Some((_, mut file)) = self.open.take() {
                file.flush()?;
            }
            let path = self.path(name);
            let is_new = self.known.insert(name.to_owned());
            let file = if is_new {
                self.begun.push(name.to_owned());
                if let Some(folder) = path.parent() {
                    fs::create_dir_all(folder)?;
                }
                File::create(&path)?
            } else {
                OpenOptions::new().append(true).open(&path)?
            };
            let growth = Arc::clone(&self.growth);
            let file = BufWriter::with_capacity(AT_ONCE, Growing { file, growth });
            self.open = Some((name.to_owned(), file));
        }
        match &mut self.open {
            Some((_, file)) => Ok(file),
            None => Err(io::Error::other("no file is open")),
        }
    }
}

/// Whoever follows waits for no more, whatever happened.
impl Drop for OnDisk {
    fn drop(&mut self) {
        self.growth.end();
    }
}

impl Files for Disk {
    fn append(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        match self {
            // What lies beside a file has no place in a stream.
            Self::Standard(_) if !name.is_empty() => Ok(()),
            Self::Standard(stream) => stream.write_all(bytes),
            Self::Files(files) => files.opened(name)?.write_all(bytes),
        }
    }
}
