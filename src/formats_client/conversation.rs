//! What has been asked of the worker for errands, and what is to be done next.
//!
//! No browser here: what happens comes in as calls, what is to be done goes out as [`Deed`]s.

use std::rc::Rc;

use standpoint_protocol::formats::project::Article;
use standpoint_protocol::formats::{Answer, Errand, Outcome, Progress, Request};
use standpoint_protocol::{BUILD, RequestId};

use super::Problem;
use crate::background::Stage;

/// What is to be done.
#[derive(Debug, PartialEq)]
pub(super) enum Deed {
    /// Start a worker.
    Start,
    /// Send it this.
    Post(Request),
    /// End it.
    End,
    /// Tell who waits how far it is.
    Progress(RequestId, Progress),
    /// Give who waits these articles.
    Articles(RequestId, Vec<Article>),
    /// Tell who waits how it ended.
    Answer(RequestId, Result<Outcome, Problem>),
}

#[derive(Debug)]
struct Asked {
    id: RequestId,
    errand: Rc<Errand>,
    /// Nobody waits for it any more; the worker has yet to give it up.
    cancelled: bool,
}

/// The state of the conversation with the worker.
#[derive(Debug, Default)]
pub(super) struct Conversation {
    stage: Stage,
    next: u32,
    /// Errands that are not ended, in the order in which the worker runs them.
    asked: Vec<Asked>,
}

impl Conversation {
    /// Asks for an errand to be run.
    pub(super) fn ask(&mut self, errand: Rc<Errand>) -> (RequestId, Vec<Deed>) {
        self.next = self.next.wrapping_add(1);
        let id = RequestId(self.next);
        let asked = Asked {
            id,
            errand,
            cancelled: false,
        };
        let deed = match self.stage {
            Stage::Absent => Some(self.start()),
            Stage::Starting => None,
            Stage::Ready => Some(post(&asked)),
        };
        self.asked.push(asked);
        (id, deed.into_iter().collect())
    }

    /// Gives an errand up. Who waits is told at once, whenever the worker comes to it.
    pub(super) fn cancel(&mut self, id: RequestId) -> Vec<Deed> {
        let asked = self.asked.iter_mut();
        let Some(asked) = asked.filter(|a| !a.cancelled).find(|a| a.id == id) else {
            return Vec::new();
        };
        asked.cancelled = true;
        let told = Deed::Answer(id, Err(Problem::Cancelled));
        if self.stage == Stage::Ready {
            return vec![Deed::Post(Request::Cancel { id }), told];
        }
        self.settle(id);
        vec![told]
    }

    /// The worker has answered.
    pub(super) fn answer(&mut self, answer: Answer) -> Vec<Deed> {
        match answer {
            Answer::Ready { build } => self.ready(&build),
            Answer::Progress { id, progress } if self.is_waited_for(id) => {
                vec![Deed::Progress(id, progress)]
            }
            Answer::Articles { id, articles } if self.is_waited_for(id) => {
                vec![Deed::Articles(id, articles)]
            }
            Answer::Progress { .. } | Answer::Articles { .. } => Vec::new(),
            Answer::Done { id, outcome } => self.end(id, Ok(outcome)),
            Answer::Cancelled { id } => self.end(id, Err(Problem::Cancelled)),
            Answer::Failed {
                id: Some(id),
                error,
            } => self.end(id, Err(error.into())),
            Answer::Failed { id: None, error } => self.died(&error.to_string()),
            Answer::Crashed { detail } => self.died(&detail),
        }
    }

    /// The worker has died, or cannot be understood any more. The errand that it was running may be
    /// why, and is given up; the others are run by another worker.
    pub(super) fn died(&mut self, detail: &str) -> Vec<Deed> {
        let detail = detail.to_owned();
        match self.stage {
            Stage::Absent => Vec::new(),
            Stage::Starting => self.give_up(&Problem::Unavailable { detail }),
            Stage::Ready => {
                self.stage = Stage::Absent;
                let mut deeds = vec![Deed::End];
                if !self.asked.is_empty() {
                    let blamed = self.asked.remove(0);
                    deeds.extend(told(&blamed, Problem::Died { detail }));
                }
                self.asked.retain(|asked| !asked.cancelled);
                if !self.asked.is_empty() {
                    deeds.push(self.start());
                }
                deeds
            }
        }
    }

    fn start(&mut self) -> Deed {
        self.stage = Stage::Starting;
        Deed::Start
    }

    fn ready(&mut self, build: &str) -> Vec<Deed> {
        if build != BUILD {
            return self.give_up(&Problem::Outdated);
        }
        self.stage = Stage::Ready;
        self.asked.iter().map(post).collect()
    }

    /// An errand has ended; who waits is told, unless nobody does.
    fn end(&mut self, id: RequestId, how: Result<Outcome, Problem>) -> Vec<Deed> {
        let is_waited_for = self.is_waited_for(id);
        self.settle(id);
        let told = is_waited_for.then_some(Deed::Answer(id, how));
        told.into_iter().collect()
    }

    fn is_waited_for(&self, id: RequestId) -> bool {
        let mut asked = self.asked.iter();
        asked.any(|asked| asked.id == id && !asked.cancelled)
    }

    fn settle(&mut self, id: RequestId) {
        self.asked.retain(|asked| asked.id != id);
    }

    /// There is no worker to be had.
    fn give_up(&mut self, why: &Problem) -> Vec<Deed> {
        self.stage = Stage::Absent;
        let asked = std::mem::take(&mut self.asked);
        let told = asked.iter().filter_map(|asked| told(asked, why.clone()));
        std::iter::once(Deed::End).chain(told).collect()
    }
}

fn post(asked: &Asked) -> Deed {
    Deed::Post(Request::Run {
        id: asked.id,
        errand: Rc::clone(&asked.errand),
    })
}

fn told(asked: &Asked, problem: Problem) -> Option<Deed> {
    (!asked.cancelled).then_some(Deed::Answer(asked.id, Err(problem)))
}

#[cfg(test)]
mod tests;
