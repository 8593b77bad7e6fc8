//! How far one engine is ahead of another, and how far that could have come out otherwise.

use standpoint_agreement::bootstrap::{self, Interval};

/// How often documents are drawn for an interval, and from which seed.
const RESAMPLES: usize = 1000;
const SEED: u64 = 2016;

/// `+6.1 [+3.2 +9.0]`: a difference in points over all documents, and its 95 per cent interval over
/// documents drawn again. `points` is given the places of the documents it is made from.
pub fn lead(documents: usize, points: impl Fn(&[usize]) -> f64) -> String {
    let all: Vec<usize> = (0..documents).collect();
    let whole = points(&all);
    let interval = bootstrap::interval(documents, RESAMPLES, SEED, points);
    interval.map_or_else(String::new, |Interval { low, high }| {
        format!("{whole:+.1} [{low:+.1} {high:+.1}]")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lead_has_its_interval() {
        let sides = [10.0, -10.0];
        let lead_of = |drawn: &[usize]| drawn.iter().map(|place| sides[*place]).sum::<f64>();
        assert_eq!(lead(2, lead_of), "+0.0 [-20.0 +20.0]");
        assert_eq!(lead(0, lead_of), "");
    }
}
