//! Commands on entities.

use super::CommandError;
use super::draft::Draft;
use crate::document::Document;
use crate::entity::Entity;
use crate::history::Step;
use crate::id::{EntityId, MarkId};
use crate::mark::Mark;

pub(super) fn set(
    document: &Document,
    marks: &[MarkId],
    entity: Option<&Entity>,
) -> Result<Step, CommandError> {
    let mut draft = Draft::of(document);
    if let Some(entity) = entity
        && document.entity(&entity.id).is_none()
    {
        draft.put_entity(Entity {
            settled: true,
            ..entity.clone()
        });
    }
    let after = entity.map(|entity| entity.id.clone());
    let mut count = 0;
    for id in marks {
        let mut mark = draft.require(id)?;
        if mark.entity != after {
            mark.entity.clone_from(&after);
            draft.put_mark(mark);
            count += 1;
        }
    }
    if count == 0 {
        return Err(CommandError::NothingToDo);
    }
    draft.finish("step-entity", count)
}

pub(super) fn edit(document: &Document, entity: &Entity) -> Result<Step, CommandError> {
    let held = held(document, &entity.id)?;
    if held.name == entity.name && held.kind == entity.kind && held.unknown == entity.unknown {
        return Err(CommandError::NothingToDo);
    }
    let mut draft = Draft::of(document);
    draft.put_entity(Entity {
        settled: true,
        ..entity.clone()
    });
    draft.finish("step-rename-entity", 1)
}

pub(super) fn merge(
    document: &Document,
    from: &EntityId,
    into: &EntityId,
) -> Result<Step, CommandError> {
    held(document, from)?;
    let stays = held(document, into)?;
    if from == into {
        return Err(CommandError::NothingToDo);
    }
    let mut draft = Draft::of(document);
    let mut count = 0;
    for mention in document.mentions(from) {
        draft.put_mark(Mark {
            entity: Some(into.clone()),
            ..Mark::clone(mention)
        });
        count += 1;
    }
    draft.drop_entity(from);
    draft.put_entity(Entity {
        settled: true,
        ..stays.clone()
    });
    draft.finish("step-merge-entities", count)
}

fn held<'d>(document: &'d Document, id: &EntityId) -> Result<&'d Entity, CommandError> {
    let entity = document
        .entity(id)
        .ok_or_else(|| CommandError::NoEntity(id.clone()))?;
    Ok(entity)
}
