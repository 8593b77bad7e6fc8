//! Markdown to clean paragraphs.
//!
//! Headings and paragraphs become paragraphs, list items lines with `- `, tables lines with tabs;
//! emphasis, links and pictures leave their words only. HTML in it is read as HTML.

mod block;
mod emphasis;
mod inline;
mod line;
mod link;

use crate::title::shortened;

/// An article written in Markdown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarkdownText {
    /// Its words.
    pub text: String,
    /// The `title` of its front matter, or its first heading of the first level.
    pub title: Option<String>,
}

/// The words of some Markdown. Any input gives a result.
pub fn markdown_to_text(markdown: &str) -> MarkdownText {
    let (front_matter_title, body) = front_matter(markdown);
    let (text, heading) = block::read(body);
    let title = front_matter_title.or(heading);
    let title = title
        .map(|title| shortened(&title))
        .filter(|title| !title.is_empty());
    MarkdownText { text, title }
}

/// The title in the YAML between two lines of `---` at the beginning, and what follows these.
fn front_matter(markdown: &str) -> (Option<String>, &str) {
    let Some(inside) = markdown.strip_prefix("---\n") else {
        return (None, markdown);
    };
    let mut title = None;
    let mut length = 0;
    for line in inside.split_inclusive('\n') {
        length += line.len();
        let line = line.trim_end();
        if line == "---" || line == "..." {
            return (title, &inside[length..]);
        }
        if let Some(value) = line.strip_prefix("title:") {
            let value = value.trim();
            let unquoted = ['"', '\''].iter().find_map(|quote| {
                value
                    .strip_prefix(*quote)
                    .and_then(|value| value.strip_suffix(*quote))
            });
            title = Some(unquoted.unwrap_or(value).to_owned());
        }
        // A line that is neither of the form `key: value` nor deeper is no YAML.
        if !line.is_empty() && !line.starts_with([' ', '-', '#']) && !line.contains(':') {
            break;
        }
    }
    (None, markdown)
}
