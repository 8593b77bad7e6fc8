//! Two states of one article made one.

use standpoint_annotation::merge::{Conflict, Differs, merge};
use standpoint_annotation::summary::About;
use standpoint_annotation::{Document, JournalEntry, Stage, Summary, json};
use standpoint_protocol::formats::project::{Kept, Said, United};
use standpoint_protocol::formats::{Failure, Outcome};

use super::super::Ended;
use super::replayed;

/// What it takes to bring what `theirs` has, `standpoint/1` JSON, into an article that is kept here.
pub(in crate::formats) fn unite(
    mine: &Kept,
    row: &Summary,
    now: &str,
    theirs: &str,
) -> Result<Outcome, Ended> {
    // Behind a gap in the journal nothing can be written: it is as if this were another text.
    let (Some((mut mine, true)), Ok(theirs)) = (replayed(mine), json::from_json(theirs)) else {
        return Err(Failure::OtherText.into());
    };
    let merged = merge(&mine, &theirs.document).map_err(|_| Failure::OtherText)?;
    let disagreements = merged
        .conflicts
        .iter()
        .map(|conflict| said(conflict, &mine))
        .collect();
    let step = merged.step.and_then(|step| {
        mine.apply_all(&step.edits).ok()?;
        let about = About {
            key: &row.id,
            added: &row.added,
            now,
            read: row.stage != Stage::Unread,
            entries: row.seq + 1,
            before: Some(row),
        };
        let entry = serde_json::to_string(&JournalEntry::Do(step)).ok()?;
        Some((entry, Summary::of(&mine, &about)))
    });
    Ok(Outcome::United(Box::new(United {
        step,
        disagreements,
    })))
}

/// A place where both sides say something else.
fn said(conflict: &Conflict, mine: &Document) -> Said {
    match conflict {
        Conflict::Mark { mine: id, what, .. } => {
            let quote = mine.mark(id).map(|mark| mine.quote(mark));
            Said::new(
                "merge-mark",
                [
                    ("quote", &quote.unwrap_or_default()),
                    ("what", differs(*what)),
                ],
            )
        }
        Conflict::Entity { mine, theirs } => {
            Said::new("merge-entity", [("mine", mine), ("theirs", theirs)])
        }
        Conflict::Detail { field, theirs } => {
            Said::new("merge-detail", [("field", *field), ("theirs", theirs)])
        }
        Conflict::Codebook { id } => Said::new("merge-codebook", [("id", id.as_str())]),
        Conflict::Field { name } => Said::new("merge-field", [("name", name)]),
    }
}

fn differs(what: Differs) -> &'static str {
    match what {
        Differs::Place => "place",
        Differs::State => "state",
        Differs::Attributes => "attributes",
        Differs::Entity => "entity",
        Differs::Fields => "fields",
    }
}
