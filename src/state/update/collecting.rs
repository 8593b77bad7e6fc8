//! Many articles: what comes in beside the open one, what is as good as the same, what is looked for.

#[cfg(test)]
mod tests;

use std::rc::Rc;

use standpoint_annotation::summary::{About, name_for};
use standpoint_annotation::{Command, Details, Document, Status, Step};
use standpoint_text::{NEAR, Sketch};

use super::super::effect::Effect;
use super::super::list::{Found, ListView, arranged};
use super::super::merged::Report;
use super::super::notice::Remedy;
use super::super::workspace::Dialog;
use super::Update;
use crate::i18n::Message;
use crate::store::Summary;

impl Update<'_> {
    /// A name in the database that no article has.
    pub(super) fn key_for(&self, document: &Document) -> String {
        match document.id.as_str() {
            id if id.is_empty() || self.state.articles.iter().any(|row| row.id == id) => {
                name_for(id, document.text.as_str(), &self.moment.now)
            }
            id => id.to_owned(),
        }
    }

    /// Adds an article to the list and leaves open what is open.
    pub(super) fn add_aside(&mut self, document: Document, read: bool) {
        let key = self.key_for(&document);
        let summary = Summary::of(
            &document,
            &About {
                key: &key,
                added: &self.moment.now,
                now: &self.moment.now,
                read,
                entries: 0,
                before: None,
            },
        );
        self.point_out_near(&summary);
        self.put_summary(summary.clone());
        let document = Rc::new(document);
        self.effects.push(Effect::AddAside { summary, document });
    }

    /// Says which article the one that came in is most like, if it is as good as the same.
    pub(super) fn point_out_near_open(&mut self) {
        if let Some(summary) = self.summary_of_open() {
            self.point_out_near(&summary);
        }
    }

    fn point_out_near(&mut self, new: &Summary) {
        let Some(sketch) = &new.sketch else { return };
        let Some((row, share)) = self.nearest(&new.id, sketch) else {
            return;
        };
        let message = Message::new("notice-near-duplicate")
            .with("title", new.title.as_str())
            .with("other", row.title.as_str())
            .with("percent", (share * 100.0).round());
        let (open, discard) = (
            Remedy::Open(row.id.clone()),
            Remedy::Discard(new.id.clone()),
        );
        self.warn(message, vec![open, discard]);
    }

    fn nearest(&self, key: &str, sketch: &Sketch) -> Option<(Rc<Summary>, f64)> {
        let others = self.state.articles.iter();
        let others = others.filter(|row| row.id != key && row.removed.is_none());
        let shares = others.filter_map(|row| {
            let share = sketch.resemblance(row.sketch.as_ref()?);
            (share >= NEAR).then(|| (Rc::clone(row), share))
        });
        shares.max_by(|(_, a), (_, b)| a.total_cmp(b))
    }

    /// Takes an article away that has just come in; for a day it can be brought back.
    pub(super) fn discard(&mut self, key: &str) {
        let open = self.state.article.as_ref();
        if open.is_some_and(|article| article.key == key) {
            self.delete_article();
            return;
        }
        let row = self.state.articles.iter().find(|row| row.id == key);
        let title = row.map(|row| row.title.clone()).unwrap_or_default();
        self.forget_row(key);
        self.effects.push(Effect::Remove(key.to_owned()));
        let message = Message::new("notice-article-deleted").with("title", title);
        self.warn(message, vec![Remedy::Restore(key.to_owned())]);
    }

    pub(super) fn forget_row(&mut self, key: &str) {
        let mut articles = (*self.state.articles).clone();
        articles.retain(|row| row.id != key);
        self.state.articles = articles.into();
    }

    /// Shows the list in another way. Words are looked for in the texts too.
    pub(super) fn list(&mut self, list: ListView) {
        if list.query != self.state.list.query {
            let query = list.query.trim().to_owned();
            self.state.found = Rc::default();
            self.effects.push(Effect::Search(query));
        }
        self.state.list = Rc::new(list);
    }

    /// An answer to an older question is dropped.
    pub(super) fn found(&mut self, found: Found) {
        if found.query != self.state.list.query.trim() {
            return;
        }
        if found.complete {
            let shown = arranged(&self.state.articles, &self.state.list, &found).len();
            self.speak(Message::new("said-found").with("count", shown));
        }
        self.state.found = Rc::new(found);
    }

    /// Opens the article after or before the open one, as the list stands; the first or the last
    /// one where none is open.
    pub(super) fn step_article(&mut self, forward: bool) {
        let shown = arranged(&self.state.articles, &self.state.list, &self.state.found);
        let open = self.state.article.as_ref();
        let here = open.and_then(|open| shown.iter().position(|row| row.id == open.key));
        let next = match (here, forward) {
            (Some(here), true) => here.checked_add(1),
            (Some(here), false) => here.checked_sub(1),
            (None, true) => Some(0),
            (None, false) => shown.len().checked_sub(1),
        };
        match next.and_then(|next| shown.get(next)) {
            Some(row) => self.open_article(row.id.clone()),
            None => self.speak(Message::new("said-no-more-articles")),
        }
    }

    /// What is said of the open article as a whole.
    pub(super) fn describe(&mut self, details: Details) {
        self.state.dialog = None;
        let same = self
            .state
            .article
            .as_ref()
            .is_none_or(|open| open.document.details == details);
        if details.title.is_empty() {
            self.inform(Message::new("notice-title-empty"));
        } else if !same {
            self.edit(&Command::SetDetails(details), None);
        }
        self.effects.push(Effect::FocusArticle);
    }

    pub(super) fn set_status(&mut self, status: Option<Status>) {
        let Some(open) = &self.state.article else {
            return;
        };
        let details = Details {
            status,
            ..open.document.details.clone()
        };
        if details != open.document.details {
            self.edit(&Command::SetDetails(details), None);
        }
    }

    /// The open article's part of a merge, if it is still the open one.
    pub(super) fn merge_open(&mut self, key: &str, step: Step) {
        let open = self.state.article.as_ref();
        if open.is_some_and(|article| article.key == key) {
            self.step(step);
        }
    }

    /// Says what a merge came to. What did not agree is never passed over in silence.
    pub(super) fn merged(&mut self, report: Report) {
        let message = report.message();
        self.effects.push(Effect::MeasureStorage);
        if report.has_news() {
            let report = Rc::new(report);
            self.state.dialog = Some(Dialog::Merged(Rc::clone(&report)));
            self.warn(message, vec![Remedy::ShowMerge(report)]);
        } else {
            self.inform(message);
        }
        if self.state.article.is_none()
            && let Some(row) = self.state.articles.first()
        {
            self.effects.push(Effect::Load(row.id.clone()));
        }
    }
}
