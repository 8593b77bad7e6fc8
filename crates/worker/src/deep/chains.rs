//! The chains beside the model: those that are kept with it, and what they build on, which the instant engine
//! has fetched already.

use std::io::Read;

use flate2::read::GzDecoder;
use standpoint_deep::DeepEngine;
use standpoint_engine::InstantEngine;
use standpoint_engine::learned::Models;
use standpoint_engine::learned::weights::Layer;

use crate::engine::weights;

const UNFETCHED: &str =
    "what it builds on could not be fetched; load the page again when there is a network";

/// Reads the chains from the files that are kept, each packed, and fetches what they build on. Without any
/// file the model reads alone.
pub(super) async fn load(packed: &[Vec<u8>]) -> Result<Models, String> {
    if packed.is_empty() {
        return Ok(Models::default());
    }
    let below = weights::files(&below()).await;
    let below = below.map_err(|_| UNFETCHED)?;
    let own: Result<Vec<_>, _> = packed.iter().map(|file| unpacked(file)).collect();
    let own = own.map_err(|error| format!("a part of the deep reader is damaged: {error}"))?;
    let files = below.iter().chain(&own).map(Vec::as_slice);
    Models::read(files).map_err(|error| error.to_string())
}

/// What the chains build on.
fn below() -> Vec<Layer> {
    let mut layers = DeepEngine::CHAINS.to_vec();
    layers.retain(|layer| InstantEngine::LAYERS.contains(layer));
    layers
}

fn unpacked(file: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    GzDecoder::new(file).read_to_end(&mut bytes)?;
    Ok(bytes)
}
