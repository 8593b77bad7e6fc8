//! Where a caret stops that goes by clauses: a bar at every end, or at every start.

use standpoint_text::{Offset, Text};

/// The text with a bar at each stop from its start on.
fn ends(content: &str) -> String {
    let text = Text::new(content);
    let mut stops = vec![Offset::ZERO];
    while let Some(last) = stops.last().filter(|last| **last < text.end()) {
        stops.push(text.next_clause(*last));
    }
    drawn(&text, &stops[1..])
}

/// The text with a bar at each stop from its end back.
fn starts(content: &str) -> String {
    let text = Text::new(content);
    let mut stops = vec![text.end()];
    while let Some(last) = stops.last().filter(|last| **last > Offset::ZERO) {
        stops.push(text.previous_clause(*last));
    }
    stops.reverse();
    drawn(&text, &stops[..stops.len() - 1])
}

fn drawn(text: &Text, stops: &[Offset]) -> String {
    let mut drawn = text.as_str().to_owned();
    for stop in stops.iter().rev() {
        drawn.insert(stop.get(), '|');
    }
    drawn
}

#[test]
fn the_caret_stops_where_clauses_end() {
    for drawn in [
        "Kessia said| that the dam|, which is old|, may fail|.|",
        "“The reservoir is safe|,” she said|. Nobody| who heard it agreed|.|",
        "It took 5–10 years| – but 1,000 men worked|.|",
        "Talks| (in Orlen|) failed|\n\nOrlen-backed men left|",
        "他说|，水库|。好|",
    ] {
        assert_eq!(ends(&drawn.replace('|', "")), drawn);
    }
}

#[test]
fn the_caret_stops_where_clauses_start() {
    for drawn in [
        "|Kessia said |that the dam, |which is old, |may fail.",
        "|“|The reservoir is safe,” |she said. |Nobody |who heard it agreed.",
        "|Talks (|in Orlen) |failed\n\n|It rained",
    ] {
        assert_eq!(starts(&drawn.replace('|', "")), drawn);
    }
}

#[test]
fn a_clause_is_around_its_words_and_a_text_of_signs_has_none() {
    let text = Text::new("If talks fail, the dam stays shut.");
    let around = |words: &str| {
        let at = Offset::new(text.as_str().find(words).unwrap());
        text.slice(text.clause_at(at))
    };
    assert_eq!(around("talks"), "If talks fail");
    assert_eq!(around("dam"), "the dam stays shut");
    assert_eq!(around(", "), "If talks fail");
    for content in ["", "…", "\n\n", "?! ,"] {
        let text = Text::new(content);
        assert_eq!(text.next_clause(Offset::ZERO), text.end());
        assert_eq!(text.previous_clause(text.end()), Offset::ZERO);
        let _ = text.clause_at(text.end());
    }
}
