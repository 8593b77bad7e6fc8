//! How long things take, for `cargo xtask bench` and whoever opens the browser's own tools.

use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

/// From a text's arrival to its marks on the screen.
const PASTE_TO_MARKS: &str = "standpoint:paste-to-marks";

/// The page's clock, in milliseconds.
pub fn now() -> Option<f64> {
    Some(web_sys::window()?.performance()?.now())
}

/// Notes the time since `start` once the next frame has been drawn.
pub fn after_drawing(start: Option<f64>) {
    let Some(start) = start else { return };
    // The first frame draws; when the second begins, the first is on the screen.
    on_next_frame(move || on_next_frame(move || note(start)));
}

fn note(start: f64) {
    let Some(performance) = web_sys::window().and_then(|window| window.performance()) else {
        return;
    };
    let options = js_sys::Object::new();
    let set = |name: &str, value: f64| {
        // A plain object takes any property.
        let _ = js_sys::Reflect::set(
            &options,
            &JsValue::from_str(name),
            &JsValue::from_f64(value),
        );
    };
    set("start", start);
    set("end", performance.now());
    let measure = js_sys::Reflect::get(&performance, &JsValue::from_str("measure"));
    if let Some(measure) = measure
        .ok()
        .and_then(|f| f.dyn_into::<js_sys::Function>().ok())
    {
        let _ = measure.call2(&performance, &JsValue::from_str(PASTE_TO_MARKS), &options);
    }
}

/// Runs once, before the next frame.
pub fn on_next_frame(run: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(run);
    if let Some(window) = web_sys::window() {
        // Refused only for a window that is gone.
        let _ = window.request_animation_frame(callback.unchecked_ref());
    }
}
