//! What is read, drawn.

use super::super::drawing::{drawn, read_all};
use super::super::input::Place;
use super::*;

#[test]
fn tasks_are_read_and_answers_kept() {
    let lines = "{\"text\": \"Kessia stalls\", \"spans\": [{\"start\": 0, \"end\": 6, \"label\": \"ORG\"}, {\"start\": 7, \"end\": 13, \"label\": \"CUE\"}], \
         \"relations\": [{\"head\": 1, \"child\": 0, \"label\": \"by\", \"head_span\": {\"start\": 7, \"end\": 13, \"label\": \"CUE\"}, \"child_span\": {\"start\": 0, \"end\": 6, \"label\": \"ORG\"}}], \"answer\": \"accept\"}\n\
        {\"text\": \"Kessia stalls\", \"spans\": [{\"start\": 7, \"end\": 13, \"label\": \"ORG\"}], \"answer\": \"reject\"}\n\
        {\"text\": \"Other\", \"label\": \"NEWS\", \"answer\": \"accept\"}\n\
        {\"label\": \"GPE\", \"pattern\": [{\"lower\": \"kessia\"}]}\n";
    let found = read_all(&FORMAT, lines.as_bytes());
    let drawn: Vec<String> = found.iter().map(drawn).collect();
    assert_eq!(
        drawn,
        [
            "[Kessia|ORG] [[stalls|ORG rejected]|CUE] by(stalls, Kessia)",
            "Other #NEWS",
            "line 4: this is a match pattern, not a text with annotations",
        ]
    );
    assert_eq!(found[1].place, Place::Line(3));
}
