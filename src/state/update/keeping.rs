//! Safe keeping: room, backups, and new versions of the app.

use super::super::action::Version;
use super::super::effect::Effect;
use super::super::keeping::{Backups, Storage};
use super::super::notice::{Notice, Remedy, Tone};
use super::Update;
use crate::files::Saved;
use crate::i18n::Message;

/// The share of the storage from which on it is said that there is not much room left.
const NEARLY_FULL: f64 = 0.9;

impl Update<'_> {
    pub(super) fn storage(&mut self, storage: Storage) {
        self.state.storage = Some(storage);
        if storage.share() >= NEARLY_FULL {
            self.warn(
                Message::new("notice-nearly-full"),
                vec![Remedy::SaveProject],
            );
        }
    }

    /// What is known of backups; one is suggested where the work has had none for long.
    pub(super) fn backups(&mut self, backups: Backups) {
        self.state.backups = backups;
        let here = self
            .state
            .articles
            .iter()
            .filter(|row| row.removed.is_none());
        let first = here.clone().map(|row| row.added.as_str()).min();
        let last = here.map(|row| row.updated.as_str()).max();
        let (Some(first), Some(last)) = (first.and_then(milliseconds), last.and_then(milliseconds))
        else {
            return;
        };
        let Some(now) = milliseconds(&self.moment.now) else {
            return;
        };
        if backups.are_due(now, first, last) {
            let message = match backups.days(now) {
                Some(days) => Message::new("notice-backup-old").with("days", days),
                None => Message::new("notice-backup-none"),
            };
            self.say(Notice {
                remedies: vec![Remedy::SaveProject, Remedy::NoBackup],
                ..Notice::new(Tone::Information, message)
            });
        }
    }

    pub(super) fn no_backup(&mut self) {
        let backups = Backups {
            sent_away: milliseconds(&self.moment.now),
            ..self.state.backups
        };
        self.remember_backups(backups);
    }

    fn remember_backups(&mut self, backups: Backups) {
        self.state.backups = backups;
        self.effects.push(Effect::StoreBackups(backups));
    }

    pub(super) fn project_saved(&mut self, saved: Saved, at: f64) {
        let is_kept = matches!(saved, Saved::Written { .. } | Saved::Downloaded { .. });
        self.file_saved(saved);
        if is_kept {
            self.remember_backups(Backups {
                saved: Some(at),
                ..self.state.backups
            });
            let suggested = |notice: &u32| {
                let ids = ["notice-backup-old", "notice-backup-none"];
                let known = self.state.notices.iter().find(|known| known.id == *notice);
                known.is_some_and(|known| ids.contains(&known.message.id.as_ref()))
            };
            let notices: Vec<u32> = self.state.notices.iter().map(|notice| notice.id).collect();
            let done: Vec<u32> = notices.into_iter().filter(suggested).collect();
            for notice in done {
                self.dismiss(notice);
            }
        }
    }

    /// A new version is said quietly and waits.
    pub(super) fn version(&mut self, version: Version) {
        let (id, remedy) = match version {
            Version::Ready => ("notice-version-ready", Remedy::UseVersion),
            Version::Elsewhere => ("notice-version-elsewhere", Remedy::Reload),
        };
        self.say(Notice {
            remedies: vec![remedy],
            ..Notice::new(Tone::Information, Message::new(id))
        });
    }
}

/// A time as RFC 3339 in UTC, such as `2026-03-05T09:12:44Z`, in milliseconds since 1970; parts of a
/// second are left out.
fn milliseconds(time: &str) -> Option<f64> {
    let number = |from: usize, to: usize| time.get(from..to)?.parse::<i32>().ok();
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
    // Days from the civil calendar (Hinnant, "chrono-Compatible Low-Level Date Algorithms"): years
    // begin in March, so that the leap day is the last.
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
    let seconds = f64::from(days) * 86_400.0 + f64::from(hour * 3_600 + minute * 60 + second);
    Some(seconds * 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_counted_from_1970() {
        let table = [
            ("1970-01-01T00:00:00Z", Some(0.0)),
            ("2000-03-01T00:00:00.000Z", Some(951_868_800_000.0)),
            ("2024-02-29T12:34:56Z", Some(1_709_210_096_000.0)),
            ("2026-11-25T13:00:00Z", Some(1_795_611_600_000.0)),
            ("yesterday", None),
            ("", None),
        ];
        for (time, expected) in table {
            assert_eq!(milliseconds(time), expected, "{time}");
        }
    }
}
