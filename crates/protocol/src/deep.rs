//! What the app and the deep reader's worker say to each other before there is a reader: the weights,
//! which the app has fetched and kept, go to the worker. From [`crate::Answer::Ready`] on they speak as
//! with the instant engine.

use serde::{Deserialize, Serialize};

use crate::{Bytes, RequestId};

/// App to worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Request {
    /// Read with these weights.
    Load {
        /// Named in the answer, if they are refused.
        id: RequestId,
        /// The file, as a `Uint8Array` whose buffer is best handed over.
        weights: Bytes,
    },
}

/// Worker to app.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// The worker has started and waits for weights.
    Waiting {
        /// The build it belongs to: [`crate::BUILD`].
        build: String,
    },
    /// These are no weights that it can read with; it goes on waiting.
    Refused {
        /// Which request, where it could be told.
        id: Option<RequestId>,
        /// Why.
        detail: String,
    },
}
