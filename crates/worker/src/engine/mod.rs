//! An engine behind the messages of [`standpoint_protocol`].
//!
//! The binary only chooses the engine; [`serve_warm`] or [`serve`] does the rest. A long text is read in slices of
//! a few milliseconds with a pause between them, in which a request to cancel can arrive.

pub mod gather;
pub mod weights;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use standpoint_engine::{Batch, Engine};
use standpoint_protocol::{Answer, BUILD, Failure, News, Request, RequestId};
use standpoint_text::{Offset, Span, Text};
use wasm_bindgen_futures::spawn_local;

use crate::desk::{Desk, Task};
use crate::scope::{Bell, Pause, Scope};
use gather::Gatherer;

/// How long the worker reads before it looks for messages, in milliseconds: short against the tenth
/// of a second after which a person notices, long against the cost of a pause.
const SLICE: f64 = 12.0;

/// A text of every kind of sentence, to read before the first one that counts.
const FIRST_TEXT: &str = include_str!("../../../../www/sample.txt");

/// Announces the engine and answers requests until the page ends the worker. Whatever the engine reads
/// up on, and the browser compiles, with a first text, is done before the first request, while nobody
/// waits.
pub fn serve_warm(engine: impl Engine + 'static) {
    announce(&engine);
    engine.analyse(&Text::new(FIRST_TEXT)).for_each(drop);
    answer(engine);
}

/// The same without a first text: for an engine that is started because a text is waiting.
pub fn serve(engine: impl Engine + 'static) {
    announce(&engine);
    answer(engine);
}

fn announce(engine: &impl Engine) {
    Scope::report_panics(|detail| Answer::Crashed { detail });
    Scope::current().post(&Answer::Ready {
        build: BUILD.to_owned(),
        engine: engine.version().to_owned(),
    });
}

fn answer(engine: impl Engine + 'static) {
    let scope = Scope::current();
    let reader = Rc::new(Reader {
        engine,
        desk: RefCell::default(),
        pause: Pause::new(),
        question: RefCell::default(),
        turn: Pause::new(),
        owed: Cell::new(false),
        bell: Bell::default(),
        scope: scope.clone(),
    });
    scope.listen(move |message| match message {
        Ok(request) => reader.clone().take(request),
        Err(bad) => reader.scope.post(&Answer::Failed {
            id: bad.id,
            error: Failure::BadRequest { detail: bad.detail },
        }),
    });
}

/// Why there is a cue in a text.
struct Question {
    id: RequestId,
    text: String,
    cue: Span,
}

struct Reader<E> {
    engine: E,
    /// Texts, and what is to be read first of each.
    desk: RefCell<Desk<(String, Offset)>>,
    pause: Pause,
    /// The latest question why, until its turn.
    question: RefCell<Option<Question>>,
    /// What a question waits for; only one does at a time.
    turn: Pause,
    /// Whether the app has yet to say that it took the last stretch in.
    owed: Cell<bool>,
    bell: Bell,
    scope: Scope,
}

impl<E: Engine + 'static> Reader<E> {
    fn take(self: Rc<Self>, request: Request) {
        match request {
            Request::Analyse { id, text, from } => {
                let work = (text, from);
                let idle = self.desk.borrow_mut().put(Task { id, work });
                if idle {
                    spawn_local(async move { self.read_all().await });
                }
            }
            Request::Cancel { id } => {
                if self.desk.borrow_mut().cancel(id) {
                    self.tell(id, News::Cancelled);
                }
                self.bell.ring();
            }
            Request::Why { id, text, cue } => {
                let question = Question { id, text, cue };
                let waits = self.question.replace(Some(question)).is_some();
                if !waits {
                    spawn_local(async move { self.explain().await });
                }
            }
            Request::Taken { .. } => {
                self.owed.set(false);
                self.bell.ring();
            }
        }
    }

    /// Answers the latest question. Who goes from mark to mark asks faster than the deep reader
    /// answers: what was asked while it worked out an answer has its turn first, and all of it but the
    /// last is of marks that nobody looks at any more.
    async fn explain(&self) {
        self.turn.take().await;
        // Taken in a statement of its own: the next question may come while this one is answered.
        let question = self.question.take();
        if let Some(Question { id, text, cue }) = question {
            let why = self.engine.why(&Text::new(text), cue);
            self.scope.post(&Answer::Why { id, why });
        }
    }

    async fn read_all(&self) {
        loop {
            // Taken in a statement of its own: a message may arrive while a text is read.
            let task = self.desk.borrow_mut().take_next();
            let Some(Task { id, work }) = task else {
                return;
            };
            let (text, from) = work;
            let news = self.read(id, &Text::new(text), from).await;
            self.tell(id, news);
        }
    }

    /// Reads a text; gives back how it ended.
    async fn read(&self, id: RequestId, text: &Text, from: Offset) -> News {
        // What is done before the first stretch is part of the reading.
        let begun = self.scope.now();
        let mut analysis = self.engine.analyse_from(text, from);
        let mut milliseconds = self.scope.now() - begun;
        let mut gatherer = Gatherer::new();
        let (mut words, mut unsent) = (0, 0.0);
        let mut finished = false;
        self.owed.set(false);
        loop {
            let started = self.scope.now();
            while !finished && !gatherer.is_full() && self.scope.now() - started < SLICE {
                match analysis.next() {
                    Some(batch) => {
                        words += batch.words;
                        gatherer.add(batch);
                    }
                    None => finished = true,
                }
            }
            let spent = self.scope.now() - started;
            milliseconds += spent;
            unsent += spent;
            if !self.owed.get() {
                self.send(id, gatherer.take(std::mem::take(&mut unsent), finished));
            }
            if finished && gatherer.is_empty() {
                let language = analysis.language();
                return News::Done {
                    language,
                    words,
                    milliseconds,
                };
            }
            if self.owed.get() && (finished || gatherer.is_full()) {
                self.bell.wait().await;
            } else {
                self.pause.take().await;
            }
            if self.desk.borrow().is_cancelled() {
                return News::Cancelled;
            }
        }
    }

    /// Sends a stretch, if there is one; until the app has taken it in, none follows.
    fn send(&self, id: RequestId, batch: Option<Batch>) {
        if let Some(batch) = batch {
            self.owed.set(true);
            self.tell(id, News::Read(batch));
        }
    }

    fn tell(&self, id: RequestId, news: News) {
        self.scope.post(&Answer::News { id, news });
    }
}
