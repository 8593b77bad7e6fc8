//! Conversations with workers that answer, stay silent, lie or die.

use standpoint_engine::{Batch, Language};

use standpoint_text::Offset;

use super::*;

fn ready() -> Answer {
    Answer::Ready {
        build: BUILD.to_owned(),
        engine: "0.1.0".to_owned(),
    }
}

fn done(id: RequestId) -> Answer {
    let news = News::Done {
        language: Language::English,
        words: 3,
        milliseconds: 1.0,
    };
    Answer::News { id, news }
}

fn read(id: RequestId) -> Answer {
    let news = News::Read(Batch::default());
    Answer::News { id, news }
}

fn post(id: RequestId, text: &str) -> Deed {
    Deed::Post(Request::Analyse {
        id,
        text: text.to_owned(),
        from: Offset::ZERO,
    })
}

fn asked(id: RequestId) -> Deed {
    Deed::Tell(EngineEvent::Asked(id))
}

fn told(id: RequestId, news: News) -> Deed {
    Deed::Tell(EngineEvent::News { id, news })
}

fn given_up(id: RequestId) -> Deed {
    told(id, News::Cancelled)
}

fn failed(id: RequestId, problem: EngineProblem) -> Deed {
    Deed::Tell(EngineEvent::Failed { id, problem })
}

fn bug() -> EngineProblem {
    EngineProblem::Died {
        detail: "bug".to_owned(),
    }
}

/// A conversation with a worker that is ready and reads one text.
fn reading() -> (Conversation, RequestId) {
    let mut talk = Conversation::default();
    let (id, _) = talk.analyse("one".to_owned(), Offset::ZERO);
    talk.answer(ready());
    (talk, id)
}

#[test]
fn the_worker_starts_with_the_first_text_and_gets_it_when_it_is_ready() {
    let mut talk = Conversation::default();
    let (one, deeds) = talk.analyse("one".to_owned(), Offset::ZERO);
    assert_eq!(deeds, [asked(one), Deed::Start]);
    let (two, deeds) = talk.analyse("two".to_owned(), Offset::ZERO);
    assert_eq!(deeds, [asked(two)], "it is starting already");
    assert_eq!(talk.answer(ready()), [post(one, "one"), post(two, "two")]);
    let (three, deeds) = talk.analyse("three".to_owned(), Offset::ZERO);
    assert_eq!(deeds, [asked(three), post(three, "three")]);
}

#[test]
fn a_worker_that_was_woken_gets_its_first_text_at_once() {
    let mut talk = Conversation::default();
    assert_eq!(talk.wake(), [Deed::Start]);
    assert_eq!(talk.wake(), []);
    assert_eq!(talk.answer(ready()), []);
    assert_eq!(talk.wake(), []);
    let (id, deeds) = talk.analyse("one".to_owned(), Offset::ZERO);
    assert_eq!(deeds, [asked(id), post(id, "one")]);
}

#[test]
fn answers_are_told_until_the_text_is_done() {
    let (mut talk, id) = reading();
    assert_eq!(
        talk.answer(read(id)),
        [
            told(id, News::Read(Batch::default())),
            Deed::Post(Request::Taken { id }),
        ],
        "and the worker hears that it may send the next stretch"
    );
    assert!(talk.is_waiting());
    assert_eq!(talk.answer(done(id)).len(), 1);
    assert!(!talk.is_waiting());
    assert_eq!(talk.answer(read(id)), [], "it is late");
    assert_eq!(talk.answer(done(id)), []);
}

#[test]
fn cancelling_is_the_workers_business_once_it_has_heard_of_the_text() {
    let mut talk = Conversation::default();
    let (one, _) = talk.analyse("one".to_owned(), Offset::ZERO);
    let (two, _) = talk.analyse("two".to_owned(), Offset::ZERO);
    assert_eq!(talk.cancel(one), [given_up(one)]);
    assert_eq!(talk.answer(ready()), [post(two, "two")]);
    assert_eq!(talk.cancel(two), [Deed::Post(Request::Cancel { id: two })]);
    let news = News::Cancelled;
    assert_eq!(talk.answer(Answer::News { id: two, news }), [given_up(two)]);
    assert_eq!(talk.cancel(two), []);
}

#[test]
fn a_text_that_kills_the_worker_is_read_once_more_and_then_given_up() {
    let (mut talk, one) = reading();
    let (two, _) = talk.analyse("two".to_owned(), Offset::ZERO);
    let crashed = Answer::Crashed {
        detail: "bug".to_owned(),
    };
    assert_eq!(talk.answer(crashed), [Deed::End, Deed::Start]);
    assert_eq!(talk.answer(ready()), [post(one, "one"), post(two, "two")]);
    assert_eq!(
        talk.died("bug"),
        [Deed::End, failed(one, bug()), Deed::Start]
    );
    assert_eq!(
        talk.answer(ready()),
        [post(two, "two")],
        "the other one goes on"
    );
}

#[test]
fn a_worker_that_dies_idle_is_started_again_by_the_next_text() {
    let (mut talk, id) = reading();
    talk.answer(done(id));
    assert_eq!(talk.died("bug"), [Deed::End]);
    assert_eq!(talk.died("bug"), [], "it is dead already");
    assert_eq!(
        talk.analyse("two".to_owned(), Offset::ZERO).1.last(),
        Some(&Deed::Start)
    );
}

#[test]
fn a_text_that_was_to_be_given_up_is_not_begun_again() {
    let (mut talk, id) = reading();
    talk.cancel(id);
    assert_eq!(talk.died("bug"), [Deed::End, given_up(id)]);
    assert!(!talk.is_waiting());
}

#[test]
fn a_worker_that_cannot_start_is_tried_twice_and_with_the_next_text_again() {
    let mut talk = Conversation::default();
    talk.analyse("one".to_owned(), Offset::ZERO);
    assert_eq!(talk.died("404"), [Deed::End, Deed::Start]);
    let unavailable = Deed::Tell(EngineEvent::Unavailable {
        detail: "404".to_owned(),
    });
    assert_eq!(talk.died("404"), [Deed::End, unavailable]);
    assert!(!talk.is_waiting());
    assert_eq!(
        talk.analyse("two".to_owned(), Offset::ZERO).1.last(),
        Some(&Deed::Start)
    );
}

#[test]
fn a_worker_of_another_build_is_refused() {
    let mut talk = Conversation::default();
    talk.analyse("one".to_owned(), Offset::ZERO);
    let stranger = Answer::Ready {
        build: "0.0.0".to_owned(),
        engine: "0.0.0".to_owned(),
    };
    assert_eq!(
        talk.answer(stranger),
        [Deed::End, Deed::Tell(EngineEvent::Outdated)]
    );
    assert!(!talk.is_waiting());
}

#[test]
fn silence_is_death_only_while_a_text_is_read() {
    let (mut talk, id) = reading();
    assert_eq!(talk.tick(), []);
    talk.answer(read(id));
    assert_eq!(talk.tick(), [], "it has spoken since");
    assert_eq!(talk.tick().first(), Some(&Deed::End));
    talk.answer(ready());
    talk.answer(done(id));
    for _ in 0..100 {
        assert_eq!(talk.tick(), []);
    }
}

#[test]
fn a_bad_request_fails_alone() {
    let (mut talk, id) = reading();
    let error = Failure::BadRequest {
        detail: "no text".to_owned(),
    };
    let problem = EngineProblem::BadRequest {
        detail: "no text".to_owned(),
    };
    assert_eq!(
        talk.answer(Answer::Failed {
            id: Some(id),
            error
        }),
        [failed(id, problem)]
    );
    let (two, deeds) = talk.analyse("two".to_owned(), Offset::ZERO);
    assert_eq!(deeds, [asked(two), post(two, "two")], "the worker lives");
}

#[test]
fn only_the_latest_question_is_answered_and_a_dead_worker_leaves_it_open() {
    let mut talk = Conversation::default();
    let cue = Span::from_bytes(4, 8);
    let (first, deeds) = talk.why("Ada said no.".to_owned(), cue);
    assert_eq!(deeds, [Deed::Start]);
    let (second, deeds) = talk.why("Ada said no.".to_owned(), cue);
    assert_eq!(deeds, []);
    let question = Request::Why {
        id: second,
        text: "Ada said no.".to_owned(),
        cue,
    };
    assert_eq!(talk.answer(ready()), [Deed::Post(question)]);
    let answer = |id| Answer::Why { id, why: None };
    let told = |id| Deed::Tell(EngineEvent::Why { id, why: None });
    assert_eq!(talk.answer(answer(first)), []);
    assert_eq!(talk.answer(answer(second)), [told(second)]);
    let (third, _) = talk.why("Ada said no.".to_owned(), cue);
    let unanswered = |id| Deed::Tell(EngineEvent::Unanswered(id));
    assert_eq!(talk.died("bug"), [Deed::End, unanswered(third)]);
    let (fourth, _) = talk.why("Ada said no.".to_owned(), cue);
    let unavailable = Deed::Tell(EngineEvent::Unavailable {
        detail: "no workers".to_owned(),
    });
    assert_eq!(
        talk.unsupported("no workers".to_owned()),
        [unanswered(fourth), unavailable]
    );
}
