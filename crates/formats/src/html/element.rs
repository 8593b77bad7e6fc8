//! What the elements of HTML mean for their words.

use super::token::Tag;

/// What an element does to the text around and in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Nothing: its words belong to the line.
    Inline,
    /// Its words are not read by a reader of the article, or are none.
    Left,
    /// A form: left out, unless all of the page is in it.
    Form,
    /// Begins a line and ends it.
    Line,
    /// Begins a paragraph and ends it.
    Paragraph,
    /// The headline.
    Headline,
    /// A list.
    List,
    /// An item of a list.
    Item,
    /// A cell of a table.
    Cell,
    /// A line break.
    Break,
    /// Words whose line ends and blanks stay.
    Preformatted,
    /// Words in quotation marks that are not written.
    Quoted,
    /// The page's name.
    Title,
    /// The article.
    Article,
    /// All that is not menus and the like.
    Main,
    /// What stands below the article, if it stands outside it.
    Footer,
    /// Something said of the page.
    Meta,
}

/// Elements without an end tag.
pub(crate) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Roles of ARIA that say the same as the elements left out.
fn is_left_by_role(role: &str) -> bool {
    matches!(
        role,
        "navigation"
            | "menu"
            | "menubar"
            | "search"
            | "form"
            | "dialog"
            | "alertdialog"
            | "toolbar"
            | "tablist"
            | "tooltip"
            | "button"
    )
}

/// Whether an element is not shown, to anybody or to those who have it read out.
fn is_hidden(tag: &Tag) -> bool {
    let style = tag.attribute("style").unwrap_or_default();
    let style: String = style
        .split_whitespace()
        .collect::<String>()
        .to_ascii_lowercase();
    tag.attribute("hidden").is_some()
        || tag
            .attribute("aria-hidden")
            .is_some_and(|v| v.eq_ignore_ascii_case("true"))
        || style.contains("display:none")
        || style.contains("visibility:hidden")
}

/// What an element is for its words.
pub(crate) fn role(tag: &Tag) -> Role {
    let aria = tag
        .attribute("role")
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    if is_hidden(tag) || is_left_by_role(&aria) {
        return Role::Left;
    }
    match aria.as_str() {
        "main" => return Role::Main,
        "article" => return Role::Article,
        "contentinfo" => return Role::Footer,
        _ => {}
    }
    match tag.name.as_str() {
        "script" | "style" | "nav" | "menu" | "template" | "svg" | "noscript" | "iframe"
        | "object" | "canvas" | "audio" | "video" | "map" | "select" | "datalist" | "button"
        | "textarea" | "dialog" | "rt" | "rp" | "noframes" | "noembed" | "applet" | "progress"
        | "meter" => Role::Left,
        "form" | "fieldset" => Role::Form,
        "p" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote" | "figure" | "figcaption"
        | "table" | "section" | "header" | "aside" | "hgroup" | "address" | "details" | "hr"
        | "caption" => Role::Paragraph,
        "h1" => Role::Headline,
        "ul" | "ol" | "dl" => Role::List,
        "li" => Role::Item,
        "td" | "th" => Role::Cell,
        "br" => Role::Break,
        "pre" | "listing" | "xmp" => Role::Preformatted,
        "q" => Role::Quoted,
        "title" => Role::Title,
        "article" => Role::Article,
        "main" => Role::Main,
        "footer" => Role::Footer,
        "meta" => Role::Meta,
        "div" | "tr" | "dt" | "dd" | "summary" | "legend" | "center" | "body" | "html" | "head"
        | "thead" | "tbody" | "tfoot" | "option" => Role::Line,
        _ => Role::Inline,
    }
}

/// Whether an element that is still open ends where `next` begins, its end tag being left away.
pub(crate) fn is_ended_by(open: &str, next: &str) -> bool {
    match open {
        "li" => next == "li",
        "dt" | "dd" => matches!(next, "dt" | "dd"),
        "td" | "th" => matches!(next, "td" | "th" | "tr" | "tbody" | "tfoot"),
        "tr" => matches!(next, "tr" | "tbody" | "tfoot"),
        "head" => next == "body",
        "p" => matches!(
            next,
            "p" | "div"
                | "ul"
                | "ol"
                | "dl"
                | "h1"
                | "h2"
                | "h3"
                | "h4"
                | "h5"
                | "h6"
                | "table"
                | "blockquote"
                | "section"
                | "article"
                | "aside"
                | "header"
                | "footer"
                | "main"
                | "nav"
                | "figure"
                | "form"
                | "pre"
                | "hr"
                | "address"
                | "details"
        ),
        _ => false,
    }
}
