//! Changes of the document, each a step in its history and in the journal.

use std::rc::Rc;

use standpoint_annotation::{
    Command, CommandError, Details, JournalEntry, LabelId, Mark, MarkId, Origin, Spans, State, Step,
};
use standpoint_text::Span;

use super::super::effect::Effect;
use super::super::workspace::{EngineState, Workspace};
use super::Update;
use crate::commands::CommandId;
use crate::i18n::Message;
use crate::store::Access;
use crate::wording;

/// Whether a command would do anything now: what greys out a button, and keeps a key quiet.
pub fn applies(state: &Workspace, command: CommandId) -> bool {
    use CommandId as C;
    let article = state.article.as_ref();
    let writable = article.is_some_and(|article| article.access == Access::Writer);
    let inspected = state.inspected_mark();
    let on = |label: &str| writable && inspected.is_some_and(|mark| mark.label.as_str() == label);
    match command {
        C::Paste | C::Open | C::Sample | C::Help | C::Palette | C::Theme | C::Escape => true,
        C::ShowReview | C::ShowActors | C::ShowPositions | C::ShowDoubt => true,
        C::Save
        | C::FocusArticle
        | C::Caret(_)
        | C::Extend(_)
        | C::SelectSentence
        | C::SelectAll => article.is_some(),
        C::DeleteArticle => writable,
        C::Read => {
            writable
                && !matches!(
                    state.engine,
                    EngineState::Reading { .. } | EngineState::Unavailable
                )
        }
        C::CancelReading => matches!(state.engine, EngineState::Reading { .. }),
        C::Undo => writable && article.is_some_and(|a| a.history.next_undo().is_some()),
        C::Redo => writable && article.is_some_and(|a| a.history.next_redo().is_some()),
        C::NextSuggestion | C::PreviousSuggestion => {
            article.is_some_and(|a| a.document.count(State::Suggested) > 0)
        }
        C::Accept if state.picking.is_some() => writable,
        C::Accept => writable && inspected.is_some_and(|mark| mark.state != State::Accepted),
        C::Reject => writable && inspected.is_some_and(|mark| mark.state != State::Rejected),
        C::Reopen => writable && inspected.is_some_and(|mark| mark.state != State::Suggested),
        C::Delete | C::Note => writable && inspected.is_some(),
        C::PickHolder | C::ChooseHolder | C::PickCue | C::PickAbout | C::PickQualifier => {
            on("position")
        }
        C::Cycle => article.is_some() && (inspected.is_some() || state.caret.is_some()),
        C::Label(number) | C::LabelExactly(number) => {
            writable
                && state.label(number).is_some_and(|label| {
                    state.selection().is_some() || inspected.is_some_and(|mark| mark.label != label)
                })
        }
        C::Value(number) => writable && value_of(state, number, 0).is_some(),
        C::SecondValue(number) => writable && value_of(state, number, 1).is_some(),
        C::GrowStart | C::ShrinkStart | C::GrowEnd | C::ShrinkEnd => {
            writable && inspected.is_some()
        }
        C::GrowStartExactly | C::ShrinkStartExactly | C::GrowEndExactly | C::ShrinkEndExactly => {
            writable && inspected.is_some()
        }
        C::AddPiece => writable && inspected.is_some() && state.selection().is_some(),
    }
}

/// The attribute and value that a number stands for on the mark that is looked at. `which` counts
/// the label's attributes that have a list of values.
fn value_of(state: &Workspace, number: u8, which: usize) -> Option<(String, String)> {
    let mark = state.inspected_mark()?;
    let label = state
        .article
        .as_ref()?
        .document
        .codebook
        .label(&mark.label)?;
    let attribute = label
        .attributes
        .iter()
        .filter(|a| !a.values.is_empty())
        .nth(which)?;
    let value = attribute.values.get(usize::from(number).checked_sub(1)?)?;
    Some((attribute.id.clone(), value.id.clone()))
}

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
        let said = Message::new(step.name.clone()).with("count", step.count);
        self.play(JournalEntry::Do(step), said)
    }

    pub(super) fn undo(&mut self) {
        let next = self
            .state
            .article
            .as_ref()
            .and_then(|a| a.history.next_undo());
        if let Some(said) = next.map(|step| step_said("said-undone", step)) {
            self.play(JournalEntry::Undo, said);
        }
    }

    pub(super) fn redo(&mut self) {
        let next = self
            .state
            .article
            .as_ref()
            .and_then(|a| a.history.next_redo());
        if let Some(said) = next.map(|step| step_said("said-redone", step)) {
            self.play(JournalEntry::Redo, said);
        }
    }

    /// Plays an entry, stores it, says it.
    fn play(&mut self, entry: JournalEntry, said: Message) -> bool {
        let Some(article) = &mut self.state.article else {
            return false;
        };
        if article.access != Access::Writer {
            self.inform(Message::new("notice-read-only"));
            return false;
        }
        let number = article.entries;
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
        self.forget_what_is_gone();
        self.speak(said);
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
        let Some(span) = self.state.selection() else {
            return;
        };
        if let Some(mark) = self.add_mark(label, span, exact) {
            self.state.inspected = Some(mark);
            self.state.panel = super::super::Panel::Review;
            self.collapse_caret();
        }
    }

    /// Makes a mark by hand. One that is there already with the same label is looked at instead.
    pub(super) fn add_mark(&mut self, label: &LabelId, span: Span, exact: bool) -> Option<MarkId> {
        let article = self.state.article.as_ref()?;
        let document = &article.document;
        let span = match exact {
            true => document.text.snap_to_graphemes(span),
            false => document.text.snap_to_words(span),
        };
        if span.is_empty() {
            return None;
        }
        let spans = Spans::one(span);
        let same = |mark: &&std::sync::Arc<Mark>| {
            mark.label == *label && mark.spans == spans && mark.state != State::Rejected
        };
        if let Some(there) = document.marks().find(same) {
            return Some(there.id.clone());
        }
        let id = document.fresh_mark_id();
        let mut mark = Mark::new(id.clone(), label.clone(), spans);
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

    pub(super) fn rename(&mut self, title: String) {
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

fn step_said(id: &'static str, step: &Step) -> Message {
    let words = Message::new(step.name.clone())
        .with("count", step.count)
        .words();
    Message::new(id).with("step", words)
}
