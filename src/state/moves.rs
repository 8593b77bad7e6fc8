//! Where a caret goes.

use standpoint_text::{Offset, Text};

use crate::commands::table::Motion;

/// Where the motion leads from here; `None` for those that depend on how the lines lie on the
/// screen.
pub fn target(text: &Text, from: Offset, motion: Motion) -> Option<Offset> {
    Some(match motion {
        Motion::Left => text.previous_grapheme(from),
        Motion::Right => text.next_grapheme(from),
        Motion::WordLeft => text.previous_word(from),
        Motion::WordRight => text.next_word(from),
        Motion::ClauseLeft => text.previous_clause(from),
        Motion::ClauseRight => text.next_clause(from),
        Motion::SentenceLeft => text.previous_sentence(from),
        Motion::SentenceRight => text.next_sentence(from),
        Motion::ParagraphUp => paragraph_up(text, from),
        Motion::ParagraphDown => paragraph_down(text, from),
        Motion::Start => Offset::ZERO,
        Motion::End => text.end(),
        Motion::Up | Motion::Down | Motion::LineStart | Motion::LineEnd => return None,
    })
}

fn paragraph_up(text: &Text, from: Offset) -> Offset {
    let start = text.paragraph_at(from).start();
    if start < from {
        return start;
    }
    text.paragraph_at(text.previous_word(start)).start()
}

fn paragraph_down(text: &Text, from: Offset) -> Offset {
    let end = text.paragraph_at(from).end();
    if from < end {
        return end;
    }
    text.paragraph_at(text.next_word(end)).end()
}
