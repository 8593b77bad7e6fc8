//! Which commands would do anything now.

use standpoint_annotation::{LinkTypeId, State, carry};

use super::super::review::next_article;
use super::super::roles;
use super::super::workspace::{EngineState, Panel, Workspace};
use super::coding::{in_force, is_readable};
use super::comparing::compare_applies;
use super::marking::can_be_everywhere;
use super::mentions::neighbour;
use super::shaping::cut;
use super::why::is_explained;
use crate::commands::CommandId;
use crate::store::Access;
use standpoint_annotation::codebook::{Attribute, Label};

/// Whether a command would do anything now: what greys out a button, and keeps a key quiet.
#[expect(
    clippy::too_many_lines,
    reason = "a line a command, and none forgotten: the compiler sees that all are here"
)]
pub fn applies(state: &Workspace, command: CommandId) -> bool {
    use CommandId as C;
    let article = state.article.as_ref();
    let writable = article.is_some_and(|article| article.access == Access::Writer);
    let inspected = state.inspected_mark();
    match command {
        C::Paste
        | C::Open
        | C::Import
        | C::ImportFolder
        | C::Deep
        | C::Sample
        | C::Help
        | C::Palette
        | C::Theme
        | C::Settings
        | C::WidenSide
        | C::SearchArticles
        | C::Escape
        | C::ShowReview
        | C::ShowActors
        | C::ShowPositions
        | C::ShowDoubt
        | C::ShowMap
        | C::Compare
        | C::Codebook
        | C::SaveCodebook
        | C::Order => true,
        C::Adjudicate(command) => compare_applies(state, command),
        C::Save
        | C::SaveMapCsv
        | C::SaveMapSvg
        | C::SaveMapPng
        | C::FocusArticle
        | C::Caret(_)
        | C::Extend(_)
        | C::Find
        | C::ShowHistory
        | C::ShowCheck
        | C::SelectSentence
        | C::SelectClause
        | C::SelectAll
        | C::Guide => article.is_some(),
        C::NextHit | C::PreviousHit => !state.find.hits.is_empty(),
        C::MarkHits => writable && !state.find.hits.is_empty(),
        C::Mend | C::DismissSlip => writable && inspected.is_some() && state.panel == Panel::Check,
        C::DropLost => writable && state.panel == Panel::Check && has_lost(state),
        C::PlaceLost => writable && state.selection().is_some() && has_lost(state),
        C::Read => {
            writable
                && is_readable(state)
                && !matches!(
                    state.engine,
                    EngineState::Reading { .. } | EngineState::Unavailable
                )
        }
        C::CancelReading => matches!(state.engine, EngineState::Reading { .. }),
        C::Undo => writable && article.is_some_and(|a| a.history.next_undo().is_some()),
        C::Redo => writable && article.is_some_and(|a| a.history.next_redo().is_some()),
        C::NextSuggestion | C::PreviousSuggestion => {
            article.is_some_and(|a| a.document.count(State::Suggested) > 0)
        }
        C::ArticleNote | C::NewVersion | C::DeleteArticle | C::Details | C::Stick => writable,
        C::AcceptSure => {
            writable && article.is_some_and(|a| a.document.count(State::Suggested) > 0)
        }
        C::Back => state.back.is_some(),
        C::SayHere => inspected.is_some() || (article.is_some() && state.caret.is_some()),
        C::NextArticle => {
            let open = article.map(|article| article.key.as_str());
            next_article(&state.articles, open).is_some()
        }
        C::SaveAs => article.is_some() || !state.articles.is_empty(),
        C::Train | C::SaveProject | C::ArticleBelow | C::ArticleAbove => !state.articles.is_empty(),
        C::Accept if state.picking.is_some() || state.marking.sticky.is_some() => writable,
        C::Accept => writable && inspected.is_some_and(|mark| mark.state != State::Accepted),
        C::Reject => writable && inspected.is_some_and(|mark| mark.state != State::Rejected),
        C::Reopen => writable && inspected.is_some_and(|mark| mark.state != State::Suggested),
        C::Delete
        | C::Note
        | C::GrowStart
        | C::ShrinkStart
        | C::GrowEnd
        | C::ShrinkEnd
        | C::GrowStartExactly
        | C::ShrinkStartExactly
        | C::GrowEndExactly
        | C::ShrinkEndExactly => writable && inspected.is_some(),
        C::PickHolder | C::PickCue | C::PickAbout | C::PickQualifier => {
            writable && inspected.is_some() && picked_by(state, command).is_some()
        }
        C::ChooseHolder => {
            let kind = article.and_then(|a| roles::holder(&a.document.codebook));
            writable
                && kind
                    .zip(inspected)
                    .is_some_and(|(k, mark)| k.from.contains(&mark.label))
        }
        C::Cycle => article.is_some() && (inspected.is_some() || state.caret.is_some()),
        C::Label(number) | C::LabelExactly(number) => {
            writable
                && state.label(number).is_some_and(|label| {
                    state.selection().is_some()
                        || state.marking.sticky.is_some()
                        || inspected.is_some_and(|mark| mark.label != label)
                })
        }
        C::Value(number) => writable && value_of(state, number, 0).is_some(),
        C::SecondValue(number) => writable && value_of(state, number, 1).is_some(),
        C::NextMention | C::PreviousMention => article
            .zip(inspected)
            .is_some_and(|(a, mark)| neighbour(&a.document, mark, true).is_some()),
        C::Why => inspected.is_some_and(is_explained),
        C::Choose(number) => writable && listed_attribute(state, number).is_some(),
        C::ChooseWords => writable && free_attribute(state).is_some(),
        C::Who => writable && label_of(state).is_some_and(|label| label.entities),
        C::Everywhere => writable && can_be_everywhere(state),
        C::CutPiece => writable && cut(state).is_some(),
        C::AddPiece => writable && inspected.is_some() && state.selection().is_some(),
    }
}

/// Whether a changed text has lost a mark.
fn has_lost(state: &Workspace) -> bool {
    let article = state.article.as_ref();
    // Nearly every article has all in its place, which costs nothing to see.
    let unplaced = article.filter(|article| !article.document.unplaced.is_empty());
    unplaced.is_some_and(|article| !carry::lost(&article.document).is_empty())
}

/// The attribute and value that a number stands for on the mark that is looked at. `which` counts
/// the label's attributes that have a list of values.
pub(super) fn value_of(state: &Workspace, number: u8, which: usize) -> Option<(String, String)> {
    let attribute = listed(state)?.nth(which)?;
    let value = attribute.values.get(usize::from(number).checked_sub(1)?)?;
    Some((attribute.id.clone(), value.id.clone()))
}

/// The nth attribute with a list of values of the mark that is looked at, counted from 1.
pub(super) fn listed_attribute(state: &Workspace, number: u8) -> Option<String> {
    let attribute = listed(state)?.nth(usize::from(number).checked_sub(1)?)?;
    Some(attribute.id.clone())
}

/// The attributes with a list of values of the mark that is looked at.
fn listed(state: &Workspace) -> Option<impl Iterator<Item = &Attribute>> {
    let attributes = label_of(state)?.attributes.iter();
    Some(attributes.filter(|a| !a.values.is_empty()))
}

/// The first attribute of free words of the mark that is looked at.
pub(super) fn free_attribute(state: &Workspace) -> Option<String> {
    let mut attributes = label_of(state)?.attributes.iter();
    let attribute = attributes.find(|a| a.values.is_empty())?;
    Some(attribute.id.clone())
}

fn label_of(state: &Workspace) -> Option<&Label> {
    let mark = state.inspected_mark()?;
    state.article.as_ref()?.document.codebook.label(&mark.label)
}

/// The type of link whose other end a command picks: the commands go by the codebook's order.
pub fn picked_by(state: &Workspace, command: CommandId) -> Option<LinkTypeId> {
    let n = match command {
        CommandId::PickHolder => 0,
        CommandId::PickCue => 1,
        CommandId::PickQualifier => 2,
        CommandId::PickAbout => 3,
        _ => return None,
    };
    let kind = roles::nth_link(&in_force(state), state.inspected_mark(), n)?
        .id
        .clone();
    Some(kind)
}
