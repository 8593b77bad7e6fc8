//! What has been asked, what has been answered, and what is to be done next.
//!
//! No browser here: what happens comes in as calls, what is to be done goes out as [`Deed`]s.

use standpoint_protocol::{Answer, BUILD, Failure, News, Request, RequestId};
use standpoint_text::{Offset, Span};

use super::{EngineEvent, EngineProblem};
use crate::background::Stage;

/// Ticks without a word after which a worker that reads counts as dead. One alone may mean only
/// that the computer slept.
const PATIENCE: u32 = 2;

/// Ticks that a worker may take to start: its program may come over a slow line.
const PATIENCE_AT_START: u32 = 6;

/// Workers that may die one after another before a request is given up.
const ATTEMPTS: u32 = 2;

/// What is to be done.
#[derive(Debug, PartialEq)]
pub(super) enum Deed {
    /// Start a worker.
    Start,
    /// Send it this.
    Post(Request),
    /// End it.
    End,
    /// Tell the app.
    Tell(EngineEvent),
}

#[derive(Debug)]
struct Asked {
    id: RequestId,
    text: String,
    /// What is to be read first.
    from: Offset,
    /// Workers that died while they read it.
    deaths: u32,
    /// Whether the worker has been asked to give it up.
    cancelled: bool,
}

/// The state of the conversation with the worker.
#[derive(Debug, Default)]
pub(super) struct Conversation {
    stage: Stage,
    next: u32,
    /// Requests that are not answered to the end. The worker reads them in this order.
    asked: Vec<Asked>,
    /// The latest question why, while it waits for a worker or for its answer.
    question: Option<(RequestId, Request)>,
    silent_ticks: u32,
    failed_starts: u32,
}

impl Conversation {
    /// Asks for a text to be read.
    pub(super) fn analyse(&mut self, text: String, from: Offset) -> (RequestId, Vec<Deed>) {
        self.next = self.next.wrapping_add(1);
        let id = RequestId(self.next);
        let mut deeds = vec![Deed::Tell(EngineEvent::Asked(id))];
        match self.stage {
            Stage::Absent => deeds.push(self.start()),
            Stage::Starting => {}
            Stage::Ready => deeds.push(Deed::Post(Request::Analyse {
                id,
                text: text.clone(),
                from,
            })),
        }
        self.asked.push(Asked {
            id,
            text,
            from,
            deaths: 0,
            cancelled: false,
        });
        (id, deeds)
    }

    /// Asks why there is a cue. Only the latest question is answered: an older one is of a mark that
    /// is looked at no more.
    pub(super) fn why(&mut self, text: String, cue: Span) -> (RequestId, Vec<Deed>) {
        self.next = self.next.wrapping_add(1);
        let id = RequestId(self.next);
        let question = Request::Why { id, text, cue };
        self.question = Some((id, question.clone()));
        let deeds = match self.stage {
            Stage::Absent => vec![self.start()],
            Stage::Starting => Vec::new(),
            Stage::Ready => vec![Deed::Post(question)],
        };
        (id, deeds)
    }

    /// Has the worker started ahead of the first text.
    pub(super) fn wake(&mut self) -> Vec<Deed> {
        if self.stage == Stage::Absent {
            vec![self.start()]
        } else {
            Vec::new()
        }
    }

    /// Asks for a request to be given up.
    pub(super) fn cancel(&mut self, id: RequestId) -> Vec<Deed> {
        let Some(asked) = self.asked.iter_mut().find(|asked| asked.id == id) else {
            return Vec::new();
        };
        if self.stage == Stage::Ready {
            asked.cancelled = true;
            return vec![Deed::Post(Request::Cancel { id })];
        }
        // The worker has not heard of it.
        self.settle(id);
        vec![Deed::Tell(cancelled(id))]
    }

    /// The worker has answered.
    pub(super) fn answer(&mut self, answer: Answer) -> Vec<Deed> {
        self.silent_ticks = 0;
        let known = |id: &RequestId| self.asked.iter().any(|asked| asked.id == *id);
        match answer {
            Answer::Ready { build, .. } => self.ready(&build),
            // What nobody waits for any more is not told.
            Answer::News { id, news } if known(&id) => {
                let goes_on = matches!(news, News::Read(_));
                let mut deeds = vec![Deed::Tell(EngineEvent::News { id, news })];
                if goes_on {
                    deeds.push(Deed::Post(Request::Taken { id }));
                } else {
                    self.settle(id);
                }
                deeds
            }
            Answer::Failed {
                id: Some(id),
                error,
            } if known(&id) => {
                self.settle(id);
                let Failure::BadRequest { detail } = error;
                let problem = EngineProblem::BadRequest { detail };
                vec![Deed::Tell(EngineEvent::Failed { id, problem })]
            }
            Answer::Why { id, why } if self.is_asked(id) => {
                self.question = None;
                vec![Deed::Tell(EngineEvent::Why { id, why })]
            }
            Answer::Failed { id: None, error } => self.died(&error.to_string()),
            Answer::Crashed { detail } => self.died(&detail),
            Answer::News { .. } | Answer::Why { .. } | Answer::Failed { .. } => Vec::new(),
        }
    }

    fn is_asked(&self, id: RequestId) -> bool {
        self.question
            .as_ref()
            .is_some_and(|(asked, _)| *asked == id)
    }

    /// The worker has died, or cannot be understood any more. A question may be why, and is not asked
    /// again.
    pub(super) fn died(&mut self, detail: &str) -> Vec<Deed> {
        let mut deeds = vec![Deed::End];
        if let Some((id, _)) = self.question.take() {
            deeds.push(Deed::Tell(EngineEvent::Unanswered(id)));
        }
        match std::mem::take(&mut self.stage) {
            Stage::Absent => return Vec::new(),
            Stage::Starting => deeds.extend(self.failed_start(detail)),
            Stage::Ready => deeds.extend(self.blame(detail)),
        }
        if !self.asked.is_empty() {
            deeds.push(self.start());
        }
        deeds
    }

    /// No worker could be made.
    pub(super) fn unsupported(&mut self, detail: String) -> Vec<Deed> {
        self.give_up(EngineEvent::Unavailable { detail })
    }

    /// Some time has passed.
    pub(super) fn tick(&mut self) -> Vec<Deed> {
        if self.asked.is_empty() {
            self.silent_ticks = 0;
            return Vec::new();
        }
        self.silent_ticks += 1;
        let patience = match self.stage {
            Stage::Absent => return Vec::new(),
            Stage::Starting => PATIENCE_AT_START,
            Stage::Ready => PATIENCE,
        };
        if self.silent_ticks < patience {
            return Vec::new();
        }
        self.died("no answer")
    }

    /// Whether an answer is waited for.
    pub(super) fn is_waiting(&self) -> bool {
        !self.asked.is_empty()
    }

    /// A request is answered to the end.
    fn settle(&mut self, id: RequestId) {
        self.asked.retain(|asked| asked.id != id);
    }

    fn start(&mut self) -> Deed {
        self.stage = Stage::Starting;
        self.silent_ticks = 0;
        Deed::Start
    }

    fn ready(&mut self, build: &str) -> Vec<Deed> {
        if build != BUILD {
            let mut deeds = vec![Deed::End];
            deeds.extend(self.give_up(EngineEvent::Outdated));
            return deeds;
        }
        self.stage = Stage::Ready;
        self.failed_starts = 0;
        let post = |asked: &Asked| {
            Deed::Post(Request::Analyse {
                id: asked.id,
                text: asked.text.clone(),
                from: asked.from,
            })
        };
        let question = self.question.iter();
        let question = question.map(|(_, question)| Deed::Post(question.clone()));
        self.asked.iter().map(post).chain(question).collect()
    }

    fn failed_start(&mut self, detail: &str) -> Vec<Deed> {
        self.failed_starts += 1;
        if self.failed_starts < ATTEMPTS {
            return Vec::new();
        }
        self.failed_starts = 0;
        self.give_up(EngineEvent::Unavailable {
            detail: detail.to_owned(),
        })
    }

    /// The text that was being read, the oldest one, may be why the worker died: it gets one more
    /// chance. The others get theirs in any case, and what was to be given up is given up.
    fn blame(&mut self, detail: &str) -> Vec<Deed> {
        let mut deeds = Vec::new();
        if let Some(first) = self.asked.first_mut() {
            first.deaths += 1;
        }
        self.asked.retain(|asked| {
            let id = asked.id;
            let event = if asked.cancelled {
                cancelled(id)
            } else if asked.deaths >= ATTEMPTS {
                let problem = EngineProblem::Died {
                    detail: detail.to_owned(),
                };
                EngineEvent::Failed { id, problem }
            } else {
                return true;
            };
            deeds.push(Deed::Tell(event));
            false
        });
        deeds
    }

    fn give_up(&mut self, why: EngineEvent) -> Vec<Deed> {
        self.stage = Stage::Absent;
        self.asked.clear();
        let question = self.question.take();
        let unanswered = question.map(|(id, _)| EngineEvent::Unanswered(id));
        unanswered
            .into_iter()
            .chain([why])
            .map(Deed::Tell)
            .collect()
    }
}

fn cancelled(id: RequestId) -> EngineEvent {
    EngineEvent::News {
        id,
        news: News::Cancelled,
    }
}

#[cfg(test)]
mod tests;
