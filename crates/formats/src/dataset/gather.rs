//! The rows of an article.

mod classes;
mod documents;
mod relations;
mod spans;
mod stances;

pub(super) use classes::classes as known_classes;

use standpoint_annotation::{Document, Mark, Status};
use standpoint_text::{Offset, Span, Text};

use super::fate::{Fate, Fates};
use super::random::Random;
use super::recipe::{Evidence, Recipe, Standing, Trust};
use super::sample::{Content, Labelled, Sample};
use super::task::Task;

/// An article while its rows are gathered.
pub(super) struct Article<'d> {
    /// Its number in the list of documents.
    pub(super) number: usize,
    /// What its text is known by.
    pub(super) name: &'d str,
    pub(super) document: &'d Document,
    pub(super) recipe: &'d Recipe,
}

/// The rows of an article, and what became of what is not in them.
pub(super) fn gather(article: &Article<'_>) -> (Vec<Sample>, Fates) {
    let mut fates = Fates::default();
    if let Some(fate) = article.refusal() {
        fates.add(fate, 1);
        return (Vec::new(), fates);
    }
    let samples = match article.recipe.task {
        Task::Tokens | Task::Spans => spans::rows(article, &mut fates),
        Task::Uncertainty | Task::UncertaintyType | Task::Position => {
            classes::rows(article, &mut fates)
        }
        Task::Stance | Task::Pairs => stances::rows(article, &mut fates),
        Task::Relations => relations::rows(article, &mut fates),
        Task::Documents => documents::rows(article, &mut fates),
    };
    (samples, fates)
}

impl Article<'_> {
    /// Why nothing can be learned from it.
    fn refusal(&self) -> Option<Fate> {
        if self.document.text.as_str().trim().is_empty() {
            return Some(Fate::Wordless);
        }
        let is_done = self.document.details.status == Some(Status::Done);
        let mut marks = self.document.marks();
        let is_marked = marks.any(|mark| self.evidence().trust(mark).is_some());
        let needs_marks = self.recipe.task != Task::Documents;
        (needs_marks && !is_marked && !is_done).then_some(Fate::Unmarked)
    }

    fn evidence(&self) -> Evidence {
        self.recipe.evidence
    }

    fn text(&self) -> &Text {
        &self.document.text
    }

    fn windows(&self) -> Vec<Frame<'_>> {
        let spans = self.recipe.window.spans(self.text()).into_iter();
        spans.map(|span| Frame::new(self.text(), span)).collect()
    }

    /// Marks of the labels that are wanted, in the order of reading. Those that nobody has looked
    /// at, and those rejected of which nothing is written, are counted.
    fn marks(&self, is_wanted: impl Fn(&str) -> bool, fates: &mut Fates) -> Vec<Judged<'_>> {
        let marks = self.document.marks_in_order();
        let wanted = marks.filter(|mark| is_wanted(mark.label.as_str()));
        let judged = wanted.map(|mark| Judged {
            mark,
            standing: self.evidence().standing(mark),
        });
        let judged: Vec<Judged<'_>> = judged.collect();
        let in_state = |state| {
            judged
                .iter()
                .filter(|judged| judged.standing == state)
                .count()
        };
        fates.add(Fate::Suggested, in_state(Standing::Open));
        if !self.evidence().negatives {
            fates.add(Fate::Rejected, in_state(Standing::Rejected));
        }
        judged
    }

    /// Whether a row without anything to learn is kept: by the rate, by a number that depends on
    /// nothing but seed, article and place.
    fn keeps(&self, place: &str, fates: &mut Fates) -> bool {
        let name = format!("{}/{place}", self.name);
        let kept = Random::of(self.recipe.plan.seed, &name).share() < self.recipe.unlabelled;
        fates.add(Fate::Unlabelled, usize::from(!kept));
        kept
    }

    fn sample(&self, frame: &Frame<'_>, content: Content, trust: Trust) -> Sample {
        Sample {
            article: self.number,
            text: frame.text.slice(frame.span).to_owned(),
            start: frame.start,
            end: frame.text.to_code_point(frame.span.end()),
            actor: None,
            issue: None,
            content,
            rejected: Vec::new(),
            trust,
        }
    }

    /// The name of whom a mark mentions, or its words.
    fn name_of(&self, mark: &Mark) -> String {
        let entity = mark.entity.as_ref().and_then(|id| self.document.entity(id));
        entity.map_or_else(|| self.document.quote(mark), |entity| entity.name.clone())
    }
}

/// A mark with what it is to training data.
struct Judged<'d> {
    mark: &'d Mark,
    standing: Standing,
}

impl Judged<'_> {
    fn trust(&self) -> Option<Trust> {
        match self.standing {
            Standing::Counts(trust) => Some(trust),
            Standing::Open | Standing::Rejected => None,
        }
    }

    fn is_open(&self) -> bool {
        self.standing == Standing::Open
    }
}

/// A window of a text.
struct Frame<'d> {
    text: &'d Text,
    span: Span,
    /// Code points before it.
    start: usize,
}

impl<'d> Frame<'d> {
    fn new(text: &'d Text, span: Span) -> Self {
        let start = text.to_code_point(span.start());
        Self { text, span, start }
    }

    /// What of a piece of a mark is in the window, without blanks at its ends.
    fn part(&self, piece: Span) -> Option<Span> {
        let part = trimmed(self.text, piece.intersection(self.span)?);
        (!part.is_empty()).then_some(part)
    }

    /// A stretch of the text in the window's own offsets.
    fn labelled(&self, span: Span, label: &str) -> Labelled {
        let place = |offset: Offset| self.text.to_code_point(offset).saturating_sub(self.start);
        Labelled {
            start: place(span.start()),
            end: place(span.end()),
            label: label.to_owned(),
        }
    }

    fn holds(&self, mark: &Mark) -> bool {
        mark.spans
            .pieces()
            .iter()
            .any(|piece| self.part(*piece).is_some())
    }
}

/// A span without the blanks at its ends.
fn trimmed(text: &Text, span: Span) -> Span {
    let words = text.slice(span);
    let start = span.start().get() + words.len() - words.trim_start().len();
    Span::from_bytes(start, start + words.trim().len())
}

/// Counts marks whose pieces come apart, or that end where no window does.
fn count_cuts(marks: &[Judged<'_>], frames: &[Frame<'_>], fates: &mut Fates) {
    for judged in marks.iter().filter(|judged| judged.trust().is_some()) {
        let pieces = judged.mark.spans.pieces();
        let is_blank = |piece: &Span| frames.iter().all(|frame| frame.part(*piece).is_none());
        let is_whole = |piece: &Span| frames.iter().any(|f| f.span.contains_span(*piece));
        let is_cut = pieces
            .iter()
            .any(|piece| !is_blank(piece) && !is_whole(piece));
        fates.add(Fate::Pieces, usize::from(pieces.len() > 1));
        fates.add(
            Fate::Blank,
            pieces.iter().filter(|piece| is_blank(piece)).count(),
        );
        fates.add(Fate::Cut, usize::from(is_cut));
    }
}
