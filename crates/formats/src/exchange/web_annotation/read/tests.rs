//! What is read, drawn.

use super::super::super::drawing::{drawn, read_with};
use super::super::FORMAT;

#[test]
fn selectors_of_all_shapes_are_read() {
    let json = r#"[{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "a", "type": "Annotation",
          "body": [{"type": "TextualBody", "purpose": "tagging", "value": "actor"}, {"type": "TextualBody", "value": "sure"}],
          "target": {"source": "http://x/y.html", "selector": [{"type": "TextQuoteSelector", "exact": "Kessia"}, {"type": "TextPositionSelector", "start": 0, "end": 6}]}},
        {"id": "b", "bodyValue": "well", "target": {"source": "http://x/y.html", "selector": {"type": "FragmentSelector", "refinedBy": {"type": "TextQuoteSelector", "exact": "dam", "prefix": "old "}}}},
        {"id": "l", "motivation": "linking", "target": "a", "body": "b"},
        {"id": "c", "body": [], "target": {"source": "http://x/y.html", "selector": {"type": "CssSelector", "value": "p"}}}]"#;
    let beside = |name: &str| (name == "a.txt").then(|| b"Kessia: a dam, the old dam".to_vec());
    let found = read_with(&FORMAT, "a.json", json.as_bytes(), &beside);
    assert_eq!(
        drawn(&found[0]),
        "[Kessia|actor note(sure)]: a dam, the old [dam|annotation note(well)] linking(Kessia, dam) \
         !“c” is left out: its target is no stretch of a text"
    );
    let found = read_with(&FORMAT, "b.json", json.as_bytes(), &beside);
    assert_eq!(
        drawn(&found[0]),
        "the file: the text of “http://x/y.html” is not in the file; put it beside it as b.txt"
    );
}
