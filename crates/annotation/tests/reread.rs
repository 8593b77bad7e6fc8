//! What a second engine finds where a first one has read.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::collections::BTreeSet;

use standpoint_annotation::{
    Command, CommandError, Decided, Document, Entity, History, JournalEntry, Link, Mark, MarkId,
    Origin, Reread, State, Step, Unknown,
};
use standpoint_text::{Span, Text};

const SENTENCES: &str = "Kessia said the wall may hold. Critics doubt it, Orlen said.";

fn place(words: &str) -> Span {
    let start = SENTENCES.find(words).unwrap();
    Span::from_bytes(start, start + words.len())
}

fn suggested(id: &str, label: &str, words: &str, version: &str) -> Mark {
    let origin = Origin {
        by: "engine".to_owned(),
        version: Some(version.to_owned()),
        confidence: Some(0.7),
        ..Origin::default()
    };
    Mark {
        state: State::Suggested,
        origin: Some(origin),
        ..Mark::new(id, label, place(words))
    }
}

/// A document that an instant engine has read, with its history.
struct Desk {
    document: Document,
    history: History,
}

impl Desk {
    fn read() -> Self {
        let mut desk = Self {
            document: Document::new("walls", Text::new(SENTENCES)),
            history: History::default(),
        };
        let kessia = Mark {
            entity: Some("se1".into()),
            ..suggested("s1", "actor", "Kessia", "instant")
        };
        let step = Command::Suggest {
            marks: vec![
                kessia,
                suggested("s2", "cue", "said", "instant"),
                suggested("s3", "position", "the wall may hold", "instant"),
                suggested("s4", "uncertainty", "may", "instant"),
            ],
            links: vec![
                Link::new("sl1", "held_by", "s3", "s1"),
                Link::new("sl2", "signalled_by", "s3", "s2"),
            ],
            entities: vec![Entity::new("se1", "Kessia")],
        };
        let step = step.plan(&desk.document).unwrap();
        desk.play(step);
        desk
    }

    fn play(&mut self, step: Step) {
        let entry = JournalEntry::Do(step);
        self.history.play(&mut self.document, entry).unwrap();
    }

    fn run(&mut self, command: &Command) {
        let step = command.plan(&self.document).unwrap();
        self.play(step);
    }

    fn reread(&mut self, reread: &Reread) {
        let step = reread.plan(&self.document).unwrap();
        self.play(step);
    }

    /// Every mark as `id label:words by version`, in reading order.
    fn marks(&self) -> Vec<String> {
        let version = |mark: &Mark| {
            mark.origin
                .clone()
                .and_then(|o| o.version)
                .unwrap_or_default()
        };
        let line = |mark: &std::sync::Arc<Mark>| {
            let words = self.document.quote(mark);
            format!("{} {}:{words} {}", mark.id, mark.label, version(mark))
        };
        self.document.marks_in_order().map(line).collect()
    }

    fn links(&self) -> Vec<String> {
        let line = |link: &std::sync::Arc<Link>| format!("{} {}>{}", link.kind, link.from, link.to);
        let mut links: Vec<String> = self.document.links().map(line).collect();
        links.sort();
        links
    }
}

/// What a deep engine finds: the cue and the actor too, a longer position, and no uncertainty.
fn deep() -> Reread {
    Reread {
        stretches: vec![Span::from_bytes(0, SENTENCES.len())],
        touched: BTreeSet::new(),
        marks: vec![
            suggested("s1", "actor", "Kessia", "deep"),
            suggested("s2", "cue", "said", "deep"),
            suggested("s3", "position", "the wall may hold.", "deep"),
        ],
        links: vec![
            Link::new("sl1", "held_by", "s3", "s1"),
            Link::new("sl2", "signalled_by", "s3", "s2"),
        ],
        entities: Vec::new(),
    }
}

#[test]
fn what_both_found_keeps_its_id_the_rest_is_replaced() {
    let mut desk = Desk::read();
    desk.reread(&deep());
    assert_eq!(
        desk.marks(),
        [
            "s1 actor:Kessia deep",
            "s2 cue:said deep",
            "m1 position:the wall may hold. deep",
        ]
    );
    assert_eq!(desk.links(), ["held_by m1>s1", "signalled_by m1>s2"]);
    let kessia = desk.document.mark(&MarkId::from("s1")).unwrap();
    assert_eq!(
        kessia.entity.as_ref().map(ToString::to_string).as_deref(),
        Some("se1")
    );
    assert!(
        deep()
            .plan(&desk.document)
            .is_err_and(|e| e == CommandError::NothingToDo)
    );
}

#[test]
fn an_entity_is_of_the_kind_that_the_new_reading_says_unless_a_person_said_so() {
    let reread = || {
        let mut kessia = suggested("d1", "actor", "Kessia", "deep");
        kessia.entity = Some("dse1".into());
        let mut entity = Entity::new("dse1", "Kessia");
        entity.kind = Some("organisation".to_owned());
        Reread {
            marks: vec![kessia],
            entities: vec![entity],
            links: Vec::new(),
            ..deep()
        }
    };
    let kind = |desk: &Desk| {
        let entity = desk.document.entity(&"se1".into()).unwrap();
        entity.kind.clone()
    };
    let mut desk = Desk::read();
    assert_eq!(kind(&desk), None);
    desk.reread(&reread());
    assert_eq!(kind(&desk).as_deref(), Some("organisation"));
    let mut desk = Desk::read();
    desk.run(&Command::Decide {
        marks: vec!["s1".into()],
        state: State::Accepted,
        decided: None,
    });
    desk.reread(&reread());
    assert_eq!(kind(&desk), None);
}

#[test]
fn one_undo_brings_the_first_reading_back() {
    let mut desk = Desk::read();
    let before = (desk.marks(), desk.links());
    desk.reread(&deep());
    desk.history
        .play(&mut desk.document, JournalEntry::Undo)
        .unwrap();
    assert_eq!((desk.marks(), desk.links()), before);
}

#[test]
fn what_a_person_decided_stays_and_nothing_new_lies_over_it() {
    let mut desk = Desk::read();
    let decided = Decided {
        by: "me".to_owned(),
        at: "2026-03-05T09:12:44Z".to_owned(),
        unknown: Unknown::new(),
    };
    for (id, state) in [("s3", State::Accepted), ("s4", State::Rejected)] {
        desk.run(&Command::Decide {
            marks: vec![id.into()],
            state,
            decided: Some(decided.clone()),
        });
    }
    let linked = desk.links();
    desk.reread(&deep());
    let lines = desk.marks();
    assert!(
        lines.contains(&"s3 position:the wall may hold instant".to_owned()),
        "{lines:?}"
    );
    assert!(
        lines.contains(&"s4 uncertainty:may instant".to_owned()),
        "{lines:?}"
    );
    assert!(
        !lines.iter().any(|line| line.contains("hold.")),
        "{lines:?}"
    );
    assert_eq!(desk.links(), linked);
}

#[test]
fn what_a_person_touched_or_noted_stays() {
    let mut desk = Desk::read();
    desk.run(&Command::SetNote {
        mark: "s4".into(),
        note: Some("how sure?".to_owned()),
    });
    let touched = BTreeSet::from([MarkId::from("s3")]);
    desk.reread(&Reread { touched, ..deep() });
    let lines = desk.marks();
    assert!(
        lines.contains(&"s3 position:the wall may hold instant".to_owned()),
        "{lines:?}"
    );
    assert!(
        lines.contains(&"s4 uncertainty:may instant".to_owned()),
        "{lines:?}"
    );
}

#[test]
fn it_speaks_of_its_stretch_alone() {
    let mut desk = Desk::read();
    let orlen = suggested("s9", "actor", "Orlen", "instant");
    desk.run(&Command::Suggest {
        marks: vec![orlen],
        links: Vec::new(),
        entities: Vec::new(),
    });
    let end = SENTENCES.find("Critics").unwrap();
    desk.reread(&Reread {
        stretches: vec![Span::from_bytes(0, end)],
        ..deep()
    });
    assert!(desk.marks().contains(&"s9 actor:Orlen instant".to_owned()));
}

#[test]
fn a_link_that_the_new_reading_does_not_say_goes() {
    let mut desk = Desk::read();
    let mut deep = deep();
    deep.marks[2] = suggested("s3", "position", "the wall may hold", "deep");
    deep.links.remove(1);
    desk.reread(&deep);
    assert_eq!(desk.links(), ["held_by s3>s1"]);
}
