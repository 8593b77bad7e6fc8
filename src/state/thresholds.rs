//! Thresholds as a browser remembers them: what was changed, a line for each label.

use std::fmt::Write;

use standpoint_engine::Thresholds;

/// The confidences that a slider knows, in percent: from nothing, in steps.
pub const STEP: u8 = 5;

/// A confidence from 0 to 1 in percent.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 0 and 100 after clamping"
)]
pub fn percent(confidence: f64) -> u8 {
    (confidence * 100.0).round().clamp(0.0, 100.0) as u8
}

/// Percent as a confidence from 0 to 1.
pub fn confidence(percent: u8) -> f64 {
    f64::from(percent.min(100)) / 100.0
}

/// What is to be remembered.
pub fn to_setting(thresholds: &Thresholds) -> String {
    let mut setting = String::new();
    for (label, least) in thresholds.changed() {
        // Writing to a string does not fail.
        let _ = writeln!(setting, "{}\t{label}", percent(least));
    }
    setting
}

/// What was remembered; lines that cannot be read are as by default.
pub fn from_setting(setting: &str) -> Thresholds {
    let lines = setting.lines().filter_map(|line| line.split_once('\t'));
    lines.fold(
        Thresholds::default(),
        |thresholds, (least, label)| match least.parse() {
            Ok(least) => thresholds.with(label.into(), confidence(least)),
            Err(_) => thresholds,
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_changed_is_remembered_and_what_cannot_be_read_is_as_usual() {
        let changed = Thresholds::default()
            .with("position".into(), 0.65)
            .with("a label of one's own".into(), 0.0);
        assert_eq!(from_setting(&to_setting(&changed)), changed);
        assert_eq!(to_setting(&Thresholds::default()), "");
        assert_eq!(from_setting("x\tcue\n200\n"), Thresholds::default());
    }
}
