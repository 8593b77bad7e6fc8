//! Every command, once: its name, its group, its keys.

use super::adjudicate::Adjudicate;

/// A command of the workbench.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CommandId {
    /// Read the clipboard, or open the box to paste into.
    Paste,
    /// Open files.
    Open,
    /// Open files in the formats of others.
    Import,
    /// Open a folder with all files in it.
    ImportFolder,
    /// Open the sample article.
    Sample,
    /// Save the article as JSON.
    Save,
    /// Save in a format of others.
    SaveAs,
    /// Make a training set of the project.
    Train,
    /// The deep reader.
    Deep,
    /// Save the project to a file.
    SaveProject,
    /// Source, tags, status and note of the article.
    Details,
    /// Look for words in all articles.
    SearchArticles,
    /// Open the article that stands below in the list.
    ArticleBelow,
    /// Open the one above.
    ArticleAbove,
    /// Take the last step back.
    Undo,
    /// Do it again.
    Redo,
    /// Go to the next suggestion.
    NextSuggestion,
    /// Go to the one before.
    PreviousSuggestion,
    /// Go to the next mention of the same actor.
    NextMention,
    /// Go to the one before.
    PreviousMention,
    /// Accept what is inspected and go on.
    Accept,
    /// Reject what is inspected and go on.
    Reject,
    /// Make it a suggestion again.
    Reopen,
    /// Delete what is inspected.
    Delete,
    /// Write a note on it.
    Note,
    /// Hold a position by an actor: pick the actor.
    PickHolder,
    /// Choose the actor from a list.
    ChooseHolder,
    /// Link a cue to a position: pick the cue.
    PickCue,
    /// Say whom a position is about: pick the actor.
    PickAbout,
    /// Say which uncertainty qualifies a position: pick it.
    PickQualifier,
    /// Go to the next of the marks that lie at the caret.
    Cycle,
    /// Tag the selection, or relabel, with the nth label of the codebook (from 1).
    Label(u8),
    /// The same, without snapping to words.
    LabelExactly(u8),
    /// Give the inspected mark the nth value of its label's first attribute (from 1).
    Value(u8),
    /// Give the inspected mark the nth value of its label's second listed attribute (from 1).
    SecondValue(u8),
    /// Move the mark's start a word back.
    GrowStart,
    /// Move the mark's start a word on.
    ShrinkStart,
    /// Move the mark's end a word on.
    GrowEnd,
    /// Move the mark's end a word back.
    ShrinkEnd,
    /// Move the mark's start a letter back.
    GrowStartExactly,
    /// Move the mark's start a letter on.
    ShrinkStartExactly,
    /// Move the mark's end a letter on.
    GrowEndExactly,
    /// Move the mark's end a letter back.
    ShrinkEndExactly,
    /// Add the selection to the inspected mark as a further piece.
    AddPiece,
    /// Cut the selection, or the piece at the caret, out of the inspected mark.
    CutPiece,
    /// Let a label stick: whatever is selected gets it at once.
    Stick,
    /// Choose the value of the nth listed attribute (from 1): the next key picks it.
    Choose(u8),
    /// Write the inspected mark's free words, its issue, with what was written before to choose from.
    ChooseWords,
    /// Say who is mentioned.
    Who,
    /// Mark the same words elsewhere.
    Everywhere,
    /// Move the caret.
    Caret(Motion),
    /// Move the caret and select.
    Extend(Motion),
    /// Select the clause.
    SelectClause,
    /// Select the sentence.
    SelectSentence,
    /// Select the whole article.
    SelectAll,
    /// Leave what is open: picking, the popover, the selection, the inspected mark.
    Escape,
    /// Show the Review panel.
    ShowReview,
    /// Show the Actors panel.
    ShowActors,
    /// Show the Positions panel.
    ShowPositions,
    /// Show the Doubt panel.
    ShowDoubt,
    /// Show who stands where.
    ShowMap,
    /// Save who stands where as a table.
    SaveMapCsv,
    /// Save who stands where as a drawing.
    SaveMapSvg,
    /// Save who stands where as a picture.
    SaveMapPng,
    /// Go back to the panel from which the text was gone to.
    Back,
    /// Say which marks lie here.
    SayHere,
    /// Accept the suggestions of which the engine is surest, after a look at them.
    AcceptSure,
    /// Go through the suggestions in another order.
    Order,
    /// Open the next article in which something waits.
    NextArticle,
    /// Say on what the mark that is looked at rests, or no more.
    Why,
    /// Change what may be marked.
    Codebook,
    /// Save it as a file of its own.
    SaveCodebook,
    /// Show what a label means beside the text, or no more.
    Guide,
    /// Go to the article.
    FocusArticle,
    /// Stop the engine.
    CancelReading,
    /// Let the engine read the article (again).
    Read,
    /// Show every key, and change them.
    Help,
    /// Find a command by name.
    Palette,
    /// Light, dark, or as the system says.
    Theme,
    /// Choose how the app looks.
    Settings,
    /// Make the panel wide, or as it was.
    WidenSide,
    /// Delete the open article.
    DeleteArticle,
    /// Look for words in the article.
    Find,
    /// Go to the next hit.
    NextHit,
    /// Go to the hit before.
    PreviousHit,
    /// Mark the hits with a label.
    MarkHits,
    /// Show what was done, to go back or forward in it.
    ShowHistory,
    /// Show likely slips, and what a changed text has lost.
    ShowCheck,
    /// Put the slip of the mark that is looked at right.
    Mend,
    /// Say that it is none.
    DismissSlip,
    /// Give a lost mark the selected words.
    PlaceLost,
    /// Let a lost mark go.
    DropLost,
    /// Write a note on the article.
    ArticleNote,
    /// Take in a new version of the article.
    NewVersion,
    /// Compare annotators.
    Compare,
    /// Settle where annotators differ.
    Adjudicate(Adjudicate),
}

impl CommandId {
    /// Whether its keys work while annotators are compared, and only then.
    pub fn is_of_comparison(self) -> bool {
        matches!(self, Self::Adjudicate(_))
    }
}

/// How far a caret moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Motion {
    /// A letter back.
    Left,
    /// A letter on.
    Right,
    /// A word back.
    WordLeft,
    /// A word on.
    WordRight,
    /// A line up.
    Up,
    /// A line down.
    Down,
    /// To the start of the line.
    LineStart,
    /// To the end of the line.
    LineEnd,
    /// To the start of this clause or the one before.
    ClauseLeft,
    /// To the end of this clause or the next one.
    ClauseRight,
    /// To the start of this sentence or the one before.
    SentenceLeft,
    /// To the start of the next sentence.
    SentenceRight,
    /// To the paragraph before.
    ParagraphUp,
    /// To the next paragraph.
    ParagraphDown,
    /// To the start of the article.
    Start,
    /// To its end.
    End,
}

/// What a command is shown with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// Articles and files.
    Articles,
    /// Going through suggestions.
    Review,
    /// Making and changing marks.
    Marking,
    /// Links.
    Links,
    /// Caret and selection.
    Caret,
    /// Panels, help, looks.
    View,
    /// Settling where annotators differ; its keys are its own.
    Comparison,
}

/// A line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Which.
    pub id: CommandId,
    /// Its name in settings, the DOM and the messages: `command-<name>`.
    pub name: &'static str,
    /// What it is shown with.
    pub group: Group,
    /// Its keys, the one to show first.
    pub keys: &'static [&'static str],
}

use Adjudicate as A;
use CommandId as C;
use Group::{Articles, Caret, Comparison, Links, Marking, Review, View};

const fn line(
    id: CommandId,
    name: &'static str,
    group: Group,
    keys: &'static [&'static str],
) -> Entry {
    Entry {
        id,
        name,
        group,
        keys,
    }
}

/// The table.
pub const TABLE: &[Entry] = &[
    line(C::Paste, "paste", Articles, &[]),
    line(C::Open, "open", Articles, &["Mod+o"]),
    line(C::Import, "import", Articles, &["Shift+i"]),
    line(C::ImportFolder, "import-folder", Articles, &[]),
    line(C::Sample, "sample", Articles, &[]),
    line(C::Save, "save", Articles, &["Mod+s"]),
    line(C::SaveAs, "save-as", Articles, &["Shift+t"]),
    line(C::Train, "train", Articles, &["Shift+y"]),
    line(C::Deep, "deep", Articles, &["Shift+r"]),
    line(C::SaveProject, "save-project", Articles, &["Mod+Shift+s"]),
    line(C::Details, "details", Articles, &["i"]),
    line(
        C::SearchArticles,
        "search-articles",
        Articles,
        &["Mod+Shift+f"],
    ),
    line(
        C::ArticleBelow,
        "article-below",
        Articles,
        &["Alt+PageDown"],
    ),
    line(C::ArticleAbove, "article-above", Articles, &["Alt+PageUp"]),
    line(C::DeleteArticle, "delete-article", Articles, &[]),
    line(C::Read, "read", Articles, &[]),
    line(C::CancelReading, "cancel-reading", Articles, &["Mod+."]),
    line(C::ArticleNote, "article-note", Articles, &["Shift+e"]),
    line(C::NewVersion, "new-version", Articles, &[]),
    line(C::NextSuggestion, "next-suggestion", Review, &["n"]),
    line(
        C::PreviousSuggestion,
        "previous-suggestion",
        Review,
        &["p", "Shift+n"],
    ),
    line(C::Accept, "accept", Review, &["Enter"]),
    line(C::Reject, "reject", Review, &["x"]),
    line(C::Reopen, "reopen", Review, &["u"]),
    line(C::AcceptSure, "accept-sure", Review, &["Shift+Enter"]),
    line(C::Order, "order", Review, &["Shift+o"]),
    line(C::NextArticle, "next-article", Review, &["Shift+j"]),
    line(C::NextMention, "next-mention", Review, &["f"]),
    line(C::PreviousMention, "previous-mention", Review, &["Shift+f"]),
    line(C::Why, "why", Review, &["y"]),
    line(C::Undo, "undo", Review, &["Mod+z"]),
    line(C::Redo, "redo", Review, &["Mod+Shift+z", "Mod+y"]),
    line(C::ShowHistory, "show-history", Review, &["Shift+u"]),
    line(C::ShowCheck, "show-check", Review, &["Shift+k"]),
    line(C::Mend, "mend", Review, &["Shift+m"]),
    line(C::DismissSlip, "dismiss-slip", Review, &["Shift+l"]),
    line(C::PlaceLost, "place-lost", Review, &["Shift+v"]),
    line(C::DropLost, "drop-lost", Review, &["Shift+x"]),
    line(C::Label(1), "label-1", Marking, &["1"]),
    line(C::Label(2), "label-2", Marking, &["2"]),
    line(C::Label(3), "label-3", Marking, &["3"]),
    line(C::Label(4), "label-4", Marking, &["4"]),
    line(C::Label(5), "label-5", Marking, &["5"]),
    line(C::Label(6), "label-6", Marking, &["6"]),
    line(C::Label(7), "label-7", Marking, &["7"]),
    line(C::Label(8), "label-8", Marking, &["8"]),
    line(C::Label(9), "label-9", Marking, &["9"]),
    line(C::LabelExactly(1), "label-1-exactly", Marking, &["Alt+1"]),
    line(C::LabelExactly(2), "label-2-exactly", Marking, &["Alt+2"]),
    line(C::LabelExactly(3), "label-3-exactly", Marking, &["Alt+3"]),
    line(C::LabelExactly(4), "label-4-exactly", Marking, &["Alt+4"]),
    line(C::LabelExactly(5), "label-5-exactly", Marking, &["Alt+5"]),
    line(C::LabelExactly(6), "label-6-exactly", Marking, &["Alt+6"]),
    line(C::LabelExactly(7), "label-7-exactly", Marking, &["Alt+7"]),
    line(C::LabelExactly(8), "label-8-exactly", Marking, &["Alt+8"]),
    line(C::LabelExactly(9), "label-9-exactly", Marking, &["Alt+9"]),
    line(C::Value(1), "value-1", Marking, &["Shift+1"]),
    line(C::Value(2), "value-2", Marking, &["Shift+2"]),
    line(C::Value(3), "value-3", Marking, &["Shift+3"]),
    line(C::Value(4), "value-4", Marking, &["Shift+4"]),
    line(C::Value(5), "value-5", Marking, &["Shift+5"]),
    line(C::Value(6), "value-6", Marking, &["Shift+6"]),
    line(C::Value(7), "value-7", Marking, &["Shift+7"]),
    line(C::Value(8), "value-8", Marking, &["Shift+8"]),
    line(C::Value(9), "value-9", Marking, &["Shift+9"]),
    line(
        C::SecondValue(1),
        "second-value-1",
        Marking,
        &["Alt+Shift+1"],
    ),
    line(
        C::SecondValue(2),
        "second-value-2",
        Marking,
        &["Alt+Shift+2"],
    ),
    line(
        C::SecondValue(3),
        "second-value-3",
        Marking,
        &["Alt+Shift+3"],
    ),
    line(
        C::SecondValue(4),
        "second-value-4",
        Marking,
        &["Alt+Shift+4"],
    ),
    line(C::Cycle, "cycle", Marking, &["o"]),
    line(C::Delete, "delete", Marking, &["Delete", "Backspace"]),
    line(C::Note, "note", Marking, &["e"]),
    line(C::Choose(1), "choose-1", Marking, &["k"]),
    line(C::Choose(2), "choose-2", Marking, &["v"]),
    line(C::ChooseWords, "choose-words", Marking, &["q"]),
    line(C::Who, "who", Marking, &["a"]),
    line(C::Everywhere, "everywhere", Marking, &["="]),
    line(C::Stick, "stick", Marking, &["l"]),
    line(C::AddPiece, "add-piece", Marking, &["+"]),
    line(C::CutPiece, "cut-piece", Marking, &["-"]),
    line(C::GrowStart, "grow-start", Marking, &["["]),
    line(C::ShrinkStart, "shrink-start", Marking, &["{"]),
    line(C::GrowEnd, "grow-end", Marking, &["]"]),
    line(C::ShrinkEnd, "shrink-end", Marking, &["}"]),
    line(
        C::GrowStartExactly,
        "grow-start-exactly",
        Marking,
        &["Alt+["],
    ),
    line(
        C::ShrinkStartExactly,
        "shrink-start-exactly",
        Marking,
        &["Alt+{"],
    ),
    line(C::GrowEndExactly, "grow-end-exactly", Marking, &["Alt+]"]),
    line(
        C::ShrinkEndExactly,
        "shrink-end-exactly",
        Marking,
        &["Alt+}"],
    ),
    line(C::PickHolder, "pick-holder", Links, &["h"]),
    line(C::ChooseHolder, "choose-holder", Links, &["Shift+h"]),
    line(C::PickCue, "pick-cue", Links, &["c"]),
    line(C::PickAbout, "pick-about", Links, &["b"]),
    line(C::PickQualifier, "pick-qualifier", Links, &["d"]),
    line(C::Caret(Motion::Left), "left", Caret, &["ArrowLeft"]),
    line(C::Caret(Motion::Right), "right", Caret, &["ArrowRight"]),
    line(C::Caret(Motion::Up), "up", Caret, &["ArrowUp"]),
    line(C::Caret(Motion::Down), "down", Caret, &["ArrowDown"]),
    line(
        C::Caret(Motion::WordLeft),
        "word-left",
        Caret,
        &["Mod+ArrowLeft", "Alt+ArrowLeft"],
    ),
    line(
        C::Caret(Motion::WordRight),
        "word-right",
        Caret,
        &["Mod+ArrowRight", "Alt+ArrowRight"],
    ),
    line(C::Caret(Motion::ClauseLeft), "clause-left", Caret, &[","]),
    line(C::Caret(Motion::ClauseRight), "clause-right", Caret, &["."]),
    line(
        C::Caret(Motion::SentenceLeft),
        "sentence-left",
        Caret,
        &["Alt+ArrowUp"],
    ),
    line(
        C::Caret(Motion::SentenceRight),
        "sentence-right",
        Caret,
        &["Alt+ArrowDown"],
    ),
    line(
        C::Caret(Motion::ParagraphUp),
        "paragraph-up",
        Caret,
        &["Mod+ArrowUp"],
    ),
    line(
        C::Caret(Motion::ParagraphDown),
        "paragraph-down",
        Caret,
        &["Mod+ArrowDown"],
    ),
    line(C::Caret(Motion::LineStart), "line-start", Caret, &["Home"]),
    line(C::Caret(Motion::LineEnd), "line-end", Caret, &["End"]),
    line(C::Caret(Motion::Start), "start", Caret, &["Mod+Home"]),
    line(C::Caret(Motion::End), "end", Caret, &["Mod+End"]),
    line(
        C::Extend(Motion::Left),
        "extend-left",
        Caret,
        &["Shift+ArrowLeft"],
    ),
    line(
        C::Extend(Motion::Right),
        "extend-right",
        Caret,
        &["Shift+ArrowRight"],
    ),
    line(
        C::Extend(Motion::Up),
        "extend-up",
        Caret,
        &["Shift+ArrowUp"],
    ),
    line(
        C::Extend(Motion::Down),
        "extend-down",
        Caret,
        &["Shift+ArrowDown"],
    ),
    line(
        C::Extend(Motion::WordLeft),
        "extend-word-left",
        Caret,
        &["Mod+Shift+ArrowLeft", "Alt+Shift+ArrowLeft"],
    ),
    line(
        C::Extend(Motion::WordRight),
        "extend-word-right",
        Caret,
        &["Mod+Shift+ArrowRight", "Alt+Shift+ArrowRight"],
    ),
    line(
        C::Extend(Motion::ClauseLeft),
        "extend-clause-left",
        Caret,
        &["<"],
    ),
    line(
        C::Extend(Motion::ClauseRight),
        "extend-clause-right",
        Caret,
        &[">"],
    ),
    line(
        C::Extend(Motion::SentenceLeft),
        "extend-sentence-left",
        Caret,
        &["Alt+Shift+ArrowUp"],
    ),
    line(
        C::Extend(Motion::SentenceRight),
        "extend-sentence-right",
        Caret,
        &["Alt+Shift+ArrowDown"],
    ),
    line(
        C::Extend(Motion::ParagraphUp),
        "extend-paragraph-up",
        Caret,
        &["Mod+Shift+ArrowUp"],
    ),
    line(
        C::Extend(Motion::ParagraphDown),
        "extend-paragraph-down",
        Caret,
        &["Mod+Shift+ArrowDown"],
    ),
    line(
        C::Extend(Motion::LineStart),
        "extend-line-start",
        Caret,
        &["Shift+Home"],
    ),
    line(
        C::Extend(Motion::LineEnd),
        "extend-line-end",
        Caret,
        &["Shift+End"],
    ),
    line(
        C::Extend(Motion::Start),
        "extend-start",
        Caret,
        &["Mod+Shift+Home"],
    ),
    line(
        C::Extend(Motion::End),
        "extend-end",
        Caret,
        &["Mod+Shift+End"],
    ),
    line(C::SelectClause, "select-clause", Caret, &["Shift+s"]),
    line(C::Find, "find", Caret, &["/", "Mod+f"]),
    line(C::NextHit, "next-hit", Caret, &["F3", "Mod+g"]),
    line(
        C::PreviousHit,
        "previous-hit",
        Caret,
        &["Shift+F3", "Mod+Shift+g"],
    ),
    line(C::MarkHits, "mark-hits", Caret, &["Alt+Enter"]),
    line(C::SelectSentence, "select-sentence", Caret, &["s"]),
    line(C::SelectAll, "select-all", Caret, &["Mod+a"]),
    line(C::Escape, "escape", View, &["Escape"]),
    line(C::ShowReview, "show-review", View, &["r"]),
    line(C::ShowActors, "show-actors", View, &["Shift+a"]),
    line(C::ShowPositions, "show-positions", View, &["Shift+p"]),
    line(C::ShowDoubt, "show-doubt", View, &["Shift+d"]),
    line(C::ShowMap, "show-map", View, &["m"]),
    line(C::Back, "back", View, &["g"]),
    line(C::SaveMapCsv, "save-map-csv", View, &[]),
    line(C::SaveMapSvg, "save-map-svg", View, &[]),
    line(C::SaveMapPng, "save-map-png", View, &[]),
    line(C::SayHere, "say-here", View, &["w"]),
    line(C::Guide, "guide", View, &["Shift+g"]),
    line(C::Codebook, "codebook", View, &["Shift+b"]),
    line(C::SaveCodebook, "save-codebook", Articles, &[]),
    line(C::FocusArticle, "focus-article", View, &["t"]),
    line(C::Palette, "palette", View, &["Mod+k"]),
    line(C::Theme, "theme", View, &[]),
    line(C::Settings, "settings", View, &["Mod+,"]),
    line(C::WidenSide, "widen-side", View, &["Shift+w"]),
    line(C::Help, "help", View, &["?"]),
    line(C::Compare, "compare", Articles, &["Shift+c"]),
    line(C::Adjudicate(A::Take(1)), "take-1", Comparison, &["1"]),
    line(C::Adjudicate(A::Take(2)), "take-2", Comparison, &["2"]),
    line(C::Adjudicate(A::Take(3)), "take-3", Comparison, &["3"]),
    line(C::Adjudicate(A::Take(4)), "take-4", Comparison, &["4"]),
    line(C::Adjudicate(A::Take(5)), "take-5", Comparison, &["5"]),
    line(C::Adjudicate(A::Take(6)), "take-6", Comparison, &["6"]),
    line(C::Adjudicate(A::TakeAll), "take-all", Comparison, &["b"]),
    line(
        C::Adjudicate(A::TakeNone),
        "take-none",
        Comparison,
        &["0", "x"],
    ),
    line(
        C::Adjudicate(A::OtherEdges),
        "other-edges",
        Comparison,
        &["e"],
    ),
    line(
        C::Adjudicate(A::StartBack),
        "start-back",
        Comparison,
        &["["],
    ),
    line(C::Adjudicate(A::StartOn), "start-on", Comparison, &["{"]),
    line(C::Adjudicate(A::EndOn), "end-on", Comparison, &["]"]),
    line(C::Adjudicate(A::EndBack), "end-back", Comparison, &["}"]),
    line(
        C::Adjudicate(A::TakeEdges),
        "take-edges",
        Comparison,
        &["Enter"],
    ),
    line(
        C::Adjudicate(A::LeaveEdges),
        "leave-edges",
        Comparison,
        &["Escape"],
    ),
    line(C::Adjudicate(A::NextOpen), "next-open", Comparison, &["n"]),
    line(
        C::Adjudicate(A::PreviousOpen),
        "previous-open",
        Comparison,
        &["Shift+n", "p"],
    ),
    line(
        C::Adjudicate(A::NextDifference),
        "next-difference",
        Comparison,
        &["j"],
    ),
    line(
        C::Adjudicate(A::PreviousDifference),
        "previous-difference",
        Comparison,
        &["k"],
    ),
    line(
        C::Adjudicate(A::Undo),
        "undo-choice",
        Comparison,
        &["Mod+z"],
    ),
    line(
        C::Adjudicate(A::Redo),
        "redo-choice",
        Comparison,
        &["Mod+Shift+z", "Mod+y"],
    ),
    line(
        C::Adjudicate(A::Save),
        "save-adjudicated",
        Comparison,
        &["Mod+s"],
    ),
    line(C::Adjudicate(A::Open), "open-adjudicated", Comparison, &[]),
];

/// The line of a command.
///
/// Every command stands in the table; a test holds that.
pub fn entry(id: CommandId) -> &'static Entry {
    TABLE
        .iter()
        .find(|entry| entry.id == id)
        .unwrap_or(&TABLE[0])
}

/// The line with this name.
pub fn by_name(name: &str) -> Option<&'static Entry> {
    TABLE.iter().find(|entry| entry.name == name)
}

impl Entry {
    /// The id of its message.
    pub fn message(&self) -> String {
        format!("command-{}", self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::Chord;

    #[test]
    fn names_and_keys_are_each_given_once() {
        let mut names: Vec<_> = TABLE.iter().map(|e| e.name).collect();
        let key = |entry: &'static Entry| {
            let own = entry.id.is_of_comparison();
            entry.keys.iter().map(move |key| (own, key))
        };
        let mut keys: Vec<_> = TABLE.iter().flat_map(key).collect();
        let given = (names.len(), keys.len());
        names.sort_unstable();
        names.dedup();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!((names.len(), keys.len()), given);
    }

    #[test]
    fn every_key_can_be_read_and_every_command_has_words() {
        for entry in TABLE {
            for key in entry.keys {
                assert_eq!(
                    Chord::parse(key).map(|c| c.to_string()).as_deref(),
                    Ok(*key)
                );
            }
            assert_ne!(
                crate::i18n::words(&entry.message()),
                entry.message(),
                "no words"
            );
        }
    }
}
