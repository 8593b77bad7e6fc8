//! Versions that `Cargo.lock` decides.

use std::fs;

use crate::failure::{Doing, Failure, Outcome};
use crate::places;

/// The version at which `Cargo.lock` holds the crate `name`.
pub fn version_of(name: &str) -> Outcome<String> {
    let path = places::root().join("Cargo.lock");
    let lock = fs::read_to_string(&path).doing("read Cargo.lock")?;
    find(&lock, name).ok_or_else(|| {
        Failure::new(format!(
            "Cargo.lock holds no crate `{name}`: run `cargo generate-lockfile`."
        ))
    })
}

fn find(lock: &str, name: &str) -> Option<String> {
    let head = format!("name = \"{name}\"");
    let mut lines = lock.lines().skip_while(|line| *line != head).skip(1);
    let version = lines.next()?.strip_prefix("version = \"")?;
    Some(version.trim_end_matches('"').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_stands_below_the_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(find(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(find(lock, "yew"), None);
    }
}
