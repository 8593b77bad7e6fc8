//! Cuts HTML into tags and text, as browsers do where it matters for words.
//!
//! After the tokenizer of the HTML Living Standard (13.2.5), without its errors: comments,
//! declarations and processing instructions are left out; what is no tag is text.

use std::borrow::Cow;

use super::entity;

/// A tag or the text between tags.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    Start(Tag),
    /// With the name in lower case.
    End(String),
    /// With character references resolved.
    Text(Cow<'a, str>),
}

/// A start tag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tag {
    /// In lower case.
    pub(crate) name: String,
    /// Names in lower case, values with character references resolved.
    attributes: Vec<(String, String)>,
}

impl Tag {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// Elements whose content is text up to their end tag, and no markup.
const RAW: [&str; 8] = [
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
];

/// The tags and texts of some HTML, in their order.
pub(crate) fn tokens(html: &str) -> Tokens<'_> {
    Tokens {
        rest: html,
        raw: None,
    }
}

pub(crate) struct Tokens<'a> {
    rest: &'a str,
    /// The element whose end tag alone ends the text.
    raw: Option<String>,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if let Some(name) = self.raw.take() {
            let end = end_of_raw(self.rest, &name);
            if end > 0 {
                return Some(self.text(end, name == "title" || name == "textarea"));
            }
        }
        while !self.rest.is_empty() {
            let Some(markup) = self.rest.strip_prefix('<') else {
                let end = self.rest.find('<').unwrap_or(self.rest.len());
                return Some(self.text(end, true));
            };
            match markup.bytes().next() {
                Some(b'!') if markup.starts_with("!--") => self.rest = after_comment(markup),
                Some(b'!' | b'?') => self.rest = after(markup, ">"),
                Some(b'/') => {
                    if let Some(token) = self.end_tag(markup) {
                        return Some(token);
                    }
                }
                Some(letter) if letter.is_ascii_alphabetic() => return self.start_tag(markup),
                _ => return Some(self.text(1, true)),
            }
        }
        None
    }
}

impl<'a> Tokens<'a> {
    /// The next bytes as text.
    fn text(&mut self, length: usize, resolve: bool) -> Token<'a> {
        let (text, rest) = self.rest.split_at(length);
        self.rest = rest;
        Token::Text(if resolve {
            entity::resolve(text)
        } else {
            Cow::Borrowed(text)
        })
    }

    /// An end tag; none where `</` begins no name: up to the next `>` it is then left out.
    fn end_tag(&mut self, markup: &'a str) -> Option<Token<'a>> {
        let (name, _) = name(&markup[1..]);
        self.rest = after(markup, ">");
        let begins_a_name = name.starts_with(|c: char| c.is_ascii_alphabetic());
        begins_a_name.then(|| Token::End(name.to_ascii_lowercase()))
    }

    /// A start tag; none, and nothing left, where the text ends within it.
    fn start_tag(&mut self, markup: &'a str) -> Option<Token<'a>> {
        let (tag_name, mut rest) = name(markup);
        let mut tag = Tag {
            name: tag_name.to_ascii_lowercase(),
            attributes: Vec::new(),
        };
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            if let Some(after_tag) = rest.strip_prefix('>') {
                self.rest = after_tag;
                break;
            }
            if rest.is_empty() {
                self.rest = "";
                return None;
            }
            rest = attribute(rest, &mut tag.attributes);
        }
        self.raw = RAW.contains(&tag.name.as_str()).then(|| tag.name.clone());
        Some(Token::Start(tag))
    }
}

/// A tag's name and what follows it.
fn name(markup: &str) -> (&str, &str) {
    let end = markup.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>'));
    markup.split_at(end.unwrap_or(markup.len()))
}

/// Reads one attribute; gives what follows it.
fn attribute<'a>(rest: &'a str, attributes: &mut Vec<(String, String)>) -> &'a str {
    // A `=` at the very beginning belongs to the name.
    let first = rest.chars().next().map_or(0, char::len_utf8);
    let end = rest[first..]
        .find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>' | '='))
        .map_or(rest.len(), |end| end + first);
    let (name, rest) = rest.split_at(end);
    let value = rest.trim_start().strip_prefix('=').map(str::trim_start);
    let (value, rest) = value.map_or(("", rest), attribute_value);
    let name = name.to_ascii_lowercase();
    if !attributes.iter().any(|(known, _)| *known == name) {
        attributes.push((name, entity::resolve(value).into_owned()));
    }
    rest
}

/// The value at the beginning of `rest`, without its quotation marks, and what follows it.
fn attribute_value(rest: &str) -> (&str, &str) {
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
    if let Some(quote) = quote {
        return rest[1..].split_once(quote).unwrap_or((&rest[1..], ""));
    }
    let end = rest.find(|c: char| c.is_ascii_whitespace() || c == '>');
    rest.split_at(end.unwrap_or(rest.len()))
}

/// What follows the first `end`; nothing where it does not come.
fn after<'a>(text: &'a str, end: &str) -> &'a str {
    text.split_once(end).map_or("", |(_, rest)| rest)
}

/// What follows a comment, which begins with `!--`. `!-->` and `!--->` are comments of their own.
fn after_comment(markup: &str) -> &str {
    let body = &markup[3..];
    for short in [">", "->"] {
        if let Some(rest) = body.strip_prefix(short) {
            return rest;
        }
    }
    let ends = ["-->", "--!>"].map(|end| body.find(end).map(|place| place + end.len()));
    let end = ends.into_iter().flatten().min();
    &body[end.unwrap_or(body.len())..]
}

/// Where the end tag of a raw text element begins; the end where it does not come.
fn end_of_raw(text: &str, name: &str) -> usize {
    let mut places = text.match_indices("</").map(|(place, _)| place);
    let is_end = |place: &usize| {
        let tail = &text.as_bytes()[place + 2..];
        let named = tail
            .get(..name.len())
            .is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes()));
        let next = tail.get(name.len());
        named && next.is_none_or(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>'))
    };
    places.find(is_end).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tokens as a line: `<a href=x>`, `</a>`, text in bars.
    fn shown(html: &str) -> String {
        let shown = tokens(html).map(|token| match token {
            Token::Start(tag) => {
                let attributes = tag.attributes.iter().map(|(n, v)| format!(" {n}={v}"));
                format!("<{}{}>", tag.name, attributes.collect::<String>())
            }
            Token::End(name) => format!("</{name}>"),
            Token::Text(text) => format!("|{text}|"),
        });
        shown.collect()
    }

    #[test]
    fn tags_and_text_are_told_apart() {
        let table = [
            ("a<B>b</B >c", "|a|<b>|b|</b>|c|"),
            (
                "<a HREF='x>y' b=\"1 &amp; 2\" c=d e>f",
                "<a href=x>y b=1 & 2 c=d e=>|f|",
            ),
            ("<br/><img src=/a/b.png/>", "<br><img src=/a/b.png/>"),
            ("<!doctype html><?xml v?>x<!-- a > b -->y", "|x||y|"),
            ("<!-->x<!--->y<!--a--!>z<!-- never closed", "|x||y||z|"),
            ("1 < 2 <3 <", "|1 ||<|| 2 ||<||3 ||<|"),
            ("</>x</ y>z", "|x||z|"),
            (
                "<script>if (a < b) '</p>'</SCRIPT >x",
                "<script>|if (a < b) '</p>'|</script>|x|",
            ),
            ("<title>A &amp; B</title>", "<title>|A & B|</title>"),
            ("<style></style><p", "<style></style>"),
            ("<p a a=2 =b>", "<p a= =b=>"),
            ("<p title=\"never closed>x", ""),
            ("<é>", "|<||é>|"),
        ];
        for (html, expected) in table {
            assert_eq!(shown(html), expected, "{html}");
        }
    }
}
