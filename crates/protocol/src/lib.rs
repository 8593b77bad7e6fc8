//! What the app and its workers say to each other: with an engine here, with the worker that runs
//! errands in [`formats`]; how the deep reader's model is kept between them is in [`deep`].
//!
//! Every request has an id, every answer names it, so answers may come late, in any order or not at
//! all. The worker speaks first: [`Answer::Ready`] with the build it belongs to, since its file
//! cannot be named by its content.

mod bytes;
pub mod deep;
pub mod formats;
mod packed;

use serde::{Deserialize, Serialize};
use standpoint_engine::{Batch, Language, Learned};
use standpoint_text::{Offset, Span};

pub use bytes::Bytes;

/// Counts the requests of one page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RequestId(pub u32);

/// App to worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Request {
    /// Read this text.
    Analyse {
        /// Named in every answer.
        id: RequestId,
        /// The whole text.
        text: String,
        /// What a person looks at, to be read first by an engine that takes its time.
        #[serde(default)]
        from: Offset,
    },
    /// The last stretch has been taken in, the next one may come: a worker that reads faster than the
    /// app can show waits for the app rather than burying it.
    Taken {
        /// Which request.
        id: RequestId,
    },
    /// Say why the words at `cue` are taken for a cue; answered by [`Answer::Why`], also in the middle
    /// of a reading. Of questions that wait for one another only the last is answered.
    Why {
        /// Named in the answer.
        id: RequestId,
        /// The whole text.
        text: String,
        /// Where the cue stands.
        cue: Span,
    },
    /// Stop reading; answered by [`News::Cancelled`] unless it is done already.
    Cancel {
        /// Which request.
        id: RequestId,
    },
}

/// Worker to app.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// The worker has started and takes requests.
    Ready {
        /// The build it belongs to: [`BUILD`].
        build: String,
        /// The engine's version.
        engine: String,
    },
    /// How the reading of a text is getting on.
    News {
        /// Which request.
        id: RequestId,
        /// What has happened.
        news: News,
    },
    /// Why a cue was found.
    Why {
        /// Which request.
        id: RequestId,
        /// What the learned layer says; none where it finds no cue there.
        why: Option<Learned>,
    },
    /// The request could not be carried out.
    Failed {
        /// Which request, where it could be told.
        id: Option<RequestId>,
        /// Why.
        error: Failure,
    },
    /// The last words of a worker that met a bug: it answers nothing any more.
    Crashed {
        /// Where in the program, and what it said.
        detail: String,
    },
}

/// How the reading of a text is getting on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum News {
    /// A further stretch has been read; this was found.
    Read(#[serde(with = "packed")] Batch),
    /// The text has been read to its end.
    Done {
        /// What it seems to be written in.
        language: Language,
        /// How many words it has.
        words: usize,
        /// Time spent reading, in milliseconds, pauses left out.
        milliseconds: f64,
    },
    /// Reading was stopped as asked.
    Cancelled,
}

/// Why the worker could not do as asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Failure {
    /// The message was not one of ours.
    #[error("the engine got a message that it does not understand: {detail}")]
    BadRequest {
        /// What was wrong with it.
        detail: String,
    },
}

/// The build that app and workers were compiled in; they refuse each other when it differs. It is
/// the version and a sum over the sources that they share.
pub const BUILD: &str = concat!(env!("CARGO_PKG_VERSION"), "+", env!("STANDPOINT_SOURCES"));
