//! Two tabs on one article: one writes, the others read along.

use std::rc::Rc;

use standpoint_annotation::JournalEntry;

use super::super::effect::Effect;
use super::super::notice::Remedy;
use super::Update;
use crate::i18n::Message;
use crate::store::Access;

impl Update<'_> {
    /// Another tab took the pen, or gave it back.
    pub(super) fn access(&mut self, key: &str, access: Access) {
        let Some(article) = self
            .state
            .article
            .as_mut()
            .filter(|article| article.key == key)
        else {
            return;
        };
        if article.access == access {
            return;
        }
        Rc::make_mut(article).access = access;
        if access == Access::Reader {
            self.cancel_reading();
            self.warn(Message::new("notice-pen-lost"), vec![Remedy::TakeOver]);
        } else {
            // What the other tab wrote last has to be read before anything is written behind it.
            self.effects.push(Effect::Load(key.to_owned()));
        }
    }

    /// Another tab has written: what it did is read, unless this tab did it.
    pub(super) fn changed_elsewhere(&mut self, key: String, entries: u32) {
        let open = self
            .state
            .article
            .as_ref()
            .filter(|article| article.key == key);
        let from = open
            .filter(|article| article.access == Access::Reader)
            .map(|article| article.entries);
        if let Some(from) = from.filter(|from| *from < entries) {
            self.effects.push(Effect::Follow { key, from });
        }
    }

    /// Plays what another tab did, from where this one is. An answer that comes twice is dropped.
    pub(super) fn followed(&mut self, key: &str, from: u32, journal: Vec<JournalEntry>) {
        let Some(article) = self
            .state
            .article
            .as_mut()
            .filter(|article| article.key == key)
        else {
            return;
        };
        if article.access != Access::Reader || article.entries != from {
            return;
        }
        let article = Rc::make_mut(article);
        for entry in journal {
            if article.play(entry).is_err() {
                // What does not fit here is whole in the database: read it anew.
                self.effects.push(Effect::Load(key.to_owned()));
                break;
            }
        }
        if let Some(summary) = self.summary_of_open() {
            self.put_summary(summary);
        }
        self.forget_what_is_gone();
    }

    /// Does again, on top of another tab's work, what was done here at the same time. What does not
    /// fit any more is said; the rest is kept.
    pub(super) fn do_again(&mut self, key: &str, journal: Vec<JournalEntry>) {
        if self
            .state
            .article
            .as_ref()
            .is_none_or(|article| article.key != key)
        {
            return;
        }
        let mut left_out = 0;
        for entry in journal {
            match entry {
                JournalEntry::Do(step) => left_out += usize::from(!self.step(step)),
                JournalEntry::Undo => self.undo(),
                JournalEntry::Redo => self.redo(),
            }
        }
        let message = Message::new("notice-both-tabs").with("count", left_out);
        self.warn(message, vec![Remedy::SaveFile]);
    }
}
