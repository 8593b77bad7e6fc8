//! Ids that neither document has.

/// Counts up from the larger of two fresh ids such as `m12`.
pub(super) struct Numbers {
    prefix: &'static str,
    next: u64,
}

impl Numbers {
    /// Ids with this prefix; `fresh` are the next ones of the two documents.
    pub(super) fn from(prefix: &'static str, fresh: [&str; 2]) -> Self {
        let number = |id: &str| id.strip_prefix(prefix).and_then(|n| n.parse().ok());
        Self {
            prefix,
            next: fresh.into_iter().filter_map(number).max().unwrap_or(1),
        }
    }

    /// The next one.
    pub(super) fn next(&mut self) -> String {
        let id = format!("{}{}", self.prefix, self.next);
        self.next += 1;
        id
    }
}
