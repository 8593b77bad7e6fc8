//! Reading times, where the browser's developer tools and our bench look for them.

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen]
extern "C" {
    /// The clock with the call that web-sys counts as unstable.
    type Stopwatch;

    #[wasm_bindgen(method, catch)]
    fn measure(this: &Stopwatch, name: &str, options: &Object) -> Result<JsValue, JsValue>;
}

/// Notes that so many words were read in so many milliseconds, up to now.
pub(super) fn reading(words: usize, milliseconds: f64) {
    let Some(clock) = web_sys::window().and_then(|window| window.performance()) else {
        return;
    };
    let detail = object(&[("words", JsValue::from_f64(count(words)))]);
    let options = object(&[
        ("start", (clock.now() - milliseconds).max(0.0).into()),
        ("duration", milliseconds.into()),
        ("detail", detail.into()),
    ]);
    // A browser that measures nothing is no problem.
    let _ = clock
        .unchecked_ref::<Stopwatch>()
        .measure("standpoint:engine", &options);
}

#[expect(clippy::cast_precision_loss, reason = "no text has 2^52 words")]
fn count(words: usize) -> f64 {
    words as f64
}

fn object(fields: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        // Setting a field of a plain object is never refused.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object
}
