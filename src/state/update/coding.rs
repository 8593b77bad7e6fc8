//! What may be marked: changes of the codebook, taking another one, and what is said where they differ.

use std::rc::Rc;
use std::sync::Arc;

use standpoint_annotation::codebook::differences;
use standpoint_annotation::json::codebook_to_json;
use standpoint_annotation::{
    Codebook, Command, Document, Edit, LabelId, Recode, RecodeError, Step,
};
use standpoint_formats::sensible_file_name;
use standpoint_text::Text;

use super::super::action::Action;
use super::super::coding::CodingAction;
use super::super::effect::Effect;
use super::super::marking::MarkingAction;
use super::super::notice::Remedy;
use super::super::workspace::Dialog;
use super::super::{roles, workspace::Workspace};
use super::{Update, applies};
use crate::commands::{Chord, CommandId};
use crate::i18n::{Message, words};
use crate::store::Access;
use crate::wording;

/// The step that takes another codebook.
const ADOPT: &str = "step-adopt-codebook";

impl Update<'_> {
    pub(super) fn coding(&mut self, action: CodingAction) {
        match action {
            CodingAction::Recode(change) => self.recode(&change),
            CodingAction::Take(book) => self.take_codebook(&book),
            CodingAction::Keep(book) => {
                self.close_dialog();
                self.keep_codebook(Arc::new(Codebook::clone(&book)));
            }
            CodingAction::Guide(label) => self.toggle_guide(Some(label)),
        }
    }

    /// Changes the codebook in force: the open article's, as a step of its history; without one, that
    /// of new articles. Why it cannot be is said to the ear and on the codebook's own page.
    pub(super) fn recode(&mut self, change: &Recode) {
        match plan(self.state, change) {
            Ok(step) if self.state.article.is_some() => {
                self.step(step);
            }
            Ok(step) => {
                if let Some(book) = codebook_after(&step) {
                    let said = Message::new(step.name).with("count", step.count);
                    self.speak(said);
                    self.keep_codebook(book);
                }
            }
            Err(error) => {
                let why = wording::not_recoded(&error).words();
                self.speak(Message::new("notice-cannot").with("why", why));
            }
        }
    }

    /// Takes another codebook: here, and for new articles.
    pub(super) fn take_codebook(&mut self, book: &Rc<Codebook>) {
        // A codebook from nothing is gone on with.
        self.state.dialog = book.labels.is_empty().then_some(Dialog::Codebook);
        if self.state.article.is_some() {
            self.recode(&Recode::Adopt(Box::new(Codebook::clone(book))));
        }
        self.keep_codebook(Arc::new(Codebook::clone(book)));
        if self.state.dialog.is_none() {
            self.effects.push(Effect::FocusArticle);
        }
    }

    /// What new articles are marked with, kept.
    pub(super) fn keep_codebook(&mut self, book: Arc<Codebook>) {
        if self.state.codebook != book {
            self.effects.push(Effect::StoreCodebook(Arc::clone(&book)));
            self.state.codebook = book;
        }
    }

    /// What new articles are marked with follows the open article, as long as both are the same.
    pub(super) fn follow_codebook(&mut self, before: &Arc<Codebook>, step: &str) {
        let Some(article) = &self.state.article else {
            return;
        };
        let now = Arc::clone(&article.document.codebook);
        // With the step that took a codebook undone, the old one is back everywhere.
        let same = self.state.codebook == *before || step == ADOPT;
        if !Arc::ptr_eq(before, &now) && same {
            self.keep_codebook(now);
        }
    }

    /// A file that is a codebook: whether to take it.
    pub(super) fn offer_codebook(&mut self, book: &Codebook) {
        if *in_force(self.state) == *book {
            let message = Message::new("notice-codebook-same").with("name", book.name.as_str());
            self.inform(message);
        } else {
            self.state.dialog = Some(Dialog::TakeCodebook(Rc::new(book.clone())));
        }
    }

    /// Asks which codebook is to be, where that of the open article would not be the same any more
    /// under that of the project. Other words in its guidelines are not worth a question.
    pub(super) fn compare_codebooks(&mut self) {
        let open = self.state.article.as_ref();
        let Some(article) = open.filter(|article| article.access == Access::Writer) else {
            return;
        };
        let (here, mine) = (&article.document.codebook, &self.state.codebook);
        if here == mine || !differs(&article.document, mine) {
            return;
        }
        let message = Message::new("notice-codebook-differs")
            .with("here", here.name.as_str())
            .with("here-version", version(here))
            .with("mine", mine.name.as_str())
            .with("mine-version", version(mine));
        let remedies = vec![
            Remedy::TakeCodebook(Rc::new(Codebook::clone(mine))),
            Remedy::KeepCodebook(Rc::new(Codebook::clone(here))),
            Remedy::CompareCodebooks(Rc::new(Codebook::clone(mine))),
        ];
        self.warn(message, remedies);
    }

    pub(super) fn save_codebook(&mut self) {
        let book = in_force(self.state);
        let name = format!("{} {}", book.name, words("codebook-file-name"));
        self.effects.push(Effect::SaveText {
            name: format!("{}.json", sensible_file_name(&name)),
            text: codebook_to_json(&book),
            media_type: "application/json",
        });
    }

    /// Shows a label's guideline beside the text; once more takes it away.
    pub(super) fn toggle_guide(&mut self, label: Option<LabelId>) {
        self.state.guide = label.filter(|label| self.state.guide.as_ref() != Some(label));
        let book = in_force(self.state);
        let shown = self.state.guide.as_ref().and_then(|id| book.label(id));
        if let Some(label) = shown {
            let said = Message::new("said-guide").with("label", label.name.as_str());
            self.speak(said.with("definition", label.definition.as_str()));
        }
    }

    /// The guideline that is shown is that of the mark that is looked at.
    pub(super) fn follow_with_guide(&mut self) {
        let label = self.state.inspected_mark().map(|mark| mark.label.clone());
        if let (Some(guide), Some(label)) = (&mut self.state.guide, label) {
            *guide = label;
        }
    }

    /// The label whose guideline the key shows: that of the mark that is looked at, or the first.
    pub(super) fn guided(&self) -> Option<LabelId> {
        let inspected = self.state.inspected_mark().map(|mark| &mark.label);
        let first = self.state.article.as_ref()?;
        let first = first.document.codebook.labels_in_use().next();
        let shown = self.state.guide.clone();
        inspected
            .or(first.map(|label| &label.id))
            .cloned()
            .or(shown)
    }

    /// Says something of the mark that is looked at; what is said already is taken back.
    pub(super) fn say_of_mark(&mut self, attribute: String, value: String) {
        let Some(mark) = self.state.inspected_mark() else {
            return;
        };
        let value = Some(value).filter(|value| mark.attribute(&attribute) != Some(value));
        let marks = vec![mark.id.clone()];
        let command = Command::SetAttribute {
            marks,
            attribute,
            value,
        };
        self.edit(&command, None);
    }
}

/// The codebook of the open article, or that of new ones.
pub fn in_force(state: &Workspace) -> Arc<Codebook> {
    let open = state.article.as_ref();
    let open = open.map(|article| Arc::clone(&article.document.codebook));
    open.unwrap_or_else(|| Arc::clone(&state.codebook))
}

/// What a change of the codebook in force would do.
///
/// # Errors
/// When it cannot be made, or would change nothing.
pub fn plan(state: &Workspace, change: &Recode) -> Result<Step, RecodeError> {
    if let Some(article) = &state.article {
        return change.plan(&article.document);
    }
    let mut bare = Document::new("", Text::new(""));
    bare.codebook = Arc::clone(&state.codebook);
    change.plan(&bare)
}

/// The codebook that a step makes.
pub fn codebook_after(step: &Step) -> Option<Arc<Codebook>> {
    step.edits.iter().find_map(|edit| match edit {
        Edit::Codebook(change) => change.after.clone(),
        _ => None,
    })
}

/// Whether a document would be marked otherwise with this codebook.
fn differs(document: &Document, book: &Arc<Codebook>) -> bool {
    let adopt = Recode::Adopt(Box::new(Codebook::clone(book)));
    let Ok(step) = adopt.plan(document) else {
        return false;
    };
    let is_wording = |way: &[String]| {
        let last = way.last().map(String::as_str);
        matches!(last, Some("definition" | "examples"))
    };
    let after = codebook_after(&step);
    let other = |after: Arc<Codebook>| {
        let differences = differences(&document.codebook, &after);
        differences.iter().any(|found| !is_wording(&found.at))
    };
    step.count > 0 || after.is_some_and(other)
}

/// A codebook's version as a number in a sentence.
pub fn version(book: &Codebook) -> usize {
    usize::try_from(book.version).unwrap_or(usize::MAX)
}

/// Whether the engine has anything to suggest for the open article.
pub fn is_readable(state: &Workspace) -> bool {
    let open = state.article.as_ref();
    open.is_some_and(|article| roles::has_suggestions(&article.document.codebook))
}

/// What a key of the codebook's own does. While words are selected, a label's key marks them,
/// whatever else it is; else the app's command of that key goes first.
pub fn codebook_key(state: &Workspace, chord: &Chord) -> Option<Action> {
    let article = state.article.as_ref()?;
    let plain = chord.is_single_sign() && !chord.shift && state.keymap.settings().single;
    let free = state.selection().is_some() || state.keymap.command(chord).is_none();
    if !plain || !free || state.dialog.is_some() || article.access != Access::Writer {
        return None;
    }
    let has = |key: &Option<String>| {
        let key = key.as_ref();
        key.is_some_and(|key| key.to_lowercase() == chord.key)
    };
    let book = &article.document.codebook;
    let place = book.labels_in_use().position(|label| has(&label.key));
    if let Some(number) = place.and_then(|place| u8::try_from(place + 1).ok()) {
        let command = CommandId::Label(number);
        return applies(state, command).then_some(Action::Run(command));
    }
    let mark = state
        .inspected_mark()
        .filter(|_| state.selection().is_none())?;
    let attributes = book.label(&mark.label)?.attributes.iter();
    let mut values = attributes.flat_map(|a| a.values.iter().map(move |value| (a, value)));
    let (attribute, value) = values.find(|(_, value)| has(&value.key))?;
    Some(Action::Marking(MarkingAction::Say {
        attribute: attribute.id.clone(),
        value: value.id.clone(),
    }))
}
