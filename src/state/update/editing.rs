//! Changes of the document, each a step in its history and in the journal.

use std::rc::Rc;

use standpoint_annotation::{
    Command, CommandError, Details, JournalEntry, LabelId, Mark, MarkId, Origin, Spans, State, Step,
};
use standpoint_text::Span;

use super::super::article::Article;
use super::super::effect::Effect;
use super::super::marking::MarkingAction;
use super::super::steps;
use super::Update;
use super::applying::value_of;
use super::everywhere::edits_of;
use super::returning::changed;
use crate::i18n::Message;
use crate::store::Access;
use crate::wording;

impl Update<'_> {
    /// Plans and makes a change; says why where it cannot be made. `join` makes steps that follow
    /// each other with the same key one step to undo.
    pub(super) fn edit(&mut self, command: &Command, join: Option<String>) -> bool {
        let Some(article) = &self.state.article else {
            return false;
        };
        match command.plan(&article.document) {
            Ok(step) => self.step(Step { join, ..step }),
            Err(CommandError::NothingToDo) => false,
            Err(error) => {
                self.inform(
                    Message::new("notice-cannot").with("why", wording::not_done(&error).words()),
                );
                false
            }
        }
    }

    /// Makes a planned step.
    pub(super) fn step(&mut self, step: Step) -> bool {
        let said = steps::name(&step);
        let at = Some(self.moment.now.clone());
        let step = Step { at, ..step };
        let made = self.play(JournalEntry::Do(step));
        if made {
            self.speak(said);
        }
        made
    }

    pub(super) fn undo(&mut self) {
        let article = self.state.article.as_ref();
        let next = article.and_then(|a| Some((a, a.history.next_undo()?)));
        let Some((said, marks)) =
            next.map(|(a, step)| (said(a, "said-undone", step), changed(step)))
        else {
            return;
        };
        if self.undo_once() {
            self.speak(said);
            self.revisit(&marks);
        }
    }

    pub(super) fn redo(&mut self) {
        let article = self.state.article.as_ref();
        let next = article.and_then(|a| Some((a, a.history.next_redo()?)));
        let Some((said, marks)) =
            next.map(|(a, step)| (said(a, "said-redone", step), changed(step)))
        else {
            return;
        };
        if self.redo_once() {
            self.speak(said);
            self.revisit(&marks);
        }
    }

    pub(super) fn undo_once(&mut self) -> bool {
        self.play(JournalEntry::Undo)
    }

    pub(super) fn redo_once(&mut self) -> bool {
        self.play(JournalEntry::Redo)
    }

    /// Plays an entry and stores it.
    fn play(&mut self, entry: JournalEntry) -> bool {
        let Some(article) = &mut self.state.article else {
            return false;
        };
        if article.access != Access::Writer {
            self.inform(Message::new("notice-read-only"));
            return false;
        }
        let number = article.entries;
        let edits = edits_of(&entry, &article.history);
        let before = std::sync::Arc::clone(&article.document.codebook);
        let name = match &entry {
            JournalEntry::Do(step) => Some(step),
            JournalEntry::Undo => article.history.next_undo(),
            JournalEntry::Redo => article.history.next_redo(),
        };
        let name = name.map(|step| step.name.clone()).unwrap_or_default();
        let article = Rc::make_mut(article);
        if let Err(error) = article.play(entry.clone()) {
            self.inform(
                Message::new("notice-cannot").with("why", wording::not_fitting(&error).words()),
            );
            return false;
        }
        if let Some(summary) = self.summary_of_open() {
            self.put_summary(summary.clone());
            self.effects.push(Effect::Append {
                entry: number,
                what: Rc::new(entry),
                summary,
            });
        }
        self.learn_words(&edits);
        self.follow_codebook(&before, &name);
        self.forget_what_is_gone();
        true
    }

    /// What was looked at may have been undone away.
    pub(super) fn forget_what_is_gone(&mut self) {
        let Some(article) = &self.state.article else {
            return;
        };
        let gone = |id: &MarkId| article.document.mark(id).is_none();
        if self.state.inspected.as_ref().is_some_and(gone) {
            self.state.inspected = None;
        }
        if self
            .state
            .picking
            .as_ref()
            .is_some_and(|picking| gone(&picking.from))
        {
            self.state.picking = None;
        }
    }

    /// Tags the selection.
    pub(super) fn tag(&mut self, label: &LabelId, exact: bool) {
        if let Some(sticky) = &mut self.state.marking.sticky {
            sticky.clone_from(label);
        }
        let Some(span) = self.state.selection() else {
            return;
        };
        if let Some(mark) = self.add_mark(label, span, exact) {
            self.collapse_caret(&mark);
            self.state.inspected = Some(mark);
            self.state.panel = super::super::Panel::Review;
        }
    }

    /// Makes a mark by hand. One that is there already with the same label is looked at instead, and
    /// accepted where nobody had decided that it stands.
    pub(super) fn add_mark(&mut self, label: &LabelId, span: Span, exact: bool) -> Option<MarkId> {
        let article = self.state.article.as_ref()?;
        let document = &article.document;
        let span = if exact {
            document.text.snap_to_graphemes(span)
        } else {
            document.text.snap_to_words(span)
        };
        if span.is_empty() {
            return None;
        }
        let spans = Spans::one(span);
        let id = document.fresh_mark_id();
        let mut mark = Mark::new(id.clone(), label.clone(), spans);
        if let Some(there) = document.twin(&mark) {
            let (there, state) = (there.id.clone(), there.state);
            if state != State::Accepted {
                let accept = Command::Decide {
                    marks: vec![there.clone()],
                    state: State::Accepted,
                    decided: Some(self.decided()),
                };
                self.edit(&accept, None);
            }
            return Some(there);
        }
        mark.origin = Some(Origin {
            by: self.moment.person.clone(),
            ..Origin::default()
        });
        self.edit(&Command::AddMark(mark), None).then_some(id)
    }

    /// A number key: tags the selection, or gives the mark that is looked at another label.
    pub(super) fn label(&mut self, number: u8, exact: bool) {
        let Some(label) = self.state.label(number) else {
            return;
        };
        if self.state.selection().is_some() {
            self.tag(&label, exact);
        } else if self.state.marking.sticky.is_some() {
            self.marking(MarkingAction::Stick(Some(label)));
        } else if let Some(mark) = self.state.inspected.clone() {
            self.edit(&Command::Relabel { mark, label }, None);
        }
    }

    /// A number key for a value. The same value once more takes it back.
    pub(super) fn value(&mut self, number: u8, which: usize) {
        let Some((attribute, value)) = value_of(self.state, number, which) else {
            return;
        };
        let Some(mark) = self.state.inspected_mark() else {
            return;
        };
        let value = Some(value).filter(|value| mark.attribute(&attribute) != Some(value));
        let marks = vec![mark.id.clone()];
        self.edit(
            &Command::SetAttribute {
                marks,
                attribute,
                value,
            },
            None,
        );
    }

    pub(super) fn note_on_article(&mut self, note: &str) {
        let Some(article) = &self.state.article else {
            return;
        };
        let note = Some(note.trim().to_owned()).filter(|note| !note.is_empty());
        let details = Details {
            note,
            ..article.document.details.clone()
        };
        self.edit(&Command::SetDetails(details), None);
    }

    pub(super) fn rename(&mut self, title: &str) {
        let Some(article) = &self.state.article else {
            return;
        };
        let details = Details {
            title: title.trim().to_owned(),
            ..article.document.details.clone()
        };
        if details.title.is_empty() {
            self.inform(Message::new("notice-title-empty"));
        } else {
            self.edit(&Command::SetDetails(details), None);
        }
    }
}

fn said(article: &Article, id: &'static str, step: &Step) -> Message {
    Message::new(id).with("step", steps::phrase(&article.document, step))
}
