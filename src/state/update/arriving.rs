//! What comes in and goes out: what was stored, pasted, opened, saved.

use std::rc::Rc;
use std::sync::Arc;

use standpoint_annotation::{Details, Document, JournalEntry, Source, State};
use standpoint_formats::{Opened, sensible_file_name};
use standpoint_text::Text;

use super::super::article::Article;
use super::super::effect::Effect;
use super::super::look::Look;
use super::super::notice::Remedy;
use super::super::roles;
use super::super::workspace::{EngineState, Panel};
use super::Update;
use super::opening::{self, Raw};
use crate::commands::Keymap;
use crate::commands::keymap::KeySettings;
use crate::files::Saved;
use crate::i18n::Message;
use crate::store::{Access, Counts, SaveStatus, Stage, StoreError, Stored, Summary};
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
        self.state.articles = articles.into();
        if let Some(id) = latest.filter(|_| self.state.article.is_none()) {
            self.effects.push(Effect::Load(id));
        }
    }

    /// A text is a new article for the engine to read; a document is opened as it is.
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

    pub(super) fn arrived(&mut self, opened: &Opened, raw: Option<&Raw>) {
        let (document, read) = match opened {
            Opened::Codebook(book) => return self.offer_codebook(book),
            Opened::Text {
                text,
                title,
                remarks,
            } => {
                self.remark(remarks, raw);
                (self.document_of(title, text), false)
            }
            Opened::Document(loaded) => {
                let remedies = opening::remedies(loaded);
                for problem in opening::problems(loaded) {
                    self.warn(problem, remedies.clone());
                }
                let read = loaded.document.marks().len() > 0;
                (loaded.document.clone(), read)
            }
        };
        let is_text = matches!(opened, Opened::Text { .. });
        self.add(document, read);
        if !is_text {
            self.compare_codebooks();
        }
    }

    /// A new document with this text.
    fn document_of(&self, title: &str, text: &str) -> Document {
        let id = self.name_for(title, text);
        let mut document = Document::new(id, Text::new(text));
        document.codebook = Arc::clone(&self.state.codebook);
        document.details = Details {
            title: title.to_owned(),
            source: Source {
                added: Some(self.moment.now.clone()),
                ..Source::default()
            },
            ..Details::default()
        };
        document
    }

    /// A name that can be read and is not given twice: the title, and a few letters of what and when.
    fn name_for(&self, title: &str, text: &str) -> String {
        let slug = slug(title);
        let mark = fingerprint(&[text, &self.moment.now]) % 36_u64.pow(4);
        format!(
            "{}{}{}",
            slug,
            if slug.is_empty() { "" } else { "-" },
            base36(mark)
        )
    }

    fn add(&mut self, document: Document, read: bool) {
        self.leave_article();
        let key = match document.id.as_str() {
            id if id.is_empty() || self.state.articles.iter().any(|row| row.id == id) => {
                self.name_for(id, document.text.as_str())
            }
            id => id.to_owned(),
        };
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
        self.state.dialog = None;
        self.state.panel = Panel::Review;
        self.state.engine = EngineState::Idle;
        self.state.article = Some(Rc::new(article));
        self.effects.push(Effect::FocusArticle);
    }

    /// What belonged to the article that is left.
    fn leave_article(&mut self) {
        self.cancel_reading();
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
        let mut articles = (*self.state.articles).clone();
        articles.retain(|row| row.id != key);
        self.state.articles = articles.into();
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
        let (suggestions, reviewed) = article.progress();
        let words = row
            .and_then(|row| row.counts)
            .map_or_else(|| words(&article.document.text), |c| c.words);
        let open = article.document.count(State::Suggested);
        Some(Summary {
            id: article.key.clone(),
            project: row.map(|row| row.project.clone()).unwrap_or_default(),
            title: article.document.details.title.clone(),
            publisher: article.document.details.source.publisher.clone(),
            added: article.added.clone(),
            updated: self.moment.now.clone(),
            counts: Some(Counts {
                words,
                suggestions: count(suggestions),
                reviewed: count(reviewed),
            }),
            stage: match (article.read, open) {
                (false, _) => Stage::Unread,
                (true, 0) if suggestions > 0 => Stage::Reviewed,
                (true, _) => Stage::Marked,
            },
            seq: article.entries,
            removed: None,
        })
    }

    pub(super) fn put_summary(&mut self, summary: Summary) {
        let mut articles = (*self.state.articles).clone();
        match articles.iter_mut().find(|row| row.id == summary.id) {
            Some(row) => *row = summary,
            None => articles.insert(0, summary),
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

/// Words as a person counts them; the engine's tokens would take long in a long text.
fn words(text: &Text) -> u32 {
    count(text.as_str().split_whitespace().count())
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A title as a name in files: letters and digits of any script, joined by hyphens.
fn slug(title: &str) -> String {
    let words = title
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let mut slug = String::new();
    for word in words {
        if slug.chars().count() + word.chars().count() > 48 {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.extend(word.chars().flat_map(char::to_lowercase));
    }
    slug
}

/// FNV-1a, 64 bits.
fn fingerprint(parts: &[&str]) -> u64 {
    let bytes = parts.iter().flat_map(|part| part.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    })
}

fn base36(mut number: u64) -> String {
    const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let mut digits = [b'0'; 4];
    for digit in digits.iter_mut().rev() {
        *digit = DIGITS[usize::try_from(number % 36).unwrap_or_default()];
        number /= 36;
    }
    digits.iter().map(|digit| char::from(*digit)).collect()
}
