//! Whole pages: what is taken out of them, here or elsewhere.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a helper that fails is a test that fails"
)]

use std::fs;
use std::path::Path;

use standpoint_annotation::Source;
use standpoint_formats::{
    Coming, Encoding, Opened, WholePage, html_to_text, open, open_but_pages, open_with, reader_view,
};

/// A page and the text of its article, which the app is to find too.
fn page() -> (Vec<u8>, String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/browser/pages");
    let html = fs::read(folder.join("dam.html")).unwrap();
    let text = fs::read_to_string(folder.join("dam.txt")).unwrap();
    (html, text.trim_end().to_owned())
}

fn whole(name: &str, bytes: &[u8], encoding: Option<Encoding>) -> WholePage {
    match open_but_pages(Some(name), bytes, encoding).unwrap() {
        Coming::Page(page) => page,
        Coming::Opened(opened) => panic!("a page was expected, not {opened:?}"),
    }
}

/// The text, the title and the source of what was opened.
fn parts(opened: Opened) -> (String, String, Source) {
    match opened {
        Opened::Text {
            text,
            title,
            source,
            ..
        } => (text, title, source),
        other => panic!("a text was expected, not {other:?}"),
    }
}

#[test]
fn a_page_becomes_its_article_with_title_and_source() {
    let (html, expected) = page();
    let opened = open_with(Some("dam.html"), &html, reader_view).unwrap();
    let (text, title, source) = parts(opened);
    assert_eq!(text, expected);
    assert_eq!(title, "Ministers stall on the Vessa dam");
    assert_eq!(source.publisher.as_deref(), Some("The Kessian Post"));
    assert_eq!(source.published.as_deref(), Some("2026-03-01"));
    let url = "https://post.example/2026/vessa-dam";
    assert_eq!(source.url.as_deref(), Some(url));
}

#[test]
fn what_is_taken_out_elsewhere_is_opened_as_here() {
    let (html, _) = page();
    let page = whole("dam.html", &html, None);
    assert_eq!(page.html().as_bytes(), html);
    let elsewhere = page.opened(html_to_text(page.html())).unwrap();
    let here = open(Some("dam.html"), &html).unwrap();
    assert_eq!(parts(elsewhere), parts(here));
    assert!(page.opened(html_to_text("<html>")).is_err());
}

#[test]
fn a_page_is_decoded_as_somebody_says_it_is() {
    let page = whole("a.txt", b"<html>caf\x8E", Some(Encoding::MacRoman));
    assert_eq!(&**page.html(), "<html>caf\u{e9}");
}

#[test]
fn a_fragment_in_a_file_is_opened_as_it_is() {
    let opened = open_but_pages(Some("a.html"), b"<p>Ode waits.</p>", None).unwrap();
    let Coming::Opened(opened) = opened else {
        panic!("a fragment is no page");
    };
    assert_eq!(parts(opened).0, "Ode waits.");
}
