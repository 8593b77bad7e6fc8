//! The deep reader, with the model that the page has had the browser keep and the chains beside it.

mod chains;
mod kept;

use standpoint_deep::{DeepEngine, Model};
use standpoint_protocol::Answer;

use crate::engine;
use crate::scope::Scope;

/// Puts the kept model together and reads with it until the page ends the worker.
pub async fn start() {
    match load().await {
        Ok(engine) => engine::serve(engine),
        Err(detail) => Scope::current().post(&Answer::Crashed { detail }),
    }
}

async fn load() -> Result<DeepEngine, String> {
    let kept = kept::files().await?;
    let chains = chains::load(&kept.packed).await?;
    let model = Model::read(kept.model).map_err(|error| error.to_string())?;
    Ok(DeepEngine::new(model, chains))
}
