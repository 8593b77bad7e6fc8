//! What changes of a codebook do to it and to the marks.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

use standpoint_annotation::codebook::{Attribute, Label, LinkType, Value};
use standpoint_annotation::{
    Codebook, Command, CommandError, Document, ENGINE, Entity, History, JournalEntry, LabelId,
    Mark, Origin, Pick, Recode, State, Step,
};
use standpoint_text::{Span, Text};

const SENTENCE: &str = "Kessia said the wall may hold, critics doubted it.";

fn mark(id: &str, label: &str, words: &str) -> Mark {
    let start = SENTENCE.find(words).unwrap();
    Mark::new(id, label, Span::from_bytes(start, start + words.len()))
}

/// A document and its history.
struct Desk {
    document: Document,
    history: History,
}

impl Desk {
    /// Two actors, a position with its holder, its cue and its doubt.
    fn new() -> Self {
        let mut desk = Self {
            document: Document::new("d", Text::new(SENTENCE)),
            history: History::default(),
        };
        let kessia = Mark {
            entity: Some("e1".into()),
            ..mark("a1", "actor", "Kessia").with("kind", "state")
        };
        for mark in [
            kessia,
            mark("a2", "actor", "critics").with("kind", "group"),
            mark("p1", "position", "the wall may hold").with("stance", "states"),
            mark("c1", "cue", "said"),
            mark("u1", "uncertainty", "may").with("type", "epistemic"),
        ] {
            desk.run(&Command::AddMark(mark));
        }
        for (kind, to) in [
            ("held_by", "a1"),
            ("signalled_by", "c1"),
            ("qualified_by", "u1"),
        ] {
            desk.run(&Command::AddLink {
                kind: kind.into(),
                from: "p1".into(),
                to: to.into(),
            });
        }
        desk
    }

    /// Does it, undoes it, checks that nothing is left of it, and does it again.
    fn play(&mut self, step: Step) -> Step {
        let before = self.document.clone();
        for entry in [JournalEntry::Do(step.clone()), JournalEntry::Undo] {
            self.history.play(&mut self.document, entry).unwrap();
        }
        assert_eq!(self.document, before);
        let redo = JournalEntry::Redo;
        self.history.play(&mut self.document, redo).unwrap();
        step
    }

    fn run(&mut self, command: &Command) -> Step {
        self.play(command.plan(&self.document).unwrap())
    }

    fn recode(&mut self, change: &Recode) -> Step {
        self.play(change.plan(&self.document).unwrap())
    }

    fn refuses(&self, change: &Recode) -> String {
        change.plan(&self.document).unwrap_err().to_string()
    }

    fn labels(&self) -> Vec<String> {
        let marks = self.document.marks();
        marks.map(|m| format!("{} {}", m.id, m.label)).collect()
    }

    fn links(&self) -> Vec<&str> {
        let links = self.document.links();
        links.map(|link| link.kind.as_str()).collect()
    }

    fn said(&self, mark: &str, attribute: &str) -> Option<&str> {
        self.document
            .mark(&mark.into())
            .unwrap()
            .attribute(attribute)
    }

    fn ends(&self, kind: &str) -> (Vec<&str>, Vec<&str>) {
        let link = self.document.codebook.link(&kind.into()).unwrap();
        let from = link.from.iter().map(LabelId::as_str);
        let to = link.to.iter().map(LabelId::as_str);
        (from.collect(), to.collect())
    }
}

#[test]
fn a_label_gets_another_name_colour_key_and_definition() {
    let mut desk = Desk::new();
    let label = Label {
        definition: "Who has a stake.".to_owned(),
        examples: vec!["“Kessia” is one.".to_owned()],
        key: Some("s".to_owned()),
        entities: true,
        ..Label::new("actor", "Stakeholder")
    };
    let step = desk.recode(&Recode::EditLabel(label));
    assert_eq!((step.name.as_str(), step.count), ("step-edit-label", 0));
    let book = &desk.document.codebook;
    assert_eq!(
        (book.version, book.labels[0].name.as_str()),
        (2, "Stakeholder")
    );
    assert_eq!(book.labels[0].attributes.len(), 2, "attributes stay");
    let versions = book.versions();
    let revision = versions.last().unwrap();
    let places: Vec<String> = revision.changes.iter().map(|c| c.at.join("/")).collect();
    let expected = ["definition", "name", "examples", "key"].map(|f| format!("labels/actor/{f}"));
    assert_eq!(revision.version, 2);
    for place in expected {
        assert!(places.contains(&place), "{place} in {places:?}");
    }
    assert_eq!(places.len(), 4);
}

#[test]
fn versions_count_up_and_undo_counts_back() {
    let mut desk = Desk::new();
    desk.recode(&Recode::Rename("Water".to_owned()));
    desk.recode(&Recode::AddLabel(Label::new("place", "Place")));
    let versions = |desk: &Desk| -> Vec<u32> {
        let revisions = desk.document.codebook.versions().into_iter();
        revisions.map(|revision| revision.version).collect()
    };
    assert_eq!(versions(&desk), [2, 3]);
    desk.history
        .play(&mut desk.document, JournalEntry::Undo)
        .unwrap();
    assert_eq!(
        (versions(&desk), desk.document.codebook.version),
        (vec![2], 2)
    );
}

#[test]
fn a_label_with_another_id_takes_its_marks_and_links_along() {
    let mut desk = Desk::new();
    let step = desk.recode(&Recode::MoveLabel {
        label: "actor".into(),
        to: "agent".into(),
    });
    assert_eq!(step.count, 2);
    assert_eq!(desk.labels()[..2], ["a1 agent", "a2 agent"]);
    assert_eq!(desk.ends("held_by"), (vec!["position"], vec!["agent"]));
    assert_eq!(desk.links().len(), 3);
    let carried = &desk.document.codebook.versions()[0].carried[0];
    assert_eq!(
        (carried.from.as_str(), carried.to.as_str()),
        ("actor", "agent")
    );
}

#[test]
fn two_labels_become_one_with_all_that_their_marks_say() {
    let mut desk = Desk::new();
    let step = desk.recode(&Recode::MergeLabels {
        from: "uncertainty".into(),
        into: "cue".into(),
    });
    assert_eq!((step.name.as_str(), step.count), ("step-merge-labels", 1));
    assert_eq!(
        desk.labels(),
        ["a1 actor", "a2 actor", "c1 cue", "p1 position", "u1 cue"]
    );
    assert_eq!(desk.said("u1", "type"), Some("epistemic"));
    let book = &desk.document.codebook;
    assert!(book.label(&"uncertainty".into()).is_none());
    assert!(book.label(&"cue".into()).unwrap().takes("type", "hedge"));
    assert_eq!(desk.ends("qualified_by"), (vec!["position"], vec!["cue"]));
    assert_eq!(desk.links().len(), 3);
}

#[test]
fn merged_attributes_have_the_values_of_both() {
    let mut desk = Desk::new();
    let attribute = |value: Option<&str>| {
        let mut attribute = Attribute::new("type", "Type");
        attribute.values = value.map(|id| Value::new(id, id)).into_iter().collect();
        attribute
    };
    for (label, value) in [("cue", Some("verb")), ("actor", None)] {
        desk.recode(&Recode::AddAttribute {
            label: label.into(),
            attribute: attribute(value),
        });
    }
    desk.recode(&Recode::MergeLabels {
        from: "uncertainty".into(),
        into: "cue".into(),
    });
    let takes = |desk: &Desk, label: &str, value: &str| {
        desk.document
            .codebook
            .label(&label.into())
            .unwrap()
            .takes("type", value)
    };
    assert!(takes(&desk, "cue", "verb") && takes(&desk, "cue", "weasel"));
    assert!(!takes(&desk, "cue", "anything"));
    desk.recode(&Recode::MergeLabels {
        from: "cue".into(),
        into: "actor".into(),
    });
    assert!(
        takes(&desk, "actor", "anything"),
        "free words in one of them"
    );
}

#[test]
fn a_label_is_split_by_what_its_marks_answer() {
    let table = [
        (
            Pick::Attribute {
                attribute: "kind".to_owned(),
                value: Some("group".to_owned()),
            },
            vec!["a2"],
        ),
        (
            Pick::Attribute {
                attribute: "mention".to_owned(),
                value: None,
            },
            vec!["a1", "a2"],
        ),
        (Pick::Words("KESS".to_owned()), vec!["a1"]),
        (Pick::Entity("e1".into()), vec!["a1"]),
        (Pick::LinkedFrom("held_by".into()), vec!["a1"]),
        (Pick::LinksTo("held_by".into()), vec![]),
        (Pick::Marks(vec!["a2".into(), "p1".into()]), vec!["a2"]),
        (Pick::By("engine".to_owned()), vec![]),
        (
            Pick::All(vec![
                Pick::State(State::Accepted),
                Pick::Not(Box::new(Pick::Words("Kessia".to_owned()))),
            ]),
            vec!["a2"],
        ),
        (
            Pick::Any(vec![
                Pick::Words("crit".to_owned()),
                Pick::Words("kessia".to_owned()),
            ]),
            vec!["a1", "a2"],
        ),
    ];
    for (pick, expected) in table {
        let mut desk = Desk::new();
        let step = desk.recode(&Recode::SplitLabel {
            label: "actor".into(),
            part: Box::new(Label::new("crowd", "Crowd")),
            pick: pick.clone(),
        });
        let marks = desk.document.marks();
        let moved = marks.filter(|mark| mark.label.as_str() == "crowd");
        let moved: Vec<&str> = moved.map(|mark| mark.id.as_str()).collect();
        assert_eq!((step.count, moved), (expected.len(), expected), "{pick:?}");
        assert_eq!(desk.links().len(), 3);
        assert_eq!(desk.ends("held_by").1, ["actor", "crowd"]);
        let book = &desk.document.codebook;
        assert_eq!(book.labels[1].id.as_str(), "crowd");
        assert_eq!(book.labels[1].attributes, book.labels[0].attributes);
    }
}

#[test]
fn a_retired_label_keeps_its_marks_and_gets_no_more() {
    let mut desk = Desk::new();
    desk.recode(&Recode::RetireLabel {
        label: "cue".into(),
        into: None,
    });
    assert_eq!(desk.labels()[2], "c1 cue");
    let more = Command::AddMark(mark("c2", "cue", "doubted"));
    let relabel = Command::Relabel {
        mark: "a1".into(),
        label: "cue".into(),
    };
    for command in [more.clone(), relabel] {
        let refused = command.plan(&desk.document).unwrap_err();
        assert_eq!(refused, CommandError::Retired("cue".into()));
    }
    let suggestion = Command::Suggest {
        marks: vec![mark("s1", "cue", "doubted")],
        links: vec![],
        entities: vec![],
    };
    assert_eq!(
        suggestion.plan(&desk.document),
        Err(CommandError::NothingToDo)
    );
    desk.recode(&Recode::ReviveLabel("cue".into()));
    desk.run(&more);
}

#[test]
fn a_label_retires_into_another_that_takes_over_what_it_knows() {
    let mut desk = Desk::new();
    let step = desk.recode(&Recode::RetireLabel {
        label: "actor".into(),
        into: Some("cue".into()),
    });
    assert_eq!((step.name.as_str(), step.count), ("step-retire-label", 2));
    assert_eq!(desk.labels()[..2], ["a1 cue", "a2 cue"]);
    assert_eq!(
        (desk.said("a1", "kind"), desk.document.entities().len()),
        (None, 0)
    );
    assert_eq!(desk.links(), ["signalled_by", "qualified_by"]);
    assert!(desk.document.codebook.labels[0].retired);
}

#[test]
fn attributes_and_values_change_with_what_marks_say() {
    let mut desk = Desk::new();
    let (label, attribute) = (|| "actor".into(), || "kind".to_owned());
    desk.recode(&Recode::MoveValue {
        label: label(),
        attribute: attribute(),
        from: "state".to_owned(),
        to: "country".to_owned(),
    });
    assert_eq!(desk.said("a1", "kind"), Some("country"));
    let entity: &Entity = desk.document.entity(&"e1".into()).unwrap();
    assert_eq!(
        entity.kind.as_deref(),
        Some("country"),
        "what it mentions follows"
    );
    desk.recode(&Recode::MoveValue {
        label: label(),
        attribute: attribute(),
        from: "country".to_owned(),
        to: "group".to_owned(),
    });
    let values = |desk: &Desk| desk.document.codebook.labels[0].attributes[0].values.len();
    assert_eq!((desk.said("a1", "kind"), values(&desk)), (Some("group"), 3));
    desk.recode(&Recode::AddValue {
        label: label(),
        attribute: attribute(),
        value: Value::new("court", "Court"),
    });
    desk.recode(&Recode::EditValue {
        label: label(),
        attribute: attribute(),
        value: Value::new("court", "Tribunal"),
    });
    assert_eq!(values(&desk), 4);
    let step = desk.recode(&Recode::RemoveValue {
        label: label(),
        attribute: attribute(),
        value: "group".to_owned(),
    });
    assert_eq!((step.count, desk.said("a2", "kind")), (2, None));
    desk.recode(&Recode::RenameAttribute {
        label: "position".into(),
        attribute: "stance".to_owned(),
        name: "Side".to_owned(),
    });
    desk.recode(&Recode::MoveAttribute {
        label: "position".into(),
        attribute: "stance".to_owned(),
        to: "side".to_owned(),
    });
    assert_eq!(desk.said("p1", "side"), Some("states"));
    desk.recode(&Recode::RemoveAttribute {
        label: "position".into(),
        attribute: "side".to_owned(),
    });
    assert_eq!(
        (desk.said("p1", "side"), desk.said("p1", "stance")),
        (None, None)
    );
}

#[test]
fn links_go_that_may_not_join_their_marks_any_more() {
    let mut desk = Desk::new();
    let held_by = |to: &str| {
        LinkType::new(
            "held_by",
            "Holder",
            vec!["position".into()],
            vec![to.into()],
        )
    };
    desk.recode(&Recode::EditLinkType(held_by("actor")));
    assert_eq!(desk.links().len(), 3);
    let step = desk.recode(&Recode::EditLinkType(held_by("cue")));
    assert_eq!(
        (step.count, desk.links()),
        (1, vec!["signalled_by", "qualified_by"])
    );
    desk.recode(&Recode::RemoveLinkType("signalled_by".into()));
    assert_eq!(desk.links(), ["qualified_by"]);
    desk.recode(&Recode::AddLinkType(LinkType::new(
        "near",
        "Near",
        vec!["cue".into()],
        vec!["cue".into()],
    )));
}

#[test]
fn labels_stand_in_the_order_that_is_asked_for() {
    let mut desk = Desk::new();
    desk.recode(&Recode::OrderLabels(vec!["cue".into(), "position".into()]));
    let labels = desk.document.codebook.labels.iter();
    let order: Vec<&str> = labels.map(|label| label.id.as_str()).collect();
    assert_eq!(order, ["cue", "position", "actor", "uncertainty"]);
}

#[test]
fn attributes_and_values_stand_in_the_order_that_is_asked_for() {
    let mut desk = Desk::new();
    let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
    let label = LabelId::from("position");
    let before = desk.document.codebook.label(&label).unwrap().clone();
    desk.recode(&Recode::OrderAttributes {
        label: label.clone(),
        order: ids(&["certainty", "stance"]),
    });
    desk.recode(&Recode::OrderValues {
        label: label.clone(),
        attribute: "stance".to_owned(),
        order: ids(&["asks"]),
    });
    let after = desk.document.codebook.label(&label).unwrap();
    let order =
        |label: &Label| -> Vec<String> { label.attributes.iter().map(|a| a.id.clone()).collect() };
    assert_eq!(order(after)[..2], ["certainty", "stance"]);
    assert_eq!(order(after).len(), order(&before).len());
    let values = |label: &Label| -> Vec<String> {
        let stance = label.attribute("stance").unwrap();
        stance.values.iter().map(|value| value.id.clone()).collect()
    };
    let mut expected = values(&before);
    expected.retain(|id| id != "asks");
    expected.insert(0, "asks".to_owned());
    assert_eq!(values(after), expected);
}

#[test]
fn what_cannot_be_done_is_refused() {
    let desk = Desk::new();
    let merge = |from: &str, into: &str| Recode::MergeLabels {
        from: from.into(),
        into: into.into(),
    };
    let value = |attribute: &str, from: &str, to: &str| Recode::MoveValue {
        label: "actor".into(),
        attribute: attribute.to_owned(),
        from: from.to_owned(),
        to: to.to_owned(),
    };
    let table = [
        (merge("place", "cue"), "the codebook has no label “place”"),
        (merge("cue", "place"), "the codebook has no label “place”"),
        (merge("cue", "cue"), "that is so already"),
        (
            Recode::AddLabel(Label::new("cue", "Cue")),
            "the codebook has “cue” already",
        ),
        (
            Recode::AddLabel(Label::new(" ", "Cue")),
            "it needs an id of at least one letter",
        ),
        (
            Recode::RemoveLabel("cue".into()),
            "marks with the label “cue”: 1; retire it, or make it one with another",
        ),
        (
            value("size", "big", "small"),
            "actor has no attribute “size”",
        ),
        (
            value("kind", "river", "state"),
            "the codebook has no value “river” for “kind” of actor",
        ),
        (value("kind", "state", "state"), "that is so already"),
        (
            Recode::EditLinkType(LinkType::new("likes", "Likes", vec![], vec![])),
            "the codebook has no link “likes”",
        ),
        (
            Recode::Rename("Standpoint default".to_owned()),
            "that is so already",
        ),
        (Recode::ReviveLabel("cue".into()), "that is so already"),
    ];
    for (change, expected) in table {
        assert_eq!(desk.refuses(&change), expected);
    }
}

/// A codebook of this name with these labels.
fn book_of(name: &str, labels: Vec<Label>) -> Codebook {
    Codebook {
        labels,
        ..Codebook::empty(name)
    }
}

fn adopt(book: &Codebook) -> Recode {
    Recode::Adopt(Box::new(book.clone()))
}

#[test]
fn another_codebook_keeps_what_marks_and_links_have() {
    let mut desk = Desk::new();
    let person = Label::new("PER", "Person");
    let step = desk.recode(&adopt(&book_of("News", vec![person])));
    assert_eq!((step.name.as_str(), step.count), ("step-adopt-codebook", 0));
    let book = &desk.document.codebook;
    let labels: Vec<_> = book
        .labels
        .iter()
        .map(|l| (l.id.as_str(), l.retired))
        .collect();
    let retired = ["actor", "cue", "position", "uncertainty"];
    let mut kept: Vec<_> = labels[1..].to_vec();
    kept.sort_unstable();
    assert_eq!(labels[0], ("PER", false));
    assert_eq!(kept, retired.map(|label| (label, true)));
    assert_eq!(book.version, 2);
    assert_eq!(book.links.len(), 3, "the types of the links that are there");
    for link in desk.document.links() {
        let label = |end| &desk.document.mark(end).unwrap().label;
        assert!(book.allows(&link.kind, label(&link.from), label(&link.to)));
    }
    // Taken once more it is the same: nobody is asked again.
    let again = adopt(&book_of("News", vec![Label::new("PER", "Person")]));
    let nothing = CommandError::NothingToDo.to_string();
    assert_eq!(desk.refuses(&again), nothing);
}

#[test]
fn suggestions_of_labels_that_another_codebook_lacks_go_unless_they_were_decided_on() {
    let mut desk = Desk::new();
    let by_engine = |id: &str, words: &str, state| Mark {
        state,
        origin: Some(Origin {
            by: ENGINE.to_owned(),
            ..Origin::default()
        }),
        ..mark(id, "cue", words)
    };
    desk.run(&Command::AddMark(by_engine(
        "s1",
        "doubted",
        State::Suggested,
    )));
    desk.run(&Command::AddMark(by_engine("s2", "hold", State::Rejected)));
    let step = desk.recode(&adopt(&Codebook::empty("Bare")));
    assert_eq!(step.count, 1);
    assert!(desk.document.mark(&"s1".into()).is_none());
    assert!(desk.document.mark(&"s2".into()).is_some());
}

#[test]
fn marks_follow_the_versions_of_a_codebook_that_is_taken() {
    // A colleague's document, whose codebook went on: moved, merged, and a value made another.
    let mut theirs = Desk::new();
    let moves = [
        Recode::MoveLabel {
            label: "actor".into(),
            to: "party".into(),
        },
        Recode::MoveValue {
            label: "party".into(),
            attribute: "kind".into(),
            from: "group".into(),
            to: "crowd".into(),
        },
        Recode::MergeLabels {
            from: "cue".into(),
            into: "uncertainty".into(),
        },
    ];
    for change in &moves {
        theirs.recode(change);
    }
    let mut mine = Desk::new();
    let step = mine.recode(&adopt(&theirs.document.codebook));
    assert_eq!(step.count, 3, "two actors and a cue");
    assert_eq!(mine.document.codebook, theirs.document.codebook);
    for mark in theirs.document.marks() {
        assert_eq!(mine.document.mark(&mark.id), Some(mark));
    }
}

#[test]
fn values_that_another_version_dropped_stay_with_the_marks_that_have_them() {
    let mut theirs = Codebook::clone(&Codebook::standard());
    theirs.labels[0].attributes[0]
        .values
        .retain(|value| value.id != "group");
    theirs.labels[1]
        .attributes
        .retain(|attribute| attribute.id != "stance");
    let mut desk = Desk::new();
    let before: Vec<Mark> = desk
        .document
        .marks()
        .map(|mark| Mark::clone(mark))
        .collect();
    desk.recode(&adopt(&theirs));
    let book = &desk.document.codebook;
    assert!(book.labels[0].takes("kind", "group"));
    assert!(book.labels[1].takes("stance", "states"));
    assert!(desk.document.marks().map(|mark| &**mark).eq(&before));
}
