//! Which word hangs on which: a greedy parser in one pass over the sentence.
//!
//! Arc-hybrid steps (Kuhlmann, Gómez-Rodríguez and Satta 2011), learned with a dynamic oracle
//! (Goldberg and Nivre 2013); how a word hangs is decided when the tree stands. It is a cheap
//! stand-in for a real parser: right for about five words of six.

pub mod features;
mod state;

pub use state::{STEPS, State, Step};

use super::passage::Passage;
use super::weights::{Reader, Table, WeightsError, Writer};

/// The columns of the table of relations.
pub const WIDTH: usize = 16;

/// The relations by number: those of Universal Dependencies, put together.
pub const RELATIONS: [&str; WIDTH] = [
    "other",
    "root",
    "nsubj",
    "obj",
    "ccomp",
    "xcomp",
    "advcl",
    "acl",
    "parataxis",
    "conj",
    "obl",
    "nmod",
    "mark",
    "case",
    "aux",
    "punct",
];

/// The number of a universal relation, with or without its subtype.
pub fn relation(name: &str) -> u8 {
    let name = match name.split(':').next().unwrap_or_default() {
        "csubj" => "nsubj",
        "iobj" => "obj",
        "cop" => "aux",
        "appos" => "nmod",
        other => other,
    };
    let found = RELATIONS.iter().position(|relation| *relation == name);
    found.map_or(0, |number| number as u8)
}

/// The weights of the layer.
#[derive(Clone, Debug)]
pub struct Heads {
    /// The weights of steps.
    pub steps: Table<STEPS>,
    /// The weights of relations.
    pub relations: Table<WIDTH>,
}

impl Heads {
    /// Gives each word of a passage, which has its tags, a head and a relation.
    pub fn read(&self, passage: &mut Passage) {
        let mut heads = Vec::with_capacity(passage.len());
        for sentence in &passage.sentences {
            let mut state = State::new(sentence.len());
            let mut features = Vec::with_capacity(64);
            while !state.is_done() {
                if let Some(step) = state.only_step() {
                    state.take(step);
                    continue;
                }
                features.clear();
                features::step(passage, sentence.start, &state, &mut features);
                let scores = self.steps.sum(&features);
                state.take(best_step(&state, &scores));
            }
            let own = state.heads().iter().enumerate();
            heads.extend(own.map(|(index, head)| {
                let head = if *head < sentence.len() { *head } else { index };
                (sentence.start + head) as u32
            }));
        }
        passage.heads = heads;
        self.relate(passage);
    }

    fn relate(&self, passage: &mut Passage) {
        let mut relations = Vec::with_capacity(passage.len());
        let mut features = Vec::with_capacity(32);
        for index in 0..passage.len() {
            features.clear();
            features::relation(passage, index, &mut features);
            let scores = self.relations.sum(&features);
            let mut best = 0;
            for (number, score) in scores.iter().enumerate() {
                if *score > scores[best] {
                    best = number;
                }
            }
            relations.push(best as u8);
        }
        passage.relations = relations;
    }

    /// Writes the weights.
    pub fn write(&self, writer: &mut Writer) {
        self.steps.write(3, writer);
        self.relations.write(WIDTH, writer);
    }

    /// Reads what [`Heads::write`] wrote.
    ///
    /// # Errors
    /// When the file is cut or damaged.
    pub fn read_weights(reader: &mut Reader<'_>) -> Result<Self, WeightsError> {
        Ok(Self {
            steps: Table::read(reader)?,
            relations: Table::read(reader)?,
        })
    }
}

/// The step with the highest score of those that may be taken.
fn best_step(state: &State, scores: &[i32; STEPS]) -> Step {
    let allowed = Step::ALL.into_iter().filter(|step| state.may(*step));
    let best = allowed.max_by_key(|step| (scores[*step as usize], std::cmp::Reverse(*step as u8)));
    best.unwrap_or(Step::Shift)
}
