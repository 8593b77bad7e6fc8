//! The deep reader in a worker of its own: it waits for its weights, then serves as any engine does.

use standpoint_deep::{DeepEngine, Model};
use standpoint_protocol::deep::{Answer, Request};
use standpoint_protocol::{Answer as Engines, BUILD};

use crate::engine;
use crate::scope::Scope;

/// Waits for weights, and serves with the first that can be read.
pub fn serve() {
    let scope = Scope::current();
    Scope::report_panics(|detail| Engines::Crashed { detail });
    scope.post(&Answer::Waiting {
        build: BUILD.to_owned(),
    });
    let answers = scope.clone();
    scope.listen(move |message| match message {
        Ok(Request::Load { id, weights }) => match Model::read(weights.0) {
            // It listens in the place of this from now on.
            Ok(model) => engine::serve(DeepEngine::new(model)),
            Err(error) => answers.post(&Answer::Refused {
                id: Some(id),
                detail: error.to_string(),
            }),
        },
        Err(bad) => answers.post(&Answer::Refused {
            id: bad.id,
            detail: bad.detail,
        }),
    });
}
