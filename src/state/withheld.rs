//! What the engine found and was not sure enough of: kept beside the article, so that another
//! threshold shows it at once.

use std::collections::BTreeSet;
use std::sync::Arc;

use rpds::RedBlackTreeMapSync;
use standpoint_annotation::{
    Document, Entity, EntityId, LabelId, Link, LinkId, Mark, MarkId, RejectedWords, State,
};
use standpoint_engine::{Batch, Thresholds};
use standpoint_text::order::gathered;
use standpoint_text::{Span, Text};

/// Things by id. A clone shares them: every state of the workbench has one, and while a long text is
/// read each stretch makes a state.
type Held<I, T> = RedBlackTreeMapSync<I, Arc<T>>;

/// Suggestions for the open article that are not in it, with their links and entities. Some may
/// have come into it since: whoever reads asks [`Withheld::of`], which leaves those out.
#[derive(Clone, Debug, Default)]
pub struct Withheld {
    marks: Held<MarkId, Mark>,
    links: Held<LinkId, Link>,
    entities: Held<EntityId, Entity>,
    /// Those that are sure enough, but whose words were rejected once in this project.
    refused: Held<MarkId, Mark>,
    /// Whether an engine has read all of the article since it was opened.
    complete: bool,
    /// Counts changes, so that two states are quickly told apart.
    changes: u32,
}

impl PartialEq for Withheld {
    fn eq(&self, other: &Self) -> bool {
        self.changes == other.changes && self.complete == other.complete
    }
}

/// What another threshold of one label changes in a document.
#[derive(Debug, Default)]
pub struct Sifted {
    /// What comes in.
    pub shown: Batch,
    /// What goes out.
    pub hidden: Vec<MarkId>,
}

impl Withheld {
    /// Keeps back the marks whose words were rejected once in this project.
    pub fn refuse(&mut self, batch: &mut Batch, text: &Text, rejected: &[RejectedWords]) {
        if rejected.is_empty() {
            return;
        }
        let is_refused = |mark: &Mark| {
            let [piece] = mark.spans.pieces() else {
                return false;
            };
            let words = text.slice(*piece);
            rejected.iter().any(|entry| entry.is(&mark.label, words))
        };
        batch.marks.retain(|mark| {
            let refused = is_refused(mark);
            if refused {
                let mark = mark.clone();
                self.refused.insert_mut(mark.id.clone(), Arc::new(mark));
            }
            !refused
        });
        self.changes = self.changes.wrapping_add(1);
    }

    /// How many marks are kept back because of these words.
    pub fn count_refused(&self, text: &Text, words: &RejectedWords) -> usize {
        self.refused_for(text, words).count()
    }

    fn refused_for<'w>(
        &'w self,
        text: &'w Text,
        words: &'w RejectedWords,
    ) -> impl Iterator<Item = &'w Arc<Mark>> {
        let is_it = |mark: &&Arc<Mark>| words.is(&mark.label, text.slice(mark.spans.hull()));
        self.refused.values().filter(is_it)
    }

    /// Gives back the marks that were kept back because of these words.
    pub fn offer_again(&mut self, document: &Document, words: &RejectedWords) -> Batch {
        let marks: Vec<Mark> = self
            .refused_for(&document.text, words)
            .map(|mark| Mark::clone(mark))
            .collect();
        let mut batch = Batch::default();
        for mark in marks {
            self.refused.remove_mut(&mark.id);
            let joins = |link: &&Link| link.from == mark.id || link.to == mark.id;
            let links = self.links.values().map(AsRef::as_ref).filter(joins);
            batch.links.extend(links.cloned());
            batch.marks.push(mark);
        }
        self.introduce(&mut batch, document);
        self.changes = self.changes.wrapping_add(1);
        batch
    }

    /// Keeps what is not sure enough; gives back what is to be put into the document.
    pub fn sift(&mut self, mut batch: Batch, document: &Document, least: &Thresholds) -> Batch {
        let (sure, unsure): (Vec<Mark>, Vec<Mark>) = std::mem::take(&mut batch.marks)
            .into_iter()
            .partition(|mark| least.let_through(mark));
        batch.marks = sure;
        self.keep(unsure);
        for link in &batch.links {
            // Between marks that are shown it is in the document, where it is found when one goes.
            let kept = |id: &MarkId| self.marks.contains_key(id) || self.refused.contains_key(id);
            if kept(&link.from) || kept(&link.to) {
                self.keep_link(link.clone());
            }
        }
        for entity in &batch.entities {
            self.keep_entity(entity.clone());
        }
        self.introduce(&mut batch, document);
        batch
    }

    /// Keeps all of a batch.
    pub fn keep_all(&mut self, batch: Batch) {
        self.keep(batch.marks);
        for link in batch.links {
            self.keep_link(link);
        }
        for entity in batch.entities {
            self.keep_entity(entity);
        }
    }

    fn keep(&mut self, marks: Vec<Mark>) {
        for mark in marks {
            self.marks.insert_mut(mark.id.clone(), Arc::new(mark));
        }
        self.changes = self.changes.wrapping_add(1);
    }

    fn keep_link(&mut self, link: Link) {
        self.links.insert_mut(link.id.clone(), Arc::new(link));
    }

    fn keep_entity(&mut self, entity: Entity) {
        self.entities
            .insert_mut(entity.id.clone(), Arc::new(entity));
    }

    /// Forgets what starts in a stretch: another engine speaks of it now.
    pub fn forget(&mut self, stretch: Span) {
        let starts_there = |mark: &&Arc<Mark>| {
            let start = mark.spans.start();
            stretch.start() <= start && start < stretch.end()
        };
        for held in [&mut self.marks, &mut self.refused] {
            let gone = held.values().filter(starts_there);
            let gone: Vec<MarkId> = gone.map(|mark| mark.id.clone()).collect();
            for id in gone {
                held.remove_mut(&id);
            }
        }
        self.changes = self.changes.wrapping_add(1);
    }

    /// All has been read.
    pub fn complete(&mut self) {
        self.complete = true;
    }

    /// Whether all that the engine would suggest is known.
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// Entities come with the first mark that mentions them and is shown.
    fn introduce(&self, batch: &mut Batch, document: &Document) {
        let mentioned: BTreeSet<&EntityId> =
            gathered(batch.marks.iter().filter_map(|m| m.entity.as_ref()));
        let missing = mentioned.into_iter().filter(|id| {
            document.entity(id).is_none() && !batch.entities.iter().any(|e| e.id == **id)
        });
        let missing: Vec<Entity> = missing
            .filter_map(|id| self.entities.get(id).map(|entity| Entity::clone(entity)))
            .collect();
        batch.entities.extend(missing);
    }

    /// The marks of a label that are withheld from this document.
    pub fn of<'w>(
        &'w self,
        label: &'w LabelId,
        document: &'w Document,
    ) -> impl Iterator<Item = &'w Mark> {
        let marks = self.marks.values().map(AsRef::as_ref);
        let of_label = marks.filter(move |mark: &&Mark| mark.label == *label);
        of_label.filter(|mark| document.twin(mark).is_none())
    }

    /// What changes when a label's threshold is moved.
    pub fn moved(&self, document: &Document, label: &LabelId, from: f64, to: f64) -> Sifted {
        let between = |mark: &&Mark| mark.confidence().is_some_and(|c| to <= c && c < from);
        let mut shown = Batch {
            marks: self.of(label, document).filter(between).cloned().collect(),
            ..Batch::default()
        };
        let ids: BTreeSet<&MarkId> = gathered(shown.marks.iter().map(|mark| &mark.id));
        let joins = |link: &&Link| ids.contains(&link.from) || ids.contains(&link.to);
        let links = self.links.values().map(AsRef::as_ref);
        shown.links = links.filter(joins).cloned().collect();
        self.introduce(&mut shown, document);
        let open = document.marks().filter(|mark| mark.label == *label);
        let unsure = open.filter(|mark| may_go(document, mark) && mark.confidence() < Some(to));
        Sifted {
            shown,
            hidden: unsure.map(|mark| mark.id.clone()).collect(),
        }
    }

    /// Takes over what goes out of a document, with its links and entities.
    pub fn take_over(&mut self, document: &Document, hidden: &[MarkId]) {
        let marks = hidden.iter().filter_map(|id| document.mark(id));
        let mut kept = Vec::new();
        for mark in marks {
            let links = document
                .links_from(&mark.id)
                .chain(document.links_to(&mark.id));
            for link in links {
                self.links.insert_mut(link.id.clone(), Arc::clone(link));
            }
            if let Some(entity) = mark.entity.as_ref().and_then(|id| document.entity(id)) {
                self.entities
                    .insert_mut(entity.id.clone(), Arc::clone(entity));
            }
            kept.push(Mark::clone(mark));
        }
        self.keep(kept);
    }
}

/// Whether a threshold may take a mark away: nobody has decided on it, written on it, or decided on
/// a mark that points to it.
pub fn may_go(document: &Document, mark: &Arc<Mark>) -> bool {
    let is_open = |mark: &Mark| mark.state == State::Suggested && mark.is_by_engine();
    let other = |id: &MarkId| document.mark(id).is_none_or(|mark| is_open(mark));
    is_open(mark)
        && mark.note.is_none()
        && document.links_to(&mark.id).all(|link| other(&link.from))
}

/// How many suggestions of a label a threshold shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// Those that no threshold takes away.
    fixed: usize,
    /// How sure the engine is of the others that are shown.
    shown: Vec<f64>,
    /// How sure it is of those that are withheld.
    withheld: Vec<f64>,
}

impl Tally {
    /// Counts the engine's marks of a label.
    pub fn of(document: &Document, withheld: &Withheld, label: &LabelId) -> Self {
        let mut tally = Self::default();
        let marks = document.marks().filter(|mark| mark.label == *label);
        for mark in marks.filter(|mark| mark.is_by_engine()) {
            match mark.confidence().filter(|_| may_go(document, mark)) {
                Some(sure) => tally.shown.push(sure),
                None => tally.fixed += 1,
            }
        }
        let others = withheld.of(label, document);
        tally.withheld = others.filter_map(Mark::confidence).collect();
        tally
    }

    /// How many are shown now.
    pub fn now(&self) -> usize {
        self.fixed + self.shown.len()
    }

    /// How many there are.
    pub fn all(&self) -> usize {
        self.now() + self.withheld.len()
    }

    /// How many a threshold would show that is moved from one value to another.
    pub fn at(&self, from: f64, to: f64) -> usize {
        let kept = self.shown.iter().filter(|sure| **sure >= to).count();
        let new = self
            .withheld
            .iter()
            .filter(|sure| to <= **sure && **sure < from);
        self.fixed + kept + new.count()
    }
}
