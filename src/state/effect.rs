//! What the browser has to do after a change of state.

use std::rc::Rc;
use std::sync::Arc;

use standpoint_annotation::{Codebook, Command, Document, JournalEntry, MarkId};
use standpoint_engine::Thresholds;
use standpoint_formats::Encoding;
use standpoint_protocol::formats::comparing::Comparison;
use standpoint_protocol::formats::{Errand, File};
use standpoint_text::{Span, Text};

use super::caret::Caret;
use super::comparing::{Made, Side};
use super::deep::DeepEffect;
use super::exchange::ExchangeEffect;
use super::find::Wanted;
use super::keeping::Backups;
use super::look::Look;
use super::marking::MarkingEffect;
use super::update::Raw;
use crate::commands::keymap::KeySettings;
use crate::commands::table::Motion;
use crate::store::Summary;
use standpoint_protocol::RequestId;

/// Something outside the state, carried out in the same task, in order.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Store a new article.
    AddArticle {
        /// Its row.
        summary: Summary,
        /// Its document as it came in.
        document: Rc<Document>,
    },
    /// Store a new article beside the one that is open.
    AddAside {
        /// Its row.
        summary: Summary,
        /// Its document as it came in.
        document: Rc<Document>,
    },
    /// Change all articles that are not open.
    EditElsewhere(Command),
    /// Look for words in all articles.
    Search(String),
    /// Save the whole project to a file.
    SaveProject,
    /// Merge the project in this file into this one.
    MergeProject(File),
    /// Remember what is known of backups.
    StoreBackups(Backups),
    /// Ask how full the browser's storage is.
    MeasureStorage,
    /// Begin with the newer version of the app.
    UseVersion,
    /// Put the focus on the search among the articles.
    FocusSearch,
    /// Store a journal entry.
    Append {
        /// Its place in the journal, from 0.
        entry: u32,
        /// What was done.
        what: Rc<JournalEntry>,
        /// The article's row after it; it names the article.
        summary: Summary,
    },
    /// Store an article's row alone.
    StoreSummary(Summary),
    /// Read a stored article.
    Load(String),
    /// Read on in the journal of an article that another tab writes.
    Follow {
        /// Which article.
        key: String,
        /// The first entry that is not known here.
        from: u32,
    },
    /// Delete an article.
    Remove(String),
    /// Bring a deleted article back.
    Restore(String),
    /// Take an article over from another tab.
    TakeOver(String),
    /// Store changed keys.
    StoreKeys(KeySettings),
    /// Store and show how the app looks.
    StoreLook(Look),
    /// Store how sure the engine has to be.
    StoreThresholds(Thresholds),
    /// Store what new articles are marked with.
    StoreCodebook(Arc<Codebook>),
    /// Let the engine read.
    Analyse(Text),
    /// Ask it why there is a cue at this place.
    Why(Text, Span),
    /// Let it stop.
    Cancel(RequestId),
    /// Ask for files.
    PickFiles,
    /// Read the clipboard, or ask for the text.
    ReadClipboard,
    /// Take this text in as if it had been pasted.
    TakeText(String),
    /// Read a file again in another encoding.
    Decode {
        /// The file as it came.
        raw: Raw,
        /// The encoding to read it in.
        encoding: Encoding,
    },
    /// Read pages that are being read without the worker.
    ReadSimply,
    /// A text comes in: from here the time until its marks are on the screen is measured.
    Arriving,
    /// All marks will be on the screen with the next frame.
    MarksShown,
    /// Save the document as a file.
    SaveFile {
        /// The name to propose.
        name: String,
        /// The document.
        document: Rc<Document>,
    },
    /// Save a text as a file.
    SaveText {
        /// The name to propose, with its extension.
        name: String,
        /// What is in it.
        text: String,
        /// Its media type.
        media_type: &'static str,
    },
    /// Save a drawing as a PNG file.
    SavePicture {
        /// The name to propose, with its extension.
        name: String,
        /// The drawing, as SVG.
        svg: String,
    },
    /// What marking by hand needs.
    Marking(MarkingEffect),
    /// Read every article of the project for the matrix.
    ReadProject,
    /// Another tab wrote at the same time: read what it did, then do again what waits here.
    ResolveConflict(String),
    /// Write what could not be written.
    RetrySaving,
    /// Show this selection in the browser, and scroll the caret into view.
    ShowCaret(Caret),
    /// Move the caret as the lines on the screen lie.
    MoveOnScreen {
        /// How.
        motion: Motion,
        /// Whether it selects.
        extend: bool,
    },
    /// Scroll there, if it is not in view.
    Reveal(Span),
    /// Remember which mark of an article is looked at.
    StorePlace {
        /// Which article.
        key: String,
        /// Which mark.
        mark: MarkId,
    },
    /// Put the focus on the panel's line of the mark that is looked at.
    FocusLine,
    /// Put the focus on the article.
    FocusArticle,
    /// Look for something in a text.
    Find {
        /// Numbers the search.
        number: u32,
        /// Where to look.
        text: Text,
        /// What to look for.
        wanted: Wanted,
    },
    /// Ask for an annotator's files.
    PickAnnotator,
    /// Gather the documents of annotators to be compared.
    Gather {
        /// Who.
        sides: Vec<Side>,
        /// Whether suggestions count.
        suggested: bool,
        /// Whether who sits here has all articles of the project, or the open one.
        project: bool,
        /// The open one.
        open: Option<Rc<Document>>,
    },
    /// Have an errand run for the comparison.
    Errand(Rc<Errand>),
    /// Give it up.
    CancelErrand,
    /// Store what was chosen where these differ.
    StoreChoices {
        /// Whom it is about.
        of: Rc<Comparison>,
        /// All choices.
        made: Rc<Vec<Made>>,
    },
    /// Save an adjudicated document as a file, or open it here.
    Adjudicated {
        /// The document.
        json: String,
        /// Whether it is to be saved.
        save: bool,
    },
    /// Something for the formats of others.
    Exchange(ExchangeEffect),
    /// The deep reader.
    Deep(DeepEffect),
    /// Scroll the list to the difference that is looked at.
    ShowDifference,
    /// Load the page again.
    Reload,
}
