//! What a line of Markdown is by how it begins.
//!
//! After `CommonMark` 0.31, sections 4 and 5, and the tables of GitHub.

/// The line without the marks of the quotations it stands in.
pub(super) fn unquoted(line: &str) -> &str {
    let mut line = line;
    while let Some(inside) = line.trim_start().strip_prefix('>') {
        if indent(line) >= 4 {
            break;
        }
        line = inside.strip_prefix(' ').unwrap_or(inside);
    }
    line
}

/// How far a line is indented, in columns; a tab goes to the next fourth.
pub(super) fn indent(line: &str) -> usize {
    let blanks = line.chars().take_while(|c| matches!(c, ' ' | '\t'));
    blanks.fold(0, |columns, c| {
        if c == '\t' {
            columns / 4 * 4 + 4
        } else {
            columns + 1
        }
    })
}

/// What follows the mark of a list item. Within a paragraph a number must be 1, and the item must
/// have words: else a year at the beginning of a line would be one.
pub(super) fn list_item(text: &str, in_paragraph: bool) -> Option<&str> {
    if is_rule(text) {
        return None;
    }
    let digits = text.bytes().take(9).take_while(u8::is_ascii_digit).count();
    let after = if digits > 0 {
        text[digits..].strip_prefix(['.', ')'])?
    } else {
        text.strip_prefix(['-', '*', '+'])?
    };
    let item = after
        .strip_prefix([' ', '\t'])
        .or_else(|| after.is_empty().then_some(""))?;
    let may_interrupt = !item.trim().is_empty() && (digits == 0 || &text[..digits] == "1");
    (!in_paragraph || may_interrupt).then(|| item.trim_start())
}

/// The character and length of a fence.
pub(super) fn fence(text: &str) -> Option<(char, usize)> {
    let mark = text.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = text.chars().take_while(|c| *c == mark).count();
    let is_fence = length >= 3 && !(mark == '`' && text[length..].contains('`'));
    is_fence.then_some((mark, length))
}

/// The level and words of a heading that begins with `#`.
pub(super) fn heading(text: &str) -> Option<(usize, &str)> {
    let level = text.bytes().take_while(|b| *b == b'#').count();
    let words = &text[level..];
    if !(1..=6).contains(&level) || !(words.is_empty() || words.starts_with([' ', '\t'])) {
        return None;
    }
    let words = words.trim();
    let bare = words.trim_end_matches('#');
    let words = if bare.is_empty() || bare.ends_with([' ', '\t']) {
        bare.trim_end()
    } else {
        words
    };
    Some((level, words))
}

/// Whether a line is all `=` or all `-`: what is above it is a heading.
pub(super) fn is_underline(text: &str) -> bool {
    let text = text.trim_end();
    text.chars().all(|c| c == '=') || (text.chars().all(|c| c == '-') && !text.is_empty())
}

/// Whether a line is a rule across the page.
pub(super) fn is_rule(text: &str) -> bool {
    let mut marks = text.chars().filter(|c| !c.is_whitespace());
    let Some(first) = marks.next().filter(|c| matches!(c, '-' | '*' | '_')) else {
        return false;
    };
    let rest: Vec<char> = marks.collect();
    rest.len() >= 2 && rest.iter().all(|c| *c == first)
}

/// Whether a line parts the head of a table from its rows.
pub(super) fn is_table_rule(text: &str) -> bool {
    text.contains('-') && text.contains('|') && text.chars().all(|c| "|-: \t".contains(c))
}

/// The label that a line gives an address to.
pub(super) fn definition(line: &str) -> Option<&str> {
    let line = line.trim_start().strip_prefix('[')?;
    let (label, address) = line.split_once("]:")?;
    let is_label =
        !label.trim().is_empty() && !label.starts_with('^') && !label.contains(['[', ']']);
    // An address is one word, a title follows in quotation marks.
    let mut words = address.trim().splitn(2, char::is_whitespace);
    words.next().filter(|address| !address.is_empty())?;
    let title = words.next().map_or("", str::trim);
    let is_title = title.is_empty() || title.starts_with(['"', '\'', '(']);
    (is_label && is_title).then_some(label)
}

/// The words of a footnote.
pub(super) fn footnote(text: &str) -> Option<&str> {
    let (label, words) = text.strip_prefix("[^")?.split_once("]:")?;
    (!label.contains(char::is_whitespace)).then(|| words.trim_start())
}

/// Elements that begin a block of HTML.
const BLOCK_ELEMENTS: [&str; 26] = [
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "details",
    "div",
    "dl",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "header",
    "hr",
    "html",
    "main",
    "nav",
    "ol",
    "p",
    "section",
    "summary",
    "table",
    "ul",
    "iframe",
];

/// What ends the block of HTML that begins here: a certain word, or, if none, a blank line.
#[expect(
    clippy::option_option,
    reason = "no block of HTML, one without an end, one with an end"
)]
pub(super) fn html_block(text: &str) -> Option<Option<&'static str>> {
    let inside = text.strip_prefix('<')?;
    let ends = [
        ("!--", "-->"),
        ("script", "</script>"),
        ("style", "</style>"),
        ("pre", "</pre>"),
    ];
    if let Some((_, end)) = ends.iter().find(|(begin, _)| inside.starts_with(begin)) {
        return Some(Some(end));
    }
    let name = inside.strip_prefix('/').unwrap_or(inside);
    let end = name
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(name.len());
    let name = name[..end].to_ascii_lowercase();
    BLOCK_ELEMENTS.contains(&name.as_str()).then_some(None)
}
