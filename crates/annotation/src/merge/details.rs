//! What is said of a whole document: what is missing here is taken over; what differs stays, and
//! the note says how the other side has it, each under its name in the file.

use super::{Conflict, Merging, notes};
use crate::document::{Details, Document, Status};
use crate::edit::{Change, Edit};

impl Merging {
    /// Takes in title, language, source, tags, status and note.
    pub(super) fn details(&mut self, mine: &Document, theirs: &Document) {
        let (here, there) = (&mine.details, &theirs.details);
        let mut all = here.clone();
        if all.title.is_empty() {
            all.title.clone_from(&there.title);
        }
        fill(&mut all.language, there.language.as_ref());
        fill(&mut all.source.url, there.source.url.as_ref());
        fill(&mut all.source.publisher, there.source.publisher.as_ref());
        fill(&mut all.source.published, there.source.published.as_ref());
        fill(&mut all.source.added, there.source.added.as_ref());
        fill(&mut all.status, there.status.as_ref());
        let new = there.tags.iter().filter(|tag| !here.tags.contains(tag));
        all.tags.extend(new.cloned());
        self.other_details(&all, there);
        self.fields(&here.source.unknown, &there.source.unknown);
        let theirs = notes(there.note.as_deref(), self.to_note().as_deref());
        all.note = notes(here.note.as_deref(), theirs.as_deref());
        if all != *here {
            self.edits
                .push(Edit::Details(Change::replace(here.clone(), all)));
        }
    }

    fn other_details(&mut self, mine: &Details, theirs: &Details) {
        let title = |details: &Details| Some(details.title.clone()).filter(|t| !t.is_empty());
        let status = |details: &Details| details.status.map(|status| written(status).to_owned());
        self.differs("title", title(mine).as_ref(), title(theirs));
        self.differs("language", mine.language.as_ref(), theirs.language.clone());
        self.differs("status", status(mine).as_ref(), status(theirs));
        let (mine, theirs) = (&mine.source, theirs.source.clone());
        self.differs("url", mine.url.as_ref(), theirs.url);
        self.differs("publisher", mine.publisher.as_ref(), theirs.publisher);
        self.differs("published", mine.published.as_ref(), theirs.published);
    }

    fn differs(&mut self, field: &'static str, mine: Option<&String>, theirs: Option<String>) {
        if let Some(theirs) = theirs.filter(|theirs| mine != Some(theirs)) {
            self.conflicts.push(Conflict::Detail { field, theirs });
        }
    }

    /// A line for each thing that the other side says and this one keeps otherwise.
    fn to_note(&self) -> Option<String> {
        let lines = self.conflicts.iter().filter_map(|conflict| match conflict {
            Conflict::Detail { field, theirs } => Some(format!("{field}: {theirs}")),
            Conflict::Entity { mine, theirs } => Some(format!("{mine}: {theirs}")),
            Conflict::Mark { .. } | Conflict::Codebook { .. } | Conflict::Field { .. } => None,
        });
        let lines: Vec<String> = lines.collect();
        (!lines.is_empty()).then(|| lines.join("\n"))
    }
}

fn fill<T: Clone>(mine: &mut Option<T>, theirs: Option<&T>) {
    if mine.is_none() {
        *mine = theirs.cloned();
    }
}

/// As the file writes it.
fn written(status: Status) -> &'static str {
    match status {
        Status::ToDo => "to_do",
        Status::InWork => "in_work",
        Status::Done => "done",
    }
}
