//! With the shipped weights every kind of processor marks the same, to the last bit; that WebAssembly
//! does, too, is seen where the browser's worker is beside the command line tool
//! (`tests/browser/same.test.mjs`).

#![expect(
    clippy::unwrap_used,
    reason = "a helper that fails is a test that fails"
)]

use std::fs;
use std::path::{Path, PathBuf};

use standpoint_deep::kernels::Kernel;
use standpoint_deep::{DeepEngine, Model};
use standpoint_engine::{Batch, Engine};
use standpoint_text::Text;

fn in_repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(path)
}

/// What is found in a golden article with these instructions.
fn found(kernel: Kernel, file: Vec<u8>) -> Vec<Batch> {
    let text = fs::read_to_string(in_repository("tests/golden/flu-paste.txt")).unwrap();
    let engine = DeepEngine::new(Model::with_kernel(file, kernel).unwrap());
    engine.analyse(&Text::new(text)).collect()
}

#[test]
fn every_kernel_finds_the_same_marks() {
    let file = fs::read(in_repository("models/deep.weights")).unwrap();
    let expected = found(Kernel::Portable, file.clone());
    let marks: usize = expected.iter().map(|batch| batch.marks.len()).sum();
    assert!(marks > 20, "{marks} marks");
    for kernel in Kernel::all().into_iter().skip(1) {
        assert_eq!(found(kernel, file.clone()), expected, "{kernel:?}");
    }
}
