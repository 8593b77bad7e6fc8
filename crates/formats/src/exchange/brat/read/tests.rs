//! What is read, drawn.

use super::super::super::drawing::{drawn, read_with};
use super::super::FORMAT;

fn read(text: &str, annotations: &str) -> String {
    let text = text.to_owned();
    let beside = move |name: &str| (name == "a.txt").then(|| text.clone().into_bytes());
    drawn(&read_with(&FORMAT, "a.ann", annotations.as_bytes(), &beside)[0])
}

#[test]
fn an_attribution_is_a_position_with_its_links() {
    let annotations = "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1 \nT1\tSource 0 3\tOde\nT2\tCue 4 8\tsaid\n\
        T3\tContent 9 11;12 16\tit will\nT4\tAttribution 4 8\tsaid\nA1\tConfidence E1 High\n#1\tAnnotatorNotes T3\twell";
    assert_eq!(
        read("Ode said it will", annotations),
        "[Ode|Source] [said|Cue] [it|Content Confidence=High note(well)]+ [will|Content Confidence=High note(well)] \
         signalled_by(it will, said) held_by(it will, Ode)"
    );
}

#[test]
fn events_references_and_equivalences_are_read() {
    let annotations = "T1\tPerson 0 3\tOde\nT2\tPerson 13 15\the\nT3\tMove 4 8\tquit\nE1\tMove:T3 Who-Arg:T1 By2:E2\n\
        E2\tMove:T3 \nM1\tSpeculation E2\n*\tAlias T1 T2\nN1\tRef T2 W:1\tOde K.\nR1\tFamily Arg1:T1 Arg2:T2\t\n\
        R2\tFamily Arg1 Arg2\nT9\tX 9223372036854775808 3\tz\nQ1\tnone\nA1\tMention T8 Name";
    assert_eq!(
        read("Ode quit and he did", annotations),
        "[Ode|Person entity=Ode] [[quit|Move Speculation=true]|Move] and [he|Person Ref=W:1 entity=Ode K.] did \
         Who-Arg(quit, Ode) By(quit, quit) Family(Ode, he) \
         !line 11 is left out: “9223372036854775808 3” is not two numbers below 2^63 \
         !line 12 is left out: “Q1” is no id that brat knows \
         !line 10 is left out: its arguments have no roles \
         !line 13 is left out: “T8” is no mark"
    );
}

#[test]
fn a_text_that_is_missing_is_said() {
    let found = read_with(&FORMAT, "b.ann", b"T1\tA 0 1\tx", &|_| None);
    assert_eq!(
        drawn(&found[0]),
        "the file: its text is not beside it: b.txt is not there"
    );
}
