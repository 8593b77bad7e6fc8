//! Gathers what annotators have, and has the worker compare it.

use std::cell::Cell;
use std::rc::Rc;

use standpoint_annotation::{Document, json};
use standpoint_protocol::RequestId;
use standpoint_protocol::formats::comparing::{Annotator, Comparison};
use standpoint_protocol::formats::{Errand, File};
use wasm_bindgen_futures::spawn_local;

use super::keeping::Keeper;
use crate::desk::Desk;
use crate::files::{self, Content, Incoming};
use crate::formats_client::FormatsClient;
use crate::state::Action;
use crate::state::comparing::{CompareAction, Made, Side};
use crate::wording;

/// The worker and what it is at.
pub(super) struct Comparer {
    desk: Desk,
    client: FormatsClient,
    asked: Rc<Cell<Option<RequestId>>>,
}

/// What who sits here has to be compared.
pub(super) struct Mine {
    /// All articles of the project, or the open one.
    pub(super) project: bool,
    /// The open one.
    pub(super) open: Option<Rc<Document>>,
}

impl Comparer {
    pub(super) fn new(desk: Desk, client: FormatsClient) -> Self {
        Self {
            desk,
            client,
            asked: Rc::default(),
        }
    }

    /// Lets a person choose an annotator's files.
    pub(super) fn pick(&self) {
        let desk = self.desk.clone();
        files::pick_together(move |read| {
            let action = match read {
                Ok(read) if read.is_empty() => return,
                Ok(read) => CompareAction::Add(read.into_iter().filter_map(file).collect()),
                Err(error) => CompareAction::Refused(wording::not_taken_in(&error)),
            };
            desk.send(Action::Compare(action));
        });
    }

    /// Gathers what all have, and what was chosen when the same was compared before.
    pub(super) fn gather(&self, keeper: &Keeper, sides: Vec<Side>, suggested: bool, mine: Mine) {
        let (desk, keeper) = (self.desk.clone(), keeper.clone());
        spawn_local(async move {
            let mut annotators = Vec::with_capacity(sides.len());
            for side in sides {
                let files = match side.files {
                    Some(files) => files.to_vec(),
                    None => written(&mine.documents(&keeper).await),
                };
                let name = side.name.trim().to_owned();
                annotators.push(Annotator { name, files });
            }
            let of = Comparison {
                annotators,
                suggested,
            };
            let stored = keeper.remembered(&name_of(&of)).await;
            let made = stored.and_then(|json| serde_json::from_str(&json).ok());
            let action = CompareAction::Gathered(Rc::new(of), made.unwrap_or_default());
            desk.send(Action::Compare(action));
        });
    }

    /// Has an errand run.
    pub(super) fn ask(&self, errand: Rc<Errand>) {
        let (desk, asked) = (self.desk.clone(), Rc::clone(&self.asked));
        let on_progress = {
            let desk = desk.clone();
            move |progress| desk.send(Action::Compare(CompareAction::Progress(progress)))
        };
        let answer = self.client.ask(errand, on_progress);
        asked.set(Some(answer.id()));
        spawn_local(async move {
            let answer = answer.await;
            desk.send(Action::Compare(CompareAction::Answered(answer)));
        });
    }

    /// Gives it up.
    pub(super) fn cancel(&self) {
        if let Some(id) = self.asked.take() {
            self.client.cancel(id);
        }
    }
}

impl Mine {
    async fn documents(&self, keeper: &Keeper) -> Vec<Rc<Document>> {
        if self.project {
            let all = keeper.project().await.into_iter();
            return all.map(|(_, document)| document).collect();
        }
        self.open.iter().cloned().collect()
    }
}

/// Remembers what was chosen, until the same is compared again.
pub(super) fn store(keeper: &Keeper, of: &Comparison, made: &[Made]) {
    if let Ok(json) = serde_json::to_string(made) {
        keeper.remember(name_of(of), json);
    }
}

fn file(incoming: Incoming) -> Option<File> {
    match incoming.content {
        Content::Bytes(bytes) => Some(File {
            name: incoming.name.unwrap_or_default(),
            bytes: bytes.into(),
        }),
        Content::Html { .. } | Content::Text(_) => None,
    }
}

fn written(documents: &[Rc<Document>]) -> Vec<File> {
    let files = documents.iter().map(|document| File {
        name: format!("{}.json", document.id),
        bytes: json::to_json(document).into_bytes().into(),
    });
    files.collect()
}

/// The name under which choices are remembered: a sum over all that is compared, since they are
/// choices between just these versions.
fn name_of(of: &Comparison) -> String {
    let mut sum: u64 = 0xcbf2_9ce4_8422_2325;
    let mut add = |bytes: &[u8]| {
        for byte in bytes.iter().chain([&0xff]) {
            sum = (sum ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3);
        }
    };
    add(&[u8::from(of.suggested)]);
    for annotator in &of.annotators {
        add(annotator.name.as_bytes());
        for file in &annotator.files {
            add(&file.bytes.0);
        }
    }
    format!("choices-{sum:016x}")
}
