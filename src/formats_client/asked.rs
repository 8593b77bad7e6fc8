//! An answer that is waited for.

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use standpoint_protocol::RequestId;
use standpoint_protocol::formats::project::Article;
use standpoint_protocol::formats::{Outcome, Progress};

use super::{FormatsClient, Problem};

type Answer = Result<Outcome, Problem>;

/// Where an answer is put.
pub(super) struct Slot {
    on_progress: Box<dyn Fn(Progress)>,
    on_articles: Box<dyn Fn(Vec<Article>)>,
    state: RefCell<State>,
}

enum State {
    Waiting(Option<Waker>),
    Answered(Answer),
    Taken,
}

impl Slot {
    pub(super) fn new(
        on_progress: Box<dyn Fn(Progress)>,
        on_articles: Box<dyn Fn(Vec<Article>)>,
    ) -> Self {
        Self {
            on_progress,
            on_articles,
            state: RefCell::new(State::Waiting(None)),
        }
    }

    pub(super) fn progress(&self, progress: Progress) {
        (self.on_progress)(progress);
    }

    pub(super) fn hand_over(&self, articles: Vec<Article>) {
        (self.on_articles)(articles);
    }

    /// Puts the answer in, and wakes who waits for it.
    pub(super) fn fill(&self, answer: Answer) {
        if let State::Waiting(Some(waker)) = self.state.replace(State::Answered(answer)) {
            waker.wake();
        }
    }
}

/// An errand under way: a future of its answer. Dropped before that, it gives the errand up.
pub struct Asked {
    client: FormatsClient,
    id: RequestId,
    slot: Rc<Slot>,
}

impl Asked {
    pub(super) fn new(client: FormatsClient, id: RequestId, slot: Rc<Slot>) -> Self {
        Self { client, id, slot }
    }

    /// The errand's number, under which it can be given up.
    pub const fn id(&self) -> RequestId {
        self.id
    }
}

impl Future for Asked {
    type Output = Answer;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Answer> {
        let mut state = self.slot.state.borrow_mut();
        match std::mem::replace(&mut *state, State::Taken) {
            State::Answered(answer) => Poll::Ready(answer),
            State::Waiting(_) => {
                *state = State::Waiting(Some(context.waker().clone()));
                Poll::Pending
            }
            // A future is not asked again once it is ready.
            State::Taken => Poll::Pending,
        }
    }
}

impl Drop for Asked {
    fn drop(&mut self) {
        if matches!(*self.slot.state.borrow(), State::Waiting(_)) {
            self.client.cancel(self.id);
        }
    }
}
