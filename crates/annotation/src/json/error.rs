//! Why a file cannot be opened.

use super::recognise::Tool;

/// Why a file is no document, said so that its reader knows what to do.
#[derive(Debug, thiserror::Error, PartialEq, Eq, Clone)]
pub enum LoadError {
    /// The JSON is broken.
    #[error("the file is not whole JSON: line {line}, column {column}: {detail}")]
    NotJson {
        /// Counted from 1.
        line: usize,
        /// In bytes, counted from 1.
        column: usize,
        /// What was expected there.
        detail: String,
    },
    /// JSON, but of nobody we know.
    #[error(
        "this is JSON, but no Standpoint document: those are objects with \"format\": \
         \"standpoint/1\""
    )]
    NotADocument,
    /// A Standpoint project: it lists documents and holds none.
    #[error("this is a Standpoint project; its documents are in files of their own")]
    AProject,
    /// A codebook: it says what may be marked and holds no text.
    #[error("this is a Standpoint codebook, which says what may be marked and holds no text")]
    ACodebook,
    /// Several documents, one a line.
    #[error("this file holds {count} documents, one a line; save each as a file of its own")]
    SeveralDocuments {
        /// How many.
        count: usize,
    },
    /// A file of another annotation tool.
    #[error("this looks like a file of {tool}, not a Standpoint document; open its text instead")]
    OtherTool {
        /// Which.
        tool: Tool,
    },
    /// Written by a later Standpoint.
    #[error(
        "this file is “{found}”, from a newer Standpoint than this one, which reads \
         “standpoint/1”; update Standpoint to open it"
    )]
    NewerVersion {
        /// Its format.
        found: String,
    },
    /// Offsets in a unit that `standpoint/1` does not have.
    #[error("its offsets are “{found}”; a “standpoint/1” file counts in “code_points”")]
    UnknownUnit {
        /// What stands under `offsets`.
        found: String,
    },
    /// A field that must be there is not.
    #[error("“{field}” is missing in {at}")]
    Missing {
        /// The field.
        field: String,
        /// The path of the object that lacks it, such as `marks[3]`.
        at: String,
    },
    /// A field holds what it cannot be.
    #[error("“{at}” is not as it should be: {detail}")]
    WrongType {
        /// The path of the field, such as `marks[3].label`.
        at: String,
        /// What was expected and what is there.
        detail: String,
    },
}
