//! What is told of a window from the encoder's rows.

mod chain;
mod links;
mod rows;
mod stance;
mod tagger;

pub use links::{Linked, Links};
pub use rows::Rows;
pub use stance::Stance;
pub use tagger::{Tagged, Tagger};

use standpoint_engine::draft::Kind;
use standpoint_engine::learned::attribution::Role;
use standpoint_engine::learned::names::Named;
use standpoint_engine::learned::uncertainty::Uncertain;

use crate::weights::{Manifest, Tensors, WeightsError};

/// All heads.
#[derive(Clone, Debug)]
pub struct Heads {
    /// Sources, cues and contents, by [`Role::ALL`]. A content may go on in the next sentence.
    pub attribution: Tagger,
    /// Which of them belong together.
    pub links: Links,
    /// Names, by [`Named::ALL`].
    pub names: Option<Tagger>,
    /// Uncertainties, by [`Uncertain::ALL`].
    pub uncertainty: Option<Tagger>,
    /// People, bodies and states, named or described, by [`Kind::ALL`].
    pub actors: Option<Tagger>,
    /// Stance towards somebody.
    pub stance: Option<Stance>,
}

impl Heads {
    /// Takes the heads from a file's tensors. Of those for sources, cues and contents none may be
    /// missing.
    ///
    /// # Errors
    /// When a tensor is missing, of another shape or damaged, or a head's kinds are not ours.
    pub fn read(tensors: &Tensors<'_>, manifest: &Manifest) -> Result<Self, WeightsError> {
        let names = Named::ALL.map(Named::name);
        let uncertainty = Uncertain::ALL.map(Uncertain::name);
        let roles = Role::ALL.map(Role::name);
        let actors = Kind::ALL.map(Kind::id);
        let attribution = Tagger::read(tensors, manifest, "attribution", &roles)?;
        Ok(Self {
            attribution: attribution
                .ok_or_else(|| WeightsError::Missing("attribution".to_owned()))?,
            links: Links::read(tensors, manifest)?,
            names: Tagger::read(tensors, manifest, "names", &names)?,
            uncertainty: Tagger::read(tensors, manifest, "uncertainty", &uncertainty)?,
            actors: Tagger::read(tensors, manifest, "actors", &actors)?,
            stance: Stance::read(tensors, manifest)?,
        })
    }
}
