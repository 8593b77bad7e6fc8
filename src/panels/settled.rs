//! What is costly to gather is gathered when a person pauses, never within the change itself.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use yew::{hook, use_effect_with, use_state_eq};

/// How long a pause is, in milliseconds.
const PAUSE: i32 = 80;

/// The value as it was at the last pause; at first as it is.
#[hook]
pub fn use_settled<T: PartialEq + Clone + 'static>(value: T) -> Rc<T> {
    let settled = use_state_eq(|| Rc::new(value.clone()));
    {
        let settled = settled.clone();
        use_effect_with(value, move |value| {
            let (window, value) = (web_sys::window(), value.clone());
            let later = Closure::<dyn FnMut()>::new(move || settled.set(Rc::new(value.clone())));
            let timer = window.as_ref().and_then(|window| {
                let run = later.as_ref().unchecked_ref();
                window
                    .set_timeout_with_callback_and_timeout_and_arguments_0(run, PAUSE)
                    .ok()
            });
            move || {
                if let (Some(window), Some(timer)) = (window, timer) {
                    window.clear_timeout_with_handle(timer);
                }
                drop(later);
            }
        });
    }
    Rc::clone(&settled)
}
