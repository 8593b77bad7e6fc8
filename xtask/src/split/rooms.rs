//! Which code is in the app's second part.

/// The modules of all that is opened from the first screen, and of what only that uses; functions
/// where their type has others in the first part. Where a
/// function ends up decides when it is fetched, never what it does: a line too many here costs a wait,
/// a line too few some kilobytes of the first screen.
const MODULES: [&str; 79] = [
    "standpoint_agreement",
    "standpoint_annotation::carry",
    "standpoint_annotation::codebook::check",
    "standpoint_annotation::codebook::palette",
    "standpoint_annotation::codebook::revision",
    "standpoint_annotation::command::recode",
    "standpoint_annotation::command::reread",
    "standpoint_annotation::command::settle",
    "standpoint_annotation::json::codebook",
    "standpoint_annotation::slips",
    "standpoint_app::coding",
    "standpoint_app::compare",
    "standpoint_app::effects::comparing",
    "standpoint_app::effects::deep",
    "standpoint_app::effects::drawing",
    "standpoint_app::effects::exchange",
    "standpoint_app::effects::finding",
    "standpoint_app::effects::importing",
    "standpoint_app::effects::keeping::Keeper>::kept_articles",
    "standpoint_app::effects::keeping::Keeper>::merge_project",
    "standpoint_app::effects::keeping::Keeper>::resolve_conflict",
    "standpoint_app::effects::keeping::Keeper>::save_project",
    "standpoint_app::effects::keeping::Keeper>::search",
    "standpoint_app::effects::keeping::Keeper>::store_new",
    "standpoint_app::effects::keeping::Keeper>::unite",
    "standpoint_app::effects::keeping::project",
    "standpoint_app::effects::pages",
    "standpoint_app::effects::training",
    "standpoint_app::exchange",
    "standpoint_app::files::picker::pick_others",
    "standpoint_app::formats_client",
    "standpoint_app::matrix::picture",
    "standpoint_app::matrix::sheet",
    "standpoint_app::panels::actors",
    "standpoint_app::panels::check",
    "standpoint_app::panels::doubt",
    "standpoint_app::panels::find",
    "standpoint_app::panels::history",
    "standpoint_app::panels::positions",
    "standpoint_app::shell::choose",
    "standpoint_app::shell::confirm",
    "standpoint_app::shell::deep",
    "standpoint_app::shell::dialog::opened",
    "standpoint_app::shell::everywhere",
    "standpoint_app::shell::find",
    "standpoint_app::shell::help",
    "standpoint_app::shell::holders",
    "standpoint_app::shell::lost",
    "standpoint_app::shell::mark_hits",
    "standpoint_app::shell::merge_report",
    "standpoint_app::shell::new_version",
    "standpoint_app::shell::note",
    "standpoint_app::shell::palette",
    "standpoint_app::shell::paste",
    "standpoint_app::shell::settings",
    "standpoint_app::shell::sure",
    "standpoint_app::state::comparing",
    "standpoint_app::state::deep",
    "standpoint_app::state::everywhere",
    "standpoint_app::state::exchange",
    "standpoint_app::state::update::Update>::deepen",
    "standpoint_app::state::update::deep",
    "standpoint_app::state::update::Update>::exchange",
    "standpoint_app::state::update::Update>::leave_exchange",
    "standpoint_app::state::update::Update>::leave_import",
    "standpoint_app::state::update::Update>::open_deep",
    "standpoint_app::state::update::Update>::open_export",
    "standpoint_app::state::update::Update>::open_training",
    "standpoint_app::state::update::Update>::pick_import",
    "standpoint_app::state::update::Update>::read_deeper",
    "standpoint_app::state::update::Update>::stop_deep",
    "standpoint_formats::dataset",
    "standpoint_formats::exchange",
    "standpoint_formats::html",
    "standpoint_formats::open::of_article",
    "standpoint_formats::open::paste_html",
    "standpoint_formats::whole_page",
    "standpoint_protocol::deep",
    "standpoint_protocol::formats",
];

/// Crates whose small functions move only with all that call them: wasm-opt makes one function of
/// several that are alike, and what is left of `drop_in_place::<Row>` may serve types of everywhere.
const SHARED: [&str; 6] = [
    "alloc::",
    "core::",
    "hashbrown::",
    "standpoint_app::part::part",
    "std::",
    "yew::",
];

/// From how many bytes on functions for different types are hardly ever alike.
const LARGE: usize = 400;

/// Whether a function belongs to the second part, by its demangled name,
/// `<standpoint_app[5f1d…]::panels::actors::Row as core[…]::clone::Clone>::clone`, and its size in
/// bytes.
pub fn hold(function: &str, size: usize) -> bool {
    let name = without_hashes(function);
    let own = name.trim_start_matches(['<', '[', '(', '&']);
    let shared = size < LARGE && SHARED.iter().any(|shared| own.starts_with(shared));
    !shared && MODULES.iter().any(|module| mentions(&name, module))
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
        let room = "standpoint_app[7a5b5c49820c970c]::panels::actors::Row";
        let clone = format!("<{room} as core[c593]::clone::Clone>::clone");
        assert!(hold(&clone, 50));
        assert!(hold(
            "<standpoint_app[7a]::part::Of<standpoint_app[7a]::shell::help::Help> as standpoint_app[7a]::part::Drawn>::draw",
            50
        ));
        assert!(!hold("standpoint_app[7a]::panels::actors_of::row", 50));
        assert!(!hold("<[u8] as core[c593]::fmt::Debug>::fmt", 50));
        // One `drop_in_place` may serve many types, while it is small.
        let drop = format!("core[c5]::ptr::drop_in_place::<{room}>");
        assert!(!hold(&drop, 50));
        assert!(hold(&drop, 500));
    }

    #[test]
    fn brackets_of_slices_stay() {
        assert_eq!(
            without_hashes("<[core[c5]::a; 3] as b[0d]::C>::d"),
            "<[core::a; 3] as b::C>::d"
        );
    }
}
