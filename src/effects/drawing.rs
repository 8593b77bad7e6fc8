//! A drawing as a picture: the browser draws it, at twice its size, so that it is sharp on a page.

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url,
};

/// Pixels of the picture for each pixel of the drawing.
const SCALE: f64 = 2.0;

/// The most pixels that a picture is wide or high: what every browser can hold in a canvas.
const LARGEST: f64 = 8_192.0;

/// An SVG drawing as a PNG file.
///
/// # Errors
/// What the browser said, where it could not draw it.
pub async fn to_png(svg: &str) -> Result<Blob, String> {
    drawn(svg).await.map_err(|error| format!("{error:?}"))
}

async fn drawn(svg: &str) -> Result<Blob, JsValue> {
    let properties = BlobPropertyBag::new();
    properties.set_type("image/svg+xml");
    let parts = Array::of1(&JsValue::from_str(svg));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &properties)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let picture = painted(&url).await;
    // Revoking is never refused for an address that we made.
    let _ = Url::revoke_object_url(&url);
    picture
}

async fn painted(url: &str) -> Result<Blob, JsValue> {
    let image = HtmlImageElement::new()?;
    image.set_src(url);
    JsFuture::from(image.decode()).await?;
    let width = f64::from(image.natural_width().max(1));
    let height = f64::from(image.natural_height().max(1));
    // A drawing that is too large for a canvas becomes a smaller picture, not a cut one.
    let scale = SCALE.min(LARGEST / width.max(height));
    let document = web_sys::window().and_then(|window| window.document());
    let canvas = document
        .ok_or("the page has gone")?
        .create_element("canvas")?;
    let canvas: HtmlCanvasElement = canvas.unchecked_into();
    canvas.set_width(pixels(width * scale));
    canvas.set_height(pixels(height * scale));
    let context = canvas.get_context("2d")?.ok_or("no canvas")?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    let size = (f64::from(canvas.width()), f64::from(canvas.height()));
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, size.0, size.1)?;
    blob_of(&canvas).await
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 1 and the largest"
)]
fn pixels(length: f64) -> u32 {
    length.clamp(1.0, LARGEST).round() as u32
}

async fn blob_of(canvas: &HtmlCanvasElement) -> Result<Blob, JsValue> {
    let made = Promise::new(&mut |resolve, reject| {
        let done = Closure::once_into_js(move |blob: Option<Blob>| {
            // Settling a promise is never refused.
            let _ = match blob {
                Some(blob) => resolve.call1(&JsValue::NULL, &blob),
                None => reject.call1(&JsValue::NULL, &"no picture".into()),
            };
        });
        if let Err(error) = canvas.to_blob(done.unchecked_ref()) {
            wasm_bindgen::throw_val(error);
        }
    });
    JsFuture::from(made).await?.dyn_into()
}
