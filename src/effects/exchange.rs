//! Has the worker for errands speak the formats of others.

use std::cell::Cell;
use std::rc::Rc;

use standpoint_protocol::RequestId;
use standpoint_protocol::formats::Errand;
use standpoint_protocol::formats::exchange::Export;
use standpoint_protocol::formats::project::Kept;
use wasm_bindgen_futures::spawn_local;

use super::keeping::Keeper;
use crate::desk::Desk;
use crate::files::{self, Written};
use crate::formats_client::FormatsClient;
use crate::i18n::Message;
use crate::state::Action;
use crate::state::exchange::exporting::{ExportAction, ExportEffect};
use crate::state::exchange::{ExchangeAction, ExchangeEffect};

/// The worker, and what it is asked for.
#[derive(Clone)]
pub(super) struct Exchanger {
    pub(super) desk: Desk,
    pub(super) client: FormatsClient,
    /// The wish that is under way, and the errand that it came to.
    pub(super) wish: Rc<Cell<u32>>,
    pub(super) asked: Rc<Cell<Option<RequestId>>>,
}

impl Exchanger {
    pub(super) fn new(desk: Desk, client: FormatsClient) -> Self {
        Self {
            desk,
            client,
            wish: Rc::default(),
            asked: Rc::default(),
        }
    }

    pub(super) fn run(&self, effect: ExchangeEffect, keeper: &Keeper) {
        match effect {
            ExchangeEffect::Export(effect) => self.export(effect, keeper),
            ExchangeEffect::Import(effect) => self.import(effect, keeper),
            ExchangeEffect::Train(effect) => self.train(effect, keeper),
        }
    }

    fn export(&self, effect: ExportEffect, keeper: &Keeper) {
        match effect {
            ExportEffect::Write {
                number,
                format,
                choices,
                open,
                whole_project,
            } => {
                self.wish.set(number);
                let (this, keeper) = (self.clone(), keeper.clone());
                spawn_local(async move {
                    let gathered = gather(&keeper, open, whole_project).await;
                    if this.wish.get() != number {
                        return;
                    }
                    match gathered {
                        Ok(articles) => {
                            let articles = Rc::new(articles);
                            let export = Export {
                                format,
                                choices,
                                articles,
                            };
                            this.write(number, export).await;
                        }
                        Err(why) => this.send(ExportAction::Refused(number, why)),
                    }
                });
            }
            ExportEffect::Stop => self.stop(),
            ExportEffect::Save { name, written } => {
                let this = self.clone();
                spawn_local(async move {
                    let kind = media_type(&written.extension);
                    let saved = files::save(&name, Written::Bytes(&written.bytes.0), kind).await;
                    this.send(ExportAction::Saved(saved));
                });
            }
        }
    }

    pub(super) fn stop(&self) {
        self.wish.set(0);
        if let Some(id) = self.asked.take() {
            self.client.cancel(id);
        }
    }

    async fn write(&self, number: u32, export: Export) {
        let desk = self.desk.clone();
        let asked = self.client.ask(Errand::Export(export), move |progress| {
            let progress = ExportAction::Progress(number, progress);
            desk.send(Action::Exchange(ExchangeAction::Export(progress)));
        });
        self.asked.set(Some(asked.id()));
        let answer = asked.await;
        self.send(ExportAction::Answered(number, answer));
    }

    fn send(&self, action: ExportAction) {
        self.desk
            .send(Action::Exchange(ExchangeAction::Export(action)));
    }
}

/// The open article as it is on the screen; of a whole project all others as they are stored, each
/// in its place in the list.
async fn gather(
    keeper: &Keeper,
    open: Option<Kept>,
    whole_project: bool,
) -> Result<Vec<Kept>, Message> {
    if !whole_project {
        return Ok(open.into_iter().collect());
    }
    let mut all = keeper.kept_articles().await?;
    if let Some(open) = open {
        match all.iter_mut().find(|kept| kept.key == open.key) {
            Some(kept) => *kept = open,
            None => all.push(open),
        }
    }
    Ok(all)
}

/// What browsers call files of this ending.
fn media_type(extension: &str) -> &'static str {
    match extension {
        "zip" => "application/zip",
        "json" => "application/json",
        "html" => "text/html",
        "csv" => "text/csv",
        "graphml" => "application/xml",
        "spacy" => "application/octet-stream",
        _ => "text/plain",
    }
}
