//! Ids that nothing has yet.

/// Counts on from a fresh id such as `m12`: looking through all ids for each of hundreds would take
/// long.
pub(crate) struct Numbers {
    prefix: &'static str,
    first: u64,
    given: u64,
}

impl Numbers {
    /// Ids with this prefix; `fresh` are the next ones of one document or more, of which the largest
    /// counts.
    pub(crate) fn from<'a>(prefix: &'static str, fresh: impl IntoIterator<Item = &'a str>) -> Self {
        let number = |id: &str| id.strip_prefix(prefix).and_then(|n| n.parse().ok());
        Self {
            prefix,
            first: fresh.into_iter().filter_map(number).max().unwrap_or(1),
            given: 0,
        }
    }

    /// The next one.
    pub(crate) fn next(&mut self) -> String {
        let (prefix, first, given) = (self.prefix, self.first, self.given);
        self.given += 1;
        match first.checked_add(given) {
            Some(number) => format!("{prefix}{number}"),
            None => format!("{prefix}{first}-{given}"),
        }
    }
}
