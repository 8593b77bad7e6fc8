//! Rows through files.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that fails is a test that fails"
)]

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use standpoint_parquet::{Field, File, Kind, Writer};

fn fields() -> Vec<Field> {
    let span = Kind::Struct(vec![
        Field::new("start", Kind::Int),
        Field::new("words", Kind::Text.list()),
        Field::new("sure", Kind::Bool),
    ]);
    vec![
        Field::new("text", Kind::Text),
        Field::new("score", Kind::Float),
        Field::new("spans", span.list()),
        Field::new("deep", Kind::Int.list().list()),
    ]
}

fn write(rows: &[Value]) -> Vec<u8> {
    let mut writer = Writer::new(fields(), vec![("a".to_owned(), "b".to_owned())]);
    let mut bytes = Vec::new();
    for row in rows {
        bytes.extend(writer.write(row.as_object().unwrap()).unwrap());
    }
    bytes.extend(writer.finish().unwrap());
    bytes
}

fn read(bytes: &[u8]) -> Vec<Value> {
    let file = File::open(bytes).unwrap();
    file.rows().map(|row| Value::Object(row.unwrap())).collect()
}

fn maybe(value: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    prop_oneof![1 => Just(Value::Null), 4 => value]
}

fn lists(element: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    maybe(vec(element, 0..4).prop_map(Value::from))
}

fn rows() -> impl Strategy<Value = Vec<Value>> {
    let words = || maybe("[a-z😀é\r\n]{0,6}".prop_map(Value::from));
    let ints = || maybe(any::<i64>().prop_map(Value::from));
    let span = (
        ints(),
        lists(words()),
        maybe(any::<bool>().prop_map(Value::from)),
    );
    let span =
        span.prop_map(|(start, words, sure)| json!({"start": start, "words": words, "sure": sure}));
    let score = maybe((-1e9..1e9_f64).prop_map(Value::from));
    let row = (words(), score, lists(maybe(span)), lists(lists(ints())));
    vec(
        row.prop_map(|(text, score, spans, deep)| {
            json!({"text": text, "score": score, "spans": spans, "deep": deep})
        }),
        0..20,
    )
}

proptest! {
    #[test]
    fn what_is_written_reads_back(rows in rows()) {
        prop_assert_eq!(read(&write(&rows)), rows);
    }

    /// Damage ends in rows or in a sentence.
    #[test]
    fn damaged_files_never_panic(rows in rows(), damage in vec((any::<u32>(), any::<u8>()), 1..6)) {
        let mut bytes = write(&rows);
        for (place, byte) in damage {
            let place = place as usize % bytes.len();
            bytes[place] = byte;
        }
        if let Ok(file) = File::open(&bytes) {
            let _ = file.rows().take(100_000).count();
        }
    }
}

#[test]
fn long_files_have_several_groups() {
    let row = |number: usize| {
        let mut row = Map::new();
        row.insert(
            "text".to_owned(),
            format!("{number} {}", "x".repeat(100)).into(),
        );
        row
    };
    let mut writer = Writer::new(fields(), Vec::new());
    let mut parts = Vec::new();
    for number in 0..120_000 {
        parts.push(writer.write(&row(number)).unwrap());
    }
    let groups = parts.iter().filter(|part| !part.is_empty()).count();
    assert_eq!(groups, 2);
    parts.push(writer.finish().unwrap());
    let bytes = parts.concat();
    let file = File::open(&bytes).unwrap();
    assert_eq!(file.claimed_rows(), 120_000);
    let last = file.rows().last().unwrap().unwrap();
    assert_eq!(last["text"], row(119_999)["text"]);
    assert_eq!(last["spans"], Value::Null);
}

#[test]
fn what_is_no_file_is_said() {
    let whole = write(&[json!({"text": "a"})]);
    let refused = |bytes: &[u8]| File::open(bytes).map(|_| ()).unwrap_err().to_string();
    assert_eq!(refused(b""), "it is no Parquet file, or is cut off");
    assert_eq!(
        refused(&whole[..whole.len() - 1]),
        "it is no Parquet file, or is cut off"
    );
    let mut long = whole.clone();
    let length = long.len() - 8;
    long[length..length + 4].copy_from_slice(&[0xFF; 4]);
    assert_eq!(refused(&long), "it claims a footer of 4294967295 bytes");
    assert_eq!(File::open(&whole).unwrap().metadata("a"), Some("b"));
    let wrong = Writer::new(fields(), Vec::new()).write(json!({"text": 1}).as_object().unwrap());
    assert!(
        wrong
            .unwrap_err()
            .to_string()
            .starts_with("“text”: 1 is no value")
    );
}
