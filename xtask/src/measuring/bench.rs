//! One run over all sets: asks the engines, and has what they say counted.

use std::path::Path;

use serde_json::Value;
use standpoint_agreement::classes::by_majority;
use standpoint_agreement::layer::LayerDocument;
use standpoint_agreement::lea::Lea;

use super::calibrations::Calibrations;
use super::entities::{self, Rule};
use super::layers::{self, Found};
use super::ours::Ours;
use super::peers::{Peer, Peers};
use super::sets::gum_entities::EntityText;
use super::sets::stance::Question;
use super::sets::{Layer, LayerSet, Sentence, Sets};
use super::{WithPeers, classes, kept, marked, speed, stances, table};
use crate::failure::Outcome;

/// What the deep reader is called in tables.
const DEEP: &str = "deep";

/// The engines that are measured, and what is gathered on the way.
pub struct Bench<'a> {
    /// Our engine.
    pub ours: Ours,
    /// Our deep reader, if it is asked too.
    pub deep: Option<Ours>,
    /// The others.
    pub peers: Peers,
    /// Whether the others are asked.
    pub with_peers: WithPeers,
    /// Confidences, gathered set by set.
    pub calibrations: Calibrations,
    /// Where what was found is kept.
    pub work: &'a Path,
}

impl Bench<'_> {
    /// All lines of all tables.
    pub fn report(&mut self, sets: &Sets) -> Outcome<Vec<String>> {
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
        report.push(String::new());
        report.extend(self.calibrations.rows());
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
        if let Some(deep) = &self.deep {
            found.push(Found {
                engine: DEEP,
                documents: deep.layer(set.layer, &set.documents)?,
            });
        }
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
        let ours = self.ours.layer(Layer::Uncertainty, &texts)?;
        let mut engines = vec![("ours", ours.as_deref().map(answers))];
        if let Some(deep) = &self.deep {
            let found = deep.layer(Layer::Uncertainty, &texts)?;
            engines.push((DEEP, found.as_deref().map(answers)));
        }
        if let Some(found) = self.peer(Peer::Cues, &texts)? {
            engines.push((Peer::Cues.title(), Some(answers(&found))));
        }
        engines.push(("majority", Some(by_majority(&answers(&[])))));
        Ok(classes::rows(
            name,
            "uncertain sentence",
            &engines,
            Some(&true),
        ))
    }

    fn stances(&self, name: &str, questions: &[Question]) -> Outcome<Vec<String>> {
        println!("    {name}");
        let text = |question: &Question| LayerDocument::new(&question.id, &question.text);
        let texts: Vec<LayerDocument> = questions.iter().map(text).collect();
        let answers = stances::answers(questions, &self.ours.documents(&texts)?);
        let majority = by_majority(&answers);
        let layer = |ours: &Ours| -> Outcome<_> {
            let lines = ours.stances(&stances::asked(questions))?;
            Ok(lines.map(|lines| stances::of_layer(questions, &lines)))
        };
        let mut engines = vec![("ours", layer(&self.ours)?)];
        if let Some(deep) = &self.deep {
            engines.push((DEEP, layer(deep)?));
        }
        engines.push(("our positions", Some(answers)));
        engines.push(("majority", Some(majority)));
        Ok(classes::rows(name, "stance", &engines, None))
    }

    fn entities(&self, texts: &[EntityText]) -> Outcome<Vec<String>> {
        println!("    GUM test, who is who");
        let bare: Vec<LayerDocument> = texts
            .iter()
            .map(|text| LayerDocument::new(&text.id, &text.text))
            .collect();
        let documents = self.ours.documents(&bare)?;
        let by_rule = [Rule::Ours, Rule::SameSurname].map(|rule| -> Vec<[Lea; 2]> {
            let compared = texts.iter().map(|text| {
                let same = |document: &&Value| document["id"] == text.id.as_str();
                let actors = documents.iter().find(same).map(marked::actors);
                entities::compare(text, &actors.unwrap_or_default(), rule)
            });
            compared.collect()
        });
        Ok(entities::rows(&by_rule))
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
        if let Some(deep) = &self.deep {
            let speed = speed::grouped(speed::deep(deep, texts, self.work)?);
            rows.push(format!("our deep reader {speed}"));
        }
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
