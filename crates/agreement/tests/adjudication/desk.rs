//! An adjudication under way, and documents to begin one with.

use standpoint_agreement::Counted;
use standpoint_agreement::adjudication::{Adjudication, Choice};
use standpoint_annotation::edit::Change;
use standpoint_annotation::{
    CommandError, Decided, Document, Edit, Entity, History, JournalEntry, Link, Mark, MarkId,
    State, Unknown,
};
use standpoint_text::{Span, Text};

pub const TEXT: &str = "Kessia said Orlen may reject the dam, critics said.";

pub fn place(words: &str) -> Span {
    let start = TEXT.find(words).unwrap();
    Span::from_bytes(start, start + words.len())
}

/// A mark over the first of these words.
pub fn mark(id: &str, label: &str, words: &str) -> Mark {
    Mark::new(id, label, place(words))
}

pub fn mention(id: &str, words: &str, entity: &str) -> Mark {
    Mark {
        entity: Some(entity.into()),
        ..mark(id, "actor", words)
    }
}

pub fn document(
    marks: Vec<Mark>,
    links: &[(&str, &str, &str)],
    entities: &[(&str, &str)],
) -> Document {
    let mut document = Document::new("d", Text::new(TEXT));
    for (id, name) in entities {
        let entity = Entity::new(*id, *name);
        document.apply(&Edit::Entity(Change::add(entity))).unwrap();
    }
    for mark in marks {
        document.apply(&Edit::Mark(Change::add(mark))).unwrap();
    }
    for (number, (kind, from, to)) in links.iter().enumerate() {
        let link = Link::new(format!("l{number}"), *kind, *from, *to);
        document.apply(&Edit::Link(Change::add(link))).unwrap();
    }
    document
}

pub fn marked(marks: Vec<Mark>) -> Document {
    document(marks, &[], &[])
}

pub fn decided() -> Decided {
    Decided {
        by: "judge".to_owned(),
        at: "2026-03-05T09:12:44Z".to_owned(),
        unknown: Unknown::new(),
    }
}

pub fn adjudication(documents: &[&Document]) -> Adjudication {
    let names = ["ada", "ben", "cy"];
    let annotators: Vec<(&str, &Document)> =
        names.into_iter().zip(documents.iter().copied()).collect();
    Adjudication::of(&annotators, Counted::Accepted).unwrap()
}

/// An adjudication under way.
pub struct Desk {
    pub adjudication: Adjudication,
    pub document: Document,
    pub history: History,
}

impl Desk {
    pub fn of(documents: &[&Document]) -> Self {
        let adjudication = adjudication(documents);
        Self {
            document: adjudication.document("settled").unwrap(),
            adjudication,
            history: History::default(),
        }
    }

    /// Settles, undoes it, checks that nothing is left of it, and settles again.
    pub fn settle(&mut self, number: usize, choice: &Choice) {
        let before = self.document.clone();
        let command = self
            .adjudication
            .settle(&self.document, number, choice, &decided());
        let step = match command.unwrap().plan(&self.document) {
            Err(CommandError::NothingToDo) => return,
            planned => planned.unwrap(),
        };
        for entry in [JournalEntry::Do(step), JournalEntry::Undo] {
            self.history.play(&mut self.document, entry).unwrap();
        }
        assert_eq!(self.document, before);
        let redo = JournalEntry::Redo;
        self.history.play(&mut self.document, redo).unwrap();
    }

    pub fn take(&mut self, number: usize, sides: &[usize]) {
        self.settle(number, &Choice::Annotators(sides.to_vec()));
    }

    pub fn open(&self) -> Vec<usize> {
        let all = 0..self.adjudication.disagreements().len();
        all.filter(|number| self.adjudication.is_open(&self.document, *number))
            .collect()
    }

    /// Marks, links and links that did not stand, each with who said it.
    pub fn drawn(&self) -> Vec<String> {
        let marks = self.document.marks_in_order().map(|mark| {
            let state = match mark.state {
                State::Accepted => '+',
                State::Suggested => '?',
                State::Rejected => '-',
            };
            let words = self.document.quote(mark);
            format!(
                "{state} {} “{words}” {}",
                mark.label,
                mark.said_by.join(" ")
            )
        });
        let words = |id: &MarkId| self.document.quote(self.document.mark(id).unwrap());
        let drawn = |state: char, link: &Link| {
            let (from, to) = (words(&link.from), words(&link.to));
            format!(
                "{state} {from} {} {to} {}",
                link.kind,
                link.said_by.join(" ")
            )
        };
        let links = self.document.links().map(|link| drawn('+', link));
        let rejected = self.document.rejected_links().map(|link| drawn('-', link));
        marks.chain(links).chain(rejected).collect()
    }
}
