//! One file for each layer that is learned.

pub mod attribution;
pub mod heads;
pub mod names;
pub mod pos;
pub mod stance;
pub mod uncertainty;
pub mod words;

use standpoint_engine::learned::weights::{Layer, Writer};

use crate::options::Layers;
use crate::store::{Store, StoreError};

/// Learns a layer and saves its weights.
///
/// # Errors
/// When a corpus cannot be read, or a file not written.
pub fn train(layer: Layer, options: &Layers, store: &mut Store) -> Result<(), StoreError> {
    let mut writer = Writer::new(layer);
    let (data, models) = (options.data.as_path(), &store.models);
    match layer {
        Layer::Words => words::train(data)?.write(&mut writer),
        Layer::Pos => pos::train(data, models)?.write(&mut writer),
        Layer::Heads => heads::train(data, models)?.write(&mut writer),
        Layer::Attribution => attribution::train(data, models, options.polnear)?.write(&mut writer),
        Layer::Names => names::train(data, models)?.write(&mut writer),
        Layer::Uncertainty => uncertainty::train(data, models)?.write(&mut writer),
        Layer::Stance => stance::train(data, models)?.write(&mut writer),
    }
    store.save(layer, &writer.finish())
}
