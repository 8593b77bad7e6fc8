//! The app's side of the worker that runs errands: `client.ask(errand, …).await`.
//!
//! The worker is started with the first errand, and again after it died. What to do when is decided
//! by [`Conversation`](conversation::Conversation), which knows nothing of the browser; this module
//! carries it out.

mod asked;
mod conversation;

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use standpoint_protocol::RequestId;
use standpoint_protocol::formats::project::Article;
use standpoint_protocol::formats::{Errand, Failure, Outcome, Progress, Request};

use crate::background::{BackgroundWorker, Heard};
use asked::Slot;
use conversation::{Conversation, Deed};

pub use asked::Asked;

/// The worker's script.
const SCRIPT: &str = "formats_loader.js";

/// Why an errand came to nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// It was given up as asked.
    #[error("it was cancelled")]
    Cancelled,
    /// It cannot be done.
    #[error(transparent)]
    Failed(#[from] Failure),
    /// The worker met a bug in the middle.
    #[error("the background work stopped in the middle of this ({detail}); nothing was changed")]
    Died {
        /// What it said.
        detail: String,
    },
    /// The browser has no workers, or does not start this one.
    #[error("this browser does not start the background work that this needs ({detail})")]
    Unavailable {
        /// What the browser said.
        detail: String,
    },
    /// The worker is from another build than the app.
    #[error("Standpoint was updated meanwhile; load the page again")]
    Outdated,
}

/// The worker, as the app sees it. A clone is the same worker.
#[derive(Clone, Default)]
pub struct FormatsClient(Rc<Inner>);

#[derive(Default)]
struct Inner {
    conversation: RefCell<Conversation>,
    worker: RefCell<Option<BackgroundWorker>>,
    /// Who waits for an answer.
    slots: RefCell<Vec<(RequestId, Rc<Slot>)>>,
}

impl FormatsClient {
    /// Asks for an errand to be run; several are run one after another. `on_progress` hears how it
    /// gets on. Dropping what is given back gives the errand up.
    pub fn ask(
        &self,
        errand: impl Into<Rc<Errand>>,
        on_progress: impl Fn(Progress) + 'static,
    ) -> Asked {
        self.ask_in_parts(errand, on_progress, |_| {})
    }

    /// The same for an errand that hands over articles before it is done, which `on_articles` gets.
    pub fn ask_in_parts(
        &self,
        errand: impl Into<Rc<Errand>>,
        on_progress: impl Fn(Progress) + 'static,
        on_articles: impl Fn(Vec<Article>) + 'static,
    ) -> Asked {
        let (id, deeds) = self.0.conversation.borrow_mut().ask(errand.into());
        let slot = Slot::new(Box::new(on_progress), Box::new(on_articles));
        let slot = Rc::new(slot);
        self.0.slots.borrow_mut().push((id, Rc::clone(&slot)));
        self.0.carry_out(deeds);
        Asked::new(self.clone(), id, slot)
    }

    /// Has an errand given up; whoever waits for it is told [`Problem::Cancelled`].
    pub fn cancel(&self, id: RequestId) {
        let deeds = self.0.conversation.borrow_mut().cancel(id);
        self.0.carry_out(deeds);
    }
}

impl Inner {
    fn carry_out(self: &Rc<Self>, deeds: Vec<Deed>) {
        for deed in deeds {
            match deed {
                Deed::Start => self.start(),
                Deed::Post(request) => self.post(&request),
                Deed::End => drop(self.worker.take()),
                Deed::Progress(id, progress) => {
                    if let Some(slot) = self.slot(id) {
                        slot.progress(progress);
                    }
                }
                Deed::Articles(id, articles) => {
                    if let Some(slot) = self.slot(id) {
                        slot.hand_over(articles);
                    }
                }
                Deed::Answer(id, answer) => self.answer(id, answer),
            }
        }
    }

    fn slot(&self, id: RequestId) -> Option<Rc<Slot>> {
        let slots = self.slots.borrow();
        let slot = slots.iter().find(|(asked, _)| *asked == id);
        slot.map(|(_, slot)| Rc::clone(slot))
    }

    fn answer(&self, id: RequestId, answer: Result<Outcome, Problem>) {
        let slot = self.slot(id);
        self.slots.borrow_mut().retain(|(asked, _)| *asked != id);
        if let Some(slot) = slot {
            slot.fill(answer);
        }
    }

    fn start(self: &Rc<Self>) {
        let this: Weak<Self> = Rc::downgrade(self);
        let started = BackgroundWorker::start(SCRIPT, move |heard| {
            if let Some(this) = this.upgrade() {
                this.hear(heard);
            }
        });
        match started {
            Ok(worker) => drop(self.worker.replace(Some(worker))),
            Err(detail) => self.hear(Heard::Death(detail)),
        }
    }

    fn post(self: &Rc<Self>, request: &Request) {
        let worker = self.worker.borrow();
        let posted = worker.as_ref().map(|worker| worker.post(request));
        drop(worker);
        if let Some(Err(detail)) = posted {
            self.hear(Heard::Death(detail));
        }
    }

    fn hear(self: &Rc<Self>, heard: Heard) {
        let mut conversation = self.conversation.borrow_mut();
        let deeds = match heard.answer() {
            Ok(answer) => conversation.answer(answer),
            Err(detail) => conversation.died(&detail),
        };
        drop(conversation);
        self.carry_out(deeds);
    }
}
