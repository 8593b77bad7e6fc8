//! Every message that the sources name is there, and every one that is there is named.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::*;
use crate::commands::TABLE;
use crate::state::choice::Choice;
use crate::state::find::Kind;
use crate::state::list::{self, STATUSES, status_name};
use crate::state::look::Look;
use crate::state::review::Order;

/// The ids in the messages file.
fn written() -> BTreeSet<String> {
    let ids = ENGLISH
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    ids.filter_map(|line| Some(line.split_once(" = ")?.0.to_owned()))
        .collect()
}

/// Whether this looks like an id.
fn shaped(id: &str) -> bool {
    id.contains('-')
        && id
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// The words in quotes that have the shape of an id, of all sources below a folder, tests left out.
fn quoted(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            quoted(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs")
            && path.file_stem().is_some_and(|s| s != "tests")
        {
            let source = fs::read_to_string(&path).unwrap();
            found.extend(
                source
                    .split('"')
                    .filter(|words| shaped(words))
                    .map(str::to_owned),
            );
        }
    }
}

/// The ids that the sources name, spelled out or put together.
fn named() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut named = BTreeSet::new();
    quoted(&root.join("src"), &mut named);
    quoted(&root.join("crates/annotation/src"), &mut named);
    quoted(&root.join("crates/worker/src/formats"), &mut named);
    named.extend(TABLE.iter().map(crate::commands::Entry::message));
    named.extend(
        Order::OPTIONS
            .iter()
            .map(|(_, order)| format!("order-{order}")),
    );
    named.extend(
        Kind::OPTIONS
            .iter()
            .map(|(_, kind)| format!("find-kind-{kind}")),
    );
    for (choice, options) in Look::choices() {
        named.insert(format!("look-{choice}"));
        named.extend(
            options
                .iter()
                .map(|option| format!("look-{choice}-{option}")),
        );
    }
    named.extend(
        list::Order::OPTIONS
            .iter()
            .map(|(_, order)| format!("list-order-{order}")),
    );
    named.extend(crate::exchange::messages::put_together());
    named.extend(STATUSES.map(|status| format!("status-{}", status_name(status))));
    named
}

#[test]
fn every_message_is_used() {
    let unused: Vec<String> = written().difference(&named()).cloned().collect();
    assert_eq!(unused, Vec::<String>::new());
}

/// The ids that are put into words where they are written: what stands in quotes behind these.
fn spoken(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            spoken(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            let source = fs::read_to_string(&path).unwrap();
            for call in ["words(\"", "Message::new(\""] {
                let ids = source
                    .split(call)
                    .skip(1)
                    .filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()));
                found.extend(ids.filter(|id| shaped(id)));
            }
        }
    }
}

#[test]
fn every_message_that_is_used_is_there() {
    let mut used: BTreeSet<String> = TABLE.iter().map(crate::commands::Entry::message).collect();
    spoken(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut used,
    );
    // Ids that are chosen first and put into words later, and the names of steps.
    let chosen = [
        "step-",
        "said-",
        "notice-",
        "state-",
        "group-",
        "described-",
        "tone-",
        "channel-",
        "tab-",
    ];
    let classes = ["notice-information", "notice-warning", "notice-problem"];
    let begins = |id: &String| {
        chosen
            .iter()
            .any(|start| id.starts_with(start) && id.len() > start.len())
    };
    used.extend(
        named()
            .into_iter()
            .filter(|id| begins(id) && !classes.contains(&id.as_str())),
    );
    used.extend(crate::exchange::messages::put_together());
    let missing: Vec<String> = used.difference(&written()).cloned().collect();
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn no_message_is_written_twice_and_all_can_be_read() {
    let lines = ENGLISH
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    assert_eq!(lines.count(), written().len());
    let (messages, errors) = Messages::read(ENGLISH);
    assert_eq!(errors, vec![]);
    assert_eq!(messages.unspeakable(), Vec::<&str>::new());
}

#[test]
fn a_message_is_filled_in_and_chooses_by_its_arguments() {
    const FILE: &str = "
hello = Hello, { $name }!
found = { $count ->
    [0] Nothing
    [one] One mark
   *[other] { $count } marks
} in { $place ->
    [text] the text
   *[other] { $place }
}.
referring = See { hello }.
";
    let (messages, errors) = Messages::read(FILE);
    assert_eq!(errors, vec![]);
    let found = |count: f64, place: &str| {
        let arguments = [("count", count.into()), ("place", place.into())];
        messages.say("found", &arguments).unwrap()
    };
    assert_eq!(found(0.0, "text"), "Nothing in the text.");
    assert_eq!(found(1.0, "text"), "One mark in the text.");
    assert_eq!(found(1.5, "the title"), "1.5 marks in the title.");
    assert_eq!(found(1200.0, "one"), "1200 marks in one.");
    let hello = |arguments: &[_]| messages.say("hello", arguments).unwrap();
    assert_eq!(hello(&[("name", "{ $name }".into())]), "Hello, { $name }!");
    assert_eq!(hello(&[]), "Hello, !");
    assert_eq!(messages.say("goodbye", &[]), None);
    assert_eq!(messages.unspeakable(), ["referring"]);
}

#[test]
fn numbers_choose_the_plural() {
    let said = |count: usize| Message::new("step-delete").with("count", count).words();
    assert_eq!(
        (said(1).as_str(), said(3).as_str()),
        ("Mark deleted", "3 marks deleted")
    );
}
