use standpoint_text::{Span, Text};

use super::*;
use crate::{Change, Edit, Entity, History, JournalEntry, Link};

/// A document with marks on the first place of their words, or on the nth: `words#2`.
fn document(text: &str, marks: &[(&str, &str, &str)]) -> Document {
    let mut document = Document::new("d", Text::new(text));
    for (id, label, words) in marks {
        let (words, nth) = words.split_once('#').unwrap_or((words, "1"));
        let nth: usize = nth.parse().unwrap();
        let (start, _) = text.match_indices(words).nth(nth - 1).unwrap();
        let mark = Mark::new(*id, *label, Span::from_bytes(start, start + words.len()));
        add(&mut document, mark);
    }
    document
}

fn add(document: &mut Document, mark: Mark) {
    document.apply(&Edit::Mark(Change::add(mark))).unwrap();
}

fn link(document: &mut Document, id: &str, kind: &str, from: &str, to: &str) {
    let link = Link::new(id, kind, from, to);
    document.apply(&Edit::Link(Change::add(link))).unwrap();
}

/// The slips by name, and what each mark covers, or is, once they are mended.
fn found(document: &Document) -> Vec<String> {
    slips(document)
        .0
        .iter()
        .map(|slip| {
            let key = slip.key(document);
            let name = key.split(' ').next().unwrap().to_owned();
            let Some(mend) = &slip.mend else {
                return format!("{}: {name}", slip.mark);
            };
            let mut mended = document.clone();
            let step = mend.plan(document).unwrap();
            History::default()
                .play(&mut mended, JournalEntry::Do(step))
                .unwrap();
            let left = slips(&mended).0;
            assert!(
                left.iter()
                    .all(|other| other.mark != slip.mark || other.what != slip.what),
                "{key} is mended"
            );
            let now = mended.mark(&slip.mark).map(|mark| mended.quote(mark));
            format!(
                "{}: {name} → {}",
                slip.mark,
                now.as_deref().unwrap_or("gone")
            )
        })
        .collect()
}

#[test]
fn blanks_and_punctuation_at_an_edge_are_taken_off() {
    let text = "Kessia, the U.S. and Orlen Inc. said: go (now)! Really?";
    let marks = [
        ("m1", "uncertainty", "Kessia,"),
        ("m2", "uncertainty", " the U.S. "),
        ("m3", "uncertainty", "Orlen Inc."),
        ("m4", "uncertainty", ": go (now)!"),
        ("m5", "uncertainty", "Really?"),
    ];
    let expected = [
        "m1: edge → Kessia",
        "m2: edge → the U.S.",
        "m4: edge → go (now)!",
    ];
    assert_eq!(found(&document(text, &marks)), expected);
}

#[test]
fn a_quotation_that_is_cut_is_made_whole_or_left_outside() {
    let table = [
        ("She said “we go” today", "“we go", "we go"),
        ("She said “we go” today", "we go”", "we go"),
        (
            "A “free and fair” vote.",
            "free and fair” vote",
            "“free and fair” vote",
        ),
        ("He calls it a “sham.” So", "a “sham", "a “sham.”"),
        (
            "Er sagt „wir gehen“ und",
            "sagt „wir gehen",
            "sagt „wir gehen“",
        ),
        ("a \"big\" no", "\"big", "big"),
    ];
    for (text, words, mended) in table {
        let document = document(text, &[("m", "uncertainty", words)]);
        assert_eq!(
            found(&document),
            [format!("m: open-quotation → {mended}")],
            "{text}"
        );
    }
    for whole in [
        "a “big” no",
        "no quotation at all",
        "der „große“ Plan",
        "it's",
    ] {
        let document = document(whole, &[("m", "uncertainty", whole)]);
        assert_eq!(found(&document), <[&str; 0]>::default(), "{whole}");
    }
}

#[test]
fn a_position_asks_for_holder_and_cue_and_a_cue_for_a_position() {
    let text = "Kessia said it stays. Orlen and Vessa wait, said to pay.";
    let marks = [
        ("a1", "actor", "Kessia"),
        ("c1", "cue", "said"),
        ("p1", "position", "it stays"),
        ("a2", "actor", "Orlen"),
        ("a3", "actor", "Vessa"),
        ("p2", "position", "to pay"),
    ];
    let mut document = document(text, &marks);
    let keys: Vec<String> = slips(&document)
        .0
        .iter()
        .map(|s| format!("{} {}", s.mark, s.key(&document)))
        .collect();
    let expected = [
        "c1 missing signalled_by To",
        "p1 missing held_by From",
        "p1 missing signalled_by From",
        "p2 missing held_by From",
        "p2 missing signalled_by From",
    ];
    assert_eq!(keys, expected);
    let mends: Vec<bool> = slips(&document)
        .0
        .iter()
        .map(|slip| slip.mend.is_some())
        .collect();
    // Two could hold the second one, and its sentence has no cue.
    assert_eq!(mends, [true, true, true, false, false]);
    link(&mut document, "l1", "held_by", "p1", "a1");
    link(&mut document, "l2", "signalled_by", "p1", "c1");
    assert_eq!(found(&document), ["p2: missing", "p2: missing"]);
}

#[test]
fn what_nearly_all_marks_of_a_label_have_is_asked_of_the_others() {
    let mut document = Document::new("d", Text::new("abcdefghijkl"));
    let mut book = Codebook::empty("mine");
    book.labels = vec![
        crate::codebook::Label::new("claim", "Claim"),
        crate::codebook::Label::new("proof", "Proof"),
    ];
    book.links = vec![crate::codebook::LinkType::new(
        "rests_on",
        "rests on",
        vec!["claim".into()],
        vec!["proof".into()],
    )];
    document.codebook = book.into();
    for at in 0..6 {
        add(
            &mut document,
            Mark::new(format!("c{at}"), "claim", Span::from_bytes(at, at + 1)),
        );
        add(
            &mut document,
            Mark::new(format!("p{at}"), "proof", Span::from_bytes(6 + at, 7 + at)),
        );
    }
    for at in 0..4 {
        link(
            &mut document,
            &format!("l{at}"),
            "rests_on",
            &format!("c{at}"),
            &format!("p{at}"),
        );
    }
    assert_eq!(
        found(&document),
        <[&str; 0]>::default(),
        "four of six are no practice"
    );
    link(&mut document, "l4", "rests_on", "c4", "p4");
    assert_eq!(found(&document), ["c5: missing", "p5: missing"]);
}

use crate::Codebook;

#[test]
fn a_link_to_what_the_codebook_does_not_let_it_join_is_taken_away() {
    let mut document = document(
        "Kessia may go",
        &[("a", "actor", "Kessia"), ("u", "uncertainty", "may")],
    );
    link(&mut document, "l", "held_by", "a", "u");
    assert_eq!(found(&document), ["a: wrong-end → Kessia"]);
}

#[test]
fn the_same_words_are_to_be_marked_the_same() {
    let text = "may may may Kessia Kessia Kessia may";
    let mut document = document(
        text,
        &[
            ("u1", "uncertainty", "may#1"),
            ("u2", "uncertainty", "may#2"),
            ("c3", "actor", "may#3"),
        ],
    );
    assert_eq!(found(&document), ["c3: other-label → may"]);
    for (nth, kind) in [(0, "state"), (1, "person"), (2, "state")] {
        let start = 12 + 7 * nth;
        add(
            &mut document,
            Mark::new(
                format!("a{nth}"),
                "actor",
                Span::from_bytes(start, start + 6),
            )
            .with("kind", kind),
        );
    }
    let other = slips(&document)
        .0
        .into_iter()
        .find(|slip| slip.mark.as_str() == "a1")
        .unwrap();
    let expected = What::OtherValue {
        attribute: "kind".into(),
        usual: "state".into(),
    };
    assert_eq!(other.what, expected);
    // Two labels on one place are one way of marking it.
    add(
        &mut document,
        Mark::new("u3", "uncertainty", Span::from_bytes(8, 11)),
    );
    assert!(
        slips(&document)
            .0
            .iter()
            .all(|slip| slip.mark.as_str() != "c3")
    );
}

#[test]
fn a_mark_is_there_once_and_an_entity_has_one_name() {
    let mut document = document(
        "Kessia and Orlen",
        &[("m1", "actor", "Kessia"), ("m2", "actor", "Kessia")],
    );
    assert_eq!(found(&document), ["m2: doubled → gone"]);
    for (id, name) in [("e1", "Orlen"), ("e2", "orlen ")] {
        document
            .apply(&Edit::Entity(Change::add(Entity::new(id, name))))
            .unwrap();
    }
    let mention = |id: &str, at, entity: &str| Mark {
        entity: Some(entity.into()),
        ..Mark::new(id, "actor", Span::from_bytes(at, at + 1))
    };
    add(&mut document, mention("x", 11, "e1"));
    add(&mut document, mention("y", 12, "e2"));
    assert_eq!(
        found(&document),
        ["m2: doubled → gone", "y: entity-twice → r"]
    );
}

#[test]
fn a_slip_that_was_dismissed_stays_so_until_its_words_change() {
    let mut document = document("Kessia, no", &[("m", "uncertainty", "Kessia,")]);
    let slip = slips(&document).0.remove(0);
    let mut history = History::default();
    let mut run = |document: &mut Document, command: Command| {
        let step = command.plan(document).unwrap();
        history.play(document, JournalEntry::Do(step)).unwrap();
    };
    let dismiss = |dismissed| Command::Dismiss {
        mark: slip.mark.clone(),
        slip: "edge Kessia,".into(),
        dismissed,
    };
    run(&mut document, dismiss(true));
    assert_eq!(slips(&document), (vec![], vec![slip.clone()]));
    let again = crate::json::from_json(&crate::json::to_json(&document))
        .unwrap()
        .document;
    assert_eq!(slips(&again).0, [], "a file keeps it");
    run(&mut document, dismiss(false));
    assert_eq!(document.mark(&slip.mark).unwrap().unknown.len(), 0);
    run(&mut document, dismiss(true));
    let spans = Span::from_bytes(0, 8).into();
    run(
        &mut document,
        Command::SetSpans {
            mark: slip.mark.clone(),
            spans,
        },
    );
    assert_eq!(found(&document), ["m: edge → Kessia"]);
}

#[test]
fn rejected_marks_have_no_slips_and_do_not_count_as_partners() {
    let mut document = document(
        "Kessia said it stays.",
        &[("c", "cue", "said"), ("p", "position", "it stays")],
    );
    link(&mut document, "l", "signalled_by", "p", "c");
    let before = document.mark(&"p".into()).unwrap().clone();
    let after = Mark {
        state: State::Rejected,
        ..Mark::clone(&before)
    };
    document
        .apply(&Edit::Mark(Change::replace(Mark::clone(&before), after)))
        .unwrap();
    assert_eq!(found(&document), ["c: missing"]);
}
