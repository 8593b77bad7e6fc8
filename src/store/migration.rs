//! Bringing a database up to date, inside the transaction that the browser holds open for it.

use js_sys::Array;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;
use web_sys::{IdbDatabase, IdbObjectStoreParameters, IdbTransaction};

use super::error::StoreError;
use super::idb;
use super::record::{Project, Summary};
use super::schema::{DOCUMENTS, FIRST_PROJECT, JOURNAL, PROJECTS, SUMMARIES, Step};

/// A document's row in version 1.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct OldDocument {
    pub(super) id: String,
    #[serde(default)]
    pub(super) title: String,
    #[serde(default)]
    pub(super) added: String,
    pub(super) base: String,
}

/// A document's row since version 2.
#[derive(Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(super) struct DocumentRow {
    pub(super) id: String,
    pub(super) base: String,
}

/// Makes the object stores and indexes, which has to happen before anything is waited for.
pub(super) fn lay_out(
    database: &IdbDatabase,
    transaction: &IdbTransaction,
    steps: &[Step],
) -> Result<(), StoreError> {
    for step in steps {
        match *step {
            Step::Store {
                name,
                key: Some(key),
            } => {
                let parameters = IdbObjectStoreParameters::new();
                parameters.set_key_path(&JsValue::from_str(key));
                database
                    .create_object_store_with_optional_parameters(name, &parameters)
                    .map_err(|error| idb::error(&error))?;
            }
            Step::Store { name, key: None } => {
                database
                    .create_object_store(name)
                    .map_err(|error| idb::error(&error))?;
            }
            Step::Index { store, field } => {
                idb::store(transaction, store)?
                    .create_index_with_str(field, field)
                    .map_err(|error| idb::error(&error))?;
            }
            Step::PartDocuments => {}
        }
    }
    Ok(())
}

/// Brings the rows along.
pub(super) async fn carry_over(
    transaction: IdbTransaction,
    steps: Vec<Step>,
) -> Result<(), StoreError> {
    for step in steps {
        match step {
            Step::PartDocuments => part_documents(&transaction).await?,
            Step::Store { .. } | Step::Index { .. } => {}
        }
    }
    Ok(())
}

async fn part_documents(transaction: &IdbTransaction) -> Result<(), StoreError> {
    let now = super::now();
    let documents = idb::store(transaction, DOCUMENTS)?;
    let summaries = idb::store(transaction, SUMMARIES)?;
    let journal = idb::store(transaction, JOURNAL)?;
    idb::put_row(&idb::store(transaction, PROJECTS)?, &first_project(&now))?;
    // One by one: the texts of all documents together may be more than there is memory.
    let keys = Array::from(&idb::settled(documents.get_all_keys()).await?);
    for key in keys.iter() {
        let Some(old) = idb::row::<OldDocument>(&documents, &key).await? else {
            continue;
        };
        let entries = journal.count_with_key(&idb::journal_of(&old.id, 0)?.into());
        let entries = idb::from_value(idb::settled(entries).await?)?;
        let (document, summary) = part(old, entries, &now);
        idb::put_row(&documents, &document)?;
        idb::put_row(&summaries, &summary)?;
    }
    Ok(())
}

/// The project that is there from the start.
pub(super) fn first_project(now: &str) -> Project {
    Project {
        id: FIRST_PROJECT.to_owned(),
        name: String::new(),
        added: now.to_owned(),
    }
}

/// One row of version 1, parted in two. What is in the text is counted when it is next opened.
fn part(old: OldDocument, entries: u32, now: &str) -> (DocumentRow, Summary) {
    let added = if old.added.is_empty() {
        now.to_owned()
    } else {
        old.added
    };
    let summary = Summary {
        id: old.id.clone(),
        project: FIRST_PROJECT.to_owned(),
        title: old.title,
        updated: added.clone(),
        added,
        seq: entries,
        ..Summary::default()
    };
    (
        DocumentRow {
            id: old.id,
            base: old.base,
        },
        summary,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: &str = "2026-03-05T09:12:44.000Z";

    fn old(added: &str) -> OldDocument {
        OldDocument {
            id: "vessa-dam".to_owned(),
            title: "Ministers stall".to_owned(),
            added: added.to_owned(),
            base: "{}".to_owned(),
        }
    }

    #[test]
    fn a_parted_document_keeps_all_that_was_known_of_it() {
        let (document, summary) = part(old("2026-01-01T00:00:00Z"), 7, NOW);
        assert_eq!(
            document,
            DocumentRow {
                id: "vessa-dam".to_owned(),
                base: "{}".to_owned()
            }
        );
        assert_eq!(summary.id, "vessa-dam");
        assert_eq!(summary.title, "Ministers stall");
        assert_eq!(summary.added, "2026-01-01T00:00:00Z");
        assert_eq!(summary.updated, "2026-01-01T00:00:00Z");
        assert_eq!(summary.project, first_project(NOW).id);
        assert_eq!(
            summary.seq, 7,
            "the next entry goes behind those that are there"
        );
        assert_eq!(summary.counts, None);
        assert_eq!(summary.removed, None);
    }

    #[test]
    fn a_document_without_a_date_came_in_now() {
        assert_eq!(part(old(""), 0, NOW).1.added, NOW);
    }
}
