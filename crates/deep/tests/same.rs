//! With the shipped weights every kind of processor marks the same, to the last bit; that WebAssembly
//! does, too, is seen where the browser's worker is beside the command line tool
//! (`tests/browser/same.test.mjs`).

#![expect(
    clippy::unwrap_used,
    reason = "a helper that fails is a test that fails"
)]

mod shipped;

use std::fs;

use standpoint_deep::kernels::Kernel;
use standpoint_deep::{DeepEngine, Model};
use standpoint_engine::learned::Models;
use standpoint_engine::{Batch, Engine};
use standpoint_text::Text;

use shipped::{chains, in_repository};

/// What is found in a golden article with these instructions.
fn found(kernel: Kernel, file: Vec<u8>) -> Vec<Batch> {
    let text = fs::read_to_string(in_repository("tests/golden/flu-paste.txt")).unwrap();
    let engine = DeepEngine::new(Model::with_kernel(file, kernel).unwrap(), chains());
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

/// What the chains say changes names and nothing that they do not speak of.
#[test]
fn the_chains_have_a_say() {
    let file = fs::read(in_repository("models/deep.weights")).unwrap();
    let model = Model::read(file).unwrap();
    let names = ["reef-interview", "smelter-ruling", "rail-debate"];
    let texts =
        names.map(|name| fs::read_to_string(in_repository(&format!("tests/golden/{name}.txt"))));
    let text = Text::new(texts.map(Result::unwrap).join("\n\n"));
    let with = standpoint_deep::read(&model, &chains(), &text);
    let without = standpoint_deep::read(&model, &Models::default(), &text);
    assert!(!with.names.is_empty() && with.names != without.names);
    assert_eq!(with.attributions, without.attributions);
    assert_eq!(with.actors, without.actors);
}
