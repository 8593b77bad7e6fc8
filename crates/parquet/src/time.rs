//! Days and moments as ISO 8601 writes them.

/// The day that is so many days after 1970-01-01.
///
/// Source: Howard Hinnant, “chrono-Compatible Low-Level Date Algorithms”, `civil_from_days`.
pub(crate) fn date(days: i64) -> String {
    const DAYS_OF_400_YEARS: i64 = 146_097;
    // Days since 0000-03-01; what overflows is far outside of any calendar.
    let days = days.saturating_add(719_468);
    let (era, day) = (
        days.div_euclid(DAYS_OF_400_YEARS),
        days.rem_euclid(DAYS_OF_400_YEARS),
    );
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (month, carry) = if month < 10 {
        (month + 3, 0)
    } else {
        (month - 9, 1)
    };
    let year = year + era * 400 + carry;
    format!("{year:04}-{month:02}-{day:02}")
}

/// The moment that is so many units after 1970-01-01, of which so many make a second.
pub(crate) fn moment(value: i64, unit: i64) -> String {
    let seconds = value.div_euclid(unit);
    let fraction = value.rem_euclid(unit);
    let day = date(seconds.div_euclid(86_400));
    let second = seconds.rem_euclid(86_400);
    let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
    let mut moment = format!("{day}T{hour:02}:{minute:02}:{second:02}");
    if fraction > 0 {
        let digits = usize::try_from(unit.ilog10()).unwrap_or_default();
        let fraction = format!("{fraction:0digits$}");
        moment.push('.');
        moment.push_str(fraction.trim_end_matches('0'));
    }
    moment
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_moments_are_those_of_the_calendar() {
        let days = [
            (0, "1970-01-01"),
            (-1, "1969-12-31"),
            (11_016, "2000-02-29"),
            (19_723, "2024-01-01"),
        ];
        for (number, day) in days {
            assert_eq!(date(number), day);
        }
        assert_eq!(moment(1_700_000_000_500, 1_000), "2023-11-14T22:13:20.5");
        assert_eq!(moment(-1, 1_000_000), "1969-12-31T23:59:59.999999");
        assert_eq!(moment(1_000_000_000, 1_000_000_000), "1970-01-01T00:00:01");
        // Whatever stands in a file gives words.
        assert!(!date(i64::MAX).is_empty() && !moment(i64::MIN, 1_000).is_empty());
    }
}
