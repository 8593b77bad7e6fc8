//! Names the build after the sources that app and workers must share.
//!
//! A worker's file keeps its name from build to build, so a browser may run an old one beside a
//! new app. A version number alone would not tell them apart; a sum over the sources does.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// What decides about the messages and their content, beside this crate's folder.
const SHARED: [&str; 9] = [
    "src",
    "../worker/src",
    "../engine/src",
    "../deep/src",
    "../formats/src",
    "../agreement/src",
    "../annotation/src",
    "../text/src",
    "../../models",
];

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut files = Vec::new();
    for name in SHARED {
        let sources = root.join(name);
        println!("cargo::rerun-if-changed={}", sources.display());
        collect(&sources, &mut files)?;
    }
    // The order in which a folder is listed differs from system to system.
    files.sort();
    let mut sum = Fnv::new();
    for file in &files {
        sum.add(&fs::read(file)?);
    }
    println!("cargo::rustc-env=STANDPOINT_SOURCES={:016x}", sum.0);
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

/// The 64-bit FNV-1a sum: enough to tell builds apart, and the same on every machine.
struct Fnv(u64);

impl Fnv {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes.iter().filter(|byte| **byte != b'\r') {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
