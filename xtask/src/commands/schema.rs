//! `schema`: the JSON Schema of the saved file, written again from the types.

use crate::failure::Outcome;
use crate::shell;
use crate::steps::step;

/// Lets the test that guards `www/schema/` write what it would otherwise compare.
pub fn schema() -> Outcome {
    step("Writing www/schema/ from the types", || {
        shell::run(
            shell::cargo()
                .args(["test", "-p", "standpoint-annotation", "--test", "schema"])
                .env("STANDPOINT_UPDATE", "1"),
        )
    })
}
