//! The deep reader as a bare WebAssembly module, to measure it in the engine that Chromium has:
//! `node crates/deep/examples/wasm.mjs [FILE]` builds and runs it.

#![expect(unsafe_code, reason = "the script calls these by name")]

use std::sync::{LazyLock, Mutex};

use standpoint_deep::{DeepEngine, Model};
use standpoint_engine::Engine;
use standpoint_engine::learned::Models;
use standpoint_text::Text;

/// What the script writes into.
static BYTES: LazyLock<Mutex<Vec<u8>>> = LazyLock::new(Mutex::default);
/// The chains' weights so far.
static CHAINS: LazyLock<Mutex<Models>> = LazyLock::new(Mutex::default);
static ENGINE: LazyLock<Mutex<Option<DeepEngine>>> = LazyLock::new(Mutex::default);

/// Makes room for so many bytes and says where.
// SAFETY: no other function of the module has this name.
#[unsafe(no_mangle)]
pub extern "C" fn room(length: usize) -> *mut u8 {
    let Ok(mut bytes) = BYTES.lock() else {
        return std::ptr::null_mut();
    };
    *bytes = vec![0; length];
    bytes.as_mut_ptr()
}

/// Takes the bytes for a file of weights of one of the chains, which are to come before the model, in the
/// order of [`DeepEngine::CHAINS`]; whether they were one.
// SAFETY: no other function of the module has this name.
#[unsafe(no_mangle)]
pub extern "C" fn load_chain() -> bool {
    let (Ok(bytes), Ok(mut chains)) = (BYTES.lock(), CHAINS.lock()) else {
        return false;
    };
    chains.add(&bytes).is_ok()
}

/// Takes the bytes for the model's file of weights; whether they were one.
// SAFETY: no other function of the module has this name.
#[unsafe(no_mangle)]
pub extern "C" fn load() -> bool {
    let (Ok(mut bytes), Ok(mut engine)) = (BYTES.lock(), ENGINE.lock()) else {
        return false;
    };
    let Ok(mut chains) = CHAINS.lock() else {
        return false;
    };
    let model = Model::read(std::mem::take(&mut *bytes)).ok();
    *engine = model.map(|model| DeepEngine::new(model, std::mem::take(&mut *chains)));
    engine.is_some()
}

/// Takes the bytes for a text and reads it; stops at the first marks if asked to. Gives the number of
/// its words that were read.
// SAFETY: no other function of the module has this name.
#[unsafe(no_mangle)]
pub extern "C" fn read(first: bool) -> usize {
    let (Ok(bytes), Ok(engine)) = (BYTES.lock(), ENGINE.lock()) else {
        return 0;
    };
    let (Ok(text), Some(engine)) = (str::from_utf8(&bytes), &*engine) else {
        return 0;
    };
    let mut words = 0;
    for batch in engine.analyse(&Text::new(text)) {
        words += batch.words;
        if first && words > 0 {
            break;
        }
    }
    words
}
