//! What the workbench knows, and how it changes.
//!
//! All state is in one [`Workspace`]; it changes only in [`update`](update::update), which is pure:
//! it gives back the effects that the browser has to carry out. So every change can be tested
//! without a browser, and a journal entry is written in the same task in which a change is made.

pub mod action;
pub mod article;
pub mod caret;
pub mod choice;
pub mod coding;
pub mod comparing;
pub mod deep;
pub mod effect;
pub mod exchange;
pub mod find;
pub mod keeping;
pub mod list;
pub mod look;
pub mod marking;
pub mod merged;
pub mod moves;
pub mod notice;
pub mod review;
pub mod roles;
pub mod search;
pub mod steps;
pub mod thresholds;
pub mod tones;
pub mod update;
pub mod views;
pub mod withheld;
pub mod workspace;

pub use action::Action;
pub use article::{Article, Paragraph};
pub use caret::Caret;
pub use list::Found;
pub use notice::{Notice, Remedy};
pub use workspace::{Dialog, EngineState, Panel, Workspace};
