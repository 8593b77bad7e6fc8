//! Where things lie: the repository, the built site, the pinned tools.

use std::env;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};

/// The folder that holds the workspace's `Cargo.toml`.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The site as `build` leaves it.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// What is made on the way and may be thrown away.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The tests that drive a browser.
pub fn browser_tests() -> PathBuf {
    root().join("tests").join("browser")
}

/// The folder that holds the pinned tools, one folder per tool and version, so that every clone
/// on a machine finds what another has installed. `STANDPOINT_TOOLS` overrides it.
pub fn tools() -> Outcome<PathBuf> {
    tools_from(|name| {
        env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    })
    .ok_or_else(|| {
        Failure::new(
            "There is no home folder to keep the build tools in: set STANDPOINT_TOOLS to a folder.",
        )
    })
}

fn tools_from(variable: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    if let Some(folder) = variable("STANDPOINT_TOOLS") {
        return Some(folder);
    }
    let cache = variable("XDG_CACHE_HOME").or_else(|| {
        if cfg!(windows) {
            variable("LOCALAPPDATA")
        } else if cfg!(target_os = "macos") {
            variable("HOME").map(|home| home.join("Library").join("Caches"))
        } else {
            variable("HOME").map(|home| home.join(".cache"))
        }
    })?;
    Some(cache.join("standpoint").join("tools"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(set: &'static [(&str, &str)]) -> Option<PathBuf> {
        tools_from(|name| {
            set.iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| PathBuf::from(value))
        })
    }

    #[test]
    fn tools_lie_where_the_environment_says() {
        assert_eq!(
            with(&[("STANDPOINT_TOOLS", "/t"), ("XDG_CACHE_HOME", "/c")]),
            Some(PathBuf::from("/t"))
        );
        assert_eq!(
            with(&[("XDG_CACHE_HOME", "/c"), ("HOME", "/h")]),
            Some(PathBuf::from("/c/standpoint/tools"))
        );
        assert_eq!(with(&[]), None);
    }

    #[test]
    fn the_root_holds_the_workspace() {
        assert!(root().join("Cargo.lock").is_file());
    }
}
