//! WebAssembly in two parts: one that is needed at once, one that follows it.
//!
//! Both are one program: they share memory, globals and the function table. A function that moves to
//! the second part leaves a trampoline under its number in the first, which calls it through the
//! table, and has the second part brought before if it is not there yet. So every call finds its
//! function wherever that was put; the list of rooms decides only what is fetched when.

mod first;
mod plan;
pub mod rooms;
mod second;
mod survey;
#[cfg(test)]
mod tests;

use wasm_encoder::reencode;
use wasmparser::BinaryReaderError;

use crate::failure::{Failure, Outcome as Result};
use plan::Plan;
use survey::Survey;

/// Under which name the second part imports all that it gets.
const HANDED: &str = "a";

/// A module in two parts.
pub struct Split {
    /// The module, with trampolines for what moved.
    pub first: Vec<u8>,
    /// What moved.
    pub second: Vec<u8>,
    /// Names this splitting of this module, in eight hexadecimal digits: the two parts hold only with
    /// each other, and a browser refuses others.
    pub agreement: String,
    /// How many functions moved.
    pub moved: usize,
    /// How many of them the first part mentions.
    pub trampolines: usize,
}

/// Splits a module that has its functions' names. `load` is the export that brings the second part;
/// functions move of which `belongs` says so by their names and sizes in bytes, and those that only they call.
///
/// # Errors
/// If the module cannot be read, or has nothing to split.
pub fn split(wasm: &[u8], load: &str, belongs: impl Fn(&str, usize) -> bool) -> Result<Split> {
    let survey = Survey::of(wasm)?;
    let plan = Plan::new(&survey, load, belongs)?;
    Ok(Split {
        first: first::write(wasm, &survey, &plan)?,
        second: second::write(&survey, &plan)?,
        moved: plan.moved.len(),
        trampolines: plan.slots.len(),
        agreement: plan.agreement,
    })
}

impl From<BinaryReaderError> for Failure {
    fn from(error: BinaryReaderError) -> Self {
        Self::new(format!("The WebAssembly could not be read: {error}."))
    }
}

impl From<reencode::Error> for Failure {
    fn from(error: reencode::Error) -> Self {
        Self::new(format!("The WebAssembly could not be split: {error}."))
    }
}
