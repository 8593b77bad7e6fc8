//! Files in the formats of others on their way in.

use std::collections::BTreeSet;
use std::rc::Rc;

use standpoint_formats::exchange::Mapping;
use standpoint_protocol::formats::import::Import;
use standpoint_protocol::formats::project::Article;
use standpoint_protocol::formats::{File, Outcome, Progress};

use super::Update;
use crate::formats_client::Problem;
use crate::i18n::Message;
use crate::state::effect::Effect;
use crate::state::exchange::ExchangeEffect;
use crate::state::exchange::importing::{ImportAction, ImportEffect, Importing};
use crate::state::notice::{Notice, Tone};
use crate::state::workspace::Dialog;
use crate::wording;

impl Update<'_> {
    /// Lets a person choose files in the formats of others, or a folder of them.
    #[inline(never)]
    pub(super) fn pick_import(&mut self, folder: bool) {
        self.import_effect(ImportEffect::Pick { folder });
    }

    fn importing(&mut self) -> &mut Importing {
        &mut self.state.exchange_mut().import
    }

    fn import_effect(&mut self, effect: ImportEffect) {
        let effect = ExchangeEffect::Import(effect);
        self.effects.push(Effect::Exchange(effect));
    }

    pub(super) fn import(&mut self, action: ImportAction) {
        let number = self.state.exchange().import.number;
        match action {
            ImportAction::Files(files, otherwise) => self.look_through(files, otherwise),
            ImportAction::Refused(why) => self.say(Notice::new(Tone::Problem, why)),
            ImportAction::Format(format) => {
                let import = &mut self.importing().import;
                import.format = Some(format);
                import.unit = None;
                self.read_import(false);
            }
            ImportAction::Unit(unit) => {
                self.importing().import.unit = Some(unit);
                self.read_import(false);
            }
            ImportAction::Column(column) => {
                let column = column.trim().to_owned();
                self.importing().import.text_field = Some(column).filter(|c| !c.is_empty());
                self.read_import(false);
            }
            ImportAction::Map(mapping) => self.map_import(mapping),
            ImportAction::Progress(of, progress) => {
                let importing = self.importing();
                if of == number && importing.progress.is_some() {
                    importing.progress = Some(progress);
                }
            }
            ImportAction::Articles(of, articles) if of == number => self.came_in(articles),
            ImportAction::Answered(of, answer) if of == number => self.imported(answer),
            ImportAction::Articles(..) | ImportAction::Answered(..) => {}
            ImportAction::Stop => self.stop_import(),
            ImportAction::Take => self.read_import(true),
        }
    }

    /// Files that were opened like any other are shown once it is known that they are of others.
    fn look_through(&mut self, files: Vec<File>, otherwise: Option<Message>) {
        if otherwise.is_none() {
            self.state.dialog = Some(Dialog::Import);
        }
        *self.importing() = Importing {
            otherwise,
            import: Import {
                files: files.into(),
                ..Import::default()
            },
            ..Importing::default()
        };
        self.read_import(false);
    }

    /// What is mapped by hand is known without reading again.
    fn map_import(&mut self, mapping: Mapping) {
        let importing = self.importing();
        importing.by_hand = true;
        importing.import.mapping = mapping.clone();
        if let Some(found) = &mut importing.found {
            Rc::make_mut(found).mapping = mapping;
        }
    }

    fn read_import(&mut self, takes: bool) {
        self.drop_import();
        let number = self.state.next_number();
        let now = self.moment.now.clone();
        let importing = self.importing();
        importing.number = number;
        importing.progress = Some(Progress::default());
        importing.problem = None;
        importing.came = 0;
        importing.keys.clear();
        importing.first = None;
        let import = &mut importing.import;
        import.takes = takes;
        import.now = now;
        import.proposes = !importing.by_hand;
        let import = import.clone();
        self.import_effect(ImportEffect::Read(number, import));
    }

    /// Has nothing read any more; what the worker still says is of no number.
    fn drop_import(&mut self) {
        if self.importing().progress.take().is_some() {
            self.import_effect(ImportEffect::Stop);
        }
        self.importing().number = 0;
    }

    /// Stops; what has come in by then stays, and is said.
    fn stop_import(&mut self) {
        let came = self.state.exchange().import.came;
        self.drop_import();
        if came > 0 {
            let stopped = Message::new("notice-import-stopped").with("count", came);
            self.import_done(Notice::new(Tone::Warning, stopped));
        } else {
            self.importing().problem = Some(wording::no_errand(&Problem::Cancelled));
        }
    }

    /// The dialog is closed: the files are let go.
    pub(super) fn leave_import(&mut self) {
        self.stop_import();
        *self.importing() = Importing::default();
    }

    /// Stores articles that have come in, each under a key that no other has.
    fn came_in(&mut self, mut articles: Vec<Article>) {
        let known = self.state.articles.iter().map(|row| row.id.clone());
        let mut taken: BTreeSet<String> = known.collect();
        let importing = self.importing();
        taken.extend(importing.keys.iter().cloned());
        for article in &mut articles {
            let wanted = article.row.id.clone();
            let numbered = (2..).map(|number: u32| format!("{wanted}-{number}"));
            let mut keys = std::iter::once(wanted.clone()).chain(numbered);
            let free = keys.find(|key| !taken.contains(key));
            article.row.id = free.unwrap_or(wanted);
            taken.insert(article.row.id.clone());
            importing.keys.insert(article.row.id.clone());
        }
        importing.came += articles.len();
        let first = articles.first().map(|article| article.row.id.clone());
        importing.first = importing.first.take().or(first);
        self.import_effect(ImportEffect::Store(articles));
    }

    fn imported(&mut self, answer: Result<Outcome, Problem>) {
        let importing = self.importing();
        importing.progress = None;
        match answer {
            Ok(Outcome::Imported(found)) if importing.import.takes => {
                let count = importing.came;
                let said = Message::new("notice-imported")
                    .with("count", count)
                    .with("refused", f64::from(found.refused));
                let tone = if found.refused > 0 {
                    Tone::Warning
                } else {
                    Tone::Information
                };
                self.import_done(Notice::new(tone, said));
            }
            Ok(Outcome::Imported(found)) => {
                importing.import.mapping = found.mapping.clone();
                importing.found = Some(Rc::from(found));
                importing.otherwise = None;
                self.state.dialog = Some(Dialog::Import);
            }
            Ok(_) => importing.problem = Some(Message::new("why-other-answer")),
            // They were opened like any other, and nothing is known of them here either.
            Err(_) if importing.otherwise.is_some() => {
                let importing = std::mem::take(importing);
                if let Some(otherwise) = importing.otherwise {
                    self.say(Notice::new(Tone::Problem, otherwise));
                }
            }
            Err(problem) => {
                importing.found = None;
                importing.problem = Some(wording::no_errand(&problem));
                self.state.dialog = Some(Dialog::Import);
            }
        }
    }

    fn import_done(&mut self, notice: Notice) {
        let importing = std::mem::take(self.importing());
        self.state.dialog = None;
        self.import_effect(ImportEffect::Done(importing.import.mapping));
        if let Some(first) = importing.first {
            self.open_article(first);
        }
        self.say(notice);
    }
}
