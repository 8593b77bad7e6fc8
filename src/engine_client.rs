//! The app's side of the engine: texts go to a Web Worker, suggestions come back.
//!
//! The worker is started when it is first needed and again after it died. What to do when is decided
//! by [`Conversation`](conversation::Conversation), which knows nothing of the browser; this module
//! carries it out. Without a worker the app annotates by hand.

mod conversation;
mod measure;
mod ticker;

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use standpoint_engine::Learned;
use standpoint_protocol::Request;
pub use standpoint_protocol::{News, RequestId};
use standpoint_text::{Offset, Span, Text};

use crate::background::{BackgroundWorker, Heard};
use conversation::{Conversation, Deed};
use ticker::Ticker;

/// What the engine has to tell.
#[derive(Clone, Debug, PartialEq)]
pub enum EngineEvent {
    /// A text has been asked about; told before anything else about it.
    Asked(RequestId),
    /// How the reading of a text is getting on. When the worker died and another one begins the text
    /// again, what was found comes again.
    News {
        /// Which request.
        id: RequestId,
        /// What has happened.
        news: News,
    },
    /// Why a cue was found.
    Why {
        /// Which request.
        id: RequestId,
        /// What the learned layer says; none where it has nothing to say.
        why: Option<Learned>,
    },
    /// The question why a cue was found will not be answered; asking again may help.
    Unanswered(RequestId),
    /// This text will not be read; asking again may help.
    Failed {
        /// Which request.
        id: RequestId,
        /// Why.
        problem: EngineProblem,
    },
    /// There is no engine: the browser has no workers, or it does not start. Everything that was
    /// asked is given up.
    Unavailable {
        /// What the browser said.
        detail: String,
    },
    /// The engine is from another build than the app; the page has to be loaded again. Everything
    /// that was asked is given up.
    Outdated,
}

/// Why a text is not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EngineProblem {
    /// The engine stopped in the middle, twice over the same text.
    #[error("the engine stopped in the middle of this text; try again, or mark by hand ({detail})")]
    Died {
        /// What it said.
        detail: String,
    },
    /// It did not understand the request.
    #[error("the engine did not take this text ({detail}); load the page again")]
    BadRequest {
        /// What was wrong.
        detail: String,
    },
}

/// How often the client looks whether the worker still answers, in milliseconds.
const TICK: i32 = 10_000;

/// The engine, as the app sees it. A clone is the same engine.
#[derive(Clone)]
pub struct EngineClient(Rc<Inner>);

struct Inner {
    /// The worker's script.
    script: &'static str,
    conversation: RefCell<Conversation>,
    worker: RefCell<Option<BackgroundWorker>>,
    ticker: RefCell<Option<Ticker>>,
    on_event: Box<dyn Fn(EngineEvent)>,
}

impl PartialEq for EngineClient {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl EngineClient {
    /// A client whose worker, this script, is not started yet.
    pub fn new(script: &'static str, on_event: impl Fn(EngineEvent) + 'static) -> Self {
        Self(Rc::new(Inner {
            script,
            conversation: RefCell::default(),
            worker: RefCell::default(),
            ticker: RefCell::default(),
            on_event: Box::new(on_event),
        }))
    }

    /// Has the worker started ahead of the first text, which is then read sooner.
    pub fn wake(&self) {
        let deeds = self.0.conversation.borrow_mut().wake();
        self.0.carry_out(deeds);
    }

    /// Has a text read, `from` first if the engine takes its time; several are read one after another.
    pub fn analyse(&self, text: &Text, from: Offset) -> RequestId {
        let asked = self
            .0
            .conversation
            .borrow_mut()
            .analyse(text.as_str().to_owned(), from);
        let (id, deeds) = asked;
        self.0.carry_out(deeds);
        id
    }

    /// Asks why the words at `cue` were taken for a cue.
    pub fn why(&self, text: &Text, cue: Span) -> RequestId {
        let asked = self
            .0
            .conversation
            .borrow_mut()
            .why(text.as_str().to_owned(), cue);
        let (id, deeds) = asked;
        self.0.carry_out(deeds);
        id
    }

    /// Has a request given up. What was found until then stays told.
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
                Deed::Tell(event) => {
                    if let EngineEvent::News {
                        news:
                            News::Done {
                                words,
                                milliseconds,
                                ..
                            },
                        ..
                    } = event
                    {
                        measure::reading(words, milliseconds);
                    }
                    (self.on_event)(event);
                }
            }
        }
        self.watch();
    }

    fn start(self: &Rc<Self>) {
        let this: Weak<Self> = Rc::downgrade(self);
        let started = BackgroundWorker::start(self.script, move |heard| {
            if let Some(this) = this.upgrade() {
                this.hear(heard);
            }
        });
        match started {
            Ok(worker) => drop(self.worker.replace(Some(worker))),
            Err(detail) => {
                let deeds = self.conversation.borrow_mut().unsupported(detail);
                self.carry_out(deeds);
            }
        }
    }

    fn post(self: &Rc<Self>, request: &Request) {
        let posted = self
            .worker
            .borrow()
            .as_ref()
            .map(|worker| worker.post(request));
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

    /// Looks after the worker while an answer is waited for, and only then.
    fn watch(self: &Rc<Self>) {
        if !self.conversation.borrow().is_waiting() {
            self.ticker.take();
            return;
        }
        if self.ticker.borrow().is_some() {
            return;
        }
        let this: Weak<Self> = Rc::downgrade(self);
        let ticker = Ticker::start(TICK, move || {
            if let Some(this) = this.upgrade() {
                let deeds = this.conversation.borrow_mut().tick();
                this.carry_out(deeds);
            }
        });
        self.ticker.replace(ticker);
    }
}
