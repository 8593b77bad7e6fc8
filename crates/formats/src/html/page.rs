//! Walks through a page and collects its words.

use std::ops::Range;

use super::element::{Role, is_ended_by, is_void, role};
use super::token::{Tag, Token, tokens};
use crate::flow::Flow;

/// Whether the words in forms are read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Forms {
    LeftOut,
    Kept,
}

/// An element whose end has not come yet.
struct Open {
    name: String,
    role: Role,
    /// Whether its words are left out, for its own sake or for that of one around it.
    left: bool,
    /// Where its words begin.
    place: usize,
}

/// The words of a page and where its parts are.
pub(crate) struct Page {
    text: String,
    articles: Vec<Range<usize>>,
    main: Option<Range<usize>>,
    social_title: Option<String>,
    headline: Option<String>,
    title: Option<String>,
}

impl Page {
    pub(crate) fn read(html: &str, forms: Forms) -> Self {
        let mut walk = Walk::new(forms);
        for token in tokens(html) {
            match token {
                Token::Start(tag) => walk.start(&tag),
                Token::End(name) => walk.end(&name),
                Token::Text(text) => walk.text(&text),
            }
        }
        walk.finish()
    }

    /// The words of the article where there is one that makes up half of the page's main part;
    /// else those of the main part, else all.
    pub(crate) fn article(&self) -> String {
        let words = |range: &Range<usize>| {
            // The end of a part can stand before the blanks that were never written.
            let end = range.end.min(self.text.len());
            self.text
                .get(range.start.min(end)..end)
                .unwrap_or_default()
                .trim()
        };
        let all = self.text.trim();
        let main = self
            .main
            .as_ref()
            .map(words)
            .filter(|words| !words.is_empty())
            .unwrap_or(all);
        let longest = self
            .articles
            .iter()
            .map(words)
            .max_by_key(|words| words.len());
        let article = longest.filter(|words| words.len() * 2 >= main.len());
        article.unwrap_or(main).to_owned()
    }

    pub(crate) fn title(&self) -> Option<&str> {
        let titles = [&self.social_title, &self.headline, &self.title];
        titles
            .into_iter()
            .flatten()
            .map(String::as_str)
            .find(|title| !title.trim().is_empty())
    }
}

/// How deep elements may nest before further ones are taken for their parent's words.
const DEEPEST: usize = 512;

struct Walk {
    forms: Forms,
    flow: Flow,
    open: Vec<Open>,
    page: Page,
    headline_in_article: bool,
}

impl Walk {
    fn new(forms: Forms) -> Self {
        let page = Page {
            text: String::new(),
            articles: Vec::new(),
            main: None,
            social_title: None,
            headline: None,
            title: None,
        };
        Self {
            forms,
            flow: Flow::new(),
            open: Vec::new(),
            page,
            headline_in_article: false,
        }
    }

    fn is_left(&self) -> bool {
        self.open.last().is_some_and(|open| open.left)
    }

    fn is_in(&self, role: Role) -> bool {
        self.open.iter().any(|open| open.role == role)
    }

    fn is_in_article(&self) -> bool {
        self.is_in(Role::Article) || self.is_in(Role::Main)
    }

    fn start(&mut self, tag: &Tag) {
        while self
            .open
            .last()
            .is_some_and(|open| is_ended_by(&open.name, &tag.name))
        {
            self.close_last();
        }
        let role = role(tag);
        if role == Role::Meta {
            return self.meta(tag);
        }
        let left = self.is_left() || self.leaves_out(role);
        if !left {
            self.enter(role);
        }
        if !is_void(&tag.name) && self.open.len() < DEEPEST {
            let place = self.flow.place();
            self.open.push(Open {
                name: tag.name.clone(),
                role,
                left,
                place,
            });
        } else if !left {
            self.leave(role);
        }
    }

    fn leaves_out(&self, role: Role) -> bool {
        match role {
            Role::Left => true,
            Role::Form => self.forms == Forms::LeftOut,
            Role::Footer => {
                let is_quoted = self.open.iter().any(|open| open.name == "blockquote");
                !is_quoted && !self.is_in_article()
            }
            _ => false,
        }
    }

    /// What an element does to the flow where it begins.
    fn enter(&mut self, role: Role) {
        match role {
            Role::Inline | Role::Left | Role::Title | Role::Meta => {}
            Role::Line | Role::Break => self.flow.line(),
            Role::Item => self.flow.item(),
            Role::Cell => self.flow.cell(),
            Role::Quoted => self.flow.words("“"),
            // Lists in lists, and paragraphs of an item, are lines.
            Role::List | Role::Paragraph | Role::Headline if self.is_in(Role::Item) => {
                self.flow.line();
            }
            Role::List
            | Role::Form
            | Role::Paragraph
            | Role::Headline
            | Role::Preformatted
            | Role::Article
            | Role::Main
            | Role::Footer => self.flow.paragraph(),
        }
    }

    /// What an element does to the flow where it ends.
    fn leave(&mut self, role: Role) {
        match role {
            Role::Item => self.flow.end_item(),
            Role::Quoted => self.flow.words("”"),
            Role::Break | Role::Cell => {}
            _ => self.enter(role),
        }
    }

    /// Closes the innermost element of this name and what is open within it; none, nothing.
    fn end(&mut self, name: &str) {
        if let Some(place) = self.open.iter().rposition(|open| open.name == name) {
            while self.open.len() > place {
                self.close_last();
            }
        } else if name == "p" && !self.is_left() {
            self.flow.paragraph();
        }
    }

    fn close_last(&mut self) {
        let Some(closed) = self.open.pop() else {
            return;
        };
        if closed.left {
            return;
        }
        let words = closed.place..self.flow.place();
        match closed.role {
            Role::Article if !self.is_in(Role::Article) => self.page.articles.push(words),
            Role::Main if self.page.main.is_none() => self.page.main = Some(words),
            Role::Headline => self.headline(closed.place),
            _ => {}
        }
        self.leave(closed.role);
    }

    /// The first headline in the article, else the first on the page, which can be the site's name.
    fn headline(&mut self, place: usize) {
        let in_article = self.is_in_article();
        if self.page.headline.is_none() || (in_article && !self.headline_in_article) {
            self.page.headline = Some(self.flow.since(place).to_owned());
            self.headline_in_article = in_article;
        }
    }

    fn text(&mut self, text: &str) {
        if self.is_left() {
            return;
        }
        if self.is_in(Role::Title) {
            self.page.title.get_or_insert_default().push_str(text);
        } else if self.is_in(Role::Preformatted) {
            // The line end behind `<pre>` is not part of its words.
            let is_first = self
                .open
                .last()
                .is_some_and(|open| open.place == self.flow.place());
            self.flow
                .verbatim(text.strip_prefix('\n').filter(|_| is_first).unwrap_or(text));
        } else {
            self.flow.words(text);
        }
    }

    fn meta(&mut self, tag: &Tag) {
        let name = tag.attribute("property").or_else(|| tag.attribute("name"));
        if name == Some("og:title") && self.page.social_title.is_none() {
            self.page.social_title = tag.attribute("content").map(str::to_owned);
        }
    }

    fn finish(mut self) -> Page {
        while !self.open.is_empty() {
            self.close_last();
        }
        self.page.text = self.flow.finish();
        self.page
    }
}
