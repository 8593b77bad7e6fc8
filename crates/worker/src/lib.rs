//! What runs in a Web Worker: an engine behind the messages of [`standpoint_protocol`].
//!
//! The binaries only choose the engine; [`serve`] does the rest. A long text is read in slices of
//! a few milliseconds with a pause between them, in which a request to cancel can arrive.

pub mod desk;
pub mod gather;
mod scope;

use std::cell::RefCell;
use std::rc::Rc;

use standpoint_engine::Engine;
use standpoint_protocol::{Answer, BUILD, Failure, Request, RequestId};
use standpoint_text::Text;
use wasm_bindgen_futures::spawn_local;

use desk::{Desk, Task};
use gather::Gatherer;
use scope::{Pause, Scope};

/// How long the worker reads before it looks for messages, in milliseconds: short against the tenth
/// of a second after which a person notices, long against the cost of a pause.
const SLICE: f64 = 12.0;

/// A text of every kind of sentence, to read before the first one that counts.
const FIRST_TEXT: &str = include_str!("../../../www/sample.txt");

/// Announces the engine and answers requests until the page ends the worker.
pub fn serve(engine: impl Engine + 'static) {
    let scope = Scope::current();
    Scope::report_panics();
    scope.post(&Answer::Ready {
        build: BUILD.to_owned(),
        engine: engine.version().to_owned(),
    });
    // Whatever the engine reads up on, and the browser compiles, with a first text, is done while
    // nobody waits.
    engine.analyse(&Text::new(FIRST_TEXT)).for_each(drop);
    let reader = Rc::new(Reader {
        engine,
        desk: RefCell::default(),
        pause: Pause::new(),
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

struct Reader<E> {
    engine: E,
    desk: RefCell<Desk>,
    pause: Pause,
    scope: Scope,
}

impl<E: Engine + 'static> Reader<E> {
    fn take(self: Rc<Self>, request: Request) {
        match request {
            Request::Analyse { id, text } => {
                let idle = self.desk.borrow_mut().put(Task { id, text });
                if idle {
                    spawn_local(async move { self.read_all().await });
                }
            }
            Request::Cancel { id } => {
                if self.desk.borrow_mut().cancel(id) {
                    self.scope.post(&Answer::Cancelled { id });
                }
            }
        }
    }

    async fn read_all(&self) {
        loop {
            // Taken in a statement of its own: a message may arrive while a text is read.
            let task = self.desk.borrow_mut().take_next();
            let Some(Task { id, text }) = task else {
                return;
            };
            let answer = self.read(id, &Text::new(text)).await;
            self.scope.post(&answer);
        }
    }

    async fn read(&self, id: RequestId, text: &Text) -> Answer {
        let mut analysis = self.engine.analyse(text);
        let mut gatherer = Gatherer::new();
        let mut words = 0;
        let mut milliseconds = 0.0;
        loop {
            let started = self.scope.now();
            let mut finished = false;
            while !finished && self.scope.now() - started < SLICE {
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
            if let Some(batch) = gatherer.take(spent, finished) {
                self.scope.post(&Answer::Read { id, batch });
            }
            if finished {
                let language = analysis.language();
                return Answer::Done {
                    id,
                    language,
                    words,
                    milliseconds,
                };
            }
            self.pause.take().await;
            if self.desk.borrow().is_cancelled() {
                return Answer::Cancelled { id };
            }
        }
    }
}
