//! Files that are kept in memory: for the app, and for reading back.

use std::collections::BTreeMap;
use std::io;

use super::choice::Choices;
use super::format::{Files, Format};
use super::input::{Each, Input, ReadError};

/// Files by their names; a single file has the empty name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemoryFiles(pub BTreeMap<String, Vec<u8>>);

impl Files for MemoryFiles {
    fn append(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.0.entry(name.to_owned()).or_default().extend(bytes);
        Ok(())
    }
}

impl MemoryFiles {
    /// Reads what was written in this format: the single file, or each of a folder.
    ///
    /// # Errors
    /// As the format's reader.
    pub fn read(
        &self,
        format: &Format,
        choices: &Choices,
        each: &mut Each<'_>,
    ) -> Result<(), ReadError> {
        for name in self.0.keys() {
            self.read_file(name, format, choices, each)?;
        }
        Ok(())
    }

    /// Reads one file, unless it is one that only lies beside others.
    ///
    /// # Errors
    /// As the format's reader.
    pub fn read_file(
        &self,
        name: &str,
        format: &Format,
        choices: &Choices,
        each: &mut Each<'_>,
    ) -> Result<(), ReadError> {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending);
        let is_read = name.is_empty()
            || (format.is_folder && ending.is_some_and(|e| format.extensions.contains(&e)));
        let Some(bytes) = self.0.get(name).filter(|_| is_read) else {
            return Ok(());
        };
        let mut input = Input {
            name,
            bytes: &mut bytes.as_slice(),
            beside: &|other| self.0.get(other).cloned(),
            choices,
        };
        (format.read)(&mut input, each)
    }
}
