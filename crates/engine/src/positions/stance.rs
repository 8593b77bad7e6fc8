//! What side a cue takes, and what a negation makes of it.

use crate::draft::Stance;

const STANCES: [Stance; 8] = [
    Stance::Supports,
    Stance::Opposes,
    Stance::Demands,
    Stance::Proposes,
    Stance::Warns,
    Stance::Denies,
    Stance::Asks,
    Stance::States,
];

/// The stance with this name in the codebook.
pub(crate) fn of_name(name: &str) -> Option<Stance> {
    STANCES.into_iter().find(|stance| stance.id() == name)
}

/// The stance of the same cue with a negation that belongs to it: "did not support".
pub(crate) fn negated(stance: Stance) -> Stance {
    match stance {
        Stance::Supports | Stance::Demands | Stance::Proposes => Stance::Opposes,
        Stance::Opposes | Stance::Warns => Stance::Supports,
        // "Did not deny" and "did not doubt" let the claim stand.
        Stance::Denies => Stance::States,
        Stance::States => Stance::Denies,
        Stance::Asks => Stance::Asks,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_codebooks() {
        for stance in STANCES {
            assert_eq!(of_name(stance.id()), Some(stance));
        }
        assert_eq!(of_name("likes"), None);
    }

    #[test]
    fn a_negation_changes_the_side() {
        assert_eq!(negated(Stance::Supports), Stance::Opposes);
        assert_eq!(negated(Stance::Opposes), Stance::Supports);
        assert_eq!(negated(Stance::Asks), Stance::Asks);
    }
}
