//! What must hold for every text and every offset, also past the end and inside characters.

use proptest::prelude::*;
use proptest::sample::select;
use standpoint_text::{Offset, Span, Text, Token, paragraphs, sentences, tokens};
use unicode_segmentation::UnicodeSegmentation;

/// Pieces that rules of graphemes, tokens and sentences turn on.
const PIECES: [&str; 66] = [
    " ",
    " ",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "\u{A0}",
    "\u{2028}",
    "\u{0}",
    "\u{200B}",
    "\u{FEFF}",
    "a",
    "S",
    "the ",
    "The ",
    "Mr.",
    "U.S.",
    "p.m.",
    "No. 10",
    "J. D. ",
    "etc. ",
    "'s",
    "’s",
    "don't",
    ".",
    "...",
    "…",
    "!",
    "?",
    ",",
    "-",
    "\"",
    "“",
    "”",
    "'",
    "(",
    ")[",
    "1",
    "3.5",
    "1,000",
    "https://a.org/",
    "@",
    "&",
    "é",
    "e\u{301}",
    "\u{301}",
    "👩‍👩‍👧",
    "\u{200D}",
    "👍🏽",
    "🇺🇦",
    "🇵",
    "1\u{FE0F}\u{20E3}",
    "会议",
    "。",
    "」",
    "か\u{3099}",
    "שלום",
    "صباح",
    "؟",
    "क्षि",
    "กำ",
    "한국",
    "\u{1100}\u{1161}",
    "\u{600}",
    "\u{D4E}",
    "\u{E31}",
];

fn content() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => prop::collection::vec(select(PIECES.as_slice()), 0..40).prop_map(|pieces| pieces.concat()),
        1 => any::<String>(),
        // Long enough for several checkpoints, with characters of every length across their edges.
        1 => prop::collection::vec(select(PIECES.as_slice()), 300..900).prop_map(|pieces| pieces.concat()),
    ]
}

/// A text and offsets anywhere in it, inside characters and a little past its end.
fn text_and_span() -> impl Strategy<Value = (Text, Span)> {
    content().prop_flat_map(|content| {
        let past = content.len() + 3;
        let ends = (0..=past, 0..=past);
        ends.prop_map(move |(start, end)| {
            (Text::new(content.as_str()), Span::from_bytes(start, end))
        })
    })
}

/// The grapheme boundaries of the whole text, segmented from its start.
fn boundaries(text: &Text) -> Vec<usize> {
    let starts = text.as_str().grapheme_indices(true).map(|(at, _)| at);
    starts.chain([text.len()]).collect()
}

fn is_boundary(text: &Text, offset: Offset) -> bool {
    text.floor_grapheme(offset) == offset
}

/// Characters of which something is seen.
fn visible(text: &Text, span: Span) -> impl Iterator<Item = Offset> {
    let start = span.start().get();
    let seen = |c: char| {
        !c.is_whitespace()
            && !c.is_control()
            && !matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{2060}'
                | '\u{FEFF}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    text.slice(span)
        .char_indices()
        .filter(move |(_, c)| seen(*c))
        .map(move |(at, _)| Offset::new(start + at))
}

/// In order, apart, each with something in it, inside `within`, and together holding all that is
/// seen there.
fn assert_tile(text: &Text, within: Span, spans: &[Span]) -> Result<(), TestCaseError> {
    for span in spans {
        prop_assert!(!span.is_empty());
        prop_assert!(within.contains_span(*span));
        prop_assert!(is_boundary(text, span.start()) && is_boundary(text, span.end()));
    }
    for pair in spans.windows(2) {
        prop_assert!(pair[0].end() <= pair[1].start());
    }
    for seen in visible(text, within) {
        prop_assert!(spans.iter().any(|span| span.contains(seen)), "{seen:?}");
    }
    Ok(())
}

proptest! {
    #[test]
    fn units_make_the_round_trip(content in content()) {
        let text = Text::new(content.as_str());
        let mut utf16 = 0;
        let ends = content.char_indices().map(|(at, c)| (at, c.len_utf16()));
        for (code_point, (at, len_utf16)) in ends.chain([(content.len(), 0)]).enumerate() {
            let offset = Offset::new(at);
            prop_assert_eq!(text.to_code_point(offset), code_point);
            prop_assert_eq!(text.from_code_point(code_point), Some(offset));
            prop_assert_eq!(text.to_utf16(offset), utf16);
            prop_assert_eq!(text.from_utf16(utf16), Some(offset));
            if len_utf16 == 2 {
                prop_assert_eq!(text.from_utf16(utf16 + 1), None);
            }
            utf16 += len_utf16;
        }
        prop_assert_eq!(text.code_points(), content.chars().count());
        prop_assert_eq!(text.utf16_units(), content.encode_utf16().count());
        prop_assert_eq!(text.from_code_point(text.code_points() + 1), None);
        prop_assert_eq!(text.from_utf16(text.utf16_units() + 1), None);
    }

    #[test]
    fn units_go_back_to_the_character((text, span) in text_and_span()) {
        let floor = text.floor_char(span.start());
        prop_assert_eq!(text.from_code_point(text.to_code_point(span.start())), Some(floor));
        prop_assert_eq!(text.from_utf16(text.to_utf16(span.start())), Some(floor));
    }

    #[test]
    fn graphemes_are_those_of_the_whole_text((text, span) in text_and_span()) {
        let all = boundaries(&text);
        let at = span.start();
        let clamped = text.floor_char(at).get();
        let before = all.iter().rfind(|boundary| **boundary <= clamped).copied();
        prop_assert_eq!(Some(text.floor_grapheme(at).get()), before);
        let reached = at.get().min(text.len());
        let ceil = all.iter().find(|boundary| **boundary >= reached).copied();
        prop_assert_eq!(Some(text.ceil_grapheme(at).get()), ceil);
        let next = all.iter().find(|boundary| **boundary > clamped).copied();
        prop_assert_eq!(text.next_grapheme(at).get(), next.unwrap_or(text.len()));
        let previous = all.iter().rfind(|boundary| **boundary < reached).copied();
        prop_assert_eq!(text.previous_grapheme(at).get(), previous.unwrap_or(0));
    }

    #[test]
    fn long_runs_of_flags_keep_their_pairs(flags in 0..300_usize, odd in any::<bool>(), at in 0..2500_usize) {
        let text = Text::new(["🇺🇦".repeat(flags), "🇵".repeat(usize::from(odd))].concat());
        let floor = if at < text.len() { at / 8 * 8 } else { text.len() };
        prop_assert_eq!(text.floor_grapheme(Offset::new(at)).get(), floor);
    }

    #[test]
    fn snapping_to_graphemes_grows_and_rests((text, span) in text_and_span()) {
        let snapped = text.snap_to_graphemes(span);
        prop_assert!(snapped.contains_span(Span::new(text.floor_char(span.start()), text.floor_char(span.end()))));
        prop_assert_eq!(text.snap_to_graphemes(snapped), snapped);
    }

    #[test]
    fn snapping_to_words_keeps_what_is_seen_and_rests((text, span) in text_and_span()) {
        let snapped = text.snap_to_words(span);
        prop_assert!(is_boundary(&text, snapped.start()) && is_boundary(&text, snapped.end()));
        for seen in visible(&text, text.snap_to_graphemes(span)) {
            prop_assert!(snapped.contains(seen));
        }
        prop_assert_eq!(text.snap_to_words(snapped), snapped);
    }

    #[test]
    fn tokens_tile_what_is_seen((text, span) in text_and_span()) {
        let spans: Vec<Span> = tokens(&text, span).iter().map(|token| token.span).collect();
        assert_tile(&text, text.snap_to_graphemes(span), &spans)?;
    }

    #[test]
    fn sentences_tile_what_is_seen((text, span) in text_and_span()) {
        let found = sentences(&text, span);
        assert_tile(&text, text.snap_to_graphemes(span), &found)?;
        for sentence in found {
            let slice = text.slice(sentence);
            let broken = slice.contains(['\n', '\r', '\u{2028}', '\u{2029}']);
            prop_assert!(!broken);
        }
    }

    #[test]
    fn tokens_lie_inside_one_sentence(content in content()) {
        let text = Text::new(content);
        let sentences = sentences(&text, text.span());
        for token in tokens(&text, text.span()) {
            let inside = sentences.iter().filter(|sentence| sentence.contains_span(token.span));
            prop_assert_eq!(inside.count(), 1);
        }
    }

    #[test]
    fn paragraphs_tile_what_is_seen(content in content()) {
        let text = Text::new(content);
        let found = paragraphs(&text);
        assert_tile(&text, text.span(), &found)?;
        for paragraph in found {
            prop_assert_eq!(text.paragraph_at(paragraph.start()), paragraph);
        }
    }

    #[test]
    fn words_are_those_of_the_whole_text((text, span) in text_and_span()) {
        let at = text.floor_char(span.start());
        let is_word = |token: &Token| {
            matches!(token.kind, standpoint_text::TokenKind::Word | standpoint_text::TokenKind::Number)
        };
        let words: Vec<Span> = tokens(&text, text.span())
            .into_iter()
            .filter(is_word)
            .map(|token| token.span)
            .collect();
        prop_assert_eq!(text.word_at(at), words.iter().find(|word| word.contains(at)).copied());
        let next = words.iter().map(|word| word.end()).find(|end| *end > at);
        prop_assert_eq!(text.next_word(at), next.unwrap_or(text.end()));
        let before = words.iter().map(|word| word.start()).rfind(|start| *start < at);
        prop_assert_eq!(text.previous_word(at), before.unwrap_or_default());
    }

    #[test]
    fn sentence_steps_are_those_of_the_whole_text((text, span) in text_and_span()) {
        let at = text.floor_grapheme(span.start());
        let found = sentences(&text, text.span());
        let next = found.iter().map(|sentence| sentence.start()).find(|start| *start > at);
        prop_assert_eq!(text.next_sentence(at), next.unwrap_or(text.end()));
        let before = found.iter().map(|sentence| sentence.start()).rfind(|start| *start < at);
        prop_assert_eq!(text.previous_sentence(at), before.unwrap_or_default());
        if let Some(around) = found.iter().find(|sentence| sentence.contains(at)) {
            prop_assert_eq!(text.sentence_at(at), *around);
        }
    }

    #[test]
    fn slices_never_cut_a_character((text, span) in text_and_span()) {
        let slice = text.slice(span);
        let inner = text.floor_char(span.end()).get().saturating_sub(text.floor_char(span.start()).get());
        prop_assert!(slice.len() >= inner && slice.len() <= inner + 4);
        prop_assert!(text.as_str().contains(slice));
    }
}
