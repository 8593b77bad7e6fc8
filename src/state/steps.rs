//! What the steps of the history are called.

use standpoint_annotation::{Document, Edit, LabelId, Mark, Step};

use crate::i18n::Message;

/// Whether engines alone have made a step.
pub fn is_by_engine(step: &Step) -> bool {
    matches!(step.name.as_str(), "step-suggest" | "step-reread")
}

/// What was done: “12 marks accepted”.
pub fn name(step: &Step) -> Message {
    Message::new(step.name.clone()).with("count", step.count)
}

/// What it was done to: the words of one mark, or how many of each label; nothing where it is about
/// no mark.
pub fn about(document: &Document, step: &Step) -> Option<String> {
    let marks: Vec<&Mark> = step.edits.iter().filter_map(mark_of).collect();
    let name = |id: &LabelId| {
        let label = document.codebook.label(id);
        label.map_or_else(|| id.to_string(), |label| label.name.clone())
    };
    if let [mark] = marks.as_slice() {
        let said = Message::new("step-on-mark").with("label", name(&mark.label));
        return Some(said.with("quote", document.quote(mark)).words());
    }
    let mut labels: Vec<(&LabelId, usize)> = Vec::new();
    for mark in marks {
        match labels.iter_mut().find(|(id, _)| *id == &mark.label) {
            Some((_, count)) => *count += 1,
            None => labels.push((&mark.label, 1)),
        }
    }
    let counted = labels.into_iter().map(|(id, count)| {
        let said = Message::new("step-on-label").with("label", name(id));
        said.with("count", count).words()
    });
    let counted: Vec<String> = counted.collect();
    (!counted.is_empty()).then(|| counted.join(", "))
}

/// Name and object as one phrase.
pub fn phrase(document: &Document, step: &Step) -> String {
    let name = name(step);
    match about(document, step) {
        Some(about) => Message::new("step-phrase")
            .with("step", name.words())
            .with("about", about)
            .words(),
        None => name.words(),
    }
}

fn mark_of(edit: &Edit) -> Option<&Mark> {
    match edit {
        Edit::Mark(change) => change.after.as_deref().or(change.before.as_deref()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use standpoint_annotation::Command;
    use standpoint_text::{Span, Text};

    #[test]
    fn a_step_is_called_by_what_was_done_and_to_what() {
        let document = Document::new("d", Text::new("Kessia said"));
        let mark =
            |id: &str, label: &str, from, to| Mark::new(id, label, Span::from_bytes(from, to));
        let phrase = |marks| {
            phrase(
                &document,
                &Command::AddMarks(marks).plan(&document).unwrap(),
            )
        };
        let (a, b, c) = (
            mark("a", "actor", 0, 6),
            mark("b", "cue", 7, 11),
            mark("c", "cue", 7, 9),
        );
        assert_eq!(phrase(vec![a.clone()]), "Marked: Actor “Kessia”");
        assert_eq!(phrase(vec![a, b, c]), "3 marks added: Actor 1, Cue 2");
    }
}
