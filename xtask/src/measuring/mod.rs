//! The engine on the sets that are reported on, beside its peers.

mod calibrations;
mod classes;
mod entities;
mod kept;
mod layers;
mod lines;
mod marked;
mod ours;
mod peers;
mod sets;
mod sizes;
mod speed;
mod stances;
mod table;

use std::path::Path;

use serde_json::Value;
use standpoint_agreement::layer::LayerDocument;
use standpoint_agreement::lea::Lea;

use crate::failure::Outcome;
use crate::steps::step;
use calibrations::Calibrations;
use entities::Rule;
use layers::Found;
use ours::Ours;
use peers::{Peer, Peers};
use sets::stance::Question;
use sets::{Layer, LayerSet, Sentence, Sets};

/// Whether other engines are run too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WithPeers {
    /// If they can be: a machine without Python still gets our own figures.
    #[default]
    WherePossible,
    /// Or it is a failure.
    Always,
    /// Only our own figures.
    Never,
}

/// Measures everything on the sets in `data` and prints the tables; what the engines found is kept
/// in `work`.
pub fn measure(data: &Path, with_peers: WithPeers, work: &Path) -> Outcome {
    let sets = step("Reading the sets", || {
        let sets = sets::read(data)?;
        for size in sizes::of(&sets) {
            println!("    {size}");
        }
        Ok(sets)
    })?;
    let ours = step("Building the command line tool", || Ours::build(work))?;
    let mut bench = Bench {
        ours,
        peers: Peers::new(work, &sets.cue_training)?,
        with_peers,
        calibrations: Calibrations::default(),
        work,
    };
    let report = step("Marking the sets", || bench.report(&sets))?;
    println!();
    for line in report {
        println!("{line}");
    }
    Ok(())
}

/// The engines that are measured, and what is gathered on the way.
struct Bench<'a> {
    ours: Ours,
    peers: Peers,
    with_peers: WithPeers,
    calibrations: Calibrations,
    /// Where what was found is kept.
    work: &'a Path,
}

impl Bench<'_> {
    /// All lines of all tables.
    fn report(&mut self, sets: &Sets) -> Outcome<Vec<String>> {
        let mut report = vec![table::head()];
        for set in &sets.layers {
            report.extend(self.layer(set)?);
        }
        report.extend([String::new(), classes::head()]);
        for (name, sentences) in &sets.sentences {
            report.extend(self.sentences(name, sentences)?);
        }
        for (name, questions) in &sets.stances {
            report.extend(self.stances(name, questions)?);
        }
        report.push(String::new());
        report.extend(self.entities(&sets.entities)?);
        report.push("\nexpected calibration error, ten bins of equal count".to_owned());
        let calibrations = self.calibrations.rows();
        let none = "not there yet: no layer gives a confidence".to_owned();
        report.extend(if calibrations.is_empty() {
            vec![none]
        } else {
            calibrations
        });
        report.push(String::new());
        report.extend(self.speed(sets)?);
        Ok(report)
    }

    /// What a peer found, or nothing if it need not be known.
    fn peer(&mut self, peer: Peer, texts: &[LayerDocument]) -> Outcome<Option<Vec<LayerDocument>>> {
        if self.with_peers == WithPeers::Never {
            return Ok(None);
        }
        self.if_possible(|peers| peers.found(peer, texts))
    }

    /// Asks the peers; unless they must answer, the first failure is said and nobody asks again.
    fn if_possible<T>(&mut self, ask: impl FnOnce(&Peers) -> Outcome<T>) -> Outcome<Option<T>> {
        match ask(&self.peers) {
            Ok(answer) => Ok(Some(answer)),
            Err(failure) if self.with_peers == WithPeers::WherePossible => {
                println!("    Without the peers, since one cannot be run: {failure}");
                self.with_peers = WithPeers::Never;
                Ok(None)
            }
            Err(failure) => Err(failure),
        }
    }

    fn layer(&mut self, set: &LayerSet) -> Outcome<Vec<String>> {
        println!("    {}", set.name);
        let documents = self.ours.layer(set.layer, &set.documents)?;
        if let Some(documents) = &documents {
            self.calibrations.add(set, documents);
        }
        let mut found = vec![Found {
            engine: "ours",
            documents,
        }];
        for peer in Peer::of(set.layer) {
            if let Some(documents) = self.peer(*peer, &set.documents)? {
                found.push(Found {
                    engine: peer.title(),
                    documents: Some(documents),
                });
            }
        }
        kept::keep(self.work, set, &found)?;
        let comparisons = layers::compare(set, &found);
        Ok(comparisons.iter().flat_map(table::rows).collect())
    }

    /// Sentences are uncertain where an engine marks anything in them.
    fn sentences(&mut self, name: &str, sentences: &[Sentence]) -> Outcome<Vec<String>> {
        println!("    {name}");
        let text = |sentence: &Sentence| LayerDocument::new(&sentence.id, &sentence.text);
        let texts: Vec<LayerDocument> = sentences.iter().map(text).collect();
        let answers = |found: &[LayerDocument]| classes::uncertain(sentences, found);
        let task = "uncertain sentence";
        let mut rows = vec![match self.ours.layer(Layer::Uncertainty, &texts)? {
            Some(found) => classes::row([name, task, "ours"], &answers(&found), Some(&true)),
            None => format!("{name:24}{task:22}{:13}not there yet", "ours"),
        }];
        if let Some(found) = self.peer(Peer::Cues, &texts)? {
            let titles = ["", "", Peer::Cues.title()];
            rows.push(classes::row(titles, &answers(&found), Some(&true)));
        }
        rows.push(classes::majority_row(&answers(&[]), Some(&true)));
        Ok(rows)
    }

    fn stances(&self, name: &str, questions: &[Question]) -> Outcome<Vec<String>> {
        println!("    {name}");
        let text = |question: &Question| LayerDocument::new(&question.id, &question.text);
        let texts: Vec<LayerDocument> = questions.iter().map(text).collect();
        let answers = stances::answers(questions, &self.ours.documents(&texts)?);
        Ok(vec![
            classes::row([name, "stance", "ours"], &answers, None),
            classes::majority_row(&answers, None),
        ])
    }

    fn entities(&self, texts: &[sets::gum_entities::EntityText]) -> Outcome<Vec<String>> {
        println!("    GUM test, who is who");
        let bare: Vec<LayerDocument> = texts
            .iter()
            .map(|text| LayerDocument::new(&text.id, &text.text))
            .collect();
        let documents = self.ours.documents(&bare)?;
        let mut rows = vec![entities::head()];
        for (engine, rule) in [("ours", Rule::Ours), ("same surname", Rule::SameSurname)] {
            let mut sums = [Lea::default(); 2];
            for text in texts {
                let same = |document: &&Value| document["id"] == text.id.as_str();
                let actors = documents.iter().find(same).map(marked::actors);
                let counts = entities::compare(text, &actors.unwrap_or_default(), rule);
                sums.iter_mut()
                    .zip(counts)
                    .for_each(|(sum, lea)| *sum += lea);
            }
            rows.push(entities::row(engine, sums));
        }
        Ok(rows)
    }

    /// On the articles of the first set, one engine right after the other.
    fn speed(&mut self, sets: &Sets) -> Outcome<Vec<String>> {
        let texts = sets.layers.first().map_or(&[][..], |set| &set.documents);
        let texts = speed::enough(texts);
        println!("    speed");
        let own = speed::ours(&self.ours, texts, self.work)?;
        let words = speed::words(texts);
        let mut rows = vec![format!(
            "words per second, one thread, {words} words: ours {}",
            speed::grouped(own)
        )];
        if self.with_peers != WithPeers::Never
            && let Some(spacy) = self.if_possible(|peers| peers.spacy_speed(texts))?
        {
            let ratio = own / spacy;
            let spacy = speed::grouped(spacy);
            rows.push(format!(
                "spaCy's whole pipeline {spacy}: ours is {ratio:.0} times as fast"
            ));
        }
        Ok(rows)
    }
}
