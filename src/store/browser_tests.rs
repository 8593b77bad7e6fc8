//! The store on the browser's own database.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Promise;
use standpoint_annotation::{Counts, JournalEntry};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

use super::idb::{self, Mode};
use super::migration::OldDocument;
use super::schema::{DOCUMENTS, FIRST_PROJECT, JOURNAL};
use super::{Access, Database, Pen, PenEvent, SaveStatus, Stage, StoreError, StoreEvent, Summary};

wasm_bindgen_test_configure!(run_in_browser);

const BASE: &str = r#"{"format": "standpoint/1"}"#;

type Told = Rc<RefCell<Vec<StoreEvent>>>;

async fn open(name: &str) -> (Database, Told) {
    let told = Told::default();
    let tell = told.clone();
    let database = Database::open_named(name, move |event| tell.borrow_mut().push(event)).await;
    (database.unwrap(), told)
}

fn name(test: &str) -> String {
    format!("test-{test}-{}", Database::fresh_id())
}

fn summary(id: &str, seq: u32) -> Summary {
    Summary {
        id: id.to_owned(),
        project: FIRST_PROJECT.to_owned(),
        title: "Ministers stall".to_owned(),
        publisher: Some("The Orlen Courier".to_owned()),
        added: "2026-03-05T09:12:44Z".to_owned(),
        updated: format!("2026-03-05T09:12:{:02}Z", seq + 1),
        counts: Some(Counts {
            words: 3,
            suggestions: 2,
            reviewed: 1,
        }),
        stage: Stage::Marked,
        seq,
        ..Summary::default()
    }
}

/// Waits a task of the browser.
async fn turn() {
    let later = Promise::new(&mut |resolve, _| {
        let window = web_sys::window().unwrap();
        window
            .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 5)
            .unwrap();
    });
    JsFuture::from(later).await.unwrap();
}

async fn until(holds: impl Fn() -> bool) {
    for _ in 0..400 {
        if holds() {
            return;
        }
        turn().await;
    }
    panic!("it did not come to that");
}

async fn stored(database: &Database) {
    until(|| database.pending() == 0).await;
}

#[wasm_bindgen_test]
async fn what_was_stored_is_there_after_the_tab_was_closed() {
    let name = name("reopen");
    let (database, told) = open(&name).await;
    assert_eq!(database.project().await.unwrap().id, FIRST_PROJECT);
    database.add(&summary("a", 0), BASE.to_owned());
    database.append(0, &JournalEntry::Undo, &summary("a", 1));
    database.append(1, &JournalEntry::Redo, &summary("a", 2));
    assert_eq!(database.pending(), 3);
    let waiting = database.load("a").await.unwrap();
    assert_eq!(waiting.journal.len(), 2, "what waits is there too");
    stored(&database).await;
    assert!(matches!(
        told.borrow().last(),
        Some(StoreEvent::Saving(SaveStatus::Saved { .. }))
    ));
    drop(database);

    let (database, _) = open(&name).await;
    let listed = database.summaries(FIRST_PROJECT).await.unwrap();
    assert_eq!(listed, vec![summary("a", 2)]);
    let document = database.load("a").await.unwrap();
    assert_eq!(document.summary, summary("a", 2));
    assert_eq!(document.base, BASE);
    assert_eq!(
        document.journal,
        vec![JournalEntry::Undo, JournalEntry::Redo]
    );
    assert_eq!(document.damage, None);
    let since = database.load_since("a", 1).await.unwrap();
    assert_eq!(since, vec![JournalEntry::Redo]);
    let missing = database.load("b").await;
    assert_eq!(
        missing,
        Err(StoreError::Missing {
            document: "b".to_owned()
        })
    );
}

#[wasm_bindgen_test]
async fn a_database_of_version_1_is_brought_along() {
    let name = name("migration");
    let old = idb::open(&name, 1).await.unwrap();
    let transaction = idb::begin(&old, &[DOCUMENTS, JOURNAL], Mode::Write).unwrap();
    let documents = idb::store(&transaction, DOCUMENTS).unwrap();
    for id in ["a", "b"] {
        let row = OldDocument {
            id: id.to_owned(),
            title: format!("Article {id}"),
            added: "2025-01-01T00:00:00Z".to_owned(),
            base: BASE.to_owned(),
        };
        idb::put_row(&documents, &row).unwrap();
    }
    let undo = serde_json::to_string(&JournalEntry::Undo).unwrap();
    let journal = idb::store(&transaction, JOURNAL).unwrap();
    for seq in 0..3 {
        journal
            .put_with_key(&undo.as_str().into(), &idb::entry_key("b", seq))
            .unwrap();
    }
    idb::finished(&transaction).await.unwrap();
    old.close();

    let (database, _) = open(&name).await;
    let project = database.project().await.unwrap();
    let listed = database.summaries(&project.id).await.unwrap();
    let rows: Vec<_> = listed
        .iter()
        .map(|row| (row.id.as_str(), row.seq))
        .collect();
    assert_eq!(rows, [("a", 0), ("b", 3)]);
    assert_eq!(listed[0].title, "Article a");
    let document = database.load("b").await.unwrap();
    assert_eq!(document.base, BASE);
    assert_eq!(document.journal.len(), 3);
    database.append(
        3,
        &JournalEntry::Undo,
        &Summary {
            seq: 4,
            ..document.summary
        },
    );
    stored(&database).await;
    assert_eq!(database.load("b").await.unwrap().journal.len(), 4);
}

#[wasm_bindgen_test]
async fn a_newer_database_is_left_alone() {
    let name = name("newer");
    idb::open(&name, 9).await.unwrap().close();
    let opened = Database::open_named(&name, |_| {}).await;
    assert_eq!(opened.err(), Some(StoreError::Newer { found: 9 }));
}

#[wasm_bindgen_test]
async fn an_older_tab_gives_way_to_a_newer_program() {
    let name = name("superseded");
    let (database, told) = open(&name).await;
    let newer = idb::open(&name, 9).await.unwrap();
    let superseded = StoreEvent::Saving(SaveStatus::Failed(StoreError::Superseded));
    assert_eq!(told.borrow().last(), Some(&superseded));
    database.add(&summary("a", 0), BASE.to_owned());
    let failed = || {
        told.borrow()
            .iter()
            .filter(|event| **event == superseded)
            .count()
            == 2
    };
    until(failed).await;
    assert_eq!(database.pending(), 1, "it is not lost");
    newer.close();
}

#[wasm_bindgen_test]
async fn of_two_tabs_that_write_the_same_entry_the_second_is_told() {
    let name = name("conflict");
    let (first, _) = open(&name).await;
    let (second, told) = open(&name).await;
    first.add(&summary("a", 0), BASE.to_owned());
    stored(&first).await;
    first.append(0, &JournalEntry::Undo, &summary("a", 1));
    second.append(0, &JournalEntry::Redo, &summary("a", 1));
    second.append(1, &JournalEntry::Redo, &summary("a", 2));
    let conflict = StoreError::Conflict {
        document: "a".to_owned(),
        seq: 0,
    };
    let conflict = StoreEvent::Saving(SaveStatus::Failed(conflict));
    until(|| told.borrow().contains(&conflict)).await;
    assert_eq!(second.pending(), 2, "nothing is dropped");
    assert_eq!(
        second.load("a").await.unwrap().journal[0],
        JournalEntry::Undo
    );

    let mine = second.take_back("a");
    assert_eq!(mine.len(), 2);
    for (seq, entry) in (1..).zip(&mine) {
        second.append(seq, entry, &summary("a", seq + 1));
    }
    stored(&second).await;
    let all = first.load("a").await.unwrap();
    let expected = [JournalEntry::Undo, JournalEntry::Redo, JournalEntry::Redo];
    assert_eq!(all.journal, expected);
}

#[wasm_bindgen_test]
async fn the_other_tab_hears_what_was_changed() {
    let name = name("news");
    let (first, _) = open(&name).await;
    let (_second, told) = open(&name).await;
    first.add(&summary("told", 0), BASE.to_owned());
    first.append(0, &JournalEntry::Undo, &summary("told", 1));
    let changed = StoreEvent::DocumentChanged {
        document: "told".to_owned(),
        seq: 1,
    };
    until(|| told.borrow().contains(&changed)).await;
    assert!(told.borrow().contains(&StoreEvent::ListChanged));
}

#[wasm_bindgen_test]
async fn a_removed_document_can_be_restored_and_is_purged_after_a_day() {
    let (database, _) = open(&name("remove")).await;
    for id in ["a", "b"] {
        database.add(&summary(id, 0), BASE.to_owned());
    }
    stored(&database).await;
    let ids = async || -> Vec<String> {
        let listed = database.summaries(FIRST_PROJECT).await.unwrap();
        listed.into_iter().map(|row| row.id).collect()
    };
    database.remove("a").await.unwrap();
    assert_eq!(ids().await, ["b"]);
    database.purge(FIRST_PROJECT).await.unwrap();
    database.restore("a").await.unwrap();
    assert_eq!(ids().await, ["a", "b"]);

    let long_ago = Some("2020-01-01T00:00:00Z".to_owned());
    database.summarise(&Summary {
        removed: long_ago,
        ..summary("b", 0)
    });
    stored(&database).await;
    database.purge(FIRST_PROJECT).await.unwrap();
    assert_eq!(
        database.restore("b").await,
        Err(StoreError::Missing {
            document: "b".to_owned()
        })
    );
}

#[wasm_bindgen_test]
async fn settings_are_remembered() {
    let name = name("settings");
    let (database, _) = open(&name).await;
    assert_eq!(database.setting("theme").await.unwrap(), None);
    database.set_setting("theme", "dark").await.unwrap();
    drop(database);
    let (database, _) = open(&name).await;
    assert_eq!(
        database.setting("theme").await.unwrap().as_deref(),
        Some("dark")
    );
}

#[wasm_bindgen_test]
async fn without_a_database_everything_works_as_long_as_the_page() {
    let database = Database::memory(|_| {});
    let project = database.project().await.unwrap();
    database.add(&summary("a", 0), BASE.to_owned());
    database.append(0, &JournalEntry::Undo, &summary("a", 1));
    assert_eq!(database.pending(), 0);
    assert_eq!(
        database.summaries(&project.id).await.unwrap(),
        vec![summary("a", 1)]
    );
    assert_eq!(
        database.load("a").await.unwrap().journal,
        vec![JournalEntry::Undo]
    );
    database.remove("a").await.unwrap();
    assert_eq!(database.summaries(&project.id).await.unwrap(), vec![]);
    assert!(!database.is_lasting());
}

#[wasm_bindgen_test]
async fn one_tab_holds_the_pen_until_another_takes_it_over() {
    let document = name("pen");
    let told = Rc::new(RefCell::new(Vec::new()));
    let tell = |who: &'static str| {
        let told = told.clone();
        move |event| told.borrow_mut().push((who, event))
    };
    let first = Pen::ask(&document, tell("first")).await;
    assert_eq!(first.access(), Access::Writer);
    let second = Pen::ask(&document, tell("second")).await;
    assert_eq!(second.access(), Access::Reader);
    let lost = || PenEvent::Lost {
        document: document.clone(),
    };
    let gained = || PenEvent::Gained {
        document: document.clone(),
    };

    second.take_over().await;
    assert_eq!(second.access(), Access::Writer);
    until(|| first.access() == Access::Reader).await;
    assert_eq!(*told.borrow(), [("first", lost())]);

    drop(second);
    until(|| first.access() == Access::Writer).await;
    assert_eq!(*told.borrow(), [("first", lost()), ("first", gained())]);
    drop(first);
    let third = Pen::ask(&document, |_| {}).await;
    until(|| third.access() == Access::Writer).await;
}
