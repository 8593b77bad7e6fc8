//! Has the browser fetch, keep and drop the deep reader, and its worker read.

mod keeping;

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Uint8Array, WebAssembly};
use standpoint_text::{Offset, Text};
use wasm_bindgen_futures::spawn_local;
use web_sys::AbortController;

use crate::desk::Desk;
use crate::engine_client::EngineClient;
use crate::i18n::Message;
use crate::reader::screen;
use crate::state::Action;
use crate::state::deep::{DeepAction, DeepEffect, Size, Stage};
use keeping::{Broken, Keeping};

/// The worker's script.
const SCRIPT: &str = "deep_loader.js";

/// The smallest module that a browser takes only if it has SIMD: a function that splats a byte and
/// counts its bits.
const SIMD: [u8; 31] = [
    0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253,
    15, 253, 98, 11,
];

/// The deep reader as the browser has it. A clone is the same.
#[derive(Clone)]
pub(super) struct DeepReader(Rc<Inner>);

/// What is under way.
struct Inner {
    desk: Desk,
    /// The worker; none before it is first needed.
    engine: RefCell<Option<EngineClient>>,
    /// Ends the download.
    download: RefCell<Option<AbortController>>,
}

impl DeepReader {
    pub(super) fn new(desk: Desk) -> Self {
        Self(Rc::new(Inner {
            desk,
            engine: RefCell::default(),
            download: RefCell::default(),
        }))
    }

    pub(super) fn run(&self, effect: DeepEffect) {
        match effect {
            DeepEffect::Look => self.look(),
            DeepEffect::Fetch => self.fetch(),
            DeepEffect::Pause => self.pause(),
            DeepEffect::Remove => self.remove(),
            DeepEffect::Use(used) => {
                let this = self.clone();
                spawn_local(async move {
                    if let Err(broken) = keeping::remember(used).await {
                        this.say(&broken);
                    }
                });
            }
            DeepEffect::Read(text) => self.read(&text),
            DeepEffect::Why(text, cue) => {
                self.engine().why(&text, cue);
            }
            DeepEffect::Cancel(request) => {
                if let Some(engine) = &*self.0.engine.borrow() {
                    engine.cancel(request);
                }
            }
        }
    }

    fn look(&self) {
        if !has_simd() {
            return self.send(DeepAction::Found(Stage::Unsupported, false));
        }
        let this = self.clone();
        spawn_local(async move {
            match Keeping::open().await {
                Ok(keeping) => {
                    let (here, of) = (keeping.bytes_here(), keeping.bytes());
                    let size = Size { here, of };
                    let stage = if here == of {
                        Stage::Whole(size)
                    } else {
                        Stage::Part(size)
                    };
                    this.send(DeepAction::Found(stage, keeping.is_used().await));
                }
                Err(broken) => this.say(&broken),
            }
        });
    }

    fn fetch(&self) {
        let controller = AbortController::new().ok();
        let signal = controller.as_ref().map(AbortController::signal);
        self.0.download.replace(controller);
        let this = self.clone();
        spawn_local(async move {
            let told = this.clone();
            let fetched = async {
                let mut keeping = Keeping::open().await?;
                keeping
                    .fetch(signal.as_ref(), |here, of| {
                        told.send(DeepAction::Fetched(Size { here, of }));
                    })
                    .await
            };
            match fetched.await {
                Ok(()) | Err(Broken::Aborted) => {}
                Err(broken) => this.say(&broken),
            }
        });
    }

    fn pause(&self) {
        if let Some(download) = self.0.download.take() {
            download.abort();
        }
    }

    fn remove(&self) {
        self.pause();
        self.0.engine.take();
        let this = self.clone();
        spawn_local(async move {
            if let Err(broken) = keeping::remove().await {
                this.say(&broken);
            }
        });
    }

    /// The worker, which starts with the first thing that it is asked.
    fn engine(&self) -> EngineClient {
        let mut engine = self.0.engine.borrow_mut();
        let started = engine.get_or_insert_with(|| {
            let this = self.clone();
            EngineClient::new(SCRIPT, move |event| this.send(DeepAction::Heard(event)))
        });
        started.clone()
    }

    fn read(&self, text: &Text) {
        let state = self.0.desk.state();
        let article = state.article.as_ref();
        let from = article.and_then(|article| screen::top(&article.paragraphs));
        self.engine().analyse(text, from.unwrap_or(Offset::ZERO));
    }

    fn say(&self, broken: &Broken) {
        let said = match broken {
            Broken::Aborted => return,
            Broken::NoPlace => Message::new("deep-no-place"),
            Broken::Network(why) => Message::new("deep-no-network").with("why", why.as_str()),
            Broken::Damaged => Message::new("deep-damaged"),
            Broken::Full(why) => Message::new("deep-full").with("why", why.as_str()),
        };
        self.send(DeepAction::Broken(said));
    }

    fn send(&self, action: DeepAction) {
        self.0.desk.send(Action::Deep(action));
    }
}

fn has_simd() -> bool {
    WebAssembly::validate(&Uint8Array::from(SIMD.as_slice())).unwrap_or(false)
}
