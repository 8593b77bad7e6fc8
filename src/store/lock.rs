//! Web Locks, which web-sys counts as unstable.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortController, AbortSignal};

#[wasm_bindgen]
extern "C" {
    /// The browser's lock manager.
    #[derive(Clone)]
    pub(super) type Locks;

    #[wasm_bindgen(method, catch)]
    fn request(
        this: &Locks,
        name: &str,
        options: &Object,
        callback: &Function,
    ) -> Result<Promise, JsValue>;
}

/// How to ask for a lock.
pub(super) enum Asking {
    /// Take it if nobody has it.
    IfFree,
    /// Take it, whoever has it.
    Steal,
    /// Wait for it until the signal aborts.
    Wait(AbortSignal),
}

/// A lock that is held until this is dropped or another tab steals it.
pub(super) struct Held(Function);

impl Drop for Held {
    fn drop(&mut self) {
        // Resolving a promise is never refused.
        let _ = self.0.call0(&JsValue::UNDEFINED);
    }
}

/// The lock manager; there is none outside a secure context and in old browsers.
pub(super) fn locks() -> Option<Locks> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    (!locks.is_undefined()).then(|| locks.unchecked_into())
}

/// A controller for [`Asking::Wait`].
pub(super) fn controller() -> Option<AbortController> {
    AbortController::new().ok()
}

/// Asks for a lock. Calls back with it, or with `None` where it is not to be had; calls `on_lost`
/// when a lock that was given is stolen.
pub(super) fn ask(
    locks: &Locks,
    name: &str,
    asking: &Asking,
    on_answer: impl FnOnce(Option<Held>) + 'static,
    on_lost: impl FnOnce() + 'static,
) {
    let answered = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        if lock.is_null() || lock.is_undefined() {
            on_answer(None);
            return JsValue::UNDEFINED;
        }
        // The lock is held as long as this promise is open.
        let mut release = None;
        let held = Promise::new(&mut |resolve: Function, _| release = Some(resolve));
        on_answer(release.map(Held));
        held.into()
    });
    let asked = locks.request(name, &options(asking), answered.unchecked_ref());
    if let Ok(asked) = asked {
        spawn_local(async move {
            if JsFuture::from(asked).await.is_err() {
                on_lost();
            }
        });
    }
}

fn options(asking: &Asking) -> Object {
    let options = Object::new();
    let (field, value) = match asking {
        Asking::IfFree => ("ifAvailable", JsValue::TRUE),
        Asking::Steal => ("steal", JsValue::TRUE),
        Asking::Wait(signal) => ("signal", signal.into()),
    };
    // Setting a field of a plain object is never refused.
    let _ = Reflect::set(&options, &field.into(), &value);
    options
}
