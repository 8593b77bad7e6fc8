//! Finding where a quote is now, when its numbers no longer fit.

use std::cell::OnceCell;

use standpoint_text::{Offset, Span, Text};

/// Finds quotes in one text.
pub struct Anchors<'t> {
    text: &'t Text,
    plain: OnceCell<Plain>,
}

/// A text in which all white space is one blank and all quotation marks are straight, and where
/// each of its bytes comes from.
struct Plain {
    string: String,
    origin: Vec<Offset>,
}

impl<'t> Anchors<'t> {
    /// Finds quotes in this text.
    pub fn in_text(text: &'t Text) -> Self {
        Self {
            text,
            plain: OnceCell::new(),
        }
    }

    /// The occurrence of the quote that starts nearest to where it was: letter by letter, or else
    /// with other white space and other quotation marks. `None` where it is not, or is empty.
    pub fn find(&self, quote: &str, was: Offset) -> Option<Span> {
        if quote.trim().is_empty() {
            return None;
        }
        self.exact(quote, was).or_else(|| self.tolerant(quote, was))
    }

    fn exact(&self, quote: &str, was: Offset) -> Option<Span> {
        let near = self.text.floor_char(was).get();
        let start = nearest(self.text.as_str(), quote, near)?;
        Some(Span::from_bytes(start, start + quote.len()))
    }

    fn tolerant(&self, quote: &str, was: Offset) -> Option<Span> {
        let plain = self.plain.get_or_init(|| Plain::of(self.text.as_str()));
        let wanted = Plain::of(quote.trim());
        let near = plain.origin.partition_point(|origin| *origin < was);
        let near = plain.string.floor_char_boundary(near);
        let start = nearest(&plain.string, &wanted.string, near)?;
        let end = start + wanted.string.len();
        Some(Span::new(
            *plain.origin.get(start)?,
            *plain.origin.get(end)?,
        ))
    }
}

impl Plain {
    fn of(text: &str) -> Self {
        let mut string = String::with_capacity(text.len());
        let mut origin = Vec::with_capacity(text.len() + 1);
        for (at, c) in text.char_indices() {
            let c = plain_char(c);
            if c == ' ' && string.ends_with(' ') {
                continue;
            }
            string.push(c);
            origin.resize(string.len(), Offset::new(at));
        }
        origin.push(Offset::new(text.len()));
        Self { string, origin }
    }
}

fn plain_char(c: char) -> char {
    match c {
        '‘' | '’' | '‚' | '‛' | '′' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
        '‐' | '‑' | '–' | '—' | '−' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// Where the needle starts nearest to a place that is a character boundary; of two equally near the
/// earlier one.
fn nearest(text: &str, needle: &str, near: usize) -> Option<usize> {
    let after = text[near..].find(needle).map(|at| near + at);
    // An occurrence that starts before the place may reach across it.
    let reach = text.floor_char_boundary((near + needle.len()).saturating_sub(1).max(near));
    let before = text[..reach].rfind(needle);
    match (before, after) {
        (Some(before), Some(after)) if near - before.min(near) <= after - near => Some(before),
        (_, Some(after)) => Some(after),
        (before, None) => before,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, quote: &str, was: usize, expected: Option<&str>) {
        let text = Text::new(text);
        let found = Anchors::in_text(&text).find(quote, Offset::new(was));
        // The place is drawn into the text, so that the table shows which occurrence it is.
        let drawn = found.map(|span| {
            let (before, after) = (
                &text.as_str()[..span.start().get()],
                &text.as_str()[span.end().get()..],
            );
            format!("{before}[{}]{after}", text.slice(span))
        });
        assert_eq!(drawn.as_deref(), expected, "{quote} at {was} in {text:?}");
    }

    #[test]
    fn the_nearest_occurrence_is_found() {
        let text = "Kessia said Kessia would, Kessia said";
        check(
            text,
            "Kessia",
            0,
            Some("[Kessia] said Kessia would, Kessia said"),
        );
        check(
            text,
            "Kessia",
            9,
            Some("Kessia said [Kessia] would, Kessia said"),
        );
        check(
            text,
            "Kessia",
            14,
            Some("Kessia said [Kessia] would, Kessia said"),
        );
        check(
            text,
            "Kessia",
            99,
            Some("Kessia said Kessia would, [Kessia] said"),
        );
        check(text, "Orlen", 3, None);
        check(text, "", 3, None);
        check("aaa", "aa", 1, Some("a[aa]"));
    }

    #[test]
    fn white_space_and_quotation_marks_may_differ() {
        check(
            "The “joint\n  inspection” is off",
            "\"joint inspection\"",
            0,
            Some("The [“joint\n  inspection”] is off"),
        );
        check("Kessia’s no", "Kessia's", 3, Some("[Kessia’s] no"));
        check("a – b", "a - b ", 0, Some("[a – b]"));
        check("über Kessia’s", "Kessia's", 0, Some("über [Kessia’s]"));
        check("Kessia", " ", 0, None);
    }
}
