//! Plain or formatted: which of the two wordings of a text on the clipboard to take.

/// Elements that make paragraphs, and of which one is enough to show that the markup knows them.
const BLOCKS: [&str; 14] = [
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "blockquote",
    "article",
    "section",
    "td",
    "dd",
    "figcaption",
];

/// Elements that may only be a program's way to write lines: they count from the second on.
const LINES: [&str; 2] = ["div", "br"];

/// Whether the markup says more about paragraphs than the plain text does: it has blocks of text,
/// or there is no plain text.
pub(super) fn prefers_html(html: &str, plain: &str) -> bool {
    if html.trim().is_empty() {
        return false;
    }
    if plain.trim().is_empty() {
        return true;
    }
    let mut lines = 0;
    for name in tags(html) {
        if BLOCKS.iter().any(|block| name.eq_ignore_ascii_case(block)) {
            return true;
        }
        if LINES.iter().any(|line| name.eq_ignore_ascii_case(line)) {
            lines += 1;
        }
        if lines > 1 {
            return true;
        }
    }
    false
}

/// The names of the start tags, in order.
fn tags(html: &str) -> impl Iterator<Item = &str> {
    html.split('<').skip(1).map(|tag| {
        let end = tag
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(tag.len());
        &tag[..end]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_taken_where_it_has_paragraphs() {
        let cases = [
            ("<p>One</p><p>Two</p>", "One Two", true),
            ("<meta charset='utf-8'><H2 class=x>Dam</H2>", "Dam", true),
            ("<ul><li>One</ul>", "One", true),
            ("<div>One</div><div>Two</div>", "One\nTwo", true),
            ("One<br>Two<br/>Three", "One\nTwo\nThree", true),
            ("<meta charset='utf-8'><span>One</span>", "One", false),
            ("<b>One</b> <i>two</i>", "One two", false),
            ("<div>One</div>", "One", false),
            ("<pre>fn main() {}</pre>", "fn main() {}", false),
            ("a < b and p > q", "a < b and p > q", false),
            ("", "One", false),
            ("  ", "One", false),
            ("<span>One</span>", "", true),
            ("<img src='x'>", " ", true),
            ("", "", false),
            ("<", "x", false),
        ];
        for (html, plain, expected) in cases {
            assert_eq!(
                prefers_html(html, plain),
                expected,
                "{html:?} beside {plain:?}"
            );
        }
    }
}
