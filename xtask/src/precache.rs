//! What the service worker keeps: its list of the site's files, made once the site is built.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use flate2::Crc;

use crate::failure::{Doing, Failure, Outcome};
use crate::{deep, places};

/// The service worker's file. It cannot keep itself.
const WORKER: &str = "sw.js";

/// Lines of `www/sw.js` that are filled in.
const NO_FILES: &str = "const FILES = {};";
const NO_BUILD: &str = "const BUILD = \"\";";

/// Writes `dist/sw.js`: the worker with the list of all that is in `dist/`.
pub fn write() -> Outcome {
    let source = places::root().join("www").join(WORKER);
    let source = fs::read_to_string(&source).doing(format!("read {}", source.display()))?;
    let dist = places::dist();
    let mut files = BTreeMap::new();
    collect(&dist, "", &mut files)?;
    let worker = filled(&source, &files)?;
    let file = dist.join(WORKER);
    fs::write(&file, worker).doing(format!("write {}", file.display()))?;
    println!("    {} files", files.len());
    Ok(())
}

/// The sums of the files in a folder, by their paths below `dist/`, parted by `/`.
fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, String>) -> Outcome {
    let doing = format!("read {}", folder.display());
    for entry in fs::read_dir(folder).doing(doing.as_str())? {
        let path = entry.doing(doing.as_str())?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = format!("{prefix}{name}");
        if name == deep::PARTS.trim_end_matches('/') {
            continue;
        }
        if path.is_dir() {
            collect(&path, &format!("{name}/"), files)?;
        } else if name != WORKER {
            let bytes = fs::read(&path).doing(format!("read {}", path.display()))?;
            files.insert(name, sum(&bytes));
        }
    }
    Ok(())
}

/// CRC-32 in eight hexadecimal digits.
fn sum(bytes: &[u8]) -> String {
    let mut crc = Crc::new();
    crc.update(bytes);
    format!("{:08x}", crc.sum())
}

fn filled(source: &str, files: &BTreeMap<String, String>) -> Outcome<String> {
    for line in [NO_FILES, NO_BUILD] {
        if !source.contains(line) {
            return Err(Failure::new(format!("www/{WORKER} has no line `{line}`.")));
        }
    }
    let list = serde_json::to_string_pretty(files).doing("write the list of files")?;
    let build = sum(list.as_bytes());
    Ok(source
        .replace(NO_FILES, &format!("const FILES = {list};"))
        .replace(NO_BUILD, &format!("const BUILD = \"{build}\";")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn worker(files: &[(&str, &str)]) -> String {
        let own = |(path, bytes): &(&str, &str)| ((*path).to_owned(), sum(bytes.as_bytes()));
        let source = format!("{NO_FILES}\n{NO_BUILD}\n");
        filled(&source, &files.iter().map(own).collect()).unwrap()
    }

    #[test]
    fn the_sum_is_that_of_zip() {
        assert_eq!(sum(b"123456789"), "cbf43926");
        assert_eq!(sum(b""), "00000000");
    }

    #[test]
    fn another_file_is_another_build() {
        let one = worker(&[("index.html", "a"), ("models/x", "b")]);
        assert!(one.contains("\"models/x\": \""), "{one}");
        assert_ne!(one, worker(&[("index.html", "a"), ("models/x", "c")]));
        assert_eq!(one, worker(&[("models/x", "b"), ("index.html", "a")]));
    }

    #[test]
    fn a_worker_without_the_lines_is_refused() {
        assert!(filled("", &BTreeMap::new()).is_err());
    }
}
