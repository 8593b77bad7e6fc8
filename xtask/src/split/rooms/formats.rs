//! What the worker for errands fetches when it is asked for Parquet or for the article of a page.

use super::Rooms;

/// The crates that only these use. The formats' own modules stay: they tell whether a file is one of
/// theirs.
pub const FORMATS: Rooms = Rooms {
    modules: &[
        "bit_set",
        "bit_vec",
        "cssparser",
        "dom_query",
        "dom_smoothie",
        "flagset",
        "gjson",
        "html5ever",
        "html_escape",
        "markup5ever",
        "nom",
        "parking_lot",
        "parking_lot_core",
        "phf",
        "ruzstd",
        "selectors",
        "servo_arc",
        "snap",
        "standpoint_formats::html::reader",
        "standpoint_parquet",
        "string_cache",
        "tendril",
        "web_atoms",
    ],
    shared: &["alloc::", "core::", "hashbrown::", "std::"],
};
