//! What commands do, and what follows from them.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

use standpoint_annotation::{
    Command, CommandError, Decided, Document, Entity, History, JournalEntry, Link, Mark, Origin,
    Spans, State, Step, Unknown,
};
use standpoint_text::{Span, Text};

const SENTENCE: &str = "Kessia said the wall may hold if Kessia wants, critics said.";

/// The place of the first occurrence of these words.
fn place(words: &str) -> Span {
    let start = SENTENCE.find(words).unwrap();
    Span::from_bytes(start, start + words.len())
}

fn mark(id: &str, label: &str, words: &str) -> Mark {
    Mark::new(id, label, place(words))
}

fn suggested(id: &str, label: &str, words: &str) -> Mark {
    let origin = Origin {
        by: "engine".to_owned(),
        confidence: Some(0.9),
        ..Origin::default()
    };
    Mark {
        state: State::Suggested,
        origin: Some(origin),
        ..mark(id, label, words)
    }
}

fn mentioning(mark: Mark, entity: &str) -> Mark {
    Mark {
        entity: Some(entity.into()),
        ..mark
    }
}

/// A position held by an actor, with a cue and two uncertainties, as an engine suggests it.
fn suggestion() -> Command {
    Command::Suggest {
        marks: vec![
            mentioning(
                suggested("s1", "actor", "Kessia").with("kind", "state"),
                "se1",
            ),
            suggested("s2", "cue", "said"),
            suggested("s3", "position", "the wall may hold if Kessia wants")
                .with("certainty", "possible"),
            suggested("s4", "uncertainty", "may").with("type", "epistemic"),
            suggested("s5", "uncertainty", "critics").with("type", "weasel"),
        ],
        links: vec![
            Link::new("sl1", "held_by", "s3", "s1"),
            Link::new("sl2", "signalled_by", "s3", "s2"),
            Link::new("sl3", "qualified_by", "s3", "s4"),
        ],
        entities: vec![Entity::new("se1", "Kessia")],
    }
}

/// A document and its history.
struct Desk {
    document: Document,
    history: History,
}

impl Desk {
    fn empty() -> Self {
        Self {
            document: Document::new("d", Text::new(SENTENCE)),
            history: History::default(),
        }
    }

    fn with_suggestion() -> Self {
        let mut desk = Self::empty();
        desk.run(&suggestion());
        desk
    }

    /// Does it, undoes it, checks that nothing is left of it, and does it again.
    fn run(&mut self, command: &Command) -> Step {
        let before = self.document.clone();
        let step = command.plan(&self.document).unwrap();
        for entry in [JournalEntry::Do(step.clone()), JournalEntry::Undo] {
            self.history.play(&mut self.document, entry).unwrap();
        }
        assert_eq!(self.document, before);
        self.history
            .play(&mut self.document, JournalEntry::Redo)
            .unwrap();
        step
    }

    fn refuses(&self, command: &Command) -> CommandError {
        command.plan(&self.document).unwrap_err()
    }

    fn mark(&self, id: &str) -> &Mark {
        self.document.mark(&id.into()).unwrap()
    }

    /// Everything as text: marks with state, attributes and entity, links, entities.
    fn drawn(&self) -> Vec<String> {
        let marks = self.document.marks_in_order().map(|m| {
            let entity = m
                .entity
                .as_ref()
                .map(|e| format!(" ={e}"))
                .unwrap_or_default();
            format!("{}: {} “{}”{entity}", m.id, m.label, self.document.quote(m))
        });
        let links = self
            .document
            .links()
            .map(|l| format!("{} {} {}", l.from, l.kind, l.to));
        let entities = self
            .document
            .entities()
            .map(|e| format!("{} “{}”", e.id, e.name));
        marks.chain(links).chain(entities).collect()
    }
}

#[test]
fn a_suggestion_is_one_step() {
    let mut desk = Desk::empty();
    let step = desk.run(&suggestion());
    assert_eq!((step.name.as_str(), step.count), ("step-suggest", 5));
    assert_eq!(desk.document.count(State::Suggested), 5);
    assert_eq!(desk.document.links().len(), 3);
    assert_eq!(desk.refuses(&suggestion()), CommandError::NothingToDo);
}

#[test]
fn a_suggestion_goes_around_what_is_there() {
    let mut desk = Desk::empty();
    desk.run(&Command::AddMark(mentioning(
        mark("m1", "actor", "Kessia"),
        "e1",
    )));
    desk.run(&Command::AddMark(mark("s2", "uncertainty", "if")));
    desk.run(&Command::AddMark(mark("m3", "uncertainty", "critics")));
    let rejected = Command::Decide {
        marks: vec!["m3".into()],
        state: State::Rejected,
        decided: None,
    };
    desk.run(&rejected);
    desk.run(&suggestion());
    assert_eq!(
        desk.drawn(),
        [
            "m1: actor “Kessia” =e1",
            "m4: cue “said”",
            "s3: position “the wall may hold if Kessia wants”",
            "s4: uncertainty “may”",
            "s2: uncertainty “if”",
            "m3: uncertainty “critics”",
            "s3 held_by m1",
            "s3 signalled_by m4",
            "s3 qualified_by s4",
            "e1 “Kessia”",
        ]
    );
    assert_eq!(desk.mark("m3").state, State::Rejected);
}

#[test]
fn a_better_name_replaces_an_engines_and_not_a_persons() {
    let batch = |id: &str, words: &str, name: &str| Command::Suggest {
        marks: vec![mentioning(suggested(id, "actor", words), "se1")],
        links: vec![],
        entities: vec![Entity::new("se1", name)],
    };
    let names = |desk: &Desk| {
        desk.document
            .entities()
            .map(|e| e.name.clone())
            .collect::<Vec<_>>()
    };
    let mut desk = Desk::empty();
    desk.run(&batch("s1", "Kessia", "Kessia"));
    desk.run(&batch("s2", "the wall", "Republic of Kessia"));
    assert_eq!(names(&desk), ["Republic of Kessia"]);
    desk.run(&Command::EditEntity(Entity::new("se1", "The Kessians")));
    desk.run(&batch("s3", "critics", "the critics"));
    assert_eq!(names(&desk), ["The Kessians"], "“the” is shared");
    desk.run(&batch("s4", "may", "Orlen"));
    assert_eq!(names(&desk), ["Orlen", "The Kessians"]);
    assert_eq!(desk.mark("s4").entity, Some("e1".into()));
}

#[test]
fn an_entity_that_nothing_new_mentions_is_left_out() {
    let mut desk = Desk::empty();
    desk.run(&Command::AddMark(mark("m1", "actor", "Kessia")));
    desk.run(&suggestion());
    assert_eq!(desk.document.entities().len(), 0);
    assert_eq!(desk.document.marks().len(), 5);
}

#[test]
fn what_nobody_mentions_any_more_goes_with_its_last_mention() {
    let mut desk = Desk::with_suggestion();
    let step = desk.run(&Command::DeleteMarks(vec!["s1".into()]));
    assert_eq!((step.name.as_str(), step.count), ("step-delete", 1));
    assert_eq!(desk.document.links().len(), 2);
    assert_eq!(desk.document.entities().len(), 0);
}

#[test]
fn a_new_label_keeps_what_it_knows() {
    let mut desk = Desk::with_suggestion();
    desk.run(&Command::Relabel {
        mark: "s3".into(),
        label: "uncertainty".into(),
    });
    assert!(desk.mark("s3").attributes.is_empty());
    assert_eq!(desk.document.links().len(), 0);
    desk.run(&Command::Relabel {
        mark: "s1".into(),
        label: "cue".into(),
    });
    assert_eq!(desk.mark("s1").entity, None);
    assert_eq!(desk.document.entities().len(), 0);
}

#[test]
fn certainty_follows_the_uncertainties_until_someone_says_otherwise() {
    let mut desk = Desk::with_suggestion();
    let certainty = |desk: &Desk| desk.mark("s3").attribute("certainty").unwrap().to_owned();
    let decide = |state| Command::Decide {
        marks: vec!["s4".into()],
        state,
        decided: None,
    };
    let say = |value: &str| Command::SetAttribute {
        marks: vec!["s3".into()],
        attribute: "certainty".to_owned(),
        value: Some(value.to_owned()),
    };
    desk.run(&Command::DeleteLinks(vec!["sl3".into()]));
    assert_eq!(certainty(&desk), "certain");
    let link = |to: &str| Command::AddLink {
        kind: "qualified_by".into(),
        from: "s3".into(),
        to: to.into(),
    };
    desk.run(&link("s5"));
    assert_eq!(certainty(&desk), "probable");
    desk.run(&link("s4"));
    assert_eq!(certainty(&desk), "possible");
    desk.run(&decide(State::Rejected));
    assert_eq!(certainty(&desk), "probable");
    desk.run(&decide(State::Accepted));
    assert_eq!(certainty(&desk), "possible");
    desk.run(&say("certain"));
    desk.run(&Command::DeleteMarks(vec!["s4".into()]));
    assert_eq!(certainty(&desk), "certain");
}

#[test]
fn a_decision_names_who_and_when_and_touches_nothing_else() {
    let mut desk = Desk::with_suggestion();
    let decided = Decided {
        by: "ada".to_owned(),
        at: "2026-03-05T09:12:44Z".to_owned(),
        unknown: Unknown::new(),
    };
    let accept = |ids: &[&str]| Command::Decide {
        marks: ids.iter().map(|id| (*id).into()).collect(),
        state: State::Accepted,
        decided: Some(decided.clone()),
    };
    let step = desk.run(&accept(&["s1", "s3"]));
    assert_eq!((step.name.as_str(), step.count), ("step-accept", 2));
    assert_eq!(desk.mark("s1").decided, Some(decided.clone()));
    let step = desk.run(&accept(&["s1", "s2"]));
    assert_eq!(step.count, 1, "one was accepted already");
    assert_eq!(desk.document.count(State::Suggested), 2);
    let reopen = Command::Decide {
        marks: vec!["s1".into()],
        state: State::Suggested,
        decided: None,
    };
    assert_eq!(desk.run(&reopen).name, "step-reopen");
    assert_eq!(desk.mark("s1").decided, None);
}

#[test]
fn moving_and_noting_a_suggestion_accept_nothing() {
    let mut desk = Desk::with_suggestion();
    let spans = Spans::new(vec![place("the wall"), place("hold")]).unwrap();
    desk.run(&Command::SetSpans {
        mark: "s3".into(),
        spans,
    });
    assert_eq!(desk.document.quote(desk.mark("s3")), "the wall … hold");
    assert_eq!(desk.document.links().len(), 3);
    desk.run(&Command::SetNote {
        mark: "s3".into(),
        note: Some("see p. 4".to_owned()),
    });
    desk.run(&Command::SetNote {
        mark: "s3".into(),
        note: Some("  ".to_owned()),
    });
    assert_eq!(desk.mark("s3").note, None);
    assert_eq!(desk.mark("s3").state, State::Suggested);
}

#[test]
fn mentions_move_between_entities() {
    let mut desk = Desk::with_suggestion();
    desk.run(&Command::AddMark(mark("m1", "actor", "critics")));
    let entity = desk.document.entity_for(desk.mark("m1"));
    assert_eq!(entity, Entity::new("e1", "critics"));
    desk.run(&Command::SetEntity {
        marks: vec!["m1".into()],
        entity: Some(entity),
    });
    let known = desk.document.entity_for(&mark("m2", "actor", "Kessia"));
    assert_eq!(known.id, "se1".into());
    let step = desk.run(&Command::MergeEntities {
        from: "e1".into(),
        into: "se1".into(),
    });
    assert_eq!((step.name.as_str(), step.count), ("step-merge-entities", 1));
    assert_eq!(desk.mark("m1").entity, Some("se1".into()));
    assert_eq!(desk.document.entities().len(), 1);
}

#[test]
fn what_cannot_be_done_is_refused() {
    let desk = Desk::with_suggestion();
    let link = |kind: &str, from: &str, to: &str| Command::AddLink {
        kind: kind.into(),
        from: from.into(),
        to: to.into(),
    };
    let set = |id: &str, attribute: &str, value: &str| Command::SetAttribute {
        marks: vec![id.into()],
        attribute: attribute.to_owned(),
        value: Some(value.to_owned()),
    };
    let outside = Mark::new("m1", "actor", Span::from_bytes(50, 500));
    let table = [
        (
            Command::AddMark(mark("s1", "actor", "Kessia")),
            "there is a mark “s1” already",
        ),
        (
            Command::AddMark(mark("m1", "place", "Kessia")),
            "the codebook has no label “place”",
        ),
        (Command::AddMark(outside), "the mark lies outside the text"),
        (
            Command::DeleteMarks(vec!["m9".into()]),
            "the mark “m9” is not there any more",
        ),
        (
            Command::DeleteLinks(vec!["l9".into()]),
            "the link “l9” is not there any more",
        ),
        (
            link("held_by", "s1", "s3"),
            "“held_by” cannot lead from actor to position",
        ),
        (
            link("likes", "s3", "s1"),
            "the codebook has no link “likes”",
        ),
        (link("held_by", "s3", "s1"), "that is so already"),
        (
            set("s3", "stance", "loves"),
            "the codebook has no value “loves” for “stance” of position",
        ),
        (
            set("s2", "stance", "opposes"),
            "the codebook has no value “opposes” for “stance” of cue",
        ),
        (set("s3", "certainty", "possible"), "that is so already"),
        (
            Command::Relabel {
                mark: "s1".into(),
                label: "actor".into(),
            },
            "that is so already",
        ),
        (
            Command::EditEntity(Entity::new("e9", "Orlen")),
            "the entity “e9” is not there any more",
        ),
        (
            Command::SetDetails(desk.document.details.clone()),
            "that is so already",
        ),
    ];
    for (command, expected) in table {
        assert_eq!(desk.refuses(&command).to_string(), expected);
    }
}

#[test]
fn an_edge_moved_letter_by_letter_is_one_small_step() {
    let mut desk = Desk::with_suggestion();
    let before = desk.document.clone();
    for end in 25..30 {
        let spans = Spans::one(Span::from_bytes(12, end));
        let step = Command::SetSpans {
            mark: "s3".into(),
            spans,
        }
        .plan(&desk.document)
        .unwrap();
        desk.history
            .play(&mut desk.document, JournalEntry::Do(step.joined("move s3")))
            .unwrap();
    }
    assert_eq!(desk.history.done().count(), 2);
    assert_eq!(desk.history.next_undo().unwrap().edits.len(), 1);
    desk.history
        .play(&mut desk.document, JournalEntry::Undo)
        .unwrap();
    assert_eq!(desk.document, before);
}
