//! What holds whatever annotators marked and whatever is chosen.

use proptest::prelude::*;
use standpoint_agreement::compare;
use standpoint_annotation::{Document, JournalEntry, Mark, State};
use standpoint_text::Span;

use crate::desk::{Desk, document};

type Places = Vec<(usize, usize, usize)>;

fn places() -> impl Strategy<Value = Places> {
    prop::collection::vec((0..40_usize, 1..9_usize, 0..12_usize), 0..7)
}

/// Marks of three labels with a stance or none, the first of each annotator linked to the others.
fn annotated(places: &Places) -> Document {
    let label = |kind: usize| ["actor", "position", "cue"][kind % 3];
    let marks = places
        .iter()
        .enumerate()
        .map(|(number, (at, length, kind))| {
            let span = Span::from_bytes(*at, at + length);
            let mut mark = Mark::new(format!("x{number}"), label(*kind), span);
            mark.entity = (kind % 2 == 0).then(|| format!("e{}", kind / 4).into());
            if *kind > 6 {
                mark.with("stance", label(*kind))
            } else {
                mark
            }
        });
    let ids: Vec<String> = (0..places.len())
        .map(|number| format!("x{number}"))
        .collect();
    let links: Vec<_> = ids
        .iter()
        .skip(1)
        .map(|id| ("held_by", "x0", id.as_str()))
        .collect();
    let used: Vec<usize> = places
        .iter()
        .filter(|p| p.2 % 2 == 0)
        .map(|p| p.2 / 4)
        .collect();
    let names = [("e0", "Kessia"), ("e1", "Orlen"), ("e2", "critics")];
    let entities: Vec<_> = (0..3)
        .filter(|e| used.contains(e))
        .map(|e| names[e])
        .collect();
    document(marks.collect(), &links, &entities)
}

proptest! {
    #[test]
    fn who_is_always_chosen_has_their_own_document_in_the_end(
        ada in places(),
        ben in places(),
        chosen in 0..2_usize,
    ) {
        let documents = [annotated(&ada), annotated(&ben)];
        let mut desk = Desk::of(&[&documents[0], &documents[1]]);
        for number in 0..desk.adjudication.disagreements().len() {
            desk.take(number, &[chosen]);
        }
        prop_assert_eq!(desk.open(), Vec::<usize>::new());
        let own = &documents[chosen];
        "d".clone_into(&mut desk.document.id);
        let report = compare(&[own], &[&desk.document]);
        for (label, counts) in report.labels.iter() {
            let exact = counts.exact;
            let all = (exact.right_gold, exact.right_predicted);
            prop_assert_eq!(all, (exact.gold, exact.predicted), "{}", label);
        }
        let stands = |mark: &&std::sync::Arc<Mark>| mark.state == State::Accepted;
        let marks = desk.document.marks().filter(stands).count();
        prop_assert_eq!(marks, own.marks().len());
        let said = |document: &Document| {
            let marks = document.marks().filter(stands);
            let mut said: Vec<_> = marks
                .map(|m| (m.spans.clone(), m.label.clone(), format!("{:?}", m.attributes)))
                .collect();
            said.sort();
            said
        };
        prop_assert_eq!(said(&desk.document), said(own));
        let live = |document: &Document| {
            let stands = |id| document.mark(id).is_some_and(|m| m.state == State::Accepted);
            document.links().filter(|l| stands(&l.from) && stands(&l.to)).count()
        };
        prop_assert_eq!(live(&desk.document), live(own));
    }

    #[test]
    fn nothing_that_anybody_said_is_lost(ada in places(), ben in places(), sides in prop::collection::vec(0..4_usize, 40)) {
        let documents = [annotated(&ada), annotated(&ben)];
        let mut desk = Desk::of(&[&documents[0], &documents[1]]);
        let choices: [&[usize]; 4] = [&[0], &[1], &[0, 1], &[]];
        let count = desk.adjudication.disagreements().len();
        for (turn, side) in sides.iter().enumerate().take(2 * count) {
            desk.take(turn % count, choices[*side]);
        }
        for (name, document) in ["ada", "ben"].iter().zip(&documents) {
            let said = |mark: &&std::sync::Arc<Mark>| mark.said_by.iter().any(|by| by == name);
            prop_assert_eq!(desk.document.marks().filter(said).count(), document.marks().len());
        }
        for entity in desk.document.entities() {
            prop_assert!(desk.document.mentions(&entity.id).next().is_some());
        }
        let undone = std::iter::repeat_with(|| ()).take(count * 2);
        for () in undone {
            desk.history.play(&mut desk.document, JournalEntry::Undo).unwrap();
        }
        prop_assert_eq!(&desk.document, &desk.adjudication.document("settled").unwrap());
    }
}
