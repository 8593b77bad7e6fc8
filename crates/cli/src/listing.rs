//! The files of a folder.

use std::fs;
use std::path::{Path, PathBuf};

use standpoint_formats::folder;

use crate::failure::Failure;

/// How deep folders are followed.
const DEEPEST: usize = 16;

/// The files of a folder, and of those in it, that hold texts, in order; what lies beside
/// annotations is none.
pub(crate) fn in_folder(root: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut names = Vec::new();
    gather(root, "", DEEPEST, &mut names)?;
    let inputs = folder::inputs(names);
    Ok(inputs.into_iter().map(|name| root.join(name)).collect())
}

/// The files below a folder, by their paths in it. Links to folders are not followed: they may lead
/// round.
fn gather(root: &Path, below: &str, depth: usize, names: &mut Vec<String>) -> Result<(), Failure> {
    let folder = root.join(below);
    let failed = |error| Failure::read(&folder, error);
    for entry in fs::read_dir(&folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let name = if below.is_empty() {
            name
        } else {
            format!("{below}/{name}")
        };
        let kind = entry.file_type().map_err(failed)?;
        if !kind.is_dir() {
            if entry.path().is_file() {
                names.push(name);
            }
        } else if depth > 0 && !entry.file_name().to_string_lossy().starts_with('.') {
            gather(root, &name, depth - 1, names)?;
        }
    }
    Ok(())
}
