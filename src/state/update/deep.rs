//! The deep reader: fetching it, letting it read, taking in what it finds.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use standpoint_annotation::{Document, Edit, History, MarkId, Reread, Step};
use standpoint_engine::Batch;
use standpoint_protocol::RequestId;

use super::Update;
use super::reading::recognise;
use crate::engine_client::{EngineEvent, News};
use crate::i18n::Message;
use crate::state::deep::{Deep, DeepAction, DeepEffect, Reading, Size, Stage};
use crate::state::effect::Effect;
use crate::state::steps;
use crate::state::workspace::{Dialog, EngineState, Finder, Why};
use crate::store::Access;
use crate::wording;

impl Update<'_> {
    /// Opens the dialog of the deep reader.
    #[inline(never)]
    pub(super) fn open_deep(&mut self) {
        self.state.dialog = Some(Dialog::Deep);
        if self.deep().stage == Stage::Unknown {
            self.deep_effect(DeepEffect::Look);
        }
    }

    fn deep(&mut self) -> &mut Deep {
        Rc::make_mut(self.state.deep.get_or_insert_default())
    }

    fn deep_effect(&mut self, effect: DeepEffect) {
        self.effects.push(Effect::Deep(effect));
    }

    pub(super) fn deepen(&mut self, action: DeepAction) {
        match action {
            DeepAction::Look => self.deep_effect(DeepEffect::Look),
            DeepAction::Found(stage, used) => {
                let deep = self.deep();
                (deep.stage, deep.used) = (stage, used);
                self.deep_came();
                self.read_deeper();
            }
            DeepAction::Fetch => self.fetch_deep(),
            DeepAction::Fetched(size) => self.deep_fetched(size),
            DeepAction::Pause => {
                self.deep_effect(DeepEffect::Pause);
                self.pause_deep();
            }
            DeepAction::Broken(why) => {
                self.pause_deep();
                self.deep().problem = Some(why);
            }
            DeepAction::Remove => {
                self.stop_deep();
                let size = self.deep().size();
                *self.deep() = Deep {
                    stage: Stage::Part(Size { here: 0, ..size }),
                    ..Deep::default()
                };
                // Its worker ends, and answers nothing any more.
                self.unanswered_why(Finder::Deep);
                self.deep_effect(DeepEffect::Remove);
                self.speak(Message::new("said-deep-removed"));
            }
            DeepAction::Use(used) => {
                self.deep().used = used;
                self.deep_effect(DeepEffect::Use(used));
                self.read_deeper();
            }
            DeepAction::Read => self.read_deeply(),
            DeepAction::Stop => self.stop_deep(),
            DeepAction::Heard(event) => self.hear_deep(event),
        }
    }

    fn fetch_deep(&mut self) {
        let deep = self.deep();
        if let Stage::Part(size) = deep.stage {
            deep.stage = Stage::Fetching(size);
            deep.problem = None;
            self.deep_effect(DeepEffect::Fetch);
        }
    }

    /// A part has come, or was there. Where the download was paused meanwhile, it stays paused.
    fn deep_fetched(&mut self, size: Size) {
        let deep = self.deep();
        if size.here == size.of {
            deep.stage = Stage::Whole(size);
            self.deep_came();
            self.speak(Message::new("said-deep-here"));
            self.read_deeper();
        } else if matches!(deep.stage, Stage::Fetching(_)) {
            deep.stage = Stage::Fetching(size);
        }
    }

    /// It may be here now: who looks at a mark of it wanted to know why.
    fn deep_came(&mut self) {
        if matches!(self.state.why, Why::NotHere { .. }) {
            self.ask_why();
        }
    }

    fn pause_deep(&mut self) {
        let deep = self.deep();
        if let Stage::Fetching(size) = deep.stage {
            deep.stage = Stage::Part(size);
        }
    }

    /// Has the open article read deeply if that is wished for and the instant engine is done with it.
    #[inline(never)]
    pub(super) fn read_deeper(&mut self) {
        let is_done = matches!(self.state.engine, EngineState::Done { .. });
        if self.deep().used && is_done {
            self.read_deeply();
        }
    }

    fn read_deeply(&mut self) {
        self.stop_deep();
        let article = self.state.article.as_ref();
        let article = article.filter(|article| article.access == Access::Writer);
        let Some(text) = article.map(|article| article.document.text.clone()) else {
            return;
        };
        let deep = self.deep();
        if !deep.is_here() {
            return;
        }
        deep.problem = None;
        deep.reading = Some(Reading {
            request: None,
            read: 0,
            adopted: BTreeMap::new(),
        });
        self.deep_effect(DeepEffect::Read(text));
    }

    /// Gives up reading deeply; what was found stays.
    #[inline(never)]
    pub(super) fn stop_deep(&mut self) {
        let reading = self.deep().reading.take();
        if let Some(request) = reading.and_then(|reading| reading.request) {
            self.deep_effect(DeepEffect::Cancel(request));
        }
    }

    fn hear_deep(&mut self, event: EngineEvent) {
        match event {
            EngineEvent::Asked(request) => {
                if let Some(reading) = &mut self.deep().reading {
                    reading.request = Some(request);
                }
            }
            EngineEvent::News { id, news } if self.reads_deeply(id) => self.deep_news(id, news),
            EngineEvent::Failed { id, problem } if self.reads_deeply(id) => {
                let why = wording::not_read(&problem).words();
                self.deep_died(why);
            }
            EngineEvent::Unavailable { detail } => self.deep_died(detail),
            EngineEvent::Outdated => self.deep_died(Message::new("deep-outdated").words()),
            EngineEvent::Why { why, .. } => self.answered_why(Finder::Deep, why),
            EngineEvent::Unanswered(_) => self.unanswered_why(Finder::Deep),
            EngineEvent::News { .. } | EngineEvent::Failed { .. } => {}
        }
    }

    fn reads_deeply(&mut self, id: RequestId) -> bool {
        let reading = self.deep().reading.as_ref();
        reading.is_some_and(|reading| reading.request == Some(id))
    }

    fn deep_died(&mut self, why: String) {
        let said = Message::new("deep-died").with("why", why);
        let deep = self.deep();
        deep.reading = None;
        deep.problem = Some(said.clone());
        self.inform(said);
    }

    fn deep_news(&mut self, id: RequestId, news: News) {
        match news {
            News::Read(batch) => self.take_in_deep(id, batch),
            News::Done { .. } => {
                self.deep().reading = None;
                let open = self.state.article.as_ref();
                let (all, reviewed) = open.map_or((0, 0), |open| open.progress());
                let left = Message::new("said-read-deeply").with("count", all - reviewed);
                self.speak(left);
            }
            News::Cancelled => self.deep().reading = None,
        }
    }

    /// All stretches of one reading are one step to undo.
    fn take_in_deep(&mut self, id: RequestId, mut batch: Batch) {
        // A pause between two windows: nothing has been read to its end.
        if batch.read.is_empty() {
            return;
        }
        let Some(article) = self.state.article.clone() else {
            return;
        };
        let Some(reading) = &mut self.deep().reading else {
            return;
        };
        reading.read += batch
            .read
            .iter()
            .map(|stretch| stretch.len())
            .sum::<usize>();
        let stretches = std::mem::take(&mut batch.read);
        name_apart(&mut batch);
        recognise(&mut batch, &article.document, "d", &mut reading.adopted);
        let withheld = Rc::make_mut(&mut self.state.withheld);
        for stretch in &stretches {
            withheld.forget(*stretch);
        }
        withheld.refuse(
            &mut batch,
            &article.document.text,
            &self.state.marking.rejected,
        );
        let batch = withheld.sift(batch, &article.document, &self.state.thresholds);
        let reread = Reread {
            stretches,
            touched: touched(&article.document, &article.history),
            marks: batch.marks,
            links: batch.links,
            entities: batch.entities,
        };
        if let Ok(step) = reread.plan(&article.document) {
            let spoken = self.state.spoken.clone();
            let join = Some(format!("deep-{}", id.0));
            self.step(Step { join, ..step });
            // Said once at the end, not with every stretch.
            self.state.spoken = spoken;
        }
    }
}

impl Deep {
    fn size(&self) -> Size {
        match self.stage {
            Stage::Part(size) | Stage::Fetching(size) | Stage::Whole(size) => size,
            Stage::Unknown | Stage::Unsupported => Size { here: 0, of: 0 },
        }
    }
}

/// Gives marks and links ids that no mark of the instant engine has had: both count from one.
fn name_apart(batch: &mut Batch) {
    let apart = |id: &MarkId| MarkId::new(format!("d{id}"));
    for mark in &mut batch.marks {
        mark.id = apart(&mark.id);
    }
    for link in &mut batch.links {
        link.id = format!("d{}", link.id).into();
        (link.from, link.to) = (apart(&link.from), apart(&link.to));
    }
}

/// The marks that a person had a hand in: what was done to them by hand, and what no engine has put
/// in here, since it came with a file.
fn touched(document: &Document, history: &History) -> BTreeSet<MarkId> {
    let (by_engines, by_hand): (Vec<&Step>, Vec<&Step>) =
        history.done().partition(|step| steps::is_by_engine(step));
    let marks = |all: Vec<&Step>| -> BTreeSet<MarkId> {
        all.into_iter()
            .flat_map(|step| &step.edits)
            .flat_map(of)
            .collect()
    };
    let suggested = marks(by_engines);
    let came = document.marks().map(|mark| &mark.id);
    let came = came.filter(|id| !suggested.contains(*id)).cloned();
    came.chain(marks(by_hand)).collect()
}

/// The marks that an edit is of.
fn of(edit: &Edit) -> Vec<MarkId> {
    match edit {
        Edit::Mark(change) => {
            let sides = change.before.iter().chain(&change.after);
            sides.map(|mark| mark.id.clone()).collect()
        }
        Edit::Link(change) | Edit::RejectedLink(change) => {
            let sides = change.before.iter().chain(&change.after);
            sides
                .flat_map(|link| [link.from.clone(), link.to.clone()])
                .collect()
        }
        _ => Vec::new(),
    }
}
