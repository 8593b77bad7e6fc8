//! Tokens and words, drawn as pictures: what stands between two bars is one token.

use standpoint_text::{Offset, Span, Text, TokenKind, tokens};

fn picture(content: &str) -> String {
    let text = Text::new(content);
    let drawn: Vec<&str> = tokens(&text, text.span())
        .into_iter()
        .map(|token| text.slice(token.span))
        .collect();
    drawn.join("|")
}

#[test]
fn tokens_of_news() {
    let cases = [
        ("He suspended U.S. aid.", "He|suspended|U.S.|aid|."),
        ("Mr. Orban, at 5 p.m.", "Mr.|Orban|,|at|5|p.m."),
        ("I don't know; they can’t.", "I|don't|know|;|they|can’t|."),
        (
            "Russia's and Russia’s rejection",
            "Russia|'s|and|Russia|’s|rejection",
        ),
        (
            "the U.S.'s, the workers' 90's",
            "the|U.S.|'s|,|the|workers|'|90|'s",
        ),
        ("Trump-Putin talks", "Trump|-|Putin|talks"),
        ("a U.S.-led force—ours", "a|U.S.|-|led|force|—|ours"),
        ("No. 10 said no. No", "No.|10|said|no|.|No"),
        (
            "J. D. Vance, J.D. Vance, U.S.A",
            "J.|D.|Vance|,|J.D.|Vance|,|U.S.A",
        ),
        ("vitamin C. Then", "vitamin|C|.|Then"),
        ("So did I. Mary left", "So|did|I|.|Mary|left"),
        ("O'Brien of Côte d’Ivoire", "O'Brien|of|Côte|d’Ivoire"),
        ("'yes' and \"no\"", "'|yes|'|and|\"|no|\""),
        ("today.His comments", "today|.|His|comments"),
        ("talks.they ended", "talks|.|they|ended"),
        ("bbc.co.uk, example.com.", "bbc.co.uk|,|example.com|."),
        (
            "https://example.org/a?b=C. Then",
            "https://example.org/a?b=C|.|Then",
        ),
        (
            "ada@example.org (@ada, #dam)",
            "ada@example.org|(|@|ada|,|#|dam|)",
        ),
        ("3.5% of $1,200.50, 10:30", "3.5|%|of|$|1,200.50|,|10:30"),
        (
            "the 20th in 2014,2015 or 9/11",
            "the|20th|in|2014|,|2015|or|9/11",
        ),
        ("R&D at AT&T, Q & A", "R&D|at|AT&T|,|Q|&|A"),
        ("wait... what -- now…", "wait|...|what|--|now|…"),
        ("Ph.D. and e.g. etc.", "Ph.D.|and|e.g.|etc."),
        ("the U.S...", "the|U.S.|.."),
        ("a\tb\r\nc\u{A0}d\u{0}e", "a|b|c|d|e"),
    ];
    for (content, drawn) in cases {
        assert_eq!(picture(content), drawn, "{content:?}");
    }
}

#[test]
fn tokens_of_other_scripts() {
    let cases = [
        ("👩‍👩‍👧 🇺🇦🇵🇱!", "👩‍👩‍👧|🇺🇦|🇵🇱|!"),
        ("👍🏽ok", "👍🏽|ok"),
        ("e\u{301}te\u{301} x", "e\u{301}te\u{301}|x"),
        ("会议3日。", "会|议|3|日|。"),
        ("ニュースです", "ニュース|で|す"),
        ("צה\"ל ואו\"ם", "צה\"ל|ואו\"ם"),
        ("هل انتهت؟", "هل|انتهت|؟"),
        ("Привет, мир", "Привет|,|мир"),
        ("तथ्य।", "तथ्य|।"),
        (" \u{301}a", " \u{301}|a"),
        ("", ""),
    ];
    for (content, drawn) in cases {
        assert_eq!(picture(content), drawn, "{content:?}");
    }
}

#[test]
fn tokens_have_their_kind() {
    use TokenKind::{Number, Punctuation, Symbol, Word};
    let text = Text::new("U.S. 's 20th 3.5 ½ , … “ 。 $ + 🎉 会 \u{301}");
    let kinds: Vec<TokenKind> = tokens(&text, text.span())
        .into_iter()
        .map(|token| token.kind)
        .collect();
    assert_eq!(
        kinds,
        [
            Word,
            Punctuation,
            Word,
            Number,
            Number,
            Number,
            Punctuation,
            Punctuation,
            Punctuation,
            Punctuation,
            Symbol,
            Symbol,
            Symbol,
            Word,
            Symbol
        ]
    );
}

#[test]
fn words_under_the_caret() {
    let text = Text::new("the U.S. aid, don't — 3.5");
    let word = |byte| text.word_at(Offset::new(byte)).map(|span| text.slice(span));
    assert_eq!(word(0), Some("the"));
    assert_eq!(word(3), None);
    assert_eq!(word(7), Some("U.S."));
    assert_eq!(word(12), None);
    assert_eq!(word(17), Some("don't"));
    assert_eq!(word(99), None);
    let after: Vec<usize> = [0, 3, 5, 8, 13, 19, 99]
        .map(|byte| text.next_word(Offset::new(byte)).get())
        .to_vec();
    assert_eq!(after, [3, 8, 8, 12, 19, 27, 27]);
    let before: Vec<usize> = [99, 24, 19, 14, 9, 4, 0]
        .map(|byte| text.previous_word(Offset::new(byte)).get())
        .to_vec();
    assert_eq!(before, [24, 14, 14, 9, 4, 0, 0]);
}

#[test]
fn selections_snap_to_words() {
    // What is selected stands between < and >, what comes out between { and }.
    let cases = [
        ("the K<essi>a plan", "the {Kessia} plan"),
        ("the< Kessia >plan", "the {Kessia} plan"),
        ("the U.<S>. aid", "the {U.S.} aid"),
        ("<Russia>'s plan", "{Russia}'s plan"),
        ("Russ<ia's> plan", "{Russia's} plan"),
        ("a <Trump>-Putin talk", "a {Trump}-Putin talk"),
        ("he “<left>.” Then", "he “{left}.” Then"),
        ("he <“le>ft.”", "he {“left}.”"),
        ("one < > two", "one {}  two"),
        ("o<>ne", "o{}ne"),
        ("会<议失>败", "会{议失}败"),
    ];
    for (selected, snapped) in cases {
        let content = selected.replace(['<', '>'], "");
        let start = selected.find('<').unwrap();
        let end = selected.find('>').unwrap() - 1;
        let text = Text::new(content.as_str());
        let span = text.snap_to_words(Span::from_bytes(start, end)).range();
        let drawn = [
            &content[..span.start],
            "{",
            &content[span.clone()],
            "}",
            &content[span.end..],
        ]
        .concat();
        assert_eq!(drawn, snapped, "{selected}");
    }
}
