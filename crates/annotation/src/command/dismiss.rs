//! Saying of a slip that it is none.

use serde_json::Value;

use super::CommandError;
use super::draft::Draft;
use crate::document::Document;
use crate::history::Step;
use crate::id::MarkId;
use crate::slips::{DISMISSED, dismissed};

pub(super) fn dismiss(
    document: &Document,
    id: &MarkId,
    slip: &str,
    is_none: bool,
) -> Result<Step, CommandError> {
    let mut draft = Draft::of(document);
    let mut mark = draft.require(id)?;
    let mut known: Vec<&str> = dismissed(&mark).filter(|known| *known != slip).collect();
    if is_none {
        known.push(slip);
    }
    let known: Vec<Value> = known.into_iter().map(Value::from).collect();
    if known.is_empty() {
        mark.unknown.remove(DISMISSED);
    } else {
        mark.unknown
            .insert(DISMISSED.to_owned(), Value::Array(known));
    }
    draft.put_mark(mark);
    let name = if is_none {
        "step-dismiss"
    } else {
        "step-undismiss"
    };
    draft.step(name, 1)
}
