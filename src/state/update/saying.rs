//! What is said to eye and ear.

use super::super::effect::Effect;
use super::super::notice::{Notice, Remedy, Tone};
use super::super::workspace::Dialog;
use super::Update;
use crate::i18n::Message;

impl Update<'_> {
    /// To the ear alone: what a sighted person sees happen.
    pub(super) fn speak(&mut self, message: Message) {
        self.state.spoken = (self.state.spoken.0.wrapping_add(1), Some(message));
    }

    /// To both, until it is dismissed. The same sentence is not said twice at a time.
    pub(super) fn say(&mut self, notice: Notice) {
        let known = |other: &&Notice| other.message == notice.message;
        if self.state.notices.iter().any(|other| known(&other)) {
            return;
        }
        let id = self.state.next_number();
        let mut notices = (*self.state.notices).clone();
        notices.push(Notice { id, ..notice });
        self.state.notices = notices.into();
    }

    pub(super) fn inform(&mut self, message: Message) {
        self.say(Notice::new(Tone::Information, message));
    }

    pub(super) fn warn(&mut self, message: Message, remedies: Vec<Remedy>) {
        self.say(Notice {
            remedies,
            ..Notice::new(Tone::Warning, message)
        });
    }

    pub(super) fn fail(&mut self, message: Message, remedies: Vec<Remedy>) {
        self.say(Notice {
            remedies,
            ..Notice::new(Tone::Problem, message)
        });
    }

    pub(super) fn dismiss(&mut self, id: u32) {
        let mut notices = (*self.state.notices).clone();
        notices.retain(|notice| notice.id != id);
        self.state.notices = notices.into();
    }

    pub(super) fn remedy(&mut self, notice: u32, remedy: Remedy) {
        self.dismiss(notice);
        match remedy {
            Remedy::Reanchor(step) => {
                self.step((*step).clone());
            }
            Remedy::Decode { raw, encoding } => self.effects.push(Effect::Decode { raw, encoding }),
            Remedy::ReadSimply => self.effects.push(Effect::ReadSimply),
            Remedy::Restore(key) => self.effects.push(Effect::Restore(key)),
            Remedy::RetrySaving => self.effects.push(Effect::RetrySaving),
            Remedy::SaveFile => self.save_file(),
            Remedy::Analyse => self.read(),
            Remedy::TakeOver => {
                if let Some(article) = &self.state.article {
                    let id = article.key.clone();
                    self.effects.push(Effect::TakeOver(id));
                }
            }
            Remedy::Reload => self.effects.push(Effect::Reload),
            Remedy::Open(key) | Remedy::OpenArticle(key) => self.open_article(key),
            Remedy::Discard(key) => self.discard(&key),
            Remedy::SaveProject => self.effects.push(Effect::SaveProject),
            Remedy::NoBackup => self.no_backup(),
            Remedy::UseVersion => self.effects.push(Effect::UseVersion),
            Remedy::ShowMerge(report) => self.state.dialog = Some(Dialog::Merged(report)),
            Remedy::TakeCodebook(book) => self.take_codebook(&book),
            Remedy::KeepCodebook(book) => {
                self.keep_codebook(std::sync::Arc::new((*book).clone()));
            }
            Remedy::CompareCodebooks(book) => {
                self.state.dialog = Some(Dialog::TakeCodebook(book));
            }
        }
    }
}
