//! Files of a set, read whole.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;
use serde_json::Value;

use crate::failure::{Doing, Outcome};
use crate::measuring::lines;

/// The text of a file of `data`, unpacked where its name ends in `.gz`.
pub fn text(data: &Path, file: &str) -> Outcome<String> {
    let path = path(data, file);
    let bytes = fs::read(&path).doing(format!("read {}", path.display()))?;
    if path.extension().is_none_or(|ending| ending != "gz") {
        return String::from_utf8(bytes).doing(format!("read {} as UTF-8", path.display()));
    }
    let mut text = String::new();
    let unpacked = MultiGzDecoder::new(bytes.as_slice()).read_to_string(&mut text);
    unpacked.doing(format!("unpack {}", path.display()))?;
    Ok(text)
}

/// The JSON values of a file of `data`, one a line.
pub fn json_lines(data: &Path, file: &str) -> Outcome<Vec<Value>> {
    lines::values(&text(data, file)?).doing(format!("read {file}"))
}

/// Where a file named with slashes lies on this system.
fn path(data: &Path, file: &str) -> PathBuf {
    file.split('/')
        .fold(data.to_path_buf(), |at, part| at.join(part))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    #[test]
    fn packed_files_are_unpacked_and_missing_ones_are_named() {
        let folder = std::env::temp_dir().join(format!("standpoint-sets-{}", std::process::id()));
        fs::create_dir_all(folder.join("set")).unwrap();
        let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
        packed.write_all(b"{\"id\": 1}\n\n{\"id\": 2}\n").unwrap();
        fs::write(
            folder.join("set").join("a.jsonl.gz"),
            packed.finish().unwrap(),
        )
        .unwrap();
        let values = json_lines(&folder, "set/a.jsonl.gz").unwrap();
        assert_eq!(values.len(), 2);
        let missing = text(&folder, "set/b.jsonl").unwrap_err().to_string();
        assert!(missing.contains("b.jsonl"), "{missing}");
        fs::remove_dir_all(folder).unwrap();
    }
}
