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
        let is_read = |name: &str| {
            let ending = name.rsplit_once('.').map(|(_, ending)| ending);
            name.is_empty()
                || (format.is_folder && ending.is_some_and(|e| format.extensions.contains(&e)))
        };
        for (name, bytes) in self.0.iter().filter(|(name, _)| is_read(name)) {
            let mut input = Input {
                name,
                bytes: &mut bytes.as_slice(),
                beside: &|other| self.0.get(other).cloned(),
                choices,
            };
            (format.read)(&mut input, each)?;
        }
        Ok(())
    }
}
