//! Buckets laid over one another: a sparse matrix kept in one row, fullest buckets first, each where
//! it first fits (Tarjan and Yao 1979, "Storing a sparse table").

use std::cmp::Reverse;

/// Where buckets begin, if the row with check `c` lies `c` places behind its bucket's start.
///
/// No two rows share a place and no two buckets a start, so that a check at its place tells the
/// bucket, too.
#[derive(Clone, Debug)]
pub(super) struct Overlay {
    /// How many places there are for each bucket.
    spread: usize,
    /// How far behind its share of the places each bucket begins.
    shifts: Vec<u16>,
}

impl Overlay {
    /// Lays out buckets whose rows have these checks, none of them twice in a bucket.
    pub(super) fn new(checks: &[&[u8]]) -> Self {
        let rows: usize = checks.iter().map(|own| own.len()).sum();
        let mut order: Vec<usize> = (0..checks.len()).collect();
        order.sort_by_key(|bucket| (Reverse(checks[*bucket].len()), *bucket));
        // An eighth of the places stays free, or a few more.
        let mut spread = rows * 9 / 8 / checks.len().max(1) + 1;
        loop {
            match shifts(checks, &order, spread) {
                Some(shifts) => return Self { spread, shifts },
                None => spread *= 2,
            }
        }
    }

    /// The place of the row with a check in a bucket, if there is such a row; another bucket's
    /// place, or a free one, if not.
    #[inline]
    pub(super) fn place(&self, bucket: usize, check: u8) -> usize {
        let shift = self.shifts.get(bucket).copied().unwrap_or_default();
        bucket * self.spread + usize::from(shift) + usize::from(check)
    }

    /// How many places there are; place 0 is never a row's.
    pub(super) fn len(&self) -> usize {
        let ends = (0..self.shifts.len()).map(|bucket| self.place(bucket, u8::MAX) + 1);
        ends.max().unwrap_or(1)
    }
}

/// How far behind its share each bucket begins; none if they do not fit.
fn shifts(checks: &[&[u8]], order: &[usize], spread: usize) -> Option<Vec<u16>> {
    let (mut taken, mut begun) = (Places::default(), Places::default());
    let mut shifts = vec![0; checks.len()];
    for bucket in order {
        let share = bucket * spread;
        let start = first_fit(checks[*bucket], &taken, &begun, share);
        shifts[*bucket] = u16::try_from(start - share).ok()?;
        begun.add(start);
        for check in checks[*bucket] {
            taken.add(start + usize::from(*check));
        }
    }
    Some(shifts)
}

/// The first start from `from` on at which all rows of a bucket find their places free.
fn first_fit(checks: &[u8], taken: &Places, begun: &Places, mut from: usize) -> usize {
    loop {
        let free = checks.iter().fold(!begun.bits(from), |free, check| {
            free & !taken.bits(from + usize::from(*check))
        });
        if free != 0 {
            return from + free.trailing_zeros() as usize;
        }
        from += 64;
    }
}

/// A set of places.
#[derive(Default)]
struct Places(Vec<u64>);

impl Places {
    /// Which of the 64 places from `from` on are in the set, a bit each.
    fn bits(&self, from: usize) -> u64 {
        let block = |number: usize| self.0.get(number).copied().unwrap_or_default();
        let (number, shift) = (from / 64, from % 64);
        match shift {
            0 => block(number),
            _ => block(number) >> shift | block(number + 1) << (64 - shift),
        }
    }

    fn add(&mut self, place: usize) {
        let number = place / 64;
        if number >= self.0.len() {
            self.0.resize(number + 1, 0);
        }
        self.0[number] |= 1 << (place % 64);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_rows_meet_and_no_buckets_begin_together() {
        let checks: Vec<Vec<u8>> = (0..2000_usize)
            .map(|bucket| {
                let check = |row: usize| (1 + (bucket * 37 + row * 91) % 255) as u8;
                (0..bucket % 9).map(check).collect()
            })
            .collect();
        let all: Vec<&[u8]> = checks.iter().map(Vec::as_slice).collect();
        let overlay = Overlay::new(&all);
        let (mut places, mut starts) = (BTreeSet::new(), BTreeSet::new());
        for (bucket, checks) in checks.iter().enumerate() {
            assert!(starts.insert(overlay.place(bucket, 0)));
            for check in checks {
                let place = overlay.place(bucket, *check);
                assert!((1..overlay.len()).contains(&place) && places.insert(place));
            }
        }
        // Little room is wasted.
        assert!(places.len() * 3 > overlay.len() * 2, "{}", overlay.len());
    }

    #[test]
    fn buckets_that_stand_in_each_others_way_are_spread() {
        let full: Vec<u8> = (1..=255).collect();
        let all = vec![full.as_slice(); 400];
        let overlay = Overlay::new(&all);
        let places = (0..400).flat_map(|bucket| full.iter().map(move |check| (bucket, *check)));
        let places: BTreeSet<usize> = places.map(|(b, c)| overlay.place(b, c)).collect();
        assert_eq!(places.len(), 400 * 255);
        assert_eq!(Overlay::new(&[]).len(), 1);
    }
}
