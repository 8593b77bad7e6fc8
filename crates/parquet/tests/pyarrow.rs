//! Files that pyarrow wrote, by `pyarrow/make.py`.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that fails is a test that fails"
)]

use std::fs;

use serde_json::Value;
use standpoint_parquet::File;

fn beside(name: &str) -> Vec<u8> {
    fs::read(format!(
        "{}/tests/pyarrow/{name}",
        env!("CARGO_MANIFEST_DIR")
    ))
    .unwrap()
}

#[test]
fn all_ways_of_writing_give_the_same_rows() {
    let wanted = String::from_utf8(beside("rows.jsonl")).unwrap();
    let wanted: Vec<Value> = wanted
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let ways = [
        "snappy-v1",
        "snappy-v2",
        "plain",
        "gzip",
        "zstd-deltas",
        "zstd-deltas-v2",
        "small-pages",
        "two-levels",
    ];
    for way in ways {
        let bytes = beside(&format!("{way}.parquet"));
        let file = File::open(&bytes).unwrap();
        let rows = file.rows().map(|row| row.map(Value::Object));
        let rows: Vec<Value> = rows
            .collect::<Result<_, _>>()
            .unwrap_or_else(|why| panic!("{way}: {why}"));
        assert_eq!(rows.len(), wanted.len(), "{way}");
        for (row, wanted) in rows.iter().zip(&wanted) {
            assert_eq!(row, wanted, "{way}");
        }
    }
}

#[test]
fn what_is_not_read_is_said() {
    let bytes = beside("brotli.parquet");
    let row = File::open(&bytes).unwrap().rows().next().unwrap();
    assert_eq!(
        row.unwrap_err().to_string(),
        "it is packed or written with Brotli, which Standpoint does not read"
    );
}

/// One byte in seven is other than it was, one after the other.
#[test]
fn no_damage_of_one_byte_panics() {
    for way in ["snappy-v1", "zstd-deltas-v2", "small-pages"] {
        let whole = beside(&format!("{way}.parquet"));
        for place in (0..whole.len()).step_by(7) {
            let mut bytes = whole.clone();
            bytes[place] ^= 0x55;
            if let Ok(file) = File::open(&bytes) {
                let _ = file.rows().take(1_000).count();
            }
        }
    }
}
