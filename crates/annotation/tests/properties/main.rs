//! What holds for all documents and all sequences of commands.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

mod random;
mod recoding;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use proptest::prelude::*;
use random::{document, text, unknown, wishes};
use standpoint_annotation::carry::{carry, lost};
use standpoint_annotation::json::{from_json, to_json, to_json_line};
use standpoint_annotation::merge::merge;
use standpoint_annotation::reanchor::Anchors;
use standpoint_annotation::slips::slips;
use standpoint_annotation::{
    Command, Document, Here, History, JournalEntry, Mark, MarkId, SpanIndex, Spans, State, Step,
    segments,
};
use standpoint_text::{Offset, Span, Text};

/// Plays it, and does what is written in the journal.
struct Session {
    document: Document,
    history: History,
    index: SpanIndex,
    journal: Vec<String>,
}

impl Session {
    fn new(text: &Text) -> Self {
        let document = Document::new("d", text.clone());
        let index = SpanIndex::of(&document);
        Self {
            document,
            history: History::default(),
            index,
            journal: Vec::new(),
        }
    }

    fn play(&mut self, entry: JournalEntry) {
        self.journal.push(serde_json::to_string(&entry).unwrap());
        let edits = match &entry {
            JournalEntry::Do(step) => step.edits.clone(),
            JournalEntry::Undo => self
                .history
                .next_undo()
                .map(Step::inverse)
                .unwrap_or_default(),
            JournalEntry::Redo => self
                .history
                .next_redo()
                .map(|s| s.edits.clone())
                .unwrap_or_default(),
        };
        self.history.play(&mut self.document, entry).unwrap();
        for edit in &edits {
            self.index.update(edit);
        }
    }
}

proptest! {
    #[test]
    fn merging_loses_no_mark_of_either_side(text in text(), mine in wishes(15), theirs in wishes(15)) {
        let [mine, theirs] = [mine, theirs].map(|wishes| {
            let mut document = Document::new("d", text.clone());
            for wish in &wishes {
                if let Ok(step) = wish.plan(&document) {
                    document.apply_all(&step.edits).unwrap();
                }
            }
            document
        });
        let mut all = mine.clone();
        if let Some(step) = merge(&mine, &theirs).unwrap().step {
            all.apply_all(&step.edits).unwrap();
        }
        let is_there = |mark: &Mark| all.marks().any(|m| (&m.label, &m.spans) == (&mark.label, &mark.spans));
        for mark in mine.marks().chain(theirs.marks()) {
            prop_assert!(is_there(mark), "{mark:?}");
        }
        prop_assert_eq!(merge(&all, &theirs).unwrap().step, None, "merged a second time");
        prop_assert_eq!(merge(&all, &mine).unwrap().step, None, "merged with itself");
    }

    #[test]
    fn a_command_and_its_inverse_leave_nothing(text in text(), wishes in wishes(40)) {
        let mut document = Document::new("d", text);
        for wish in &wishes {
            let Ok(step) = wish.plan(&document) else { continue };
            let before = document.clone();
            document.apply_all(&step.edits).unwrap();
            prop_assert_ne!(&document, &before);
            let after = document.clone();
            document.apply_all(&step.inverse()).unwrap();
            prop_assert_eq!(&document, &before);
            document.apply_all(&step.edits).unwrap();
            prop_assert_eq!(&document, &after);
        }
    }

    #[test]
    fn a_journal_brings_document_and_history_back(
        text in text(),
        wishes in wishes(40),
        turns in prop::collection::vec(0_u8..6, 40),
    ) {
        let mut session = Session::new(&text);
        for (wish, turn) in wishes.iter().zip(&turns) {
            match turn {
                0 => session.play(JournalEntry::Undo),
                1 => session.play(JournalEntry::Redo),
                turn => if let Ok(step) = wish.plan(&session.document) {
                    let step = if turn % 2 == 0 { step.joined("key") } else { step };
                    session.play(JournalEntry::Do(step));
                }
            }
        }
        let mut again = Session::new(&text);
        for entry in &session.journal {
            again.play(serde_json::from_str(entry).unwrap());
        }
        prop_assert_eq!(&again.document, &session.document);
        prop_assert_eq!(&again.history, &session.history);
        while session.history.next_undo().is_some() {
            session.play(JournalEntry::Undo);
        }
        prop_assert_eq!(&session.document, &Document::new("d", text));
        while session.history.next_redo().is_some() {
            session.play(JournalEntry::Redo);
        }
        prop_assert!(index_agrees(&session.index, &session.document));
    }

    #[test]
    fn a_document_stays_whole(document in document()) {
        for link in document.links() {
            prop_assert!(document.mark(&link.from).is_some() && document.mark(&link.to).is_some());
            prop_assert!(document.links_from(&link.from).any(|other| other == link));
            prop_assert!(document.links_to(&link.to).any(|other| other == link));
        }
        for mark in document.marks() {
            let Some(entity) = &mark.entity else { continue };
            prop_assert!(document.entity(entity).is_some());
            prop_assert!(document.mentions(entity).any(|other| other == mark));
        }
        for entity in document.entities() {
            prop_assert!(document.mentions(&entity.id).next().is_some(), "{:?}", entity);
        }
        let from: usize = document.marks().map(|mark| document.links_from(&mark.id).count()).sum();
        prop_assert_eq!(from, document.links().len());
        let order: Vec<_> = document.marks_in_order().collect();
        let key = |mark: &Mark| (mark.spans.start(), std::cmp::Reverse(mark.spans.end()), mark.id.clone());
        prop_assert!(order.is_sorted_by_key(|mark| key(mark)));
        prop_assert_eq!(order.len(), document.marks().len());
        let noted = order.iter().filter(|mark| mark.note.is_some());
        prop_assert!(document.noted_marks().eq(noted.copied()));
        for (place, mark) in order.iter().enumerate() {
            prop_assert_eq!(document.mark(&mark.id), Some(*mark));
            prop_assert_eq!(document.marks_after(Here::Mark(mark)).next(), order.get(place + 1).copied());
            let before = document.marks_before(Here::Mark(mark)).next();
            prop_assert_eq!(before, place.checked_sub(1).map(|place| order[place]));
        }
    }

    #[test]
    fn every_slip_can_be_mended_as_it_says(document in document()) {
        let (open, _) = slips(&document);
        for slip in open {
            let Some(mend) = &slip.mend else { continue };
            let mut mended = document.clone();
            let step = mend.plan(&document).unwrap();
            mended.apply_all(&step.edits).unwrap();
            prop_assert!(!slips(&mended).0.contains(&slip), "{:?}", slip);
        }
    }

    #[test]
    fn every_mark_is_carried_over_or_kept(document in document(), text in text()) {
        let old: Vec<_> = document.marks().map(|mark| &mark.id).collect();
        let mut new = carry(&document, text.clone(), "new").document;
        prop_assert_eq!(new.marks().len() + lost(&new).len(), old.len());
        for mark in new.marks() {
            prop_assert!(mark.spans.pieces().iter().all(|piece| text.snap_to_graphemes(*piece).end() <= text.end()));
        }
        let loaded = from_json(&to_json(&new)).unwrap();
        prop_assert_eq!(&loaded.document, &new);
        let before = new.clone();
        let mut steps = Vec::new();
        while !lost(&new).is_empty() {
            let spans = Spans::one(text.span());
            let step = Command::PlaceLost { lost: 0, spans }.plan(&new).unwrap();
            new.apply_all(&step.edits).unwrap();
            steps.push(step);
        }
        prop_assert_eq!(new.marks().len(), old.len());
        prop_assert_eq!(new.links().len(), document.links().len());
        for step in steps.iter().rev() {
            new.apply_all(&step.inverse()).unwrap();
        }
        prop_assert_eq!(new, before);
    }

    #[test]
    fn the_counts_agree_with_a_scan(document in document()) {
        for state in [State::Suggested, State::Accepted, State::Rejected] {
            let all = || document.marks().filter(|mark| mark.state == state);
            prop_assert_eq!(document.count(state), all().count());
            let by_engine = |mark: &&Arc<Mark>| mark.origin.as_ref().is_some_and(|o| o.by == "engine");
            prop_assert_eq!(document.count_by_engine(state), all().filter(by_engine).count());
            for label in &document.codebook.labels {
                let labelled = all().filter(|mark| mark.label == label.id).count();
                prop_assert_eq!(document.count_of(&label.id, state), labelled);
            }
        }
        let live = || document.marks().filter(|mark| mark.state != State::Rejected);
        let entities: BTreeSet<_> = live().filter_map(|mark| mark.entity.as_ref()).collect();
        let could = |mark: &&Arc<Mark>| document.codebook.label(&mark.label).is_some_and(|l| l.entities);
        let nameless = live().filter(|mark| mark.entity.is_none()).filter(could).count();
        prop_assert_eq!(document.count_mentioned(), entities.len() + nameless);
    }

    #[test]
    fn what_is_saved_is_what_is_loaded(document in document()) {
        let loaded = from_json(&to_json(&document)).unwrap();
        prop_assert_eq!(loaded.problems, []);
        prop_assert_eq!(&loaded.document, &document);
        let loaded = from_json(&to_json_line(&document)).unwrap();
        prop_assert_eq!(&loaded.document, &document);
    }

    #[test]
    fn a_broken_file_is_refused_or_read_and_never_lost(
        document in document(),
        unknown in unknown(),
        pieces in prop::collection::vec((-9_i64..200, -9_i64..200, any::<Option<String>>()), 0..3),
    ) {
        let mut file: serde_json::Value = serde_json::from_str(&to_json_line(&document)).unwrap();
        let spans: Vec<_> = pieces.iter().map(|(start, end, quote)| {
            serde_json::json!({"start": start, "end": end, "quote": quote})
        }).collect();
        let mut mark = serde_json::json!({"id": "astray", "label": "cue", "spans": spans});
        mark.as_object_mut().unwrap().extend(unknown);
        file["marks"].as_array_mut().unwrap().push(mark.clone());
        let loaded = from_json(&file.to_string()).unwrap();
        let again = from_json(&to_json(&loaded.document)).unwrap();
        prop_assert_eq!(&again.document, &loaded.document);
        let is_placed = loaded.document.mark(&"astray".into()).is_some();
        let is_kept = loaded.document.unplaced == [serde_json::json!({ "mark": mark })];
        prop_assert!(is_placed != is_kept);
        if let Some(step) = loaded.reanchored() {
            let mut anchored = loaded.document.clone();
            anchored.apply_all(&step.edits).unwrap();
        }
    }

    #[test]
    fn no_letters_break_the_reader(document in document(), at in any::<prop::sample::Index>(), c in any::<char>()) {
        let mut letters: Vec<char> = to_json(&document).chars().collect();
        let at = at.index(letters.len());
        letters[at] = c;
        let json: String = letters.iter().collect();
        if let Ok(loaded) = from_json(&json) {
            prop_assert_eq!(from_json(&to_json(&loaded.document)).unwrap().document, loaded.document);
        }
        let _ = from_json(&json[..json.floor_char_boundary(at)]);
    }

    #[test]
    fn the_index_agrees_with_a_scan(document in document()) {
        prop_assert!(index_agrees(&SpanIndex::of(&document), &document));
    }

    #[test]
    fn segments_tile_the_text(document in document(), a in any::<prop::sample::Index>(), b in any::<prop::sample::Index>()) {
        let edge = |pick: prop::sample::Index| pick.index(document.text.len() + 1);
        let within = Span::from_bytes(edge(a), edge(b));
        let pieces = document.marks().flat_map(|mark| {
            mark.spans.pieces().iter().map(|piece| (*piece, mark.id.clone()))
        });
        let cut = segments(within, pieces);
        let mut at = within.start();
        for segment in &cut {
            prop_assert_eq!(segment.span.start(), at);
            prop_assert!(!segment.span.is_empty());
            at = segment.span.end();
            let covering: Vec<MarkId> = document.marks()
                .filter(|mark| mark.spans.overlaps(segment.span))
                .map(|mark| mark.id.clone())
                .collect();
            prop_assert_eq!(&segment.marks, &covering);
        }
        prop_assert_eq!(at, within.end());
        let as_long = cut.windows(2).all(|pair| {
            pair[0].marks != pair[1].marks || is_boundary(&document, pair[1].span.start())
        });
        prop_assert!(as_long, "cut only where a piece begins or ends");
    }

    #[test]
    fn pieces_are_in_order_and_apart(places in prop::collection::vec((0_usize..20, 0_usize..20), 1..8)) {
        let pieces: Vec<Span> = places.iter().map(|(a, b)| Span::from_bytes(*a, *b)).collect();
        let spans = Spans::new(pieces.clone()).unwrap();
        let covered = |spans: &[Span]| -> BTreeSet<usize> { spans.iter().flat_map(|span| span.range()).collect() };
        prop_assert_eq!(covered(spans.pieces()), covered(&pieces));
        for pair in spans.pieces().windows(2) {
            prop_assert!(pair[0] < pair[1] && pair[0].end() <= pair[1].start());
        }
        prop_assert_eq!(Spans::new(spans.pieces().to_vec()).unwrap(), spans.clone());
        let all_within = pieces.iter().all(|piece| spans.pieces().iter().any(|joined| joined.contains_span(*piece)));
        prop_assert!(all_within);
    }

    #[test]
    fn a_quote_is_found_where_it_was_and_after_a_shift(
        text in text(),
        a in any::<prop::sample::Index>(),
        b in any::<prop::sample::Index>(),
        shift in text(),
    ) {
        let edge = |pick: prop::sample::Index| text.floor_char(Offset::new(pick.index(text.len() + 1)));
        let span = Span::new(edge(a), edge(b));
        let quote = text.slice(span);
        prop_assume!(!quote.trim().is_empty());
        prop_assert_eq!(Anchors::in_text(&text).find(quote, span.start()), Some(span));
        let longer = Text::new(format!("{}{}", shift.as_str(), text.as_str()));
        let found = Anchors::in_text(&longer).find(quote, span.start()).unwrap();
        prop_assert_eq!(longer.slice(found), quote);
        let none = Anchors::in_text(&longer).find("Orlen", span.start());
        prop_assert_eq!(none, None);
    }
}

fn is_boundary(document: &Document, at: Offset) -> bool {
    document.marks().any(|mark| {
        mark.spans
            .pieces()
            .iter()
            .any(|piece| piece.start() == at || piece.end() == at)
    })
}

/// Whether the index finds at every offset and in stretches of some lengths what a scan of
/// all marks finds.
fn index_agrees(index: &SpanIndex, document: &Document) -> bool {
    let sizes: BTreeMap<MarkId, usize> = document
        .marks()
        .map(|mark| {
            (
                mark.id.clone(),
                mark.spans.pieces().iter().map(|piece| piece.len()).sum(),
            )
        })
        .collect();
    (0..=document.text.len()).all(|start| {
        let point = index.at(Offset::new(start));
        let sorted = point.is_sorted_by_key(|id| (sizes[id], id.clone()));
        sorted
            && (start..start + 9).all(|end| {
                let stretch = Span::from_bytes(start, end);
                let found: BTreeSet<MarkId> = index.overlapping(stretch).into_iter().collect();
                let scanned = document.marks().filter(|mark| is_touched(mark, stretch));
                found == scanned.map(|mark| mark.id.clone()).collect()
            })
    })
}

fn is_touched(mark: &Mark, stretch: Span) -> bool {
    mark.spans.pieces().iter().any(|piece| {
        let (a, b, x, y) = (piece.start(), piece.end(), stretch.start(), stretch.end());
        if a == b {
            x <= a && a <= y
        } else if x == y {
            a <= x && x < b
        } else {
            a < y && x < b
        }
    })
}
