//! Carries out what an update asks of the browser.

mod comparing;
mod deep;
mod drawing;
mod exchange;
mod finding;
mod importing;
mod keeping;
mod measuring;
mod pages;
mod showing;
mod training;
pub mod version;
mod waking;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use standpoint_annotation::json::LoadError;
use standpoint_formats::{
    BinaryKind, Coming, DecodeError, Encoding, OpenError, Opened, open_but_pages,
};
use standpoint_protocol::Bytes;
use standpoint_protocol::formats::File;
use standpoint_text::Offset;
use wasm_bindgen_futures::spawn_local;

use crate::desk::Desk;
use crate::engine_client::EngineClient;
use crate::files::{self, Arrival, Content, Incoming};
use crate::formats_client::FormatsClient;
use crate::i18n::Message;
use crate::state::effect::Effect;
use crate::state::exchange::ExchangeAction;
use crate::state::exchange::importing::ImportAction;
use crate::state::notice::{Notice, Tone};
use crate::state::update::Raw;
use crate::state::{Action, Dialog, Remedy};
use crate::wording;

use keeping::Keeper;
pub use measuring::on_next_frame;
pub use showing::{announce_ready, paint};

/// The engine's worker.
const ENGINE: &str = "engine_loader.js";

/// From how many bytes on JSON is left to the worker, unless it says that it is ours.
const LARGE_JSON: usize = 2_000_000;

/// Where a file of ours has said so, in bytes.
const HEAD: usize = 65_536;

/// Carries out effects, in the order in which they come.
pub struct Runner {
    desk: Desk,
    keeper: Keeper,
    engine: EngineClient,
    comparer: comparing::Comparer,
    exchanger: exchange::Exchanger,
    pages: pages::Pages,
    deep: deep::DeepReader,
    /// The column that the caret keeps while it moves by lines, in CSS pixels.
    column: Cell<Option<f64>>,
    finder: finding::Finder,
    /// When the last text came in, to measure how long its marks take.
    arrived: RefCell<Option<f64>>,
}

impl Runner {
    /// A runner that reports back to this desk.
    pub fn new(desk: Desk) -> Self {
        let engine = {
            let desk = desk.clone();
            EngineClient::new(ENGINE, move |event| desk.send(Action::Engine(event)))
        };
        let formats = FormatsClient::default();
        Self {
            comparer: comparing::Comparer::new(desk.clone(), formats.clone()),
            exchanger: exchange::Exchanger::new(desk.clone(), formats.clone()),
            pages: pages::Pages::new(desk.clone(), formats.clone()),
            deep: deep::DeepReader::new(desk.clone()),
            keeper: Keeper::new(desk.clone(), formats),
            engine,
            desk,
            column: Cell::new(None),
            finder: finding::Finder::default(),
            arrived: RefCell::default(),
        }
    }

    /// Reads what was stored.
    pub fn start(&self) {
        self.keeper.start();
        // The engine loads its word lists while the person looks for an article.
        self.engine.wake();
        waking::when_deep_is_here(&self.desk);
    }

    /// Carries out one effect.
    pub fn run(&self, effect: Effect) {
        if !matches!(effect, Effect::MoveOnScreen { .. } | Effect::Append { .. }) {
            self.column.set(None);
        }
        match effect {
            Effect::AddArticle { summary, document } => self.keeper.add(&summary, &document),
            Effect::AddAside { summary, document } => self.keeper.add_aside(&summary, &document),
            Effect::EditElsewhere(command) => self.keeper.edit_elsewhere(command),
            Effect::Search(query) => self.keeper.search(query),
            Effect::SaveProject => self.keeper.save_project(),
            Effect::MergeProject(file) => self.keeper.merge_project(file),
            Effect::StoreBackups(backups) => self.keeper.store_backups(backups),
            Effect::MeasureStorage => self.keeper.measure(),
            Effect::UseVersion => version::use_it(),
            Effect::FocusSearch => showing::focus_search(),
            Effect::Append {
                entry,
                what,
                summary,
            } => self.keeper.append(entry, &what, &summary),
            Effect::StoreSummary(summary) => self.keeper.summarise(&summary),
            Effect::Load(key) => self.keeper.load(key),
            Effect::Follow { key, from } => self.keeper.follow(key, from),
            Effect::Remove(key) => self.keeper.remove(key),
            Effect::Restore(key) => self.keeper.restore(key),
            Effect::TakeOver(key) => self.keeper.take_over(key),
            Effect::StoreKeys(keys) => self.keeper.store_keys(&keys),
            Effect::StoreLook(look) => {
                showing::look(look);
                self.keeper.store_look(look);
            }
            Effect::StoreThresholds(thresholds) => self.keeper.store_thresholds(&thresholds),
            Effect::StoreCodebook(book) => self.keeper.store_codebook(&book),
            Effect::ResolveConflict(key) => self.keeper.resolve_conflict(key),
            Effect::RetrySaving => self.keeper.retry(),
            Effect::Analyse(text) => {
                self.engine.analyse(&text, Offset::ZERO);
            }
            Effect::Why(text, cue) => {
                self.engine.why(&text, cue);
            }
            Effect::Cancel(request) => self.engine.cancel(request),
            Effect::MarksShown => measuring::after_drawing(self.arrived.take()),
            Effect::PickFiles => self.pick_files(),
            Effect::ReadClipboard => self.read_clipboard(),
            Effect::TakeText(text) => pasted(&self.desk, text),
            Effect::Decode { raw, encoding } => pages::decode(&self.desk, raw, encoding),
            Effect::ReadSimply => self.pages.read_simply(),
            Effect::SaveFile { name, document } => self.save_file(name, &document),
            Effect::SaveText {
                name,
                text,
                media_type,
            } => self.save_text(name, text, media_type),
            Effect::SavePicture { name, svg } => self.save_picture(name, svg),
            Effect::Marking(effect) => self.keeper.marking(effect),
            Effect::ReadProject => self.keeper.read_project(),
            Effect::Arriving => *self.arrived.borrow_mut() = measuring::now(),
            Effect::ShowCaret(caret) => self.show_caret(caret),
            Effect::MoveOnScreen { motion, extend } => self.move_on_screen(motion, extend),
            Effect::Reveal(span) => showing::reveal(&self.desk, span),
            Effect::StorePlace { key, mark } => Keeper::store_place(&key, &mark),
            Effect::FocusLine => showing::focus_line(),
            Effect::FocusArticle => showing::focus_article(),
            Effect::Find {
                number,
                text,
                wanted,
            } => self.finder.find(&self.desk, number, text, wanted),
            Effect::PickAnnotator => self.comparer.pick(),
            Effect::Gather {
                sides,
                suggested,
                project,
                open,
            } => {
                let mine = comparing::Mine { project, open };
                self.comparer.gather(&self.keeper, sides, suggested, mine);
            }
            Effect::Errand(errand) => self.comparer.ask(errand),
            Effect::CancelErrand => self.comparer.cancel(),
            Effect::StoreChoices { of, made } => comparing::store(&self.keeper, &of, &made),
            Effect::Adjudicated { json, save } => self.adjudicated(json, save),
            Effect::ShowDifference => showing::difference(),
            Effect::Exchange(effect) => self.exchanger.run(effect, &self.keeper),
            Effect::Deep(effect) => self.deep.run(effect),
            Effect::Reload => showing::reload(),
        }
    }

    fn pick_files(&self) {
        let desk = self.desk.clone();
        files::pick(move |arrival| take_in(&desk, arrival));
    }

    /// The clipboard where the browser lets us read it; a box to paste into where not.
    fn read_clipboard(&self) {
        let desk = self.desk.clone();
        spawn_local(async move {
            match files::read_clipboard().await {
                Some(incoming) => take_in(&desk, incoming.into()),
                None => desk.send(Action::Ask(Dialog::Paste)),
            }
        });
    }

    /// Saves an adjudicated document, or takes it in like a file that was opened.
    fn adjudicated(&self, json: String, save: bool) {
        match standpoint_formats::open(None, json.as_bytes()) {
            Ok(Opened::Document(loaded)) if save => {
                let title = &loaded.document.details.title;
                let name = format!("{}.json", standpoint_formats::sensible_file_name(title));
                self.save_text(name, json, "application/json");
            }
            opened => arrive(&self.desk, opened, None, false),
        }
    }

    fn save_text(&self, name: String, text: String, media_type: &'static str) {
        let desk = self.desk.clone();
        spawn_local(async move {
            let saved = files::save(&name, files::Written::Words(&text), media_type).await;
            desk.send(Action::FileSaved(saved));
        });
    }

    fn save_picture(&self, name: String, svg: String) {
        let desk = self.desk.clone();
        spawn_local(async move {
            let saved = match drawing::to_png(&svg).await {
                Ok(png) => files::save(&name, files::Written::Blob(&png), "image/png").await,
                Err(detail) => files::Saved::Failed { detail },
            };
            desk.send(Action::FileSaved(saved));
        });
    }

    fn save_file(&self, name: String, document: &Rc<standpoint_annotation::Document>) {
        let json = standpoint_annotation::json::to_json(document);
        let desk = self.desk.clone();
        spawn_local(async move {
            let name = format!("{name}.json");
            let saved = files::save(&name, files::Written::Words(&json), "application/json").await;
            desk.send(Action::FileSaved(saved));
        });
    }
}

/// Starts the desk: what was stored is read, and what comes in is taken in.
pub fn start(desk: &Desk) {
    if let Some(runner) = desk.runner() {
        runner.start();
    }
}

/// Takes in what was pasted, dropped or picked.
pub fn take_in(desk: &Desk, arrival: Arrival) {
    match arrival {
        Arrival::Dragging(over) => desk.send(Action::Dragging(over)),
        Arrival::Incoming(incoming) => open(desk, incoming, false),
        Arrival::Aside(incoming) => open(desk, incoming, true),
        Arrival::Folder(read) => importing::come_in(desk, read),
        Arrival::Refused(error) => refuse(
            desk,
            error.name(),
            &wording::not_taken_in(&error),
            Vec::new(),
        ),
    }
}

fn open(desk: &Desk, incoming: Incoming, aside: bool) {
    let Incoming {
        name,
        content,
        replaced,
    } = incoming;
    if !aside || replaced > 0 {
        desk.send(Action::Arriving { replaced });
    }
    match content {
        Content::Bytes(bytes) => {
            let raw = Raw {
                name,
                bytes: Rc::new(bytes),
            };
            let name = raw.name.as_deref().unwrap_or_default();
            if files::is_of_others(name) || is_large_json_of_others(&raw.bytes) {
                return others(desk, &raw, None);
            }
            match open_but_pages(raw.name.as_deref(), &raw.bytes, None) {
                // What other tools write is read where their formats are.
                Err(error) if may_be_of_others(&error) => {
                    let why = wording::not_opened(&error);
                    others(desk, &raw, Some(not_opened(raw.name.clone(), &why)));
                }
                // What may be a project is unpacked where archives are.
                Err(OpenError::Decode(DecodeError::Binary {
                    kind: BinaryKind::Zip,
                })) => desk.send(Action::ArrivedProject(File {
                    name: raw.name.unwrap_or_default(),
                    bytes: Bytes(raw.bytes.to_vec()),
                })),
                coming => came(desk, coming, raw, aside),
            }
        }
        Content::Html { html, plain } => pages::pasted(desk, Some(html), plain),
        Content::Text(text) => pasted(desk, text),
    }
}

/// Takes a file in; of a page, the article.
fn came(desk: &Desk, coming: Result<Coming, OpenError>, raw: Raw, aside: bool) {
    match coming {
        Ok(Coming::Page(page)) => pages::opened(desk, page, raw, aside),
        Ok(Coming::Opened(opened)) => arrive(desk, Ok(opened), Some(raw), aside),
        Err(error) => arrive(desk, Err(error), Some(raw), aside),
    }
}

/// Takes a text in. Markup may be the source of a page: what tells is in the app's second part.
fn pasted(desk: &Desk, text: String) {
    if text.trim_start().starts_with('<') {
        pages::pasted(desk, None, text);
    } else {
        arrive(desk, standpoint_formats::paste_text(&text), None, false);
    }
}

/// Whether this is JSON, too large to be parsed in the page only to find that it is none of ours.
fn is_large_json_of_others(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    let is_json = matches!(head.trim_ascii_start().first(), Some(b'{' | b'['));
    let ours = b"\"standpoint";
    is_json && bytes.len() > LARGE_JSON && !head.windows(ours.len()).any(|part| part == ours)
}

/// Whether it is JSON, but none of ours.
fn may_be_of_others(error: &OpenError) -> bool {
    let OpenError::Load(error) = error else {
        return false;
    };
    matches!(error, LoadError::NotADocument | LoadError::OtherTool { .. })
}

/// Has a file looked through for a format of others; if it is of none, that is said.
fn others(desk: &Desk, raw: &Raw, otherwise: Option<Message>) {
    let file = File {
        name: raw.name.clone().unwrap_or_default(),
        bytes: Bytes(raw.bytes.to_vec()),
    };
    let files = ImportAction::Files(vec![file], otherwise);
    desk.send(Action::Exchange(ExchangeAction::Import(files)));
}

fn arrive(desk: &Desk, opened: Result<Opened, OpenError>, raw: Option<Raw>, aside: bool) {
    match opened.map(Rc::new) {
        Ok(opened) if aside => desk.send(Action::ArrivedAside { opened, raw }),
        Ok(opened) => desk.send(Action::Arrived { opened, raw }),
        Err(error) => {
            let name = raw.as_ref().and_then(|raw| raw.name.clone());
            refuse(
                desk,
                name,
                &wording::not_opened(&error),
                ways_to_read(&error, raw),
            );
        }
    }
}

/// Where only the encoding is in doubt, a person can say which it is.
fn ways_to_read(error: &OpenError, raw: Option<Raw>) -> Vec<Remedy> {
    let (OpenError::Decode(DecodeError::UnknownEncoding { alternatives, .. }), Some(raw)) =
        (error, raw)
    else {
        return Vec::new();
    };
    let read = |encoding: &Encoding| Remedy::Decode {
        raw: raw.clone(),
        encoding: *encoding,
    };
    alternatives.iter().map(read).collect()
}

fn refuse(desk: &Desk, name: Option<String>, why: &Message, remedies: Vec<Remedy>) {
    desk.send(Action::Say(Notice {
        remedies,
        ..Notice::new(Tone::Problem, not_opened(name, why))
    }));
}

fn not_opened(name: Option<String>, why: &Message) -> Message {
    let message = match name {
        Some(name) => Message::new("notice-file-not-opened").with("name", name),
        None => Message::new("notice-not-opened"),
    };
    message.with("why", why.words())
}
