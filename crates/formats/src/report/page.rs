//! Articles with their marks as a page to be printed: whole in itself, without scripts.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;

use standpoint_annotation::codebook::Channel;
use standpoint_annotation::segment::segments;
use standpoint_annotation::{Document, LabelId, Mark, MarkId, State};
use standpoint_text::{Span, paragraphs};

use super::statement::statements;
use super::{Head, Report, ReportWriter, escaped};
use crate::exchange::{Aspect, Files, Losses};
use crate::title::title_of;

/// The page.
pub(super) static REPORT: Report = Report {
    id: "report",
    name: "a page to be printed (HTML)",
    extension: "html",
    writer: |accepted_only| {
        Box::new(Page {
            accepted_only,
            head: Head::default(),
        })
    },
};

/// What stands before the articles. The policy forbids all that a page could load or run.
const HEAD: &str = concat!(
    "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n",
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
    "<meta name=\"viewport\" content=\"width=device-width\">\n<title>Marked articles</title>\n<style>\n",
    include_str!("page.css"),
    "</style>\n</head>\n<body>\n"
);

struct Page {
    accepted_only: bool,
    head: Head,
}

impl ReportWriter for Page {
    fn add(
        &mut self,
        document: &Document,
        files: &mut dyn Files,
        losses: &mut Losses,
    ) -> io::Result<()> {
        self.head.once(files, || HEAD.to_owned())?;
        let marks = document.marks();
        let rejected = marks.filter(|mark| mark.state == State::Rejected).count();
        losses.add(Aspect::Rejected, rejected);
        losses.add(Aspect::ZeroWidth, unseen(document, self.accepted_only));
        files.append("", article(document, self.accepted_only).as_bytes())
    }

    fn finish(&mut self, files: &mut dyn Files) -> io::Result<()> {
        self.head.once(files, || HEAD.to_owned())?;
        files.append("", b"</body>\n</html>\n")
    }
}

fn article(document: &Document, accepted_only: bool) -> String {
    let details = &document.details;
    let title = match details.title.as_str() {
        "" => title_of(document.text.as_str()),
        title => title.to_owned(),
    };
    let language = details
        .language
        .as_deref()
        .map(|language| format!(" lang=\"{}\"", escaped(language)));
    let mut html = format!("<article{}>\n", language.unwrap_or_default());
    let _ = writeln!(html, "<h1 dir=\"auto\">{}</h1>", escaped(&title));
    let source = &details.source;
    let source = [&source.publisher, &source.published, &source.url];
    let source: Vec<String> = source
        .into_iter()
        .flatten()
        .map(|words| escaped(words))
        .collect();
    if !source.is_empty() {
        let _ = writeln!(html, "<p class=\"source\">{}</p>", source.join(" · "));
    }
    add_legend(&mut html, document);
    add_text(&mut html, document, accepted_only);
    add_positions(&mut html, document, accepted_only);
    html.push_str("</article>\n");
    html
}

/// Which label looks how.
fn add_legend(html: &mut String, document: &Document) {
    html.push_str("<p class=\"legend\">");
    for label in &document.codebook.labels {
        if document.marks().any(|mark| mark.label == label.id) {
            let classes = class_of(document, &label.id);
            let _ = write!(
                html,
                "<span class=\"{classes}\">{}</span> ",
                escaped(&label.name)
            );
        }
    }
    html.push_str("</p>\n");
}

fn is_shown(mark: &Mark, accepted_only: bool) -> bool {
    match mark.state {
        State::Accepted => true,
        State::Suggested => !accepted_only,
        State::Rejected => false,
    }
}

/// How many marks lie over no letter that the page has: a page is its paragraphs.
fn unseen(document: &Document, accepted_only: bool) -> usize {
    let paragraphs = paragraphs(&document.text);
    let is_seen = |piece: &Span| {
        let first = paragraphs.partition_point(|paragraph| paragraph.end() <= piece.start());
        let paragraph = paragraphs.get(first);
        !piece.is_empty() && paragraph.is_some_and(|next| next.start() < piece.end())
    };
    let marks = document
        .marks()
        .filter(|mark| is_shown(mark, accepted_only));
    marks
        .filter(|mark| !mark.spans.pieces().iter().any(is_seen))
        .count()
}

fn add_text(html: &mut String, document: &Document, accepted_only: bool) {
    let marks = document
        .marks_in_order()
        .filter(|mark| is_shown(mark, accepted_only));
    let marks: BTreeMap<&MarkId, &Mark> = marks.map(|mark| (&mark.id, &**mark)).collect();
    let pieces = marks.values().flat_map(|mark| {
        let pieces = mark.spans.pieces().iter();
        pieces.map(|piece| (*piece, mark.id.clone()))
    });
    let pieces: Vec<(Span, MarkId)> = pieces.collect();
    for paragraph in paragraphs(&document.text) {
        html.push_str("<p dir=\"auto\">");
        let within = |(piece, _): &&(Span, MarkId)| {
            piece.start() < paragraph.end() && piece.end() > paragraph.start()
        };
        for segment in segments(paragraph, pieces.iter().filter(within).cloned()) {
            let over = segment.marks.iter().filter_map(|id| marks.get(id).copied());
            add_words(html, document, document.text.slice(segment.span), over);
        }
        html.push_str("</p>\n");
    }
}

/// Words under all marks that lie over them, the first outermost.
fn add_words<'m>(
    html: &mut String,
    document: &Document,
    words: &str,
    marks: impl Iterator<Item = &'m Mark>,
) {
    let mut open = 0;
    for mark in marks {
        open += 1;
        let mut classes = class_of(document, &mark.label);
        if mark.state == State::Suggested {
            classes.push_str(" open");
        }
        let said = mark.attributes.iter().map(|(name, value)| {
            let value = value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned);
            format!("{name}: {value}")
        });
        let said: Vec<String> = [mark.label.to_string()].into_iter().chain(said).collect();
        let _ = write!(
            html,
            "<span class=\"{classes}\" title=\"{}\">",
            escaped(&said.join("; "))
        );
    }
    html.push_str(&escaped(words));
    html.push_str(&"</span>".repeat(open));
}

fn class_of(document: &Document, label: &LabelId) -> String {
    let channel = document.codebook.label(label).map(|label| label.channel);
    let class = match channel.unwrap_or_default() {
        Channel::Underline => "underline",
        Channel::Tint => "tint",
        Channel::Wave => "wave",
        Channel::Weight => "weight",
    };
    class.to_owned()
}

fn add_positions(html: &mut String, document: &Document, accepted_only: bool) {
    let statements = statements(document, accepted_only);
    if statements.is_empty() {
        return;
    }
    html.push_str("<table>\n<tr><th>Actor</th><th>Stance</th><th>Issue</th><th>Certainty</th><th>Position</th></tr>\n");
    for statement in statements {
        let holder = statement
            .holder
            .map(|holder| holder.name)
            .unwrap_or_default();
        let cells = [
            holder.as_str(),
            statement.stance.unwrap_or_default(),
            statement.issue.unwrap_or_default(),
            statement.certainty,
            &document.quote(statement.mark),
        ];
        html.push_str("<tr>");
        for cell in cells {
            let _ = write!(html, "<td dir=\"auto\">{}</td>", escaped(cell));
        }
        html.push_str("</tr>\n");
    }
    html.push_str("</table>\n");
}

#[cfg(test)]
mod tests {
    use super::super::testing::{document, written};
    use super::*;

    #[test]
    fn the_article_is_there_whole_and_nothing_in_it_is_markup() {
        let mut hostile = document();
        hostile.details.title = "<script>alert(1)</script>".to_owned();
        hostile.details.language = Some("en\" onload=\"x".to_owned());
        let (file, _) = written(&REPORT, &[document(), hostile], false);
        assert_eq!(file.matches("<article").count(), 2);
        assert!(
            !file.contains("<script") && !file.contains("onload=\""),
            "{file}"
        );
        assert!(file.contains("<h1 dir=\"auto\">=Dam &amp; co</h1>"));
        let marked = "<span class=\"underline\" title=\"actor\">Kessia</span> rejects \
            <span class=\"tint\" title=\"position; issue: the dam; all of it; stance: opposes\">&lt;it&gt;</span>. ";
        assert!(file.contains(marked), "{file}");
        assert!(file.contains("<td dir=\"auto\">Ode Karam</td><td dir=\"auto\">states</td>"));
        assert!(file.ends_with("</html>\n"));
    }
}
