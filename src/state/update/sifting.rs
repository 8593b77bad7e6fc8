//! How sure the engine has to be of what is shown.

use std::rc::Rc;

use standpoint_annotation::{Command, LabelId, Step};
use standpoint_engine::{Batch, Thresholds};

use super::super::effect::Effect;
use super::super::withheld::Sifted;
use super::super::workspace::EngineState;
use super::Update;
use crate::store::Access;

impl Update<'_> {
    /// Moves a label's threshold: what it takes away or brings in is one step to undo.
    pub(super) fn set_threshold(&mut self, label: &LabelId, least: f64) {
        let before = self.state.thresholds.of(label);
        let thresholds = Thresholds::clone(&self.state.thresholds).with(label.clone(), least);
        self.keep_thresholds(thresholds);
        self.sift(label, before, least, None);
    }

    /// All thresholds as they are by default; again one step.
    pub(super) fn usual_thresholds(&mut self) {
        let before = Rc::clone(&self.state.thresholds);
        let usual = Thresholds::default();
        let labels: Vec<LabelId> = before.changed().into_keys().cloned().collect();
        self.keep_thresholds(usual.clone());
        let key = format!("thresholds-{}", self.state.next_number());
        for label in labels {
            self.sift(&label, before.of(&label), usual.of(&label), Some(&key));
        }
    }

    fn keep_thresholds(&mut self, thresholds: Thresholds) {
        self.effects
            .push(Effect::StoreThresholds(thresholds.clone()));
        self.state.thresholds = thresholds.into();
    }

    fn sift(&mut self, label: &LabelId, from: f64, to: f64, join: Option<&str>) {
        let Some(article) = self.state.article.clone() else {
            return;
        };
        if article.access != Access::Writer {
            return;
        }
        let document = &article.document;
        let Sifted { shown, hidden } = self.state.withheld.moved(document, label, from, to);
        Rc::make_mut(&mut self.state.withheld).take_over(document, &hidden);
        let Batch {
            marks,
            links,
            entities,
            ..
        } = shown;
        let show = Command::Suggest {
            marks,
            links,
            entities,
        };
        let hide = Command::DeleteMarks(hidden);
        for (command, name) in [(show, "step-show"), (hide, "step-hide")] {
            self.named(&command, name, join);
        }
    }

    /// Makes a change under a name of its own; one that changes nothing is none.
    pub(super) fn named(&mut self, command: &Command, name: &str, join: Option<&str>) {
        let article = self.state.article.as_ref();
        if let Some(Ok(step)) = article.map(|article| command.plan(&article.document)) {
            let (name, join) = (name.to_owned(), join.map(str::to_owned));
            self.step(Step { name, join, ..step });
        }
    }

    /// Lets the engine read once more where nobody knows what it withholds: after a reload.
    pub(super) fn gather(&mut self) {
        let read = self.state.article.as_ref().is_some_and(|a| a.read);
        let idle = !matches!(
            self.state.engine,
            EngineState::Reading { .. } | EngineState::Unavailable
        );
        if read && idle && !self.state.withheld.is_complete() {
            self.read();
            self.state.gathering = true;
        }
    }
}
