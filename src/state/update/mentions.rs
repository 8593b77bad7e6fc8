//! From one mention of somebody to the next.

use standpoint_annotation::{Document, Mark, MarkId, State};
use standpoint_text::order;

use super::Update;

impl Update<'_> {
    /// Looks at the next or the previous mention of the same actor, round the end of the text.
    pub(super) fn go_to_mention(&mut self, forward: bool) {
        let article = self.state.article.as_ref();
        let mark = self.state.inspected_mark();
        let next = article
            .zip(mark)
            .and_then(|(article, mark)| neighbour(&article.document, mark, forward));
        if let Some(next) = next {
            self.inspect(&next);
        }
    }
}

/// The mention of the same actor that is read after this one, or before it; `None` where it is the
/// only one.
pub fn neighbour(document: &Document, mark: &Mark, forward: bool) -> Option<MarkId> {
    let mentions = mentions(document, mark);
    let here = mentions.iter().position(|other| other.id == mark.id)?;
    let count = mentions.len();
    let step = if forward { 1 } else { count - 1 };
    let next = mentions[(here + step) % count];
    (next.id != mark.id).then(|| next.id.clone())
}

/// The place of a mention among all of the same actor, from 1, and how many these are.
pub fn place_among(document: &Document, mark: &Mark) -> Option<(usize, usize)> {
    let mentions = mentions(document, mark);
    let here = mentions.iter().position(|other| other.id == mark.id)?;
    Some((here + 1, mentions.len()))
}

/// The mentions of a mark's actor that are not rejected, and the mark itself, in reading order.
fn mentions<'d>(document: &'d Document, mark: &Mark) -> Vec<&'d Mark> {
    let Some(entity) = &mark.entity else {
        return Vec::new();
    };
    let mentions = document.mentions(entity).map(AsRef::as_ref);
    let mut mentions: Vec<&Mark> = mentions
        .filter(|other| other.state != State::Rejected || other.id == mark.id)
        .collect();
    order::sort_by(&mut mentions, |a, b| {
        let key = |m: &Mark| (m.spans.start(), std::cmp::Reverse(m.spans.end()));
        key(a).cmp(&key(b)).then_with(|| a.id.cmp(&b.id))
    });
    mentions
}
