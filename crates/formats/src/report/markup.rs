//! A strict little reader of the markup that outputs are written in, for their tests.

use std::collections::BTreeMap;

/// An element with what it holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) fields: BTreeMap<String, String>,
    pub(super) content: Vec<Node>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    Element(Element),
    Words(String),
}

/// Elements of HTML that hold nothing and are never closed.
const VOID: [&str; 1] = ["meta"];

impl Element {
    /// The elements in it of this name, those within others among them.
    pub(super) fn all<'e>(&'e self, name: &'e str) -> Vec<&'e Self> {
        let inner = self.content.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Words(_) => None,
        });
        let found = inner.flat_map(|element| {
            let itself = (element.name == name).then_some(element);
            itself.into_iter().chain(element.all(name))
        });
        found.collect()
    }

    /// The words in it and in the elements in it.
    pub(super) fn words(&self) -> String {
        let words = self.content.iter().map(|node| match node {
            Node::Element(element) => element.words(),
            Node::Words(words) => words.clone(),
        });
        words.collect()
    }
}

/// A page or an XML file as an element that holds all of it.
///
/// # Panics
/// When elements are not closed in the order in which they were opened, or anything in them is no
/// markup as outputs write it.
pub(super) fn parsed(markup: &str) -> Element {
    let mut open = vec![Element::default()];
    let mut rest = markup;
    loop {
        let (words, after) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        if !words.is_empty() {
            let words = Node::Words(unescaped(words));
            open.last_mut().unwrap().content.push(words);
        }
        let Some(tag) = after.strip_prefix('<') else {
            break;
        };
        let (tag, after) = tag.split_once('>').unwrap();
        rest = after;
        if tag.starts_with(['?', '!']) {
            continue;
        }
        let is_closing = tag.starts_with('/');
        if !is_closing {
            open.push(element(tag.trim_end_matches('/')));
        }
        let last = open.last().unwrap();
        if is_closing {
            assert_eq!(tag[1..], last.name, "closes");
        }
        if is_closing || tag.ends_with('/') || VOID.contains(&last.name.as_str()) {
            let done = Node::Element(open.pop().unwrap());
            open.last_mut().unwrap().content.push(done);
        }
    }
    let all = open.pop().unwrap();
    assert!(open.is_empty(), "{} is never closed", all.name);
    all
}

/// `name a="b" c="d"`.
fn element(tag: &str) -> Element {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut fields = BTreeMap::new();
    while let Some((field, quoted)) = rest.trim_start().split_once("=\"") {
        let (value, after) = quoted.split_once('"').unwrap();
        let before = fields.insert(field.to_owned(), unescaped(value));
        assert_eq!(before, None, "{field} twice in {tag}");
        rest = after;
    }
    assert_eq!(rest.trim(), "", "{tag}");
    Element {
        name: name.to_owned(),
        fields,
        content: Vec::new(),
    }
}

fn unescaped(words: &str) -> String {
    let mut plain = String::new();
    let mut rest = words;
    while let Some((before, reference)) = rest.split_once('&') {
        let (name, after) = reference.split_once(';').unwrap();
        plain.push_str(before);
        plain.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#39" => '\'',
            "#13" => '\r',
            other => panic!("&{other}; is no reference that outputs write"),
        });
        rest = after;
    }
    plain + rest
}
