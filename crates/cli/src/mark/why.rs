//! Why each suggestion was made, in lines for reading.

use std::collections::BTreeMap;
use std::fmt::Write;

use standpoint_annotation::{Document, Mark, State};
use standpoint_engine::why::{Evidence, Place, cue_of};
use standpoint_engine::{Engine, Learned};
use standpoint_text::Span;

/// A document's open suggestions in reading order, each with its place in code points, its reason,
/// and, where it has to do with a cue, what the learned layer says of that.
pub(super) fn lines(engine: &dyn Engine, document: &Document) -> String {
    let mut lines = String::new();
    // A position has the cue of another mark, and the deep reader takes its time over each.
    let mut known = BTreeMap::new();
    let mut learned = |cue: Span| {
        let learned = known
            .entry(cue)
            .or_insert_with(|| engine.why(&document.text, cue));
        learned.clone()
    };
    let open = |mark: &&std::sync::Arc<Mark>| mark.state == State::Suggested;
    for mark in document.marks_in_order().filter(open) {
        // Writing into a string does not fail.
        let _ = explain(&mut learned, document, mark, &mut lines);
    }
    lines.trim_end().to_owned()
}

fn explain(
    learned: &mut impl FnMut(Span) -> Option<Learned>,
    document: &Document,
    mark: &Mark,
    lines: &mut String,
) -> std::fmt::Result {
    let place = mark.spans.hull();
    let [start, end] = [place.start(), place.end()].map(|at| document.text.to_code_point(at));
    let quote = document.quote(mark).replace('\n', " ");
    write!(lines, "{start}-{end} {} “{quote}”", mark.label)?;
    match mark.confidence() {
        Some(sure) => writeln!(lines, " {:.0} %", sure * 100.0)?,
        None => writeln!(lines)?,
    }
    let reason = mark.origin.as_ref().and_then(|o| o.reason.as_deref());
    if let Some(reason) = reason {
        writeln!(lines, "    {reason}")?;
    }
    if let Some(learned) = cue_of(document, mark).and_then(learned) {
        writeln!(lines, "    {}", in_words(&learned))?;
    }
    Ok(())
}

fn in_words(learned: &Learned) -> String {
    let mut words = format!("learned: a cue with {:.0} %", learned.confidence * 100.0);
    for (number, evidence) in learned.rests_on.iter().enumerate() {
        words.push_str(if number == 0 { "; rests on " } else { ", " });
        words.push_str(&evidence_in_words(evidence));
    }
    words
}

fn evidence_in_words(evidence: &Evidence) -> String {
    let (place, words) = (evidence.place, evidence.words.replace('\n', " "));
    let what = match place {
        Place::Itself => format!("“{words}” itself"),
        Place::Before => format!("“{words}” before it"),
        Place::After => format!("“{words}” after it"),
        Place::Quotation => "the quotation marks".to_owned(),
    };
    format!("{what} ({:.0} % without)", evidence.without * 100.0)
}
