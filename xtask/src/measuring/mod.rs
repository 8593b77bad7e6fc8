//! The engine on the sets that are reported on, beside its peers.

mod bench;
mod calibrations;
mod classes;
mod codebook;
mod entities;
pub mod errors;
mod kept;
mod layers;
mod lead;
mod lines;
mod marked;
mod ours;
pub mod peers;
mod sets;
mod sizes;
mod speed;
mod stances;
mod table;

use std::path::Path;

use crate::failure::Outcome;
use crate::steps::step;
use bench::Bench;
use calibrations::Calibrations;
use ours::Ours;
pub use ours::Reader;
use peers::Peers;

/// Whether other engines are run too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WithPeers {
    /// If they can be: a machine without Python still gets our own figures.
    #[default]
    WherePossible,
    /// Or it is a failure.
    Always,
    /// Only our own figures.
    Never,
}

/// Measures everything on the sets in `data` and prints the tables; what the engines found is kept
/// in `work`. With the deep reader, it stands beside the instant one.
pub fn measure(data: &Path, reader: Reader, with_peers: WithPeers, work: &Path) -> Outcome {
    let sets = step("Reading the sets", || {
        let sets = sets::read(data)?;
        for size in sizes::of(&sets) {
            println!("    {size}");
        }
        Ok(sets)
    })?;
    let ours = step("Building the command line tool", || Ours::build(work))?;
    let mut bench = Bench {
        deep: (reader == Reader::Deep).then(|| ours.with(Reader::Deep)),
        ours,
        peers: Peers::new(work, &sets.cue_training)?,
        with_peers,
        calibrations: Calibrations::default(),
        work,
    };
    let report = step("Marking the sets", || bench.report(&sets))?;
    println!();
    for line in report {
        println!("{line}");
    }
    Ok(())
}
