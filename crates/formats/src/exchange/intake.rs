//! Examples into documents.

mod names;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Map, Value};
use standpoint_annotation::codebook::{Attribute, Label, LinkType};
use standpoint_annotation::{
    Change, Codebook, Document, ENGINE, Edit, LabelId, Link, LinkTypeId, Mark, MarkId, Origin,
    Spans, State,
};
use standpoint_text::Text;

use super::example::{Example, Region, Relation};
use super::flaw::Flaw;
use super::mapping::Mapping;
use super::of_document::{ENTITY, METADATA};
use super::place::place;
use super::unit::Unit;
use crate::open::{LARGEST_TEXT, OpenError};
use names::{Entities, Names};

/// Takes the examples of a file, one after the other. Labels that are mapped get their place in the
/// default codebook; the others make a codebook of their own, or are added to it. It grows while
/// examples come, and each document gets it as it is then.
pub struct Intake {
    unit: Unit,
    mapping: Mapping,
    proposes: bool,
    codebook: Arc<Codebook>,
    has_standard: bool,
    stem: String,
    count: usize,
}

/// A document that an example became.
#[derive(Clone, Debug)]
pub struct Taken {
    /// The document.
    pub document: Document,
    /// What in the example did not fit.
    pub flaws: Vec<Flaw>,
}

impl Intake {
    /// For a file of this name (without ending), counted in this unit, its names mapped so; with
    /// `proposes`, names that are not mapped are given what they likely mean.
    pub fn new(stem: impl Into<String>, unit: Unit, mapping: Mapping, proposes: bool) -> Self {
        let stem = stem.into();
        Self {
            unit,
            codebook: Arc::new(Codebook::empty(stem.clone())),
            has_standard: false,
            mapping,
            proposes,
            stem,
            count: 0,
        }
    }

    /// What was mapped, proposals that were used among it.
    pub fn mapping(&self) -> &Mapping {
        &self.mapping
    }

    /// The document of an example.
    ///
    /// # Errors
    /// When the text is longer than can be opened.
    pub fn take(&mut self, example: Example) -> Result<Taken, OpenError> {
        let (bytes, limit) = (example.text.len(), LARGEST_TEXT);
        if bytes > limit {
            return Err(OpenError::TooLarge { bytes, limit });
        }
        self.count += 1;
        let id = example.id.clone().unwrap_or_else(|| match self.count {
            1 => self.stem.clone(),
            count => format!("{}-{count}", self.stem),
        });
        let mut document = Document::new(id, Text::new(example.text.as_str()));
        let (places, mut flaws) = place(&example, &document.text, self.unit);
        let mut edits = Vec::new();
        let mut labels = BTreeMap::new();
        let mut entities = Entities::default();
        let mut names = Names::default();
        for (region, spans) in example.regions.iter().zip(places) {
            let Some(spans) = spans else { continue };
            let id = names.of(&region.id);
            let mut mark = self.mark(region, id, spans);
            self.gather(&mut mark, &mut entities);
            if !example.relations.is_empty() {
                labels.insert(mark.id.clone(), mark.label.clone());
            }
            edits.push(Edit::Mark(Change::add(mark)));
        }
        for relation in &example.relations {
            match self.link(relation, &names, &labels) {
                Ok(link) => {
                    let id = format!("l{}", edits.len() + 1);
                    let (kind, from, to) = link;
                    edits.push(Edit::Link(Change::add(Link::new(id, kind, from, to))));
                }
                Err(flaw) => flaws.push(flaw),
            }
        }
        edits.extend(
            entities
                .into_all()
                .map(|entity| Edit::Entity(Change::add(entity))),
        );
        document.codebook = Arc::clone(&self.codebook);
        describe(&mut document, example);
        // Ids are fresh and everything is added to nothing: it fits.
        let _ = document.apply_all(&edits);
        Ok(Taken { document, flaws })
    }

    fn mark(&mut self, region: &Region, id: MarkId, spans: Spans) -> Mark {
        if self.proposes {
            let standard = Codebook::standard();
            self.mapping.propose_label(&region.label, &standard);
        }
        let target = self.mapping.labels.get(&region.label).cloned();
        if target.is_some() {
            self.bring_standard();
        }
        let label = target
            .as_ref()
            .map_or(region.label.as_str(), |target| target.label.as_str());
        let label = self.wanted_label(label);
        let mut mark = Mark::new(id, label, spans);
        for (attribute, value) in target.into_iter().flat_map(|target| target.attributes) {
            mark.attributes.insert(attribute, Value::from(value));
        }
        mark.attributes.extend(region.attributes.clone());
        mark.note.clone_from(&region.note);
        mark.state = region.state;
        mark.origin = (region.state != State::Accepted).then(|| Origin {
            by: ENGINE.to_owned(),
            confidence: region.confidence,
            ..Origin::default()
        });
        mark
    }

    /// Whom the mark mentions, and what is left to say of it.
    fn gather(&mut self, mark: &mut Mark, entities: &mut Entities) {
        let label = self.codebook.label(&mark.label);
        if label.is_some_and(|label| label.entities)
            && let Some(name) = mark.attributes.get(ENTITY).and_then(Value::as_str)
        {
            mark.entity = Some(entities.of(name, mark.attribute("kind")));
            mark.attributes.remove(ENTITY);
        }
        let missing: Vec<String> = mark.attributes.keys().cloned().collect();
        self.want_attributes(&mark.label, missing);
    }

    /// Type and ends of a link, the other way round where the codebook wants it so.
    fn link(
        &mut self,
        relation: &Relation,
        names: &Names,
        labels: &BTreeMap<MarkId, LabelId>,
    ) -> Result<(LinkTypeId, MarkId, MarkId), Flaw> {
        let end = |name: &String| {
            let id = names.known(name).filter(|id| labels.contains_key(id));
            id.ok_or_else(|| Flaw::Dangling {
                kind: relation.kind.clone(),
                from: relation.from.clone(),
                to: relation.to.clone(),
                missing: format!("“{name}”"),
            })
        };
        let (from, to) = (end(&relation.from)?, end(&relation.to)?);
        if self.proposes {
            self.mapping
                .propose_relation(&relation.kind, &Codebook::standard());
        }
        let (from_label, to_label) = (&labels[&from], &labels[&to]);
        if let Some(kind) = self.mapping.relations.get(&relation.kind) {
            if self.codebook.allows(kind, from_label, to_label) {
                return Ok((kind.clone(), from, to));
            }
            if self.codebook.allows(kind, to_label, from_label) {
                return Ok((kind.clone(), to, from));
            }
        }
        let kind = LinkTypeId::from(relation.kind.as_str());
        self.want_link(&kind, from_label, to_label);
        Ok((kind, from, to))
    }

    /// Puts the default codebook before the labels that came so far.
    fn bring_standard(&mut self) {
        if self.has_standard {
            return;
        }
        self.has_standard = true;
        let mut book = Codebook::clone(&Codebook::standard());
        let own = Arc::make_mut(&mut self.codebook);
        let labels = own
            .labels
            .drain(..)
            .filter(|own| book.label(&own.id).is_none());
        let labels: Vec<Label> = labels.collect();
        book.labels.extend(labels);
        let links = own
            .links
            .drain(..)
            .filter(|own| book.link(&own.id).is_none());
        let links: Vec<LinkType> = links.collect();
        book.links.extend(links);
        *own = book;
    }

    /// The id of the label that is called so, which the codebook has from now on.
    fn wanted_label(&mut self, name: &str) -> LabelId {
        let mut known = self.codebook.labels.iter();
        if let Some(label) = known.find(|label| label.id.as_str() == name) {
            return label.id.clone();
        }
        let id = LabelId::from(name);
        let label = Label::new(id.clone(), name);
        Arc::make_mut(&mut self.codebook).labels.push(label);
        id
    }

    fn want_attributes(&mut self, label: &LabelId, wanted: Vec<String>) {
        let known = self.codebook.label(label);
        let is_missing = |id: &String| known.is_none_or(|label| label.attribute(id).is_none());
        let missing: Vec<String> = wanted.into_iter().filter(is_missing).collect();
        if missing.is_empty() {
            return;
        }
        let book = Arc::make_mut(&mut self.codebook);
        if let Some(label) = book.labels.iter_mut().find(|known| known.id == *label) {
            let attributes = missing.into_iter().map(|id| Attribute::new(id.clone(), id));
            label.attributes.extend(attributes);
        }
    }

    fn want_link(&mut self, kind: &LinkTypeId, from: &LabelId, to: &LabelId) {
        if self.codebook.allows(kind, from, to) {
            return;
        }
        let book = Arc::make_mut(&mut self.codebook);
        let known = book.links.iter_mut().find(|link| link.id == *kind);
        let Some(link) = known else {
            let (from, to) = (vec![from.clone()], vec![to.clone()]);
            let link = LinkType::new(kind.clone(), kind.as_str(), from, to);
            return book.links.push(link);
        };
        for (labels, label) in [(&mut link.from, from), (&mut link.to, to)] {
            if !labels.contains(label) {
                labels.push(label.clone());
            }
        }
    }
}

/// Title, source, labels and note; what has no place of its own is kept as it came.
fn describe(document: &mut Document, example: Example) {
    let mut meta = example.meta;
    let mut words = |field: &str| match meta.remove(field) {
        Some(Value::String(words)) => Some(words),
        Some(other) => {
            meta.insert(field.to_owned(), other);
            None
        }
        None => None,
    };
    let details = &mut document.details;
    details.title = words("title").unwrap_or_default();
    details.language = words("language");
    details.source.url = words("url");
    details.source.publisher = words("publisher");
    details.source.published = words("published");
    details.tags = example.labels;
    details.note = example.note;
    if !meta.is_empty() {
        let kept: Map<String, Value> = meta;
        document
            .unknown
            .insert(METADATA.to_owned(), Value::Object(kept));
    }
}
