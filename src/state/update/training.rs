//! Training sets on their way out.

use std::rc::Rc;

use standpoint_formats::dataset::{Format, Task};
use standpoint_formats::sensible_file_name;
use standpoint_protocol::formats::training::Training;
use standpoint_protocol::formats::{Outcome, Progress};

use super::Update;
use crate::files::Saved;
use crate::formats_client::Problem;
use crate::i18n::{Message, words};
use crate::state::effect::Effect;
use crate::state::exchange::ExchangeEffect;
use crate::state::exchange::training::{Train, TrainAction, TrainEffect};
use crate::state::workspace::Dialog;
use crate::wording;

impl Update<'_> {
    /// Opens the dialog in which a training set is put together.
    #[inline(never)]
    pub(super) fn open_training(&mut self) {
        self.state.dialog = Some(Dialog::Train);
        if self.state.exchange().train.training.name.is_empty() {
            let name = match self.state.project.trim() {
                "" => words("project-unnamed"),
                name => name.to_owned(),
            };
            self.training().training.name = name;
        }
        self.make_training();
    }

    pub(super) fn leave_training(&mut self) {
        self.stop_training();
        self.training().made = None;
    }

    fn training(&mut self) -> &mut Train {
        &mut self.state.exchange_mut().train
    }

    fn train_effect(&mut self, effect: TrainEffect) {
        self.effects
            .push(Effect::Exchange(ExchangeEffect::Train(effect)));
    }

    pub(super) fn train(&mut self, action: TrainAction) {
        let number = self.state.exchange().train.number;
        match action {
            TrainAction::Want(training) => {
                self.training().training = fitting(*training);
                self.make_training();
            }
            TrainAction::PickFrozen => self.train_effect(TrainEffect::PickFrozen),
            TrainAction::Frozen(name, json) => {
                let train = self.training();
                train.frozen = Some(name);
                train.training.frozen = Some(json);
                self.make_training();
            }
            TrainAction::Progress(of, progress) => {
                let train = self.training();
                if of == number && train.progress.is_some() {
                    train.progress = Some(progress);
                }
            }
            TrainAction::Answered(of, answer) if of == number => self.trained(answer),
            TrainAction::Answered(..) => {}
            TrainAction::Refused(why) => self.refuse_training(why),
            TrainAction::Stop => {
                self.stop_training();
                self.refuse_training(wording::no_errand(&Problem::Cancelled));
            }
            TrainAction::Save => self.save_training(),
            TrainAction::Saved(saved) => self.training_saved(saved),
        }
    }

    fn make_training(&mut self) {
        self.stop_training();
        let number = self.state.next_number();
        let train = self.training();
        train.number = number;
        train.progress = Some(Progress::default());
        train.problem = None;
        train.said = None;
        if train.training.frozen.is_none() {
            train.frozen = None;
        }
        let training = Box::new(train.training.clone());
        self.train_effect(TrainEffect::Make(number, training));
    }

    fn stop_training(&mut self) {
        if self.training().progress.take().is_some() {
            self.train_effect(TrainEffect::Stop);
        }
        // What the worker still says is of no number.
        self.training().number = 0;
    }

    fn trained(&mut self, answer: Result<Outcome, Problem>) {
        match answer {
            Ok(Outcome::Trained(made)) => {
                let train = self.training();
                train.progress = None;
                train.made = Some(Rc::from(made));
            }
            Ok(_) => self.refuse_training(Message::new("why-other-answer")),
            Err(problem) => self.refuse_training(wording::no_errand(&problem)),
        }
    }

    fn refuse_training(&mut self, why: Message) {
        let train = self.training();
        train.progress = None;
        train.made = None;
        train.problem = Some(why);
    }

    fn save_training(&mut self) {
        let exchange = self.state.exchange();
        let train = &exchange.train;
        if let Some(made) = train.made.clone() {
            let name = format!("{}.zip", sensible_file_name(&train.training.name));
            self.train_effect(TrainEffect::Save(name, made));
        }
    }

    fn training_saved(&mut self, saved: Saved) {
        let train = self.training();
        train.said = None;
        train.problem = None;
        match saved {
            Saved::Written { name } | Saved::Downloaded { name } => {
                train.said = Some(Message::new("said-saved").with("name", name));
            }
            Saved::Cancelled => {}
            Saved::Failed { detail } => {
                train.problem = Some(Message::new("notice-file-not-saved").with("why", detail));
            }
        }
    }
}

/// A format that has a place for the task: the chosen one, or the first that has.
fn fitting(mut training: Training) -> Training {
    let task = Task::of(&training.task);
    let format = Format::of(&training.format);
    if let (Some(task), Some(format)) = (task, format)
        && !format.takes(task)
    {
        let other = Format::ALL.into_iter().find(|other| other.takes(task));
        other
            .map_or("", Format::id)
            .clone_into(&mut training.format);
    }
    training
}
