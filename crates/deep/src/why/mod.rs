//! On which words of its sentence a cue rests: they are hidden in turn, and the window read again
//! (occlusion, Zeiler and Fergus 2014; for words Li, Monroe and Jurafsky 2016, "Understanding neural
//! networks through representation erasure").
//!
//! How much attention a piece gets would cost nothing, but does not say what would be found without
//! it (Jain and Wallace 2019, "Attention is not explanation").
//!
//! A whole window is long to read, and what a cue rests on nearly always stands in its sentence. So
//! what matters is looked for in a shorter window around the cue, groups of words first and single
//! words only of those that matter ([`search`]). What is said of it is then read off the window that
//! the reading had: how sure the reader is, and how sure without each of the few things named. In the
//! golden articles this costs a quarter of a search in whole windows, and what it names matters as
//! much.

mod hide;
mod parts;
mod search;

use std::cmp::Ordering;
use std::ops::Range;

use standpoint_engine::Learned;
use standpoint_engine::learned::attribution::Role;
use standpoint_engine::why::{Evidence, MOST, Place};
use standpoint_text::{Span, Text};

use crate::encoder::Scratch;
use crate::heads::Tagged;
use crate::model::Model;
use crate::reading::rows;
use crate::windows::{Window, Windows};
use hide::without;
use parts::{Hidden, Scene};

/// The number of the kind among the roles.
const CUE: u8 = Role::Cue as u8;

/// A fall that is smaller is not named: it would hardly show in whole percent.
const LEAST: f32 = 0.01;

/// What the reader says of the cue at `cue`; `None` where it finds none. Costs four readings of a
/// window and some twenty of a sentence, mostly as much as five windows and never as much as fifteen.
pub fn why(model: &Model, text: &Text, cue: Span) -> Option<Learned> {
    let longest = model.encoder().shape().positions;
    let mut windows = Windows::new(text, model.file(), model.table(), longest);
    let window = windows.find(|window| window.reaches(cue))?;
    let mut sight = Sight::new(model);
    let (scene, confidence) = sight.scene(text, &window, cue)?;
    let found = search::search(&mut sight, &window, &scene);
    let mut rests_on: Vec<Evidence> = found
        .into_iter()
        .take(MOST)
        .map(|hidden| Evidence {
            without: sight.sure(&without(&window, &hidden.words), &scene.cue),
            ..evidence(text, &window, &scene.cue, &hidden)
        })
        .filter(|evidence| confidence - evidence.without >= LEAST)
        .collect();
    rests_on.sort_by(|a, b| a.without.total_cmp(&b.without));
    Some(Learned {
        confidence,
        rests_on,
    })
}

/// Where hidden words stand, and which they are.
fn evidence(text: &Text, window: &Window, cue: &Range<usize>, hidden: &Hidden) -> Evidence {
    let (start, end) = match hidden.words[..] {
        [start, .., end] => (start, end + 1),
        [only] => (only, only + 1),
        [] => (0, 0),
    };
    let place = match start.cmp(&cue.start) {
        _ if hidden.is_quotation => Place::Quotation,
        Ordering::Less => Place::Before,
        Ordering::Equal => Place::Itself,
        Ordering::Greater => Place::After,
    };
    let words = if hidden.is_quotation {
        String::new()
    } else {
        text.slice(window.cover(start..end)).to_owned()
    };
    Evidence {
        place,
        words,
        without: 0.0,
    }
}

/// Reads windows for one head.
struct Sight<'m> {
    model: &'m Model,
    scratch: Scratch,
}

impl<'m> Sight<'m> {
    fn new(model: &'m Model) -> Self {
        Self {
            model,
            scratch: Scratch::default(),
        }
    }

    /// The surest cue of a window that has a word of `cue`, with what stands around it, and how sure
    /// the reader is of it; none where it finds no cue.
    fn scene(&mut self, text: &Text, window: &Window, cue: Span) -> Option<(Scene, f32)> {
        let heads = self.model.heads();
        let whole = 0..window.words.len();
        let rows = rows(self.model, window, whole.clone(), &mut self.scratch);
        let roles = heads
            .attribution
            .read_chains(&rows, std::slice::from_ref(&whole), &[]);
        let names = heads.names.as_ref();
        let names = names.map(|names| names.read_chains(&rows, &window.sentences, &[]));
        let asked = window.touched(cue);
        let is_asked = |role: &&Tagged| {
            let words = &role.words;
            role.kind == CUE && words.start < asked.end && asked.start < words.end
        };
        let found = roles.iter().filter(is_asked);
        let found = found.max_by(|a, b| a.confidence.total_cmp(&b.confidence))?;
        let cue = found.words.clone();
        let sure = heads.attribution.sure_of(&rows, cue.clone(), CUE);
        let spans = roles.iter().chain(names.iter().flatten());
        let spans = spans.map(|span| span.words.clone());
        Some((Scene::new(text, window, cue, spans), sure))
    }

    /// How sure the reader is that these words of a window are a cue, from 0 to 1.
    fn sure(&mut self, window: &Window, cue: &Range<usize>) -> f32 {
        let tagger = &self.model.heads().attribution;
        let rows = rows(self.model, window, cue.clone(), &mut self.scratch);
        tagger.sure_of(&rows, cue.clone(), CUE)
    }
}
