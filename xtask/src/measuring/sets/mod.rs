//! The sets that are reported on, each read by a file of its own into one of four shapes: layers
//! ([`LayerDocument`]), sentences that are certain or not ([`Sentence`]), questions about stance
//! ([`stance::Question`]) and texts with their actors ([`gum_entities::EntityText`]).
//!
//! Nothing is trained or tuned on them. A set that comes in tokens has its text rebuilt the same way
//! each time; all offsets are code points.
//!
//! [`LayerDocument`]: standpoint_agreement::layer::LayerDocument

mod compressed;
mod conll2010;
mod crossner;
mod delimited;
mod dse_stance;
mod gum;
mod gum_attribution;
pub mod gum_entities;
mod gum_names;
mod meantime;
mod newsmtsc;
mod polnear;
mod qasrl;
mod re3d;
mod rebuilt;
pub mod stance;
mod szeged;
mod tagged;
mod uner_pud;

use std::path::Path;

use standpoint_agreement::layer::LayerDocument;

use crate::failure::Outcome;

/// A sentence that is certain or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its name in the set.
    pub id: String,
    /// The sentence.
    pub text: String,
    /// Whether something in it is less than plain fact.
    pub is_uncertain: bool,
}

/// What a layer of the engine marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// Source, cue and content, after `PolNeAR`.
    Attribution,
    /// People, organisations and places.
    Names,
    /// Cues of uncertainty with Szeged's types.
    Uncertainty,
}

impl Layer {
    /// As it is asked for on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Attribution => "attribution",
            Self::Names => "names",
            Self::Uncertainty => "uncertainty",
        }
    }
}

/// A set annotated as a layer is.
#[derive(Debug)]
pub struct LayerSet {
    /// What it is called in the table.
    pub name: &'static str,
    /// The layer it is for.
    pub layer: Layer,
    /// The labels that are compared.
    pub labels: &'static [&'static str],
    /// Whether confidences are held against it: everything is marked, and in no other set again.
    pub calibrates: bool,
    /// The gold.
    pub documents: Vec<LayerDocument>,
}

/// All sets there are, read.
#[derive(Debug)]
pub struct Sets {
    /// Layer by layer.
    pub layers: Vec<LayerSet>,
    /// Sentences certain or not, by set.
    pub sentences: Vec<(&'static str, Vec<Sentence>)>,
    /// Questions about stance, by set.
    pub stances: Vec<(&'static str, Vec<stance::Question>)>,
    /// Texts with their actors.
    pub entities: Vec<gum_entities::EntityText>,
    /// What the plain dictionary of cues is learned from.
    pub cue_training: Vec<LayerDocument>,
}

/// The tuning sets of a layer: of the same corpora as those that are reported on, other documents.
///
/// # Errors
///
/// A sentence that names the file that is missing or cannot be read.
pub fn tuning(data: &Path, layer: Layer) -> Outcome<Vec<LayerSet>> {
    let set = |name, labels, documents| LayerSet {
        name,
        layer,
        labels,
        calibrates: false,
        documents,
    };
    Ok(match layer {
        Layer::Attribution => {
            let documents = polnear::tuning(data)?;
            vec![set("PolNeAR train, every tenth article", &ROLES, documents)]
        }
        Layer::Names => vec![
            set("CrossNER politics dev", &NAMES, crossner::tuning(data)?),
            set("GUM dev", &NAMES, gum_names::tuning(data)?),
        ],
        Layer::Uncertainty => {
            let documents = szeged::wiki(data)?.tuning;
            vec![set("Szeged wiki, remainder one", &szeged::TYPES, documents)]
        }
    })
}

/// The labels of attributions.
const ROLES: [&str; 3] = ["source", "cue", "content"];
/// The labels of names.
const NAMES: [&str; 3] = ["PER", "ORG", "LOC"];

/// Reads the sets that are reported on from the folder that holds them all.
///
/// # Errors
///
/// A sentence that names the file that is missing or cannot be read.
pub fn read(data: &Path) -> Outcome<Sets> {
    let szeged = szeged::wiki(data)?;
    let attribution = |name, labels, documents| LayerSet {
        name,
        layer: Layer::Attribution,
        labels,
        calibrates: name == "PolNeAR dev",
        documents,
    };
    let names = |name, documents| LayerSet {
        name,
        layer: Layer::Names,
        labels: &NAMES,
        calibrates: name != "UNER PUD news",
        documents,
    };
    let roles = &ROLES;
    let layers = vec![
        attribution("PolNeAR dev", roles, polnear::dev(data)?),
        attribution(
            "GUM attribution test",
            &roles[..2],
            gum_attribution::test(data)?,
        ),
        attribution("QASRL-GS Wikinews test", roles, qasrl::test(data)?),
        names("UNER PUD news", uner_pud::news(data)?),
        names("UNER PUD all", uner_pud::all(data)?),
        names("GUM test", gum_names::test(data)?),
        names("CrossNER politics test", crossner::test(data)?),
        names("re3d UK Government", re3d::uk_government(data)?),
        LayerSet {
            name: "Szeged wiki held out",
            layer: Layer::Uncertainty,
            labels: &szeged::TYPES,
            calibrates: true,
            documents: szeged.held_out,
        },
    ];
    Ok(Sets {
        layers,
        sentences: vec![
            ("CoNLL-2010 wiki eval", conll2010::eval(data)?),
            ("MEANTIME test", meantime::test(data)?),
        ],
        stances: vec![
            ("DSE stance test", dse_stance::test(data)?),
            ("NewsMTSC devtest rw", newsmtsc::devtest(data, "rw")?),
            ("NewsMTSC devtest mt", newsmtsc::devtest(data, "mt")?),
        ],
        entities: gum_entities::test(data)?,
        cue_training: szeged.rest,
    })
}
