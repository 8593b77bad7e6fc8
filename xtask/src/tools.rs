//! The pinned tools: what, which version, how installed. The one table to change for an update.

use std::path::PathBuf;

use crate::failure::Outcome;
use crate::{lockfile, places, shell};

/// The target that the app and its workers are compiled for.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The oldest major version of Node.js that is known to run the browser tests.
pub const NODE_MAJOR: u32 = 20;

/// How a tool comes onto the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// `cargo install` of this crate.
    Crate(&'static str),
    /// `npm install` of this package.
    Npm(&'static str),
}

/// Which version is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pin {
    /// This one.
    Exact(&'static str),
    /// The one at which `Cargo.lock` holds this crate: wasm-bindgen's two halves must be equal.
    LockedWith(&'static str),
}

/// A tool that the project needs at one version only.
#[derive(Clone, Copy, Debug)]
pub struct Tool {
    /// The program's name on PATH.
    pub program: &'static str,
    /// Where it comes from.
    pub source: Source,
    /// At which version.
    pub pin: Pin,
    /// How long its first installation takes, said before it begins.
    pub takes: &'static str,
}

/// Builds index.html, the app and its workers into dist/.
pub const TRUNK: Tool = Tool {
    program: "trunk",
    source: Source::Crate("trunk"),
    pin: Pin::Exact("0.21.14"),
    takes: "about 5 minutes on two cores, once",
};

/// Writes the JavaScript between the page and the WebAssembly.
pub const WASM_BINDGEN: Tool = Tool {
    program: "wasm-bindgen",
    source: Source::Crate("wasm-bindgen-cli"),
    pin: Pin::LockedWith("wasm-bindgen"),
    takes: "about 2 minutes on two cores, once",
};

/// Makes the WebAssembly smaller. Debian's and the crate's are too old for what Rust emits.
pub const WASM_OPT: Tool = Tool {
    program: "wasm-opt",
    source: Source::Npm("binaryen"),
    pin: Pin::Exact("132.0.0"),
    takes: "some seconds, once",
};

/// Checks licences, bans and sources of all dependencies.
pub const CARGO_DENY: Tool = Tool {
    program: "cargo-deny",
    source: Source::Crate("cargo-deny"),
    pin: Pin::Exact("0.20.2"),
    takes: "about 4 minutes on two cores, once",
};

/// What a release build needs.
pub const FOR_BUILDING: [Tool; 3] = [TRUNK, WASM_BINDGEN, WASM_OPT];

impl Tool {
    /// The version that is wanted.
    pub fn version(&self) -> Outcome<String> {
        match self.pin {
            Pin::Exact(version) => Ok(version.to_owned()),
            Pin::LockedWith(name) => lockfile::version_of(name),
        }
    }

    /// The folder that holds this tool at its pinned version.
    pub fn folder(&self) -> Outcome<PathBuf> {
        let name = format!("{}-{}", self.program, self.version()?);
        Ok(places::tools()?.join(name))
    }

    /// The folder in there that is put on PATH.
    pub fn bin(&self) -> Outcome<PathBuf> {
        let folder = self.folder()?;
        // npm puts programs beside node_modules on Windows and into bin/ everywhere else.
        let flat = cfg!(windows) && matches!(self.source, Source::Npm(_));
        Ok(if flat { folder } else { folder.join("bin") })
    }

    /// Where the program itself lies once it is installed.
    pub fn path(&self) -> Outcome<PathBuf> {
        let bin = self.bin()?;
        // On Windows npm gives a script the name.
        let script = bin.join(format!("{}.cmd", self.program));
        let scripted = cfg!(windows) && matches!(self.source, Source::Npm(_));
        Ok(if scripted {
            script
        } else {
            shell::executable(&bin, self.program)
        })
    }

    /// Whether it is installed.
    pub fn is_there(&self) -> Outcome<bool> {
        Ok(self.path()?.is_file())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trunk_toml_asks_for_the_pinned_wasm_opt() {
        let trunk = std::fs::read_to_string(places::root().join("Trunk.toml")).unwrap();
        let version = WASM_OPT.version().unwrap();
        let major = version.split('.').next().unwrap();
        assert!(trunk.contains(&format!("wasm_opt = \"version_{major}\"")));
        assert!(trunk.contains(&format!(
            "trunk-version = \"={}\"",
            TRUNK.version().unwrap()
        )));
    }

    #[test]
    fn wasm_bindgen_follows_the_lock_file() {
        let cargo = std::fs::read_to_string(places::root().join("Cargo.toml")).unwrap();
        let version = WASM_BINDGEN.version().unwrap();
        assert!(cargo.contains(&format!("wasm-bindgen = \"={version}\"")));
    }
}
