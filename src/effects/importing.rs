//! Files in the formats of others on their way in: chosen, read by the worker, stored.

use std::rc::Rc;

use standpoint_formats::exchange::Mapping;
use standpoint_protocol::formats::import::Import;
use standpoint_protocol::formats::{Errand, File};
use wasm_bindgen_futures::spawn_local;

use super::exchange::Exchanger;
use super::keeping::Keeper;
use crate::desk::Desk;
use crate::files::{self, Content, FileError, Incoming};
use crate::i18n::Message;
use crate::state::Action;
use crate::state::exchange::ExchangeAction;
use crate::state::exchange::importing::{ImportAction, ImportEffect};
use crate::wording;

/// The setting under which it is remembered what names became.
const MAPPING: &str = "import-mapping";

impl Exchanger {
    pub(super) fn import(&self, effect: ImportEffect, keeper: &Keeper) {
        match effect {
            ImportEffect::Pick { folder } => {
                let desk = self.desk.clone();
                let come = move |read| come_in(&desk, read);
                if folder {
                    files::pick_folder(come);
                } else {
                    files::pick_others(come);
                }
            }
            ImportEffect::Read(number, import) => {
                self.wish.set(number);
                let (this, keeper) = (self.clone(), keeper.clone());
                spawn_local(async move { this.read(number, import, &keeper).await });
            }
            ImportEffect::Stop => self.stop(),
            ImportEffect::Store(articles) => keeper.store_new(&articles),
            ImportEffect::Done(mapping) => {
                if let Ok(json) = serde_json::to_string(&mapping) {
                    keeper.remember(MAPPING.to_owned(), json);
                }
                keeper.list();
            }
        }
    }

    /// Has files read. What names became before, they become again where nothing else is proposed.
    async fn read(&self, number: u32, mut import: Import, keeper: &Keeper) {
        if import.proposes && import.mapping.is_empty() {
            let kept = keeper.remembered(MAPPING).await;
            let kept = kept.and_then(|json| serde_json::from_str::<Mapping>(&json).ok());
            import.mapping = kept.unwrap_or_default();
        }
        if self.wish.get() != number {
            return;
        }
        let (one, other) = (self.clone(), self.clone());
        let asked = self.client.ask_in_parts(
            Rc::new(Errand::Import(import)),
            move |progress| one.take_in(ImportAction::Progress(number, progress)),
            move |articles| other.take_in(ImportAction::Articles(number, articles)),
        );
        self.asked.set(Some(asked.id()));
        let answer = asked.await;
        self.take_in(ImportAction::Answered(number, answer));
    }

    fn take_in(&self, action: ImportAction) {
        self.desk
            .send(Action::Exchange(ExchangeAction::Import(action)));
    }
}

/// Takes in files that belong together.
pub fn come_in(desk: &Desk, read: Result<Vec<Incoming>, FileError>) {
    let action = match read {
        Ok(read) if read.is_empty() => ImportAction::Refused(Message::new("notice-no-files")),
        Ok(read) => ImportAction::Files(named(read), None),
        Err(error) => ImportAction::Refused(wording::not_taken_in(&error)),
    };
    desk.send(Action::Exchange(ExchangeAction::Import(action)));
}

fn named(read: Vec<Incoming>) -> Vec<File> {
    let files = read
        .into_iter()
        .filter_map(|incoming| match incoming.content {
            Content::Bytes(bytes) => Some(File {
                name: incoming.name.unwrap_or_default(),
                bytes: bytes.into(),
            }),
            Content::Html { .. } | Content::Text(_) => None,
        });
    files.collect()
}
