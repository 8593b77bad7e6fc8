//! What comes in and goes out: what was stored, pasted, opened, saved.

use std::rc::Rc;
use std::sync::Arc;

use standpoint_annotation::summary::{About, name_for};
use standpoint_annotation::{Details, Document, JournalEntry, Source};
use standpoint_formats::{Opened, sensible_file_name};
use standpoint_text::Text;

use super::super::article::Article;
use super::super::effect::Effect;
use super::super::look::Look;
use super::super::notice::Remedy;
use super::super::roles;
use super::super::workspace::{Dialog, EngineState, Panel};
use super::Update;
use super::opening::{self, Raw};
use crate::commands::Keymap;
use crate::commands::keymap::KeySettings;
use crate::files::Saved;
use crate::i18n::Message;
use crate::store::{Access, SaveStatus, Stage, StoreError, Stored, Summary};
use crate::wording;

impl Update<'_> {
    pub(super) fn started(
        &mut self,
        project: &str,
        articles: Vec<Summary>,
        keys: KeySettings,
        look: Look,
    ) {
        self.state.project = Rc::from(project);
        self.state.keymap = Keymap::new(keys).into();
        self.state.look = look;
        self.state.ready = true;
        // Whoever comes back comes back to where the work was.
        let latest = articles
            .iter()
            .max_by(|a, b| a.updated.cmp(&b.updated))
            .map(|row| row.id.clone());
        let rows: Vec<Rc<Summary>> = articles.into_iter().map(Rc::new).collect();
        self.state.articles = rows.into();
        if let Some(id) = latest.filter(|_| self.state.article.is_none()) {
            self.effects.push(Effect::Load(id));
        }
    }

    /// Something is coming in: from here on the time to its marks is measured.
    pub(super) fn arriving(&mut self, replaced: usize) {
        self.effects.push(Effect::Arriving);
        if replaced > 0 {
            self.warn(
                Message::new("notice-surrogates").with("count", replaced),
                vec![],
            );
        }
    }

    /// A text is a new article for the engine to read; a document is opened as it is.
    pub(super) fn arrived(&mut self, opened: &Opened, raw: Option<&Raw>) {
        let Some((document, read)) = self.taken(opened, raw) else {
            return;
        };
        self.add(document, read);
        self.point_out_near_open();
        if !matches!(opened, Opened::Text { .. }) {
            self.compare_codebooks();
        }
    }

    /// The same, beside the article that is open; the first one is opened all the same.
    pub(super) fn arrived_aside(&mut self, opened: &Opened, raw: Option<&Raw>) {
        let Some((document, read)) = self.taken(opened, raw) else {
            return;
        };
        if self.state.article.is_none() {
            self.add(document, read);
            self.point_out_near_open();
        } else {
            self.add_aside(document, read);
        }
    }

    /// The document of what was opened, and whether an engine has read it already. A codebook is
    /// offered instead.
    fn taken(&mut self, opened: &Opened, raw: Option<&Raw>) -> Option<(Document, bool)> {
        match opened {
            Opened::Codebook(book) => {
                self.offer_codebook(book);
                None
            }
            Opened::Text {
                text,
                title,
                source,
                remarks,
            } => {
                self.remark(remarks, raw);
                Some((self.document_of(title, text, source), false))
            }
            Opened::Document(loaded) => {
                let remedies = opening::remedies(loaded);
                for problem in opening::problems(loaded) {
                    self.warn(problem, remedies.clone());
                }
                let read = loaded.document.marks().len() > 0;
                Some((loaded.document.clone(), read))
            }
        }
    }

    /// A new document with this text.
    fn document_of(&self, title: &str, text: &str, source: &Source) -> Document {
        let id = name_for(title, text, &self.moment.now);
        let mut document = Document::new(id, Text::new(text));
        document.codebook = Arc::clone(&self.state.codebook);
        document.details = Details {
            title: title.to_owned(),
            source: Source {
                added: Some(self.moment.now.clone()),
                ..source.clone()
            },
            ..Details::default()
        };
        document
    }

    pub(super) fn add(&mut self, document: Document, read: bool) {
        self.leave_article();
        let key = self.key_for(&document);
        let base = Rc::new(document.clone());
        // Where the codebook has nothing that the engine knows, there is nothing to be read for.
        let read = read || !roles::has_suggestions(&document.codebook);
        let mut article = Article::new(key, self.moment.now.clone(), document, Access::Writer);
        article.read = read;
        self.show(article);
        if !read {
            // Before it is stored: the engine then reads while the app writes and draws.
            self.read();
        }
        if let Some(summary) = self.summary_of_open() {
            self.put_summary(summary.clone());
            self.effects.push(Effect::AddArticle {
                summary,
                document: base,
            });
        }
        self.speak(Message::new("said-opened"));
    }

    fn show(&mut self, article: Article) {
        // An article comes when it has been read, and a dialog may have been opened meanwhile.
        self.state.dialog = self.state.dialog.take().filter(Dialog::outlives_article);
        self.state.panel = Panel::Review;
        self.state.engine = EngineState::Idle;
        self.state.article = Some(Rc::new(article));
        self.effects.push(Effect::FocusArticle);
    }

    /// What belonged to the article that is left.
    fn leave_article(&mut self) {
        self.cancel_reading();
        if self.state.deep.is_some() {
            self.stop_deep();
        }
        self.forget_hits();
        self.state.lost = 0;
        self.state.article = None;
        self.state.caret = None;
        self.state.inspected = None;
        self.state.clicked.clear();
        self.state.picking = None;
        self.state.engine = EngineState::Idle;
        self.state.withheld = Rc::default();
    }

    pub(super) fn open_article(&mut self, key: String) {
        let open = self
            .state
            .article
            .as_ref()
            .is_some_and(|article| article.key == key);
        if !open {
            self.effects.push(Effect::Load(key));
        }
    }

    /// A stored article: what came in, and its journal played back.
    pub(super) fn loaded(&mut self, stored: Stored, access: Access) {
        let Stored {
            summary,
            base,
            journal,
            damage,
        } = stored;
        let document = match standpoint_annotation::json::from_json(&base) {
            Ok(loaded) => loaded.document,
            Err(error) => {
                self.fail(
                    Message::new("notice-stored-broken")
                        .with("why", wording::not_loaded(&error).words()),
                    vec![],
                );
                return;
            }
        };
        self.leave_article();
        let mut article = Article::new(summary.id.clone(), summary.added.clone(), document, access);
        article.read = summary.stage != Stage::Unread;
        let fresh = journal.is_empty();
        let lost = replay(&mut article, journal);
        if let Some(why) = damage.map(|damage| damage.detail).or(lost) {
            // Nothing may be written behind a gap: what is there can be read and saved as a file.
            article.access = Access::Reader;
            self.show(article);
            self.fail(
                Message::new("notice-journal-broken").with("why", why),
                vec![Remedy::SaveFile],
            );
            return;
        }
        let unread = !article.read && access == Access::Writer;
        self.show(article);
        self.arrive_at_mark();
        if access == Access::Reader {
            self.warn(Message::new("notice-second-tab"), vec![Remedy::TakeOver]);
        } else if unread && fresh {
            // One of several files that came in at once: it is its turn now.
            self.read();
        } else if unread {
            self.warn(Message::new("notice-unread"), vec![Remedy::Analyse]);
        }
        self.compare_codebooks();
    }

    pub(super) fn saving(&mut self, status: SaveStatus) {
        if let SaveStatus::Failed(error) = &status {
            self.store_failed(&error.clone());
        }
        self.state.saving = status;
    }

    pub(super) fn store_failed(&mut self, error: &StoreError) {
        let (id, remedies) = match error {
            StoreError::Refused => ("notice-store-refused", vec![Remedy::SaveFile]),
            StoreError::Full => (
                "notice-store-full",
                vec![Remedy::RetrySaving, Remedy::SaveFile],
            ),
            StoreError::Newer { .. } | StoreError::Superseded => {
                ("notice-store-newer", vec![Remedy::Reload])
            }
            StoreError::Blocked => ("notice-store-blocked", vec![Remedy::Reload]),
            StoreError::Conflict { document, .. } => {
                let key = document.clone();
                self.effects.push(Effect::ResolveConflict(key));
                return;
            }
            StoreError::Missing { .. } => ("notice-store-missing", vec![Remedy::SaveFile]),
            StoreError::Broken { .. } => (
                "notice-store-broken",
                vec![Remedy::RetrySaving, Remedy::SaveFile],
            ),
        };
        let detail = match error {
            StoreError::Broken { detail } => detail.as_str(),
            _ => "",
        };
        self.fail(Message::new(id).with("why", detail), remedies);
    }

    /// Deletes the open article; for a day it can be brought back.
    pub(super) fn delete_article(&mut self) {
        self.state.dialog = None;
        let Some(article) = &self.state.article else {
            return;
        };
        let (key, title) = (article.key.clone(), article.document.details.title.clone());
        self.leave_article();
        self.forget_row(&key);
        self.effects.push(Effect::Remove(key.clone()));
        let message = Message::new("notice-article-deleted").with("title", title);
        self.warn(message, vec![Remedy::Restore(key)]);
    }

    pub(super) fn save_file(&mut self) {
        let Some(article) = &self.state.article else {
            return;
        };
        let name = sensible_file_name(&article.document.details.title);
        let document = Rc::new(article.document.clone());
        self.effects.push(Effect::SaveFile { name, document });
    }

    pub(super) fn file_saved(&mut self, saved: Saved) {
        match saved {
            Saved::Written { name } | Saved::Downloaded { name } => {
                self.speak(Message::new("said-saved").with("name", name));
            }
            Saved::Cancelled => {}
            Saved::Failed { detail } => {
                self.fail(
                    Message::new("notice-file-not-saved").with("why", detail),
                    vec![Remedy::SaveFile],
                );
            }
        }
    }

    /// The engine has read the article to its end.
    pub(super) fn mark_as_read(&mut self) {
        let Some(article) = &mut self.state.article else {
            return;
        };
        Rc::make_mut(article).read = true;
        if let Some(summary) = self.summary_of_open() {
            self.put_summary(summary.clone());
            self.effects.push(Effect::StoreSummary(summary));
        }
    }

    /// The open article's row in the list.
    pub(super) fn summary_of_open(&self) -> Option<Summary> {
        let article = self.state.article.as_ref()?;
        let row = self.state.articles.iter().find(|row| row.id == article.key);
        let about = About {
            key: &article.key,
            added: &article.added,
            now: &self.moment.now,
            read: article.read,
            entries: article.entries,
            before: row.map(Rc::as_ref),
        };
        Some(Summary::of(&article.document, &about))
    }

    pub(super) fn put_summary(&mut self, summary: Summary) {
        let mut articles = (*self.state.articles).clone();
        match articles.iter_mut().find(|row| row.id == summary.id) {
            Some(row) => *row = Rc::new(summary),
            None => articles.insert(0, Rc::new(summary)),
        }
        self.state.articles = articles.into();
    }
}

/// Plays a journal; gives back what is wrong with the first entry that does not fit.
fn replay(article: &mut Article, journal: Vec<JournalEntry>) -> Option<String> {
    for entry in journal {
        if let Err(error) = article.play(entry) {
            return Some(wording::not_fitting(&error).words());
        }
    }
    None
}
