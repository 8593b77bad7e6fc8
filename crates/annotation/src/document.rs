//! A document: one text, and everything that was said about it.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use standpoint_text::Text;

use crate::Unknown;
use crate::codebook::Codebook;
use crate::contents::{Contents, Here, number};
use crate::entity::Entity;
use crate::id::{EntityId, LabelId, LinkId, MarkId};
use crate::link::Link;
use crate::mark::{Mark, State};

/// Where a text comes from. All of it is optional; nothing is fetched.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Source {
    /// The address it was read at.
    #[serde(default)]
    pub url: Option<String>,
    /// The newspaper, agency or site.
    #[serde(default)]
    pub publisher: Option<String>,
    /// The day it came out, as a date or RFC 3339 time.
    #[serde(default)]
    pub published: Option<String>,
    /// When it was put into Standpoint, RFC 3339 in UTC.
    #[serde(default)]
    pub added: Option<String>,
    /// Fields unknown to this version.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// How far the work on a document is, where a person has said so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Nobody has begun.
    ToDo,
    /// Somebody is at it.
    InWork,
    /// Nothing is left to do.
    Done,
}

/// What is known of a document beside its text and marks.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Details {
    /// What a person calls it.
    #[serde(default)]
    pub title: String,
    /// BCP 47; `None` where nobody has said.
    #[serde(default)]
    pub language: Option<String>,
    /// Where it comes from.
    #[serde(default)]
    pub source: Source,
    /// Words a person files it under.
    #[serde(default)]
    pub tags: Vec<String>,
    /// A remark of a person.
    #[serde(default)]
    pub note: Option<String>,
    /// How far the work is; `None` where only the marks say so.
    #[serde(default)]
    pub status: Option<Status>,
}

/// A document. Marks, links and entities are shared by reference: a clone costs a few counters, and
/// what did not change is the same allocation, which is how a view knows what to draw again.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Its name within the project.
    pub id: String,
    /// What is known of it.
    pub details: Details,
    /// The text, which never changes under its marks.
    pub text: Text,
    /// What may be marked.
    pub codebook: Arc<Codebook>,
    /// What an opened file held that has no place here: kept, and written back.
    pub unplaced: Vec<Value>,
    /// Fields unknown to this version.
    pub unknown: Unknown,
    pub(crate) contents: Contents,
}

impl Document {
    /// A document without marks, under the default codebook.
    pub fn new(id: impl Into<String>, text: impl Into<Text>) -> Self {
        Self {
            id: id.into(),
            details: Details::default(),
            text: text.into(),
            codebook: Codebook::standard(),
            unplaced: Vec::new(),
            unknown: Unknown::new(),
            contents: Contents::default(),
        }
    }

    /// The mark with this id.
    pub fn mark(&self, id: &MarkId) -> Option<&Arc<Mark>> {
        self.contents.marks().get(id)
    }

    /// A mark here with the same label on the same words.
    pub fn twin(&self, mark: &Mark) -> Option<&Arc<Mark>> {
        let mut here = self.contents.standing_at(mark.spans.hull());
        here.find(|other| other.label == mark.label && other.spans == mark.spans)
    }

    /// All marks, by id.
    pub fn marks(&self) -> impl ExactSizeIterator<Item = &Arc<Mark>> {
        self.contents.marks().values()
    }

    /// All marks by where they start, the longer first: the order of reading.
    pub fn marks_in_order(&self) -> impl DoubleEndedIterator<Item = &Arc<Mark>> {
        self.contents.in_order()
    }

    /// The marks with a note, in the order of reading.
    pub fn noted_marks(&self) -> impl DoubleEndedIterator<Item = &Arc<Mark>> {
        self.contents.noted()
    }

    /// The marks that are read after a place, the next one first.
    pub fn marks_after(&self, here: Here<'_>) -> impl Iterator<Item = &Arc<Mark>> {
        self.contents.after(here)
    }

    /// The marks that are read before a place, the nearest one first.
    pub fn marks_before(&self, here: Here<'_>) -> impl Iterator<Item = &Arc<Mark>> {
        self.contents.before(here)
    }

    /// How many marks are in this state.
    pub fn count(&self, state: State) -> usize {
        self.contents.count(state)
    }

    /// How many of the marks that an engine made are in this state.
    pub fn count_by_engine(&self, state: State) -> usize {
        self.contents.count_by_engine(state)
    }

    /// How many marks of this label are in this state.
    pub fn count_of(&self, label: &LabelId, state: State) -> usize {
        self.contents.count_of(label, state)
    }

    /// How many are mentioned: the entities of all marks that are not rejected, and each mark that
    /// could mention one and names none.
    pub fn count_mentioned(&self) -> usize {
        let labels = self.codebook.labels.iter().filter(|label| label.entities);
        let states = [State::Suggested, State::Accepted];
        let nameless = labels.flat_map(|label| states.map(|state| (&label.id, state)));
        let nameless: usize = nameless
            .map(|(label, state)| self.contents.count_nameless(label, state))
            .sum();
        self.contents.count_mentioned() + nameless
    }

    /// The link with this id.
    pub fn link(&self, id: &LinkId) -> Option<&Arc<Link>> {
        self.contents.links().get(id)
    }

    /// All links, by id.
    pub fn links(&self) -> impl ExactSizeIterator<Item = &Arc<Link>> {
        self.contents.links().values()
    }

    /// The links that start at this mark.
    pub fn links_from<'d>(
        &'d self,
        mark: &MarkId,
    ) -> impl Iterator<Item = &'d Arc<Link>> + use<'d> {
        self.contents.links_from(mark)
    }

    /// The links that end at this mark.
    pub fn links_to<'d>(&'d self, mark: &MarkId) -> impl Iterator<Item = &'d Arc<Link>> + use<'d> {
        self.contents.links_to(mark)
    }

    /// The entity with this id.
    pub fn entity(&self, id: &EntityId) -> Option<&Arc<Entity>> {
        self.contents.entities().get(id)
    }

    /// The marks that mention this entity, in no order that means anything.
    pub fn mentions<'d>(
        &'d self,
        entity: &EntityId,
    ) -> impl Iterator<Item = &'d Arc<Mark>> + use<'d> {
        self.contents.mentions(entity)
    }

    /// The marks that link to any mention of this entity, each with its link: the positions that an
    /// actor holds (`held_by`), and those that are about it (`about`).
    pub fn positions_of<'d>(
        &'d self,
        entity: &EntityId,
    ) -> impl Iterator<Item = (&'d Arc<Mark>, &'d Arc<Link>)> + use<'d> {
        self.mentions(entity)
            .flat_map(|mention| self.links_to(&mention.id))
            .filter_map(|link| Some((self.mark(&link.from)?, link)))
    }

    /// The entity that a new mention with these words most likely means: one of that name or with a
    /// mention of the same words, letters' case aside; otherwise a new one named after the words.
    pub fn entity_for(&self, mark: &Mark) -> Entity {
        let words = self.quote(mark);
        let same = |name: &str| name.to_lowercase() == words.to_lowercase();
        let mentioned = || {
            self.marks()
                .find(|m| m.entity.is_some() && same(&self.quote(m)))
        };
        let known = self
            .entities()
            .find(|entity| same(&entity.name))
            .or_else(|| mentioned().and_then(|mention| self.entity(mention.entity.as_ref()?)));
        known.map_or_else(
            || Entity {
                kind: mark.attribute("kind").map(str::to_owned),
                ..Entity::new(self.fresh_entity_id(), words.clone())
            },
            |entity| Entity::clone(entity),
        )
    }

    /// All links that an annotator said and that did not stand when it was settled, by id. They are
    /// not among [`links`](Self::links): nothing but who said what is asked of them.
    pub fn rejected_links(&self) -> impl ExactSizeIterator<Item = &Arc<Link>> {
        self.contents.rejected_links().values()
    }

    /// The link of this id that did not stand.
    pub fn rejected_link(&self, id: &LinkId) -> Option<&Arc<Link>> {
        self.contents.rejected_links().get(id)
    }

    /// All entities, by id.
    pub fn entities(&self) -> impl ExactSizeIterator<Item = &Arc<Entity>> {
        self.contents.entities().values()
    }

    /// The words of a mark, its pieces joined by ` … `.
    pub fn quote(&self, mark: &Mark) -> String {
        let pieces: Vec<&str> = mark
            .spans
            .pieces()
            .iter()
            .map(|s| self.text.slice(*s))
            .collect();
        pieces.join(" … ")
    }

    /// An id for a mark that no mark has, or had while this document was open: `m` and the next number.
    pub fn fresh_mark_id(&self) -> MarkId {
        MarkId::new(after("m", self.contents.given().marks))
    }

    /// An id for a link that no link has, or had while this document was open: `l` and the next number.
    pub fn fresh_link_id(&self) -> LinkId {
        LinkId::new(after("l", self.contents.given().links))
    }

    /// An id for an entity that no entity has, or had while this document was open: `e` and the next
    /// number.
    pub fn fresh_entity_id(&self) -> EntityId {
        EntityId::new(after("e", self.contents.given().entities))
    }
}

/// The letter with one more than the largest number that was given behind it.
fn after(letter: &str, given: u64) -> String {
    fresh(letter, given, [].into_iter())
}

/// The same where these ids were given, too.
pub(crate) fn fresh<'a>(letter: &str, given: u64, ids: impl Iterator<Item = &'a str>) -> String {
    let largest = ids.map(|id| number(letter, id)).fold(given, u64::max);
    format!("{letter}{}", largest.saturating_add(1))
}
