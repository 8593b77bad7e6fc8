//! The worker's second part: Parquet and the reader view, in a WebAssembly file of its own, since
//! few errands need either. `cargo xtask build` parts them, by the list in
//! `xtask/src/split/rooms/formats.rs`; `www/formats_loader.js` brings the second part.

use standpoint_protocol::formats::Failure;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::scope::describe;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = standpointSecond, js_name = bring)]
    fn bring_now(first: &JsValue);

    #[wasm_bindgen(catch, js_namespace = standpointSecond, js_name = bring)]
    fn try_to_bring(first: &JsValue) -> Result<(), JsValue>;
}

/// The name of the format that is in it.
pub(super) const PARQUET: &str = "parquet";

/// Called where a function of the second part is called that nobody has had brought: brings it within
/// the call. Where it cannot be had, the worker ends, and the app starts another one.
pub fn bring() {
    bring_now(&wasm_bindgen::exports());
}

/// Has it brought for an errand that will need it, unless it is there.
pub(super) fn bring_beforehand() -> Result<(), Failure> {
    try_to_bring(&wasm_bindgen::exports()).map_err(|error| Failure::NoSecondPart {
        detail: describe(&error),
    })
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use standpoint_annotation::{Document, json};
    use standpoint_protocol::formats::exchange::Export;
    use standpoint_protocol::formats::import::Import;
    use standpoint_protocol::formats::project::Kept;
    use standpoint_protocol::formats::training::Training;
    use standpoint_protocol::formats::{Errand, File};
    use standpoint_text::Text;

    use super::super::Ended;
    use super::super::tests::{Looking, no_second_part, run_now};
    use super::*;

    fn articles() -> Rc<Vec<Kept>> {
        Rc::new(vec![Kept {
            key: "a".to_owned(),
            base: json::to_json_line(&Document::new("a", Text::new("Kessia may leave."))),
            journal: Vec::new(),
        }])
    }

    fn export(format: &str) -> Errand {
        Errand::Export(Export {
            format: format.to_owned(),
            choices: standpoint_formats::exchange::Choices::default(),
            articles: articles(),
        })
    }

    fn import(files: [(&str, &str); 2]) -> Errand {
        let files = files.map(|(name, content)| File {
            name: name.to_owned(),
            bytes: content.as_bytes().to_vec().into(),
        });
        Errand::Import(Import {
            files: Rc::new(files.to_vec()),
            ..Import::default()
        })
    }

    fn training(parquet: bool) -> Errand {
        Errand::Train(Rc::new(Training {
            parquet,
            articles: articles(),
            ..Training::default()
        }))
    }

    #[test]
    fn errands_that_need_it_say_that_it_cannot_be_had() {
        let needs_it = [
            export(PARQUET),
            import([("a.txt", "Orlen left."), ("b.parquet", "PAR1")]),
            import([("a.txt", "Orlen left."), ("b.html", "<html>Orlen left.")]),
            training(true),
        ];
        for errand in needs_it {
            let ended = run_now(&errand, &Looking::cut_off());
            assert_eq!(ended, Err(Ended::Failed(no_second_part())), "{errand:?}");
        }
    }

    #[test]
    fn others_do_without() {
        let needs_it_not = [
            export("doccano"),
            import([("a.txt", "Orlen left."), ("b.html", "<p>Orlen left.")]),
        ];
        for errand in needs_it_not {
            let ended = run_now(&errand, &Looking::cut_off());
            assert!(ended.is_ok(), "{errand:?}: {ended:?}");
        }
        let ended = run_now(&training(false), &Looking::cut_off());
        assert_ne!(ended, Err(Ended::Failed(no_second_part())));
    }
}
