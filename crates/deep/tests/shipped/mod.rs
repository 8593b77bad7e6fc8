//! What is shipped with the engines.

use std::fs;
use std::path::{Path, PathBuf};

use standpoint_deep::DeepEngine;
use standpoint_engine::learned::Models;

/// A file of the repository.
pub fn in_repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(path)
}

/// The weights of the instant engine's chains.
pub fn chains() -> Models {
    let file = |name: &str| fs::read(in_repository(&format!("models/{name}.weights"))).unwrap();
    let files = DeepEngine::CHAINS.map(|layer| file(layer.name()));
    Models::read(files.iter().map(Vec::as_slice)).unwrap()
}
