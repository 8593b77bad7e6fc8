//! The ids of messages that are put together from names, for the test that holds words to them.

use standpoint_formats::exchange::{Aspect, Scheme, Unit};
use standpoint_protocol::formats::exchange::{FORMATS, REPORTS};

use super::choices::{OVERLAP, SPLIT};
use super::training;

/// All of them.
pub fn put_together() -> Vec<String> {
    let mut ids = Vec::new();
    let mut add = |beginning: &str, names: &[&str]| {
        ids.extend(names.iter().map(|name| format!("{beginning}-{name}")));
    };
    for formats in [&FORMATS[..], &REPORTS] {
        add("format", formats);
        add("format-for", formats);
    }
    add("export-overlap", &OVERLAP);
    add("export-split", &SPLIT);
    add("export-scheme", &Scheme::ALL.map(Scheme::id));
    add("unit", &Unit::ALL.map(Unit::id));
    for (beginning, names) in training::names() {
        ids.extend(names.iter().map(|name| format!("{beginning}-{name}")));
    }
    let aspects = Aspect::ALL.map(Aspect::id);
    ids.extend(aspects.iter().map(|aspect| format!("loss-{aspect}")));
    ids
}
