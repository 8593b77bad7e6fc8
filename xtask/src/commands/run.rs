//! `run`: from a fresh clone to the app in a browser.

use super::{build, serve};
use crate::failure::Outcome;

/// Installs what is missing, builds the release and serves it.
pub fn run(arguments: &[String]) -> Outcome {
    let port = serve::port(arguments)?;
    build::build()?;
    serve::serve_on(port)
}
