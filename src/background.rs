//! Web Workers as the browser has them, for all who have one: the engine's, the one for errands.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, MessageEvent, Url, Worker};

use crate::listener::Listener;

/// How far a worker is.
#[derive(Debug, Default, PartialEq, Eq, Clone, Copy)]
pub enum Stage {
    /// There is no worker.
    #[default]
    Absent,
    /// It has not said that it is ready.
    Starting,
    /// It takes requests.
    Ready,
}

/// What comes from a worker.
pub enum Heard {
    /// An answer, as the browser hands it over.
    Answer(JsValue),
    /// It has died, or said what cannot be read.
    Death(String),
}

impl Heard {
    /// What a worker said.
    ///
    /// # Errors
    /// In what it is no answer of this kind, or what the worker died of.
    pub fn answer<A: DeserializeOwned>(self) -> Result<A, String> {
        match self {
            Self::Answer(data) => {
                serde_wasm_bindgen::from_value(data).map_err(|error| error.to_string())
            }
            Self::Death(detail) => Err(detail),
        }
    }
}

/// A worker under way; dropping it ends it.
pub struct BackgroundWorker {
    worker: Worker,
    _listeners: [Listener; 3],
}

impl BackgroundWorker {
    /// Starts one by the name of its script, which lies beside the page: the build cannot name it by
    /// its content.
    ///
    /// # Errors
    /// What the browser said, when it has no workers or refuses this one.
    pub fn start(script: &str, on_heard: impl Fn(Heard) + Clone + 'static) -> Result<Self, String> {
        let worker = Worker::new(&address(script)?).map_err(|error| describe(&error))?;
        let on_message = on_heard.clone();
        let on_garbled = on_heard.clone();
        let listeners = [
            Listener::new(&worker, "message", move |event| {
                on_message(Heard::Answer(event.unchecked_ref::<MessageEvent>().data()));
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
    pub fn post(&self, request: &impl Serialize) -> Result<(), String> {
        // Plain objects, and bytes as the browser has them.
        let plain = Serializer::json_compatible().serialize_bytes_as_arrays(false);
        let message = request
            .serialize(&plain)
            .map_err(|error| error.to_string())?;
        self.worker
            .post_message(&message)
            .map_err(|error| describe(&error))
    }
}

impl Drop for BackgroundWorker {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// Relative to the page, which may be served from any path.
fn address(script: &str) -> Result<String, String> {
    let base = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.base_uri().ok().flatten())
        .ok_or("the page has no address")?;
    let url = Url::new_with_base(script, &base).map_err(|error| describe(&error))?;
    Ok(url.href())
}

fn describe(error: &JsValue) -> String {
    match error.dyn_ref::<js_sys::Error>() {
        Some(error) => error.message().into(),
        None => format!("{error:?}"),
    }
}
