//! What other engines say of the same texts, remembered, since theirs take minutes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde_json::Value;
use standpoint_agreement::layer::LayerDocument;

use super::lines;
use super::sets::Layer;
use crate::failure::{Doing, Failure, Outcome};
use crate::fingerprint::{START, fnv1a};
use crate::{places, shell};

/// An engine that ours is measured beside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Peer {
    /// spaCy's `en_core_web_sm`, for names.
    Spacy,
    /// compromise, for names.
    Compromise,
    /// textacy's direct quotations.
    Textacy,
    /// The plain dictionary of cues.
    Cues,
}

impl Peer {
    /// Those that mark what a layer marks.
    pub fn of(layer: Layer) -> &'static [Self] {
        match layer {
            Layer::Attribution => &[Self::Textacy],
            Layer::Names => &[Self::Spacy, Self::Compromise],
            Layer::Uncertainty => &[Self::Cues],
        }
    }

    /// As it stands in the table.
    pub fn title(self) -> &'static str {
        match self {
            Self::Spacy => "spaCy",
            Self::Compromise => "compromise",
            Self::Textacy => "textacy",
            Self::Cues => "dictionary",
        }
    }

    /// As `benches/peers/peers.py` knows it.
    fn name(self) -> &'static str {
        match self {
            Self::Spacy => "spacy",
            Self::Compromise => "compromise",
            Self::Textacy => "textacy",
            Self::Cues => "cues",
        }
    }
}

/// The peers, where they are installed and what is remembered of them.
pub struct Peers {
    work: PathBuf,
    /// What the dictionary of cues is learned from.
    training: String,
    /// Stands for the scripts and the versions they ask for.
    scripts: u64,
}

impl Peers {
    /// Peers that remember in `work`.
    pub fn new(work: &Path, cue_training: &[LayerDocument]) -> Outcome<Self> {
        let documents: serde_json::Result<Vec<String>> =
            cue_training.iter().map(serde_json::to_string).collect();
        Ok(Self {
            work: work.to_path_buf(),
            training: documents
                .doing("write what the dictionary learns from")?
                .join("\n"),
            scripts: fingerprint_of_scripts()?,
        })
    }

    /// What `peer` marks in these texts: as it was remembered, or found now.
    pub fn found(&self, peer: Peer, texts: &[LayerDocument]) -> Outcome<Vec<LayerDocument>> {
        let texts = lines::of(texts);
        let mut fingerprint = fnv1a(texts.as_bytes(), self.scripts);
        let mut arguments = Vec::new();
        if peer == Peer::Cues {
            fingerprint = fnv1a(self.training.as_bytes(), fingerprint);
            let training = self.work.join("cue_training.jsonl");
            fs::write(&training, &self.training).doing("write what the dictionary learns from")?;
            arguments = vec!["--train".into(), training.into_os_string()];
        }
        let name = peer.name();
        let remembered = self.work.join(format!("{name}-{fingerprint:016x}.jsonl"));
        if !remembered.is_file() {
            let found = self.run(name, &texts, &arguments)?;
            lines::documents(&found)?;
            fs::write(&remembered, found).doing(format!("remember what {name} found"))?;
        }
        let found = fs::read_to_string(&remembered);
        lines::documents(&found.doing(format!("read {}", remembered.display()))?)
    }

    /// Words per second of spaCy's whole pipeline on these texts; measured anew each time.
    pub fn spacy_speed(&self, texts: &[LayerDocument]) -> Outcome<f64> {
        let printed = self.run("spacy-speed", &lines::of(texts), &[])?;
        let figures: Value = serde_json::from_str(&printed).doing("read spaCy's speed")?;
        let speed = figures["words_per_second"].as_f64();
        speed.ok_or_else(|| Failure::new("spacy_speed.py printed no words_per_second."))
    }

    /// Runs a peer, installing it if need be.
    fn run(&self, name: &str, texts: &str, arguments: &[std::ffi::OsString]) -> Outcome<String> {
        println!("    running {name}");
        let input = self.work.join("peer_input.jsonl");
        fs::write(&input, texts).doing(format!("write {}", input.display()))?;
        let input = fs::File::open(&input).doing(format!("read {}", input.display()))?;
        let mut command = shell::command(python()?);
        command.arg(folder().join("peers.py"));
        command.arg("--at").arg(places::target().join("peers"));
        command.arg(name).args(arguments).stdin(Stdio::from(input));
        shell::capture(&mut command)
    }
}

/// The scripts that run the peers.
fn folder() -> PathBuf {
    places::root().join("benches").join("peers")
}

fn python() -> Outcome<PathBuf> {
    shell::find_on_path(&["python3", "python"]).ok_or_else(|| {
        Failure::new(
            "The peers need Python 3.11 or newer: install it, or leave them out with --no-peers.",
        )
    })
}

/// A change to any of the scripts makes what was remembered useless.
fn fingerprint_of_scripts() -> Outcome<u64> {
    let entries = fs::read_dir(folder()).doing("read benches/peers")?;
    let files = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut files: Vec<PathBuf> = files.filter(|path| path.is_file()).collect();
    files.sort();
    let mut fingerprint = START;
    for file in files
        .iter()
        .filter(|file| file.extension().is_none_or(|e| e != "md"))
    {
        let bytes = fs::read(file).doing(format!("read {}", file.display()))?;
        fingerprint = fnv1a(&bytes, fingerprint);
    }
    Ok(fingerprint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_layer_has_a_peer() {
        for layer in [Layer::Attribution, Layer::Names, Layer::Uncertainty] {
            assert!(!Peer::of(layer).is_empty());
        }
    }
}
