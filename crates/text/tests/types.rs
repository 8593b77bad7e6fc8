//! Offsets, spans and texts: how they are compared, cut and written.

use standpoint_text::{Offset, Span, Text};

#[test]
fn an_offset_saturates() {
    assert_eq!(Offset::new(usize::MAX).get(), 4_294_967_295);
    assert_eq!(Offset::ZERO, Offset::default());
}

#[test]
fn a_span_puts_its_ends_in_order() {
    let span = Span::from_bytes(9, 2);
    assert_eq!(
        (span.start().get(), span.end().get(), span.len()),
        (2, 9, 7)
    );
    assert_eq!(span.range(), 2..9);
    let read: Span = serde_json::from_str(r#"{"start":9,"end":2}"#).unwrap();
    assert_eq!(read, span);
    assert_eq!(
        serde_json::to_string(&span).unwrap(),
        r#"{"start":2,"end":9}"#
    );
}

#[test]
fn spans_meet() {
    // Two spans, what they share, and whether the first holds the second.
    let cases = [
        ((0, 5), (3, 8), Some((3, 5)), false),
        ((0, 5), (5, 8), None, false),
        ((0, 8), (3, 5), Some((3, 5)), true),
        ((0, 8), (0, 8), Some((0, 8)), true),
        ((0, 8), (8, 8), None, true),
        ((3, 3), (0, 8), None, false),
    ];
    for ((a, b), (c, d), shared, holds) in cases {
        let (one, other) = (Span::from_bytes(a, b), Span::from_bytes(c, d));
        let shared = shared.map(|(start, end)| Span::from_bytes(start, end));
        assert_eq!(one.intersection(other), shared, "{one:?} {other:?}");
        assert_eq!(other.overlaps(one), shared.is_some(), "{one:?} {other:?}");
        assert_eq!(one.contains_span(other), holds, "{one:?} {other:?}");
        assert!(one.cover(other).contains_span(one) && one.cover(other).contains_span(other));
    }
    let span = Span::from_bytes(2, 4);
    let inside = [1, 2, 3, 4].map(|at| span.contains(Offset::new(at)));
    assert_eq!(inside, [false, true, true, false]);
}

#[test]
fn a_text_is_written_as_a_string() {
    let text = Text::new("né\n");
    assert_eq!(serde_json::to_string(&text).unwrap(), r#""né\n""#);
    assert_eq!(serde_json::from_str::<Text>(r#""né\n""#).unwrap(), text);
    assert_eq!(format!("{text:?}"), r#"Text("né\n")"#);
    assert_ne!(text, Text::new("ne\n"));
}

#[test]
fn a_slice_grows_to_characters_and_stays_inside() {
    let text = Text::new("aé🎉");
    let slice = |start, end| text.slice(Span::from_bytes(start, end));
    assert_eq!(slice(2, 2), "é");
    assert_eq!(slice(1, 4), "é🎉");
    assert_eq!(slice(3, 99), "🎉");
    assert_eq!(slice(50, 99), "");
}

#[test]
fn units_of_every_length() {
    let text = Text::new("aé🎉b");
    let offsets: Vec<usize> = (0..=9).map(|at| text.to_utf16(Offset::new(at))).collect();
    assert_eq!(offsets, [0, 1, 1, 2, 2, 2, 2, 4, 5, 5]);
    let code_points: Vec<usize> = (0..=9)
        .map(|at| text.to_code_point(Offset::new(at)))
        .collect();
    assert_eq!(code_points, [0, 1, 1, 2, 2, 2, 2, 3, 4, 4]);
    let back: Vec<Option<usize>> = (0..=6)
        .map(|at| text.from_utf16(at).map(Offset::get))
        .collect();
    assert_eq!(
        back,
        [Some(0), Some(1), Some(3), None, Some(7), Some(8), None]
    );
    assert_eq!(
        (text.code_points(), text.utf16_units(), text.len()),
        (4, 5, 8)
    );
    let empty = Text::new("");
    assert_eq!(
        (empty.from_utf16(0), empty.from_code_point(1)),
        (Some(Offset::ZERO), None)
    );
}
