//! Positions, each with one of those who hold it.

use standpoint_annotation::certainty::{self, CERTAINTY};
use standpoint_annotation::matrix::{self, HELD_BY, ISSUE, STANCE};
use standpoint_annotation::{Document, Mark, State};

/// Somebody's position.
pub(super) struct Statement<'d> {
    pub(super) mark: &'d Mark,
    /// Who holds it, and of which kind they are; nobody where none is named.
    pub(super) holder: Option<Holder>,
    pub(super) stance: Option<&'d str>,
    pub(super) issue: Option<&'d str>,
    /// As a person said, else as it follows from what qualifies it.
    pub(super) certainty: &'d str,
}

impl Statement<'_> {
    /// 1 where its mark has several pieces, of which a row says only where they begin and end; else 0.
    pub(super) fn is_split(&self) -> usize {
        usize::from(self.mark.spans.pieces().len() > 1)
    }
}

/// Who holds a position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Holder {
    pub(super) name: String,
    pub(super) kind: Option<String>,
}

/// The statements of a document in the order of reading: a position of two holders is two.
pub(super) fn statements(document: &Document, accepted_only: bool) -> Vec<Statement<'_>> {
    let counts = |mark: &Mark| match mark.state {
        State::Accepted => true,
        State::Suggested => !accepted_only,
        State::Rejected => false,
    };
    let positions = matrix::positions(document).filter(|mark| counts(mark));
    let statements = positions.flat_map(|mark| {
        let holders = holders(document, mark, &counts);
        let holders: Vec<Option<Holder>> = if holders.is_empty() {
            vec![None]
        } else {
            holders.into_iter().map(Some).collect()
        };
        holders.into_iter().map(|holder| Statement {
            mark,
            holder,
            stance: mark.attribute(STANCE),
            issue: mark.attribute(ISSUE),
            certainty: mark
                .attribute(CERTAINTY)
                .unwrap_or_else(|| certainty::derive(document, &mark.id)),
        })
    });
    statements.collect()
}

/// How many positions were rejected: they are nobody's.
pub(super) fn rejected(document: &Document) -> usize {
    let positions = matrix::positions(document);
    positions
        .filter(|mark| mark.state == State::Rejected)
        .count()
}

/// Those that a position is linked to, each once.
fn holders(document: &Document, mark: &Mark, counts: &impl Fn(&Mark) -> bool) -> Vec<Holder> {
    let mut holders = Vec::new();
    for link in document.links_from(&mark.id) {
        let mention = document.mark(&link.to).filter(|mention| counts(mention));
        let Some(mention) = mention.filter(|_| link.kind.as_str() == HELD_BY) else {
            continue;
        };
        let entity = mention.entity.as_ref().and_then(|id| document.entity(id));
        let kind = entity.and_then(|entity| entity.kind.as_deref());
        let kind = kind.or_else(|| mention.attribute("kind"));
        let holder = Holder {
            name: entity.map_or_else(|| document.quote(mention), |entity| entity.name.clone()),
            kind: kind.map(str::to_owned),
        };
        if !holders.contains(&holder) {
            holders.push(holder);
        }
    }
    holders
}

/// Whether a stance is for (1) or against (-1) what it is about; 0 where it takes no side.
///
/// Source: the codebook's words for stances. Whoever wants, offers or supports something is for it;
/// whoever refuses it, fears what comes of it or says that it is not so, is against.
pub(super) fn side(stance: Option<&str>) -> i8 {
    match stance {
        Some("supports" | "demands" | "proposes") => 1,
        Some("opposes" | "warns" | "denies") => -1,
        _ => 0,
    }
}
