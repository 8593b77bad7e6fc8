//! The workbench without a browser: what a person does, and what comes of it.

mod coding;
mod comparing;
mod deep;
mod everywhere;
mod marking;
mod mentions;
mod why;

use standpoint_annotation::{Command, JournalEntry, LabelId, Mark, MarkId, Origin, State};
use standpoint_engine::{Batch, Language};
use standpoint_formats::open;
use standpoint_protocol::RequestId;
use standpoint_text::{Offset, Span};

use super::super::action::{Action, Edge};
use super::super::effect::Effect;
use super::super::{Caret, EngineState, Panel, Workspace};
use super::{Moment, applies, update};
use crate::commands::table::Motion;
use crate::commands::{CommandId as C, Platform};
use crate::engine_client::{EngineEvent, News};
use crate::store::Access;

mod finding;
mod returning;
mod sifting;

const TEXT: &str = "Kessia rejected a joint inspection on Monday. Orlen offered to send engineers.";

/// A desk without a browser.
struct Bench {
    state: Workspace,
    effects: Vec<Effect>,
}

impl Bench {
    fn empty() -> Self {
        let mut bench = Self {
            state: Workspace::new(Platform::Other),
            effects: Vec::new(),
        };
        let (keys, look) = Default::default();
        bench.act(Action::Started {
            project: "Basin".into(),
            articles: vec![],
            keys,
            look,
            thresholds: standpoint_engine::Thresholds::default(),
            codebook: standpoint_annotation::Codebook::standard(),
            lasting: true,
        });
        bench
    }

    /// With the text opened and read, and nothing found.
    fn new() -> Self {
        let mut bench = Self::empty();
        bench.arrive(TEXT);
        bench.act(Action::Engine(EngineEvent::Asked(RequestId(1))));
        bench
    }

    /// The same, with Kessia, rejected and the inspection suggested and linked.
    fn read() -> Self {
        let mut bench = Self::new();
        let marks = vec![
            suggestion("s1", "actor", "Kessia"),
            suggestion("s2", "cue", "rejected"),
            suggestion("s3", "position", "a joint inspection").with("stance", "opposes"),
            suggestion("s4", "actor", "Orlen"),
        ];
        let links = vec![
            standpoint_annotation::Link::new("sl1", "held_by", "s3", "s1"),
            standpoint_annotation::Link::new("sl2", "signalled_by", "s3", "s2"),
        ];
        let batch = Batch {
            marks,
            links,
            ..Batch::default()
        };
        bench.hear(1, News::Read(batch));
        bench.done(1);
        bench
    }

    fn arrive(&mut self, text: &str) {
        let opened = open(Some("news.txt"), text.as_bytes()).unwrap();
        self.act(Action::Arrived {
            opened: opened.into(),
            raw: None,
        });
    }

    fn done(&mut self, id: u32) {
        let news = News::Done {
            language: Language::English,
            words: 12,
            milliseconds: 1.0,
        };
        self.hear(id, news);
    }

    /// What the engine says about a request.
    fn hear(&mut self, id: u32, news: News) {
        let id = RequestId(id);
        self.act(Action::Engine(EngineEvent::News { id, news }));
    }

    fn act(&mut self, action: Action) {
        let moment = Moment {
            now: "2026-03-05T09:12:44Z".into(),
            person: "me".into(),
        };
        self.effects = update(&mut self.state, action, &moment);
    }

    fn press(&mut self, commands: &[C]) {
        for command in commands {
            self.act(Action::Run(*command));
        }
    }

    fn select(&mut self, words: &str) {
        let span = span(words);
        self.act(Action::Caret(Caret {
            anchor: span.start(),
            head: span.end(),
        }));
    }

    fn inspected(&self) -> Option<&str> {
        self.state.inspected.as_ref().map(MarkId::as_str)
    }

    /// Every mark as `label:words:state`, in reading order.
    fn marks(&self) -> Vec<String> {
        let document = &self.state.article.as_ref().unwrap().document;
        let line = |mark: &std::sync::Arc<Mark>| {
            let state = format!("{:?}", mark.state).to_lowercase();
            format!("{}:{}:{state}", mark.label, document.quote(mark))
        };
        document.marks_in_order().map(line).collect()
    }

    fn links(&self, kind: &str) -> Vec<(String, String)> {
        let document = &self.state.article.as_ref().unwrap().document;
        let of_kind = document.links().filter(|link| link.kind.as_str() == kind);
        of_kind
            .map(|link| (link.from.to_string(), link.to.to_string()))
            .collect()
    }
}

fn span(words: &str) -> Span {
    let start = TEXT.find(words).unwrap();
    Span::from_bytes(start, start + words.len())
}

fn suggestion(id: &str, label: &str, words: &str) -> Mark {
    let mut mark = Mark::new(id, label, span(words));
    mark.state = State::Suggested;
    mark.origin = Some(Origin {
        by: "engine".into(),
        confidence: Some(0.9),
        ..Origin::default()
    });
    mark
}

#[test]
fn an_article_that_comes_late_closes_no_dialog_that_is_not_of_an_article() {
    use super::super::Dialog;
    let mut bench = Bench::new();
    bench.press(&[C::Help]);
    bench.arrive("Orlen left the talks.");
    assert_eq!(bench.state.dialog, Some(Dialog::Help));
    bench.act(Action::Ask(Dialog::Details));
    bench.arrive("Vessa stayed.");
    assert_eq!(bench.state.dialog, None);
}

#[test]
fn a_text_that_arrives_is_shown_read_and_stored() {
    let mut bench = Bench::empty();
    bench.arrive(TEXT);
    let place = |is: fn(&Effect) -> bool| bench.effects.iter().position(is);
    let read = place(|effect| matches!(effect, Effect::Analyse(_))).unwrap();
    let stored = place(|effect| matches!(effect, Effect::AddArticle { .. })).unwrap();
    assert!(read < stored, "the engine need not wait for the database");
    assert_eq!(bench.state.articles.len(), 1);
    assert_eq!(bench.state.articles[0].counts.unwrap().words, 12);
}

#[test]
fn what_the_engine_finds_is_one_step_and_every_entry_is_stored_in_its_place() {
    let mut bench = Bench::new();
    for (number, words) in ["Kessia", "Orlen"].into_iter().enumerate() {
        let marks = vec![suggestion(&format!("s{number}"), "actor", words)];
        let batch = Batch {
            marks,
            ..Batch::default()
        };
        bench.hear(1, News::Read(batch));
        let stored = bench.effects.iter().find_map(|effect| match effect {
            Effect::Append { entry, what, .. } => Some((*entry, what.clone())),
            _ => None,
        });
        let (entry, what) = stored.unwrap();
        assert_eq!(usize::try_from(entry), Ok(number));
        assert!(matches!(*what, JournalEntry::Do(_)));
    }
    assert_eq!(bench.marks().len(), 2);
    bench.press(&[C::Undo]);
    assert!(bench.marks().is_empty());
    bench.press(&[C::Redo]);
    assert_eq!(bench.marks().len(), 2);
}

#[test]
fn answers_to_another_request_are_dropped() {
    let mut bench = Bench::new();
    let marks = vec![suggestion("s1", "actor", "Kessia")];
    let batch = Batch {
        marks,
        ..Batch::default()
    };
    bench.hear(7, News::Read(batch));
    assert!(bench.marks().is_empty());
    bench.press(&[C::CancelReading]);
    assert!(bench.effects.contains(&Effect::Cancel(RequestId(1))));
    bench.done(1);
    assert_eq!(bench.state.engine, EngineState::Cancelled);
}

#[test]
fn a_review_goes_through_the_suggestions_in_order_and_takes_cues_along() {
    let mut bench = Bench::read();
    bench.press(&[C::NextSuggestion]);
    assert_eq!(bench.inspected(), Some("s1"));
    bench.press(&[C::Accept]);
    assert_eq!(bench.inspected(), Some("s2"));
    bench.press(&[C::NextSuggestion, C::Accept]);
    assert_eq!(
        bench.marks(),
        [
            "actor:Kessia:accepted",
            "cue:rejected:accepted",
            "position:a joint inspection:accepted",
            "actor:Orlen:suggested"
        ]
    );
    bench.press(&[C::Reject]);
    assert_eq!(bench.marks()[3], "actor:Orlen:rejected");
    assert!(!applies(&bench.state, C::NextSuggestion));
    bench.press(&[C::Undo, C::Undo]);
    assert_eq!(bench.marks()[2], "position:a joint inspection:suggested");
    assert_eq!(bench.marks()[1], "cue:rejected:suggested");
}

#[test]
fn a_selection_is_tagged_by_number_and_snapped_to_words() {
    let mut bench = Bench::new();
    bench.select("rlen offere");
    bench.press(&[C::Label(2)]);
    assert_eq!(bench.marks(), ["position:Orlen offered:accepted"]);
    assert!(bench.state.selection().is_none());
    bench.press(&[C::Undo]);
    bench.select("rlen offere");
    bench.press(&[C::LabelExactly(2)]);
    assert_eq!(bench.marks(), ["position:rlen offere:accepted"]);
    bench.select("Kessia");
    bench.press(&[C::Label(1), C::Label(3)]);
    assert_eq!(bench.marks()[0], "uncertainty:Kessia:accepted");
}

#[test]
fn values_are_given_and_taken_back_by_number() {
    let mut bench = Bench::read();
    bench.act(Action::Inspect("s3".into()));
    let stance = |bench: &Bench| {
        bench
            .state
            .inspected_mark()
            .unwrap()
            .attribute("stance")
            .map(str::to_owned)
    };
    bench.press(&[C::Value(1)]);
    assert_eq!(stance(&bench).as_deref(), Some("supports"));
    bench.press(&[C::Value(1)]);
    assert_eq!(stance(&bench), None);
}

#[test]
fn a_position_is_held_by_the_actor_that_is_picked_or_by_a_word_that_becomes_one() {
    let mut bench = Bench::read();
    bench.act(Action::Inspect("s3".into()));
    bench.press(&[C::PickHolder]);
    bench.act(Action::Click(span("Orlen").start()));
    assert_eq!(bench.links("held_by"), [("s3".to_owned(), "s4".to_owned())]);
    assert_eq!(bench.inspected(), Some("s3"));
    bench.press(&[C::Undo]);
    assert_eq!(bench.links("held_by"), [("s3".to_owned(), "s1".to_owned())]);
    bench.press(&[C::PickHolder]);
    bench.act(Action::Click(span("engineers").start()));
    assert!(
        bench
            .marks()
            .contains(&"actor:engineers:accepted".to_owned())
    );
    bench.act(Action::Hold {
        position: "s3".into(),
        holders: vec!["s1".into(), "s4".into()],
    });
    assert_eq!(bench.links("held_by").len(), 2);
}

#[test]
fn a_holder_is_picked_where_the_caret_is_by_the_key_that_accepts() {
    let mut bench = Bench::read();
    bench.act(Action::Inspect(MarkId::from("s3")));
    bench.press(&[
        C::PickHolder,
        C::Caret(Motion::End),
        C::Caret(Motion::SentenceLeft),
    ]);
    bench.press(&[C::Accept]);
    assert_eq!(bench.links("held_by"), [("s3".into(), "s4".into())]);
    assert_eq!(bench.inspected(), Some("s3"));
    let undecided = bench.marks().iter().any(|mark| mark.contains("accepted"));
    assert!(
        !undecided,
        "picking decides on nothing: {:?}",
        bench.marks()
    );
}

#[test]
fn edges_move_by_word_by_letter_and_by_pointer_and_links_stay() {
    let mut bench = Bench::read();
    bench.act(Action::Inspect("s3".into()));
    let quote = |bench: &Bench| {
        bench
            .marks()
            .into_iter()
            .find(|m| m.starts_with("position"))
            .unwrap()
    };
    bench.press(&[C::GrowEnd, C::GrowEnd]);
    assert_eq!(
        quote(&bench),
        "position:a joint inspection on Monday:suggested"
    );
    bench.press(&[C::ShrinkStart]);
    assert_eq!(
        quote(&bench),
        "position:joint inspection on Monday:suggested"
    );
    bench.press(&[C::ShrinkEndExactly, C::GrowStart]);
    assert_eq!(
        quote(&bench),
        "position:a joint inspection on Monda:suggested"
    );
    let to = span("inspection").end();
    bench.act(Action::Drag {
        mark: "s3".into(),
        edge: Edge::End,
        to,
        exact: false,
        gesture: 1,
    });
    assert_eq!(quote(&bench), "position:a joint inspection:suggested");
    assert_eq!(bench.links("held_by").len(), 1);
    // Over a sentence's end and back again.
    bench.act(Action::Inspect("s4".into()));
    bench.press(&[C::GrowStart]);
    assert!(
        bench
            .marks()
            .contains(&"actor:Monday. Orlen:suggested".to_owned())
    );
    bench.press(&[C::ShrinkStart]);
    assert!(bench.marks().contains(&"actor:Orlen:suggested".to_owned()));
}

#[test]
fn overlapping_marks_are_reached_by_clicking_again_and_by_a_key() {
    let mut bench = Bench::read();
    bench.select("rejected a joint inspection");
    bench.press(&[C::Label(2)]);
    let at = span("joint").start();
    bench.act(Action::Click(at));
    let first = bench.inspected().map(str::to_owned);
    bench.act(Action::Click(at));
    let second = bench.inspected().map(str::to_owned);
    assert_ne!(first, second);
    bench.press(&[C::Cycle]);
    assert_eq!(bench.inspected().map(str::to_owned), first);
    assert_eq!(first.as_deref(), Some("s3"), "the smaller one first");
}

#[test]
fn a_selection_grows_by_letter_word_and_sentence_from_where_it_began() {
    let mut bench = Bench::new();
    bench.act(Action::Caret(Caret::at(Offset::ZERO)));
    bench.press(&[C::Extend(Motion::WordRight)]);
    assert_eq!(bench.state.selection().map(Span::start), Some(Offset::ZERO));
    bench.press(&[C::Extend(Motion::SentenceRight)]);
    assert!(bench.state.selection().unwrap().len() > 40);
    bench.press(&[C::Caret(Motion::Left)]);
    assert_eq!(bench.state.caret, Some(Caret::at(Offset::ZERO)));
    bench.press(&[C::SelectSentence]);
    assert_eq!(
        bench.state.selection(),
        Some(span("Kessia rejected a joint inspection on Monday."))
    );
}

#[test]
fn a_tab_without_the_pen_changes_nothing_and_says_so() {
    let mut bench = Bench::read();
    let key = bench.state.article.as_ref().unwrap().key.clone();
    bench.act(Action::Access(key, Access::Reader));
    let before = bench.marks();
    bench.act(Action::Edit(Command::DeleteMarks(vec!["s1".into()])));
    assert_eq!(bench.marks(), before);
    assert!(bench.effects.is_empty());
    assert!(!applies(&bench.state, C::Undo));
    assert!(!bench.state.notices.is_empty());
}

#[test]
fn deleting_takes_links_along_and_undo_brings_all_back() {
    let mut bench = Bench::read();
    let before = bench.marks();
    bench.act(Action::Inspect("s3".into()));
    bench.press(&[C::Delete]);
    assert!(bench.links("held_by").is_empty());
    assert_eq!(bench.inspected(), None);
    bench.press(&[C::Undo]);
    assert_eq!((bench.marks(), bench.links("held_by").len()), (before, 1));
    assert_eq!(bench.state.panel, Panel::Review);
}

#[test]
fn a_second_article_leaves_nothing_of_the_first_on_the_desk() {
    let mut bench = Bench::read();
    bench.act(Action::Inspect("s3".into()));
    bench.arrive("Another text altogether.");
    assert_eq!(bench.inspected(), None);
    assert_eq!(bench.state.articles.len(), 2);
    let label = LabelId::from("actor");
    bench.act(Action::Tag {
        label,
        exact: false,
    });
    assert!(bench.marks().is_empty());
}
