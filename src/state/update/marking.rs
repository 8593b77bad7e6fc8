//! Marking again and again: a label that sticks, numbers for the other end of a link, values and
//! entities that are asked for.

use std::rc::Rc;

use standpoint_annotation::{Command, Entity, LabelId, MarkId, State};
use standpoint_text::Offset;

use super::super::effect::Effect;
use super::super::marking::{MarkingAction, MarkingEffect, Shared, Somebody, numbered};
use super::super::workspace::{Dialog, Workspace};
use super::Update;
use super::applying::{free_attribute, listed_attribute};
use crate::i18n::Message;

impl Update<'_> {
    pub(super) fn marking(&mut self, action: MarkingAction) {
        match action {
            MarkingAction::Stick(label) => self.stick(label),
            MarkingAction::Pick(kind) => self.pick(kind),
            MarkingAction::Say { attribute, value } => self.say_of_mark(attribute, value),
            MarkingAction::Digit(digit) => self.digit(digit),
            MarkingAction::TagSticky => self.tag_sticky(),
            MarkingAction::Shared(shared) => self.state.marking.shared = Some(Rc::new(shared)),
            MarkingAction::Rejected(words) => self.state.marking.rejected = words.into(),
            MarkingAction::OfferAgain(words) => self.offer_again(&words),
            MarkingAction::LookElsewhere(mark) => self.look_elsewhere(&mark),
            MarkingAction::Elsewhere(found) => self.state.marking.elsewhere = Some(Rc::new(found)),
            MarkingAction::Everywhere {
                mark,
                chosen,
                refused,
            } => self.everywhere(&mark, chosen, refused),
            MarkingAction::MoveMentions { marks, to } => self.move_mentions(marks, to),
        }
    }

    /// The key for it: the label of the mark that is looked at sticks, or the first one; pressed
    /// again, none.
    pub(super) fn toggle_sticky(&mut self) {
        let like = self.state.inspected_mark().map(|mark| mark.label.clone());
        let label = like.or_else(|| self.state.label(1));
        let label = label.filter(|_| self.state.marking.sticky.is_none());
        self.stick(label);
        // Whoever had selected something meant that first.
        if self.state.marking.sticky.is_some() && self.state.selection().is_some() {
            self.tag_sticky();
        }
    }

    fn stick(&mut self, label: Option<LabelId>) {
        let said = match &label {
            Some(label) => {
                let name = self.label_name(label);
                Message::new("said-sticky").with("label", name)
            }
            None => Message::new("said-sticky-left"),
        };
        self.state.marking.sticky = label;
        self.speak(said);
    }

    fn label_name(&self, id: &LabelId) -> String {
        let label = self
            .state
            .article
            .as_ref()
            .and_then(|article| article.document.codebook.label(id));
        label.map_or_else(|| id.to_string(), |label| label.name.clone())
    }

    /// The selection, or the word at the caret, gets the label that sticks.
    pub(super) fn tag_sticky(&mut self) {
        let Some(label) = self.state.marking.sticky.clone() else {
            return;
        };
        if self.state.selection().is_some() {
            self.tag(&label, false);
        } else if let Some(caret) = self.state.caret {
            self.tag_word(&label, caret.head);
        }
    }

    /// A click where no mark of the label that sticks lies: the word gets it. Says whether it did.
    pub(super) fn tag_clicked(&mut self, offset: Offset, here: &[MarkId]) -> bool {
        let (Some(label), Some(article)) = (&self.state.marking.sticky, &self.state.article) else {
            return false;
        };
        let is_it = |id: &MarkId| {
            let mark = article.document.mark(id);
            mark.is_some_and(|mark| mark.label == *label)
        };
        if here.iter().any(is_it) || article.document.text.word_at(offset).is_none() {
            return false;
        }
        let label = label.clone();
        self.tag_word(&label, offset);
        true
    }

    fn tag_word(&mut self, label: &LabelId, at: Offset) {
        let article = self.state.article.as_ref();
        let Some(word) = article.and_then(|article| article.document.text.word_at(at)) else {
            return;
        };
        if let Some(mark) = self.add_mark(label, word, false) {
            self.collapse_caret(&mark);
            self.state.inspected = Some(mark);
        }
    }

    /// Gives the marks that a link may lead to their numbers, and says the nearest.
    pub(super) fn number_candidates(&mut self) -> Option<String> {
        let article = self.state.article.as_ref()?;
        let picking = self.state.picking.as_ref()?;
        let document = &article.document;
        let from = document.mark(&picking.from)?;
        let able = &document.codebook.link(&picking.kind)?.to;
        let numbered = numbered(document, from, able);
        let said = numbered.iter().filter(|(number, _)| *number <= 9);
        let said: Vec<String> = said
            .filter_map(|(number, id)| {
                Some(format!("{number} {}", document.quote(document.mark(id)?)))
            })
            .collect();
        self.state.marking.numbered = numbered.into();
        self.state.marking.typed = None;
        (!said.is_empty()).then(|| said.join(", "))
    }

    /// A digit of a mark's number: picks it as soon as the number is whole.
    fn digit(&mut self, digit: u8) {
        if self.state.picking.is_none() {
            return;
        }
        let marking = &mut self.state.marking;
        let number = match marking.typed.take() {
            Some(ten) => ten * 10 + digit,
            None => digit,
        };
        let found = marking.numbered.iter().find(|(known, _)| *known == number);
        if let Some(mark) = found.map(|(_, mark)| mark.clone()) {
            self.pick_mark(&mark);
        } else if number > 0 && marking.numbered.iter().any(|(two, _)| two / 10 == number) {
            marking.typed = Some(number);
        } else {
            self.speak(Message::new("said-no-number").with("number", usize::from(number)));
        }
    }

    /// Asks for the value of the nth listed attribute.
    pub(super) fn choose(&mut self, number: u8) {
        if let Some(attribute) = listed_attribute(self.state, number) {
            self.ask_for(attribute);
        }
    }

    /// Asks for the free words of the mark: its issue.
    pub(super) fn choose_words(&mut self) {
        if let Some(attribute) = free_attribute(self.state) {
            self.read_shared();
            self.ask_for(attribute);
        }
    }

    fn ask_for(&mut self, attribute: String) {
        self.ask_about_mark(|mark| Dialog::Choose(mark, attribute));
    }

    /// Asks who mentions are.
    pub(super) fn ask_who(&mut self, marks: Vec<MarkId>) {
        self.read_shared();
        self.state.dialog = Some(Dialog::Who(marks));
    }

    /// What other articles call things is read when it is first asked for, and again each time:
    /// another tab may have written there.
    fn read_shared(&mut self) {
        if self.state.articles.len() > 1 {
            self.effects
                .push(Effect::Marking(MarkingEffect::ReadShared));
        } else {
            self.state.marking.shared = Some(Rc::new(Shared::default()));
        }
    }

    /// Moves mentions to somebody. All mentions of one to another makes the two one; all of one to a
    /// new name calls it so.
    fn move_mentions(&mut self, marks: Vec<MarkId>, to: Somebody) {
        let Some(article) = &self.state.article else {
            return;
        };
        let document = &article.document;
        let first = marks.first().and_then(|id| document.mark(id));
        let held = first.and_then(|mark| document.entity(mark.entity.as_ref()?));
        let whole = held.filter(|entity| {
            let mentions = document.mentions(&entity.id);
            let mut standing = mentions.filter(|mark| mark.state != State::Rejected);
            standing.all(|mark| marks.contains(&mark.id))
        });
        let command = match (to, whole) {
            (Somebody::Known(into), Some(held)) if into != held.id && marks.len() > 1 => {
                let from = held.id.clone();
                Command::MergeEntities { from, into }
            }
            (Somebody::New(name, kind), Some(held)) => Command::EditEntity(Entity {
                name,
                kind: kind.or_else(|| held.kind.clone()),
                ..Entity::clone(held)
            }),
            (Somebody::Known(id), _) => {
                let entity = document.entity(&id).map(|entity| Entity::clone(entity));
                Command::SetEntity { marks, entity }
            }
            (Somebody::New(name, kind), None) => {
                let own = first
                    .and_then(|mark| mark.attribute("kind"))
                    .map(str::to_owned);
                let entity = Some(Entity {
                    kind: kind.or(own),
                    ..Entity::new(document.fresh_entity_id(), name)
                });
                Command::SetEntity { marks, entity }
            }
            (Somebody::Nobody, _) => Command::SetEntity {
                marks,
                entity: None,
            },
        };
        self.edit(&command, None);
    }
}

/// Whether a mark of the article can be marked the same elsewhere: it is in one piece.
pub fn can_be_everywhere(state: &Workspace) -> bool {
    let mark = state.inspected_mark();
    mark.is_some_and(|mark| mark.spans.pieces().len() == 1)
}
