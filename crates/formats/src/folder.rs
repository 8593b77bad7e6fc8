//! Folders and archives of files: what in them is to be read.

use std::collections::BTreeSet;

use crate::project::archive::{ArchiveError, Packed, unpack};

/// Endings of files that lie beside those with texts: settings of other tools.
const BESIDE: [&str; 4] = ["conf", "xml", "cfg", "yaml"];

/// Files that say something of those beside them: cards of data sets, and what holds for a project.
const ABOUT: [&str; 4] = [
    "readme.md",
    "dataset_infos.json",
    "project.json",
    "codebook.json",
];

/// Which of the files of a folder hold texts, in order. Left out is what is hidden, what lies beside
/// annotations and is read with them, and the text of a file of annotations, which it belongs to.
/// Paths are parted by `/`.
pub fn inputs(paths: impl IntoIterator<Item = String>) -> Vec<String> {
    let shown = paths
        .into_iter()
        .filter(|path| is_shown(path) && !is_beside(path));
    let shown: BTreeSet<String> = shown.collect();
    let annotated: BTreeSet<&str> = shown
        .iter()
        .filter_map(|path| path.strip_suffix(".ann"))
        .collect();
    let belongs = |path: &&String| {
        path.strip_suffix(".txt")
            .is_some_and(|stem| annotated.contains(stem))
    };
    shown
        .iter()
        .filter(|path| !belongs(path))
        .cloned()
        .collect()
}

/// The files of a zip archive that hold texts, and those beside them.
///
/// # Errors
/// When the archive is damaged, holds too much, or has a path that leads out of it.
pub fn unpacked(archive: &[u8]) -> Result<Vec<Packed>, ArchiveError> {
    unpack(archive, is_shown)
}

/// A file in the same folder as another, by its name: of a data set also what lies beside the folder
/// `data`. No name leads anywhere else. Where it may be, the likelier first; nowhere for a name that is none.
pub fn beside(path: &str, name: &str) -> Vec<String> {
    if name.is_empty() || name.contains(['/', '\\']) || name == ".." {
        return Vec::new();
    }
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let within = |folder: &str| match folder {
        "" => name.to_owned(),
        folder => format!("{folder}/{name}"),
    };
    let above = match folder {
        "data" => Some(""),
        folder => folder.strip_suffix("/data"),
    };
    [Some(within(folder)), above.map(within)]
        .into_iter()
        .flatten()
        .collect()
}

/// Whether neither a file nor a folder that it is in is hidden, as systems and archives leave them
/// about. Folders are parted by `/`.
pub fn is_shown(path: &str) -> bool {
    let mut parts = path.split('/');
    parts.all(|part| !part.starts_with('.') && part != "__MACOSX")
}

fn is_beside(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default().to_lowercase();
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    ABOUT.contains(&name.as_str()) || ending.is_some_and(|ending| BESIDE.contains(&ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_systems_leave_about_is_hidden() {
        for hidden in ["news/.DS_Store", ".git/a.txt", "__MACOSX/a"] {
            assert!(!is_shown(hidden), "{hidden}");
        }
        assert!(is_shown("news/a.b.txt") && is_shown("a.txt"));
    }

    #[test]
    fn what_lies_beside_is_no_input() {
        let paths = [
            "b/README.md",
            "b/data/train.parquet",
            "a.txt",
            "a.ann",
            "c.txt",
            "notes.md",
            ".hidden/d.txt",
            "__MACOSX/a.txt",
            "annotation.conf",
            "a.jsonl",
            "project.json",
            "deep/er/e.html",
        ];
        assert_eq!(
            inputs(paths.map(str::to_owned)),
            [
                "a.ann",
                "a.jsonl",
                "b/data/train.parquet",
                "c.txt",
                "deep/er/e.html",
                "notes.md"
            ]
        );
    }

    #[test]
    fn names_beside_lead_nowhere_else() {
        assert_eq!(beside("a/b.ann", "b.txt"), ["a/b.txt"]);
        assert_eq!(beside("b.ann", "b.txt"), ["b.txt"]);
        assert_eq!(
            beside("x/data/t.parquet", "README.md"),
            ["x/data/README.md", "x/README.md"]
        );
        assert_eq!(
            beside("data/t.parquet", "README.md"),
            ["data/README.md", "README.md"]
        );
        for name in ["", "..", "../b", "c/d", "c\\d"] {
            assert!(beside("a/b.ann", name).is_empty(), "{name}");
        }
    }
}
