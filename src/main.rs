//! The Standpoint workbench: what is seen and pressed.

mod app;
mod background;
mod coding;
mod commands;
mod compare;
mod desk;
mod effects;
mod engine_client;
mod exchange;
mod files;
mod formats_client;
mod i18n;
mod keys;
mod listener;
mod matrix;
mod panels;
mod part;
mod reader;
mod second;
mod shell;
mod state;
mod store;
mod wording;

/// The article that newcomers can try the app on; its first line is the headline.
const SAMPLE: &str = include_str!("../www/sample.txt");

fn main() {
    yew::Renderer::<app::App>::new().render();
}
