//! Colours as people with a colour vision deficiency see them.

/// How somebody sees colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Vision {
    /// With all three kinds of cones.
    Normal,
    /// Without cones for long waves: red is dark and like green.
    Protanopia,
    /// Without cones for middle waves: green is like red.
    Deuteranopia,
    /// Without cones for short waves: blue is like green.
    Tritanopia,
}

/// Red, green and blue as light, from each of these three.
type Matrix = [[f64; 3]; 3];

impl Vision {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::Normal,
        Self::Protanopia,
        Self::Deuteranopia,
        Self::Tritanopia,
    ];

    /// What somebody who sees like this sees, in light of red, green and blue from 0 to 1: the
    /// matrices of severity 1 of Machado, Oliveira and Fernandes, "A Physiologically-based Model for
    /// Simulation of Color Vision Deficiency", *IEEE Transactions on Visualization and Computer
    /// Graphics* 15, 2009, applied to light, and cut to what a screen can show.
    pub(crate) fn sees(self, light: [f64; 3]) -> [f64; 3] {
        let Some(matrix) = self.matrix() else {
            return light;
        };
        matrix.map(|row| {
            let sum: f64 = row
                .iter()
                .zip(light)
                .map(|(weight, part)| weight * part)
                .sum();
            sum.clamp(0.0, 1.0)
        })
    }

    fn matrix(self) -> Option<Matrix> {
        match self {
            Self::Normal => None,
            Self::Protanopia => Some([
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ]),
            Self::Deuteranopia => Some([
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ]),
            Self::Tritanopia => Some([
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::colour::{Lab, Rgb, difference};

    fn seen(vision: Vision, colour: [u8; 3]) -> Lab {
        Lab::of(vision.sees(Rgb(colour).linear()))
    }

    #[test]
    fn greys_stay_as_they_are() {
        for vision in Vision::ALL {
            for grey in [0, 1, 40, 128, 200, 255] {
                let before = seen(Vision::Normal, [grey; 3]);
                assert!(
                    difference(before, seen(vision, [grey; 3])) < 0.01,
                    "{vision:?} {grey}"
                );
            }
        }
    }

    #[test]
    fn each_deficiency_brings_its_own_colours_together() {
        // Two of equal lightness whose difference is in red against green, and two in yellow
        // against blue.
        let (brick, moss) = ([170, 85, 85], [85, 121, 85]);
        let (teal, azure) = ([60, 150, 140], [60, 146, 190]);
        // How much of the difference is left.
        let left = |vision, one, other| {
            let apart = |vision| difference(seen(vision, one), seen(vision, other));
            apart(vision) / apart(Vision::Normal)
        };
        for vision in [Vision::Protanopia, Vision::Deuteranopia] {
            assert!(left(vision, brick, moss) < 0.5, "{vision:?}");
            assert!(left(vision, teal, azure) > 0.5, "{vision:?}");
        }
        assert!(left(Vision::Tritanopia, teal, azure) < 0.5);
        assert!(left(Vision::Tritanopia, brick, moss) > 0.5);
    }

    #[test]
    fn red_is_dark_without_cones_for_long_waves() {
        let lightness = |vision| seen(vision, [255, 0, 0]).lightness;
        assert!(lightness(Vision::Protanopia) < lightness(Vision::Deuteranopia) - 10.0);
    }
}
