//! Moving a mark's edges, and giving it pieces.

use standpoint_annotation::{Command, MarkId, Spans};
use standpoint_text::{Offset, Span, Text};

use super::super::action::Edge;
use super::super::workspace::Workspace;
use super::Update;
use crate::commands::CommandId;

impl Update<'_> {
    /// An edge follows the pointer; the whole gesture is one step.
    pub(super) fn drag(
        &mut self,
        mark: &MarkId,
        edge: Edge,
        to: Offset,
        exact: bool,
        gesture: u32,
    ) {
        let Some(article) = &self.state.article else {
            return;
        };
        let text = &article.document.text;
        let to = if exact {
            text.floor_grapheme(to)
        } else {
            word_edge(text, to, edge)
        };
        self.move_edge(mark, edge, to, format!("drag-{gesture}"));
    }

    /// An edge goes a word or a letter further; presses in a row are one step.
    pub(super) fn nudge(&mut self, command: CommandId, exact: bool) {
        use CommandId as C;
        let Some(article) = &self.state.article else {
            return;
        };
        let Some(mark) = self.state.inspected_mark() else {
            return;
        };
        let (edge, on) = match command {
            C::GrowStart | C::GrowStartExactly => (Edge::Start, false),
            C::ShrinkStart | C::ShrinkStartExactly => (Edge::Start, true),
            C::GrowEnd | C::GrowEndExactly => (Edge::End, true),
            _ => (Edge::End, false),
        };
        let from = match edge {
            Edge::Start => mark.spans.start(),
            Edge::End => mark.spans.end(),
        };
        let to = stepped(&article.document.text, from, edge, on, exact);
        let join = format!("nudge-{}-{edge:?}", mark.id);
        let id = mark.id.clone();
        self.move_edge(&id, edge, to, join);
    }

    fn move_edge(&mut self, id: &MarkId, edge: Edge, to: Offset, join: String) {
        let Some(article) = &self.state.article else {
            return;
        };
        let Some(mark) = article.document.mark(id) else {
            return;
        };
        if let Some(spans) = with_edge(&mark.spans, edge, to) {
            self.edit(
                &Command::SetSpans {
                    mark: id.clone(),
                    spans,
                },
                Some(join),
            );
        }
    }

    /// What is selected, or the piece at the caret, is cut out of the mark that is looked at.
    pub(super) fn cut_piece(&mut self) {
        let (Some(cut), Some(mark)) = (cut(self.state), self.state.inspected_mark()) else {
            return;
        };
        let (id, spans) = (mark.id.clone(), mark.spans.without(cut));
        if let Some(spans) = spans {
            let mark = id.clone();
            self.edit(&Command::SetSpans { mark, spans }, None);
            self.collapse_caret(&id);
        }
    }

    /// The selection becomes a further piece of the mark that is looked at.
    pub(super) fn add_piece(&mut self) {
        let Some(article) = &self.state.article else {
            return;
        };
        let (Some(span), Some(mark)) = (self.state.selection(), self.state.inspected_mark()) else {
            return;
        };
        let mut pieces = mark.spans.pieces().to_vec();
        pieces.push(article.document.text.snap_to_words(span));
        let id = mark.id.clone();
        if let Ok(spans) = Spans::new(pieces) {
            let mark = id.clone();
            self.edit(&Command::SetSpans { mark, spans }, None);
            self.collapse_caret(&id);
        }
    }
}

/// What would be cut out of the mark that is looked at, where something of it is left: the words that
/// are selected with the blanks around them, or the one of several pieces in which the caret stands.
pub(super) fn cut(state: &Workspace) -> Option<Span> {
    let mark = state.inspected_mark()?;
    let text = &state.article.as_ref()?.document.text;
    let cut = if let Some(span) = state.selection() {
        with_blanks(text, text.snap_to_words(span))
    } else {
        let at = state.caret?.head;
        let mut pieces = mark.spans.pieces().iter();
        *pieces.find(|piece| piece.start() <= at && at <= piece.end())?
    };
    let left = mark.spans.without(cut)?;
    (left != mark.spans).then_some(cut)
}

fn with_blanks(text: &Text, span: Span) -> Span {
    let (before, after) = (
        Span::new(Offset::ZERO, span.start()),
        Span::new(span.end(), text.end()),
    );
    let start = text.slice(before).trim_end().len();
    let rest = text.slice(after);
    let blank = rest.len() - rest.trim_start().len();
    Span::new(Offset::new(start), Offset::new(span.end().get() + blank))
}

/// The pieces with the outer edge moved; pieces that it passes go. `None` where nothing would be
/// left.
fn with_edge(spans: &Spans, edge: Edge, to: Offset) -> Option<Spans> {
    let moved = |piece: &Span| match edge {
        Edge::Start => (piece.end() > to).then(|| Span::new(piece.start().max(to), piece.end())),
        Edge::End => (piece.start() < to).then(|| Span::new(piece.start(), piece.end().min(to))),
    };
    let mut pieces: Vec<Span> = spans.pieces().iter().filter_map(moved).collect();
    let outer = match edge {
        Edge::Start => pieces.first_mut(),
        Edge::End => pieces.last_mut(),
    }?;
    *outer = match edge {
        Edge::Start if to < outer.start() => Span::new(to, outer.end()),
        Edge::End if to > outer.end() => Span::new(outer.start(), to),
        _ => *outer,
    };
    Spans::new(pieces).ok()
}

/// One step on or back from an edge: to where a word begins for a start, ends for an end.
fn stepped(text: &Text, from: Offset, edge: Edge, on: bool, exact: bool) -> Offset {
    match (exact, on) {
        (true, true) => text.next_grapheme(from),
        (true, false) => text.previous_grapheme(from),
        (false, _) => word_step(text, from, edge, on),
    }
}

/// The nearest word start (for a start) or word end (for an end) beyond `from`; `from` where there is
/// none.
fn word_step(text: &Text, from: Offset, edge: Edge, on: bool) -> Offset {
    let mut at = from;
    loop {
        // Onwards the text tells where words end, backwards where they begin.
        let next = if on {
            text.next_word(at)
        } else {
            text.previous_word(at)
        };
        if next == at {
            return from;
        }
        at = next;
        let stop = match (edge, on) {
            (Edge::End, true) | (Edge::Start, false) => at,
            (Edge::Start, true) => text.previous_word(at),
            (Edge::End, false) => text.next_word(at),
        };
        if (on && stop > from) || (!on && stop < from) {
            return stop;
        }
    }
}

/// The edge of the word at an offset; where there is none, the offset itself.
fn word_edge(text: &Text, at: Offset, edge: Edge) -> Offset {
    let probe = match edge {
        Edge::Start => at,
        Edge::End => text.previous_grapheme(at),
    };
    text.word_at(probe)
        .map_or(text.floor_grapheme(at), |word| match edge {
            Edge::Start => word.start(),
            Edge::End => word.end(),
        })
}
