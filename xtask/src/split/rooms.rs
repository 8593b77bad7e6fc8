//! Which code is in the second part of a program. Where a function ends up decides when it is fetched,
//! never what it does: a line too many here costs a wait, a line too few some kilobytes of the first.

mod app;
mod formats;

pub use app::APP;
pub use formats::FORMATS;

/// What is in a program's second part.
pub struct Rooms {
    /// Crates, modules or types, by their paths; of all their functions those move that nothing else
    /// needs.
    modules: &'static [&'static str],
    /// Crates whose small functions move only with all that call them: wasm-opt makes one function of
    /// several that are alike, and what is left of `drop_in_place::<Row>` may serve types of
    /// everywhere.
    shared: &'static [&'static str],
}

/// From how many bytes on functions for different types are hardly ever alike.
const LARGE: usize = 400;

impl Rooms {
    /// Whether a function belongs to the second part, by its demangled name,
    /// `<standpoint_app[5f1d…]::panels::actors::Row as core[…]::clone::Clone>::clone`, and its size in
    /// bytes.
    pub fn hold(&self, function: &str, size: usize) -> bool {
        let name = without_hashes(function);
        let own = name.trim_start_matches(['<', '[', '(', '&']);
        let shared = size < LARGE && self.shared.iter().any(|shared| own.starts_with(shared));
        !shared && self.modules.iter().any(|module| mentions(&name, module))
    }
}

/// A name without the numbers that tell one version of a crate from another.
fn without_hashes(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('[') {
        plain.push_str(before);
        let hash = after.split_once(']');
        let hash = hash.filter(|(hash, _)| hash.bytes().all(|byte| byte.is_ascii_hexdigit()));
        rest = if let Some((_, after)) = hash {
            after
        } else {
            plain.push('[');
            after
        };
    }
    plain.push_str(rest);
    plain
}

/// Whether the name has the module's path in it, whole and from its crate on.
fn mentions(name: &str, module: &str) -> bool {
    let goes_on = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let whole = |(place, _): (usize, &str)| {
        let (before, after) = (&name[..place], &name[place + module.len()..]);
        !before.ends_with(|last| goes_on(last) || last == ':') && !after.starts_with(goes_on)
    };
    name.match_indices(module).any(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_belongs_by_the_module_in_its_name() {
        let room = "standpoint_app[7a5b5c49820c970c]::panels::actors::Row";
        let clone = format!("<{room} as core[c593]::clone::Clone>::clone");
        assert!(APP.hold(&clone, 50));
        assert!(APP.hold(
            "<standpoint_app[7a]::part::Of<standpoint_app[7a]::shell::help::Help> as standpoint_app[7a]::part::Drawn>::draw",
            50
        ));
        assert!(!APP.hold("standpoint_app[7a]::panels::actors_of::row", 50));
        assert!(!APP.hold("<[u8] as core[c593]::fmt::Debug>::fmt", 50));
        // One `drop_in_place` may serve many types, while it is small.
        let drop = format!("core[c5]::ptr::drop_in_place::<{room}>");
        assert!(!APP.hold(&drop, 50));
        assert!(APP.hold(&drop, 500));
    }

    #[test]
    fn a_crate_is_no_module_of_another() {
        assert!(FORMATS.hold("snap[7a]::decompress::decompress_block", 50));
        for other in [
            "standpoint_formats[7a]::exchange::snap::read",
            "unsnap[7a]::read",
        ] {
            assert!(!FORMATS.hold(other, 50), "{other}");
        }
    }

    #[test]
    fn brackets_of_slices_stay() {
        assert_eq!(
            without_hashes("<[core[c5]::a; 3] as b[0d]::C>::d"),
            "<[core::a; 3] as b::C>::d"
        );
    }
}
