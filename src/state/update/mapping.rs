//! The matrix of who stands where: what it is made from, what of it is looked at, how it is saved.

use standpoint_annotation::{Command, MarkId};
use standpoint_formats::{csv, sensible_file_name};

use super::super::effect::Effect;
use super::super::views::{MapView, Scope};
use super::Update;
use crate::i18n::words;
use crate::matrix::{self, Names};

impl Update<'_> {
    pub(super) fn map(&mut self, view: MapView) {
        let before = self.state.map.scope;
        if view.scope == Scope::Project && before == Scope::Article {
            self.effects.push(Effect::ReadProject);
        }
        if view.scope == Scope::Article {
            self.state.project_documents = Vec::new().into();
        }
        self.state.map = view.into();
    }

    /// Changes several articles. Of those that are not open the browser's database has all.
    pub(super) fn edit_all(&mut self, changes: Vec<(String, Command)>) {
        let open = self.state.article.as_ref();
        let open = open.map(|article| article.key.clone()).unwrap_or_default();
        let (here, elsewhere): (Vec<_>, Vec<_>) =
            changes.into_iter().partition(|(key, _)| *key == open);
        for (_, command) in here {
            self.edit(&command, None);
        }
        if !elsewhere.is_empty() {
            self.effects.push(Effect::EditElsewhere(elsewhere));
        }
    }

    /// Looks at a mark of any article; another article than the open one is opened first.
    pub(super) fn inspect_in(&mut self, key: String, mark: MarkId) {
        let open = self.state.article.as_ref();
        if open.is_some_and(|article| article.key == key) {
            self.inspect_or_pick(&mark);
        } else {
            self.state.going = Some((key.clone(), mark));
            self.open_article(key);
        }
    }

    /// An article is open: if a mark of it was asked for, that mark is looked at.
    pub(super) fn arrive_at_mark(&mut self) {
        let Some((key, mark)) = self.state.going.take() else {
            return;
        };
        let open = self.state.article.as_ref();
        if open.is_some_and(|article| article.key == key) {
            self.leave_panel();
            self.inspect(&mark);
        }
    }

    pub(super) fn save_map_csv(&mut self) {
        let text = csv::write(matrix::sheet(&matrix::now(self.state), &self.names()));
        self.effects.push(Effect::SaveText {
            name: self.map_name("csv"),
            text,
            media_type: "text/csv",
        });
    }

    pub(super) fn save_map_svg(&mut self) {
        self.effects.push(Effect::SaveText {
            name: self.map_name("svg"),
            text: self.drawing(),
            media_type: "image/svg+xml",
        });
    }

    pub(super) fn save_map_png(&mut self) {
        self.effects.push(Effect::SavePicture {
            name: self.map_name("png"),
            svg: self.drawing(),
        });
    }

    fn drawing(&self) -> String {
        matrix::picture(&matrix::now(self.state), &self.names(), &self.subject())
    }

    fn names(&self) -> Names {
        Names::of(&crate::shell::naming::codebook(self.state))
    }

    /// What the matrix is about: the article's title, or the project's name.
    fn subject(&self) -> String {
        let article = self.state.article.as_ref();
        let title = match self.state.map.scope {
            Scope::Article => article.map(|article| article.document.details.title.clone()),
            Scope::Project => Some(self.state.project.to_string()),
        };
        title.unwrap_or_default()
    }

    fn map_name(&self, extension: &str) -> String {
        let name = words("map-file-name");
        let subject = sensible_file_name(&self.subject());
        format!("{subject} {name}.{extension}")
    }
}
