//! Errands behind the messages of [`standpoint_protocol::formats`].
//!
//! Each kind of errand has a file of its own here: an `async` function that does the work in parts
//! and calls [`Watch::done`] between them, which tells the app how far it is and lets a request to
//! cancel come in. `run` is the one list of them.

mod annotators;
mod article;
mod compare;
mod differ;
mod export;
mod import;
mod project;
mod second;
mod settle;
mod stretch;
mod training;

use std::cell::RefCell;
use std::rc::Rc;

use standpoint_protocol::formats::project::Article;
use standpoint_protocol::formats::{Answer, Errand, Failure, Outcome, Progress, Request};
use standpoint_protocol::{BUILD, RequestId};
use wasm_bindgen_futures::spawn_local;

pub use second::bring;

use crate::desk::{Desk, Task};
use crate::scope::{Pause, Scope};

/// Why an errand ends without an outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// It was given up as asked.
    Cancelled,
    /// It cannot be done.
    Failed(Failure),
}

impl From<Failure> for Ended {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

/// Who looks on while an errand is run.
#[allow(
    async_fn_in_trait,
    reason = "a worker has one thread; nothing here is sent to another"
)]
pub trait Watch {
    /// So much is done. Gives the app a turn.
    ///
    /// # Errors
    /// [`Ended::Cancelled`] when the errand is to be given up, which is handed on with `?`.
    async fn done(&self, progress: Progress) -> Result<(), Ended>;

    /// So much is done, in the middle of what cannot pause.
    fn tell(&self, progress: Progress);

    /// Hands over articles before the errand is done.
    fn hand_over(&self, articles: Vec<Article>);

    /// Makes sure that the program's second part is there, which has Parquet and the reader view: what
    /// calls either asks for it before.
    ///
    /// # Errors
    /// [`Failure::NoSecondPart`] where it cannot be fetched.
    fn second_part(&self) -> Result<(), Failure>;
}

/// Runs an errand.
///
/// # Errors
/// When it is cancelled or cannot be done.
pub async fn run(errand: &Errand, watch: &impl Watch) -> Result<Outcome, Ended> {
    match errand {
        Errand::Compare(of) => compare::run(of, watch).await,
        Errand::Differ { of, article } => differ::run(of, *article, watch).await,
        Errand::Settle { of, settling } => settle::run(of, settling, watch).await,
        Errand::Pack { about, articles } => project::pack(about, articles, watch).await,
        Errand::Unpack { file, about, now } => project::unpack(file, about, now, watch).await,
        Errand::Unite {
            mine,
            row,
            now,
            theirs,
        } => project::unite(mine, row, now, theirs),
        Errand::MakeSearchable { articles } => project::make_searchable(articles, watch).await,
        Errand::Export(export) => export::run(export, watch).await,
        Errand::Train(training) => training::run(training, watch).await,
        Errand::Import(import) => import::run(import, watch).await,
        Errand::Article(page) => article::run(page, watch).await,
    }
}

/// Announces the worker and runs errands until the page ends it.
pub fn serve() {
    let scope = Scope::current();
    Scope::report_panics(|detail| Answer::Crashed { detail });
    let runner = Rc::new(Runner {
        desk: RefCell::default(),
        pause: Pause::new(),
        scope: scope.clone(),
    });
    scope.listen(move |message| match message {
        Ok(request) => runner.clone().take(request),
        Err(bad) => runner.scope.post(&Answer::Failed {
            id: bad.id,
            error: Failure::BadRequest { detail: bad.detail },
        }),
    });
    scope.post(&Answer::Ready {
        build: BUILD.to_owned(),
    });
}

struct Runner {
    desk: RefCell<Desk<Rc<Errand>>>,
    pause: Pause,
    scope: Scope,
}

impl Runner {
    fn take(self: Rc<Self>, request: Request) {
        match request {
            Request::Run { id, errand } => {
                let idle = self.desk.borrow_mut().put(Task { id, work: errand });
                if idle {
                    spawn_local(async move { self.run_all().await });
                }
            }
            Request::Cancel { id } => {
                if self.desk.borrow_mut().cancel(id) {
                    self.scope.post(&Answer::Cancelled { id });
                }
            }
        }
    }

    async fn run_all(&self) {
        loop {
            // Taken in a statement of its own: a message may arrive while an errand is run.
            let task = self.desk.borrow_mut().take_next();
            let Some(Task { id, work }) = task else {
                return;
            };
            let answer = match run(&work, &Watching { id, runner: self }).await {
                Ok(outcome) => Answer::Done { id, outcome },
                Err(Ended::Cancelled) => Answer::Cancelled { id },
                Err(Ended::Failed(error)) => Answer::Failed {
                    id: Some(id),
                    error,
                },
            };
            self.scope.post(&answer);
        }
    }
}

/// Tells the app how one errand gets on.
struct Watching<'r> {
    id: RequestId,
    runner: &'r Runner,
}

impl Watch for Watching<'_> {
    async fn done(&self, progress: Progress) -> Result<(), Ended> {
        self.tell(progress);
        let runner = self.runner;
        runner.pause.take().await;
        if runner.desk.borrow().is_cancelled() {
            Err(Ended::Cancelled)
        } else {
            Ok(())
        }
    }

    fn tell(&self, progress: Progress) {
        let id = self.id;
        self.runner.scope.post(&Answer::Progress { id, progress });
    }

    fn hand_over(&self, articles: Vec<Article>) {
        let id = self.id;
        self.runner.scope.post(&Answer::Articles { id, articles });
    }

    fn second_part(&self) -> Result<(), Failure> {
        second::bring_beforehand()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::cell::Cell;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    use super::*;

    /// Lets an errand go on for so many parts, and counts them.
    pub(crate) struct Looking {
        pub(crate) patience: u32,
        pub(crate) seen: Cell<u32>,
        /// The articles that were handed over, and how many times it was told how far it is.
        pub(crate) articles: RefCell<Vec<Article>>,
        pub(crate) told: Cell<u32>,
        /// Whether the second part cannot be had.
        pub(crate) cut_off: bool,
    }

    impl Looking {
        pub(crate) fn for_parts(patience: u32) -> Self {
            Self {
                patience,
                seen: Cell::new(0),
                articles: RefCell::default(),
                told: Cell::new(0),
                cut_off: false,
            }
        }

        /// The same where the second part cannot be had.
        pub(crate) fn cut_off() -> Self {
            Self {
                cut_off: true,
                ..Self::for_parts(u32::MAX)
            }
        }
    }

    impl Watch for Looking {
        async fn done(&self, progress: Progress) -> Result<(), Ended> {
            assert!(progress.done <= progress.of, "{progress:?}");
            self.seen.set(self.seen.get() + 1);
            if self.seen.get() > self.patience {
                Err(Ended::Cancelled)
            } else {
                Ok(())
            }
        }

        fn tell(&self, progress: Progress) {
            assert!(progress.done <= progress.of, "{progress:?}");
            self.told.set(self.told.get() + 1);
        }

        fn hand_over(&self, articles: Vec<Article>) {
            self.articles.borrow_mut().extend(articles);
        }

        fn second_part(&self) -> Result<(), Failure> {
            if self.cut_off {
                Err(no_second_part())
            } else {
                Ok(())
            }
        }
    }

    /// What an errand says that needs the second part where it cannot be had.
    pub(crate) fn no_second_part() -> Failure {
        Failure::NoSecondPart {
            detail: "no network".to_owned(),
        }
    }

    /// Runs an errand to its end.
    pub(crate) fn run_now(errand: &Errand, watch: &Looking) -> Result<Outcome, Ended> {
        now(run(errand, watch))
    }

    /// What comes of work that waits for nothing but its watch.
    pub(crate) fn now<T>(work: impl Future<Output = T>) -> T {
        let mut work = pin!(work);
        let mut context = Context::from_waker(Waker::noop());
        match work.as_mut().poll(&mut context) {
            Poll::Ready(result) => result,
            Poll::Pending => unreachable!("an errand waits for its watch alone"),
        }
    }
}
