//! Saving a file: where the person wants it if the browser can ask, otherwise as a download.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, DomException, HtmlAnchorElement, Url, Window};

use super::read::describe;

/// How long a download may take to begin, in milliseconds, before what it is made from is let go.
const GRACE: i32 = 60_000;

#[wasm_bindgen]
extern "C" {
    /// A file that the person has chosen.
    type Handle;

    #[wasm_bindgen(method, getter)]
    fn name(this: &Handle) -> String;

    #[wasm_bindgen(method, catch, js_name = createWritable)]
    fn create_writable(this: &Handle) -> Result<Promise, JsValue>;

    /// A file that is being written. It replaces the old one only when it is closed.
    type Writable;

    #[wasm_bindgen(method, catch)]
    fn write(this: &Writable, data: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn close(this: &Writable) -> Result<Promise, JsValue>;
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It was written where the person wanted it.
    Written {
        /// The name that it has.
        name: String,
    },
    /// It was given to the browser as a download.
    Downloaded {
        /// The name that was proposed.
        name: String,
    },
    /// The person thought better of it.
    Cancelled,
    /// It could not be written.
    Failed {
        /// What the browser said.
        detail: String,
    },
}

/// What is written into a file.
#[derive(Clone, Copy)]
pub enum Written<'w> {
    /// Words, in UTF-8.
    Words(&'w str),
    /// What the browser holds, such as a picture.
    Blob(&'w Blob),
    /// What no reader of texts opens, such as an archive.
    Bytes(&'w [u8]),
}

impl Written<'_> {
    fn value(self) -> JsValue {
        match self {
            Self::Words(words) => JsValue::from_str(words),
            Self::Blob(blob) => blob.clone().into(),
            Self::Bytes(bytes) => Uint8Array::from(bytes).into(),
        }
    }
}

/// Saves a file, proposing a name; the name's extension and the media type (such as
/// `application/json`) belong together. Browsers ask where to only in answer to a click or a key.
pub async fn save(name: &str, content: Written<'_>, media_type: &str) -> Saved {
    let Some(window) = web_sys::window() else {
        return Saved::Failed {
            detail: "no window".to_owned(),
        };
    };
    match choose(&window, name, media_type).await {
        Choice::File(handle) => match write(&handle, content).await {
            Ok(()) => Saved::Written {
                name: handle.name(),
            },
            Err(error) => Saved::Failed {
                detail: describe(&error),
            },
        },
        Choice::Cancelled => Saved::Cancelled,
        Choice::Unavailable => match download(&window, name, content, media_type) {
            Ok(()) => Saved::Downloaded {
                name: name.to_owned(),
            },
            Err(error) => Saved::Failed {
                detail: describe(&error),
            },
        },
    }
}

enum Choice {
    File(Handle),
    Cancelled,
    Unavailable,
}

async fn choose(window: &Window, name: &str, media_type: &str) -> Choice {
    let Some(asked) = ask(window, name, media_type) else {
        return Choice::Unavailable;
    };
    match JsFuture::from(asked).await {
        Ok(handle) => Choice::File(handle.unchecked_into()),
        Err(error) => match error
            .dyn_ref::<DomException>()
            .map(DomException::name)
            .as_deref()
        {
            Some("AbortError") => Choice::Cancelled,
            // Inside a frame of another site, or too long after the click.
            _ => Choice::Unavailable,
        },
    }
}

/// Has the browser ask where to save, if it can.
fn ask(window: &Window, name: &str, media_type: &str) -> Option<Promise> {
    let picker = Reflect::get(window, &"showSaveFilePicker".into()).ok()?;
    let extension = name.rfind('.').map_or("", |dot| &name[dot..]);
    let accept = object(&[(media_type, Array::of1(&extension.into()).into())]);
    let kind = object(&[("accept", accept.into())]);
    let options = object(&[
        ("suggestedName", name.into()),
        ("types", Array::of1(&kind).into()),
    ]);
    picker
        .dyn_ref::<Function>()?
        .call1(window, &options)
        .ok()?
        .dyn_into()
        .ok()
}

async fn write(handle: &Handle, content: Written<'_>) -> Result<(), JsValue> {
    let writable: Writable = JsFuture::from(handle.create_writable()?)
        .await?
        .unchecked_into();
    JsFuture::from(writable.write(&content.value())?).await?;
    JsFuture::from(writable.close()?).await?;
    Ok(())
}

fn download(
    window: &Window,
    name: &str,
    content: Written<'_>,
    media_type: &str,
) -> Result<(), JsValue> {
    let document = window.document().ok_or("the page has gone")?;
    let properties = BlobPropertyBag::new();
    properties.set_type(media_type);
    let parts = Array::of1(&content.value());
    let blob = Blob::new_with_blob_sequence_and_options(&parts, &properties)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let anchor: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    let release = Closure::once_into_js(move || {
        // Revoking is never refused for an address that we made.
        let _ = Url::revoke_object_url(&url);
    });
    window.set_timeout_with_callback_and_timeout_and_arguments_0(release.unchecked_ref(), GRACE)?;
    Ok(())
}

fn object(fields: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        // Setting a field of a plain object is never refused.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object
}
