//! Folders: dropped or chosen, with all files in them and in the folders below.

use std::collections::VecDeque;

use js_sys::{Array, Function, Promise, Reflect};
use standpoint_formats::folder::is_shown;
use standpoint_formats::{LARGEST_DOCUMENT, OpenError};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, File, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry};

use super::{FileError, Incoming, read};

/// A file with its path from the folder on, which is what it will be called.
type Found = (String, File);

/// What is dropped, where a folder is among it. To be asked for within the event: afterwards the data
/// is closed to us.
pub(super) fn dropped(data: &DataTransfer) -> Option<Vec<FileSystemEntry>> {
    let items = data.items();
    let entries = (0..items.length()).filter_map(|place| items.get(place));
    let entries: Vec<FileSystemEntry> = entries
        .filter_map(|item| item.webkit_get_as_entry().ok().flatten())
        .collect();
    let has_folder = entries.iter().any(FileSystemEntry::is_directory);
    has_folder.then_some(entries)
}

/// Reads all files in what was dropped.
pub(super) async fn read_dropped(
    entries: Vec<FileSystemEntry>,
) -> Result<Vec<Incoming>, FileError> {
    let mut found = Vec::new();
    let mut waiting: VecDeque<FileSystemEntry> = entries.into();
    while let Some(entry) = waiting.pop_front() {
        let path = entry.full_path();
        let path = path.trim_start_matches('/');
        let unreadable = |error: &JsValue| FileError::Unreadable {
            name: path.to_owned(),
            detail: read::describe(error),
        };
        // Browsers have other names for these classes, so that they are told by what they say.
        if entry.is_directory() {
            let folder: &FileSystemDirectoryEntry = entry.unchecked_ref();
            waiting.extend(
                entries_of(folder)
                    .await
                    .map_err(|error| unreadable(&error))?,
            );
        } else {
            let entry: &FileSystemFileEntry = entry.unchecked_ref();
            let file = asked(|done, failed| entry.file_with_callback_and_callback(done, failed));
            let file = file.await.map_err(|error| unreadable(&error))?;
            found.push((path.to_owned(), file.unchecked_into()));
        }
    }
    read_found(found).await
}

/// Reads all files of a folder that was chosen.
pub(super) async fn read_chosen(files: Vec<File>) -> Result<Vec<Incoming>, FileError> {
    let path = |file: &File| {
        Reflect::get(file, &"webkitRelativePath".into())
            .ok()?
            .as_string()
    };
    let found = files.into_iter().map(|file| {
        let path = path(&file).filter(|path| !path.is_empty());
        (path.unwrap_or_else(|| file.name()), file)
    });
    read_found(found.collect()).await
}

/// What is in a folder: a browser hands over some at a time, and nothing at the end.
async fn entries_of(folder: &FileSystemDirectoryEntry) -> Result<Vec<FileSystemEntry>, JsValue> {
    let reader = folder.create_reader();
    let mut all = Vec::new();
    loop {
        let some = asked(|done, failed| {
            // Refused only where a folder is read twice at once.
            let _ = reader.read_entries_with_callback_and_callback(done, failed);
        });
        let some: Array = some.await?.unchecked_into();
        if some.length() == 0 {
            return Ok(all);
        }
        all.extend(some.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
}

/// The answer to a question of callbacks.
async fn asked(ask: impl Fn(&Function, &Function)) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::new(&mut |done, failed| ask(&done, &failed))).await
}

/// Reads files, in the order of their paths; what is hidden is no work of a person. Together they are
/// no larger than what can be opened at all.
async fn read_found(mut found: Vec<Found>) -> Result<Vec<Incoming>, FileError> {
    found.retain(|(path, _)| is_shown(path));
    standpoint_text::order::sort_by(&mut found, |(a, _), (b, _)| a.cmp(b));
    let mut left = LARGEST_DOCUMENT;
    let mut all = Vec::with_capacity(found.len());
    for (path, file) in found {
        let mut incoming = read::file_within(&file, left)
            .await
            .map_err(|error| match error {
                FileError::TooLarge { why, .. } => together(&path, why),
                other @ FileError::Unreadable { .. } => other,
            })?;
        left -= incoming.weight();
        incoming.name = Some(path);
        all.push(incoming);
    }
    Ok(all)
}

/// A file is too large with those before it.
fn together(path: &str, why: OpenError) -> FileError {
    let why = match why {
        OpenError::TooLarge { bytes, limit } => OpenError::TooLarge {
            bytes: bytes + (LARGEST_DOCUMENT - limit),
            limit: LARGEST_DOCUMENT,
        },
        other => other,
    };
    let name = path.split('/').next().map(str::to_owned);
    FileError::TooLarge { name, why }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_is_too_large_is_told_whole() {
        let why = OpenError::TooLarge {
            bytes: 30,
            limit: LARGEST_DOCUMENT - 100,
        };
        let told = together("news/a.txt", why);
        let why = OpenError::TooLarge {
            bytes: 130,
            limit: LARGEST_DOCUMENT,
        };
        assert_eq!(
            told,
            FileError::TooLarge {
                name: Some("news".to_owned()),
                why
            }
        );
    }
}
