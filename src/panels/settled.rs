//! What is costly to gather is gathered when a person pauses, never within the change itself.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use yew::{hook, use_effect_with, use_state_eq};

/// How long a pause is, in milliseconds.
const PAUSE: i32 = 250;

/// The value as it was at the last pause; at first as it is. While `busy`, nothing is a pause.
#[hook]
pub fn use_settled<T: PartialEq + Clone + 'static>(value: T, busy: bool) -> Rc<T> {
    let settled = use_state_eq(|| Rc::new(value.clone()));
    {
        let settled = settled.clone();
        use_effect_with((value, busy), move |(value, busy)| {
            let alive = Rc::new(Cell::new(!busy));
            let (value, is_wanted) = (value.clone(), Rc::clone(&alive));
            // It outlives this effect, whoever calls it late: what it does then is nothing.
            let later = Closure::once_into_js(move || {
                if is_wanted.get() {
                    settled.set(Rc::new(value));
                }
            });
            if let Some(window) = web_sys::window().filter(|_| alive.get()) {
                // Refused only where there is no time left to wait for.
                let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(
                    later.unchecked_ref(),
                    PAUSE,
                );
            }
            move || alive.set(false)
        });
    }
    Rc::clone(&settled)
}
