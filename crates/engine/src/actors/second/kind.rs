//! Whose name it is that the rules found.

use super::{GUESSED, Heard, SAID, SURER};
use crate::actors::names::{Named, Who};
use crate::why::LEARNED_BODY;

/// Takes a name that the rules guess to be a person's, or a state's because it has a government,
/// for a body's where the layer does. The other way round it is no help: what the rules call a body
/// has a word that says so.
pub(super) fn mend(heard: &Heard, name: &mut Named) {
    let guessed = name.confidence <= GUESSED && matches!(name.who, Who::Person | Who::Land);
    if guessed && heard.who == Who::Organisation && heard.confidence >= SURER {
        name.who = Who::Organisation;
        name.confidence = SAID;
        name.reason = LEARNED_BODY;
    }
}
