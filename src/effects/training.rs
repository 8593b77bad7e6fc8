//! Training sets on their way out: articles gathered, the set made by the worker, saved.

use std::rc::Rc;

use standpoint_protocol::formats::Errand;
use standpoint_protocol::formats::training::Training;
use wasm_bindgen_futures::spawn_local;

use super::exchange::Exchanger;
use super::keeping::Keeper;
use crate::files::{self, Content, Saved, Written};
use crate::i18n::Message;
use crate::state::Action;
use crate::state::exchange::ExchangeAction;
use crate::state::exchange::training::{TrainAction, TrainEffect};
use crate::wording;

impl Exchanger {
    pub(super) fn train(&self, effect: TrainEffect, keeper: &Keeper) {
        match effect {
            TrainEffect::Make(number, training) => {
                self.wish.set(number);
                let (this, keeper) = (self.clone(), keeper.clone());
                spawn_local(async move {
                    if let Err(why) = this.make(number, *training, &keeper).await {
                        this.trained(TrainAction::Refused(why));
                    }
                });
            }
            TrainEffect::Stop => self.stop(),
            TrainEffect::PickFrozen => self.pick_frozen(),
            TrainEffect::Save(name, made) => {
                let this = self.clone();
                spawn_local(async move {
                    let bytes = Written::Bytes(&made.bytes.0);
                    let saved: Saved = files::save(&name, bytes, "application/zip").await;
                    this.trained(TrainAction::Saved(saved));
                });
            }
        }
    }

    async fn make(
        &self,
        number: u32,
        mut training: Training,
        keeper: &Keeper,
    ) -> Result<(), Message> {
        training.articles = Rc::new(keeper.kept_articles().await?);
        if self.wish.get() != number {
            return Ok(());
        }
        let this = self.clone();
        let asked = self
            .client
            .ask(Errand::Train(Rc::new(training)), move |progress| {
                this.trained(TrainAction::Progress(number, progress));
            });
        self.asked.set(Some(asked.id()));
        let answer = asked.await;
        self.trained(TrainAction::Answered(number, answer));
        Ok(())
    }

    fn pick_frozen(&self) {
        let this = self.clone();
        files::pick_others(move |read| {
            let read = match read {
                Ok(read) => read,
                Err(error) => {
                    return this.trained(TrainAction::Refused(wording::not_taken_in(&error)));
                }
            };
            let first = read.into_iter().next();
            if let Some(Content::Bytes(bytes)) = first.as_ref().map(|first| &first.content) {
                let json = String::from_utf8_lossy(bytes).into_owned();
                let name = first.as_ref().and_then(|first| first.name.clone());
                this.trained(TrainAction::Frozen(name.unwrap_or_default(), json));
            }
        });
    }

    fn trained(&self, action: TrainAction) {
        self.desk
            .send(Action::Exchange(ExchangeAction::Train(action)));
    }
}
