//! Which code is in the app's second part.

/// The modules of all that is opened from the first screen, and of what only that uses. Where a
/// function ends up decides when it is fetched, never what it does: a line too many here costs a wait,
/// a line too few some kilobytes of the first screen.
const MODULES: [&str; 18] = [
    "standpoint_app::effects::drawing",
    "standpoint_app::effects::keeping::project",
    "standpoint_app::matrix::picture",
    "standpoint_app::matrix::sheet",
    "standpoint_app::panels::actors",
    "standpoint_app::panels::positions",
    "standpoint_app::shell::choose",
    "standpoint_app::shell::confirm",
    "standpoint_app::shell::everywhere",
    "standpoint_app::shell::help",
    "standpoint_app::shell::holders",
    "standpoint_app::shell::merge_report",
    "standpoint_app::shell::note",
    "standpoint_app::shell::palette",
    "standpoint_app::shell::settings",
    "standpoint_app::shell::sure",
    "standpoint_app::state::everywhere",
    "standpoint_formats::html",
];

/// Crates whose functions move only with all that call them: wasm-opt makes one function of several
/// that are alike, and what is left of `drop_in_place::<Row>` may serve types of everywhere.
const SHARED: [&str; 6] = [
    "alloc::",
    "core::",
    "hashbrown::",
    "standpoint_app::part::part",
    "std::",
    "yew::",
];

/// Whether a function belongs to the second part, by its demangled name:
/// `<standpoint_app[5f1d…]::panels::actors::Row as core[…]::clone::Clone>::clone`.
pub fn holds(function: &str) -> bool {
    let name = without_hashes(function);
    let own = name.trim_start_matches(['<', '[', '(', '&']);
    !SHARED.iter().any(|shared| own.starts_with(shared))
        && MODULES.iter().any(|module| mentions(&name, module))
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

/// Whether the name has the module's path in it, whole.
fn mentions(name: &str, module: &str) -> bool {
    let whole = |(place, _): (usize, &str)| {
        let after = &name[place + module.len()..];
        !after.starts_with(|next: char| next.is_ascii_alphanumeric() || next == '_')
    };
    name.match_indices(module).any(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_belongs_by_the_module_in_its_name() {
        assert!(holds(
            "<standpoint_app[7a5b5c49820c970c]::panels::actors::Row as core[c593]::clone::Clone>::clone"
        ));
        assert!(holds(
            "<standpoint_app[7a]::part::Of<standpoint_app[7a]::shell::help::Help> as standpoint_app[7a]::part::Drawn>::draw"
        ));
        assert!(!holds("standpoint_app[7a]::panels::actors_of::row"));
        assert!(!holds(
            "core[c5]::ptr::drop_in_place::<standpoint_app[7a]::panels::actors::Row>"
        ));
        assert!(!holds("<[u8] as core[c593]::fmt::Debug>::fmt"));
    }

    #[test]
    fn brackets_of_slices_stay() {
        assert_eq!(
            without_hashes("<[core[c5]::a; 3] as b[0d]::C>::d"),
            "<[core::a; 3] as b::C>::d"
        );
    }
}
