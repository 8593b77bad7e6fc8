//! A line of JSON Lines, written field by field: a tree of values on the way would take several
//! times as long as the writing.

use std::iter::Peekable;

use serde::Serialize;
use serde_json::map::Iter;
use serde_json::{Map, Value};

/// An object on its way into a line, its fields in the order of their names, as they would be in a
/// map of values.
pub(super) struct Record<'r> {
    line: &'r mut Vec<u8>,
    others: Peekable<Iter<'r>>,
    is_first: bool,
}

impl<'r> Record<'r> {
    /// Begins an object at the end of `line`. The other fields come among those that are written
    /// one by one; none of them may have the name of one of these.
    pub(super) fn begin(line: &'r mut Vec<u8>, others: &'r Map<String, Value>) -> Self {
        line.push(b'{');
        Self {
            line,
            others: others.iter().peekable(),
            is_first: true,
        }
    }

    /// Writes a field, and before it the others whose names come first.
    pub(super) fn field(&mut self, name: &str, value: &impl Serialize) {
        put(self.field_of(name), value);
    }

    /// The line, for the value of a field to be written to.
    pub(super) fn field_of(&mut self, name: &str) -> &mut Vec<u8> {
        while let Some((other, value)) = self.others.next_if(|(other, _)| other.as_str() < name) {
            self.name(other);
            put(self.line, value);
        }
        self.name(name);
        self.line
    }

    /// Writes what remains, and ends the line.
    pub(super) fn end(mut self) {
        while let Some((name, value)) = self.others.next() {
            self.name(name);
            put(self.line, value);
        }
        self.line.extend(b"}\n");
    }

    fn name(&mut self, name: &str) {
        if !self.is_first {
            self.line.push(b',');
        }
        self.is_first = false;
        put(self.line, &name);
        self.line.push(b':');
    }
}

/// Writes a value. Values of ours have no map with other keys than words, so they all can be written, and memory
/// takes all bytes.
pub(super) fn put(line: &mut Vec<u8>, value: &impl Serialize) {
    let written = serde_json::to_writer(line, value);
    debug_assert!(written.is_ok(), "{written:?}");
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_line_is_what_the_map_of_its_fields_would_be() {
        let others = json!({"Author": "Ode", "b": [1.5], "z": {"deep": null}, "zz": "\"\n\u{7}é"});
        let others = others.as_object().unwrap();
        let mut line = b"before\n".to_vec();
        let mut record = Record::begin(&mut line, others);
        record.field("a", &[1, 2]);
        record.field("text", &"Kessia");
        record.end();
        let mut map = others.clone();
        map.insert("a".to_owned(), json!([1, 2]));
        map.insert("text".to_owned(), json!("Kessia"));
        let line = String::from_utf8(line).unwrap();
        assert_eq!(line, format!("before\n{}\n", Value::Object(map)));
        let mut empty = Vec::new();
        Record::begin(&mut empty, &Map::new()).end();
        assert_eq!(empty, b"{}\n");
    }
}
