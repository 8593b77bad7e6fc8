//! Drafts become marks, links and entities with ids.

use standpoint_annotation::{Entity, EntityId, Link, Mark, MarkId, Origin, Spans, State, Unknown};
use standpoint_text::{Span, Text};

use crate::draft::{Found, Ground, Position};
use crate::engine::Batch;
use crate::entities::Memory;
use crate::sureness::Sureness;

/// The version that stands in each suggestion's origin.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The same of an engine without weights, which finds less.
pub const VERSION_OF_RULES: &str = concat!(env!("CARGO_PKG_VERSION"), "+rules");

/// Whether a version names a model behind that of the engine, as those of the deep reader do.
pub fn names_a_model(version: &str) -> bool {
    version.contains('+') && !version.ends_with("+rules")
}

/// What all batches of one analysis share: which engine reads, and how many ids were given.
#[derive(Debug)]
pub struct Counters {
    version: String,
    sureness: &'static Sureness,
    marks: usize,
    links: usize,
}

impl Counters {
    /// Nothing counted yet, for an engine of this version whose marks are this sure.
    pub const fn new(version: String, sureness: &'static Sureness) -> Self {
        Self {
            version,
            sureness,
            marks: 0,
            links: 0,
        }
    }
}

/// The ids that a batch's drafts got, by their indices.
struct Ids {
    actors: Vec<MarkId>,
    uncertainties: Vec<MarkId>,
    cues: Vec<MarkId>,
}

/// A mark still without an id, with its place among the drafts.
struct Pending {
    mark: Mark,
    slot: Slot,
}

/// Which draft a mark was made of.
#[derive(Clone, Copy)]
enum Slot {
    Actor(usize),
    Uncertainty(usize),
    Cue(usize),
    Position(usize),
}

/// Marks in text order with links and entities; `read_to` and `words` are left to the caller.
pub fn assemble(
    text: &Text,
    mut found: Found,
    memory: &mut Memory,
    counters: &mut Counters,
) -> Batch {
    let mut pending = pending_marks(text, &mut found, memory);
    pending.sort_by_key(|p| {
        let hull = p.mark.spans.hull();
        (hull.start(), std::cmp::Reverse(hull.end()))
    });
    let nameless = MarkId::new("s0");
    let mut ids = Ids {
        actors: vec![nameless.clone(); found.actors.len()],
        uncertainties: vec![nameless.clone(); found.uncertainties.len()],
        cues: vec![nameless; found.cues.len()],
    };
    let mut positions: Vec<(MarkId, usize)> = Vec::with_capacity(found.positions.len());
    let mut marks = Vec::with_capacity(pending.len());
    for mut next in pending {
        counters.marks += 1;
        let id = MarkId::new(format!("s{}", counters.marks));
        next.mark.id = id.clone();
        if let Some(origin) = &mut next.mark.origin {
            origin.version = Some(counters.version.clone());
            let said = origin.confidence.unwrap_or_default();
            let sure = counters.sureness.of(next.mark.label.as_str(), said);
            origin.confidence = Some((sure * 1000.0).round() / 1000.0);
        }
        match next.slot {
            Slot::Actor(i) => ids.actors[i] = id,
            Slot::Uncertainty(i) => ids.uncertainties[i] = id,
            Slot::Cue(i) => ids.cues[i] = id,
            Slot::Position(i) => positions.push((id, i)),
        }
        marks.push(next.mark);
    }
    let mut links = Vec::new();
    for (id, index) in &positions {
        link_position(id, &found.positions[*index], &ids, counters, &mut links);
    }
    Batch {
        marks,
        links,
        entities: changed_entities(memory),
        ..Batch::default()
    }
}

const ACTOR: &str = "actor";
const POSITION: &str = "position";
const UNCERTAINTY: &str = "uncertainty";
const CUE: &str = "cue";

/// The labels that marks of an engine have, as the default codebook calls them. With a codebook that
/// has none of them there is nothing to suggest.
pub const LABELS: [&str; 4] = [ACTOR, POSITION, UNCERTAINTY, CUE];

/// All drafts as marks. Drafts without a place (an empty span) become none.
fn pending_marks(text: &Text, found: &mut Found, memory: &mut Memory) -> Vec<Pending> {
    let mut pending = Vec::new();
    settle_speakers(text, found, memory);
    for (i, actor) in found.actors.iter_mut().enumerate() {
        let key = memory.settle(actor, text.slice(actor.span));
        let mut mark = mark(ACTOR, &Spans::one(actor.span), text, &actor.ground)
            .with("kind", actor.kind.id())
            .with("mention", actor.mention.id());
        mark.entity = Some(entity_id(key));
        pending.push(Pending {
            mark,
            slot: Slot::Actor(i),
        });
    }
    for (i, cue) in found.cues.iter().enumerate() {
        let mark = mark(CUE, &cue.spans, text, &cue.ground);
        pending.push(Pending {
            mark,
            slot: Slot::Cue(i),
        });
    }
    for (i, uncertainty) in found.uncertainties.iter().enumerate() {
        let mark = mark(UNCERTAINTY, &uncertainty.spans, text, &uncertainty.ground)
            .with("type", uncertainty.kind.id());
        pending.push(Pending {
            mark,
            slot: Slot::Uncertainty(i),
        });
    }
    for (i, position) in found.positions.iter().enumerate() {
        let mark = mark(POSITION, &position.spans, text, &position.ground)
            .with("stance", position.stance.id())
            .with("issue", &position.issue)
            .with("certainty", position.certainty.id());
        pending.push(Pending {
            mark,
            slot: Slot::Position(i),
        });
    }
    pending
}

/// Gives pronouns of those who speak the entity of who that is, which may be new.
fn settle_speakers(text: &Text, found: &mut Found, memory: &mut Memory) {
    for (pronoun, speaker) in &found.speakers {
        let Some(speaker) = found.actors.get_mut(*speaker) else {
            continue;
        };
        let entity = memory.settle(speaker, text.slice(speaker.span));
        if let Some(pronoun) = found.actors.get_mut(*pronoun) {
            pronoun.entity = Some(entity);
        }
    }
}

/// A suggested mark, its pieces on grapheme boundaries.
fn mark(label: &str, spans: &Spans, text: &Text, ground: &Ground) -> Mark {
    let pieces: Vec<Span> = spans
        .pieces()
        .iter()
        .map(|piece| text.snap_to_graphemes(*piece))
        .collect();
    let spans = Spans::new(pieces).unwrap_or_else(|_| spans.clone());
    let mut mark = Mark::new("s0", label, spans);
    mark.state = State::Suggested;
    mark.origin = Some(Origin {
        by: "engine".to_owned(),
        version: None,
        confidence: Some((ground.confidence.clamp(0.0, 1.0) * 1000.0).round() / 1000.0),
        reason: Some(ground.reason.clone().into_owned()),
        unknown: Unknown::new(),
    });
    mark
}

/// The links of one position; an index that is none is left out.
fn link_position(
    from: &MarkId,
    position: &Position,
    ids: &Ids,
    counters: &mut Counters,
    links: &mut Vec<Link>,
) {
    let ends = [
        ("held_by", &position.held_by, &ids.actors),
        ("signalled_by", &position.signalled_by, &ids.cues),
        ("qualified_by", &position.qualified_by, &ids.uncertainties),
        ("about", &position.about, &ids.actors),
    ];
    for (kind, indices, targets) in ends {
        for to in indices.iter().filter_map(|i| targets.get(*i)) {
            counters.links += 1;
            let id = format!("sl{}", counters.links);
            links.push(Link::new(id, kind, from.clone(), to.clone()));
        }
    }
}

/// The id of an entity.
fn entity_id(key: crate::draft::EntityKey) -> EntityId {
    EntityId::new(format!("se{}", key.0 + 1))
}

/// The entities that are new or have a better name.
fn changed_entities(memory: &mut Memory) -> Vec<Entity> {
    let changed = memory.take_changed();
    let mut entities = Vec::with_capacity(changed.len());
    for key in changed {
        if let Some(known) = memory.get(key) {
            let mut entity = Entity::new(entity_id(key), known.name.clone());
            entity.kind = Some(known.kind.id().to_owned());
            entities.push(entity);
        }
    }
    entities
}
