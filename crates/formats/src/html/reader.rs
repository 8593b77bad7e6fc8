//! The article of a page, as reader views show it.
//!
//! Source: Mozilla's Readability, as `dom_smoothie` has it in Rust. Most sites do not say which part
//! of a page is the article; Readability tells it by where commas and long paragraphs are, and few
//! links. What it leaves becomes text as any other page.

use dom_smoothie::{Article, Config, Readability};
use standpoint_annotation::Source;

use super::page::{Forms, Page};
use super::token::{Token, tokens};
use super::{HtmlText, html_to_text, is_page};

/// An article has at least so many characters; what is shorter may be a teaser or a notice.
/// Source: `charThreshold` of Readability.
const SHORTEST: usize = 500;

/// Pages that nest deeper, or have more elements, are read without a reader view, which would take
/// long over them.
const DEEPEST: usize = 256;
const MOST_ELEMENTS: usize = 50_000;

/// The article in a whole page; in anything else, and where no article is found, what
/// [`html_to_text`] says.
pub fn reader_view(html: &str) -> HtmlText {
    let whole = html_to_text(html);
    if !is_page(html) || !is_moderate(html) {
        return whole;
    }
    let config = Config {
        max_elements_to_parse: MOST_ELEMENTS,
        ..Config::default()
    };
    let article = Readability::new(html, None, Some(config)).and_then(|mut page| page.parse());
    let Ok(article) = article else {
        return whole;
    };
    let text = Page::read(&article.content, Forms::LeftOut).article();
    let text = if text.chars().count() >= SHORTEST {
        headed(text, &whole)
    } else {
        whole.text
    };
    HtmlText {
        text,
        title: whole.title,
        source: source(article),
    }
}

/// The article below its headline. Readability takes that for the page's, not for the article's; but
/// who stands where is said in headlines, too.
fn headed(article: String, whole: &HtmlText) -> String {
    let is_missing = |headline: &&str| {
        whole.text.lines().any(|line| line == *headline)
            && !article.lines().any(|line| line == *headline)
    };
    match whole.title.as_deref().filter(is_missing) {
        Some(headline) => format!("{headline}\n\n{article}"),
        None => article,
    }
}

/// Where a page says that its article comes from.
fn source(article: Article) -> Source {
    let said = |words: Option<String>| words.map(|words| words.trim().to_owned());
    Source {
        url: said(article.url)
            .filter(|url| url.starts_with("https://") || url.starts_with("http://")),
        publisher: said(article.site_name).filter(|name| !name.is_empty()),
        published: said(article.published_time).and_then(|time| day(&time)),
        ..Source::default()
    }
}

/// The day in a time as pages give it, `2026-03-01T06:30:00Z`; none where it is written otherwise.
fn day(time: &str) -> Option<String> {
    let day = time.get(..10)?;
    let mut letters = day.bytes().enumerate();
    let is_day = letters.all(|(place, letter)| match place {
        4 | 7 => letter == b'-',
        _ => letter.is_ascii_digit(),
    });
    is_day.then(|| day.to_owned())
}

/// Whether a page is neither deep nor long beyond what people write.
fn is_moderate(html: &str) -> bool {
    let (mut depth, mut deepest, mut elements) = (0_usize, 0, 0);
    for token in tokens(html) {
        match token {
            Token::Start(_) => {
                (depth, elements) = (depth + 1, elements + 1);
                deepest = deepest.max(depth);
            }
            Token::End(_) => depth = depth.saturating_sub(1),
            Token::Text(_) => {}
        }
    }
    deepest <= DEEPEST && elements <= MOST_ELEMENTS
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page as sites write them: nothing says which part is the article.
    fn page(paragraphs: usize) -> String {
        let link = "<li><a href=\"/x\">Other news, and more of it</a></li>".repeat(12);
        let paragraph = "<p>Ministers of Kessia stall, they say, on the dam, which “nobody” wants, and \
            Ode Karam, who holds the seal, waits for rain, for votes, and for time.</p>";
        format!(
            "<!DOCTYPE html><html><head><title>Dam - The Kessian</title></head><body>\
             <div class=\"sidebar\"><h2>Most read</h2><ul>{link}</ul></div>\
             <div class=\"story\"><h1>Dam stalls</h1>{}<blockquote>It stays, he said.</blockquote></div>\
             <div class=\"comments\"><p>First! said a reader.</p></div>\
             <div class=\"promo\"><p>Subscribe now.</p><ul>{link}</ul></div></body></html>",
            paragraph.repeat(paragraphs)
        )
    }

    #[test]
    fn the_article_stays_and_what_is_around_it_goes() {
        let article = reader_view(&page(8));
        assert!(
            article.text.contains("Ode Karam, who holds the seal")
                && article.text.contains("It stays")
        );
        for around in ["Other news", "Most read", "Subscribe", "First!"] {
            assert!(html_to_text(&page(8)).text.contains(around));
            assert!(!article.text.contains(around), "{around}: {}", article.text);
        }
        assert_eq!(article.title.as_deref(), Some("Dam stalls"));
    }

    #[test]
    fn the_headline_stands_above_its_article_once() {
        let text = reader_view(&page(8)).text;
        assert!(text.starts_with("Dam stalls\n\nMinisters of"), "{text}");
        assert_eq!(text.matches("Dam stalls").count(), 1);
        // What stands in the window's title alone is no headline.
        let bare = page(8).replace("<h1>Dam stalls</h1>", "");
        assert!(reader_view(&bare).text.starts_with("Ministers of"));
    }

    #[test]
    fn a_page_says_where_it_comes_from() {
        let said = "<head><meta property=\"og:site_name\" content=\" The Kessian \">\
            <script type=\"application/ld+json\">{\"@context\": \"https://schema.org\", \
            \"@type\": \"NewsArticle\", \"url\": \"https://kessian.example/dam\", \
            \"datePublished\": \"2026-03-01T06:30:00Z\"}</script>";
        let source = reader_view(&page(8).replace("<head>", said)).source;
        assert_eq!(source.url.as_deref(), Some("https://kessian.example/dam"));
        assert_eq!(source.publisher.as_deref(), Some("The Kessian"));
        assert_eq!(source.published.as_deref(), Some("2026-03-01"));
        assert_eq!(reader_view(&page(8)).source, Source::default());
    }

    #[test]
    fn days_are_taken_as_they_are_sorted() {
        assert_eq!(day("2026-03-01").as_deref(), Some("2026-03-01"));
        for other in ["1 March 2026", "2026-03", "March 2026, é", ""] {
            assert_eq!(day(other), None, "{other}");
        }
    }

    #[test]
    fn what_is_no_page_or_too_short_is_read_as_it_is() {
        let short = "<html><p>Ode waits.</p></html>";
        assert_eq!(reader_view(short), html_to_text(short));
        let fragment = page(8).replace("<!DOCTYPE html><html>", "");
        let fragment = fragment.split_once("<body>").unwrap().1;
        assert_eq!(reader_view(fragment), html_to_text(fragment));
    }

    #[test]
    fn deep_pages_end() {
        let deep = format!("<html>{}words", "<div>".repeat(100_000));
        assert_eq!(reader_view(&deep).text, "words");
        let within = format!("<html>{}{}", "<div>".repeat(DEEPEST - 1), "<p>words, words");
        assert!(!reader_view(&within).text.is_empty());
    }
}
