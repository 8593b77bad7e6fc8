//! Logistic regression over three features, by Newton's steps.

/// What is known of an example, and how it came out.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// The last one is mostly 1.
    pub features: [f64; 3],
    /// Whether it was right.
    pub right: bool,
    /// How much it counts.
    pub weight: f64,
}

/// Steps at most; a dozen are enough where the examples say anything.
const STEPS: usize = 50;
/// What weights cost: they stay finite where all examples of one side came true.
const RIDGE: f64 = 0.1;

/// The probability with these odds, given as their logarithm.
pub fn odds(logarithm: f64) -> f64 {
    1.0 / (1.0 + (-logarithm).exp())
}

/// The weights under which the examples are likeliest, with a small ridge; a feature that is always
/// 0 gets the weight 0.
pub fn fit(examples: &[Example]) -> [f64; 3] {
    let mut weights = [0.0; 3];
    for _ in 0..STEPS {
        let (slope, curvature) = derivatives(examples, &weights);
        let step = solve(curvature, slope);
        for (weight, step) in weights.iter_mut().zip(step) {
            // A step that is too long could leave the region where the parabola is true.
            *weight += step.clamp(-2.0, 2.0);
        }
        if step.iter().all(|step| step.abs() < 1e-9) {
            break;
        }
    }
    weights
}

/// The gradient of the logarithm of the likelihood, and its curvature with the sign turned.
fn derivatives(examples: &[Example], weights: &[f64; 3]) -> ([f64; 3], [[f64; 3]; 3]) {
    let mut slope = weights.map(|weight| -RIDGE * weight);
    let mut curvature = [[0.0; 3]; 3];
    for (place, row) in curvature.iter_mut().enumerate() {
        row[place] = RIDGE;
    }
    for example in examples {
        let sum: f64 = (0..3).map(|n| weights[n] * example.features[n]).sum();
        let sure = odds(sum);
        let gap = example.weight * (f64::from(u8::from(example.right)) - sure);
        let bend = example.weight * sure * (1.0 - sure);
        for (row, feature) in example.features.iter().enumerate() {
            slope[row] += gap * feature;
            for (column, other) in example.features.iter().enumerate() {
                curvature[row][column] += bend * feature * other;
            }
        }
    }
    (slope, curvature)
}

/// The solution of three equations by Gauss's elimination; `matrix` is positive definite, so that
/// no row need be exchanged.
fn solve(mut matrix: [[f64; 3]; 3], mut right: [f64; 3]) -> [f64; 3] {
    for pivot in 0..3 {
        let above = matrix[pivot];
        for row in pivot + 1..3 {
            let factor = matrix[row][pivot] / above[pivot];
            for (number, other) in matrix[row].iter_mut().zip(above) {
                *number -= factor * other;
            }
            right[row] -= factor * right[pivot];
        }
    }
    for row in (0..3).rev() {
        for column in row + 1..3 {
            right[row] -= matrix[row][column] * right[column];
        }
        right[row] /= matrix[row][row];
    }
    right
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equations_are_solved() {
        let solved = solve(
            [[4.0, 1.0, 0.0], [1.0, 3.0, 1.0], [0.0, 1.0, 2.0]],
            [6.0, 10.0, 8.0],
        );
        for (found, expected) in solved.iter().zip([1.0, 2.0, 3.0]) {
            assert!((found - expected).abs() < 1e-12, "{solved:?}");
        }
    }

    #[test]
    fn a_coin_gets_its_own_odds() {
        let examples = [true, true, true, false].repeat(500);
        let examples: Vec<Example> = examples
            .into_iter()
            .map(|right| Example {
                features: [0.0, 0.0, 1.0],
                right,
                weight: 1.0,
            })
            .collect();
        let [none, nothing, shift] = fit(&examples);
        assert!(none.abs() < 1e-9 && nothing.abs() < 1e-9);
        assert!((odds(shift) - 0.75).abs() < 1e-3);
    }

    #[test]
    fn what_always_comes_true_has_finite_weights() {
        let example = Example {
            features: [1.0, 0.5, 1.0],
            right: true,
            weight: 1.0,
        };
        assert!(fit(&[example; 20]).iter().all(|weight| weight.is_finite()));
    }
}
