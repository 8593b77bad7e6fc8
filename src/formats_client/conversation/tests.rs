use standpoint_protocol::formats::Failure;
use standpoint_protocol::formats::comparing::Comparison;

use super::*;

fn errand() -> Rc<Errand> {
    Rc::new(Errand::Compare(Rc::new(Comparison::default())))
}

fn run(id: RequestId) -> Deed {
    let errand = errand();
    Deed::Post(Request::Run { id, errand })
}

fn ready() -> Answer {
    let build = BUILD.to_owned();
    Answer::Ready { build }
}

/// A conversation with a worker that is ready, and as many errands.
fn with_errands(count: usize) -> (Conversation, Vec<RequestId>) {
    let mut conversation = Conversation::default();
    let ids = (0..count).map(|_| conversation.ask(errand()).0).collect();
    conversation.answer(ready());
    (conversation, ids)
}

fn outcome() -> Outcome {
    Outcome::Differences(Vec::new())
}

fn died() -> Problem {
    let detail = "at line 1".to_owned();
    Problem::Died { detail }
}

#[test]
fn the_worker_is_started_with_the_first_errand_and_gets_what_waits() {
    let mut conversation = Conversation::default();
    let (first, deeds) = conversation.ask(errand());
    assert_eq!(deeds, [Deed::Start]);
    let (second, deeds) = conversation.ask(errand());
    assert_eq!(deeds, []);
    assert_eq!(conversation.answer(ready()), [run(first), run(second)]);
    let (third, deeds) = conversation.ask(errand());
    assert_eq!(deeds, [run(third)]);
}

#[test]
fn each_errand_is_answered_once() {
    let (mut conversation, ids) = with_errands(1);
    let id = ids[0];
    let progress = Progress { done: 1, of: 2 };
    let deeds = conversation.answer(Answer::Progress { id, progress });
    assert_eq!(deeds, [Deed::Progress(id, progress)]);
    let done = || Answer::Done {
        id,
        outcome: outcome(),
    };
    assert_eq!(
        conversation.answer(done()),
        [Deed::Answer(id, Ok(outcome()))]
    );
    assert_eq!(conversation.answer(done()), []);
    assert_eq!(conversation.answer(Answer::Progress { id, progress }), []);
    assert_eq!(conversation.cancel(id), []);
}

#[test]
fn what_cannot_be_done_is_told_to_who_asked() {
    let (mut conversation, ids) = with_errands(2);
    let error = Failure::NoCommonText { left: Vec::new() };
    let deeds = conversation.answer(Answer::Failed {
        id: Some(ids[1]),
        error: error.clone(),
    });
    assert_eq!(deeds, [Deed::Answer(ids[1], Err(Problem::Failed(error)))]);
}

#[test]
fn cancelling_is_told_at_once_and_what_comes_later_is_not() {
    let (mut conversation, ids) = with_errands(2);
    let id = ids[0];
    let cancelled = || Deed::Answer(id, Err(Problem::Cancelled));
    assert_eq!(
        conversation.cancel(id),
        [Deed::Post(Request::Cancel { id }), cancelled()]
    );
    assert_eq!(conversation.cancel(id), []);
    assert_eq!(conversation.answer(Answer::Cancelled { id }), []);
    let mut starting = Conversation::default();
    let (id, _) = starting.ask(errand());
    let told = Deed::Answer(id, Err(Problem::Cancelled));
    assert_eq!(starting.cancel(id), [told]);
    assert_eq!(starting.answer(ready()), [], "the worker never hears of it");
}

#[test]
fn a_worker_that_dies_costs_the_errand_it_was_at() {
    let (mut conversation, ids) = with_errands(2);
    let deeds = conversation.died("at line 1");
    let blamed = Deed::Answer(ids[0], Err(died()));
    assert_eq!(deeds, [Deed::End, blamed, Deed::Start]);
    assert_eq!(conversation.answer(ready()), [run(ids[1])]);
    conversation.cancel(ids[1]);
    let deeds = conversation.died("at line 1");
    assert_eq!(deeds, [Deed::End], "nobody waits, so none is started");
}

#[test]
fn without_a_worker_everything_is_given_up() {
    let mut conversation = Conversation::default();
    let (id, _) = conversation.ask(errand());
    let detail = "no workers".to_owned();
    let told = Deed::Answer(id, Err(Problem::Unavailable { detail }));
    assert_eq!(conversation.died("no workers"), [Deed::End, told]);
    let (id, deeds) = conversation.ask(errand());
    assert_eq!(deeds, [Deed::Start], "it is tried again when asked again");
    let told = Deed::Answer(id, Err(Problem::Outdated));
    let build = "another".to_owned();
    assert_eq!(
        conversation.answer(Answer::Ready { build }),
        [Deed::End, told]
    );
}
