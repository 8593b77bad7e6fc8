//! A text that is read window after window.

use std::collections::VecDeque;
use std::ops::Range;

use standpoint_engine::draft::Kind;
use standpoint_engine::learned::attribution::Role;
use standpoint_engine::learned::beside::Said;
use standpoint_engine::learned::layers::{Attributed, Found};
use standpoint_engine::learned::names::Named;
use standpoint_engine::learned::stance::Answer;
use standpoint_engine::learned::uncertainty::Uncertain;
use standpoint_engine::learned::{Beside, Layers, Models};
use standpoint_engine::reading::Learner;
use standpoint_engine::sentence::Paragraph;
use standpoint_text::{Offset, Span, Text};

use crate::encoder::Scratch;
use crate::heads::{Linked, Rows, Tagged, Tagger};
use crate::model::Model;
use crate::windows::{Window, Windows};

/// A text that is being read.
#[derive(Debug)]
pub struct DeepReading<'m> {
    model: &'m Model,
    windows: Windows<'m>,
    /// What the instant engine's chains say of the same words.
    beside: Beside<'m>,
    scratch: Scratch,
    /// All before this has been read.
    read_to: Offset,
    /// What was found and not asked for yet.
    waiting: Waiting,
    /// What is behind all words.
    end: Offset,
}

impl<'m> DeepReading<'m> {
    /// Begins to read a text. Where `chains` has weights of names and uncertainty, these are a second opinion.
    pub fn new(model: &'m Model, chains: &'m Models, text: &Text) -> Self {
        let longest = model.encoder().shape().positions;
        Self {
            model,
            windows: Windows::new(text, model.file(), model.table(), longest),
            beside: Beside::new(chains, text),
            scratch: Scratch::default(),
            read_to: Offset::ZERO,
            waiting: Waiting::default(),
            end: text.end(),
        }
    }

    /// Reads the next window; none when all is read.
    pub fn window(&mut self) -> Option<Layers> {
        let window = self.windows.next()?;
        self.read_to = window
            .words
            .last()
            .map_or(self.read_to, |last| last.span.end());
        let words = window.words.iter();
        let said: Vec<_> = words.map(|word| self.beside.of_word(word.span)).collect();
        let whole = 0..window.words.len();
        let rows = rows(self.model, &window, whole, &mut self.scratch);
        Some(layers(self.model, &window, &rows, &said))
    }
}

impl Learner for DeepReading<'_> {
    fn work(&mut self, end: Offset) -> bool {
        if self.read_to >= end {
            return false;
        }
        match self.window() {
            Some(layers) => self.waiting.add(layers),
            None => self.read_to = self.end,
        }
        true
    }

    fn seek(&mut self, start: Offset) {
        self.windows.seek(start);
        self.beside.seek(start);
        self.read_to = start;
        self.waiting = Waiting::default();
    }

    fn has_second_opinion(&self) -> bool {
        true
    }

    fn layers(&mut self, paragraph: &Paragraph<'_>) -> Layers {
        while self.work(paragraph.span.end()) {}
        self.waiting.take(paragraph.span.end())
    }
}

/// Reads a whole text, with `chains` as [`DeepReading::new`] has them.
pub fn read(model: &Model, chains: &Models, text: &Text) -> Layers {
    let mut reading = DeepReading::new(model, chains, text);
    let mut all = Layers::default();
    while let Some(layers) = reading.window() {
        all.append(layers);
    }
    all
}

/// What stance the window of `target` takes towards it. None if the model has no head for it, or no
/// window has the target.
pub fn stance_towards(model: &Model, text: &Text, target: Span) -> Option<Answer> {
    let stance = model.heads().stance.as_ref()?;
    let longest = model.encoder().shape().positions;
    let mut windows = Windows::new(text, model.file(), model.table(), longest);
    let window = windows.find(|window| window.reaches(target))?;
    let words = window.touched(target);
    if words.is_empty() {
        return None;
    }
    let mut scratch = Scratch::default();
    let rows = rows(model, &window, words.clone(), &mut scratch);
    Some(stance.read_window(&rows, words))
}

/// What the encoder makes of a window: the rows of these words of it, and of what it starts with.
pub fn rows<'r>(
    model: &Model,
    window: &'r Window,
    words: Range<usize>,
    scratch: &'r mut Scratch,
) -> Rows<'r> {
    let words = window.words.get(words).unwrap_or_default();
    let firsts = words.iter().map(|word| word.piece);
    let wanted = std::iter::once(0).chain(firsts);
    let (pieces, capitals) = (&window.pieces, &window.capitals);
    let encoder = model.encoder();
    let read = encoder.read_window(model.file(), pieces, capitals, wanted, scratch);
    Rows::new(read, &window.words)
}

/// What the heads find in a window, with what the chains say of each of its words.
fn layers(model: &Model, window: &Window, rows: &Rows<'_>, said: &[Option<Said>]) -> Layers {
    let heads = model.heads();
    let whole = 0..window.words.len();
    let roles = heads
        .attribution
        .read_chains(rows, std::slice::from_ref(&whole), &[]);
    let linked = heads.links.link(rows, &roles);
    let by_sentence = |tagger: Option<&Tagger>, beside: &[&[f32]]| {
        let tagged = tagger.map(|tagger| tagger.read_chains(rows, &window.sentences, beside));
        tagged.unwrap_or_default()
    };
    let of_names = beside(said, |said| Some(said.names.as_ref()?.as_slice()));
    let of_uncertainty = beside(said, |said| Some(said.uncertainty.as_ref()?.as_slice()));
    let names = by_sentence(heads.names.as_ref(), &of_names);
    let uncertainties = by_sentence(heads.uncertainty.as_ref(), &of_uncertainty);
    let actors = by_sentence(heads.actors.as_ref(), &[]);
    Layers {
        attributions: linked
            .iter()
            .map(|linked| attributed(window, &roles, linked))
            .collect(),
        roles: found(window, &roles, &Role::ALL),
        names: found(window, &names, &Named::ALL),
        uncertainties: found(window, &uncertainties, &Uncertain::ALL),
        actors: found(window, &actors, &Kind::ALL),
    }
}

/// What is said of the tags of each word; nothing at all where it is not said of every one.
fn beside<'s>(
    said: &'s [Option<Said>],
    of_layer: impl Fn(&'s Said) -> Option<&'s [f32]>,
) -> Vec<&'s [f32]> {
    let all: Option<Vec<_>> = said
        .iter()
        .map(|said| said.as_ref().and_then(&of_layer))
        .collect();
    all.unwrap_or_default()
}

fn found<K: Copy>(window: &Window, tagged: &[Tagged], kinds: &[K]) -> Vec<Found<K>> {
    let one = |tagged: &Tagged| {
        Some(Found {
            span: window.cover(tagged.words.clone()),
            kind: *kinds.get(usize::from(tagged.kind))?,
            confidence: tagged.confidence,
        })
    };
    tagged.iter().filter_map(one).collect()
}

fn attributed(window: &Window, roles: &[Tagged], linked: &Linked) -> Attributed {
    let span = |place: usize| window.cover(roles[place].words.clone());
    let sure = linked.contents.iter().map(|place| roles[*place].confidence);
    Attributed {
        extent: sure.reduce(f32::min),
        source: linked.source.map(span),
        cue: linked.cue.map(span),
        contents: linked.contents.iter().copied().map(span).collect(),
        goes_on: linked.cue.is_none() && linked.source.is_none(),
        confidence: linked.cue.map_or(0.0, |cue| roles[cue].confidence),
    }
}

/// What was found in windows, until the paragraph where it starts asks for it.
#[derive(Debug, Default)]
struct Waiting {
    roles: VecDeque<Found<Role>>,
    attributions: VecDeque<Attributed>,
    names: VecDeque<Found<Named>>,
    uncertainties: VecDeque<Found<Uncertain>>,
    actors: VecDeque<Found<Kind>>,
}

impl Waiting {
    fn add(&mut self, layers: Layers) {
        self.roles.extend(layers.roles);
        self.attributions.extend(layers.attributions);
        self.names.extend(layers.names);
        self.uncertainties.extend(layers.uncertainties);
        self.actors.extend(layers.actors);
    }

    /// What starts before `end`.
    fn take(&mut self, end: Offset) -> Layers {
        Layers {
            roles: before(&mut self.roles, |role| role.span.start() < end),
            attributions: before(&mut self.attributions, |one| {
                let start = one.cue.or(one.contents.first().copied());
                start.is_none_or(|start| start.start() < end)
            }),
            names: before(&mut self.names, |name| name.span.start() < end),
            uncertainties: before(&mut self.uncertainties, |cue| cue.span.start() < end),
            actors: before(&mut self.actors, |actor| actor.span.start() < end),
        }
    }
}

fn before<T>(waiting: &mut VecDeque<T>, is_before: impl Fn(&T) -> bool) -> Vec<T> {
    let count = waiting.iter().take_while(|one| is_before(one)).count();
    waiting.drain(..count).collect()
}
