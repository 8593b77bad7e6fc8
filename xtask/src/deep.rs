//! The deep reader: its worker, compiled with SIMD, and its model in parts that are fetched when
//! somebody asks for it.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use crate::failure::{Doing, Failure, Outcome};
use crate::{places, shell, tools};

/// The model, as the trainer wrote it.
const MODEL: &str = "models/deep.weights";

/// The chains that the reader has beside it and that nobody else in the app has use for: they come with the
/// model, packed.
const CHAINS: [&str; 2] = ["models/names.weights", "models/uncertainty.weights"];

/// Where its parts lie in the site. They are no part of what is kept for use offline: whoever asks
/// for the deep reader has them kept.
pub const PARTS: &str = "models/deep/";

/// Bytes of a part: a second or so on a slow line, which is what a download that breaks off loses.
const PART: usize = 1 << 20;

/// The most bytes that somebody fetches who asks for the deep reader.
const MOST: usize = 16_000_000;

/// The worker's binary.
const WORKER: &str = "deep";

/// What cargo is told for the worker, beside what `.cargo/config.toml` says.
pub const WITH_SIMD: &str =
    "target.wasm32-unknown-unknown.rustflags=['-C', 'target-feature=+simd128']";

/// What of WebAssembly the worker uses: SIMD, and what Rust uses anyway. With all that wasm-opt knows
/// it would write what browsers do not read yet.
const FEATURES: [&str; 7] = [
    "simd",
    "bulk-memory",
    "multivalue",
    "mutable-globals",
    "nontrapping-float-to-int",
    "reference-types",
    "sign-ext",
];

/// Compiles the worker into `dist/`. Trunk gives all workers the same instructions; this one alone
/// needs those that a browser of 2020 may lack.
pub fn worker() -> Outcome {
    let mut cargo = shell::cargo();
    cargo.args([
        "build",
        "--offline",
        "--profile",
        "engine",
        "--config",
        WITH_SIMD,
    ]);
    cargo.args([
        "--target",
        tools::WASM_TARGET,
        "--package",
        "standpoint-worker",
    ]);
    cargo.args(["--features", "deep", "--bin", WORKER]);
    shell::run(&mut cargo)?;
    let built = places::target().join(tools::WASM_TARGET);
    let built = built.join("engine").join(format!("{WORKER}.wasm"));
    let mut bindgen = shell::command(tools::WASM_BINDGEN.path()?);
    bindgen.args([
        "--target",
        "no-modules",
        "--no-typescript",
        "--out-name",
        WORKER,
    ]);
    shell::run(bindgen.arg("--out-dir").arg(places::dist()).arg(&built))?;
    let wasm = places::dist().join(format!("{WORKER}_bg.wasm"));
    let mut optimise = shell::command(tools::WASM_OPT.path()?);
    optimise.args(["-O3", "--strip-debug", "--strip-producers"]);
    optimise.args(FEATURES.map(|feature| format!("--enable-{feature}")));
    shell::run(optimise.arg(&wasm).arg("-o").arg(&wasm))
}

/// Writes the parts and their list into `dist/`.
pub fn parts() -> Outcome {
    let mut bytes = read(MODEL)?;
    let mut packed = Vec::new();
    for chain in CHAINS {
        let file = gzipped(&read(chain)?).doing(format!("pack {chain}"))?;
        packed.push(file.len());
        bytes.extend(file);
    }
    if bytes.len() > MOST {
        return Err(Failure::new(format!(
            "{MODEL} and its chains have {} bytes, {} more than their budget.",
            bytes.len(),
            bytes.len() - MOST
        )));
    }
    let folder = places::dist().join(PARTS);
    fs::create_dir_all(&folder).doing(format!("make {}", folder.display()))?;
    let mut sums = Vec::new();
    for (number, part) in bytes.chunks(PART).enumerate() {
        write(&folder.join(format!("{number:02}")), part)?;
        sums.push(hexadecimal(&Sha256::digest(part)));
    }
    let list =
        serde_json::json!({"bytes": bytes.len(), "part": PART, "parts": sums, "packed": packed});
    let list = list.to_string();
    write(&places::dist().join("models/deep.json"), list.as_bytes())?;
    println!("    {} bytes in {} parts", bytes.len(), sums.len());
    Ok(())
}

fn read(file: &str) -> Outcome<Vec<u8>> {
    fs::read(places::root().join(file)).doing(format!("read {file}"))
}

fn gzipped(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(bytes)?;
    gzip.finish()
}

fn write(file: &Path, bytes: &[u8]) -> Outcome {
    fs::write(file, bytes).doing(format!("write {}", file.display()))
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digits = String::with_capacity(2 * bytes.len());
    bytes.iter().fold(digits, |mut digits, byte| {
        // Writing to a string never fails.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_what_browsers_call_sha_256() {
        assert_eq!(
            hexadecimal(&Sha256::digest(b"abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
