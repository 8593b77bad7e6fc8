//! HTML and Markdown become clean paragraphs.

use proptest::prelude::*;
use standpoint_formats::{html_to_text, markdown_to_text};

#[test]
fn html_leaves_words_in_paragraphs() {
    let table = [
        (
            "words",
            "<p>One <b>two</b></p><p>three<br>four</p>",
            "One two\n\nthree\nfour",
        ),
        (
            "headings",
            "<h1>Head</h1><h2>Sub</h2>text",
            "Head\n\nSub\n\ntext",
        ),
        (
            "blanks",
            "<p> a \n  b&nbsp;&nbsp;c </p>\n\n<p> </p><p>&nbsp;</p>d",
            "a b c\n\nd",
        ),
        (
            "a blank between elements",
            "<b>a</b> <i>b</i><i>c</i>",
            "a bc",
        ),
        ("lists", "<p>x<ul><li>a<li>b</ul>y", "x\n\n- a\n- b\n\ny"),
        (
            "nested lists",
            "<ol><li><p>a</p><ul><li>b</li></ul></li><li></li><li>c</li></ol>",
            "- a\n- b\n- c",
        ),
        (
            "tables",
            "<table><tr><th>a<th>b<tr><td>1<td><td>2</table>c",
            "a\tb\n1\t2\n\nc",
        ),
        (
            "layout tables",
            "<table><tr><td><p>a</p><p>b</p></td></tr></table>",
            "a\n\nb",
        ),
        ("lines", "<div>a</div><div>b</div>", "a\nb"),
        ("preformatted", "<pre>\na  b\n c</pre>d", "a  b\n c\n\nd"),
        (
            "quotations",
            "<blockquote>a</blockquote><q>b</q>",
            "a\n\n“b”",
        ),
        (
            "references",
            "&ldquo;A&amp;B&rdquo; &#8212; &lt;b&gt;no tag&lt;/b&gt;",
            "“A&B” — <b>no tag</b>",
        ),
        (
            "broken words",
            "pea&shy;ce\u{200B}keep<wbr>ers",
            "peacekeepers",
        ),
    ];
    for (what, html, text) in table {
        assert_eq!(html_to_text(html).text, text, "{what}");
    }
}

#[test]
fn html_that_is_no_part_of_the_article_is_left_out() {
    let table = [
        (
            "scripts",
            "a<script>b<p>c</script><style>p{}</style><noscript>d</noscript>e",
            "ae",
        ),
        (
            "comments",
            "a<!-- b <p>c</p> -->d<!--[if mso]><p>e</p><![endif]-->",
            "ad",
        ),
        ("menus", "<nav><a>Home</a></nav><menu><li>x</menu><p>a", "a"),
        (
            "roles",
            "<div role=navigation>x</div><div role=\"search\">x</div>a",
            "a",
        ),
        (
            "hidden",
            "<p hidden>x</p><p aria-hidden=true>x<p>a<p style='DISPLAY : none'>x",
            "a",
        ),
        ("not hidden", "<p aria-hidden=false>a</p>", "a"),
        (
            "forms",
            "<form>Name <input><button>Go</button></form><p>a</p>",
            "a",
        ),
        (
            "a page in a form",
            "<body><form><p>a</p><button>Go</button></form>",
            "a",
        ),
        (
            "the end of a page",
            "<p>a</p><footer>(c) The Courier</footer>",
            "a",
        ),
        (
            "a quotation's source",
            "<blockquote>a<footer>Ada</footer></blockquote>",
            "a\n\nAda",
        ),
        ("unclosed", "<div><p>a<b>b<p>c", "ab\n\nc"),
        ("stray ends", "a</div></b></p>b", "a\n\nb"),
        (
            "pictures",
            "<figure><img alt=x><figcaption>a</figcaption></figure><svg><text>x</text></svg>b",
            "a\n\nb",
        ),
        (
            "readings",
            "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>",
            "漢",
        ),
        ("no markup", "1 < 2 & 3 > 2", "1 < 2 & 3 > 2"),
        ("nothing", "", ""),
        ("only markup", "<p><br><img>", ""),
    ];
    for (what, html, text) in table {
        assert_eq!(html_to_text(html).text, text, "{what}");
    }
}

#[test]
fn the_article_is_taken_out_of_its_page() {
    let story = "<p>Kessia rejected a joint inspection of the dam on Tuesday.</p>";
    let words = "Kessia rejected a joint inspection of the dam on Tuesday.";
    let table = [
        format!("<p>Menu</p><article>{story}</article><p>More</p>"),
        format!("<p>Menu</p><main>{story}</main><p>More</p>"),
        format!("<p>Menu</p><div role=main>{story}</div><p>More</p>"),
        format!("<main><p>Menu</p><article>{story}</article></main><p>More</p>"),
        format!("<article>Other</article><article>{story}</article><article>More</article>"),
        format!("<article>{story}"),
    ];
    for html in table {
        assert_eq!(html_to_text(&html).text, words, "{html}");
    }
    // A teaser in an article of its own is not the page.
    let html = format!("<article>Teaser</article>{story}");
    assert_eq!(html_to_text(&html).text, format!("Teaser\n\n{words}"));
    // The article's own header and footer belong to it.
    let html =
        format!("<article><header><h1>Head</h1></header>{story}<footer>By Ada</footer></article>");
    assert_eq!(
        html_to_text(&html).text,
        format!("Head\n\n{words}\n\nBy Ada")
    );
}

#[test]
fn a_page_says_what_it_is_called() {
    let table = [
        (
            "<title>Dam | The Courier</title><p>x",
            Some("Dam | The Courier"),
        ),
        (
            "<title>Dam | The Courier</title><h1>Dam <i>talks</i></h1>",
            Some("Dam talks"),
        ),
        (
            "<meta property=og:title content='Talks &amp; dam'><h1>x</h1>",
            Some("Talks & dam"),
        ),
        (
            "<h1>The Courier</h1><article><h1>Talks</h1>x</article>",
            Some("Talks"),
        ),
        ("<h1></h1><title> </title>", None),
        (
            "<nav><h1>Menu</h1></nav><svg><title>Logo</title></svg>x",
            None,
        ),
    ];
    for (html, title) in table {
        assert_eq!(html_to_text(html).title.as_deref(), title, "{html}");
    }
}

#[test]
fn markdown_leaves_words_in_paragraphs() {
    let table = [
        ("paragraphs", "one\ntwo\n\n\nthree", "one two\n\nthree"),
        (
            "headings",
            "# Head #\ntext\n## C# in use\n\nSet\n===\nSub\n---",
            "Head\n\ntext\n\nC# in use\n\nSet\n\nSub",
        ),
        ("no heading", "#tag", "#tag"),
        (
            "emphasis",
            "*a* **b** ***c*** _d_ __e__ ~~f~~",
            "a b c d e f",
        ),
        (
            "no emphasis",
            "2 * 3 * 4, snake_case_name, a*, ** b **, ~ten",
            "2 * 3 * 4, snake_case_name, a*, ** b **, ~ten",
        ),
        ("crossing emphasis", "*a _b* c_ **d*", "a _b c_ *d"),
        ("within a word", "un*believ*able", "unbelievable"),
        ("code", "`a*b*` ``c`d`` `open", "a*b* c`d `open"),
        ("escapes", "\\*a\\* 1\\. &amp; \\z", "*a* 1. & \\z"),
        (
            "links",
            "[a](http://x \"t\") [b][r] [r] [c][] <http://y> [d](<u v>)\n\n[r]: http://x\n[c]: /c 'T'",
            "a b r c http://y d",
        ),
        ("no links", "[a] (b) [c](d", "[a] (b) [c](d"),
        ("brackets in an address", "[a](b(c)d) e", "a e"),
        ("emphasis in a link", "**[a *b*](c)**", "a b"),
        ("pictures", "![alt](p.png) [![alt](p)](q) a", "a"),
        ("footnotes", "a[^1]\n\n[^1]: b", "a\n\nb"),
        ("breaks", "a  \nb\\\nc", "a\nb\nc"),
        (
            "lists",
            "x\n\n- a\n  b\n* c\n\n+ d\n\ny",
            "x\n\n- a b\n- c\n- d\n\ny",
        ),
        ("numbers", "1. a\n2) b\n10. c", "- a\n- b\n- c"),
        (
            "nested lists",
            "- a\n  - b\n    1. c\n- - d",
            "- a\n- b\n- c\n- d",
        ),
        ("tasks", "- [ ] a\n- [x] b", "- a\n- b"),
        ("paragraphs in lists", "- a\n\n  b\n- c", "- a\nb\n- c"),
        (
            "a year is no item",
            "It happened in\n1986. Then",
            "It happened in 1986. Then",
        ),
        ("a minus is no item", "a\n-5 degrees", "a -5 degrees"),
        ("quotations", "> a\n> b\n>\n> > c\n\nd", "a b\n\nc\n\nd"),
        ("lists in quotations", "> - a\n> - b", "- a\n- b"),
        ("rules", "a\n\n---\n\n* * *\nb", "a\n\nb"),
        (
            "fences",
            "```rust\na  *b*\n\n  c\n```\nd",
            "a  *b*\n\n  c\n\nd",
        ),
        ("an open fence", "~~~\na", "a"),
        ("indented code", "a\n\n    b *c*\n\nd", "a\n\nb *c*\n\nd"),
        (
            "tables",
            "| a | *b* |\n|---|:-:|\n| 1 | 2 |\n\nc",
            "a\tb\n1\t2\n\nc",
        ),
        (
            "html",
            "<div>\n<p>a <b>b</b>\n</div>\n\n*c* <i>d</i><br>e <!-- f -->g",
            "a b\n\nc d\ne g",
        ),
        ("scripts", "<script>\n\nx\n</script>\n\na", "a"),
        ("comments", "a\n\n<!-- x\n\ny -->\nb", "a\n\nb"),
        ("no tag", "a < b and c <d", "a < b and c <d"),
        ("front matter", "---\ntitle: x\n---\na", "a"),
        (
            "a rule first",
            "---\nnot: yaml\nbut words\n---",
            "not: yaml but words",
        ),
        ("nothing", "", ""),
    ];
    for (what, markdown, text) in table {
        assert_eq!(markdown_to_text(markdown).text, text, "{what}");
    }
}

#[test]
fn markdown_says_what_it_is_called() {
    let table = [
        (
            "---\ntitle: \"The dam\"\ntags:\n - x\n---\n# Head",
            Some("The dam"),
        ),
        ("## Sub\n\n# *Head* `x`\n\n# Next", Some("Head x")),
        ("Head\n====", Some("Head")),
        ("words", None),
    ];
    for (markdown, title) in table {
        assert_eq!(
            markdown_to_text(markdown).title.as_deref(),
            title,
            "{markdown}"
        );
    }
}

/// Texts made of what markup is made of.
fn markup() -> impl Strategy<Value = String> {
    let pieces = [
        "<p>",
        "</p>",
        "<",
        ">",
        "</",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<li>",
        "<td",
        " hidden",
        "=\"",
        "'",
        "&",
        "&amp;",
        "&#",
        "x",
        ";",
        "é",
        "😀",
        " ",
        "\n",
        "\t",
        "*",
        "**",
        "_",
        "`",
        "```",
        "[",
        "](",
        ")",
        "![",
        "#",
        "- ",
        "1. ",
        "> ",
        "|",
        "|-|",
        "---",
        "\\",
        "\0",
        "<pre>",
        "<article>",
        "~",
        "[^",
        "]:",
        "    ",
    ];
    let piece = prop::sample::select(pieces.to_vec());
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_html_gives_clean_text(html in markup()) {
        let text = html_to_text(&html).text;
        prop_assert_eq!(text.trim(), text.as_str());
    }

    #[test]
    fn any_markdown_gives_clean_text(markdown in markup()) {
        let text = markdown_to_text(&markdown).text;
        prop_assert_eq!(text.trim_end(), text.as_str());
    }

    #[test]
    fn escaped_words_come_through_html(words in "[a-z<>&\"' ]{0,40}") {
        let escaped = words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let single: Vec<&str> = words.split_whitespace().collect();
        prop_assert_eq!(html_to_text(&format!("<p>{escaped}</p>")).text, single.join(" "));
    }
}

#[test]
fn long_and_hostile_markup_is_read_in_one_go() {
    // Quadratic work on any of these would take minutes.
    let many = 20_000;
    for piece in [
        "*a ", "[a](", "[a](b \"", "`a``", "<a ", "![", "_a", "&amp", "| a ", "> ", "- ",
    ] {
        markdown_to_text(&piece.repeat(many));
    }
    for piece in [
        "<div>", "</p>", "<!--", "<a b=", "&", "<li><p>", "<pre>\n", "<script>",
    ] {
        html_to_text(&piece.repeat(many));
    }
}
