//! A small project, counted by hand, and what each task and format makes of it.

mod divisions;
mod files;
mod project;
mod tasks;
