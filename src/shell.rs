//! The frame around the text: header, articles, status, notices, dialogs.

pub mod announcer;
pub mod button;
pub mod confirm;
pub mod dialog;
pub mod drop;
pub mod empty;
pub mod field;
pub mod find;
pub mod footer;
pub mod header;
pub mod help;
pub mod holders;
pub mod legend;
pub mod mark_hits;
pub mod naming;
pub mod new_version;
pub mod note;
pub mod notices;
pub mod palette;
pub mod paste;
pub mod settings;
pub mod sidebar;
pub mod sure;

pub use announcer::announcer;
pub use dialog::dialogs;
pub use drop::drop_hint;
pub use empty::empty;
pub use find::FindBar;
pub use footer::Footer;
pub use header::header;
pub use notices::notices;
pub use sidebar::Sidebar;
