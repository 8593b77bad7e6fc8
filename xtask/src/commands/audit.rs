//! `audit`: known vulnerabilities among the dependencies. Not part of `test`: it needs the network,
//! and what it finds changes without a change here.

use crate::failure::Outcome;
use crate::steps::step;
use crate::{install, shell, tools};

/// Asks the advisory database about every dependency.
pub fn audit() -> Outcome {
    install::ensure(&[tools::CARGO_DENY])?;
    step("Asking the RustSec database about the dependencies", || {
        let mut cargo = shell::cargo();
        cargo.args(["deny", "check", "advisories"]);
        shell::run(shell::with_path(&mut cargo, &[tools::CARGO_DENY.bin()?])?)
    })
}
