use standpoint_text::{Span, Text};

use super::*;
use crate::{Command, Edit, Entity, History, JournalEntry, json};

const OLD: &str = "Kessia rejected a joint inspection of the dam on Monday.\n\
    The water minister, Ada Brandt, said the wall would hold.\n\
    Hydrologists argue that it is probably safe. Kessia said nothing.";

/// A document with marks on these words; several pieces are joined by ` … `.
fn document(text: &str, marks: &[(&str, &str, &str)]) -> Document {
    let mut document = Document::new("d", Text::new(text));
    for (id, label, words) in marks {
        let mut from = 0;
        let pieces = words.split(" … ").map(|words| {
            let start = from + text[from..].find(words).unwrap();
            from = start + words.len();
            Span::from_bytes(start, from)
        });
        let spans = crate::Spans::new(pieces.collect()).unwrap();
        add(&mut document, Mark::new(*id, *label, spans));
    }
    document
}

fn add(document: &mut Document, mark: Mark) {
    document.apply(&Edit::Mark(Change::add(mark))).unwrap();
}

fn example() -> Document {
    let mut document = document(
        OLD,
        &[
            ("m1", "actor", "Kessia"),
            ("m2", "position", "a joint inspection of the dam"),
            ("m3", "actor", "Ada Brandt"),
            ("m4", "cue", "said"),
            ("m5", "position", "the wall would hold"),
            ("m6", "uncertainty", "probably"),
            ("m7", "position", "it is … safe"),
        ],
    );
    for (id, kind, from, to) in [
        ("l1", "held_by", "m2", "m1"),
        ("l2", "held_by", "m5", "m3"),
        ("l3", "signalled_by", "m5", "m4"),
    ] {
        let link = Link::new(id, kind, from, to);
        document.apply(&Edit::Link(Change::add(link))).unwrap();
    }
    document
}

/// What each mark covers now, and how the marks came there: stayed, changed, moved, lost.
fn carried(old: &Document, text: &str) -> (Vec<String>, [usize; 4], Document) {
    let carried = carry(old, Text::new(text), "d2");
    let document = carried.document;
    let covers = document
        .marks()
        .map(|mark| format!("{} {}", mark.id, document.quote(mark)));
    let counts = [
        carried.stayed,
        carried.changed.len(),
        carried.moved.len(),
        lost(&document).len(),
    ];
    (covers.collect(), counts, document)
}

#[test]
fn a_text_that_is_the_same_keeps_everything() {
    let old = example();
    let (_, counts, new) = carried(&old, OLD);
    assert_eq!(counts, [7, 0, 0, 0]);
    assert_eq!(new.unknown.get(PREVIOUS).unwrap(), "d");
    assert_eq!((new.id.as_str(), new.links().len()), ("d2", 3));
    assert!(old.marks().zip(new.marks()).all(|(a, b)| a == b));
}

#[test]
fn marks_move_along_with_words_put_in_and_taken_out_around_them() {
    let text = OLD
        .replace("Kessia rejected", "On Tuesday Kessia once more rejected")
        .replace("The water minister, Ada", "Ada");
    let (covers, counts, _) = carried(&example(), &text);
    assert_eq!(counts, [7, 0, 0, 0]);
    assert_eq!(covers[1], "m2 a joint inspection of the dam");
    assert_eq!(covers[6], "m7 it is … safe");
}

#[test]
fn a_mark_whose_middle_changed_follows_its_edges() {
    let text = OLD.replace("joint inspection", "full joint inspection");
    let (covers, counts, _) = carried(&example(), &text);
    assert_eq!(counts, [6, 1, 0, 0]);
    assert_eq!(covers[1], "m2 a full joint inspection of the dam");
}

#[test]
fn a_paragraph_that_was_moved_takes_its_marks_along() {
    let lines: Vec<&str> = OLD.lines().collect();
    let text = format!("{}\n{}\n{}", lines[1], lines[2], lines[0]);
    let (covers, counts, new) = carried(&example(), &text);
    assert_eq!(counts, [5, 0, 2, 0]);
    assert_eq!(covers[1], "m2 a joint inspection of the dam");
    let moved = new.mark(&"m1".into()).unwrap();
    assert!(
        moved.spans.start().get() > 100,
        "Kessia before “rejected”, not the one that stayed"
    );
    assert_eq!(new.links().len(), 3);
}

#[test]
fn a_word_that_stands_elsewhere_too_is_not_mistaken_for_the_lost_one() {
    let text = "Kessia rejected a joint inspection of the dam on Monday.\nHydrologists argue that it is probably safe. Kessia said nothing.";
    let (_, counts, new) = carried(&example(), text);
    assert_eq!(counts, [4, 0, 0, 3]);
    let lost = lost(&new);
    let quotes: Vec<&str> = lost.iter().map(|lost| lost.quote.as_str()).collect();
    assert_eq!(quotes, ["Ada Brandt", "said", "the wall would hold"]);
    assert_eq!(lost[1].before, "The water minister, Ada Brandt, ");
    assert_eq!(lost[1].after, " the wall would hold.");
    assert_eq!(
        &text[..lost[0].near.get()],
        "Kessia rejected a joint inspection of the dam on Monday."
    );
    assert_eq!(new.links().len(), 1);
}

#[test]
fn what_is_lost_outlives_a_file_and_comes_back_with_its_links() {
    let text = OLD.replace(
        "The water minister, Ada Brandt, said the wall would hold.",
        "Minister A. Brandt says that the wall holds.",
    );
    let mut old = example();
    let e = Entity::new("e1", "Ada Brandt");
    old.apply(&Edit::Entity(Change::add(e))).unwrap();
    let mark = Mark::clone(old.mark(&"m3".into()).unwrap());
    let named = Mark {
        entity: Some("e1".into()),
        ..mark.clone()
    };
    old.apply(&Edit::Mark(Change::replace(mark, named)))
        .unwrap();
    let (_, counts, new) = carried(&old, &text);
    assert_eq!(counts, [4, 0, 0, 3]);
    assert_eq!(new.entities().len(), 0);
    let mut new = json::from_json(&json::to_json(&new)).unwrap().document;
    assert_eq!(lost(&new).len(), 3);
    let before = new.clone();
    let mut history = History::default();
    let spans = |words: &str| {
        let start = text.find(words).unwrap();
        crate::Spans::one(Span::from_bytes(start, start + words.len()))
    };
    for (at, words) in [(2, "the wall holds"), (0, "A. Brandt")] {
        let command = Command::PlaceLost {
            lost: at,
            spans: spans(words),
        };
        let step = command.plan(&new).unwrap();
        history.play(&mut new, JournalEntry::Do(step)).unwrap();
    }
    assert_eq!(new.quote(new.mark(&"m5".into()).unwrap()), "the wall holds");
    assert!(
        new.link(&"l2".into()).is_some(),
        "the link is back when both its ends are"
    );
    assert_eq!(new.entities().len(), 1);
    let step = Command::DropLost(vec![0]).plan(&new).unwrap();
    history.play(&mut new, JournalEntry::Do(step)).unwrap();
    assert_eq!(new.unplaced, Vec::<serde_json::Value>::new());
    assert!(Command::DropLost(vec![0]).plan(&new).is_err());
    for _ in 0..3 {
        history.play(&mut new, JournalEntry::Undo).unwrap();
    }
    assert_eq!(new, before);
}

#[test]
fn any_two_texts_give_a_document_whose_marks_fit() {
    let old = example();
    for text in [
        "",
        "Kessia",
        "👩‍👩‍👧 é“",
        &OLD.replace(' ', "  "),
        &OLD.to_uppercase(),
        &format!("{OLD}{OLD}"),
    ] {
        let (_, counts, new) = carried(&old, text);
        assert_eq!(counts.iter().sum::<usize>(), 7, "{text}");
        let loaded = json::from_json(&json::to_json(&new)).unwrap();
        assert_eq!((loaded.problems, loaded.document), (vec![], new));
    }
}
