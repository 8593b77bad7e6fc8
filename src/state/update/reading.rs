//! The engine: letting it read, taking in what it finds.

use std::collections::BTreeMap;
use std::rc::Rc;

use standpoint_annotation::{Command, Document, EntityId};
use standpoint_engine::{Batch, Language};
use standpoint_protocol::RequestId;
use standpoint_text::Offset;
use standpoint_text::order::gathered;

use super::super::effect::Effect;
use super::super::notice::Remedy;
use super::super::workspace::{EngineState, Finder};
use super::Update;
use crate::engine_client::{EngineEvent, News};
use crate::i18n::Message;
use crate::wording;

impl Update<'_> {
    /// Lets the engine read the open article.
    pub(super) fn read(&mut self) {
        self.cancel_reading();
        self.state.gathering = false;
        if let Some(article) = &self.state.article {
            let text = article.document.text.clone();
            self.state.engine = EngineState::Idle;
            self.effects.push(Effect::Analyse(text));
        }
    }

    pub(super) fn cancel_reading(&mut self) {
        if let EngineState::Reading { request, .. } = self.state.engine {
            self.effects.push(Effect::Cancel(request));
            self.state.engine = EngineState::Cancelled;
            self.speak(Message::new("said-reading-cancelled"));
        }
    }

    /// What the engine says. An answer to another request than the present one is stale: dropped.
    pub(super) fn engine(&mut self, event: EngineEvent) {
        match event {
            EngineEvent::Why { why, .. } => self.answered_why(Finder::Instant, why),
            EngineEvent::Unanswered(_) => self.unanswered_why(Finder::Instant),
            EngineEvent::Asked(request) => {
                self.state.adopted.clear();
                self.state.engine = EngineState::Reading {
                    request,
                    read_to: Offset::ZERO,
                };
            }
            EngineEvent::News { id, news } if self.is_reading(id) => self.news(id, news),
            EngineEvent::Failed { id, problem } if self.is_reading(id) => {
                self.state.engine = EngineState::Cancelled;
                let message = Message::new("notice-engine-died")
                    .with("why", wording::not_read(&problem).words());
                self.warn(message, vec![Remedy::Analyse]);
            }
            EngineEvent::Unavailable { detail } => {
                self.state.engine = EngineState::Unavailable;
                let message = Message::new("notice-engine-unavailable").with("why", detail);
                self.warn(message, vec![Remedy::Analyse]);
            }
            EngineEvent::Outdated => {
                self.state.engine = EngineState::Unavailable;
                self.warn(Message::new("notice-engine-outdated"), vec![Remedy::Reload]);
            }
            EngineEvent::News { .. } | EngineEvent::Failed { .. } => {}
        }
    }

    fn news(&mut self, id: RequestId, news: News) {
        match news {
            News::Read(batch) => self.take_in(id, batch),
            News::Done {
                language,
                words,
                milliseconds,
            } => self.done(language, words, milliseconds),
            News::Cancelled => self.state.engine = EngineState::Cancelled,
        }
    }

    fn is_reading(&self, id: RequestId) -> bool {
        matches!(self.state.engine, EngineState::Reading { request, .. } if request == id)
    }

    /// All batches of one reading are one step to undo.
    fn take_in(&mut self, request: RequestId, mut batch: Batch) {
        if let Some(article) = self.state.article.as_ref().filter(|article| article.read) {
            let prefix = format!("r{}-", request.0);
            recognise(
                &mut batch,
                &article.document,
                &prefix,
                &mut self.state.adopted,
            );
        }
        self.state.engine = EngineState::Reading {
            request,
            read_to: batch.read_to,
        };
        let Batch {
            marks,
            links,
            entities,
            ..
        } = self.sifted(batch);
        if marks.is_empty() && entities.is_empty() {
            return;
        }
        let spoken = self.state.spoken.clone();
        self.edit(
            &Command::Suggest {
                marks,
                links,
                entities,
            },
            Some(format!("read-{}", request.0)),
        );
        // Said once at the end, not with every stretch.
        self.state.spoken = spoken;
    }

    /// What of a batch is to be shown; the rest is kept beside the article.
    fn sifted(&mut self, mut batch: Batch) -> Batch {
        let withheld = Rc::make_mut(&mut self.state.withheld);
        if let Some(article) = &self.state.article {
            let rejected = &self.state.marking.rejected;
            withheld.refuse(&mut batch, &article.document.text, rejected);
        }
        match &self.state.article {
            Some(article) if !self.state.gathering => {
                withheld.sift(batch, &article.document, &self.state.thresholds)
            }
            _ => {
                withheld.keep_all(batch);
                Batch::default()
            }
        }
    }

    fn done(&mut self, language: Language, words: usize, milliseconds: f64) {
        self.state.engine = EngineState::Done {
            milliseconds,
            words,
        };
        Rc::make_mut(&mut self.state.withheld).complete();
        if std::mem::take(&mut self.state.gathering) {
            return;
        }
        match language {
            Language::English => {
                let (all, reviewed) = self.state.article.as_ref().map_or((0, 0), |a| a.progress());
                self.speak(Message::new("said-read").with("count", all - reviewed));
            }
            Language::Other(_) | Language::Unknown => {
                self.inform(Message::new("notice-not-english"));
            }
        }
        self.mark_as_read();
        self.effects.push(Effect::MarksShown);
        if language == Language::English && self.state.deep.is_some() {
            self.read_deeper();
        }
    }
}

/// What a second reading calls its entities: by the ids of those that are there under the same name,
/// by ids of its own, which begin with `prefix`, for the others, since both readings count from one.
/// `adopted` is what earlier stretches of this reading have settled.
pub(super) fn recognise(
    batch: &mut Batch,
    document: &Document,
    prefix: &str,
    adopted: &mut BTreeMap<EntityId, EntityId>,
) {
    let there: BTreeMap<_, _> = gathered(
        document
            .entities()
            .map(|entity| ((entity.name.as_str(), &entity.kind), &entity.id)),
    );
    for entity in &mut batch.entities {
        let known = there
            .get(&(entity.name.as_str(), &entity.kind))
            .copied()
            .cloned();
        let own = || own_id(document, prefix, &entity.id);
        let id = adopted
            .entry(entity.id.clone())
            .or_insert_with(|| known.unwrap_or_else(own));
        entity.id = id.clone();
    }
    batch
        .entities
        .retain(|entity| document.entity(&entity.id).is_none());
    for mark in &mut batch.marks {
        mark.entity = mark
            .entity
            .take()
            .map(|id| adopted.get(&id).cloned().unwrap_or(id));
    }
}

/// An id for an entity that is new with this reading. One that is there already was given by an
/// earlier reading, to somebody else.
fn own_id(document: &Document, prefix: &str, suggested: &EntityId) -> EntityId {
    let mut id = format!("{prefix}{suggested}");
    while document.entity(&EntityId::new(id.clone())).is_some() {
        id.push('-');
    }
    EntityId::new(id)
}
