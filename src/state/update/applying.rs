//! Which commands would do anything now.

use standpoint_annotation::{LinkTypeId, State};

use super::super::review::next_article;
use super::super::roles;
use super::super::workspace::{EngineState, Workspace};
use super::coding::{in_force, is_readable};
use super::mentions::neighbour;
use super::why::is_explained;
use crate::commands::CommandId;
use crate::store::Access;

/// Whether a command would do anything now: what greys out a button, and keeps a key quiet.
pub fn applies(state: &Workspace, command: CommandId) -> bool {
    use CommandId as C;
    let article = state.article.as_ref();
    let writable = article.is_some_and(|article| article.access == Access::Writer);
    let inspected = state.inspected_mark();
    match command {
        C::Paste
        | C::Open
        | C::Sample
        | C::Help
        | C::Palette
        | C::Theme
        | C::Settings
        | C::WidenSide
        | C::Escape
        | C::ShowReview
        | C::ShowActors
        | C::ShowPositions
        | C::ShowDoubt
        | C::ShowMap
        | C::Order
        | C::Codebook
        | C::SaveCodebook => true,
        C::Save
        | C::SaveMapCsv
        | C::SaveMapSvg
        | C::SaveMapPng
        | C::FocusArticle
        | C::Caret(_)
        | C::Extend(_)
        | C::SelectSentence
        | C::SelectAll
        | C::Guide => article.is_some(),
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
        C::DeleteArticle => writable,
        C::AcceptSure => {
            writable && article.is_some_and(|a| a.document.count(State::Suggested) > 0)
        }
        C::Back => state.back.is_some(),
        C::SayHere => inspected.is_some() || (article.is_some() && state.caret.is_some()),
        C::NextArticle => {
            let open = article.map(|article| article.key.as_str());
            next_article(&state.articles, open).is_some()
        }
        C::Accept if state.picking.is_some() => writable,
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
                    state.selection().is_some() || inspected.is_some_and(|mark| mark.label != label)
                })
        }
        C::Value(number) => writable && value_of(state, number, 0).is_some(),
        C::SecondValue(number) => writable && value_of(state, number, 1).is_some(),
        C::NextMention | C::PreviousMention => article
            .zip(inspected)
            .is_some_and(|(a, mark)| neighbour(&a.document, mark, true).is_some()),
        C::Why => inspected.is_some_and(is_explained),
        C::AddPiece => writable && inspected.is_some() && state.selection().is_some(),
    }
}

/// The attribute and value that a number stands for on the mark that is looked at. `which` counts
/// the label's attributes that have a list of values.
pub(super) fn value_of(state: &Workspace, number: u8, which: usize) -> Option<(String, String)> {
    let mark = state.inspected_mark()?;
    let label = state
        .article
        .as_ref()?
        .document
        .codebook
        .label(&mark.label)?;
    let attribute = label
        .attributes
        .iter()
        .filter(|a| !a.values.is_empty())
        .nth(which)?;
    let value = attribute.values.get(usize::from(number).checked_sub(1)?)?;
    Some((attribute.id.clone(), value.id.clone()))
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
