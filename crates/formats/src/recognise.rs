//! What a decoded file is, by its name and its content.

use crate::html;

/// What the characters of a file are to be read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// JSON by its name, or a document of ours by its content.
    Json,
    /// Something that may be JSON: it begins so, though its name does not say so.
    PerhapsJson,
    /// A web page.
    Html,
    /// Markdown, which only a name can tell.
    Markdown,
    /// Plain text.
    Text,
}

/// How far into a file the format of a document of ours is looked for, in bytes.
const FORMAT_WITHIN: usize = 4096;

/// What a file is. Its name counts where it has an ending that says something; a text that begins
/// as pages or JSON do is one of these even if the name is missing or says `.txt`.
pub fn recognise(name: Option<&str>, text: &str) -> Kind {
    let ending = name
        .and_then(|name| name.rsplit_once('.'))
        .map(|(_, ending)| ending);
    match ending.map(str::to_ascii_lowercase).as_deref() {
        Some("json" | "jsonl" | "ndjson") => return Kind::Json,
        Some("html" | "htm" | "xhtml") => return Kind::Html,
        Some("md" | "markdown" | "mdown" | "mkd") => return Kind::Markdown,
        _ => {}
    }
    if text
        .trim_start_matches('\u{FEFF}')
        .trim_start()
        .starts_with(['{', '['])
    {
        let head = &text[..text.floor_char_boundary(FORMAT_WITHIN)];
        let is_ours = head.contains("\"format\"") && head.contains("\"standpoint");
        return if is_ours {
            Kind::Json
        } else {
            Kind::PerhapsJson
        };
    }
    if html::is_page(text) {
        Kind::Html
    } else {
        Kind::Text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_contents_tell() {
        let table = [
            (Some("a.json"), "words", Kind::Json),
            (Some("A.JSONL"), "", Kind::Json),
            (Some("a.html"), "words", Kind::Html),
            (Some("notes.MD"), "# words", Kind::Markdown),
            (Some("a.txt"), "# words", Kind::Text),
            (
                Some("a.txt"),
                "\u{FEFF} <!-- x --><!DOCTYPE HTML>",
                Kind::Html,
            ),
            (Some("a.txt"), "<p>is how a paragraph begins", Kind::Text),
            (None, "<html lang=en>", Kind::Html),
            (None, "{\"format\": \"standpoint/1\"", Kind::Json),
            (None, "[Updated] Ministers stall", Kind::PerhapsJson),
            (None, "", Kind::Text),
            (Some("no ending"), "words", Kind::Text),
        ];
        for (name, text, kind) in table {
            assert_eq!(recognise(name, text), kind, "{name:?} {text}");
        }
    }
}
