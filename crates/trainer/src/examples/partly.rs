//! Texts of which only a part of the attributions is known.

use standpoint_engine::learned::chain::OUTSIDE;

/// The tag of a word of which nothing is known.
pub const UNKNOWN: u8 = 255;

/// Leaves of the tags those that are known: where something is attributed, and outside only in
/// sentences that have nothing attributed and follow none that have, since the rest of a content, and
/// cues of other kinds, may be in the others.
pub fn known(sentences: &[usize], tags: &mut [u8]) {
    let mut rest = tags;
    let mut goes_on = false;
    for length in sentences {
        let (own, behind) = rest.split_at_mut(*length);
        let says = own.iter().any(|tag| *tag != OUTSIDE);
        if says || goes_on {
            for tag in own.iter_mut().filter(|tag| **tag == OUTSIDE) {
                *tag = UNKNOWN;
            }
        }
        (rest, goes_on) = (behind, says);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_more_of_it_is_unknown() {
        let mut tags = [0, 0, 1, 3, 5, 0, 0, 0, 0];
        known(&[2, 4, 2, 1], &mut tags);
        assert_eq!(tags, [0, 0, 1, 3, 5, 255, 255, 255, 0]);
    }
}
