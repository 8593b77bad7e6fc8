//! Safe keeping: how full the browser's storage is, and when a backup is due.

use crate::i18n::Message;

/// A day, in milliseconds.
const DAY: f64 = 24.0 * 60.0 * 60.0 * 1000.0;

/// How long work may be without a backup before one is suggested, in milliseconds.
const WITHOUT_BACKUP: f64 = 3.0 * DAY;

/// How long a suggestion that was sent away is not made again, in milliseconds.
const SENT_AWAY: f64 = DAY;

/// What the browser says of its storage.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Storage {
    /// Bytes in use.
    pub used: f64,
    /// Bytes that may be used.
    pub quota: f64,
    /// Whether the browser has promised not to clear them by itself.
    pub persistent: bool,
}

impl Storage {
    /// The share that is in use, 0 to 1.
    pub fn share(&self) -> f64 {
        if self.quota > 0.0 {
            (self.used / self.quota).clamp(0.0, 1.0)
        } else {
            0.0
        }
    }

    /// In words.
    pub fn message(&self) -> Message {
        let percent = (self.share() * 100.0).ceil();
        Message::new("keeping-storage")
            .with("used", bytes(self.used))
            .with("quota", bytes(self.quota))
            .with("percent", percent)
    }
}

/// A number of bytes as people read it: two digits that count, in powers of a thousand.
fn bytes(number: f64) -> String {
    let units = ["B", "kB", "MB", "GB", "TB"];
    let (mut number, mut unit) = (number.max(0.0), 0);
    while number >= 1000.0 && unit + 1 < units.len() {
        number /= 1000.0;
        unit += 1;
    }
    let shown = if number < 10.0 && unit > 0 {
        (number * 10.0).round() / 10.0
    } else {
        number.round()
    };
    format!("{shown} {}", units[unit])
}

/// What is remembered of backups, in milliseconds since 1970.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Backups {
    /// When the project was last saved to a file.
    #[serde(default)]
    pub saved: Option<f64>,
    /// When somebody last sent the suggestion away.
    #[serde(default)]
    pub sent_away: Option<f64>,
}

impl Backups {
    /// Whether to suggest one now, where work began at `first` and was last changed at `last`.
    pub fn are_due(&self, now: f64, first: f64, last: f64) -> bool {
        let unsaved_since = match self.saved {
            Some(saved) if saved >= last => return false,
            Some(saved) => saved.max(first),
            None => first,
        };
        let rests = self.sent_away.is_some_and(|at| now - at < SENT_AWAY);
        !rests && now - unsaved_since >= WITHOUT_BACKUP
    }

    /// Whole days since the last one; `None` where there was none.
    pub fn days(&self, now: f64) -> Option<f64> {
        self.saved
            .map(|saved| ((now - saved) / DAY).floor().max(0.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backup_is_suggested_for_work_that_has_none_for_days() {
        let never = Backups::default();
        assert!(!never.are_due(2.9 * DAY, 0.0, 2.0 * DAY));
        assert!(never.are_due(3.0 * DAY, 0.0, 2.0 * DAY));
        let saved = Backups {
            saved: Some(5.0 * DAY),
            ..never
        };
        assert!(
            !saved.are_due(30.0 * DAY, 0.0, 4.0 * DAY),
            "nothing has changed since"
        );
        assert!(!saved.are_due(7.9 * DAY, 0.0, 6.0 * DAY));
        assert!(saved.are_due(8.0 * DAY, 0.0, 6.0 * DAY));
    }

    #[test]
    fn a_suggestion_that_was_sent_away_rests_for_a_day() {
        let sent = Backups {
            sent_away: Some(10.0 * DAY),
            saved: None,
        };
        assert!(!sent.are_due(10.9 * DAY, 0.0, 9.0 * DAY));
        assert!(sent.are_due(11.0 * DAY, 0.0, 9.0 * DAY));
    }

    #[test]
    fn sizes_are_read_at_a_glance() {
        let table = [
            (0.0, "0 B"),
            (999.0, "999 B"),
            (1_240.0, "1.2 kB"),
            (12_400_000.0, "12 MB"),
            (2.06e9, "2.1 GB"),
            (9e15, "9000 TB"),
        ];
        for (number, shown) in table {
            assert_eq!(bytes(number), shown);
        }
        let full = Storage {
            used: 3.0,
            quota: 2.0,
            persistent: true,
        };
        assert!((full.share() - 1.0).abs() < f64::EPSILON);
        assert!(Storage::default().share().abs() < f64::EPSILON);
    }
}
