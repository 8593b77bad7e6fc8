//! Mending and dismissing slips, and placing what a changed text has lost.

use standpoint_annotation::carry::{self, carry};
use standpoint_annotation::slips::{Slip, slips};
use standpoint_annotation::summary::name_for;
use standpoint_annotation::{Command, Spans};
use standpoint_text::Text;

use super::super::notice::{Notice, Remedy, Tone};
use super::super::workspace::Panel;
use super::Update;
use crate::i18n::{Message, words};

impl Update<'_> {
    /// Mends the slip of the mark that is looked at, or says that it is none; goes on to the next.
    pub(super) fn settle_slip(&mut self, mend: bool) {
        let Some((article, mark)) = self
            .state
            .article
            .as_ref()
            .zip(self.state.inspected.as_ref())
        else {
            return;
        };
        let document = &article.document;
        let all = slips(document).0;
        let here = |slip: &&Slip| slip.mark == *mark && (!mend || slip.mend.is_some());
        let Some(slip) = all.iter().find(here) else {
            self.speak(Message::new("said-no-slip"));
            return;
        };
        let command = match &slip.mend {
            Some(command) if mend => command.clone(),
            _ => Command::Dismiss {
                mark: slip.mark.clone(),
                slip: slip.key(document),
                dismissed: true,
            },
        };
        let at = all
            .iter()
            .position(|other| other == slip)
            .unwrap_or_default();
        let next = all.get(at + 1).or(all.first());
        let next = next
            .filter(|next| *next != slip)
            .map(|slip| slip.mark.clone());
        if self.edit(&command, None)
            && let Some(next) = next
        {
            self.inspect(&next);
        }
    }

    /// Looks at a lost mark: the text goes to where it was.
    pub(super) fn choose_lost(&mut self, at: usize) {
        let Some(article) = &self.state.article else {
            return;
        };
        if let Some(lost) = carry::lost(&article.document).get(at) {
            let near = super::super::Caret::at(lost.near);
            self.state.lost = at;
            self.put_caret(near, true);
        }
    }

    /// Gives the lost mark that is looked at the selected words.
    pub(super) fn place_lost(&mut self) {
        let Some((article, selection)) = self.state.article.as_ref().zip(self.state.selection())
        else {
            return;
        };
        let text = &article.document.text;
        let spans = Spans::one(text.snap_to_words(selection));
        let lost = self.state.lost;
        if self.edit(&Command::PlaceLost { lost, spans }, None) {
            self.state.panel = Panel::Check;
            self.keep_lost_in_range();
        }
    }

    /// Lets the lost mark that is looked at go.
    pub(super) fn drop_lost(&mut self) {
        let lost = vec![self.state.lost];
        if self.edit(&Command::DropLost(lost), None) {
            self.keep_lost_in_range();
        }
    }

    fn keep_lost_in_range(&mut self) {
        let article = self.state.article.as_ref();
        let left = article.map_or(0, |article| carry::lost(&article.document).len());
        self.state.lost = self.state.lost.min(left.saturating_sub(1));
    }

    /// A changed article: a document of its own with what could be carried over. The one before
    /// stays in the list.
    pub(super) fn take_version(&mut self, text: &str) {
        let Some(article) = &self.state.article else {
            return;
        };
        let (before, old) = (article.key.clone(), &article.document);
        let id = name_for(&old.details.title, text, &self.moment.now);
        let mut carried = carry(old, Text::new(text), id);
        carried.document.details.title = next_version(&old.details.title);
        carried.document.details.source.added = Some(self.moment.now.clone());
        let lost = carry::lost(&carried.document).len();
        self.add(carried.document, true);
        self.state.lost = 0;
        let message = Message::new("notice-new-version").with("lost", lost);
        self.say(Notice {
            remedies: vec![Remedy::OpenArticle(before), Remedy::Analyse],
            ..Notice::new(Tone::Information, message)
        });
        if lost > 0 {
            self.show_panel(Panel::Check);
        }
    }
}

/// The title of a later version: its number behind it.
fn next_version(title: &str) -> String {
    let version = words("version-word");
    let known = title.strip_suffix(')').and_then(|rest| {
        let (title, number) = rest.rsplit_once(&format!(" ({version} "))?;
        Some((title, number.parse::<usize>().ok()?))
    });
    let (title, number) = known.unwrap_or((title, 1));
    format!("{title} ({version} {})", number.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::next_version;

    #[test]
    fn versions_are_counted_in_the_title() {
        let second = next_version("Ministers stall");
        assert_eq!(second, "Ministers stall (version 2)");
        assert_eq!(next_version(&second), "Ministers stall (version 3)");
        assert_eq!(next_version("Talks (again)"), "Talks (again) (version 2)");
    }
}
