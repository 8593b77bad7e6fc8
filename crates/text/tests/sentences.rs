//! Sentences of real news, drawn as pictures: what stands between two " | " is one sentence.

use standpoint_text::{Offset, Text, sentences};

fn picture(content: &str) -> String {
    let text = Text::new(content);
    let drawn: Vec<&str> = sentences(&text, text.span())
        .into_iter()
        .map(|span| text.slice(span))
        .collect();
    drawn.join(" | ")
}

/// Each picture is its own input: a bar is a blank, or nothing where it is written "¦".
fn check(pictures: &[&str]) {
    for drawn in pictures {
        let content = drawn.replace(" | ", " ").replace('¦', "");
        assert_eq!(picture(&content), drawn.replace('¦', " | "), "{content:?}");
    }
}

#[test]
fn plain_prose() {
    check(&[
        "The talks failed. | Nobody was surprised.",
        "Who opened the gates? | Nobody knows! | The inquiry goes on.",
        "It cost 3.5 million. | 2026 was worse.",
        "Nobody came?! | They did.",
        "It fell by 4.5%. | Prices rose 1,000-fold in 1.2.3 years.",
        "The answer was no. | Then 10 members left.",
    ]);
}

#[test]
fn abbreviations() {
    check(&[
        "He suspended U.S. aid to Kessia on Monday.",
        "Aid from the U.S. | The talks go on.",
        "Aid from the U.S. Senate majority was late.",
        "Mr. Orban met Gen. Sula and Lt. Col. Marit Ode.",
        "The vote is at 5 p.m. Monday in Orlen.",
        "The vote is at 5 p.m. | Ministers meet at 9 a.m. on Friday.",
        "It closed at 11 a.m. EST after a call.",
        "It is No. 10 on the list.",
        "She said No. | The chairman agreed.",
        "J. D. Vance spoke to George W. Bush.",
        "J.D. Vance spoke.",
        "So did I. | Mary left.",
        "They want vitamin C. | The others do not.",
        "Acme Inc. Chief Executive Ada Brandt resigned.",
        "He joined Acme Inc. | The company grew.",
        "Dams, locks, etc. | Nobody paid.",
        "Dams, locks, etc. were built.",
        "On Jan. 6 and in Sept. 2026 it rained.",
        "He has a Ph.D. in law, e.g. Roman law.",
        "MR. ORBAN AND THE U.S. SENATE",
        "The U.S.'s role is over.",
        "A U.S.-led force left the U.S.",
        "Smith v. Jones was decided.",
        "Did he leave the U.S.? | Yes.",
    ]);
}

#[test]
fn quotations() {
    check(&[
        "\"It is over,\" she said.",
        "“It is over,” she said. | “We go home.”",
        "\"It is over.\" | Then he left.",
        "“It is over.” | Then he left.",
        "He said: \"It is over.\" | Then he left.",
        "\"Why?\" he asked.",
        "\"Why?\" Smith asked.",
        "“Why not?” Ada Brandt said.",
        "“Why not?” | The minister left.",
        "“Never!” | Crowds cheered.",
        "'It is over.' | Then he left.",
        "‘It is over.’ | Then he left.",
        "“It is over. | We go home,” she said.",
        "\"It is over. | We go home,\" she said. | \"Now.\"",
        "« C’est fini. » | Puis il partit.",
        "„Es ist vorbei.“",
        "(He had left.) | The talks went on.",
        "The plan (see p. 4) failed.",
        "He called it “a farce.” | Others agreed.",
        "“They said ‘never.’” | She left.",
        "The workers' union agreed. | 'Tis late.",
        "The dam is safe.[3] | Critics disagree.",
        "The dam is safe. [3] [12] | Critics disagree.",
        "Ada Brandt (b. 1961) lived c. 300 years later. | [Sic] is hers.",
    ]);
}

#[test]
fn missing_blanks() {
    check(&[
        "The talks failed today.¦His comments followed.",
        "“It is over.”¦The crowd left.",
        "\"It is over.\"¦The crowd left.",
        "He left today.¦\"It is over,\" she said.",
        "He left today.¦“It is over,” she said.",
        "Is it over?¦Nobody knows.",
        "Made in the U.S.A by example.com for 3.5 million.",
        "See https://example.com/A.B?c=D. | Then go.",
        "Write to ada.brandt@example.co.uk or www.example.org. | Thanks.",
        "A.Smith left.",
        "It ended at 5.¦Then it rained.",
        "It left the U.S.¦The rest stayed.",
    ]);
}

#[test]
fn dots_that_end_nothing() {
    check(&[
        "He paused… and went on.",
        "He paused ... and went on.",
        "He paused... | Then he went on.",
        "He paused… | Then he went on.",
        "… and then he left.",
        "...Then he left.",
        "1. Open the gates.",
        "II. The second part.",
    ]);
}

#[test]
fn other_scripts() {
    check(&[
        "会议失败了。¦没有人感到惊讶。",
        "他说：“结束了。”¦然后他走了。",
        "「終わった。」と彼は言った。",
        "השיחות נכשלו. | איש לא הופתע.",
        "هل انتهت؟ | نعم انتهت.",
        "वार्ता विफल रही। | कोई हैरान नहीं हुआ।",
    ]);
}

#[test]
fn signs() {
    check(&[
        "Great news! 🎉 | The dam holds.",
        "Great news!🎉",
        "He left today. | ▪ She stayed. | • Others came. ❤",
        "👩‍👩‍👧 live here. 🇺🇦 too.",
        "!!! ???",
        "—",
        "*** 3 ***",
    ]);
}

#[test]
fn lines_end_sentences() {
    let cases = [
        (
            "Ministers stall on dam\nThe talks failed",
            "Ministers stall on dam | The talks failed",
        ),
        (
            "Dam talks fail\r\n\r\nOrlen, March 4",
            "Dam talks fail | Orlen, March 4",
        ),
        (
            "- First point\n- Second. Third",
            "- First point | - Second. | Third",
        ),
        (
            "• First point\u{2028}\t• Second  ",
            "• First point | • Second",
        ),
        ("\u{A0}A line.\u{A0}Another.\u{A0}", "A line. | Another."),
        ("One\ttwo.\tThree", "One\ttwo. | Three"),
        ("a\u{0}b. \u{7}C", "a\u{0}b. | C"),
        (
            "e\u{301}te\u{301}. E\u{301}te\u{301}",
            "e\u{301}te\u{301}. | E\u{301}te\u{301}",
        ),
        ("", ""),
        (" \r\n\t\u{A0}\u{200B}\u{0}", ""),
    ];
    for (content, drawn) in cases {
        assert_eq!(picture(content), drawn, "{content:?}");
    }
}

#[test]
fn steps_from_sentence_to_sentence() {
    let text = Text::new("One. Two.\n\n- Three");
    let at = |bytes| Offset::new(bytes);
    let slice = |bytes| text.slice(text.sentence_at(at(bytes)));
    assert_eq!(
        [slice(0), slice(4), slice(5), slice(9)],
        ["One.", "One.", "Two.", "Two."]
    );
    assert_eq!(
        [slice(10), slice(11), slice(99)],
        ["", "- Three", "- Three"]
    );
    let next: Vec<usize> = [0, 4, 5, 10, 11]
        .map(|b| text.next_sentence(at(b)).get())
        .to_vec();
    assert_eq!(next, [5, 5, 11, 11, 18]);
    let before: Vec<usize> = [18, 11, 10, 5, 0]
        .map(|b| text.previous_sentence(at(b)).get())
        .to_vec();
    assert_eq!(before, [11, 5, 5, 0, 0]);
}
