//! The one table of commands that feeds keys, buttons, menus, palette and help.

pub mod adjudicate;
pub mod chord;
pub mod keymap;
pub mod table;

pub use adjudicate::Adjudicate;
pub use chord::{Chord, Platform, capital};
pub use keymap::Keymap;
pub use table::{CommandId, Entry, Group, TABLE, entry};
