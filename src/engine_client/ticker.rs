//! A clock that ticks until it is dropped.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::Window;

/// Ticks until it is dropped.
pub(super) struct Ticker {
    window: Window,
    handle: i32,
    _tick: Closure<dyn FnMut()>,
}

impl Ticker {
    /// Calls back every so many milliseconds.
    pub(super) fn start(milliseconds: i32, tick: impl FnMut() + 'static) -> Option<Self> {
        let window = web_sys::window()?;
        let tick = Closure::<dyn FnMut()>::new(tick);
        let handle = window
            .set_interval_with_callback_and_timeout_and_arguments_0(
                tick.as_ref().unchecked_ref(),
                milliseconds,
            )
            .ok()?;
        Some(Self {
            window,
            handle,
            _tick: tick,
        })
    }
}

impl Drop for Ticker {
    fn drop(&mut self) {
        self.window.clear_interval_with_handle(self.handle);
    }
}
