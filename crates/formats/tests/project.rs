//! Projects in one file: they come back whole, and nothing hostile gets through.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use proptest::prelude::*;
use rawzip::{CompressionMethod, ZipArchiveWriter, path::EntryPath};
use standpoint_annotation::json::to_json;
use standpoint_annotation::project::ProjectError;
use standpoint_annotation::{Document, DocumentEntry, Project};
use standpoint_formats::project::archive::{ArchiveError, Packed, pack, unpack};
use standpoint_formats::project::{ProjectFileError, read_project, write_project};
use standpoint_text::Text;

fn project() -> (Project, Vec<(DocumentEntry, String)>) {
    let project = Project {
        name: "Lower Vessa basin".to_owned(),
        ..Project::default()
    };
    let document = |id: &str, text: &str| {
        let entry = DocumentEntry {
            id: id.to_owned(),
            title: id.to_uppercase(),
            ..DocumentEntry::default()
        };
        let document = Document::new(id, Text::new(text));
        (entry, to_json(&document))
    };
    (
        project,
        vec![document("zebra", "Kessia."), document("ähre/..", "Orlen.")],
    )
}

#[test]
fn a_project_comes_back_in_its_order() {
    let (project, documents) = project();
    let bytes = write_project(&project, "{\"name\": \"own\"}", documents.clone()).unwrap();
    let opened = read_project(&bytes).unwrap();
    assert_eq!(opened.project.name, project.name);
    assert_eq!(opened.codebook.as_deref(), Some("{\"name\": \"own\"}"));
    let ids: Vec<&str> = opened
        .documents
        .iter()
        .map(|d| d.document.id.as_str())
        .collect();
    assert_eq!(ids, ["zebra", "ähre/.."]);
    let listed: Vec<&str> = opened
        .project
        .documents
        .iter()
        .map(|d| d.title.as_str())
        .collect();
    assert_eq!(listed, ["ZEBRA", "ÄHRE/.."]);
    assert!(opened.refused.is_empty());
    let again = write_project(&project, "{\"name\": \"own\"}", documents).unwrap();
    assert_eq!(again, bytes, "the same project is the same file");
}

fn file(path: &str, bytes: impl Into<Vec<u8>>) -> Packed {
    Packed {
        path: path.to_owned(),
        bytes: bytes.into(),
    }
}

const BARE: &str = r#"{"format": "standpoint-project/1"}"#;

#[test]
fn a_folder_that_was_packed_by_hand_is_a_project_too() {
    let document = to_json(&Document::new("a", Text::new("Kessia.")));
    let bytes = pack([
        file("__MACOSX/dam/project.json", "shadow"),
        file("dam/project.json", BARE),
        file("dam/documents/a.json", document),
        file("dam/documents/b.json", "{"),
        file("dam/notes.txt", "mine"),
    ]);
    let opened = read_project(&bytes.unwrap()).unwrap();
    assert_eq!(opened.documents.len(), 1);
    assert_eq!(opened.refused.len(), 1);
    assert_eq!(opened.refused[0].0, "dam/documents/b.json");
}

#[test]
fn other_archives_are_no_project() {
    let word = pack([file("word/document.xml", "<w/>")]).unwrap();
    let error = read_project(&word).unwrap_err();
    assert_eq!(error, ProjectFileError::Project(ProjectError::NotAProject));
    let newer = pack([file(
        "project.json",
        r#"{"format": "standpoint-project/9"}"#,
    )])
    .unwrap();
    assert!(matches!(
        read_project(&newer),
        Err(ProjectFileError::Project(ProjectError::NewerVersion { .. }))
    ));
}

#[test]
fn paths_that_climb_or_repeat_are_refused() {
    for path in [
        "../a",
        "a/../../b",
        "/etc/x",
        "c:\\x",
        "a\\b",
        "./a",
        "a//b",
    ] {
        let bytes = raw_entry(path, b"x");
        let error = unpack(&bytes, |_| true).unwrap_err();
        assert!(
            matches!(error, ArchiveError::Path { .. }),
            "{path}: {error}"
        );
    }
    let twice = pack([file("a.json", "1"), file("a.json", "2")]).unwrap();
    assert!(matches!(
        unpack(&twice, |_| true),
        Err(ArchiveError::Twice { .. })
    ));
}

/// An archive with a path as it stands here, which a well-meaning writer would mend.
fn raw_entry(path: &str, content: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut archive = ZipArchiveWriter::new(&mut bytes);
    let new = archive.new_file(EntryPath::verbatim(path.as_bytes().to_vec()));
    let (mut entry, config) = new
        .compression_method(CompressionMethod::DEFLATE)
        .start()
        .unwrap();
    let mut packing = config.wrap(DeflateEncoder::new(&mut entry, Compression::fast()));
    packing.write_all(content).unwrap();
    let (encoder, sums) = packing.finish().unwrap();
    encoder.finish().unwrap();
    entry.finish(sums).unwrap();
    archive.finish().unwrap();
    bytes
}

#[test]
fn a_flipped_bit_is_found() {
    let (project, documents) = project();
    let bytes = write_project(&project, "{}", documents).unwrap();
    let whole = unpack(&bytes, |_| true).unwrap();
    let mut found = 0;
    for at in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x10;
        // No panic, and never another content under the same name.
        match unpack(&damaged, |_| true) {
            Ok(files) => {
                for file in &files {
                    let same = whole.iter().find(|other| other.path == file.path);
                    assert!(
                        same.is_none_or(|other| other.bytes == file.bytes),
                        "byte {at}"
                    );
                }
            }
            Err(_) => found += 1,
        }
    }
    assert!(found > bytes.len() / 2, "{found} of {}", bytes.len());
}

proptest! {
    #[test]
    fn files_come_back(contents in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..300), 0..6)) {
        let files: Vec<Packed> = contents
            .into_iter()
            .enumerate()
            .map(|(number, bytes)| file(&format!("folder/{number}.json"), bytes))
            .collect();
        let bytes = pack(files.clone()).unwrap();
        prop_assert_eq!(unpack(&bytes, |_| true).unwrap(), files);
    }

    #[test]
    fn nothing_panics(mut bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read_project(&bytes);
        bytes.splice(0..0, *b"PK\x03\x04");
        bytes.extend_from_slice(b"PK\x05\x06\0\0\0\0\x01\0\x01\0\x2e\0\0\0\0\0\0\0\0\0");
        let _ = read_project(&bytes);
    }
}
