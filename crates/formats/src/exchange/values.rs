//! JSON values out of a file: one a line, an array, or one after the other.

use std::fmt;
use std::io::{self, BufRead, Read};

use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_json::{Map, Value};
use standpoint_annotation::json::surrogate::mend;

use super::example::Example;
use super::flaw::Flaw;
use super::input::{Each, Found, Input, Place, ReadError};
use crate::decode::decode;
use crate::lines::{LONGEST_LINE, Line, Lines};

/// Takes a value with its place, or a sentence where there is none.
pub(super) type EachValue<'e> =
    dyn FnMut(Place, Result<Value, String>) -> Result<(), ReadError> + 'e;

/// Reads an example out of a value, noting what is wrong with parts of it; or a sentence where there
/// is none.
pub(super) type ExampleOf<'e> = dyn Fn(&Value, &mut Vec<Flaw>) -> Result<Example, String> + 'e;

/// Hands over the values of a file, one after the other. Of values that stand a line each, a bad
/// one is a sentence and the rest comes; memory then holds one line.
pub(super) fn each_value(input: &mut Input<'_>, each: &mut EachValue<'_>) -> Result<(), ReadError> {
    each_value_without(&[], input, each)
}

/// The same, where these fields of an object need not be there: in a file of lines they are passed
/// over, which is several times as fast as reading them.
pub(super) fn each_value_without(
    needless: &[&str],
    input: &mut Input<'_>,
    each: &mut EachValue<'_>,
) -> Result<(), ReadError> {
    let start = input.bytes.fill_buf()?;
    if start.starts_with(&[0xFF, 0xFE]) || start.starts_with(&[0xFE, 0xFF]) {
        let text = decode(&input.all()?)?.text;
        return values_of(&mut text.as_bytes(), needless, each);
    }
    values_of(&mut *input.bytes, needless, each)
}

/// Hands over the examples of a file in which every value is one, read by `example_of`.
pub(super) fn each_example(
    input: &mut Input<'_>,
    each: &mut Each<'_>,
    example_of: &ExampleOf<'_>,
) -> Result<(), ReadError> {
    each_value(input, &mut |place, value| {
        let mut flaws = Vec::new();
        let example = value.and_then(|value| example_of(&value, &mut flaws));
        Ok(each(Found {
            place,
            example,
            flaws,
        })?)
    })
}

fn values_of(
    reader: &mut dyn BufRead,
    needless: &[&str],
    each: &mut EachValue<'_>,
) -> Result<(), ReadError> {
    let mut begin = Vec::new();
    while begin.trim_ascii().is_empty() {
        let limit = LONGEST_LINE as u64;
        if Read::take(&mut *reader, limit).read_until(b'\n', &mut begin)? == 0 {
            return Ok(());
        }
    }
    let shown = begin.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&begin);
    let is_array = shown.trim_ascii_start().starts_with(b"[");
    let is_broken_off = serde_json::from_slice::<Value>(shown).is_err_and(|error| error.is_eof());
    let skipped = begin.len() - shown.len();
    let whole = (&begin[skipped..]).chain(reader);
    if is_array {
        elements(whole, each)
    } else if is_broken_off {
        one_after_the_other(whole, each)
    } else {
        lines(whole, needless, each)
    }
}

fn lines(
    reader: impl BufRead,
    needless: &[&str],
    each: &mut EachValue<'_>,
) -> Result<(), ReadError> {
    let mut lines = Lines::new(reader);
    while let Some(line) = lines.next() {
        let line = line?;
        each(Place::Line(line.number), value_of(&line, needless))?;
        lines.reuse(line);
    }
    Ok(())
}

fn value_of(line: &Line, needless: &[&str]) -> Result<Value, String> {
    let Some(bytes) = &line.bytes else {
        let megabytes = LONGEST_LINE / 1_000_000;
        return Err(format!("the line is longer than {megabytes} MB"));
    };
    // What is passed over is not looked at letter by letter, so that is done before.
    let value = match str::from_utf8(bytes) {
        Ok(json) => value_without(json, needless),
        Err(_) => serde_json::from_slice(bytes),
    };
    value.or_else(|error| {
        let mended = str::from_utf8(bytes).map(mend).ok();
        let value = mended
            .filter(|(_, count)| *count > 0)
            .and_then(|(json, _)| serde_json::from_str(&json).ok());
        value.ok_or_else(|| format!("the line is not whole JSON: {}", without_line(&error)))
    })
}

/// A value; where it is an object, without these fields.
fn value_without(json: &str, needless: &[&str]) -> serde_json::Result<Value> {
    if needless.is_empty() || !json.trim_ascii_start().starts_with('{') {
        return serde_json::from_str(json);
    }
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let object = deserializer.deserialize_map(Without(needless))?;
    deserializer.end()?;
    Ok(Value::Object(object))
}

/// The fields of an object but for these.
struct Without<'n>(&'n [&'n str]);

impl<'de> Visitor<'de> for Without<'_> {
    type Value = Map<String, Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Self::Value, A::Error> {
        let mut object = Map::new();
        while let Some(name) = fields.next_key::<String>()? {
            if self.0.contains(&name.as_str()) {
                fields.next_value::<IgnoredAny>()?;
            } else {
                object.insert(name, fields.next_value()?);
            }
        }
        Ok(object)
    }
}

/// What is wrong, without the line that `serde_json` counts within one.
fn without_line(error: &serde_json::Error) -> String {
    let sentence = error.to_string();
    let what = sentence.split(" at line ").next().unwrap_or_default();
    format!("{what} at column {}", error.column())
}

fn one_after_the_other(reader: impl Read, each: &mut EachValue<'_>) -> Result<(), ReadError> {
    let values = serde_json::Deserializer::from_reader(reader).into_iter::<Value>();
    for (number, value) in (1..).zip(values) {
        each(Place::Number(number), Ok(value.map_err(broken)?))?;
    }
    Ok(())
}

fn elements(reader: impl Read, each: &mut EachValue<'_>) -> Result<(), ReadError> {
    let mut stopped = None;
    let mut deserializer = serde_json::Deserializer::from_reader(reader);
    let read = Elements {
        each,
        stopped: &mut stopped,
    };
    let read = read.deserialize(&mut deserializer);
    match stopped {
        Some(stop) => Err(stop),
        None => read.map_err(broken),
    }
}

fn broken(error: serde_json::Error) -> ReadError {
    if error.is_io() {
        return ReadError::Io(io::Error::from(error));
    }
    ReadError::Broken(format!("the file is not whole JSON: {error}"))
}

/// Takes the elements of an array as they come, so that they are never all in memory.
struct Elements<'a, 'e> {
    each: &'a mut EachValue<'e>,
    stopped: &'a mut Option<ReadError>,
}

impl<'de> DeserializeSeed<'de> for Elements<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Elements<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        let mut number = 0;
        while let Some(value) = elements.next_element::<Value>()? {
            number += 1;
            if let Err(stop) = (self.each)(Place::Number(number), Ok(value)) {
                *self.stopped = Some(stop);
                return Err(A::Error::custom("stopped"));
            }
        }
        Ok(())
    }
}

/// The first object of a text that is an object or an array of them; where the text ends within it,
/// its fields so far, the last one perhaps without its value.
pub(super) fn first_object(text: &str) -> Option<Map<String, Value>> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if !text.starts_with(['{', '[']) {
        return None;
    }
    let mut object = Map::new();
    let mut deserializer = serde_json::Deserializer::from_str(text);
    // What is cut off is an error, and what was read until then is wanted.
    let _ = Fields(&mut object).deserialize(&mut deserializer);
    (!object.is_empty()).then_some(object)
}

struct Fields<'a>(&'a mut Map<String, Value>);

impl<'de> DeserializeSeed<'de> for Fields<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Fields<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object or an array of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        elements.next_element_seed(Self(self.0)).map(drop)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        while let Some(field) = fields.next_key::<String>()? {
            self.0.insert(field.clone(), Value::Null);
            self.0.insert(field, fields.next_value()?);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::choice::Choices;
    use super::*;

    /// Each place with its value or sentence, and how the reading ended.
    fn read(mut bytes: &[u8]) -> (Vec<String>, Option<String>) {
        let mut input = Input {
            name: "a.json",
            bytes: &mut bytes,
            beside: &|_| None,
            choices: &Choices::default(),
        };
        let mut seen = Vec::new();
        let ended = each_value(&mut input, &mut |place, value| {
            let value = value.map_or_else(|why| why, |value| value.to_string());
            seen.push(format!("{place}: {value}"));
            Ok(())
        });
        (seen, ended.err().map(|error| error.to_string()))
    }

    #[test]
    fn lines_arrays_and_spread_out_values_are_read() {
        let all = |seen: &[&str]| (seen.iter().map(|s| (*s).to_owned()).collect(), None);
        assert_eq!(
            read(b"[1, {\"a\": 2}]"),
            all(&["number 1: 1", "number 2: {\"a\":2}"])
        );
        assert_eq!(
            read(b"{\n\"a\": 1}\n{\"b\":\n2}"),
            all(&["number 1: {\"a\":1}", "number 2: {\"b\":2}"])
        );
        assert_eq!(
            read(b"\xEF\xBB\xBF{\"a\":1}\r\n\r\n{\"b\":2}"),
            all(&["line 1: {\"a\":1}", "line 3: {\"b\":2}"])
        );
        assert_eq!(read(b"\xFF\xFE{\0}\0"), all(&["line 1: {}"]));
        assert_eq!(read(b" \n"), all(&[]));
    }

    #[test]
    fn a_bad_line_is_named_and_the_rest_comes() {
        let (seen, ended) = read(b"{\"a\" 1}\n{\"b\":2}\n{\"c\":\n{\"d\":\"\\ud83d\"}");
        assert_eq!(seen.len(), 4);
        assert!(seen[0].starts_with("line 1: the line is not whole JSON: expected `:` at column"));
        assert_eq!(seen[1], "line 2: {\"b\":2}");
        assert!(seen[2].starts_with("line 3: the line is not whole JSON"));
        assert_eq!(seen[3], "line 4: {\"d\":\"\u{fffd}\"}");
        assert_eq!(ended, None);
    }

    #[test]
    fn needless_fields_are_passed_over_and_still_have_to_be_whole() {
        let mut bytes = &b"{\"a\":[{\"\\u00e9\":1}],\"b\":{\"a\":2}}\n[1]\n{\"a\":\"\xFF\"}\n{\"a\":[1}\n{\"b\":1} 2\n"[..];
        let mut input = Input {
            name: "a.jsonl",
            bytes: &mut bytes,
            beside: &|_| None,
            choices: &Choices::default(),
        };
        let mut seen = Vec::new();
        let ended = each_value_without(&["a"], &mut input, &mut |_, value| {
            seen.push(value.map_or_else(|_| "refused".to_owned(), |value| value.to_string()));
            Ok(())
        });
        ended.unwrap();
        assert_eq!(
            seen,
            ["{\"b\":{\"a\":2}}", "[1]", "refused", "refused", "refused"]
        );
    }

    #[test]
    fn deep_and_broken_files_end_in_a_sentence() {
        let deep = "[".repeat(100_000);
        let (_, ended) = read(deep.as_bytes());
        assert!(ended.unwrap().contains("recursion limit exceeded"));
        let deep = format!("{{\"a\":{}", "[".repeat(100_000));
        assert!(!read(deep.as_bytes()).0.is_empty() || read(deep.as_bytes()).1.is_some());
        let (seen, ended) = read(b"[{\"a\":1},\n{\"b\"");
        assert_eq!(seen, ["number 1: {\"a\":1}"]);
        assert!(ended.unwrap().contains("line 2"));
    }

    #[test]
    fn the_first_object_of_a_cut_file_is_seen() {
        let fields = |text| {
            first_object(text).map(|object| object.keys().cloned().collect::<Vec<_>>().join(" "))
        };
        assert_eq!(
            fields("[{\"data\": {\"text\": \"a\"}, \"annotations\": [{"),
            Some("annotations data".to_owned())
        );
        assert_eq!(fields("{\"a\": 1}\n{\"b\": 2}"), Some("a".to_owned()));
        assert_eq!(fields("[Updated] Ministers"), None);
    }
}
