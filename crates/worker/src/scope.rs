//! The worker's side of the browser: messages, the clock, pauses.

use std::cell::RefCell;

use js_sys::{Function, Object, Promise, Reflect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::Serializer;
use standpoint_protocol::RequestId;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DedicatedWorkerGlobalScope, MessageChannel, MessageEvent};

/// A message that is no request.
pub(crate) struct BadMessage {
    /// The request it names, if it does.
    pub(crate) id: Option<RequestId>,
    /// What is wrong with it.
    pub(crate) detail: String,
}

/// The global object of the worker.
#[derive(Clone)]
pub(crate) struct Scope(DedicatedWorkerGlobalScope);

impl Scope {
    /// The one that this program runs in.
    pub(crate) fn current() -> Self {
        Self(js_sys::global().unchecked_into())
    }

    /// Sends an answer to the app.
    pub(crate) fn post(&self, answer: &impl Serialize) {
        // Plain objects rather than `Map`s, which is what the app's side reads unknown fields from;
        // bytes as the browser has them.
        let plain = Serializer::json_compatible().serialize_bytes_as_arrays(false);
        let message = answer.serialize(&plain);
        let sent = message
            .map_err(|error| error.to_string())
            .and_then(|message| {
                self.0
                    .post_message(&message)
                    .map_err(|error| describe(&error))
            });
        if let Err(detail) = sent {
            wasm_bindgen::throw_str(&detail);
        }
    }

    /// Calls back for every message, until the worker ends.
    pub(crate) fn listen<R: DeserializeOwned>(
        &self,
        mut on_message: impl FnMut(Result<R, BadMessage>) + 'static,
    ) {
        let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            on_message(decode(event.data()));
        });
        self.0
            .set_onmessage(Some(listener.into_js_value().unchecked_ref()));
    }

    /// Lets a bug say where it is before the program ends.
    pub(crate) fn report_panics<A: Serialize + 'static>(last_words: fn(String) -> A) {
        std::panic::set_hook(Box::new(move |panic| {
            Self::current().post(&last_words(panic.to_string()));
        }));
    }

    /// Milliseconds since the worker began.
    pub(crate) fn now(&self) -> f64 {
        self.0.performance().map_or(0.0, |clock| clock.now())
    }
}

fn decode<R: DeserializeOwned>(data: JsValue) -> Result<R, BadMessage> {
    let id = named(&data);
    serde_wasm_bindgen::from_value(data).map_err(|error| BadMessage {
        id,
        detail: error.to_string(),
    })
}

/// The id in a message `{what is asked: {id, …}}`, whatever else is wrong with it.
fn named(data: &JsValue) -> Option<RequestId> {
    let asked = Object::values(Object::try_from(data)?).get(0);
    let id = Reflect::get(&asked, &JsValue::from_str("id")).ok()?;
    serde_wasm_bindgen::from_value(id).ok()
}

/// What the browser threw, in its own words.
pub(crate) fn describe(error: &JsValue) -> String {
    let message = error.dyn_ref::<js_sys::Error>().map(js_sys::Error::message);
    message.map_or_else(|| format!("{error:?}"), String::from)
}

/// Gives the worker's event loop a turn. A message to oneself comes back sooner than the shortest
/// timer, which browsers stretch to four milliseconds.
pub(crate) struct Pause(Option<MessageChannel>);

impl Pause {
    pub(crate) fn new() -> Self {
        Self(MessageChannel::new().ok())
    }

    /// Waits until other messages had their turn.
    pub(crate) async fn take(&self) {
        let Some(channel) = &self.0 else { return };
        let turn = Promise::new(&mut |resolve: Function, _| {
            channel.port1().set_onmessage(Some(&resolve));
            // Nothing but null is sent, which can always be cloned.
            let _ = channel.port2().post_message(&JsValue::NULL);
        });
        // The promise is never rejected.
        let _ = JsFuture::from(turn).await;
    }
}

/// Wakes who waits for a message.
#[derive(Default)]
pub(crate) struct Bell(RefCell<Option<Function>>);

impl Bell {
    /// Waits until it is rung.
    pub(crate) async fn wait(&self) {
        let rung = Promise::new(&mut |resolve: Function, _| {
            self.0.replace(Some(resolve));
        });
        // The promise is never rejected.
        let _ = JsFuture::from(rung).await;
    }

    /// Wakes whoever waits.
    pub(crate) fn ring(&self) {
        if let Some(resolve) = self.0.take() {
            // Resolving a promise is never refused.
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    }
}
