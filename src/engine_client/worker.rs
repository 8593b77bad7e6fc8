//! The worker as the browser has it.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use standpoint_protocol::{Answer, Request};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, MessageEvent, Url, Worker};

use crate::listener::Listener;

/// The worker's script, beside the page. The build cannot name it by its content.
const SCRIPT: &str = "engine_loader.js";

/// What comes from a worker.
pub(super) enum Heard {
    /// An answer.
    Answer(Answer),
    /// It has died, or says what cannot be understood.
    Death(String),
}

/// A worker under way; dropping it ends it.
pub(super) struct EngineWorker {
    worker: Worker,
    _listeners: [Listener; 3],
}

impl EngineWorker {
    /// Starts one.
    ///
    /// # Errors
    /// What the browser said, when it has no workers or refuses this one.
    pub(super) fn start(on_heard: impl Fn(Heard) + Clone + 'static) -> Result<Self, String> {
        let worker = Worker::new(&script()?).map_err(|error| describe(&error))?;
        let on_message = on_heard.clone();
        let on_garbled = on_heard.clone();
        let listeners = [
            Listener::new(&worker, "message", move |event| {
                on_message(decode(event.unchecked_ref::<MessageEvent>().data()));
            }),
            Listener::new(&worker, "messageerror", move |_| {
                on_garbled(Heard::Death("an answer could not be read".to_owned()));
            }),
            Listener::new(&worker, "error", move |event| {
                // Dealt with here: the browser need not report it as well.
                event.prevent_default();
                let message = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message);
                // A script that could not be loaded says nothing.
                let message = message.filter(|message| !message.is_empty());
                on_heard(Heard::Death(
                    message.unwrap_or_else(|| "not loaded".to_owned()),
                ));
            }),
        ];
        Ok(Self {
            worker,
            _listeners: listeners,
        })
    }

    /// Sends it a request.
    ///
    /// # Errors
    /// What the browser said.
    pub(super) fn post(&self, request: &Request) -> Result<(), String> {
        let message = request
            .serialize(&Serializer::json_compatible())
            .map_err(|error| error.to_string())?;
        self.worker
            .post_message(&message)
            .map_err(|error| describe(&error))
    }
}

impl Drop for EngineWorker {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// Relative to the page, which may be served from any path.
fn script() -> Result<String, String> {
    let base = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.base_uri().ok().flatten())
        .ok_or("the page has no address")?;
    let url = Url::new_with_base(SCRIPT, &base).map_err(|error| describe(&error))?;
    Ok(url.href())
}

fn decode(data: JsValue) -> Heard {
    match serde_wasm_bindgen::from_value(data) {
        Ok(answer) => Heard::Answer(answer),
        Err(error) => Heard::Death(error.to_string()),
    }
}

fn describe(error: &JsValue) -> String {
    match error.dyn_ref::<js_sys::Error>() {
        Some(error) => error.message().into(),
        None => format!("{error:?}"),
    }
}
