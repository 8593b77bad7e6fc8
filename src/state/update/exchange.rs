//! The formats of others: what is chosen for the way out.

use std::rc::Rc;

use standpoint_annotation::json;
use standpoint_formats::sensible_file_name;
use standpoint_protocol::formats::project::Kept;
use standpoint_protocol::formats::{Outcome, Progress};

use super::Update;
use crate::files::Saved;
use crate::formats_client::Problem;
use crate::i18n::{Message, words};
use crate::state::effect::Effect;
use crate::state::exchange::exporting::{ExportAction, ExportEffect, Exporting};
use crate::state::exchange::{ExchangeAction, ExchangeEffect};
use crate::state::workspace::Dialog;
use crate::wording;

impl Update<'_> {
    // Kept whole, so that it is fetched with the rooms that use it.
    #[inline(never)]
    pub(super) fn exchange(&mut self, action: ExchangeAction) {
        match action {
            ExchangeAction::Export(action) => self.export(action),
            ExchangeAction::Import(action) => self.import(action),
            ExchangeAction::Train(action) => self.train(action),
        }
    }

    /// Leaves what is under way; what was chosen is there again next time.
    pub(super) fn leave_exchange(&mut self) {
        if self.state.dialog == Some(Dialog::Export) {
            self.stop_export();
            self.exporting().written = None;
        } else if self.state.dialog == Some(Dialog::Import) {
            self.leave_import();
        } else if self.state.dialog == Some(Dialog::Train) {
            self.leave_training();
        }
    }

    /// Opens the dialog in which a format is chosen.
    #[inline(never)]
    pub(super) fn open_export(&mut self) {
        self.state.dialog = Some(Dialog::Export);
        self.write_export();
    }

    fn exporting(&mut self) -> &mut Exporting {
        &mut self.state.exchange_mut().export
    }

    fn export(&mut self, action: ExportAction) {
        let number = self.state.exchange().export.number;
        match action {
            ExportAction::Format(format) => {
                self.exporting().format = format;
                self.write_export();
            }
            ExportAction::WholeProject(on) => {
                self.exporting().whole_project = on;
                self.write_export();
            }
            ExportAction::Choose(choices) => {
                self.exporting().choices = choices;
                self.write_export();
            }
            ExportAction::Progress(of, progress) => {
                let export = self.exporting();
                if of == number && export.progress.is_some() {
                    export.progress = Some(progress);
                }
            }
            ExportAction::Answered(of, answer) if of == number => self.exported(answer),
            ExportAction::Refused(of, why) if of == number => self.refuse_export(why),
            ExportAction::Answered(..) | ExportAction::Refused(..) => {}
            ExportAction::Stop => {
                self.stop_export();
                self.refuse_export(wording::no_errand(&Problem::Cancelled));
            }
            ExportAction::Save => self.save_export(),
            ExportAction::Saved(saved) => self.export_saved(saved),
        }
    }

    /// Has all written as it is chosen now.
    fn write_export(&mut self) {
        self.stop_export();
        let open = self.state.article.as_ref().map(|article| Kept {
            key: article.key.clone(),
            base: json::to_json_line(&article.document),
            journal: Vec::new(),
        });
        let number = self.state.next_number();
        let export = self.exporting();
        export.number = number;
        export.progress = Some(Progress::default());
        export.problem = None;
        export.said = None;
        let effect = ExportEffect::Write {
            number,
            format: export.format.clone(),
            choices: export.choices.clone(),
            whole_project: export.whole_project || open.is_none(),
            open,
        };
        self.effects
            .push(Effect::Exchange(ExchangeEffect::Export(effect)));
    }

    fn stop_export(&mut self) {
        if self.exporting().progress.take().is_some() {
            let stop = ExchangeEffect::Export(ExportEffect::Stop);
            self.effects.push(Effect::Exchange(stop));
        }
        // What the worker still says is of no number.
        self.exporting().number = 0;
    }

    fn exported(&mut self, answer: Result<Outcome, Problem>) {
        match answer {
            Ok(Outcome::Exported(written)) => {
                let export = self.exporting();
                export.progress = None;
                export.written = Some(Rc::from(written));
            }
            Ok(_) => self.refuse_export(Message::new("why-other-answer")),
            Err(problem) => self.refuse_export(wording::no_errand(&problem)),
        }
    }

    fn refuse_export(&mut self, why: Message) {
        let export = self.exporting();
        export.progress = None;
        export.written = None;
        export.problem = Some(why);
    }

    fn save_export(&mut self) {
        let exchange = self.state.exchange();
        let export = &exchange.export;
        let Some(written) = export.written.clone() else {
            return;
        };
        let article = self.state.article.as_ref();
        let article = article.filter(|_| !export.whole_project);
        let name = article.map_or(&*self.state.project, |article| {
            article.document.details.title.as_str()
        });
        let name = match name.trim() {
            "" => words("project-unnamed"),
            name => name.to_owned(),
        };
        let name = format!("{}.{}", sensible_file_name(&name), written.extension);
        let save = ExportEffect::Save { name, written };
        self.effects
            .push(Effect::Exchange(ExchangeEffect::Export(save)));
    }

    fn export_saved(&mut self, saved: Saved) {
        let export = self.exporting();
        export.said = None;
        export.problem = None;
        match saved {
            Saved::Written { name } | Saved::Downloaded { name } => {
                let said = Message::new("said-saved").with("name", name);
                export.said = Some(said);
            }
            Saved::Cancelled => {}
            Saved::Failed { detail } => {
                export.problem = Some(Message::new("notice-file-not-saved").with("why", detail));
            }
        }
    }
}
