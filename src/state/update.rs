//! How the workbench changes: an action in, a changed state and effects out. Pure.

mod applying;
mod arriving;
mod checking;
pub(crate) mod coding;
mod collecting;
mod comparing;
mod deep;
mod editing;
mod everywhere;
mod exchange;
mod finding;
mod following;
mod importing;
mod keeping;
mod linking;
mod mapping;
mod marking;
pub(crate) mod mentions;
mod opening;
mod reading;
mod returning;
mod reviewing;
mod saying;
mod selecting;
mod shaping;
mod sifting;
mod stepping;
mod training;
mod why;

#[cfg(test)]
mod tests;

use super::action::Action;
use super::choice::Choice;
use super::effect::Effect;
use super::look::Look;
use super::workspace::{Dialog, Panel, Workspace};
use crate::commands::keymap::KeySettings;
use crate::commands::{CommandId, Keymap};

pub use applying::{applies, picked_by};
pub use opening::Raw;

/// What an update may know of the world.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// Now, RFC 3339 in UTC.
    pub now: String,
    /// Who sits before the screen.
    pub person: String,
}

/// One update under way.
pub(crate) struct Update<'u> {
    /// The state that is being changed.
    pub state: &'u mut Workspace,
    /// What the browser has to do afterwards.
    pub effects: Vec<Effect>,
    /// When and who.
    pub moment: &'u Moment,
}

/// Carries out an action.
pub fn update(state: &mut Workspace, action: Action, moment: &Moment) -> Vec<Effect> {
    let mut update = Update {
        state,
        effects: Vec::new(),
        moment,
    };
    let inspected = update.state.inspected.clone();
    update.act(action);
    if update.state.inspected != inspected {
        update.follow_with_guide();
        update.ask_why();
    }
    update.effects
}

impl Update<'_> {
    fn act(&mut self, action: Action) {
        match action {
            Action::Run(command) => self.run(command),
            Action::EditEverywhere(command) => self.edit_everywhere(command),
            Action::Edit(command) => {
                self.edit(&command, None);
            }
            Action::Caret(caret) => self.put_caret(caret, false),
            Action::Click(offset) => self.click(offset),
            Action::Inspect(mark) => self.inspect_or_pick(&mark),
            Action::Tag { label, exact } => self.tag(&label, exact),
            Action::Drag {
                mark,
                edge,
                to,
                exact,
                gesture,
            } => {
                self.drag(&mark, edge, to, exact, gesture);
            }
            Action::Marking(action) => self.marking(action),
            Action::Hold { position, holders } => self.hold(&position, &holders),
            Action::Show(panel) => self.show_panel(panel),
            Action::Table(view) => self.state.table = view.into(),
            Action::Map(view) => self.map(view),
            Action::ProjectRead(documents) => self.state.project_documents = documents.into(),
            Action::InspectIn { key, mark } => self.inspect_in(key, mark),
            Action::Order(order) => self.state.order = order,
            Action::AcceptAll(marks) => self.accept_all(marks),
            Action::ReturnTo { key, mark } => self.return_to(&key, &mark),
            Action::Ask(Dialog::Who(marks)) => self.ask_who(marks),
            Action::Finding(action) => self.finding(action),
            Action::GoToStep(done) => self.go_to_step(done),
            Action::ChooseLost(at) => self.choose_lost(at),
            Action::TakeVersion(text) => self.take_version(&text),
            Action::NoteOnArticle(note) => self.note_on_article(&note),
            Action::Ask(dialog) => self.state.dialog = Some(dialog),
            Action::CloseDialog => self.close_dialog(),
            Action::Dismiss(notice) => self.dismiss(notice),
            Action::Remedy(notice, remedy) => self.remedy(notice, remedy),
            Action::Coding(action) => self.coding(action),
            Action::Say(notice) => self.say(notice),
            Action::Keys(keys) => self.set_keys(keys),
            Action::Look(look) => self.look(look),
            Action::Threshold(label, least) => self.set_threshold(&label, least),
            Action::UsualThresholds => self.usual_thresholds(),
            Action::Gather => self.gather(),
            Action::OpenArticle(id) => self.open_article(id),
            Action::Rename(title) => self.rename(&title),
            Action::Describe(details) => self.describe(*details),
            Action::SetStatus(status) => self.set_status(status),
            Action::List(list) => self.list(list),
            Action::Found(found) => self.found(found),
            Action::Storage(storage) => self.storage(storage),
            Action::Backups(backups) => self.backups(backups),
            Action::Version(version) => self.version(version),
            Action::ProjectSaved { saved, at } => self.project_saved(saved, at),
            Action::Merged(report) => self.merged(report),
            Action::MergeOpen { key, step } => self.merge_open(&key, step),
            Action::Started {
                project,
                articles,
                keys,
                look,
                thresholds,
                codebook,
                lasting,
            } => {
                self.state.codebook = codebook;
                self.state.lasting = lasting;
                self.state.thresholds = thresholds.into();
                self.started(&project, articles, keys, look);
            }
            Action::Take(text) => self.effects.push(Effect::TakeText(text)),
            Action::Dragging(over) => self.state.dragging = over,
            Action::Arriving { replaced } => self.arriving(replaced),
            Action::Arrived { opened, raw } => self.arrived(&opened, raw.as_ref()),
            Action::ArrivedAside { opened, raw } => self.arrived_aside(&opened, raw.as_ref()),
            Action::ArrivedProject(file) => self.effects.push(Effect::MergeProject(file)),
            Action::Loaded { stored, access } => self.loaded(*stored, access),
            Action::Access(document, access) => self.access(&document, access),
            Action::ChangedElsewhere { key, entries } => self.changed_elsewhere(key, entries),
            Action::Followed { key, from, journal } => self.followed(&key, from, journal),
            Action::DoAgain { key, journal } => self.do_again(&key, journal),
            Action::DeleteArticle => self.delete_article(),
            Action::Articles(articles) => {
                let rows: Vec<std::rc::Rc<_>> = articles.into_iter().map(Into::into).collect();
                self.state.articles = rows.into();
            }
            Action::Engine(event) => self.engine(event),
            Action::Saving(status) => self.saving(status),
            Action::StoreFailed(error) => self.store_failed(&error),
            Action::FileSaved(saved) => self.file_saved(saved),
            Action::Compare(action) => self.compare(action),
            Action::Exchange(action) => self.exchange(action),
            Action::Deep(action) => self.deepen(action),
        }
    }

    fn set_keys(&mut self, keys: KeySettings) {
        self.state.keymap = Keymap::new(keys.clone()).into();
        self.effects.push(Effect::StoreKeys(keys));
    }

    #[expect(
        clippy::too_many_lines,
        reason = "a line a command, and none forgotten: the compiler sees that all are here"
    )]
    fn run(&mut self, command: CommandId) {
        use CommandId as C;
        if !applies(self.state, command) {
            return;
        }
        match command {
            C::Paste => self.effects.push(Effect::ReadClipboard),
            C::Open => self.effects.push(Effect::PickFiles),
            C::Sample => self
                .effects
                .push(Effect::TakeText(crate::SAMPLE.to_owned())),
            C::Save => self.save_file(),
            C::Import => self.pick_import(false),
            C::ImportFolder => self.pick_import(true),
            C::Train => self.open_training(),
            C::Deep => self.open_deep(),
            C::SaveAs => self.open_export(),
            C::SaveProject => self.effects.push(Effect::SaveProject),
            C::Details => self.state.dialog = Some(Dialog::Details),
            C::SearchArticles => self.effects.push(Effect::FocusSearch),
            C::ArticleBelow => self.step_article(true),
            C::ArticleAbove => self.step_article(false),
            C::DeleteArticle => self.state.dialog = Some(Dialog::DeleteArticle),
            C::Compare => self.open_comparison(),
            C::Adjudicate(command) => self.adjudicate(command),
            C::Read => self.read(),
            C::CancelReading => self.cancel_reading(),
            C::Undo => self.undo(),
            C::Redo => self.redo(),
            C::NextSuggestion => self.go_to_suggestion(true),
            C::PreviousSuggestion => self.go_to_suggestion(false),
            C::Accept if self.state.picking.is_some() => self.pick_at_caret(),
            C::Accept if self.state.marking.sticky.is_some() => self.tag_sticky(),
            C::Accept => self.decide(standpoint_annotation::State::Accepted),
            C::Reject => self.decide(standpoint_annotation::State::Rejected),
            C::Reopen => self.decide(standpoint_annotation::State::Suggested),
            C::Delete => self.delete(),
            C::Note => self.ask_about_mark(Dialog::Note),
            C::ChooseHolder => self.ask_about_mark(Dialog::Holders),
            C::PickHolder | C::PickCue | C::PickQualifier | C::PickAbout => {
                if let Some(kind) = picked_by(self.state, command) {
                    self.pick(kind);
                }
            }
            C::Codebook => self.state.dialog = Some(Dialog::Codebook),
            C::SaveCodebook => self.save_codebook(),
            C::Guide => {
                let label = self.guided();
                self.toggle_guide(label);
            }
            C::Cycle => self.cycle(),
            C::Label(number) => self.label(number, false),
            C::LabelExactly(number) => self.label(number, true),
            C::Value(number) => self.value(number, 0),
            C::SecondValue(number) => self.value(number, 1),
            C::GrowStart | C::ShrinkStart | C::GrowEnd | C::ShrinkEnd => {
                self.nudge(command, false);
            }
            C::GrowStartExactly
            | C::ShrinkStartExactly
            | C::GrowEndExactly
            | C::ShrinkEndExactly => {
                self.nudge(command, true);
            }
            C::AddPiece => self.add_piece(),
            C::CutPiece => self.cut_piece(),
            C::Stick => self.toggle_sticky(),
            C::Choose(number) => self.choose(number),
            C::ChooseWords => self.choose_words(),
            C::Who => {
                let marks = self.state.inspected.iter().cloned().collect();
                self.ask_who(marks);
            }
            C::Everywhere => self.ask_everywhere(),
            C::Caret(motion) => self.move_caret(motion, false),
            C::Extend(motion) => self.move_caret(motion, true),
            C::SelectSentence => self.select_sentence(),
            C::SelectClause => self.select_clause(),
            C::SelectAll => self.select_all(),
            C::Escape => self.escape(),
            C::ShowReview => self.show_panel(Panel::Review),
            C::ShowActors => self.show_panel(Panel::Actors),
            C::ShowPositions => self.show_panel(Panel::Positions),
            C::ShowDoubt => self.show_panel(Panel::Doubt),
            C::ShowMap => self.show_panel(Panel::Map),
            C::SaveMapCsv => self.save_map_csv(),
            C::SaveMapSvg => self.save_map_svg(),
            C::SaveMapPng => self.save_map_png(),
            C::Back => self.back(),
            C::SayHere => self.say_here(),
            C::AcceptSure => self.state.dialog = Some(Dialog::AcceptSure),
            C::NextArticle => self.next_article(),
            C::Order => {
                self.state.order = self.state.order.next();
                let id = format!("order-{}", self.state.order.name());
                self.speak(crate::i18n::Message::new(id));
            }
            C::NextMention => self.go_to_mention(true),
            C::PreviousMention => self.go_to_mention(false),
            C::Why => self.toggle_why(),
            C::FocusArticle => self.effects.push(Effect::FocusArticle),
            C::Help => self.state.dialog = Some(Dialog::Help),
            C::Palette => self.state.dialog = Some(Dialog::Palette),
            C::Theme => self.look(Look {
                theme: self.state.look.theme.next(),
                ..self.state.look
            }),
            C::WidenSide => self.look(Look {
                side: self.state.look.side.next(),
                ..self.state.look
            }),
            C::Settings => self.state.dialog = Some(Dialog::Settings),
            C::Find => self.open_find(),
            C::NextHit => self.go_to_hit(true),
            C::PreviousHit => self.go_to_hit(false),
            C::MarkHits => self.state.dialog = Some(Dialog::MarkHits),
            C::ShowHistory => self.show_panel(Panel::History),
            C::ShowCheck => self.show_panel(Panel::Check),
            C::Mend => self.settle_slip(true),
            C::DismissSlip => self.settle_slip(false),
            C::PlaceLost => self.place_lost(),
            C::DropLost => self.drop_lost(),
            C::ArticleNote => self.state.dialog = Some(Dialog::ArticleNote),
            C::NewVersion => self.state.dialog = Some(Dialog::NewVersion),
        }
    }

    fn look(&mut self, look: Look) {
        self.state.look = look;
        self.effects.push(Effect::StoreLook(look));
    }

    fn close_dialog(&mut self) {
        self.leave_exchange();
        self.state.dialog = None;
        self.effects.push(Effect::FocusArticle);
    }

    fn ask_about_mark(&mut self, dialog: impl FnOnce(standpoint_annotation::MarkId) -> Dialog) {
        if let Some(mark) = self.state.inspected.clone() {
            self.state.dialog = Some(dialog(mark));
        }
    }

    /// Leaves one thing at a time, the innermost first.
    fn escape(&mut self) {
        if self.state.dialog.is_some() {
            self.close_dialog();
        } else if self.state.picking.take().is_some() {
            self.speak(crate::i18n::Message::new("said-picking-left"));
        } else if self.state.marking.sticky.is_some() {
            self.toggle_sticky();
        } else if self.state.selection().is_some() {
            if let Some(caret) = self.state.caret {
                self.put_caret(super::Caret::at(caret.head), true);
            }
        } else if self.state.inspected.take().is_none() && self.state.find.open {
            self.close_find();
        }
    }
}
