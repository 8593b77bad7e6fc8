//! How scores become answers, chosen on the tuning part.

use standpoint_agreement::classes::{Answer, macro_f1};
use standpoint_engine::learned::stance::{Decision, Side, WIDTH};

/// The scores of an example, and its right side.
#[derive(Clone, Copy, Debug)]
pub struct Scored {
    /// The score of each side.
    pub scores: [i32; WIDTH],
    /// The right one.
    pub side: Side,
}

/// By how much the worth of a unit of score is tried out.
const SCALES: [f32; 12] = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0];
/// The factors by which the odds of a side are tried to be raised.
const ODDS: [f32; 13] = [
    0.5, 0.6, 0.75, 0.87, 1.0, 1.15, 1.3, 1.6, 2.0, 2.5, 3.2, 4.0, 5.0,
];

/// The sides of a pair: that of the surer answer, and none for the other way.
pub fn relation(decision: &Decision, pair: &[Scored; 2]) -> (Side, Side) {
    let [there, back] = [&pair[0], &pair[1]].map(|scored| decision.answer(scored.scores));
    let is_there = back.side == Side::Neither
        || (there.side != Side::Neither && there.confidence >= back.confidence);
    if is_there {
        (there.side, Side::Neither)
    } else {
        (Side::Neither, back.side)
    }
}

/// The decisions for questions without and with a holder: the worth of a unit under which the right
/// answers are likeliest (temperature scaling: Guo et al. 2017), and the lifts with the best macro F1.
pub fn decisions(unit: f32, singles: &[Scored], pairs: &[[Scored; 2]]) -> [Decision; 2] {
    let flat: Vec<Scored> = pairs.iter().flatten().copied().collect();
    let alone = |decision: &Decision| {
        let answer = |s: &Scored| (s.side, decision.answer(s.scores).side);
        macro_f1(&singles.iter().map(answer).collect::<Vec<Answer<Side>>>())
    };
    let paired = |decision: &Decision| {
        let answer = |pair: &[Scored; 2]| ((pair[0].side, pair[1].side), relation(decision, pair));
        macro_f1(
            &pairs
                .iter()
                .map(answer)
                .collect::<Vec<Answer<(Side, Side)>>>(),
        )
    };
    [
        lifted(calibrated(unit, singles), alone),
        lifted(calibrated(unit, &flat), paired),
    ]
}

fn calibrated(unit: f32, scored: &[Scored]) -> Decision {
    let with = |scale: &f32| Decision {
        unit: unit * scale,
        lift: [0; WIDTH],
    };
    let loss = |decision: &Decision| -> f64 {
        let right = |s: &Scored| decision.probabilities(s.scores)[s.side as usize];
        scored
            .iter()
            .map(|s| -f64::from(right(s).max(1e-9)).ln())
            .sum()
    };
    let mut decisions = SCALES.iter().map(with);
    let first = decisions.next().unwrap_or_else(|| with(&1.0));
    decisions.fold(first, |best, next| {
        if loss(&next) < loss(&best) {
            next
        } else {
            best
        }
    })
}

fn lifted(plain: Decision, figure: impl Fn(&Decision) -> f64) -> Decision {
    let lift = |odds: f32| (odds.ln() / plain.unit).round() as i16;
    let mut best = (figure(&plain), plain);
    for supports in ODDS {
        for opposes in ODDS {
            let decision = Decision {
                lift: [0, lift(supports), lift(opposes)],
                ..plain
            };
            let figure = figure(&decision);
            if figure > best.0 {
                best = (figure, decision);
            }
        }
    }
    best.1
}
